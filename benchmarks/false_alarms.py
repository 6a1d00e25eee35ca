"""False alarms: every rule for drafts over real posts as an official account's, all else in order. --limit N, --lang, --kind, --only, --data DIR."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from smpolicy import bootstrap
from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.errors import InputError
from smpolicy.model.finding import Finding
from smpolicy.model.subject import Subject
from smpolicy.model.text import text_hash
from smpolicy.policy.clause import PolicyHead
from smpolicy.readers.collect import subject_from_fields

ROOT = Path(__file__).parents[1]
OUT = ROOT / "bench-out" / "false-alarms"
WORKSPACE = ROOT / "examples" / "lumbungrasa"
TODAY = date(2026, 11, 22)
BATCH = 2000
SHOWN = 20
"""Hits of one rule that are written out for reading."""
AROUND = 160
"""Characters of the text that are shown on either side of a hit."""
SIGNATORIES = {"public_relations": "made", "marketing_communications": "bagus", "legal": "dewi", "community_manager": "sari"}
AROUND_IT: dict[str, dict[str, Any]] = {
    "post": {
        "account": "ig-lumbungrasa", "author": "putri", "plan_item": "P-101", "content_type": "education", "publish_at": "2026-11-24",
        "sources": [{"title": "Catatan"}], "checked_by": "made", "media": "none", "relationship": "none", "giveaway": "none", "offer": "none",
    },
    "reply": {
        "account": "fb-lumbungrasa", "author": "laras", "visibility": "public", "refs": ["KB-012"],
        "thread": {"kind": "question", "our_public_turns": 1},
    },
}  # fmt: skip
"""What stands around the text, so that only the text can be at fault."""
HIDDEN_BY_THE_DATA = {"[URL]": "https://berita.example/a", "[USERNAME]": "@seseorang"}
"""What stands where the data hide it, for a draft with `[URL]` in it is unfinished indeed."""


@dataclass(slots=True)
class Tally:
    """The hits of one rule: how many posts of each language have one, at which severities, and what was found."""

    posts: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    hits: list[str] = field(default_factory=list)


def texts_of(file: Path, limit: int | None) -> list[str]:
    with file.open(encoding="utf-8") as lines:
        told = [json.loads(line)["text"] for line in lines]
    for mark, there in HIDDEN_BY_THE_DATA.items():
        told = [text.replace(mark, there) for text in told]
    return [text for text in told if text.strip()][:limit]


def subjects_of(texts: Iterable[str], lang: str, kind: str, policy: PolicyHead) -> Iterator[Subject]:
    """Each text as a draft that is complete, and signed by all."""
    for number, text in enumerate(texts, 1):
        signed = [
            {"function": function, "person": person, "at": "2026-11-20", "text_hash": text_hash(text)}
            for function, person in SIGNATORIES.items()
        ]
        fields = {"kind": kind, "id": f"{lang}-{number}", "text": text, "approvals": signed, **AROUND_IT[kind]}
        try:
            yield subject_from_fields(fields, policy)
        except InputError as error:
            print(f"{lang}-{number} is no draft: {error}", file=sys.stderr)


def shown(finding: Finding, text: str) -> str:
    """A hit among the words around it."""
    if finding.span is None or finding.field != "text":
        return f"[{finding.field}] {text[: 2 * AROUND]}"
    start, end = finding.span.start, finding.span.end
    return f"{text[max(start - AROUND, 0) : start]}⟦{text[start:end]}⟧{text[end : end + AROUND]}"


def count(tallies: dict[str, Tally], findings: Iterable[Finding], texts: Mapping[str, str], lang: str) -> None:
    seen: set[tuple[str, str]] = set()
    for one in findings:
        tally = tallies[one.name if one.verdict == "violation" else f"{one.name} ({one.verdict})"]
        if (one.name, one.subject) not in seen:
            seen.add((one.name, one.subject))
            tally.posts[lang] += 1
        tally.severities[one.severity] += 1
        tally.hits.append(f"{one.subject} {one.severity} {json.dumps(shown(one, texts[one.subject]), ensure_ascii=False)}")


def measured(texts: Mapping[str, Sequence[str]], kind: str, only: tuple[str, ...]) -> dict[str, Tally]:
    """The hits by rule over texts by language; what was found so far is written out after each batch."""
    workspace = bootstrap.open_workspace(WORKSPACE)
    options = CheckOptions(today=TODAY, only=only, use_waivers=False)
    tallies: dict[str, Tally] = defaultdict(Tally)
    for lang, told in texts.items():
        stream = subjects_of(told, lang, kind, workspace.policy)
        while batch := list(islice(stream, BATCH)):
            report = check_subjects(workspace, batch, options)
            count(tallies, report.findings, {one.id: one.fields["text"] for one in batch}, lang)
            write_hits(tallies, kind, "-".join(texts))
            print(f"{batch[-1].id} done", file=sys.stderr)
    return tallies


def write_hits(tallies: Mapping[str, Tally], kind: str, languages: str) -> None:
    """Some hits of each rule, spread over all of them, a file a rule; and every error."""
    folder = OUT / f"{kind}-{languages}"
    folder.mkdir(parents=True, exist_ok=True)
    for name, tally in tallies.items():
        step = max(len(tally.hits) / SHOWN, 1.0)
        some = [tally.hits[int(at * step)] for at in range(min(SHOWN, len(tally.hits)))]
        (folder / f"{name.replace('/', '-')}.txt").write_text("\n".join(some) + "\n", encoding="utf-8")
    errors = [f"{name} {hit}" for name, tally in tallies.items() for hit in tally.hits if " error " in hit[:24]]
    (folder / "errors.txt").write_text("\n".join(errors) + "\n", encoding="utf-8")


def print_table(tallies: Mapping[str, Tally], texts: Mapping[str, Sequence[str]]) -> None:
    languages = list(texts)
    print(f"{'posts with a hit, in 10,000':44}" + "".join(f"{lang:>9}" for lang in languages) + f"{'hits':>8}  severities")
    for name, tally in sorted(tallies.items(), key=lambda row: -sum(row[1].posts.values())):
        rates = "".join(f"{tally.posts[lang] * 10_000 / max(len(texts[lang]), 1):9.1f}" for lang in languages)
        told = ", ".join(f"{severity} {number}" for severity, number in tally.severities.most_common())
        print(f"{name:44}{rates}{len(tally.hits):8}  {told}")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("SMPOLICY_DATA", ROOT.parent / "shared" / "data")))
    parser.add_argument("--limit", type=int, help="posts of each language")
    parser.add_argument("--lang", nargs="+", choices=("id", "en"), default=["id", "en"])
    parser.add_argument("--kind", choices=tuple(AROUND_IT), default="post")
    parser.add_argument("--only", nargs="*", default=[], help="clauses or rules")
    wanted = parser.parse_args(arguments)
    files = {lang: wanted.data / f"posts_{lang}.jsonl" for lang in wanted.lang}
    if not all(file.is_file() for file in files.values()):
        print(f"no data in {wanted.data}; name the folder with --data or SMPOLICY_DATA", file=sys.stderr)
        return 2
    texts = {lang: texts_of(file, wanted.limit) for lang, file in files.items()}
    begun = time.perf_counter()
    tallies = measured(texts, wanted.kind, tuple(wanted.only))
    print_table(tallies, texts)
    total = sum(len(told) for told in texts.values())
    print(f"{total:,} texts in {time.perf_counter() - begun:.0f} s; hits to read: {OUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

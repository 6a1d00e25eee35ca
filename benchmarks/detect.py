"""Detectors on labelled and on real text: precision, recall, evasion, hits per 10,000 posts, speed. --speed, --peers, --data DIR."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from smpolicy.detectors._base import Known
from smpolicy.detectors._finder import Finder
from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.check import CheckOptions, check
from smpolicy.engine.ruleset import CompiledRule, Ruleset
from smpolicy.matching.matcher import Matcher
from smpolicy.matching.views import Views
from smpolicy.model.finding import ClauseRef
from smpolicy.model.match import Detection
from smpolicy.model.report import PolicyRef
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.rules.forbid import Forbid

ROOT = Path(__file__).parents[1]
OUT = ROOT / "bench-out"
FINDER = Finder(Known(jurisdictions=("id", "us")))
OURS = {
    "PHONE": "phone", "PHONE_NUMBER": "phone", "BANK_ACCOUNT": "bank_account", "EMAIL": "email", "EMAIL_ADDRESS": "email", "NIK": "nik",
    "CARD": "card", "CREDIT_CARD": "card", "IBAN_CODE": "iban", "IP_ADDRESS": "ip", "US_SSN": "national_id",
}  # fmt: skip
"""The labels of the data, and the detector that answers for each."""
NEITHER = {"PHONE_MASKED": "phone", "HOTLINE": "phone", "BANK_ACCOUNT_MASKED": "bank_account"}
"""Labels that count neither as right nor as wrong."""
HALF = 0.5
BATCH = 2000
PEER_POSTS = 2000
"""Posts over which the speed of another tool is measured."""
PEERS = ("presidio-analyzer", "scrubadub", "detect-secrets", "phonenumbers")

Found = tuple[str, int, int]
"""Detector, and `[start, end)` in the text."""
Tool = Callable[[str], Iterable[Found]]


@dataclass(slots=True)
class Tally:
    """`exact` counts the right ones whose digits (or whole text) are those of the label."""

    right: int = 0
    exact: int = 0
    wrong: int = 0
    missed: int = 0

    def row(self) -> str:
        found, wanted = self.right + self.wrong, self.right + self.missed
        precision, recall = self.right / max(found, 1), self.right / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"n {wanted:4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  same digits {self.exact}/{self.right}"


def detections(text: str) -> tuple[Detection, ...]:
    """Everything the shipped detectors find, one for each place."""
    return FINDER.find(Views(text))


def ours(text: str) -> list[Found]:
    return [(one.detector, one.span.start, one.span.end) for one in detections(text)]


def rows(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def shared(start: int, end: int, other: Mapping[str, Any]) -> float:
    """Intersection over union of two spans."""
    both = min(end, other["end"]) - max(start, other["start"])
    return both / (max(end, other["end"]) - min(start, other["start"])) if both > 0 else 0.0


def quality(tool: Tool, data: Sequence[Mapping[str, Any]], log: Callable[[str], None]) -> dict[str, Tally]:
    """Each label of the data against what the tool finds in the same text."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in data:
        text = row["text"]
        found = list(tool(text))
        labels = [span for span in row["spans"] if span["type"] in OURS]
        taken: set[int] = set()
        for label in labels:
            kind = OURS[label["type"]]
            hit = next(
                (k for k, (name, start, end) in enumerate(found) if k not in taken and name == kind and shared(start, end, label) >= HALF),
                None,
            )
            if hit is None:
                tallies[kind].missed += 1
                log(f"missed {kind}: {marked(text, label['start'], label['end'])}")
                continue
            taken.add(hit)
            tallies[kind].right += 1
            tallies[kind].exact += _same(text[found[hit][1] : found[hit][2]], label["value"])
        for k, (name, start, end) in enumerate(found):
            if k in taken or name not in {OURS[span["type"]] for row in data for span in row["spans"] if span["type"] in OURS}:
                continue
            if any(NEITHER.get(span["type"]) == name and start < span["end"] and span["start"] < end for span in row["spans"]):
                continue
            tallies[name].wrong += 1
            log(f"wrong {name}: {marked(text, start, end)}")
    return tallies


def _same(marked_text: str, value: str) -> bool:
    digits = ["".join(char for char in one if char.isdigit()) for one in (marked_text, value)]
    return digits[0] == digits[1] if any(digits) else marked_text == value


def marked(text: str, start: int, end: int) -> str:
    return json.dumps(f"{text[max(start - 60, 0) : start]}⟦{text[start:end]}⟧{text[end : end + 40]}", ensure_ascii=False)


def evasion(tool: Tool, data: Sequence[Mapping[str, Any]], log: Callable[[str], None]) -> dict[str, dict[str, list[int]]]:
    """Found and all, by trick and by type."""
    table: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for row in data:
        kind = OURS[row["type"]]
        hit = any(name == kind and shared(start, end, row) >= HALF for name, start, end in tool(row["text"]))
        cell = table[row["variant"]][row["type"]]
        cell[0] += hit
        cell[1] += 1
        if not hit:
            log(f"missed {row['variant']}: {marked(row['text'], row['start'], row['end'])}")
    return table


def print_evasion(table: Mapping[str, Mapping[str, list[int]]], *, whole: bool = True) -> None:
    """The table by trick, and below it the sums by type."""
    types = sorted({one for cells in table.values() for one in cells})
    print(f"{'trick':30}" + "".join(f"{one:>10}" for one in types))
    for trick, cells in table.items() if whole else ():
        print(f"{trick:30}" + "".join(f"{'{}/{}'.format(*cells[one]) if one in cells else '-':>10}" for one in types))
    sums = {
        one: [sum(cells[one][at] for trick, cells in table.items() if trick != "plain" and one in cells) for at in (0, 1)] for one in types
    }
    print(f"{'all but plain':30}" + "".join(f"{'{}/{}'.format(*sums[one]):>10}" for one in types))
    hidden = [cell for trick, cells in table.items() if trick != "plain" for cell in cells.values()]
    found, count = sum(cell[0] for cell in hidden), sum(cell[1] for cell in hidden)
    print(f"disguised, all: {found}/{count} = {found / max(count, 1):.1%}")


def on_posts(posts: Sequence[str], log: Callable[[str], None]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for text in posts:
        for one in detections(text):
            counted[one.detector] += 1
            log(f"{one.detector} {one.score} {one.why} {marked(text, one.span.start, one.span.end)}")
    return counted


def speed(name: str, run: Callable[[], object], count: int) -> None:
    """Posts a second of processor time, the median of three rounds."""
    rounds = []
    for _ in range(3):
        begun = time.process_time()
        run()
        rounds.append(count / (time.process_time() - begun))
    print(f"{name:44} {sorted(rounds)[1]:10,.0f} posts/s")


def print_speed(posts: Sequence[str]) -> None:
    """The bulk path, one text a call, and one check a call of a policy whose only rule asks every detector."""
    print(f"== speed, {len(posts):,} real posts, one core")
    batches = [posts[at : at + BATCH] for at in range(0, len(posts), BATCH)]
    speed("smpolicy, texts laid end to end", lambda: [FINDER.find_each([Views(text) for text in batch]) for batch in batches], len(posts))
    speed("smpolicy, one text a call", lambda: [detections(text) for text in posts], len(posts))
    some = posts[::10]
    ruleset = one_rule()
    subjects = [Subject("post", str(at), "-", {"text": text}, (Part("text", text),)) for at, text in enumerate(some)]
    options = CheckOptions(today=date(2026, 11, 22))
    speed("smpolicy, one check a call", lambda: [check(ruleset, [subject], options) for subject in subjects], len(some))


def one_rule() -> Ruleset:
    """A policy that asks every detector, and nothing else."""
    text = {"en": "test"}
    compiled = CompiledRule(
        rule=Forbid(clause="ANY-01", detectors=tuple(all_detectors()), on=("post",), message=text),
        clause=ClauseRef(id="ANY-01", title=text, chapter="any"),
        severity="error",
        route="legal",
        why=text,
        help=text,
        applies_to=("all",),
        settings={},
        expressions={},
        heuristic=False,
    )
    head = PolicyRef("ANY", "1", "", text)
    return Ruleset(head, ("en",), {}, {}, {}, (compiled,), (), Matcher([]))


def print_peers(data: Mapping[str, Sequence[Mapping[str, Any]]], posts: Sequence[str]) -> None:
    """Other tools on the same labels, and their speed on some of the posts."""
    texts = list(dict.fromkeys(row["text"] for gold in data.values() for row in gold))
    asked = OUT / "peers-asked.json"
    asked.write_text(json.dumps({"texts": texts, "posts": posts[:: len(posts) // PEER_POSTS]}), encoding="utf-8")
    for name in ("presidio", "scrubadub", "detect-secrets", "phonenumbers"):
        answers = peer(name, asked)
        if answers is None:
            print(f"== {name}: cannot be had here")
            continue
        found = {text: [tuple(one) for one in each] for text, each in zip(texts, answers["found"], strict=True)}
        print(f"== {name}, {answers['speed']:,.0f} posts/s")
        claimed = {one[0] for each in found.values() for one in each}
        for gold in ("sms_id_gold", "pii_en_gold"):
            tallies = quality(lambda text, found=found: found[text], data[gold], lambda _: None)  # type: ignore[misc]
            for kind, tally in sorted(tallies.items()):
                if kind in claimed:
                    print(f"{gold:12} {kind:16} {tally.row()}")
        if claimed & set(OURS.values()):
            print_evasion(evasion(lambda text, found=found: found[text], data["evasion_gold"], lambda _: None), whole=False)  # type: ignore[misc]


def peer(name: str, asked: Path) -> dict[str, Any] | None:
    """What another tool answers, installed in an environment of its own; None where it cannot be had."""
    uv = ROOT / ".uv" / "bin" / "uv" if (ROOT / ".uv" / "bin" / "uv").is_file() else shutil.which("uv")
    home, answers = OUT / "peers", OUT / f"peers-{name}.json"
    python = home / "bin" / "python"
    if not python.is_file() and uv is not None:
        subprocess.run([uv, "venv", "--quiet", "--clear", home, "--python", sys.executable], check=False)
        subprocess.run([uv, "pip", "install", "--quiet", "--system-certs", "--python", python, *PEERS], check=False)
    if not python.is_file():
        return None
    done = subprocess.run([python, ROOT / "benchmarks" / "_peers.py", name, asked, answers], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr.strip().rpartition("\n")[2], file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(answers.read_text(encoding="utf-8"))
    return found


def print_quality(data: Mapping[str, Sequence[Mapping[str, Any]]], posts: Sequence[str]) -> None:
    with (OUT / "detect.txt").open("w", encoding="utf-8") as out:

        def log(line: str) -> None:
            print(line, file=out)

        for name in ("sms_id_gold", "pii_en_gold"):
            print(f"== {name}")
            log(f"== {name}")
            for kind, tally in sorted(quality(ours, data[name], log).items()):
                print(f"{kind:16} {tally.row()}")
        print("== evasion_gold")
        log("== evasion_gold")
        print_evasion(evasion(ours, data["evasion_gold"], log))
        print(f"== {len(posts):,} real posts")
        log("== posts")
        for kind, count in on_posts(posts, log).most_common():
            print(f"{kind:16} {count:6}   {count * 10_000 / len(posts):8.2f} in 10,000 posts")
    print(f"texts of misses and hits: {(OUT / 'detect.txt').relative_to(ROOT)}")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("SMPOLICY_DATA", ROOT.parent / "shared" / "data")))
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--peers", action="store_true", help="other tools too, installed in an environment of their own")
    wanted = parser.parse_args(arguments)
    if not (wanted.data / "posts_id.jsonl").is_file():
        print(f"no data in {wanted.data}; name the folder with --data or SMPOLICY_DATA", file=sys.stderr)
        return 2
    OUT.mkdir(exist_ok=True)
    posts = [row["text"] for name in ("posts_id", "posts_en") for row in rows(wanted.data / f"{name}.jsonl")]
    data = {name: rows(wanted.data / f"{name}.jsonl") for name in ("sms_id_gold", "pii_en_gold", "evasion_gold")}
    if wanted.speed:
        print_speed(posts)
    if wanted.peers:
        print_peers(data, posts)
    if not (wanted.speed or wanted.peers):
        print_quality(data, posts)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

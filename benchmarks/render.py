"""Drawing: pages per second and peak memory for 5, 50 and 500 pages, and for audits of many findings. --findings N..., --output FILE."""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import count, cycle, islice
from multiprocessing import get_context
from pathlib import Path

import pikepdf
from false_alarms import AROUND_IT, SIGNATORIES, WORKSPACE

from smpolicy import bootstrap
from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.app.workspace import Workspace
from smpolicy.documents._base import Inputs, Run
from smpolicy.documents.pdf import html_to_pdf
from smpolicy.documents.render import render_page, write_documents
from smpolicy.model.subject import Subject
from smpolicy.model.text import text_hash
from smpolicy.policy.clause import Policy
from smpolicy.readers.collect import subject_from_fields

TODAY = date(2026, 11, 22)
PAGES = {5: ("framework", 20), 50: ("policy", 61), 500: ("policy", 1050)}
"""Documents, and how many clauses fill about so many pages of them."""
FINDINGS = (1000, 2500, 5000, 10_000)
SIGNED = 0.7
"""The part of the drafts that all have signed."""
BATCH = 500
"""Drafts from which it is told how many findings a draft has."""
WORDS = (
    "kopi", "panen", "seduh", "biji", "petani", "kebun", "cangkir", "pagi", "sore", "resep", "giling", "aroma", "manis", "asam", "ringan",
    "kawan", "rumah", "kafe", "pesanan", "kirim", "besok", "promo", "gratis", "terbaik", "dijamin", "diskon", "hubungi", "0812-3456-7890",
    "kontak@toko.example", "tautan", "jelek", "bodoh",
)  # fmt: skip
"""Words of generated drafts; some of them are found."""


@dataclass(frozen=True)
class Row:
    """One document drawn once. Peak memory, in bytes, is that of the process that draws."""

    what: str
    pages: int
    html_seconds: float
    pdf_seconds: float
    peak: int


def long_policy(policy: Policy, clauses: int) -> Policy:
    """The policy with so many clauses: its own, again and again, each with an id of its own."""
    several = zip(islice(cycle(policy.clauses), clauses), count(1), strict=False)
    return replace(policy, clauses=tuple(replace(one, id=f"{one.id}-{number}") for one, number in several))


def drafts(workspace: Workspace[Policy]) -> Iterator[Subject]:
    """Generated drafts without end, the same ones in every run."""
    chance = random.Random(7)
    for number in count(1):
        kind = chance.choice(("post", "post", "reply"))
        text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(15, 60))).capitalize() + "."
        signed = [
            {"function": function, "person": person, "at": "2026-11-20", "text_hash": text_hash(text)}
            for function, person in SIGNATORIES.items()
        ]
        fields = {"kind": kind, "id": f"D-2026-{number:05}", "text": text, **AROUND_IT[kind]}
        subject = subject_from_fields(fields | ({"approvals": signed} if chance.random() < SIGNED else {}), workspace.policy)
        yield replace(subject, path=str(WORKSPACE / "drafts" / f"{subject.id}.md"))


def run_with(workspace: Workspace[Policy], findings: int) -> Run:
    """A run of the engine over as many drafts as have so many findings."""
    some = list(islice(drafts(workspace), BATCH))
    a_draft = len(check_subjects(workspace, some, CheckOptions(today=TODAY)).findings) / BATCH
    subjects = list(islice(drafts(workspace), int(findings / a_draft * 1.1) + 1))
    report = check_subjects(workspace, subjects, CheckOptions(today=TODAY))
    if len(report.findings) < findings:
        raise RuntimeError(f"{len(report.findings)} findings only in {len(subjects)} drafts")
    kept = {one.subject for one in report.findings[:findings]}
    shown = replace(report, findings=report.findings[:findings], subjects=tuple(one for one in report.subjects if one.id in kept))
    return Run(shown, tuple(one for one in subjects if one.id in kept), ("drafts",))


def drawn(html: str) -> tuple[int, float, int]:
    """Pages, seconds and peak memory of one page drawn in a process of its own."""
    begun = time.perf_counter()
    pdf = html_to_pdf(html, TODAY)
    taken = time.perf_counter() - begun
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages), taken, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def measured(what: str, name: str, policy: Policy, inputs: Inputs) -> Row:
    begun = time.perf_counter()
    html = render_page(name, policy, inputs, "id", "pdf").html
    taken = time.perf_counter() - begun
    # The peak of children is kept by their parent, so each drawing has a parent of its own.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pages, seconds, peak = pool.submit(drawn, html).result()
    return Row(what, pages, taken, seconds, peak)


def rows(workspace: Workspace[Policy], sizes: Sequence[int]) -> Iterator[Row]:
    for pages, (name, clauses) in PAGES.items():
        yield measured(f"{name}, about {pages} pages", name, long_policy(workspace.policy, clauses), Inputs(TODAY))
    for findings in sizes:
        run = run_with(workspace, findings)
        yield measured(f"audit, {findings:,} findings", "audit-report", workspace.policy, Inputs(TODAY, run))


def all_at_once(workspace: Workspace[Policy]) -> tuple[float, float]:
    """Seconds that all documents take on all processors, and the sum of what each takes alone."""
    names = ["all"]
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        written = write_documents(names, workspace.policy, Inputs(TODAY), ["id"], ["pdf"], Path(folder))
        together = time.perf_counter() - begun
        begun = time.perf_counter()
        for one in written:
            write_documents([one.path.name.split(".")[0]], workspace.policy, Inputs(TODAY), ["id"], ["pdf"], Path(folder))
        return together, time.perf_counter() - begun


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, nargs="*", default=list(FINDINGS))
    parser.add_argument("--output", type=Path)
    wanted = parser.parse_args(arguments)
    workspace = bootstrap.open_workspace(WORKSPACE)
    found, first = [], 0.0
    print(f"{'':28}{'pages':>7}{'HTML s':>9}{'PDF s':>9}{'pages/s':>9}{'peak MB':>9}   time a page, to the first")
    for row in rows(workspace, wanted.findings):
        found.append(row)
        a_page = row.pdf_seconds / row.pages
        first = first or a_page
        print(
            f"{row.what:28}{row.pages:7}{row.html_seconds:9.1f}{row.pdf_seconds:9.1f}{row.pages / row.pdf_seconds:9.1f}"
            f"{row.peak / 2**20:9.0f}   {a_page / first:.2f}",
            flush=True,
        )
    together, alone = all_at_once(workspace)
    print(f"render all: {together:.1f} s on {os.cpu_count()} processors, {alone:.1f} s one after another, ratio {alone / together:.2f}")
    if wanted.output:
        said = {"rows": [asdict(row) for row in found], "all": {"together": together, "alone": alone}}
        wanted.output.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

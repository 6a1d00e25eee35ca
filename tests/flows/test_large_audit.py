"""An audit of ten thousand findings is drawn in bounded memory, in time that grows as its pages do."""

from __future__ import annotations

import io
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import page as validator
import pikepdf
import pytest

from smpolicy import bootstrap
from smpolicy.bootstrap import printing
from smpolicy.documents._base import Inputs
from smpolicy.documents.pdf import html_to_pdf
from smpolicy.documents.render import render_page
from smpolicy.policy.clause import Policy

WORKSPACE = Path(__file__).parents[1] / "cases" / "documents" / "_workspace"
TODAY = date(2026, 11, 24)
MANY, FEW = 10_000, 1000


def html_with(findings: int) -> str:
    """The audit of the small workspace with each of its findings again and again, each time in another draft."""
    workspace = bootstrap.open_workspace(WORKSPACE)
    policy: Policy = workspace.policy
    run = printing.audit(workspace, TODAY, None)
    report, drafts = run.report, range(findings // 3)
    some = [one for one in report.findings if one.excerpt]
    found = [replace(some[n % len(some)], subject=f"D-{n // 3}", path=f"drafts/D-{n // 3}.md") for n in range(findings)]
    (first, *_) = (one for one in report.subjects if one.kind == "post")
    subjects = tuple(replace(first, id=f"D-{n}", path=f"drafts/D-{n}.md") for n in drafts)
    changed = replace(run, report=replace(report, findings=tuple(found), subjects=subjects))
    return render_page("audit-report", policy, Inputs(TODAY, changed), "id", "pdf").html


def drawn(html: str) -> tuple[bytes, float, int]:
    """The PDF, the seconds it took and the most memory, in bytes, of the process that drew it."""
    begun = time.perf_counter()
    pdf = html_to_pdf(html, TODAY)
    return pdf, time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


@pytest.mark.long
def test_memory_and_time_of_a_large_audit(tmp_path: Path) -> None:
    a_page = {}
    for findings in (FEW, MANY):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pdf, seconds, peak = pool.submit(drawn, html_with(findings)).result()
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            a_page[findings] = seconds / len(opened.pages)
        assert peak < 1 << 30
    assert a_page[MANY] < 2 * a_page[FEW]
    (tmp_path / "large.pdf").write_bytes(pdf)
    for profile in ("2a", "ua1"):
        assert validator.validate_pdf(str(tmp_path / "large.pdf"), profile=profile).is_compliant

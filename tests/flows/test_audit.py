"""What the audit report says beside the findings, over the example workspace."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from smpolicy import bootstrap
from smpolicy.documents._base import Inputs
from smpolicy.documents.render import render_page

EXAMPLE = Path(__file__).parents[2] / "examples" / "lumbungrasa"
TODAY = date(2026, 11, 22)
ROW = "T-8999,2026-10-30T15:02:00+07:00,question,public,a47c,<b>hubungi 0812-3456-7890</b>,2026-10-30T15:20:00+07:00,putri,,,1,\n"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with a topic that somebody filled in badly."""
    folder = shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("audit") / "lumbungrasa")
    with (folder / "inbox.csv").open("a", encoding="utf-8") as inbox:
        inbox.write(ROW)
    return folder


def gaps_printed(folder: Path, days: tuple[date, date] | None) -> list[list[str]]:
    workspace = bootstrap.open_workspace(folder)
    inputs = Inputs(TODAY, bootstrap.audit(workspace, TODAY, days))
    page = render_page("audit-report", workspace.policy, inputs, "en", "html").html
    section = page.split('<h2 id="gaps">')[1].split("</section>")[0]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", section)[1:]]


def test_gaps_in_the_knowledge_base_are_printed_masked(example: Path) -> None:
    assert gaps_printed(example, None) == [
        ["kemasan isi ulang", "3", "9 November 2026", "21 November 2026"],
        ["&lt;b&gt;hubungi 0812••••7890&lt;/b&gt;", "1", "30 October 2026", "30 October 2026"],
    ]


def test_gaps_are_those_of_the_period(example: Path) -> None:
    assert gaps_printed(example, (date(2026, 11, 8), date(2026, 11, 20))) == [
        ["kemasan isi ulang", "2", "9 November 2026", "13 November 2026"]
    ]

"""What the audit report says beside the findings, over the example workspace."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from smpolicy import bootstrap
from smpolicy.bootstrap import changes, printing
from smpolicy.documents._base import Inputs
from smpolicy.documents.render import all_documents, render_page

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


def section_printed(folder: Path, name: str, days: tuple[date, date] | None = None, lang: str = "en") -> str:
    workspace = bootstrap.open_workspace(folder)
    inputs = Inputs(TODAY, printing.audit(workspace, TODAY, days))
    page = render_page("audit-report", workspace.policy, inputs, lang, "html").html
    return page.split(f'<h2 id="{name}">')[1].split("</section>")[0]


def rows_of(section: str) -> list[list[str]]:
    """The cells of each row of its tables, as text."""
    rows = (re.findall(r"(?s)<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"(?s)<tr>(.*?)</tr>", section))
    return [[re.sub(r"(?s)<br>.*|<[^>]+>", "", cell).strip() for cell in row] for row in rows]


def gaps_printed(folder: Path, days: tuple[date, date] | None) -> list[list[str]]:
    return rows_of(section_printed(folder, "gaps", days))[1:]


def test_gaps_in_the_knowledge_base_are_printed_masked(example: Path) -> None:
    assert gaps_printed(example, None) == [
        ["kemasan isi ulang", "3", "9 November 2026", "21 November 2026"],
        ["&lt;b&gt;hubungi 0812••••7890&lt;/b&gt;", "1", "30 October 2026", "30 October 2026"],
    ]


def test_gaps_are_those_of_the_period(example: Path) -> None:
    assert gaps_printed(example, (date(2026, 11, 8), date(2026, 11, 20))) == [
        ["kemasan isi ulang", "2", "9 November 2026", "13 November 2026"]
    ]


def test_the_trend_counts_each_draft_once_in_its_month(tmp_path: Path) -> None:
    folder = with_drafts(tmp_path, ("2026-08-31", "aman"), ("2026-10-01", BAD), ("2026-10-31", "aman"), ("2026-12-01", BAD), ("", BAD))
    rows = rows_of(section_printed(folder, "trend"))
    months = {row[0]: row[1:5] for row in rows if row[0].endswith("2026")}
    assert list(months) == ["August 2026", "September 2026", "October 2026", "November 2026", "December 2026"]
    assert [months[name][0] for name in months] == ["1", "0", "2", "0", "1"]
    assert months["October 2026"][1] == "1"
    assert next(row for row in rows if row[0] == "Without a date")[1] == "1"
    assert next(row for row in rows if row[0] == "All drafts")[1:3] == ["5", "3"]


def test_a_period_is_told_beside_the_one_before(tmp_path: Path) -> None:
    folder = with_drafts(tmp_path, ("2026-09-30", BAD), ("2026-10-01", BAD), ("2026-10-31", "aman"), ("2026-11-02", "aman"), ("", BAD))
    section = section_printed(folder, "trend", (date(2026, 11, 1), date(2026, 11, 30)))
    rows = {row[0]: row[1:3] for row in rows_of(section)}
    assert rows["This period"] == ["2", "1"]
    assert rows["The period before"] == ["2", "1"]
    assert "1 October 2026 to 31 October 2026" in section
    assert "is taken as published today" in section


@pytest.mark.parametrize(("lang", "told"), [("id", "Tidak ada draf dari periode ini"), ("en", "There are no drafts of this period")])
def test_a_period_without_drafts_is_no_pass(tmp_path: Path, lang: str, told: str) -> None:
    folder = with_drafts(tmp_path, ("2026-10-01", "aman"), ("besok", BAD))
    quiet = (date(2020, 1, 1), date(2020, 12, 31))
    for name in ("summary", "findings"):
        section = section_printed(folder, name, quiet, lang)
        assert told in section
        assert "No findings in drafts" not in section
    today = section_printed(folder, "findings", (TODAY, TODAY), lang)
    assert told not in today
    assert "T-1" in today  # a day that nobody can read belongs to no other period


def test_findings_in_registers_stand_apart_from_those_in_drafts(example: Path) -> None:
    registers, drafts = section_printed(example, "registers"), section_printed(example, "findings")
    assert ["team", "team.yaml"] in [row[:2] for row in rows_of(registers)]
    assert "TEAM-05/publisher" in registers
    assert "TEAM-05" not in drafts
    assert "PRIV-02" in drafts
    assert "PRIV-02/phone" not in registers
    assert "The waiver W-2026-02 of FOL-03/silent_days" in registers


def test_no_finding_is_lost_between_the_sections(example: Path) -> None:
    workspace = bootstrap.open_workspace(example)
    run = printing.audit(workspace, TODAY, None)
    view = all_documents()["audit-report"].build(workspace.policy, Inputs(TODAY, run), "en")
    told = sum(len(one.findings) for one in (*view.clauses, *view.registers)) + len(view.undetermined)
    assert told == len(run.report.findings)


def test_every_stated_figure_is_told_beside_the_computed_one(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "lumbungrasa")
    path = folder / "kpi.csv"
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    columns, cells = head.split(","), first.split(",")
    path.write_text("\n".join([f"{head},stated_virality", f"{first},77", *(f"{one}," for one in rest)]) + "\n", encoding="utf-8")
    shares, reach = (float(cells[columns.index(name)]) for name in ("shares", "reach"))
    rows = rows_of(section_printed(folder, "figures"))[1:]
    virality = next(row for row in rows if row[1] == "77")
    assert virality[2] == f"{100 * shares / reach:.2f}".rstrip("0").rstrip(".")
    assert virality[4] == "differs"
    assert next(row for row in rows if row[1] == "22,800,000")[2:] == ["22,800,000", "0", "agrees"]
    indonesian = rows_of(section_printed(folder, "figures", lang="id"))
    assert ["22.800.000", "22.800.000", "0", "cocok"] in [row[1:] for row in indonesian]


def test_a_stated_figure_that_no_rule_computes_is_not_passed_over(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "lumbungrasa")
    path = folder / "evaluation.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  benefits:", "  forgone:").replace("forgone:", "benefits: none\n  # forgone:", 1), encoding="utf-8")
    path.write_text(re.sub(r"(?m)^    - \{kind: (?:sales|leads|service).*\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    rows = rows_of(section_printed(folder, "figures"))
    assert ["0.5", "–", "–", "not computed again: data are missing, or no rule does it"] in [row[1:] for row in rows]


def test_approvals_before_and_after_publication_are_counted(example: Path) -> None:
    rows = {row[0]: row[1:] for row in rows_of(section_printed(example, "approvals"))}
    assert rows["before publication"][1] == "2"
    assert rows["after publication"] == ["0", "0", "0"]


def test_a_policy_that_changed_after_its_release_is_told(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "lumbungrasa")
    assert "has not been released: 2.1" in squeezed(section_printed(folder, "versions"))
    changes.release(bootstrap.open_workspace(folder), "2.1", TODAY, None, pdf=False)
    same = squeezed(section_printed(folder, "versions"))
    assert "The files of this policy are those that were frozen for version 2.1" in same
    assert "Bagus Wicaksana" in same
    with (folder / "team.yaml").open("a", encoding="utf-8") as file:
        file.write("# somebody new\n")
    living = squeezed(section_printed(folder, "versions"))
    assert "those that were frozen for version 2.1" in living
    assert "without a new version" not in living
    assert "team.yaml" in living
    with (folder / "smpolicy.yaml").open("a", encoding="utf-8") as file:
        file.write("# one more thing\n")
    changed = squeezed(section_printed(folder, "versions"))
    assert "This policy was changed after its release, without a new version." in changed
    assert "not those frozen for version 2.1: smpolicy.yaml." in changed
    assert "Edited after the release" not in changed
    with (folder / "releases" / "2.1" / "accounts.yaml").open("a", encoding="utf-8") as file:
        file.write("# as it should have been\n")
    assert "Edited after the release, so it proves nothing any more: accounts.yaml" in squeezed(section_printed(folder, "versions"))


BAD = "Hubungi kami di 0812-3456-7890 ya."


def with_drafts(tmp_path: Path, *drafts: tuple[str, str]) -> Path:
    """The example with these drafts alone, each with its day of publication and its text."""
    folder = shutil.copytree(EXAMPLE, tmp_path / "lumbungrasa")
    policy = folder / "smpolicy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8").replace(" invitations: invitations.csv,", ""), encoding="utf-8")
    shutil.rmtree(folder / "drafts")
    (folder / "drafts").mkdir()
    for number, (day, text) in enumerate(drafts):
        dated = f"publish_at: {day}\n" if day else ""
        draft = f"---\nkind: reply\nid: T-{number}\naccount: x-lumbungrasa\nvisibility: public\n{dated}---\n{text}\n"
        (folder / "drafts" / f"{number}.md").write_text(draft, encoding="utf-8")
    return folder


def squeezed(section: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", section).split())

"""Safe fixes go into the file letter for letter, or are left with a reason."""

from __future__ import annotations

from datetime import date

from smpolicy.app.fix import MIGHT_BREAK, NO_PLACE, NOT_SAFE, OVERLAPS, fix_files
from smpolicy.model.finding import ClauseRef, Edit, Finding, Fix, Severity, Verdict
from smpolicy.model.report import Decision, PolicyRef, Report
from smpolicy.model.source import Anchor, Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span

FILE = "---\nkind: post\n---\nBeli kopitiga hari ini.\nKopitiga enak!\n"
BODY = "Beli kopitiga hari ini.\nKopitiga enak!"
BODY_ANCHORS = (Anchor(0, 4, 1), Anchor(24, 5, 1))


def finding(start: int, end: int, new: str, *, safe: bool = True, path: str = "d.md", field: str = "text") -> Finding:
    return Finding(
        "VAL-03", "brand", Verdict.VIOLATION, Severity.WARNING, "pr", ClauseRef("VAL-03", {}, "content"), {}, {}, {}, "D-1", path, field,
        span=Span(start, end), fixes=(Fix({}, safe, (Edit(Span(start, end), new),)),),
    )  # fmt: skip


def fixed(*findings: Finding, file: str = FILE, part: Part | None = None, path: str = "d.md") -> tuple[str, list[object]]:
    report = Report(PolicyRef("P", "1", "", {}), date(2026, 11, 22), Decision.ASK, (), findings)
    subject = Subject("post", "D-1", path, {}, (part or Part("text", BODY, BODY_ANCHORS),))
    (one,) = fix_files(report, [subject], {path: file})
    assert len(one.applied) + len(one.left) == len(findings)
    return one.after, [left.reason for left in one.left]


def test_every_place_of_a_file_is_mended() -> None:
    after, left = fixed(finding(5, 13, "KopiTiga"), finding(24, 32, "KopiTiga"))

    assert after == "---\nkind: post\n---\nBeli KopiTiga hari ini.\nKopiTiga enak!\n"
    assert left == []


def test_line_ends_of_windows_stay() -> None:
    after, left = fixed(finding(24, 32, "KopiTiga"), file=FILE.replace("\n", "\r\n"))

    assert after == FILE.replace("\n", "\r\n").replace("Kopitiga", "KopiTiga")
    assert left == []


def test_what_a_person_must_decide_is_left() -> None:
    assert fixed(finding(5, 13, "KopiTiga", safe=False)) == (FILE, [NOT_SAFE])


def test_of_two_that_overlap_the_first_is_applied() -> None:
    after, left = fixed(finding(5, 13, "KopiTiga"), finding(10, 18, "X"))

    assert "Beli KopiTiga hari" in after
    assert left == [OVERLAPS]


def test_a_text_that_the_file_writes_otherwise_is_left() -> None:
    part = Part("text", "Beli kopitiga", (Anchor(0, 4, 3),))

    assert fixed(finding(5, 13, "KopiTiga"), part=part) == (FILE, [NO_PLACE])


def test_a_text_without_a_place_is_left() -> None:
    assert fixed(finding(5, 13, "KopiTiga"), part=Part("text", BODY)) == (FILE, [NO_PLACE])


def test_a_sign_that_would_break_the_format_is_left() -> None:
    part = Part("text", "Beli kopitiga", (Anchor(0, 1, 7),))

    assert fixed(finding(5, 13, "a: b", path="d.yaml"), file="text: Beli kopitiga\n", part=part, path="d.yaml") == (
        "text: Beli kopitiga\n",
        [MIGHT_BREAK],
    )

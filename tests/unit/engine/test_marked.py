"""Texts read whole are masked as findings are, and say where each finding marks them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smpolicy.engine.marked import cut, marked_drafts
from smpolicy.engine.mask import Cover
from smpolicy.model.text import Span

from .workspaces import Office, both, clause, rule

TEXT = "Hubungi 0812 3456 dan tanya Bu Contoh."
PHONE = Cover(Span(8, 17), "0812••••")


def test_marks_are_pieces() -> None:
    found = cut(TEXT, [], [(0, Span(0, 7)), (1, Span(28, 37))])
    assert [(one.text, one.marks) for one in found] == [
        ("Hubungi", (0,)),
        (" 0812 3456 dan tanya ", ()),
        ("Bu Contoh", (1,)),
        (".", ()),
    ]


def test_marks_that_overlap_share_a_piece() -> None:
    found = cut("abcdef", [], [(0, Span(0, 4)), (1, Span(2, 6))])
    assert [(one.text, one.marks) for one in found] == [("ab", (0,)), ("cd", (0, 1)), ("ef", (1,))]


def test_a_mark_takes_all_of_what_is_hidden() -> None:
    found = cut(TEXT, [PHONE], [(0, Span(13, 21))])
    assert [(one.text, one.marks) for one in found] == [("Hubungi ", ()), ("0812•••• dan", (0,)), (" tanya Bu Contoh.", ())]


@given(
    st.lists(st.tuples(st.integers(0, 38), st.integers(0, 38)), max_size=6),
    st.integers(0, 38),
    st.integers(0, 38),
)
def test_everything_shows_once_and_nothing_hidden_shows(marks: list[tuple[int, int]], start: int, end: int) -> None:
    covers = [Cover(Span(min(start, end), max(start, end)), "#")] if start != end else []
    spans = [(at, Span(min(pair), max(pair))) for at, pair in enumerate(marks)]
    shown = "".join(one.text for one in cut(TEXT, covers, spans))
    whole = cut(TEXT, covers, [])
    assert shown == "".join(one.text for one in whole)


def test_a_draft_with_its_topics(office: Office) -> None:
    office.policy["tags"] = [{"id": "finance", "title": both("Keuangan"), "terms": ["omzet"]}]
    office.policy["clauses"].append(clause("L-01", "warning", "legal", rule("forbid", sub="word", terms=["omzet"])))
    draft = office.subject("Omzet kita naik. Hubungi 0812-3456-7890.")
    report = office.check(draft)
    ruleset = office.ruleset()
    (marked,) = marked_drafts(ruleset, [(draft, [one for one in report.findings if one.rule == "L-01"])], report.today)
    assert marked.topics == ("finance",)
    (text,) = marked.texts
    assert [(one.text, one.marks) for one in text.stretches][:1] == [("Omzet", (0,))]
    assert "0812-3456-7890" not in "".join(one.text for one in text.stretches)

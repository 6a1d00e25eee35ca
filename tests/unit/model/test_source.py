"""A part's text knows where its characters stand in the file."""

from smpolicy.model.source import Anchor, Part, Range
from smpolicy.model.text import Span

BODY = Part("text", "satu\ndua tiga", (Anchor(0, 10, 1), Anchor(5, 11, 1)))


def test_range_inside_one_line() -> None:
    assert BODY.range_of(Span(9, 13)) == Range(11, 5, 11, 9)


def test_range_over_a_line_end() -> None:
    assert BODY.range_of(Span(2, 8)) == Range(10, 3, 11, 4)


def test_span_that_ends_with_its_line_stays_on_it() -> None:
    assert BODY.range_of(Span(0, 5)) == Range(10, 1, 10, 6)


def test_empty_span_at_the_start() -> None:
    assert BODY.range_of(Span(0, 0)) == Range(10, 1, 10, 1)


def test_a_part_without_anchors_has_no_place() -> None:
    assert Part("text", "halo").range_of(Span(0, 4)) is None

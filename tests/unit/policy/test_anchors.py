"""The characters of a text stand in the file where its anchors say, in every style of writing."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.model.source import Part
from smpolicy.model.text import LineIndex, Span
from smpolicy.policy.document import Document
from smpolicy.policy.json_source import parse_json
from smpolicy.policy.yaml_source import parse_yaml


def part_of(document: Document, path: str) -> Part:
    value = document.data
    for step in path.split("."):
        value = value[step]
    assert isinstance(value, str)
    return Part(path, value, document.anchors(path, value))


def marked(source: str, part: Part, word: str) -> str:
    """What the file shows at the place of a word of the text."""
    start = part.text.index(word)
    where = part.range_of(Span(start, start + len(word)))
    assert where is not None
    index = LineIndex(source)
    return source[index.offset(where.start_line, where.start_column) : index.offset(where.end_line, where.end_column)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a: satu dua tiga\n", ["satu", "dua", "tiga"]),
        ("a: satu\n  dua\n\n  tiga empat\n", ["satu", "dua", "tiga", "empat"]),
        ("a: 'it''s satu' # c\n", ["it", "s satu"]),
        ('a: "\\u00e9 satu\\tdua \\\n   tiga"\n', [" satu", "dua ", "tiga"]),
        ('a: "satu\n  dua\n\n  tiga"\n', ["satu", "dua", "tiga"]),
        ("a: |\n  satu\n    dua\n\n  tiga\n", ["satu", "  dua", "tiga"]),
        ("a: |2-\n    satu\n  dua\n", ["  satu", "dua"]),
        ("a:  |+ # comment\n  satu\n\n\nb: x\n", ["satu"]),
        ("a: >\n  satu\n  dua\n\n  tiga\n    empat\n  lima\n", ["satu", "dua", "tiga", "  empat", "lima"]),
        ("a: >-\n\n  satu\n  dua\n", ["satu", "dua"]),
        ("a: |\r\n  satu\r\n  dua\r\n", ["satu", "dua"]),
        ("a: {b: [x, 😀 satu]}\nc: {d: '😀 satu'}\n", []),
    ],
)
def test_words_stand_where_they_are_said_to(source: str, words: list[str]) -> None:
    part = part_of(parse_yaml(source, "f"), "a") if words else part_of(parse_yaml(source, "f"), "c.d")
    for word in words or ["satu"]:
        assert marked(source, part, word) == word


def exact(source: str, part: Part) -> None:
    """Every run between two anchors is either the file's own characters, or one thing that the file writes otherwise."""
    index = LineIndex(source)
    assert part.anchors
    assert part.anchors[0].offset == 0
    ends = [one.offset for one in part.anchors[1:]] + [len(part.text)]
    for anchor, end in zip(part.anchors, ends, strict=True):
        text = part.text[anchor.offset : end]
        at = index.offset(anchor.line, anchor.column)
        there = source[at : at + len(text)]
        assert there == text or source[at] in "\\'" or source[at] in " \t\r\n\x85\u2028\u2029", (text, source[at : at + 20])


texts = st.text(st.sampled_from("ab é😀'\"\\:#-\n\t \u2028>|"), min_size=1, max_size=60)


@given(texts, st.sampled_from(["", "'", '"', "|", ">"]), st.sampled_from([8, 20, 1000]), st.booleans())
def test_every_style_of_yaml(text: str, style: str, width: int, unicode: bool) -> None:
    source = yaml.dump({"k": {"a": text}}, default_style=style or None, width=width, allow_unicode=unicode)
    document = parse_yaml(source, "f")
    if document.data is None or not isinstance(document.data["k"]["a"], str):
        return  # a plain text that reads as something else, or one that YAML cannot hold
    part = part_of(document, "k.a")
    exact(source, part)
    for at, char in enumerate(part.text):
        if char in "abé😀":
            where = part.range_of(Span(at, at + 1))
            assert where is not None
            index = LineIndex(source)
            shown = source[index.offset(where.start_line, where.start_column)]
            assert shown in (char, "\\")


@given(texts, st.booleans())
def test_json(text: str, ascii_only: bool) -> None:
    source = json.dumps({"k": {"a": text}}, ensure_ascii=ascii_only, indent=1)
    part = part_of(parse_json(source, "f"), "k.a")
    assert part.text == text
    exact(source, part)


def test_a_pair_of_escapes_is_one_character() -> None:
    source = '{"a": "x \\ud83d\\ude00 satu"}'
    part = part_of(parse_json(source, "f"), "a")
    assert part.text == "x 😀 satu"
    assert marked(source, part, "satu") == "satu"

"""The automaton leaves out no match and adds none: its findings are those of each pattern alone with `regex`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from smpolicy.matching.matcher import Matcher
from smpolicy.matching.patterns import compile_term, fault_of
from smpolicy.matching.views import Views
from smpolicy.model.match import Match, Pattern
from smpolicy.model.text import Span

POLICIES = Path(__file__).parents[3] / "policies"
Found = dict[str, list[tuple[Span, bool]]]

# Words whose letters fold, lower or double in unlike ways: Turkish i, Kelvin sign, sharp s, long s, final sigma, ligatures.
WORDS = [
    "bodoh", "iklan", "#iklan", "konten berbayar", "Straße", "STRASSE", "İstanbul", "istanbul", "ılık", "Kelvin", "ſtart", "ΣΊΣΥΦΟΣ", "σίσυφος",
    "ﬁnal", "final", "C++", "@telaga", "a.b", "café", "cafe\u0301", "ǅungla", "我爱你", "ﷺ", "100%", "Rp", "é", "ß", "K", "™", "👩\u200d🌾", "ﾃﾚｶﾞ",
]  # fmt: skip
PIECES = [
    "bodoh", "(?:iklan|promosi)", "[abc]", "[^a-z ]", r"\d{3,5}", r"\w+", r"\s*", ".", "a?", "(?:xy)*", r"\b", "(?<=Rp)", "(?!tidak)", "(?<!anti)",
    r"\p{Lu}", "[k-mK]", "ß", "ss", "İ", "ı", "é", "[éè]", "(?:ab){2,3}", "(?P<nama>telaga)", "x++", "(?>yz)", "k", "ſ", "字", r"\.", "@",
    "(?i:Wow)", "(?-i:Wow)", "^", "$", "(?:|ya)", r"[\d\-]", "[[a-z]--[aeiou]]", "(?:kita|kami)(?:lah)?", r"\X", "(?<kata>satu|dua)\\s+(?:tiga)",
]  # fmt: skip
FLAGS = ["", "(?i)", "(?if)", "(?s)", "(?im)", "(?ix)", "(?V1i)"]

words = st.sampled_from(WORDS)
expressions = st.builds(
    lambda flag, pieces: flag + "".join(pieces), st.sampled_from(FLAGS), st.lists(st.sampled_from(PIECES), min_size=1, max_size=5)
)


def disguised(text: str) -> st.SearchStrategy[str]:
    """`text` as people write it, and as people write it who do not want it found."""
    return st.sampled_from(
        [
            text,
            text.upper(),
            text.lower(),
            text.swapcase(),
            text.title(),
            "\u200b".join(text),
            "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text),
            "".join(f"&#{ord(char)};" for char in text),
            "".join(f"{char}\u0301" for char in text),
            text.replace("o", "о").replace("a", "а").replace("e", "е"),  # Cyrillic
            text.replace(" ", "\u00a0"),
            text.replace(" ", "\n  "),
            text.replace("i", "ı").replace("k", "\u212a"),
            text[:-1],
            text[1:],
        ]
    )


NOISE = [
    " ", "\n", ".", ", ", "tidak ", "Rp", "anti", "12345", "abab", "wow", "WOW", "telaga", "satu  tiga", "&amp;", "\ud800", "😀", "xyxy",
]  # fmt: skip
noise = st.one_of(st.sampled_from(NOISE), st.text(max_size=4))
texts = st.lists(st.one_of(words.flatmap(disguised), st.sampled_from(PIECES).flatmap(disguised), noise), max_size=12).map("".join)
policies = st.tuples(st.lists(words, max_size=25), st.lists(expressions, max_size=25), st.booleans()).map(
    lambda parts: (
        [Pattern(f"t{n}", one, fold=parts[2]) for n, one in enumerate(parts[0])]
        + [Pattern(f"p{n}", one, regex=True, fold=n % 2 == 0) for n, one in enumerate(parts[1])]
    )
)


def alone(pattern: Pattern, text: str) -> list[tuple[Span, bool]]:
    """What one pattern finds with nothing but `regex`: in the text, and between that in its folded view."""
    expression = regex.compile(pattern.source if pattern.regex else compile_term(pattern.source))
    plain = [Span(*match.span()) for match in expression.finditer(text) if match.group()]
    found = [(span, False) for span in plain]
    view = Views(text).folded
    if pattern.fold and view.text != text:
        spans = [view.original_span(*match.span()) for match in expression.finditer(view.text) if match.group()]
        found += [(span, True) for span in spans if not any(span.overlaps(one) for one in plain)]
    return sorted(found)


def expected(patterns: Iterable[Pattern], text: str) -> Found:
    return {pattern.key: found for pattern in patterns if (found := alone(pattern, text))}


def told(scan: dict[str, tuple[Match, ...]]) -> Found:
    return {key: sorted((match.span, match.evasion) for match in matches) for key, matches in scan.items()}


def usable(patterns: Iterable[Pattern]) -> list[Pattern]:
    """Those that a policy may have."""
    return [one for one in patterns if not one.regex or fault_of(one.source) is None]


def check(matcher: Matcher, patterns: Sequence[Pattern], batch: Sequence[str]) -> None:
    wanted = [expected(patterns, text) for text in batch]

    assert [told(matcher.scan(text)) for text in batch] == wanted
    assert [told(one) for one in matcher.scan_batch(batch)] == wanted


@settings(max_examples=400, deadline=None)
@given(policies, st.lists(texts, max_size=6))
def test_generated_policies_on_generated_texts(patterns: list[Pattern], batch: list[str]) -> None:
    patterns = usable(patterns)
    check(Matcher(patterns), patterns, batch)


def _shipped(data: Any) -> Iterable[tuple[str, bool]]:
    """Every term and expression that a pack writes, wherever it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("terms", "patterns", "any_of") and isinstance(value, list):
                for one in value:
                    is_slashed = key == "any_of" and len(str(one)) > 1 and str(one).startswith("/") and str(one).endswith("/")
                    yield (str(one)[1:-1] if is_slashed else str(one), key == "patterns" or is_slashed)
            yield from _shipped(value)
    elif isinstance(data, list):
        for one in data:
            yield from _shipped(one)


@pytest.fixture(scope="module")
def shipped() -> list[Pattern]:
    found = dict.fromkeys(
        one
        for path in sorted(POLICIES.glob("*.yaml"))
        for one in _shipped(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    )
    return usable(Pattern(f"{n}", source, regex=is_regex) for n, (source, is_regex) in enumerate(found))


@pytest.fixture(scope="module")
def shipped_matcher(shipped: list[Pattern]) -> Matcher:
    return Matcher(shipped)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_shipped_pattern(shipped: list[Pattern], shipped_matcher: Matcher, data: st.DataObject) -> None:
    assert len(shipped) > 100
    terms = st.sampled_from([one.source for one in shipped if not one.regex])
    lines = st.lists(st.one_of(terms.flatmap(disguised), noise), max_size=10).map(" ".join)

    check(shipped_matcher, shipped, data.draw(st.lists(lines, max_size=3)))


@pytest.fixture(scope="module")
def case_texts() -> list[str]:
    """The texts of the packs' own rule tests."""
    return [
        text
        for path in sorted(POLICIES.glob("*.cases.yaml"))
        for text in _texts(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    ]


def _texts(data: Any) -> Iterable[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("text", "bio", "caption") and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(data, list):
        for one in data:
            yield from _texts(one)


def test_shipped_patterns_on_the_texts_of_the_rule_tests(shipped: list[Pattern], shipped_matcher: Matcher, case_texts: list[str]) -> None:
    assert len(case_texts) > 100
    wanted = [expected(shipped, text) for text in case_texts]

    assert sum(map(len, wanted)) > len(case_texts) / 2, "the texts say too little to compare"
    assert [told(one) for one in shipped_matcher.scan_batch(case_texts)] == wanted
    assert [told(shipped_matcher.scan(text)) for text in case_texts] == wanted


@settings(max_examples=60, deadline=None)
@given(policies, st.lists(texts, max_size=4))
def test_a_matcher_from_its_data(patterns: list[Pattern], batch: list[str]) -> None:
    patterns = usable(patterns)
    check(Matcher.from_data(Matcher(patterns).to_data()), patterns, batch)

"""Every format against its golden files. `SMPOLICY_GOLDEN=write` writes them anew, to be read before they are kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from smpolicy import __version__
from smpolicy.model.localised import LANGUAGES
from smpolicy.model.report import Report
from smpolicy.reports._base import Style
from smpolicy.reports._registry import format_named, format_names

from .sample import CLEAN, NOTHING_CHECKED, NOTHING_TESTED, RICH

GOLDEN = Path(__file__).parents[2] / "cases" / "reports"
PLAIN = [(name, lang) for name in format_names() for lang in LANGUAGES]


def rendered(report: Report, name: str, style: Style) -> str:
    return "".join(format_named(name).render(report, style)).replace(__version__, "VERSION")


def check(file: Path, text: str) -> None:
    if os.environ.get("SMPOLICY_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8", newline="")
    assert file.read_bytes().decode() == text


@pytest.mark.parametrize(("name", "lang"), PLAIN)
def test_rich(name: str, lang: str) -> None:
    check(GOLDEN / f"{name}.{lang}{format_named(name).suffix}", rendered(RICH, name, Style(lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_in_colour_and_narrow(lang: str) -> None:
    check(GOLDEN / f"text.{lang}.narrow-colour.txt", rendered(RICH, "text", Style(lang, width=48, color=True)))


@pytest.mark.parametrize(("name", "lang"), PLAIN)
def test_no_finding(name: str, lang: str) -> None:
    told = [rendered(report, name, Style(lang)) for report in (NOTHING_CHECKED, NOTHING_TESTED, CLEAN)]
    check(GOLDEN / f"{name}.{lang}.no-finding.txt", "\n--\n".join(told))


def test_every_format_has_the_name_of_its_module() -> None:
    for name in format_names():
        assert format_named(name).name == name


def test_an_unknown_format() -> None:
    with pytest.raises(KeyError):
        format_named("_base")

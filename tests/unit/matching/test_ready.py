"""What was loaded is the expression itself."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import pytest
import regex

from smpolicy import detectors, rules
from smpolicy.matching import lazy, ready

TEXTS = (
    "Hubungi Ibu Sari, 0812-3456-7890 / sari@contoh.example, Senin 30 Februari 2026 jam 9.00-17.00, Rp 15.000 (20%)!",
    "𝓗𝓪𝓵𝓸 ｋａｋ b0d0h, goooood #HeyGuysLaunch\nUU No. 27 Tahun 2022 &amp; PP 5/2021; “bukan” tidak… ☕️",
    "We at the company will NOT refund 3–5 working days, see https://a.example/b?c=d or DM @toko",
)
OWN = (r"(?i)(?P<a>k)o\p{L}+(?<!x)", r"(?:kopi){e<=1}", r"(\p{L})\1{2,}+", r"\X", r"(?<=a|bc)d(?!e)")


def told(pattern: regex.Pattern[str]) -> list[tuple[tuple[int, int], dict[str, str | None]]]:
    return [(match.span(), match.groupdict()) for text in TEXTS for match in pattern.finditer(text, timeout=5)]


def test_every_expression_of_the_program_is_the_same_once_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in (detectors, rules):
        for info in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{info.name}")
    sources = [*lazy.sources(), *((source, 0) for source in OWN), (r"^k", regex.MULTILINE)]
    assert len(sources) > 100
    dumped = ready.dump(sources)
    monkeypatch.setattr(ready, "_LOADED", {})
    ready.load(dumped)

    for source, flags in sources:
        loaded, fresh = ready.ready(source, flags), regex.compile(source, flags)
        assert (loaded.pattern, loaded.flags, loaded.groupindex) == (fresh.pattern, fresh.flags, fresh.groupindex)
        assert told(loaded) == told(fresh), source


def test_it_still_gives_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "_LOADED", {})
    ready.load(ready.dump([(r"(a|aa)+$", 0)]))

    with pytest.raises(TimeoutError):
        ready.ready(r"(a|aa)+$").search("a" * 60 + "!", timeout=0.05)


def test_another_process_makes_the_same_of_it() -> None:
    program = (
        "import ast, sys; from smpolicy.matching import ready\n"
        "ready.load(ast.literal_eval(sys.argv[1]))\n"
        "print(ready.ready(r'(?i)(?P<a>k)o\\p{L}+(?<!x)').search('minum KOPI').span('a'))"
    )
    done = subprocess.run([sys.executable, "-c", program, repr(ready.dump([(OWN[0], 0)]))], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(6, 7)"

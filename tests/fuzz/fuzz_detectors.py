"""Any text, through the views and all detectors: no exception, and no span outside the text. Run by `script/test --all`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["smpolicy"]):
    from smpolicy.detectors._base import Known
    from smpolicy.detectors._finder import Finder
    from smpolicy.matching.views import Views

FINDER = Finder(Known.of(["0811-1000-321", "cs@toko.example"], ["toko.example"], ["Jl. Kenanga Raya No. 12"], ("id", "us", "gb"), 2026))


def one_text(data: bytes) -> None:
    provider = atheris.FuzzedDataProvider(data)
    text = provider.ConsumeUnicode(sys.maxsize)
    for found in FINDER.find(Views(text)):
        assert 0 <= found.span.start < found.span.end <= len(text), (found, text)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_text)
    atheris.Fuzz()

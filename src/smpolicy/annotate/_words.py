"""What an annotation says of a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable

from smpolicy.model.finding import Finding, Severity, Verdict
from smpolicy.model.localised import Localised, say
from smpolicy.reports._safe import visible

NOTHING: Localised = {"id": "Tidak ada temuan", "en": "Nothing found"}
MORE: Localised = {"id": "… {count} lagi: lihat komentar di {place}.", "en": "… {count} more: see the comment in {place}."}
_SEVERITY: dict[Severity, Localised] = {
    Severity.ERROR: {"id": "Kesalahan", "en": "Error"},
    Severity.WARNING: {"id": "Peringatan", "en": "Warning"},
    Severity.INFO: {"id": "Catatan", "en": "Note"},
}
_OPEN: Localised = {"id": "Belum dapat diuji", "en": "Not tested"}
_TOLD = re.compile(
    rf"(?:{'|'.join(one for words in (*_SEVERITY.values(), _OPEN) for one in words.values())}) [A-Z][A-Z0-9]*(?:-\d+[A-Z]?)?(?:/[\w.-]+)?: "
)


def told(finding: Finding, lang: str) -> str:
    """The finding in one paragraph: how grave, which rule, what, and what to do."""
    weight = _OPEN if finding.verdict is Verdict.UNDETERMINED else _SEVERITY[finding.severity]
    text = f"{say(weight, lang)} {finding.name}: {say(finding.message, lang)} {say(finding.advice, lang)}"
    return visible(" ".join(text.split()))


def is_told(text: str) -> bool:
    """Whether a text is what `told` said, in any language."""
    return _TOLD.match(text) is not None


def short(findings: Iterable[Finding], lang: str) -> str:
    """Several findings for one cell, without their remedies."""
    return "\n".join(f"{finding.name}: {visible(' '.join(say(finding.message, lang).split()))}" for finding in findings)


def worst(findings: Iterable[Finding]) -> Severity:
    """The gravest of them."""
    return max((finding.severity for finding in findings), key=lambda one: one.rank)

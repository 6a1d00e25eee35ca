"""The register of confidential subjects: what is in it, and whether an entry is still secret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from smpolicy.model.match import Pattern
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context


def confidential_entries(registers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of the register."""
    entries: list[Mapping[str, Any]] = registers.get("privacy_guidance", {}).get("confidential", [])
    return entries


def confidential_patterns(registers: Mapping[str, Any]) -> Iterator[Pattern]:
    """What to look for, under keys that begin with the entry's id and `[`."""
    for entry in confidential_entries(registers):
        for index, term in enumerate(entry.get("terms", [])):
            yield Pattern(f"{entry['id']}[{index}]", term, forms=True)
            words = term.split()
            if len(words) > 1:
                yield Pattern(f"{entry['id']}[{index}:joined]", _joined(words), regex=True)
        if entry.get("pattern"):
            yield Pattern(f"{entry['id']}[pattern]", entry["pattern"], regex=True)


def _joined(words: list[str]) -> str:
    """The words as hashtags, file names and addresses write them: `#ProyekKenari2027`, `foto_proyek-kenari.jpg`."""
    return r"(?i)(?<!\p{L})" + r"[\s._-]*".join(regex.escape(word) for word in words) + r"(?!\p{L})"


def is_withheld(entry: Mapping[str, Any], subject: Subject, context: Context) -> bool:
    """Whether the entry is still secret on the day of publication, for this account.

    On the day of `until` itself it may be told. An entry without `until` is secret until it is taken out.
    """
    account = subject.fields.get("account") or context.account(subject).get("id")
    if account and account in entry.get("allowed_accounts", []):
        return False
    until = str(entry.get("until", ""))
    return bool(entry.get("never")) or not until or str(context.facts(subject)["publish_on"]) < until

"""The register of confidential subjects: what is in it, and whether an entry is still secret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from smpolicy.model.match import Pattern
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context

_MARKS = {
    "RAHASIA", "SANGAT", "TERBATAS", "INTERNAL", "SAJA", "DOKUMEN", "CONFIDENTIAL", "STRICTLY", "TOP", "SECRET", "RESTRICTED", "ONLY",
}  # fmt: skip
"""Words of which classification marks are made. They are words of every day as well, so a mark is told by how it is written."""


def confidential_entries(registers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of the register."""
    entries: list[Mapping[str, Any]] = registers.get("privacy_guidance", {}).get("confidential", [])
    return entries


def confidential_patterns(registers: Mapping[str, Any]) -> Iterator[Pattern]:
    """What to look for, under keys that begin with the entry's id and `[`."""
    for entry in confidential_entries(registers):
        yield from entry_patterns(entry)


def entry_patterns(entry: Mapping[str, Any]) -> Iterator[Pattern]:
    """What tells one entry of the register."""
    for index, term in enumerate(entry.get("terms", [])):
        words = term.split()
        if _MARKS.issuperset(words):
            yield Pattern(f"{entry['id']}[{index}]", _mark(words), regex=True)
            continue
        yield Pattern(f"{entry['id']}[{index}]", term, forms=True)
        if len(words) > 1:
            yield Pattern(f"{entry['id']}[{index}:joined]", _joined(words), regex=True)
            # "P r o y e k  K e n a r i" is one word to the view that pushes pulled letters together.
            yield Pattern(f"{entry['id']}[{index}:whole]", "".join(words), forms=True)
            if short := _abbreviated(words):
                yield Pattern(f"{entry['id']}[{index}:short]", short, regex=True)
    if entry.get("pattern"):
        yield Pattern(f"{entry['id']}[pattern]", entry["pattern"], regex=True)


def misspellable(entry: Mapping[str, Any]) -> list[str]:
    """The terms of an entry that a slip of the pen may change: no classification marks and no addresses."""
    return [term for term in entry.get("terms", []) if not _MARKS.issuperset(term.split()) and "." not in term]


def _joined(words: list[str]) -> str:
    """The words as hashtags, file names and addresses write them: `#ProyekKenari2027`, `foto_proyek-kenari.jpg`."""
    return r"(?i)(?<!\p{L})" + r"(?:[._-]*|\s+)".join(regex.escape(word) for word in words) + r"(?!\p{L})"


_WHOLE = 5
"""Letters of the word that must stand whole in an abbreviated term, so that there is something to know it by."""


def _abbreviated(words: list[str]) -> str | None:
    """The words with one whole and others cut short and ended by a full stop: `Proy. Kenari`, `Kenari Proj.`; None for short words.

    A cut keeps two letters: `P. Kenari` may be an island, and initials alone fit anything.
    """
    whole = [index for index, word in enumerate(words) if len(word) >= _WHOLE]
    forms = [r"\s*".join(regex.escape(one) if at == kept else _cut(one) for at, one in enumerate(words)) for kept in whole]
    return rf"(?i)(?<!\p{{L}})(?:{'|'.join(forms)})(?!\p{{L}})" if forms else None


def _cut(word: str) -> str:
    """The word, or a beginning of it of two letters or more that a full stop ends."""
    rest = ""
    for letter in reversed(word[2:-1]):
        rest = f"(?:{regex.escape(letter)}{rest})?"
    return rf"(?:{regex.escape(word)}|{regex.escape(word[:2])}{rest}\.)"


def _mark(words: list[str]) -> str:
    """A mark in capitals as documents carry it: within words that are not in capitals too, or set apart in its line."""
    told = r"\s+".join(regex.escape(word) for word in words)
    mark = rf"(?<![\p{{L}}\p{{N}}_]){told}(?![\p{{L}}\p{{N}}_])"
    apart = rf"(?m)(?<=(?:^|[^\p{{L}}\p{{N}}\s]|^DOKUMEN)[ \t]*){mark}(?=[ \t]*(?:$|[^\p{{L}}\p{{N}}\s]))"
    return rf"(?<=\p{{Ll}}[^\n]{{0,300}}){mark}|{mark}(?=[^\n]{{0,300}}\p{{Ll}})|{apart}"


def is_withheld(entry: Mapping[str, Any], subject: Subject, context: Context) -> bool:
    """Whether the entry is still secret on the day of publication, for this account.

    On the day of `until` itself it may be told. An entry without `until` is secret until it is taken out.
    """
    account = subject.fields.get("account") or context.account(subject).get("id")
    if account and account in entry.get("allowed_accounts", []):
        return False
    until = str(entry.get("until", ""))
    return bool(entry.get("never")) or not until or str(context.facts(subject)["publish_on"]) < until

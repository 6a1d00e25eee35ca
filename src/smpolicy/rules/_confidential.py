"""The register of confidential subjects: what is in it, and whether an entry is still secret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context


def confidential_entries(registers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of the register."""
    entries: list[Mapping[str, Any]] = registers.get("privacy_guidance", {}).get("confidential", [])
    return entries


def is_withheld(entry: Mapping[str, Any], subject: Subject, context: Context) -> bool:
    """Whether the entry is still secret on the day of publication, for this account.

    On the day of `until` itself it may be told. An entry without `until` is secret until it is taken out.
    """
    account = subject.fields.get("account") or context.account(subject).get("id")
    if account and account in entry.get("allowed_accounts", []):
        return False
    until = str(entry.get("until", ""))
    return bool(entry.get("never")) or not until or str(context.facts(subject)["publish_on"]) < until

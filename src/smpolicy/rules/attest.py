"""`attest`: a signed statement stands in for what no machine can test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from smpolicy.model.localised import Localised
from smpolicy.model.subject import Subject
from smpolicy.rules._approvals import exercised_functions
from smpolicy.rules._base import Context, Hit, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Attest(Rule):
    """Finds an attestation that is missing, has run out, or was signed by someone who may not.

    A valid one is silence here, and is printed as an attestation with its name and dates, never as a pass.
    `max_age_months` counts calendar months from the signature; without it the attestation's own `valid_months` holds.
    """

    KIND: ClassVar[str] = "attest"

    attestation: str
    function: str = ""
    max_age_months: int | None = None

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:  # noqa: ARG002 - the registers hold what is asked
        items: list[Mapping[str, Any]] = context.register("attestations").get("items", [])
        latest = max(
            (one for one in items if one.get("id") == self.attestation), key=lambda one: str(one.get("signed_on", "")), default=None
        )
        reason = self._fault(latest, context)
        if reason is not None:
            yield Hit(field="", values={"attestation": self.attestation, "reason": reason})

    def _fault(self, found: Mapping[str, Any] | None, context: Context) -> Localised | None:
        if found is None:
            return {"id": "belum ditandatangani", "en": "it has not been signed"}
        signed = str(found.get("signed_on", ""))
        try:
            ends = months_after(date.fromisoformat(signed), self.max_age_months or int(found.get("valid_months", 12)))
        except ValueError:
            return {"id": f"tanggalnya '{signed}' tidak terbaca", "en": f"its date '{signed}' cannot be read"}
        if signed > context.today.isoformat():
            return {"id": f"bertanggal di masa depan ({signed})", "en": f"it is dated in the future ({signed})"}
        if ends < context.today:
            return {"id": f"habis masa berlakunya pada {ends.isoformat()}", "en": f"it ran out on {ends.isoformat()}"}
        person = str(found.get("person", ""))
        wanted = self.function or str(found.get("function", ""))
        if wanted and wanted not in exercised_functions(person, {}, context.policy, context.register("team")):
            return {"id": f"{person} tidak memegang fungsi '{wanted}'", "en": f"{person} does not hold the function '{wanted}'"}
        return None


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"no such month: {year}-{month + 1}")

"""`attest`: a signed statement stands in for what no machine can test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from smpolicy.model.localised import Localised
from smpolicy.model.subject import Subject
from smpolicy.rules._approvals import exercised_functions
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._months import months_after
from smpolicy.rules._numbers import number_of

_DEFAULT_MONTHS = 12
_UNSIGNED: Localised = {"id": "belum ditandatangani", "en": "it has not been signed"}
_MESSAGE: Localised = {
    "id": "Pernyataan '{attestation}' tidak berlaku: {reason}.",
    "en": "The attestation '{attestation}' does not hold: {reason}.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attest(Rule):
    """Finds an attestation that is missing, has run out, or was signed by someone who may not.

    A valid one is silence here, and is printed as an attestation with its name and dates, never as a pass.
    `max_age_months` counts calendar months from the signature; without it the attestation's own `valid_months` holds.
    """

    KIND: ClassVar[str] = "attest"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Melihat tanda tangan dan tanggalnya, bukan apakah pernyataannya benar.",
        "en": "Sees the signature and its date, not whether the statement is true.",
    }

    attestation: str
    function: str = ""
    max_age_months: int | str | None = None

    def expressions(self) -> Iterator[Expression]:
        if isinstance(self.max_age_months, str):
            yield Expression("max_age_months", self.max_age_months, "int")

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        items: list[Mapping[str, Any]] = context.register("attestations").get("items", [])
        signed = sorted((one for one in items if one.get("id") == self.attestation), key=lambda one: str(one.get("signed_on", "")))
        told = self.max_age_months
        most = None if told is None else number_of(self, "max_age_months", told, subject, context)
        faults = [self._fault(one, most, context) for one in signed]
        if None in faults:
            return
        # The newest signature is the one whose fault can be mended.
        reason = faults[-1] if faults else _UNSIGNED
        yield Hit(message=None if self.message else _MESSAGE, values={"attestation": self.attestation, "reason": reason})

    def _fault(self, found: Mapping[str, Any], most: float | None, context: Context) -> Localised | None:
        signed, person = str(found.get("signed_on", "")), str(found.get("person", ""))
        months = most if most is not None else found.get("valid_months", _DEFAULT_MONTHS)
        try:
            ends = months_after(date.fromisoformat(signed[:10]), int(months))
        except ValueError:
            return {"id": f"tanggalnya '{signed}' tidak terbaca", "en": f"its date '{signed}' cannot be read"}
        if signed[:10] > context.today.isoformat():
            return {"id": f"bertanggal di masa depan ({signed})", "en": f"it is dated in the future ({signed})"}
        if ends < context.today:
            return {"id": f"habis masa berlakunya pada {ends.isoformat()}", "en": f"it ran out on {ends.isoformat()}"}
        stated = str(found.get("function", ""))
        wanted = self.function or stated
        if stated and stated != wanted:
            return {"id": f"ditandatangani sebagai '{stated}', bukan '{wanted}'", "en": f"it was signed as '{stated}', not as '{wanted}'"}
        if wanted and wanted not in exercised_functions(person, {}, context.policy, context.register("team"), signed):
            return {
                "id": f"{person or '-'} tidak memegang fungsi '{wanted}'",
                "en": f"{person or '-'} does not hold the function '{wanted}'",
            }
        return None

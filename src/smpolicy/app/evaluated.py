"""Whether a file of figures is of a month whose evaluation has been signed already, with other figures than it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from smpolicy.engine.ruleset import Ruleset
from smpolicy.model.localised import Localised, fill
from smpolicy.model.source import Note, Place
from smpolicy.model.subject import Subject

_EVALUATED: Localised = {
    "id": "Periode {periods} sudah dievaluasi dan ditandatangani (evaluasi terakhir: {last}), dan angka di sini bukan angka yang dipakai.",
    "en": "{periods} has been evaluated and signed already (latest evaluation: {last}), and these figures are not the ones it rests on.",
}
_REMEDY: Localised = {
    "id": "Periksa apakah berkas ini dari bulan yang benar. Angka yang dibetulkan memerlukan evaluasi baru.",
    "en": "See whether this file is of the right month. Corrected figures need a new evaluation.",
}
_MONTH = re.compile(r"\d{4}-\d\d")
_MOST = 12
"""Months that are named."""


def with_evaluated_months(subjects: Iterable[Subject], ruleset: Ruleset) -> Iterator[Subject]:
    """Subjects, those that hold figures with a note of the months that were evaluated with others.

    The workspace's own file of figures, on which the evaluation rests, has none.
    """
    evaluation = ruleset.registers.get("evaluation", {})
    last = str(evaluation.get("period", "")) if evaluation.get("signed_by", {}).get("signed_on") else ""
    held = ruleset.registers.get("kpi", {}).get("rows", [])
    for one in subjects:
        months = _months(one.fields.get("rows", []), held, last) if one.kind == "kpi" and last else ()
        yield replace(one, notes=(*one.notes, _note(one, months, last))) if months else one


def _months(rows: Sequence[Mapping[str, Any]], held: Sequence[Mapping[str, Any]], last: str) -> Sequence[str]:
    told = ((str(row.get("period", "")), row) for row in rows)
    return sorted({period for period, row in told if _MONTH.fullmatch(period) and period <= last and row not in held})


def _note(subject: Subject, months: Sequence[str], last: str) -> Note:
    told = ", ".join(months[:_MOST]) + (" …" if len(months) > _MOST else "")
    place = subject.place_of("rows") or Place(subject.path, 0, 0)
    return Note("month_evaluated", place, fill(_EVALUATED, {"periods": told, "last": last}), _REMEDY, route="comms")

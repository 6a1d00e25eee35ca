"""Checks subjects against a workspace, for the command line, the gate and other tools alike."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from smpolicy.app.ports import SubjectSource
from smpolicy.app.workspace import Workspace
from smpolicy.engine.check import CheckOptions as EngineOptions
from smpolicy.engine.check import check as run_engine
from smpolicy.engine.ruleset import Ruleset, rules_named
from smpolicy.engine.waive import ROUTE_FUNCTIONS
from smpolicy.errors import Fault, UsageError
from smpolicy.model.localised import Localised, fill
from smpolicy.model.report import Report
from smpolicy.model.source import Note, Place
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import PolicyHead

_NO_DATE: Localised = {
    "id": "Waktu terbit '{given}' bukan tanggal yang dapat dibaca, jadi yang bergantung padanya tidak diuji.",
    "en": "The time of publication '{given}' is no date that can be read, so nothing that depends on it was tested.",
}
_WRITE_DATE: Localised = {
    "id": "Tulis publish_at misalnya 2026-11-22 atau 2026-11-22T09:00:00+07:00.",
    "en": "Write publish_at such as 2026-11-22 or 2026-11-22T09:00:00+07:00.",
}
_LONGEST = 60
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the caller asks for. `only` are clause ids or `CLAUSE/sub` names, `route` a function's route."""

    today: date
    only: tuple[str, ...] = ()
    route: str | None = None
    use_waivers: bool = True
    unmask: bool = False


def check_subjects(
    workspace: Workspace[PolicyHead], subjects: Iterable[Subject], options: CheckOptions, progress: Callable[[int], None] | None = None
) -> Report:
    """The report on subjects. Raises `UsageError` for rules or routes that do not exist, and for a refused unmasking."""
    faults = [*_unknown_rules(workspace.ruleset, options.only), *_unknown_route(options.route)]
    if options.unmask and workspace.ruleset.settings.get("allow_unmask") is not True:
        faults.append(_unmask_refused())
    if faults:
        raise UsageError(faults)
    wanted = EngineOptions(
        today=options.today,
        only=rules_named(workspace.ruleset, options.only),
        route=options.route,
        use_waivers=options.use_waivers,
        unmask=options.unmask,
    )
    return run_engine(workspace.ruleset, (_dated(_whole(one, workspace.ruleset)) for one in subjects), wanted, progress)


def _whole(subject: Subject, ruleset: Ruleset) -> Subject:
    """A plan that came as a sheet, or row by row to the gate, has rows only: goals, themes and all else are those of the workspace's plan."""
    if subject.kind != "plan" or not {"items"} <= set(subject.fields) <= {"schema", "kind", "items"}:
        return subject
    return dataclasses.replace(subject, fields={**ruleset.registers.get("plan", {}), "items": subject.fields["items"]})


def _dated(subject: Subject) -> Subject:
    """A draft whose day of publication nobody can read, with a note that says so: no rule that asks for the day can tell."""
    given = str(subject.fields.get("publish_at") or "") if subject.kind in DRAFT_KINDS else ""
    if not given or is_moment(given):
        return subject
    place = subject.place_of("publish_at") or Place(subject.path, 0, 0)
    note = Note("date_unreadable", place, fill(_NO_DATE, {"given": given[:_LONGEST]}), _WRITE_DATE, route="comms")
    return dataclasses.replace(subject, notes=(*subject.notes, note))


def is_moment(text: str) -> bool:
    """Whether a text is a day, or a day and a time, as rules read them: `2026-11-22`, and not its week."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.match(text) is not None


def gate(workspace: Workspace[PolicyHead], fields: Mapping[str, Any], source: SubjectSource, options: CheckOptions) -> Report:
    """The report on the one subject that another tool asks about. Raises `InputError` when it has no such shape."""
    return check_subjects(workspace, [source.from_fields(fields, workspace.policy)], options)


def _unknown_rules(ruleset: Ruleset, names: Iterable[str]) -> Iterable[Fault]:
    known = sorted({one.clause.id for one in ruleset.rules} | {one.name for one in ruleset.rules})
    for name in names:
        if name not in known:
            close = get_close_matches(name.upper(), known, 1)
            yield Fault(
                "--only",
                0,
                0,
                "unknown-rule",
                {"id": f"tidak ada aturan '{name}'.", "en": f"there is no rule '{name}'."},
                {"id": f"Maksud Anda '{close[0]}'?", "en": f"Did you mean '{close[0]}'?"} if close else {},
            )


def _unknown_route(route: str | None) -> Iterable[Fault]:
    if route is not None and route not in ROUTE_FUNCTIONS:
        known = ", ".join(ROUTE_FUNCTIONS)
        yield Fault(
            "--route",
            0,
            0,
            "unknown-route",
            {"id": f"tidak ada jalur '{route}'.", "en": f"there is no route '{route}'."},
            {"id": f"Yang ada: {known}.", "en": f"There are: {known}."},
        )


def _unmask_refused() -> Fault:
    return Fault(
        "--unmask",
        0,
        0,
        "unmask-refused",
        {"id": "kebijakan ini tidak mengizinkan data pribadi ditampilkan.", "en": "this policy does not allow personal data to be shown."},
        {
            "id": "Yang berwenang dapat menulis 'allow_unmask: true' pada settings di smpolicy.yaml.",
            "en": "Who may decide it can write 'allow_unmask: true' under settings in smpolicy.yaml.",
        },
    )

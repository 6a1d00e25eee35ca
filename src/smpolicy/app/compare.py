"""What changed between two policies: clauses and the words of their texts, settings, registers, and which drafts decide differently."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from smpolicy.app._changed_clauses import ClauseChange, Hide, clause_changes
from smpolicy.app._changed_values import ValueChange, policy_values, value_changes
from smpolicy.errors import Fault, PolicyError, UsageError
from smpolicy.model.finding import Severity
from smpolicy.model.report import Decision, Report
from smpolicy.policy.clause import Policy
from smpolicy.policy.workspace_file import WORKSPACE_FILE


@dataclass(frozen=True, slots=True)
class DraftChange:
    """A subject that is decided otherwise, and the rules that speak on it now, no longer do, or do with another severity."""

    id: str
    path: str
    old: Decision
    new: Decision
    appeared: tuple[str, ...]
    vanished: tuple[str, ...]
    weighed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Which policy was compared."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed. `drafts` is None where no drafts were given; `drafts_checked` counts those that both policies decided on."""

    old: Edition
    new: Edition
    clauses: tuple[ClauseChange, ...]
    values: tuple[ValueChange, ...]
    drafts: tuple[DraftChange, ...] | None = None
    drafts_checked: int = 0

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not (self.clauses or self.values or self.drafts)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two policies and what changed between them."""

    old: Policy
    new: Policy
    comparison: Comparison

    def with_reports(self, old: Report, new: Report) -> Compared:
        """The same, with the drafts that two runs over them decided differently."""
        told = dataclasses.replace(self.comparison, drafts=draft_changes(old, new), drafts_checked=len(new.subjects))
        return dataclasses.replace(self, comparison=told)


def compare_workspaces(old: Path, new: Path, load: Callable[[Path], Policy], redaction: Callable[[Policy], Hide]) -> Compared:
    """The policies at two paths, a workspace or its `smpolicy.yaml` each. Raises `UsageError`, or `PolicyError` with the faults of both."""
    loaded: list[Policy] = []
    faults: list[Fault] = []
    for path in (old, new):
        try:
            loaded.append(load(_root(path)))
        except PolicyError as error:
            faults += error.faults
    if faults:
        raise PolicyError(faults)
    before, now = loaded
    hide_old, hide_new = redaction(before), redaction(now)
    return Compared(before, now, compare(before, now, lambda text: hide_new(hide_old(text))))


def _root(path: Path) -> Path:
    if path.is_file():
        if path.name == WORKSPACE_FILE:
            return path.parent
        raise UsageError(_not_a_policy(path))
    return path


def _not_a_policy(path: Path) -> Fault:
    return Fault(
        str(path),
        0,
        0,
        "not-a-policy",
        {"id": f"berkas ini bukan {WORKSPACE_FILE}.", "en": f"this file is no {WORKSPACE_FILE}."},
        {"id": f"Sebutkan ruang kerja, atau {WORKSPACE_FILE} di dalamnya.", "en": f"Name a workspace, or the {WORKSPACE_FILE} in it."},
    )


def compare(old: Policy, new: Policy, hide: Hide) -> Comparison:
    """What changed from `old` to `new`. `hide` is asked for every text that is given back."""
    return Comparison(
        old=_edition(old),
        new=_edition(new),
        clauses=tuple(clause_changes(old, new, hide)),
        values=tuple(value_changes(policy_values(old), policy_values(new), hide)),
    )


def draft_changes(old: Report, new: Report) -> tuple[DraftChange, ...]:
    """The subjects that two runs over the same files decided differently, in the order of the second run."""
    before = {(one.path, one.id): one for one in old.subjects}
    rules_before, rules_now = _severities(old), _severities(new)
    found = []
    for one in new.subjects:
        key = (one.path, one.id)
        earlier = before.get(key)
        if earlier is not None and earlier.decision is not one.decision:
            said, says = rules_before.get(key, {}), rules_now.get(key, {})
            appeared, vanished = tuple(sorted(says.keys() - said)), tuple(sorted(said.keys() - says))
            weighed = tuple(sorted(name for name in says.keys() & said if says[name] != said[name]))
            found.append(DraftChange(one.id, one.path, earlier.decision, one.decision, appeared, vanished, weighed))
    return tuple(found)


def _severities(report: Report) -> dict[tuple[str, str], dict[str, frozenset[Severity]]]:
    """Of each subject, the rules that speak on it, and how gravely."""
    found: dict[tuple[str, str], dict[str, frozenset[Severity]]] = {}
    for one in report.findings:
        rules = found.setdefault((one.path, one.subject), {})
        rules[one.name] = rules.get(one.name, frozenset()) | {one.severity}
    return found


def _edition(policy: Policy) -> Edition:
    return Edition(policy.id, policy.version, policy.digest)

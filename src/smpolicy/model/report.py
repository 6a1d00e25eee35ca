"""What one run of the engine says, whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smpolicy.model.finding import Finding, Severity, Verdict
from smpolicy.model.localised import Localised


class Decision(StrEnum):
    """Of the gate on a subject: `block` stops, `ask` needs a person, `allow` lets pass."""

    ALLOW = "allow"
    ASK = "ask"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class PolicyRef:
    """Which policy was applied. `digest` is `sha256:` over all its files."""

    id: str
    version: str
    digest: str
    title: Localised


@dataclass(frozen=True, slots=True)
class SubjectReport:
    """What was decided on one subject. `needs` are the functions whose approval is still missing, sorted.

    It is `settled` when a rule met it, or when its account is not ours to judge.
    """

    id: str
    kind: str
    path: str
    decision: Decision
    digest: str
    needs: tuple[str, ...] = ()
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Unmet:
    """A rule that met no subject of the run, and why."""

    rule: str
    reason: Localised


@dataclass(frozen=True, slots=True)
class Report:
    """Findings sorted by path, place and rule; waived ones are kept in `waived`, undetermined ones in `findings`.

    `rules_run` met at least one subject, `rules_hit` said something of one; both are sorted names (`PRIV-03/solicit`).
    """

    policy: PolicyRef
    today: date
    decision: Decision
    subjects: tuple[SubjectReport, ...]
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...] = ()
    rules_run: tuple[str, ...] = ()
    rules_hit: tuple[str, ...] = ()
    rules_not_run: tuple[Unmet, ...] = ()

    def count(self, severity: Severity) -> int:
        """Violations of that severity that no waiver covers."""
        return sum(f.severity is severity and f.verdict is Verdict.VIOLATION for f in self.findings)

    @property
    def untested(self) -> bool:
        """Whether no rule met any subject though they were ours to judge: this is no pass."""
        return not self.rules_run and self.decision is not Decision.ALLOW

    @property
    def undetermined(self) -> int:
        """Findings that say a test could not be made."""
        return sum(f.verdict is Verdict.UNDETERMINED for f in self.findings)

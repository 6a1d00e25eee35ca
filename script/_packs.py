"""The shipped packs as the generated pages tell of them: each clause with the cases in which it spoke and was silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smpolicy.policy.clause import Case, Clause, Policy
from smpolicy.policy.load import load_pack, shipped_packs


@dataclass(frozen=True, slots=True)
class Told:
    """A clause with all cases of its pack that test it: those in which it must speak, and those in which it must not."""

    clause: Clause
    fires: tuple[Case, ...]
    silent: tuple[Case, ...]


def all_packs() -> dict[str, Policy]:
    """Every shipped pack by its name, on the registers of the sample."""
    return {name: load_pack(name) for name in shipped_packs()}


def clauses_of(name: str, pack: Policy) -> Iterator[Told]:
    """The clauses that the pack itself states, in its order."""
    mine = [clause for clause in pack.clauses if clause.pack == name]
    cases = [(clause.id, case) for clause in pack.clauses for case in clause.cases]
    for clause in mine:
        testing = [case for home, case in cases if clause.id in _under_test(home, case)]
        fires = tuple(case for case in testing if _speaks(clause.id, case))
        yield Told(clause, fires, tuple(case for case in testing if not _speaks(clause.id, case)))


def _under_test(home: str, case: Case) -> set[str]:
    return {name.partition("/")[0] for name in case.only} or {home}


def _speaks(clause: str, case: Case) -> bool:
    return any(want.get("rule") == clause for want in case.expect)

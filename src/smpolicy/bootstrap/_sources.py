"""Where policies and subjects come from: the adapters of the ports, each importing what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from smpolicy.errors import PolicyError
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Policy, PolicyHead


class Policies:
    """`app.ports.PolicySource` over YAML files."""

    def find(self, start: Path) -> Path | None:
        from smpolicy.policy.workspace_file import find_workspace

        return find_workspace(start)

    def load(self, root: Path, *, cases: bool = True) -> Policy:
        from smpolicy.policy.load import load_policy

        return load_policy(root, cases=cases)

    def load_pack(self, name: str) -> Policy:
        from smpolicy.policy.load import load_pack

        return load_pack(name)

    def packs(self) -> tuple[str, ...]:
        from smpolicy.policy.load import shipped_packs

        return shipped_packs()


class Subjects:
    """`app.ports.SubjectSource` over files and plain data; with `among`, over those files only. `given` are those it gave last."""

    def __init__(self, among: frozenset[Path] | None = None) -> None:
        self._among = among
        self.given: tuple[Subject, ...] = ()

    def collect(self, paths: Sequence[str], policy: PolicyHead, stdin: BinaryIO | None) -> Iterable[Subject]:
        from smpolicy.readers.collect import collect

        found = collect(paths, policy=policy, stdin=stdin, among=self._among)
        self.given = _held_against_releases(found, policy) if any(one.kind == "policy" for one in found) else found
        return self.given

    def from_fields(self, fields: Mapping[str, Any], policy: PolicyHead) -> Subject:
        from smpolicy.readers.collect import subject_from_fields

        return subject_from_fields(fields, policy)


def _held_against_releases(subjects: tuple[Subject, ...], policy: PolicyHead) -> tuple[Subject, ...]:
    """The policy among subjects with a note where it is no longer what was released under its version."""
    from smpolicy.app.released import changed_note, unreadable_note, with_note
    from smpolicy.store.releases import Releases

    try:
        held = Releases(policy.root).changed(policy)
    except PolicyError as error:
        return with_note(subjects, unreadable_note(error.faults[0]))
    return with_note(subjects, changed_note(*held)) if held is not None and held[1] else subjects

"""Paths -> subjects: folders are walked, `-` is standard input, and nothing that was asked for is left out in silence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from smpolicy import readers
from smpolicy.discovery import instances_in
from smpolicy.errors import Fault, InputError
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault, unknown, whole
from smpolicy.policy.json_source import parse_json
from smpolicy.policy.text_file import TextFile, decoded, shown
from smpolicy.policy.workspace_file import is_release
from smpolicy.readers import json_file, json_lines, markdown
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._hidden_data import with_hidden_data
from smpolicy.readers._subjects import KNOWN_KINDS, policy_subject, subjects_of_kind
from smpolicy.readers._unread import SAVE_AS, with_unread

STDIN = "-"
_SKIPPED_FOLDERS = ("out", "node_modules", "__pycache__", "venv")
_LIMITS = {"max_folder_files": 10_000, "max_input_values": 800_000, "max_input_bytes": 64 * 1024 * 1024}
"""Settings that bound a run, with their defaults; a reader names its own beside it."""
_MAX_FAULTS = 200
_ANNOTATED = ".smpolicy"


def collect(
    paths: Sequence[str], *, policy: PolicyHead, stdin: BinaryIO | None = None, among: frozenset[Path] | None = None
) -> tuple[Subject, ...]:
    """The subjects of files and folders, in order of paths; files that are not `among` those (resolved) are passed over.

    Raises `InputError` with every fault, also when there is nothing.
    """
    run = _Run(policy, among=among)
    for path in paths:
        if path == STDIN:
            run.standard_input(stdin)
        else:
            run.path(Path(path))
    run.same_ids()
    if not run.subjects and not run.faults:
        known = ", ".join(sorted(_by_suffix()))
        where = whole(", ".join(paths) or ".")
        run.faults.append(fault("nothing-to-check", where, skipped=run.skipped, known=known))
    if run.faults:
        raise InputError(_first(run.faults))
    return tuple(run.subjects)


def subject_from_fields(fields: Mapping[str, Any], policy: PolicyHead) -> Subject:
    """One subject from plain data: a request to the gate, a case. Raises `InputError` when it has no such shape."""
    document = Document(STDIN, "", dict(fields))
    place = whole(STDIN)
    kind = fields.get("kind") or ("post" if fields.get("text") is not None else None)
    if kind is None:
        raise InputError(fault("kind-missing", place, known=", ".join((*KNOWN_KINDS, "policy"))))
    if kind == "policy":
        return policy_subject(policy, Document(STDIN, ""))
    if kind not in KNOWN_KINDS or kind == "accounts":
        raise InputError(unknown("kind-unknown", place, str(kind), (*KNOWN_KINDS, "policy")))
    subjects, faults = subjects_of_kind(str(kind), document, fields, str(kind))
    if faults:
        raise InputError(faults)
    return subjects[0]


@dataclass(slots=True)
class _Run:
    """One gathering of subjects."""

    policy: PolicyHead
    among: frozenset[Path] | None = None
    subjects: list[Subject] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    skipped: int = 0
    values: int = 0
    bytes: int = 0
    seen: set[Path] = field(default_factory=set)

    def path(self, path: Path) -> None:
        if path.is_dir():
            self._folder(path)
        else:
            reader = _by_suffix().get(path.suffix.lower())
            if reader is None and path.exists():
                known, wanted = ", ".join(sorted(_by_suffix())), SAVE_AS.get(path.suffix.lower(), "")
                code = "suffix-office" if wanted else "suffix-unknown"
                self.faults.append(fault(code, whole(shown(path)), name=path.suffix or path.name, known=known, wanted=wanted))
            else:
                self._file(path, reader or markdown.READER, named=True)

    def standard_input(self, stdin: BinaryIO | None) -> None:
        limit = self._limit(json_lines.READER)
        file = decoded(stdin.read(limit + 1) if stdin else b"", STDIN, limit)
        if isinstance(file, Fault):
            self.faults.append(file)
        elif not file.text.strip():
            self.faults.append(fault("file-empty", whole(STDIN)))
        else:
            self._take(_look(file)(file, self.policy), named=True)

    def same_ids(self) -> None:
        """Two drafts of one id: their reviews and waivers would be mixed up."""
        seen: dict[str, Subject] = {}
        for one in self.subjects:
            if one.kind not in DRAFT_KINDS:
                continue
            first = seen.setdefault(one.id, one)
            if first is not one:
                place = replace(one.place_of("id") or whole(one.path), file=one.file)
                self.faults.append(fault("draft-twice", place, name=one.id, first=_where(first)))

    def _folder(self, folder: Path) -> None:
        most, before, unread = self._setting("max_folder_files"), len(self.subjects), list[str]()
        for count, path in enumerate(self._walk(folder), 1):
            if count > most:
                self.faults.append(fault("too-many-files", whole(shown(folder)), limit=most))
                return
            reader = _by_suffix().get(path.suffix.lower())
            if reader is None or is_annotated_copy(path):
                self.skipped += 1
                unread.extend([shown(path)] if path.suffix.lower() in SAVE_AS and self._is_wanted(path) else [])
            else:
                self._file(path, reader, named=False)
        self.subjects[before:] = with_unread(self.subjects[before:], unread)

    def _walk(self, folder: Path) -> Iterator[Path]:
        """The files of a folder in order of their paths; links that leave it are faults."""
        top = folder.resolve()
        for here, folders, files in os.walk(folder):
            folders[:] = sorted(name for name in folders if not _is_passed_over(Path(here) / name))
            for name in [*folders, *sorted(files)]:
                path = Path(here) / name
                if path.is_symlink() and not _stays(path, top):
                    self.faults.append(fault("link-outside", whole(shown(path))))
                elif name in files and not _is_hidden(name):
                    yield path

    def _file(self, path: Path, reader: Reader, *, named: bool) -> None:
        if _resolved(path) in self.seen:
            return
        if not self._is_wanted(path):
            return
        self.seen.add(_resolved(path))
        file = reader.load(path, shown(path), self._limit(reader))
        if isinstance(file, Fault):
            self.faults.append(file)
        else:
            self.bytes += len(file.text if isinstance(file, TextFile) else file.data)
            self._bounded("max_input_bytes", self.bytes)
            found = reader.read(file, self.policy)
            folders = (path.parent, self.policy.root)
            found.subjects = [replace(with_hidden_data(one, folders), file_digest=file.digest) for one in found.subjects]
            self._take(found, named=named)

    def _is_wanted(self, path: Path) -> bool:
        return self.among is None or _resolved(path) in self.among

    def _take(self, found: Found, *, named: bool) -> None:
        self.values += found.values
        self._bounded("max_input_values", self.values)
        self.subjects.extend(found.subjects)
        self.faults.extend(found.faults)
        if found.skipped and named:
            self.faults.extend(found.faults_if_named)
        elif found.skipped:
            self.skipped += 1

    def _bounded(self, setting: str, reached: int) -> None:
        """Ends the run where it would hold more than the machine should."""
        if reached > self._setting(setting):
            self.faults.append(fault("too-much-input", whole(STDIN), limit=self._setting(setting), setting=setting))
            raise InputError(_first(self.faults))

    def _setting(self, name: str) -> int:
        return int(self.policy.settings.get(name, _LIMITS[name]))

    def _limit(self, reader: Reader) -> int:
        return int(self.policy.settings.get(reader.limit, reader.default_limit))


@cache
def _by_suffix() -> dict[str, Reader]:
    return {suffix: reader for reader in instances_in(readers, Reader).values() for suffix in reader.suffixes}


def _look(file: TextFile) -> Callable[[TextFile, PolicyHead], Found]:
    """How to read a text without a name: by its first character, and JSON Lines where the first line is a value of its own."""
    start = file.text.lstrip()
    if not start.startswith(("{", "[")):
        return markdown.READER.read if markdown.has_front_matter(file.text) else markdown.read_plain
    first, _, rest = start.partition("\n")
    is_lines = bool(rest.strip()) and not parse_json(first, file.name).faults
    return json_lines.READER.read if is_lines else json_file.READER.read


def _first(faults: Sequence[Fault]) -> list[Fault]:
    told = list(faults[:_MAX_FAULTS])
    if len(faults) > _MAX_FAULTS:
        told.append(fault("too-many-faults", whole(told[-1].file), count=len(faults) - _MAX_FAULTS))
    return told


def _is_passed_over(folder: Path) -> bool:
    """Whether a folder inside another holds nothing to check: a release is a record of what was in force."""
    return _is_hidden(folder.name) or folder.name in _SKIPPED_FOLDERS or is_release(folder)


def annotated_path(path: Path) -> Path:
    """Where a file stands again with its findings: beside itself; a copy of that sort takes its own place."""
    return path if path.stem.endswith(_ANNOTATED) else path.with_name(f"{path.stem}{_ANNOTATED}{path.suffix}")


def is_annotated_copy(path: Path) -> bool:
    """Whether a file is another one with its findings, and that one stands beside it."""
    return path.stem.endswith(_ANNOTATED) and path.with_name(path.stem.removesuffix(_ANNOTATED) + path.suffix).is_file()


def _is_hidden(name: str) -> bool:
    """Whether nobody sees a file, or an application keeps it beside one that is open (`~$plan.xlsx`)."""
    return name.startswith((".", "~$"))


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path


def _stays(path: Path, top: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(top)
    except (OSError, ValueError, RuntimeError):
        return False


def _where(subject: Subject) -> str:
    place = subject.place_of("id")
    return f"{subject.file}:{place.line}" if place else subject.file

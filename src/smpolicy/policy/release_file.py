"""`release.yaml`: what is recorded of a release, read and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from smpolicy.errors import Fault, PolicyError
from smpolicy.policy.conform import conform
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.file_shapes import SCHEMA
from smpolicy.policy.release import Release, Signature, changed_files, digest_of
from smpolicy.policy.shape import TEXT, Choice, ListOf, MapOf, Record
from smpolicy.policy.text_file import MAX_POLICY_BYTES, read_text_file, shown
from smpolicy.policy.workspace_file import RELEASE_FILE, is_release
from smpolicy.policy.yaml_source import parse_yaml


@cache
def release_shape() -> Record:
    """What `release.yaml` holds."""
    signature = Record("Signature", dict.fromkeys(("function", "person", "date"), TEXT), frozenset(("function", "person", "date")))
    texts = dict.fromkeys(("policy", "version", "released_on", "digest", "program"), TEXT)
    return Record(
        "Release",
        {
            "schema": SCHEMA,
            "kind": Choice(("release",)),
            **texts,
            "previous": TEXT,
            "approvals": ListOf(signature),
            "unapproved": TEXT,
            "files": MapOf(TEXT),
        },
        frozenset(("schema", "kind", "files", *texts)),
    )


def release_at(folder: Path) -> Release | None:
    """The release that a folder is; None where it is none. Raises `PolicyError` where its `release.yaml` cannot be read, or was edited."""
    if not is_release(folder):
        return None
    path = folder / RELEASE_FILE
    file = read_text_file(path, shown(path), MAX_POLICY_BYTES)
    if isinstance(file, Fault):
        raise PolicyError(file)
    document = parse_yaml(file.text, file.name)
    out = conform(document, release_shape()) if not document.faults else None
    if out is None or out.faults:
        raise PolicyError(out.faults if out else document.faults)
    release = _release(out.data, folder)
    if release.digest != digest_of(release.files):
        raise PolicyError(fault("release-digest", document.place("digest"), version=release.version))
    return release


def _release(data: Mapping[str, Any], folder: Path) -> Release:
    fields = {key: value for key, value in data.items() if key not in ("schema", "kind", "approvals")}
    return Release(**fields, approvals=tuple(Signature(**one) for one in data.get("approvals", ())), folder=folder)


def release_text(release: Release) -> str:
    """The text of `release.yaml`."""
    data: dict[str, Any] = {
        "schema": "smpolicy/1",
        "kind": "release",
        "policy": release.policy,
        "version": release.version,
        "released_on": release.released_on,
        "previous": release.previous,
        "digest": release.digest,
        "program": release.program,
        "unapproved": release.unapproved,
        "approvals": [{"function": one.function, "person": one.person, "date": one.date} for one in release.approvals],
        "files": dict(sorted(release.files.items())),
    }
    told = {key: value for key, value in data.items() if value not in ("", [])}
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)


def tampered(release: Release, digests: Mapping[str, str]) -> Iterator[Fault]:
    """A fault for each file of a release that is not as it was frozen."""
    for name in changed_files(release, digests):
        yield fault("release-changed", whole(shown(release.folder / name)), version=release.version)

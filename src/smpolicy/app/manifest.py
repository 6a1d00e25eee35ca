"""The manifest that a document carries: what it was made of, so that anybody can tell later what has changed since."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

SCHEMA = "smpolicy/manifest/1"
FILES, PACKS, TEMPLATES, FONTS = GROUPS = ("files", "packs", "templates", "fonts")
"""What the inputs of a document are: files of the workspace, and what is shipped with the program."""
MAX_BYTES = 16 * 1024 * 1024
"""The largest manifest that is read."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST = 4096


class NotAManifestError(ValueError):
    """The text is no manifest of ours; the message names the key."""


@dataclass(frozen=True, slots=True)
class RunScope:
    """What a run over drafts was asked to look at: `paths` as seen from the workspace; both days belong to the period."""

    paths: tuple[str, ...] = ()
    period: tuple[date, date] | None = None
    only: tuple[str, ...] = ()
    route: str | None = None
    use_waivers: bool = True


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one document was made of, and how.

    `archive` is the variant of PDF/A, empty for HTML; `epoch` the time a PDF bears, in seconds since 1970. `inputs` has for each of
    `GROUPS` the names and the SHA-256 of what counted: files by their path in the workspace. `libraries` drew the document.
    """

    tool: str
    document: str
    language: str
    format: str
    policy_id: str
    policy_version: str
    policy_digest: str
    today: date
    archive: str = ""
    built_in_layout: bool = False
    epoch: int | None = None
    run: RunScope | None = None
    inputs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pack_versions: Mapping[str, str] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)

    def digests(self, group: str) -> Mapping[str, str]:
        """The inputs of one group."""
        return self.inputs.get(group, {})


def manifest_data(manifest: Manifest) -> dict[str, Any]:
    """The manifest as plain values."""
    run = manifest.run
    return {
        "schema": SCHEMA,
        "tool": {"name": "smpolicy", "version": manifest.tool},
        "document": {
            "name": manifest.document,
            "language": manifest.language,
            "format": manifest.format,
            "archive": manifest.archive,
            "built_in_layout": manifest.built_in_layout,
            "source_date_epoch": manifest.epoch,
        },
        "policy": {"id": manifest.policy_id, "version": manifest.policy_version, "digest": manifest.policy_digest},
        "today": manifest.today.isoformat(),
        "run": None
        if run is None
        else {
            "paths": list(run.paths),
            "period": [day.isoformat() for day in run.period] if run.period else None,
            "only": list(run.only),
            "route": run.route,
            "use_waivers": run.use_waivers,
        },
        "inputs": {group: dict(manifest.digests(group)) for group in GROUPS},
        "pack_versions": dict(manifest.pack_versions),
        "libraries": dict(manifest.libraries),
    }


def manifest_text(data: Mapping[str, Any]) -> str:
    """The one way to write the same values: sorted, without a space, in ASCII, so that equal manifests are equal bytes."""
    return json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def parse_manifest(text: str) -> Manifest:
    """The manifest of a text that anybody may have written; its names may lead anywhere. Raises `NotAManifestError`."""
    if len(text) > MAX_BYTES:
        raise NotAManifestError("size")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAManifestError("JSON") from error
    if _mapping(data, "manifest").get("schema") != SCHEMA:
        raise NotAManifestError("schema")
    tool, document, policy = (_mapping(data.get(key), key) for key in ("tool", "document", "policy"))
    inputs = _mapping(data.get("inputs"), "inputs")
    return Manifest(
        tool=_text(tool, "version"),
        document=_text(document, "name"),
        language=_text(document, "language"),
        format=_text(document, "format"),
        archive=_text(document, "archive"),
        built_in_layout=_flag(document, "built_in_layout"),
        epoch=_epoch(document.get("source_date_epoch")),
        policy_id=_text(policy, "id"),
        policy_version=_text(policy, "version"),
        policy_digest=_text(policy, "digest"),
        today=_day(data.get("today"), "today"),
        run=_run(data.get("run")),
        inputs={group: _table(inputs.get(group), f"inputs.{group}", _DIGEST.fullmatch) for group in GROUPS},
        pack_versions=_table(data.get("pack_versions"), "pack_versions"),
        libraries=_table(data.get("libraries"), "libraries"),
    )


def leaves(name: str) -> bool:
    """Whether the name of an input leads out of the folder that it belongs to."""
    path = PurePosixPath(name)
    return not name or "\0" in name or path.is_absolute() or ".." in path.parts


def _run(data: Any) -> RunScope | None:
    if data is None:
        return None
    run = _mapping(data, "run")
    days, route = run.get("period"), run.get("route")
    if route is not None and not isinstance(route, str):
        raise NotAManifestError("run.route")
    if days is not None and not (isinstance(days, list) and len(days) == len(("first", "last"))):
        raise NotAManifestError("run.period")
    period = (_day(days[0], "run.period"), _day(days[1], "run.period")) if days else None
    return RunScope(_texts(run, "paths"), period, _texts(run, "only"), route, _flag(run, "use_waivers"))


def _mapping(value: Any, key: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise NotAManifestError(key)
    return value


def _text(held: Mapping[str, Any], key: str) -> str:
    value = held.get(key)
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise NotAManifestError(key)
    return value


def _texts(held: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = held.get(key)
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise NotAManifestError(key)
    return tuple(value)


def _flag(held: Mapping[str, Any], key: str) -> bool:
    value = held.get(key)
    if not isinstance(value, bool):
        raise NotAManifestError(key)
    return value


def _epoch(value: Any) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise NotAManifestError("source_date_epoch")
    return value


def _day(value: Any, key: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise NotAManifestError(key) from error


def _table(value: Any, key: str, holds: Callable[[str], object] = bool) -> dict[str, str]:
    """A mapping of short texts to texts of which `holds` is true."""
    table = dict(_mapping(value, key))
    for name, held in table.items():
        if len(name) > _LONGEST or not isinstance(held, str) or len(held) > _LONGEST or not holds(held):
            raise NotAManifestError(key)
    return table

"""One checked thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from smpolicy.model.source import Note, Part, Place

KINDS = (
    "post", "reply", "comment", "bio", "invitation",
    "account", "team", "community", "plan", "risks", "kb", "log", "evaluation", "attestations", "waivers", "kpi", "inbox", "invitations", "contacts", "policy",
)  # fmt: skip
"""Every kind of subject, drafts first."""

DRAFT_KINDS = ("post", "reply", "comment", "bio", "invitation")
"""The kinds that one person writes and another reads before publication."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A post, a reply, an account, a team, ...: its fields as read, its texts, and where each stands.

    `fields` holds plain data (str, int, float, bool, list, dict; dates as ISO text). An explicit `none` of the file
    is left out of `fields` and its dotted path is in `declared_none`: "we thought about it" is not "absent".
    `places` maps a dotted path (`approvals[0].person`) to its place in `path`. `lines` are the file's lines, for
    showing the reader where a finding stands. `digest` is the `text_hash` of the subject's main text, or of its
    canonical JSON where it has none. `notes` say what is odd about the file it was read from; `file_digest` is the SHA-256
    of that file's bytes, empty where there was none. `sheet` is the one it stands on, of a workbook that has several.
    """

    kind: str
    id: str
    path: str
    fields: Mapping[str, Any]
    parts: tuple[Part, ...] = ()
    declared_none: frozenset[str] = frozenset()
    places: Mapping[str, Place] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    digest: str = ""
    notes: tuple[Note, ...] = ()
    file_digest: str = ""
    sheet: str = ""

    @property
    def file(self) -> str:
        """The path with the sheet, as faults name them: `plan.xlsx[Desember]`."""
        return f"{self.path}[{self.sheet}]" if self.sheet else self.path

    def part(self, name: str) -> Part | None:
        """The text part of that field."""
        return next((part for part in self.parts if part.field == name), None)

    def place_of(self, path: str) -> Place | None:
        """The place of a dotted path, or of the nearest one above it."""
        while path:
            if path in self.places:
                return self.places[path]
            cut = max(path.rfind("."), path.rfind("["))
            path = path[:cut] if cut > 0 else ""
        return self.places.get("")

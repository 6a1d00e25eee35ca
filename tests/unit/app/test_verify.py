"""What changed, vanished, was added or leads outside is told by its name, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from smpolicy.app.manifest import FILES, FONTS, PACKS, Manifest
from smpolicy.app.verify import Change, Difference, OtherVersion, OutsideError, differences, other_versions

A, B, C = "a" * 64, "b" * 64, "c" * 64
MADE = Manifest(
    "1.0",
    "policy",
    "en",
    "pdf",
    "KEB-1",
    "2",
    "sha256:0",
    date(2026, 11, 22),
    inputs={FILES: {"team.yaml": A, "plan.yaml": B}, PACKS: {"base": C}, FONTS: {"serif": A}},
    pack_versions={"base": "1.0"},
    libraries={"weasyprint": "70.0", "pango": "1.50.12"},
)


@dataclass
class Standing:
    """Inputs as a test says that they stand; names in `outside` lead out of the workspace. `asked` are those that were read."""

    now: Mapping[str, Mapping[str, str]]
    more: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)

    def digest(self, group: str, name: str) -> str:
        self.asked.append(name)
        if name in self.outside:
            raise OutsideError(name)
        return self.now.get(group, {}).get(name, "")

    def counted(self) -> Mapping[str, Mapping[str, str]]:
        return self.more or self.now


def test_nothing_changed() -> None:
    assert list(differences(MADE, Standing(MADE.inputs))) == []


def test_each_change_is_told() -> None:
    now = {FILES: {"team.yaml": B, "drafts/new.md": C}, PACKS: {"base": C}, FONTS: {"serif": B}}
    assert list(differences(MADE, Standing(now))) == [
        Difference(FILES, "drafts/new.md", Change.ADDED, "", C),
        Difference(FILES, "plan.yaml", Change.VANISHED, B, ""),
        Difference(FILES, "team.yaml", Change.CHANGED, A, B),
        Difference(FONTS, "serif", Change.CHANGED, A, B),
    ]


def test_what_no_longer_counts_but_is_there_has_not_changed() -> None:
    assert list(differences(MADE, Standing(MADE.inputs, more={FILES: {"team.yaml": A}}))) == []


def test_what_leads_out_is_named_and_not_read() -> None:
    stray = replace(MADE, inputs={FILES: {"../secret": A, "/etc/hostname": A, "linked.yaml": A, "team.yaml": A}})
    standing = Standing({FILES: {"team.yaml": A}}, outside=frozenset(["linked.yaml"]))
    found = list(differences(stray, standing))
    assert [(one.name, one.change) for one in found] == [(name, Change.OUTSIDE) for name in ("../secret", "/etc/hostname", "linked.yaml")]
    assert standing.asked == ["linked.yaml", "team.yaml"]


def test_versions_are_told_as_such() -> None:
    now = replace(MADE, tool="2.0", policy_version="3", pack_versions={"base": "1.1"}, libraries={"weasyprint": "70.0"})
    assert list(other_versions(MADE, MADE)) == []
    assert list(other_versions(MADE, now)) == [
        OtherVersion("smpolicy", "1.0", "2.0"),
        OtherVersion("KEB-1", "2", "3"),
        OtherVersion("base", "1.0", "1.1"),
        OtherVersion("pango", "1.50.12", ""),
    ]

"""Two policies compared: each change is found once, in its direction, with the decision behind it; secrets stay hidden."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from smpolicy.app._changed_clauses import KeyChange
from smpolicy.app._changed_values import ValueChange
from smpolicy.app._changed_words import word_changes
from smpolicy.app.compare import Comparison, DraftChange, compare, draft_changes
from smpolicy.documents._redaction import redaction
from smpolicy.model.finding import ClauseRef, Finding, Severity, Verdict
from smpolicy.model.report import Decision, PolicyRef, Report, SubjectReport
from smpolicy.policy.load import load_policy

TODAY = date(2026, 11, 22)
PACK = """\
schema: smpolicy/1
kind: pack
id: rumah
version: "1.0"
title: {id: Rumah, en: House}
chapters: [{id: main, title: {id: Utama, en: Main}}]
settings: {most: {value: 3, note: {id: Angka kami, en: Our number}}}
clauses:
  - id: UJI-01
    chapter: main
    title: {id: Santun, en: Kind}
    text: {id: Kata kasar tidak dipakai di depan umum., en: Harsh words are not used in public.}
    severity: warning
    route: pr
    basis: [SOP-1, SOP-2]
    applies_to: [official, executive]
    rules:
      - {kind: forbid, sub: harsh, terms: [bodoh], message: {id: "Kasar.", en: "Harsh."}}
      - {kind: forbid, sub: loud, terms: [awas], message: {id: "Keras.", en: "Loud."}}
  - id: UJI-02
    chapter: main
    title: {id: Prinsip, en: Principle}
    text: {id: Kami jujur., en: We are honest.}
    severity: error
    route: council
"""
POLICY = """\
schema: smpolicy/1
kind: policy
id: UJI
version: "1.0"
title: {id: Kebijakan, en: Policy}
extends: [./rumah.yaml]
files: {team: team.yaml, log: log.yaml}
organisation: {name: PT Uji, names: [PT Uji, Uji]}
privacy_guidance:
  confidential: [{id: S-1, terms: [Proyek Jati], never: true}]
clauses:
  - id: UJI-02
    severity: error
"""
FILES = {
    "rumah.yaml": PACK,
    "smpolicy.yaml": POLICY,
    "team.yaml": "schema: smpolicy/1\nkind: team\nlead: sari\npeople: [{id: sari, name: Sari, title: Staf}, {id: made, name: Made}]\n",
    "log.yaml": 'schema: smpolicy/1\nkind: log\nentries: [{id: L-1, kind: dispute, summary: "Tuan Budi marah"}]\n',
}
LOOSER = "    because: terlalu ketat\n    decided_by: made\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def compared(tmp_path: Path, *edits: tuple[str, str, str]) -> Comparison:
    files = dict(FILES)
    for name, before, after in edits:
        assert files[name].count(before) == 1, before
        files[name] = files[name].replace(before, after)
    old, new = load_policy(write(tmp_path / "old", FILES)), load_policy(write(tmp_path / "new", files))
    hides = redaction(old, public=True, today=TODAY), redaction(new, public=True, today=TODAY)
    return compare(old, new, lambda text: hides[1](hides[0](text)))


def brief(one: KeyChange) -> tuple[Any, ...]:
    return one.key, one.old, one.new, one.direction, one.decided_by


def test_the_same_policy_has_not_changed(tmp_path: Path) -> None:
    assert compared(tmp_path).is_same


WS = "smpolicy.yaml"
ROW = "  - id: UJI-02\n    severity: error\n"


@pytest.mark.parametrize(
    ("edits", "clause", "state", "keys"),
    [
        ([("rumah.yaml", "severity: warning", "severity: error")], "UJI-01", "tightened", [("severity", "warning", "error", "tightened", "")]),
        ([("rumah.yaml", "severity: warning", "severity: info")], "UJI-01", "loosened", [("severity", "warning", "info", "loosened", "")]),
        ([(WS, ROW, ROW.replace("error", "info") + LOOSER)], "UJI-02", "loosened", [("severity", "error", "info", "loosened", "made")]),
        ([(WS, ROW, ROW + "    status: withdrawn\n" + LOOSER)], "UJI-02", "withdrawn", [("status", "active", "withdrawn", "loosened", "made")]),
        ([("rumah.yaml", "[SOP-1, SOP-2]", "[SOP-1, SOP-2, SOP-3]")], "UJI-01", "tightened", [("basis", ["SOP-1", "SOP-2"], ["SOP-1", "SOP-2", "SOP-3"], "tightened", "")]),
        ([("rumah.yaml", "[SOP-1, SOP-2]", "[SOP-1, SOP-3]")], "UJI-01", "loosened", [("basis", ["SOP-1", "SOP-2"], ["SOP-1", "SOP-3"], "loosened", "")]),
        ([("rumah.yaml", "[official, executive]", "[all]")], "UJI-01", "tightened", [("applies_to", ["official", "executive"], ["all"], "tightened", "")]),
        ([("rumah.yaml", "[official, executive]", "[official]")], "UJI-01", "loosened", [("applies_to", ["official", "executive"], ["official"], "loosened", "")]),
        ([("rumah.yaml", "route: pr", "route: legal")], "UJI-01", "changed", [("route", "pr", "legal", "changed", "")]),
        ([(WS, ROW, ROW + "    settings: {turns: 2}\n")], "UJI-02", "changed", [("settings.turns", None, 2, "changed", "")]),
        ([("rumah.yaml", "terms: [bodoh]", "terms: [bodoh, tolol]")], "UJI-01", "loosened", [("rules.forbid/harsh", {"terms": ["bodoh"]}, {"terms": ["bodoh", "tolol"]}, "loosened", "")]),
        ([("rumah.yaml", 'en: "Loud."', 'en: "Too loud."')], "UJI-01", "changed", [("rules.forbid/loud", {"message": {"id": "Keras.", "en": "Loud."}}, {"message": {"id": "Keras.", "en": "Too loud."}}, "changed", "")]),
        ([("rumah.yaml", "sub: loud, terms", "sub: loud, severity: error, terms")], "UJI-01", "tightened", [("rules.forbid/loud", {}, {"severity": "error"}, "tightened", "")]),
        (
            [("rumah.yaml", '      - {kind: forbid, sub: loud, terms: [awas], message: {id: "Keras.", en: "Loud."}}\n', "")],
            "UJI-01",
            "loosened",
            [("rules.forbid/loud", {"sub": "loud", "terms": ["awas"], "message": {"id": "Keras.", "en": "Loud."}}, None, "loosened", "")],
        ),
        (
            [(WS, ROW, ROW + "  - id: UJI-01\n    rules: [{kind: forbid, sub: loud, off: true}]\n" + LOOSER)],
            "UJI-01",
            "loosened",
            [("rules.forbid/loud", {"sub": "loud", "terms": ["awas"], "message": {"id": "Keras.", "en": "Loud."}}, None, "loosened", "made")],
        ),
        (
            [("rumah.yaml", "en: We are honest.", "en: We are always honest.")],
            "UJI-02",
            "changed",
            [("text.en", "We are honest.", "We are always honest.", "changed", "")],
        ),
    ],
)  # fmt: skip
def test_what_changed_in_a_clause(
    tmp_path: Path, edits: list[tuple[str, str, str]], clause: str, state: str, keys: list[tuple[Any, ...]]
) -> None:
    (one,) = compared(tmp_path, *edits).clauses

    assert (one.clause, one.state) == (clause, state)
    assert [brief(key) for key in one.keys] == keys


def test_loosening_wins_over_tightening(tmp_path: Path) -> None:
    (one,) = compared(
        tmp_path, ("rumah.yaml", "severity: warning", "severity: error"), ("rumah.yaml", "[official, executive]", "[official]")
    ).clauses
    assert one.state == "loosened"
    assert {key.direction for key in one.keys} == {"loosened", "tightened"}


def test_a_loosening_without_a_decision_has_none_of_another_key(tmp_path: Path) -> None:
    off = "  - id: UJI-01\n    rules: [{kind: forbid, sub: loud, off: true}]\n" + LOOSER
    (one,) = compared(tmp_path, (WS, ROW, ROW + off), ("rumah.yaml", "severity: warning", "severity: info")).clauses
    assert {key.key: key.decided_by for key in one.keys} == {"severity": "", "rules.forbid/loud": "made"}


def test_clauses_that_came_and_went(tmp_path: Path) -> None:
    text = PACK[PACK.index("  - id: UJI-02") :]
    found = compared(tmp_path, ("rumah.yaml", text, text.replace("UJI-02", "UJI-03")), (WS, ROW, ROW.replace("UJI-02", "UJI-03"))).clauses
    assert [(one.clause, one.state) for one in found] == [("UJI-03", "added"), ("UJI-02", "removed")]


@pytest.mark.parametrize(
    ("edit", "changes"),
    [
        ((WS, 'version: "1.0"', 'version: "1.1"'), [ValueChange("version", "changed", "1.0", "1.1")]),
        ((WS, "clauses:", "settings: {most: 5}\nclauses:"), [ValueChange("settings.most", "changed", 3, 5)]),
        ((WS, "[PT Uji, Uji]", "[PT Uji, Ujian]"), [ValueChange("organisation.names", "removed", "Uji"), ValueChange("organisation.names", "added", None, "Ujian")]),
        ((WS, "[PT Uji, Uji]", "[Uji, PT Uji]"), [ValueChange("organisation.names", "changed", ["PT Uji", "Uji"], ["Uji", "PT Uji"])]),
        (("team.yaml", "title: Staf", "title: Kepala"), [ValueChange("team.people[sari].title", "changed", "Staf", "Kepala")]),
        (("team.yaml", ", {id: made, name: Made}", ""), [ValueChange("team.people[made]", "removed", {"id": "made", "name": "Made"})]),
        ((WS, "never: true", "until: 2027-01-01"), [ValueChange("privacy_guidance.confidential[S-1]", "changed", "••••", "••••")]),
        ((WS, "Proyek Jati", "Proyek Ulin"), [ValueChange("privacy_guidance.confidential[S-1]", "changed", "••••", "••••")]),
        (("team.yaml", "title: Staf", "title: Staf Proyek Jati"), [ValueChange("team.people[sari].title", "changed", "Staf", "Staf ▒▒▒")]),
    ],
)  # fmt: skip
def test_settings_and_registers(tmp_path: Path, edit: tuple[str, str, str], changes: list[ValueChange]) -> None:
    found = compared(tmp_path, edit)

    assert found.clauses == ()
    assert list(found.values) == changes


def test_a_pack_of_another_content_is_another_pack(tmp_path: Path) -> None:
    (one,) = compared(tmp_path, ("rumah.yaml", "kind: pack", "kind: pack # edited")).values
    assert one.path == "extends.rumah.yaml"
    assert (one.old.split()[0], one.new.split()[0], one.old != one.new) == ("1.0", "1.0", True)


def test_of_records_only_the_change_is_told(tmp_path: Path) -> None:
    (one,) = compared(tmp_path, ("log.yaml", "marah", "senang")).values
    assert (one.path, one.state) == ("log.digest", "changed")
    assert "Budi" not in f"{one.old}{one.new}"


def test_a_secret_does_not_show_in_parts(tmp_path: Path) -> None:
    (one,) = compared(tmp_path, ("rumah.yaml", "id: Kami jujur.", "id: Kami jujur soal Proyek Jati.")).clauses
    assert "".join(piece.text for piece in one.keys[0].pieces if piece.state != "gone") == "Kami jujur soal ▒▒▒."
    assert one.keys[0].new == "Kami jujur soal ▒▒▒."


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("a b c", "a c", [("same", "a "), ("gone", "b "), ("same", "c")]),
        ("a c", "a b c", [("same", "a "), ("new", "b "), ("same", "c")]),
        ("a b c d", "a x y d", [("same", "a "), ("gone", "b c "), ("new", "x y "), ("same", "d")]),
        ("", "a", [("new", "a")]),
        ("a", "", [("gone", "a")]),
        ("Boleh.", "Boleh, asal izin.", [("same", "Boleh"), ("new", ", asal izin"), ("same", ".")]),
    ],
)
def test_word_by_word(old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    assert [(one.state, one.text) for one in word_changes(old, new)] == pieces


def test_the_pieces_are_both_texts_whole_however_long_in_bounded_time() -> None:
    old = " ".join(f"kata{at % 97}" for at in range(15_000))
    new = " ".join(f"kata{at % 89}" for at in range(15_000))
    started = time.monotonic()
    for before, now in ((old, new), (old * 2, new * 2), ("  a\n b", "c \n\n")):
        pieces = word_changes(before, now)
        assert "".join(one.text for one in pieces if one.state != "new").split() == before.split()
        assert "".join(one.text for one in pieces if one.state != "gone").split() == now.split()
    assert time.monotonic() - started < 20


def report(severity: Severity = Severity.ERROR, **decisions: tuple[Decision, list[str]]) -> Report:
    subjects = tuple(SubjectReport(name, "post", f"{name}.md", decision, "") for name, (decision, _) in decisions.items())
    findings = tuple(
        Finding(rule, "", Verdict.VIOLATION, severity, "pr", ClauseRef(rule, {}, "main"), {}, {}, {}, name, f"{name}.md", "text")
        for name, (_, rules) in decisions.items()
        for rule in rules
    )
    return Report(PolicyRef("P", "1", "", {}), TODAY, Decision.ASK, subjects, findings)


def test_drafts_that_are_decided_otherwise() -> None:
    old = report(a=(Decision.ALLOW, []), b=(Decision.BLOCK, ["X-1", "X-2"]), c=(Decision.ASK, ["X-1"]))
    new = report(a=(Decision.BLOCK, ["X-3"]), b=(Decision.ASK, ["X-2"]), c=(Decision.ASK, ["X-9"]))

    assert draft_changes(old, new) == (
        DraftChange("a", "a.md", Decision.ALLOW, Decision.BLOCK, ("X-3",), ()),
        DraftChange("b", "b.md", Decision.BLOCK, Decision.ASK, (), ("X-1",)),
    )


def test_a_rule_that_speaks_less_gravely_is_told() -> None:
    old, new = report(a=(Decision.BLOCK, ["X-1"])), report(Severity.WARNING, a=(Decision.ASK, ["X-1"]))

    assert draft_changes(old, new) == (DraftChange("a", "a.md", Decision.BLOCK, Decision.ASK, (), (), ("X-1",)),)

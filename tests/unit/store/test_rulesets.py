"""The cache: the same answers as without it, dropped when anything changes, and never trusted when others could have written it."""

from __future__ import annotations

import marshal
import os
import shutil
import threading
from datetime import date
from pathlib import Path

import pytest

from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.check import CheckOptions, check
from smpolicy.engine.compile import compile_policy
from smpolicy.engine.ruleset import Ruleset
from smpolicy.model.report import Report
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.load import load_policy
from smpolicy.readers.collect import collect
from smpolicy.store._folder import CacheFolder
from smpolicy.store.rulesets import StoredRulesets

EXAMPLE = Path(__file__).parents[3] / "examples" / "lumbungrasa"
POLICY = """\
schema: smpolicy/1
kind: policy
id: UJI-1
version: "1.0"
title: {id: Kebijakan uji, en: Test policy}
languages: [id, en]
extends: [privacy-id, ./house.yaml]
files: {team: team.yaml}
"""
HOUSE = """\
schema: smpolicy/1
kind: pack
id: house
version: "1"
title: {id: Aturan rumah, en: House rules}
chapters: [{id: house, title: {id: Rumah, en: House}}]
clauses:
  - id: H-01
    chapter: house
    title: {id: Kata, en: Words}
    text: {id: Kata., en: Words.}
    why: {id: Sebab., en: Because.}
    help: {id: Ganti., en: Change it.}
    check: auto
    severity: warning
    route: pr
    rules:
      - {kind: forbid, terms: [bodoh], when: "subject.kind == 'post'", message: {id: "{matched}", en: "{matched}"}}
"""
DRAFT = "---\nkind: post\nid: D-1\n---\nHubungi 0812-3456-7890, jangan bodoh.\n"
TODAY = date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "smpolicy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / "house.yaml").write_text(HOUSE, encoding="utf-8")
    (folder / "team.yaml").write_text("schema: smpolicy/1\nkind: team\npeople: []\n", encoding="utf-8")
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def store(folder: Path) -> StoredRulesets:
    return StoredRulesets(CacheFolder(folder))


def kept(store: StoredRulesets, root: Path) -> Ruleset:
    policy = load_policy(root, cases=False)
    ruleset = compile_policy(policy, all_detectors())
    store.keep(policy, ruleset)
    return ruleset


def report_of(head: PolicyHead, ruleset: Ruleset, root: Path) -> Report:
    return check(ruleset, collect([str(root / "draft.md")], policy=head), CheckOptions(today=TODAY))  # type: ignore[arg-type]


def entry(folder: Path) -> Path:
    (found,) = folder.glob("ruleset-*")
    return found


def test_a_stored_ruleset_says_the_same(store: StoredRulesets, root: Path) -> None:
    fresh = kept(store, root)
    found = store.load(root)
    assert found is not None
    head, ruleset = found
    policy = load_policy(root)
    expected = report_of(policy, fresh, root)
    assert {finding.rule for finding in expected.findings} == {"H-01", "PRIV-02"}
    assert report_of(head, ruleset, root) == expected
    assert ruleset.policy.digest == policy.digest
    assert (head.id, head.languages, head.view, dict(head.settings), dict(head.files)) == (
        policy.id, policy.languages, policy.view, dict(policy.settings), dict(policy.files),
    )  # fmt: skip


def test_a_stored_ruleset_of_the_example_says_the_same(store: StoredRulesets, tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "example"))
    fresh = kept(store, root)
    found = store.load(root)
    assert found is not None
    policy = load_policy(root)
    reports = [
        check(ruleset, collect([str(root)], policy=head), CheckOptions(today=TODAY))  # type: ignore[arg-type]
        for head, ruleset in ((policy, fresh), found)
    ]
    assert reports[0] == reports[1]
    assert reports[0].findings


@pytest.mark.parametrize("name", ["smpolicy.yaml", "house.yaml", "team.yaml"])
def test_any_changed_file_makes_it_compile_again(store: StoredRulesets, root: Path, name: str) -> None:
    kept(store, root)
    text = (root / name).read_text(encoding="utf-8")
    (root / name).write_text(text + "#\n", encoding="utf-8")
    assert store.load(root) is None
    (root / name).write_text(text, encoding="utf-8")
    os.utime(root / name, ns=(0, 0))
    assert store.load(root) is not None, "times decide nothing"
    (root / name).unlink()
    assert store.load(root) is None


def test_the_file_is_looked_at_and_not_its_time(store: StoredRulesets, root: Path) -> None:
    kept(store, root)
    path = root / "house.yaml"
    before = path.stat()
    path.write_text(HOUSE.replace("bodoh", "bodok"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert store.load(root) is None


def test_another_program_reads_nothing_of_ours(store: StoredRulesets, folder: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(store, root)
    monkeypatch.setattr("smpolicy.store.rulesets.__version__", "9.9.9")
    assert StoredRulesets(CacheFolder(folder)).load(root) is None


def test_another_workspace_reads_nothing_of_ours(store: StoredRulesets, root: Path, tmp_path: Path) -> None:
    kept(store, root)
    assert store.load(Path(shutil.copytree(root, tmp_path / "other"))) is None


@pytest.mark.parametrize("damage", ["flipped", "cut", "longer", "empty", "other data", "bare marshal"])
def test_what_is_damaged_is_no_entry(store: StoredRulesets, folder: Path, root: Path, damage: str) -> None:
    kept(store, root)
    path = entry(folder)
    data = path.read_bytes()
    path.write_bytes(
        {
            "flipped": data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :],
            "cut": data[:-1],
            "longer": data + b"x",
            "empty": b"",
            "other data": b"x" * 4096,
            "bare marshal": marshal.dumps({"inputs": {}}),
        }[damage]
    )
    assert store.load(root) is None


def test_an_entry_of_another_shape_is_no_entry(store: StoredRulesets, folder: Path, root: Path) -> None:
    kept(store, root)
    name = entry(folder).name
    for data in ([], {"inputs": {}}, {"program": store._program, "inputs": {}, "ruleset": {}, "id": "x", "files": {}}):
        CacheFolder(folder).write(name, marshal.dumps(data))
        assert store.load(root) is None


def test_what_others_can_write_is_not_read(store: StoredRulesets, folder: Path, root: Path, tmp_path: Path) -> None:
    kept(store, root)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert entry(folder).stat().st_mode & 0o777 == 0o600
    assert store.load(root) is not None
    folder.chmod(0o770)
    assert store.load(root) is None
    folder.chmod(0o700)
    entry(folder).chmod(0o620)
    assert store.load(root) is None
    entry(folder).chmod(0o600)
    assert store.load(root) is not None
    name = entry(folder).name
    (folder / name).symlink_to(entry(folder).rename(tmp_path / "elsewhere"))
    assert store.load(root) is None


def test_a_linked_folder_is_not_used(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    store = StoredRulesets(CacheFolder(tmp_path / "link"))
    kept(store, root)
    assert list((tmp_path / "real").iterdir()) == []


def test_no_folder_and_no_room_are_no_error(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for store in (
        StoredRulesets(None),
        StoredRulesets(CacheFolder(tmp_path / "file" / "below")),
        StoredRulesets(CacheFolder(tmp_path / "file")),
    ):
        kept(store, root)
        assert store.load(root) is None
        assert store.gates() is not None


def test_gates_are_compiled_once(store: StoredRulesets, folder: Path) -> None:
    made, again = store.gates(), StoredRulesets(CacheFolder(folder)).gates()
    assert made is not again
    assert made.dump() == again.dump()


def test_writers_and_readers_at_once_see_whole_entries(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path / "cache")
    entries = [bytes([at]) * 200_000 for at in range(8)]
    seen: set[bytes | None] = set()

    def write(data: bytes) -> None:
        for _ in range(20):
            folder.write("one", data)

    def read() -> None:
        for _ in range(200):
            seen.add(folder.read("one"))

    threads = [threading.Thread(target=write, args=(data,)) for data in entries] + [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen <= {None, *entries}
    assert folder.read("one") in entries
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["one"]


def test_what_is_old_goes(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path / "cache")
    folder.write("old", b"x")
    os.utime(tmp_path / "cache" / "old", (0, 0))
    folder.write("new", b"x")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["new"]

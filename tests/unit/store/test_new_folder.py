"""A new folder appears whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpolicy.errors import OutputError, UsageError
from smpolicy.store.new_folder import require_free, write_new_folder

FILES = {"a.yaml": "satu\n", "sub/b.md": "dua\n", "last.yaml": "tiga\n"}


def content(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("target", ["new", "deep/er/new", "empty", "link"])
def test_the_files_are_there_and_nothing_else(tmp_path: Path, target: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "other")
    before = (tmp_path / "empty").stat().st_ino

    write_new_folder(tmp_path / target, FILES, "last.yaml")

    assert content(tmp_path / target) == FILES
    assert (tmp_path / "empty").stat().st_ino == before
    assert [path.name for path in tmp_path.rglob(".smpolicy-*")] == []
    assert (tmp_path / target).stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("target", ["full", "file", "dangling"])
def test_what_is_not_free_is_left_alone(tmp_path: Path, target: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / ".hidden").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    before = content(tmp_path)

    for attempt in (lambda: require_free(tmp_path / target), lambda: write_new_folder(tmp_path / target, FILES, "last.yaml")):
        with pytest.raises(UsageError, match="nothing was written"):
            attempt()
    assert content(tmp_path) == before
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_new_folder(tmp_path / "new", {"a": "x", "a/b": "y"}, "a")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_empty_again_when_the_last_file_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "empty"
    target.mkdir()
    rename = Path.rename
    order: list[str] = []

    def failing(self: Path, to: Path) -> Path:
        order.append(to.name)
        if to == target / "last.yaml":
            raise OSError(28, "No space left on device")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OutputError, match="no space is left"):
        write_new_folder(target, FILES, "last.yaml")
    assert order[2] == "last.yaml"
    assert list(tmp_path.iterdir()) == [target]
    assert list(target.iterdir()) == []

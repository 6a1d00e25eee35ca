"""Files appear whole or not at all, whatever stops the writing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from smpolicy.documents import _saving
from smpolicy.documents._saving import save, save_signed
from smpolicy.errors import OutputError, reason_of

OLD, NEW = b"as it was", b"as it shall be"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    (tmp_path / "policy.pdf").write_bytes(OLD)
    (tmp_path / "policy.pdf.p7s").write_bytes(b"signature of " + OLD)
    return tmp_path / "policy.pdf"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("stopped", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_what_stops_the_second_file_leaves_the_old_pair_whole(old: Path, monkeypatch: pytest.MonkeyPatch, stopped: BaseException) -> None:
    real, calls = os.fdopen, []

    def full(handle: int, mode: str) -> object:
        calls.append(handle)
        if len(calls) == 2:
            os.close(handle)
            raise stopped
        return real(handle, mode)

    monkeypatch.setattr(_saving.os, "fdopen", full)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        save_signed(old, NEW, lambda content: b"signature of " + content)
    assert (old.read_bytes(), (old.parent / "policy.pdf.p7s").read_bytes()) == (OLD, b"signature of " + OLD)
    assert names(old.parent) == ["policy.pdf", "policy.pdf.p7s"]


def test_a_full_disk_is_told_in_both_languages_with_what_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(_saving.tempfile, "mkstemp", full)
    with pytest.raises(OutputError) as caught:
        save(tmp_path / "a.json", NEW)
    (fault,) = caught.value.faults
    assert fault.say("id").endswith(
        "a.json: berkas tidak dapat ditulis (ruang penyimpanan habis). Kosongkan tempat, atau pilih folder lain dengan --output."
    )
    assert "no space is left" in fault.say("en")
    assert reason_of(ValueError("embedded null byte")) == {"id": "embedded null byte", "en": "embedded null byte"}


@pytest.mark.skipif(os.name == "nt", reason="rights and links")
def test_the_users_mask_and_links_are_kept(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        save(tmp_path / "secret.pdf", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "secret.pdf").stat().st_mode & 0o777 == 0o600
    (tmp_path / "latest.pdf").symlink_to("secret.pdf")
    save(tmp_path / "latest.pdf", OLD)
    assert (tmp_path / "latest.pdf").is_symlink()
    assert (tmp_path / "secret.pdf").read_bytes() == OLD
    assert names(tmp_path) == ["latest.pdf", "secret.pdf"]

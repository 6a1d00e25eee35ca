"""Signatures are of these very bytes; whom to trust is for the reader to say; a key that cannot sign is told why."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smpolicy.documents._archive.signatures import check_signature
from smpolicy.documents._archive.signing import load_signer
from smpolicy.documents._saving import save_signed
from smpolicy.errors import InputError, OutputError, UsageError

from .keys import NOW, PASSPHRASE, Identity, authority, person

CONTENT = b"%PDF-1.7 isi yang ditandatangani"


@pytest.fixture(scope="module")
def issuer() -> Identity:
    return authority()


@pytest.fixture(scope="module")
def signer(issuer: Identity) -> Identity:
    return person(issuer)


@pytest.fixture
def files(tmp_path: Path, issuer: Identity, signer: Identity) -> Path:
    """A key, its issuer's certificate, another one's, and a signature."""
    (tmp_path / "key.p12").write_bytes(signer.p12())
    (tmp_path / "issuer.pem").write_bytes(issuer.pem)
    (tmp_path / "stranger.pem").write_bytes(authority().pem)
    sign = load_signer(tmp_path / "key.p12", PASSPHRASE, NOW)
    (tmp_path / "document.p7s").write_bytes(sign(CONTENT))
    return tmp_path


def test_a_signature_is_of_these_very_bytes(files: Path) -> None:
    found = check_signature(CONTENT, files / "document.p7s", None)
    assert (found.intact, found.trusted) == (True, None)
    assert found.signer == "Dewi Uji, Lumbung Uji"
    assert found.issuer == "Penerbit Uji, Lumbung Uji"
    assert found.signed_at == NOW.replace(microsecond=0)
    assert not check_signature(CONTENT + b" ", files / "document.p7s", None).intact


def test_trust_is_the_readers(files: Path) -> None:
    assert check_signature(CONTENT, files / "document.p7s", files / "issuer.pem").trusted is True
    assert check_signature(CONTENT, files / "document.p7s", files / "stranger.pem").trusted is False


def test_a_key_without_a_passphrase_signs(tmp_path: Path, signer: Identity) -> None:
    (tmp_path / "open.p12").write_bytes(signer.p12(None))
    (tmp_path / "s").write_bytes(load_signer(tmp_path / "open.p12", None, NOW)(CONTENT))
    assert check_signature(CONTENT, tmp_path / "s", None).intact


def test_another_program_reads_it(files: Path) -> None:
    openssl = shutil.which("openssl")
    assert openssl, "openssl is missing: script/bootstrap installs it"
    (files / "document").write_bytes(CONTENT)
    command = [openssl, "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-out", "read"]
    command += ["-in", "document.p7s", "-content", "document", "-CAfile", "issuer.pem"]
    assert subprocess.run(command, cwd=files, capture_output=True, check=False).returncode == 0
    assert (files / "read").read_bytes() == CONTENT
    (files / "document").write_bytes(CONTENT.replace(b"isi", b"ISI"))
    assert subprocess.run(command, cwd=files, capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize(
    ("data", "passphrase", "code"),
    [
        (lambda issuer: person(issuer).p12(), b"salah", "passphrase-wrong"),
        (lambda issuer: person(issuer).p12(), None, "passphrase-missing"),
        (lambda issuer: person(issuer).p12(with_key=False), PASSPHRASE, "key-missing"),
        (lambda issuer: person(issuer, days=-2, begins=-30).p12(), PASSPHRASE, "certificate-expired"),
        (lambda issuer: person(issuer, begins=10).p12(), PASSPHRASE, "certificate-early"),
        (lambda issuer: person(issuer, for_signing=False).p12(), PASSPHRASE, "certificate-purpose"),
        (lambda issuer: issuer.pem, None, "not-a-key"),
        (lambda issuer: b"", None, "not-a-key"),
        (lambda issuer: b"\x30\x82" + bytes(2 << 20), None, "not-a-key"),
    ],
    ids=["wrong", "none", "no key", "expired", "early", "not for signing", "a certificate", "empty", "large"],
)
def test_a_key_that_cannot_sign_says_why(tmp_path: Path, issuer: Identity, data: object, passphrase: bytes | None, code: str) -> None:
    (tmp_path / "key.p12").write_bytes(data(issuer))  # type: ignore[operator]
    with pytest.raises(UsageError) as raised:
        load_signer(tmp_path / "key.p12", passphrase, NOW)
    (fault,) = raised.value.faults
    assert (fault.code, fault.file) == (code, str(tmp_path / "key.p12"))
    assert fault.help["id"]
    assert fault.help["en"]


@pytest.mark.parametrize("name", ["missing.p12", "."])
def test_a_key_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as raised:
        load_signer(tmp_path / name, None, NOW)
    assert [fault.code for fault in raised.value.faults] == ["key-unreadable"]


def test_without_the_library_one_line_names_the_extra(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.split(".")[0] in {"pyhanko", "asn1crypto"}]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("pyhanko", "asn1crypto"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=r"smpolicy\[sign\]"):
        load_signer(files / "key.p12", PASSPHRASE, NOW)
    with pytest.raises(UsageError, match=r"smpolicy\[sign\]"):
        check_signature(CONTENT, files / "document.p7s", None)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_a_damaged_signature_is_none_or_does_not_fit(files: Path, data: st.DataObject) -> None:
    whole = bytearray((files / "document.p7s").read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
        whole[at] ^= data.draw(st.integers(1, 255))
    (files / "damaged.p7s").write_bytes(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    try:
        found = check_signature(CONTENT, files / "damaged.p7s", files / "issuer.pem")
    except InputError as error:
        assert [fault.code for fault in error.faults] == ["not-a-signature"]  # noqa: PT017 - or it is read
    else:
        # What no signature covers (the certificates that travel along) may differ; then no chain leads anywhere.
        assert not (found.intact and found.trusted) or found.signer == "Dewi Uji, Lumbung Uji"


@pytest.mark.parametrize("data", [b"", b"\x30\x80" * 5000, b"-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----\n", bytes(1000)])
def test_what_is_no_signature(files: Path, data: bytes) -> None:
    (files / "none.p7s").write_bytes(data)
    with pytest.raises(InputError) as raised:
        check_signature(CONTENT, files / "none.p7s", None)
    assert [fault.code for fault in raised.value.faults] == ["not-a-signature"]


def test_what_is_no_certificate(files: Path) -> None:
    with pytest.raises(InputError) as raised:
        check_signature(CONTENT, files / "document.p7s", files / "document.p7s")
    assert [fault.code for fault in raised.value.faults] == ["not-a-certificate"]


def test_a_signer_states_his_own_time(files: Path) -> None:
    late = NOW + timedelta(days=20)
    (files / "late.p7s").write_bytes(load_signer(files / "key.p12", PASSPHRASE, late)(CONTENT))
    assert check_signature(CONTENT, files / "late.p7s", files / "issuer.pem").signed_at == late.replace(microsecond=0)


def test_a_file_that_cannot_be_written_leaves_no_signature(tmp_path: Path) -> None:
    (tmp_path / "document.pdf").mkdir()
    with pytest.raises(OutputError):
        save_signed(tmp_path / "document.pdf", CONTENT, lambda content: b"signature")
    assert [one.name for one in tmp_path.iterdir()] == ["document.pdf"]
    assert save_signed(tmp_path / "other.pdf", CONTENT, lambda content: b"signature") == tmp_path / "other.pdf.p7s"
    assert (tmp_path / "other.pdf").read_bytes() == CONTENT

"""Detached signatures (CMS, DER) with the key and the certificate of a PKCS#12 file."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smpolicy.documents._saving import Sign
from smpolicy.errors import Fault, UsageError, reason_of

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner

_LARGEST_KEY = 1024 * 1024


def load_signer(path: Path, passphrase: bytes | None, now: datetime) -> Sign:
    """What signs with the key of a file; `now` is the time that the signatures state.

    Raises `UsageError` when the file is no PKCS#12, the passphrase is not its own, it holds no key or certificate, or the
    certificate does not hold at that time or is not one for signing.
    """
    data, name = _read(path), str(path)
    signer, certificate = _opened(data, passphrase, name)
    _holds(certificate, now, name)

    def sign(content: bytes) -> bytes:
        from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, select_suitable_signing_md

        stated = PdfCMSSignedAttributes(signing_time=now)
        assert signer.signing_cert is not None
        digest = select_suitable_signing_md(signer.signing_cert.public_key)
        made = signer.async_sign_general_data(content, digest, detached=True, signed_attr_settings=stated)
        return bytes(asyncio.run(made).dump())

    return sign


def quiet() -> None:
    """Keeps pyHanko's log from standard error: what it has to say is told as faults."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_KEY + 1)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise UsageError(
            _fault(
                str(path), "key-unreadable", f"berkas tidak dapat dibaca ({reason['id']}).", f"the file cannot be read ({reason['en']})."
            )
        ) from error
    if len(data) > _LARGEST_KEY:
        raise UsageError(_not_a_key(str(path)))
    return data


def _opened(data: bytes, passphrase: bytes | None, name: str) -> tuple[SimpleSigner, Certificate]:
    try:
        from asn1crypto.pkcs12 import Pfx
        from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates
        from pyhanko.sign.signers import SimpleSigner
    except ImportError as error:
        raise UsageError(missing_extra("--sign")) from error
    quiet()
    try:
        Pfx.load(data, strict=True)["auth_safe"]["content"].native  # noqa: B018 - values are read only when they are asked for
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(_not_a_key(name)) from error
    try:
        key, certificate, _ = load_key_and_certificates(data, passphrase)
    except (ValueError, TypeError) as error:
        raise UsageError(_wrong_passphrase(name, given=passphrase is not None)) from error
    if key is None or certificate is None:
        raise UsageError(_incomplete(name))
    return SimpleSigner.load_pkcs12_data(data, (), passphrase), certificate


def _holds(certificate: Certificate, now: datetime, name: str) -> None:
    """Raises `UsageError` for a certificate that has expired, does not hold yet, or is not for signing."""
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now > ends:
        day = ends.date().isoformat()
        raise UsageError(
            _fault(
                name,
                "certificate-expired",
                f"sertifikatnya habis masa berlaku pada {day}.",
                f"its certificate expired on {day}.",
                "Minta sertifikat baru kepada penerbitnya.",
                "Ask its issuer for a new one.",
            )
        )
    if now < begins:
        day = begins.date().isoformat()
        raise UsageError(
            _fault(
                name,
                "certificate-early",
                f"sertifikatnya baru berlaku pada {day}.",
                f"its certificate holds only from {day}.",
                "Periksa jam komputer ini, atau tunggu sampai tanggal itu.",
                "Check this computer's clock, or wait until that day.",
            )
        )
    if not _may_sign(certificate):
        raise UsageError(
            _fault(
                name,
                "certificate-purpose",
                "sertifikatnya bukan untuk menandatangani.",
                "its certificate is not one for signing.",
                "Pakai sertifikat dengan kegunaan tanda tangan digital.",
                "Use a certificate whose purpose is digital signature.",
            )
        )


def _may_sign(certificate: Certificate) -> bool:
    from cryptography.x509 import ExtensionNotFound, KeyUsage

    try:
        use: Any = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return True
    return bool(use.digital_signature or use.content_commitment)


def missing_extra(place: str) -> Fault:
    """That pyHanko is not installed, in one line."""
    return _fault(
        place,
        "sign-extra",
        "tanda tangan memerlukan paket Python yang belum terpasang.",
        "signatures need a Python package that is not installed.",
        "Pasang dengan: pip install 'smpolicy[sign]'",
        "Install it with: pip install 'smpolicy[sign]'",
    )


def _not_a_key(name: str) -> Fault:
    return _fault(
        name,
        "not-a-key",
        "ini bukan berkas PKCS#12.",
        "this is no PKCS#12 file.",
        "Sebutkan berkas .p12 atau .pfx yang memuat kunci pribadi beserta sertifikatnya.",
        "Name the .p12 or .pfx file that holds the private key and its certificate.",
    )


def _wrong_passphrase(name: str, *, given: bool) -> Fault:
    where = ("Isikan lewat SMPOLICY_PASSPHRASE atau --passphrase-file.", "Give it in SMPOLICY_PASSPHRASE or with --passphrase-file.")
    if not given:
        return _fault(name, "passphrase-missing", "berkas ini terkunci frasa sandi.", "this file is locked with a passphrase.", *where)
    return _fault(name, "passphrase-wrong", "frasa sandinya tidak cocok.", "the passphrase is not the right one.", *where)


def _incomplete(name: str) -> Fault:
    return _fault(
        name,
        "key-missing",
        "tidak ada kunci pribadi dengan sertifikatnya di berkas ini.",
        "there is no private key with its certificate in this file.",
        "Ekspor ulang dari penyimpanan sertifikat, kali ini beserta kunci pribadinya.",
        "Export it again from the certificate store, with its private key.",
    )


def _fault(name: str, code: str, what_id: str, what_en: str, help_id: str = "", help_en: str = "") -> Fault:
    return Fault(name, 0, 0, code, {"id": what_id, "en": what_en}, {"id": help_id, "en": help_en} if help_en else {})

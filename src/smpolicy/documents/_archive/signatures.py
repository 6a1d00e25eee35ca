"""Whether a detached signature is of these very bytes, by whom and when, and whether the signer is known to be trusted."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from smpolicy.documents._archive.signing import missing_extra, quiet
from smpolicy.errors import Fault, InputError, UsageError, reason_of

_LARGEST = 1024 * 1024
_BROKEN = frozenset(("md5", "sha1"))
"""Digests of which two contents can be made that have the same one."""


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """What a signature says.

    `intact`: it is of these very bytes, made with the key of the certificate that it carries. `trusted` is None where nobody said
    whom to trust; a chain is judged at the time that the signature itself states. `fingerprint` is the certificate's SHA-256.
    """

    file: str
    intact: bool
    trusted: bool | None
    signer: str
    issuer: str
    fingerprint: str
    signed_at: datetime | None
    expires: datetime


def check_signature(content: bytes, signature: Path, trust: Path | None) -> SignatureCheck:
    """The check of a detached CMS signature, PEM or DER; `trust` is a file with the certificates that chains may lead to.

    Raises `InputError` for a signature or certificates that cannot be read, `UsageError` where pyHanko is missing.
    """
    try:
        from asn1crypto import cms, pem
        from pyhanko.sign.general import extract_signer_info
        from pyhanko.sign.validation.generic_cms import async_validate_detached_cms, extract_self_reported_ts
        from pyhanko.sign.validation.settings import KeyUsageConstraints
        from pyhanko_certvalidator import ValidationContext
    except ImportError as error:
        raise UsageError(missing_extra(str(signature))) from error
    quiet()
    data, roots = _read(signature), [] if trust is None else _certificates(trust)
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    try:
        der = pem.unarmor(data)[2] if pem.detect(data) else data
        signed = cms.ContentInfo.load(der, strict=True)["content"]
        stated = extract_self_reported_ts(extract_signer_info(signed))
        context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=stated)
        found = asyncio.run(async_validate_detached_cms(content, signed, context, key_usage_settings=usage))
        return _told(found, str(signature), is_judged=trust is not None)
    except Exception as error:  # bytes of anybody go through three libraries: whatever they stumble over is no signature
        raise InputError(_no_signature(str(signature))) from error


def _told(found: Any, name: str, *, is_judged: bool) -> SignatureCheck:
    certificate = found.signing_cert
    return SignatureCheck(
        file=name,
        intact=bool(found.intact and found.valid) and found.md_algorithm not in _BROKEN,
        trusted=bool(found.trusted) if is_judged else None,
        signer=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        fingerprint=certificate.sha256.hex(),
        signed_at=found.signer_reported_dt,
        expires=certificate.not_valid_after,
    )


def _name(held: Any) -> str:
    """Who a certificate names, from the person to the organisation; all that it says where it says neither."""
    parts = (held.native.get(key) for key in ("common_name", "organizational_unit_name", "organization_name"))
    known = [one for part in parts if part for one in ([part] if isinstance(part, str) else part)]
    return ", ".join(dict.fromkeys(known)) or str(held.human_friendly)


def _certificates(path: Path) -> list[Any]:
    from pyhanko.keys import load_certs_from_pemder_data

    try:
        found = list(load_certs_from_pemder_data(_read(path)))
        for one in found:
            one.native  # noqa: B018 - values are read only when they are asked for
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(_no_certificate(str(path))) from error
    if not found:
        raise InputError(_no_certificate(str(path)))
    return found


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise InputError(
            Fault(
                str(path),
                0,
                0,
                "file-unreadable",
                {"id": f"berkas tidak dapat dibaca ({reason['id']}).", "en": f"the file cannot be read ({reason['en']})."},
            )
        ) from error
    return data


def _no_signature(name: str) -> Fault:
    return Fault(
        name,
        0,
        0,
        "not-a-signature",
        {"id": "ini bukan tanda tangan CMS yang terpisah.", "en": "this is no detached CMS signature."},
        {
            "id": "Sebutkan berkas .p7s dari pembuatnya dengan --signature.",
            "en": "Name the .p7s file that its maker gave you with --signature.",
        },
    )


def _no_certificate(name: str) -> Fault:
    return Fault(
        name,
        0,
        0,
        "not-a-certificate",
        {"id": "tidak ada sertifikat di berkas ini.", "en": "there is no certificate in this file."},
        {
            "id": "Sebutkan sertifikat penerbit dalam bentuk PEM atau DER dengan --trust.",
            "en": "Name the issuer's certificate, as PEM or DER, with --trust.",
        },
    )

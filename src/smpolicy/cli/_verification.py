"""How a verification is told: as text for people, as plain values for programs, and as an exit code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from smpolicy import __version__
from smpolicy.app.manifest import FILES, FONTS, GROUPS, PACKS, TEMPLATES, manifest_data
from smpolicy.app.verify import Change, Verification
from smpolicy.model.localised import Localised, fill, say
from smpolicy.reports._safe import visible

if TYPE_CHECKING:
    from smpolicy.documents._archive.signatures import SignatureCheck
    from smpolicy.documents.made import Made

SCHEMA = "smpolicy/verification/1"
_GROUPS: Mapping[str, Localised] = {
    FILES: {"id": "berkas ruang kerja", "en": "files of the workspace"},
    PACKS: {"id": "paket", "en": "packs"},
    TEMPLATES: {"id": "templat", "en": "templates"},
    FONTS: {"id": "berkas huruf", "en": "fonts"},
}
_CHANGES: Mapping[Change, Localised] = {
    Change.CHANGED: {"id": "berubah", "en": "changed"},
    Change.VANISHED: {"id": "hilang", "en": "gone"},
    Change.ADDED: {"id": "baru", "en": "new"},
    Change.OUTSIDE: {"id": "di luar ruang kerja, tidak dibaca", "en": "outside the workspace, not read"},
}
_HEAD: Localised = {
    "id": "{document} ({language}), keadaan per {today}, kebijakan {policy} versi {version}, dibuat dengan smpolicy {tool}",
    "en": "{document} ({language}), as of {today}, policy {policy} version {version}, made with smpolicy {tool}",
}
_SAME: Localised = {
    "id": "Semua bahannya masih sama seperti saat dokumen ini dibuat.",
    "en": "All that it was made of is as it was.",
}
_OTHER: Localised = {"id": "Berubah sejak dokumen ini dibuat:", "en": "Changed since it was made:"}
_COUNT: Localised = {"id": "{same} dari {all} {group}", "en": "{same} of {all} {group}"}
_COUNTED: Localised = {"id": "Masih sama: {list}.", "en": "As it was: {list}."}
_VERSIONS: Localised = {"id": "Versi yang kini lain: {list}", "en": "Other versions now: {list}"}
_UNTOLD: Localised = {
    "id": "Apakah ada bahan baru tidak dapat dipastikan: {fault}",
    "en": "Whether anything was added could not be told: {fault}",
}
_REDRAWN: Mapping[bool, Localised] = {
    True: {"id": "Dibuat sekali lagi, hasilnya sama persis.", "en": "Made anew, it is the same to the byte."},
    False: {"id": "Dibuat sekali lagi, hasilnya lain.", "en": "Made anew, it is another one."},
}
_TOUCHED: Localised = {
    "id": "Bahan dan versinya sama, jadi berkas ini sendiri telah diubah, atau dibuat di komputer yang lain jenisnya.",
    "en": "What it is made of and the versions are the same, so this file itself was changed, or made on another kind of machine.",
}
_UNSIGNED: Localised = {
    "id": "Tidak ada tanda tangan di samping berkas ini. Bahan yang cocok belum membuktikan bahwa berkasnya sendiri tidak diubah orang.",
    "en": "There is no signature beside the file. That its inputs agree does not show that nobody changed the file itself.",
}
_SIGNED: Localised = {
    "id": "Tanda tangan: cocok dengan berkas ini. Penanda tangan {signer}, menurut sertifikat dari {issuer}; waktu {when} menurut jamnya.",
    "en": "Signature: of exactly this file. Signed by {signer}, says the certificate of {issuer}; at {when}, says the signer's clock.",
}
_BROKEN: Localised = {
    "id": "Tanda tangan: TIDAK cocok. Berkas ini atau tanda tangannya diubah, atau tanda tangan ini milik berkas lain.",
    "en": "Signature: does NOT fit. This file or the signature was changed, or it is the signature of another file.",
}
_TRUSTED: Mapping[bool | None, Localised] = {
    True: {
        "id": "Sertifikatnya berasal dari penerbit yang Anda percayai. Apakah sudah dicabut tidak ditanyakan.",
        "en": "The certificate comes from an issuer that you trust. Whether it was revoked was not asked.",
    },
    False: {
        "id": "Sertifikatnya tidak berasal dari penerbit yang Anda percayai, atau tidak berlaku pada waktu itu.",
        "en": "The certificate does not come from an issuer that you trust, or did not hold at that time.",
    },
    None: {
        "id": "Belum diketahui apakah penanda tangannya memang orang itu: sebutkan sertifikat penerbitnya dengan --trust.",
        "en": "Whether the signer is that person is not known: name the issuer's certificate with --trust.",
    },
}
_EXPIRED: Localised = {"id": "Sertifikat itu habis masa berlaku pada {day}.", "en": "That certificate expired on {day}."}
_NO_TIME: Localised = {"id": "tidak disebut", "en": "a time not stated"}
_ARROW = " → "


@dataclass(frozen=True, slots=True)
class Told:
    """A document, how its inputs compare, and what its signature says, if it has one. `today` is for what has expired since."""

    made: Made
    found: Verification
    signed: SignatureCheck | None
    today: date


def exit_code(told: Told) -> int:
    """0 all is as it was, 1 something is not, 2 it could not be told."""
    found, signed = told.found, told.signed
    if found.differences or found.redrawn is False or (signed is not None and (not signed.intact or signed.trusted is False)):
        return 1
    return 2 if found.untold else 0


def verification_text(told: Told, lang: str) -> str:
    """The verification for people."""
    return "".join(f"{visible(line) if line else ''}\n" for line in _lines(told, lang))


def verification_data(told: Told, lang: str) -> dict[str, Any]:
    """The verification as the plain values of `smpolicy/verification/1`."""
    found = told.found
    return {
        "schema": SCHEMA,
        "tool": {"name": "smpolicy", "version": __version__},
        "file": str(told.made.path),
        "sha256": hashlib.sha256(told.made.content).hexdigest(),
        "result": ("same", "changed", "unknown")[exit_code(told)],
        "differences": [
            {"group": one.group, "name": one.name, "change": one.change.value, "was": one.was or None, "now": one.now or None}
            for one in found.differences
        ],
        "versions": [{"name": one.name, "was": one.was, "now": one.now or None} for one in found.versions],
        "untold": [one.say(lang) for one in found.untold],
        "redrawn": found.redrawn,
        "signature": _signature_data(told.signed),
        "manifest": manifest_data(told.made.manifest),
    }


def _signature_data(signed: SignatureCheck | None) -> dict[str, Any] | None:
    if signed is None:
        return None
    return {
        "file": signed.file,
        "intact": signed.intact,
        "trusted": signed.trusted,
        "signer": signed.signer,
        "issuer": signed.issuer,
        "certificate_sha256": signed.fingerprint,
        "signed_at": signed.signed_at.isoformat() if signed.signed_at else None,
        "certificate_expires": signed.expires.isoformat(),
    }


def _lines(told: Told, lang: str) -> Iterator[str]:
    manifest, found = told.made.manifest, told.found
    yield str(told.made.path)
    yield say(
        fill(
            _HEAD,
            {
                "document": manifest.document,
                "language": manifest.language,
                "today": manifest.today.isoformat(),
                "policy": manifest.policy_id,
                "version": manifest.policy_version,
                "tool": manifest.tool,
            },
        ),
        lang,
    )
    yield ""
    yield from _differences(told, lang)
    if found.versions:
        listed = ", ".join(f"{one.name} {one.was}{_ARROW}{one.now or '-'}" for one in found.versions)
        yield say(fill(_VERSIONS, {"list": listed}), lang)
    for fault in found.untold:
        yield say(fill(_UNTOLD, {"fault": fault.say(lang)}), lang)
    if found.redrawn is not None:
        yield say(_REDRAWN[found.redrawn], lang)
        if not found.redrawn and not found.differences and not found.versions:
            yield say(_TOUCHED, lang)
    yield ""
    yield from _signature(told, lang)


def _differences(told: Told, lang: str) -> Iterator[str]:
    manifest, found = told.made.manifest, told.found
    if found.differences:
        yield say(_OTHER, lang)
    for one in found.differences:
        kind = "" if one.group == FILES else f" ({say(_GROUPS[one.group], lang)})"
        yield f"  {say(_CHANGES[one.change], lang)}: {one.name}{kind}"
    counted = []
    for group in GROUPS:
        total = len(manifest.digests(group))
        other = sum(one.group == group and one.change is not Change.ADDED for one in found.differences)
        if total:
            counted.append(say(fill(_COUNT, {"same": total - other, "all": total, "group": say(_GROUPS[group], lang)}), lang))
    if not found.differences:
        yield say(_SAME, lang)
    yield say(fill(_COUNTED, {"list": ", ".join(counted)}), lang)


def _signature(told: Told, lang: str) -> Iterator[str]:
    signed = told.signed
    if signed is None:
        yield say(_UNSIGNED, lang)
        return
    if not signed.intact:
        yield say(_BROKEN, lang)
        return
    when: Any = signed.signed_at.isoformat(timespec="seconds") if signed.signed_at else _NO_TIME
    yield say(fill(_SIGNED, {"signer": signed.signer, "issuer": signed.issuer, "when": when}), lang)
    yield say(_TRUSTED[signed.trusted], lang)
    if signed.expires.date() < told.today:
        yield say(fill(_EXPIRED, {"day": signed.expires.date().isoformat()}), lang)

"""Files that were made: read back, with the manifest that they carry."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from smpolicy.app.manifest import MAX_BYTES, Manifest, NotAManifestError, parse_manifest
from smpolicy.documents._archive import extract
from smpolicy.documents._archive.manifest import manifests_in
from smpolicy.documents._drawing.worker import MISSING_LIBRARY
from smpolicy.documents.pdf import Limits
from smpolicy.errors import Fault, InputError, reason_of

_LARGEST = 256 * 1024 * 1024
_LIMITS = Limits(memory=2 << 30, seconds=60)
_PDF = b"%PDF-"
_LOOKED_AT = 1024
"""Bytes at a file's start among which a PDF says that it is one."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document as it lies there: its bytes, and what it says that it was made of."""

    path: Path
    content: bytes
    manifest: Manifest


def read_made(path: Path) -> Made:
    """The PDF or HTML file at a path. Raises `InputError` for one that carries no manifest of ours, or cannot be read."""
    content, name = _bytes(path), str(path)
    text = _in_pdf(content, name) if _PDF in content[:_LOOKED_AT] else _in_html(content, name)
    try:
        return Made(path, content, parse_manifest(text))
    except NotAManifestError as error:
        raise InputError(
            _fault(
                name,
                "not-a-manifest",
                f"manifes di dalamnya bukan manifes smpolicy ({error}).",
                f"the manifest inside is none of smpolicy's ({error}).",
            )
        ) from error


def _bytes(path: Path) -> bytes:
    name = str(path)
    try:
        if not path.is_file():
            raise InputError(_fault(name, "file-missing", "berkas ini tidak ada.", "there is no such file."))
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise InputError(
            _fault(name, "file-unreadable", f"berkas tidak dapat dibaca ({reason['id']}).", f"the file cannot be read ({reason['en']}).")
        ) from error
    if len(content) > _LARGEST:
        size = _LARGEST >> 20
        raise InputError(_fault(name, "file-too-large", f"berkasnya lebih dari {size} MB.", f"the file has more than {size} MB."))
    return content


def _in_pdf(content: bytes, name: str) -> str:
    command = [sys.executable, "-P", "-m", extract.__name__, str(_LIMITS.memory), str(_LIMITS.seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            command, input=content, capture_output=True, timeout=_LIMITS.seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(_damaged(name)) from error
    if done.returncode == 0 and len(done.stdout) <= MAX_BYTES:
        return done.stdout.decode(errors="replace")
    raise InputError(_why(done.returncode, name))


def _in_html(content: bytes, name: str) -> str:
    found = list(manifests_in(content.decode(errors="replace")))
    if len(found) > 1:
        told = ("ada lebih dari satu manifes di dalamnya.", "there is more than one manifest inside.")
        raise InputError(_fault(name, "not-a-manifest", *told))
    if not found:
        raise InputError(_none(name))
    return found[0]


def _why(code: int, name: str) -> Fault:
    if code == MISSING_LIBRARY:
        return _fault(
            name,
            "pdf-extra",
            "membaca PDF memerlukan paket Python yang belum terpasang.",
            "reading PDF needs a Python package that is not installed.",
            "Pasang dengan: pip install 'smpolicy[pdf]'",
            "Install it with: pip install 'smpolicy[pdf]'",
        )
    if code == extract.ENCRYPTED:
        return _fault(
            name,
            "pdf-encrypted",
            "PDF ini terkunci kata sandi.",
            "this PDF is locked with a password.",
            "Pakai berkas asli: smpolicy tidak pernah mengunci dokumennya.",
            "Use the original file: smpolicy never locks its documents.",
        )
    return _none(name) if code == extract.NO_MANIFEST else _damaged(name)


def _none(name: str) -> Fault:
    return _fault(
        name,
        "no-manifest",
        "tidak ada manifes di dalamnya.",
        "there is no manifest inside.",
        "Sebutkan PDF atau HTML dari 'smpolicy render' atau 'smpolicy audit report', yang belum disimpan ulang oleh program lain. "
        "Tanda tangan berkas data (JSON, CSV, XLSX) diperiksa dengan 'openssl cms -verify'.",
        "Name a PDF or HTML file of 'smpolicy render' or 'smpolicy audit report' that no other program has saved again. "
        "The signature of data (JSON, CSV, XLSX) is verified with 'openssl cms -verify'.",
    )


def _damaged(name: str) -> Fault:
    return _fault(
        name,
        "pdf-damaged",
        "PDF ini rusak atau tidak dapat dibaca dalam batas yang wajar.",
        "this PDF is damaged, or cannot be read within reasonable limits.",
        "Ambil lagi dari arsip, lalu coba sekali lagi.",
        "Fetch it from the archive again and try once more.",
    )


def _fault(name: str, code: str, what_id: str, what_en: str, help_id: str = "", help_en: str = "") -> Fault:
    return Fault(name, 0, 0, code, {"id": what_id, "en": what_en}, {"id": help_id, "en": help_en} if help_en else {})

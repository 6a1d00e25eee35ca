"""Options of the commands that make documents to keep: the variant of PDF/A, and the signature."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from smpolicy.cli import _options
from smpolicy.errors import Fault, UsageError, reason_of
from smpolicy.model.localised import Localised, say

PASSPHRASE = "SMPOLICY_PASSPHRASE"  # noqa: S105 - the name of a variable
_LONGEST = 10_000
_ARCHIVE: Localised = {
    "id": "Varian PDF/A: {words} (bila tidak disebut: {default}). 3a menyertakan data sebagai lampiran; 2a tidak boleh berlampiran.",
    "en": "The variant of PDF/A: {words} (otherwise {default}). 3a carries its data as attachments; 2a may have none.",
}
_SIGN: Localised = {
    "id": "Tandatangani dengan kunci dari berkas PKCS#12 ini; tanda tangannya disimpan di samping dokumen, berakhiran .p7s.",
    "en": "Sign with the key of this PKCS#12 file; the signature is saved beside the document, ending in .p7s.",
}
_PASSPHRASE_FILE: Localised = {
    "id": "Berkas yang baris pertamanya frasa sandi kunci itu. Bila tidak disebut: SMPOLICY_PASSPHRASE, lalu ditanyakan.",
    "en": "A file whose first line is the passphrase of that key. Otherwise SMPOLICY_PASSPHRASE, or it is asked for.",
}
_QUESTION: Localised = {"id": "Frasa sandi untuk {key}", "en": "Passphrase of {key}"}


@dataclass(frozen=True, slots=True)
class Archiving:
    """What was asked for: the variant of PDF/A, and a key to sign with."""

    archive: str
    key: Path | None
    passphrase_file: Path | None

    def signer(self, environment: Mapping[str, str], lang: str) -> Callable[[bytes], bytes] | None:
        """What signs; None where nobody asked for it. Raises `UsageError` where the key cannot be used."""
        if self.key is None:
            if self.passphrase_file is not None:
                raise UsageError(_without_key())
            return None
        from smpolicy.bootstrap import archive

        passphrase = self._passphrase(self.key, environment, lang)
        return archive.load_signer(self.key, passphrase, datetime.now(UTC))

    def _passphrase(self, key: Path, environment: Mapping[str, str], lang: str) -> bytes | None:
        if self.passphrase_file is not None:
            return _first_line(self.passphrase_file)
        if PASSPHRASE in environment:
            return environment[PASSPHRASE].encode("utf-8", "surrogateescape")
        if sys.stdin.isatty() and key.is_file():
            said = click.prompt(say(_QUESTION, lang).format(key=key), hide_input=True, default="", show_default=False, err=True)
            return str(said).encode()
        return None


def options(lang: str) -> list[click.Parameter]:
    """`--archive`, `--sign` and `--passphrase-file`."""
    key = say({"id": "KUNCI", "en": "KEY"}, lang)
    file = say({"id": "BERKAS", "en": "FILE"}, lang)
    return [
        _options.choice(lang, ["--archive"], _variants, _ARCHIVE, "2a"),
        click.Option(["--sign"], type=click.Path(path_type=Path), metavar=key, help=say(_SIGN, lang)),
        click.Option(["--passphrase-file"], type=click.Path(path_type=Path), metavar=file, help=say(_PASSPHRASE_FILE, lang)),
    ]


def archiving(archive: str, fmt: str, sign: Path | None, passphrase_file: Path | None) -> Archiving:
    """What was asked for. Raises `UsageError` for a variant of PDF/A where no PDF is made."""
    if archive != _variants()[0] and fmt != "pdf":
        raise UsageError(_not_pdf(fmt))
    return Archiving(archive, sign, passphrase_file)


def _variants() -> tuple[str, ...]:
    from smpolicy.documents.pdf import VARIANTS

    return VARIANTS


def _first_line(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.readline(_LONGEST).rstrip(b"\r\n")
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise UsageError(
            Fault(
                str(path),
                0,
                0,
                "file-unreadable",
                {
                    "id": f"berkas frasa sandi tidak dapat dibaca ({reason['id']}).",
                    "en": f"the passphrase file cannot be read ({reason['en']}).",
                },
            )
        ) from error


def _without_key() -> Fault:
    return Fault(
        "--passphrase-file",
        0,
        0,
        "no-key",
        {"id": "frasa sandi tanpa kunci tidak ada gunanya.", "en": "a passphrase is of no use without a key."},
        {"id": "Sebutkan kuncinya dengan --sign.", "en": "Name the key with --sign."},
    )


def _not_pdf(fmt: str) -> Fault:
    return Fault(
        "--archive",
        0,
        0,
        "not-pdf",
        {"id": f"varian PDF/A tidak berlaku bagi {fmt}.", "en": f"there is no variant of PDF/A for {fmt}."},
        {"id": "Hapus opsi ini, atau pakai --format pdf.", "en": "Leave the option out, or use --format pdf."},
    )

"""Documents by name: to bytes, and to files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from smpolicy import detectors, documents
from smpolicy.detectors._base import Detector
from smpolicy.discovery import instances_in
from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._dates import parse_date
from smpolicy.documents.html import render_html
from smpolicy.documents.pdf import html_to_pdf
from smpolicy.errors import Fault, OutputError, UsageError
from smpolicy.model.localised import LANGUAGES
from smpolicy.policy.clause import Policy

FORMATS = ("pdf", "html")


@cache
def all_documents() -> dict[str, Document]:
    """Every document by its name."""
    return instances_in(documents, Document)


def render_document(name: str, policy: Policy, inputs: Inputs, lang: str, fmt: str) -> bytes:
    """One document. Raises `UsageError` for a name, language or format that does not exist, `OutputError` when it cannot be drawn."""
    _known(name, list(all_documents()), "render", "document")
    _known(lang, list(LANGUAGES), "--lang", "language")
    _known(fmt, list(FORMATS), "--format", "format")
    told = replace(inputs, detectors=inputs.detectors or _detectors())
    found = all_documents()[name]
    page = render_html(found, found.build(policy, told, lang), lang, fmt)
    return page.html.encode() if fmt == "html" else html_to_pdf(page.html, dated(policy, inputs))


def write(names: Sequence[str], policy: Policy, inputs: Inputs, lang: str, fmt: str, folder: Path) -> list[Path]:
    """The files `DOCUMENT.LANG.FORMAT` written into `folder`.

    Where a PDF cannot be drawn for want of a library, its HTML is written before the `OutputError` is raised. Nothing is
    ever half-written.
    """
    written = []
    for name in names:
        try:
            content = render_document(name, policy, inputs, lang, fmt)
        except OutputError as error:
            if fmt == "pdf" and any(fault.code in ("pdf-pango", "pdf-extra") for fault in error.faults):
                save(folder / f"{name}.{lang}.html", render_document(name, policy, inputs, lang, "html"))
            raise
        written.append(save(folder / f"{name}.{lang}.{fmt}", content))
    return written


def dated(policy: Policy, inputs: Inputs) -> date:
    """The date a file bears: when the policy takes effect, or for a report the day it was made for."""
    effective = parse_date(str(policy.view.get("effective_from", "")))
    return inputs.today if inputs.report is not None or effective is None else effective


def save(path: Path, content: bytes) -> Path:
    """Writes beside the target and renames, so that a reader sees the old file or the whole new one. Raises `OutputError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".smpolicy-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            Fault(
                str(path),
                0,
                0,
                "not-written",
                {"id": f"berkas tidak dapat ditulis ({error.strerror}).", "en": f"the file cannot be written ({error.strerror})."},
                {"id": "Pilih folder lain dengan --output.", "en": "Choose another folder with --output."},
            )
        ) from error
    return path


def _detectors() -> dict[str, dict[str, str]]:
    return {name: dict(one.what) for name, one in instances_in(detectors, Detector).items()}


def _known(value: str, known: list[str], place: str, kind: str) -> str:
    if value in known:
        return value
    words = {"document": ("dokumen", "document"), "language": ("bahasa", "language"), "format": ("format", "format")}[kind]
    close = get_close_matches(value, known, 1)
    there = ", ".join(known)
    raise UsageError(
        Fault(
            place,
            0,
            0,
            f"unknown-{kind}",
            {"id": f"tidak ada {words[0]} '{value}'.", "en": f"there is no {words[1]} '{value}'."},
            {"id": f"Maksud Anda '{close[0]}'?", "en": f"Did you mean '{close[0]}'?"}
            if close
            else {"id": f"Yang ada: {there}.", "en": f"There are: {there}."},
        )
    )

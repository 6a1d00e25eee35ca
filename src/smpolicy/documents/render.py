"""Documents by name: to bytes, and to files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from smpolicy import detectors, documents
from smpolicy.app.manifest import manifest_data
from smpolicy.detectors._base import Detector
from smpolicy.discovery import instances_in
from smpolicy.documents._archive.manifest import manifest_of, with_manifest
from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._bilingual.editions import EDITIONS, beside
from smpolicy.documents._charts import MISSING_CHARTS
from smpolicy.documents._dates import parse_date
from smpolicy.documents._redaction import redaction
from smpolicy.documents._saving import Sign, save, save_signed
from smpolicy.documents.html import Page, render_html
from smpolicy.documents.pdf import Attached, Enclosed, epoch_of, html_to_pdf
from smpolicy.errors import Fault, OutputError, UsageError
from smpolicy.model.localised import Localised, say
from smpolicy.policy.clause import Policy

FORMATS = ("pdf", "html")
ALL = "all"
FINDINGS_NAME = "findings.json"
_FINDINGS_ARE = {"id": "Temuan sebagai data, smpolicy/report/1", "en": "The findings as data, smpolicy/report/1"}
MISSING = frozenset(("pdf-pango", "pdf-extra", MISSING_CHARTS))
"""Faults that say that PDF, or a chart, cannot be drawn on this machine."""


_Job = tuple[str, str, str]
"""Document, edition, format."""


class Watch(Protocol):
    """Whoever waits for documents. A file is named as it will be: `policy.id.pdf`."""

    def all(self, files: int) -> None:
        """How many files there will be."""

    def page(self, file: str, page: int) -> None:
        """The page of a file that is being laid out; the layout may go over pages again."""

    def done(self, file: str) -> None:
        """A file is drawn, or cannot be."""


class _Nobody:
    """Waits for nothing."""

    def all(self, files: int) -> None: ...

    def page(self, file: str, page: int) -> None: ...

    def done(self, file: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Written:
    """One file. `untranslated` are texts that its language lacks: they are printed in the other one, marked."""

    path: Path
    untranslated: tuple[str, ...] = ()
    signature: Path | None = None


@cache
def all_documents() -> dict[str, Document]:
    """Every document by its name."""
    return instances_in(documents, Document)


def write_documents(
    names: Sequence[str],
    policy: Policy,
    inputs: Inputs,
    languages: Sequence[str],
    formats: Sequence[str],
    folder: Path,
    sign: Sign | None = None,
    watch: Watch | None = None,
) -> list[Written]:
    """The files `DOCUMENT.LANG.FORMAT` (`policy.id.pdf`) written into `folder`, which is made where it is missing.

    `languages` are editions: `id`, `en`, or both beside each other as `id-en` or `en-id` (`policy.id-en.pdf`).

    `names` are document names, or `all` for each that the policy alone suffices for; an audit report is
    `write_documents(["audit-report"], policy, Inputs(today, run=Run(report, ...)), ...)`. Drawing is shared out among the
    processors. Raises `UsageError` for a name, language or format that does not exist, `OutputError` for what cannot be drawn
    or written. Where PDF or its charts cannot be drawn for want of a library, the HTML is written before the error is raised,
    which names the library once; words stand in it where a chart is lacking. No file is ever half-written; with `sign`, none is
    written without its signature beside it.
    `watch` is told how far the work is, from several threads.
    """
    _know(names, languages, formats, inputs)
    jobs = [(name, lang, fmt) for name in _wanted(names) for lang in languages for fmt in formats]
    drawn = _draw_all(jobs, policy, inputs, watch or _Nobody())
    written, faults = [], []
    for (name, lang, fmt), result in zip(jobs, drawn, strict=True):
        faults += [fault for fault in result.faults if fault not in faults]
        if isinstance(result, _Drawn):
            written.append(_written(folder / f"{name}.{lang}.{fmt}", result, sign))
        elif any(fault.code in MISSING for fault in result.faults):
            page = _draw((name, lang, "html"), policy, inputs)
            written.append(_written(folder / f"{name}.{lang}.html", page, sign))
    if faults:
        raise OutputError(faults)
    return written


def render_document(name: str, policy: Policy, inputs: Inputs, lang: str, fmt: str) -> bytes:
    """One document's bytes; raises as `write_documents` does."""
    _know([name], [lang], [fmt], inputs)
    return _draw((name, lang, fmt), policy, inputs).content


def render_page(name: str, policy: Policy, inputs: Inputs, lang: str, fmt: str) -> Page:
    """One document's HTML, for a screen (`html`) or for paper (`pdf`); `lang` is one of `EDITIONS`."""
    told = replace(inputs, detectors=inputs.detectors or _told("what"), blind_spots=inputs.blind_spots or _told("cannot_see"))
    found, languages = all_documents()[name], EDITIONS[lang]

    def page(one: str) -> Page:
        view = found.build(policy, told, one)
        hide = redaction(policy, view.frame.public, inputs.today)
        return render_html(found, view, one, fmt, hide, halved=len(languages) > 1, look=policy.look)

    return page(lang) if len(languages) == 1 else beside([page(one) for one in languages], languages)


def wants_drafts(names: Sequence[str]) -> bool:
    """Whether one of these documents prints drafts; a name that is no document's prints nothing."""
    known = all_documents()
    return any(known[name].of_drafts for name in _wanted(names) if name in known)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A document's bytes; `faults` say what it had to do without."""

    content: bytes
    untranslated: tuple[str, ...]
    faults: tuple[Fault, ...] = ()


def _draw_all(jobs: Sequence[_Job], policy: Policy, inputs: Inputs, watch: Watch) -> list[_Drawn | OutputError]:
    """Each job's bytes, or why there are none. A thread for each processor: the work is done in child processes."""
    watch.all(len(jobs))

    def one(job: _Job) -> _Drawn | OutputError:
        try:
            return _draw(job, policy, inputs, partial(watch.page, ".".join(job)))
        except OutputError as error:
            return error
        finally:
            watch.done(".".join(job))

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return list(pool.map(one, jobs))


def _draw(job: _Job, policy: Policy, inputs: Inputs, on_page: Callable[[int], None] = lambda _: None) -> _Drawn:
    name, lang, fmt = job
    page, day = render_page(name, policy, inputs, lang, fmt), _dated(policy, inputs)
    manifest = manifest_of(all_documents()[name], page, policy, inputs, lang, fmt, epoch_of(day) if fmt == "pdf" else None)
    if fmt == "html":
        return _Drawn(with_manifest(page.html, manifest).encode(), page.untranslated, (page.missing,) if page.missing else ())
    if page.missing:
        raise OutputError(page.missing)
    attached = (Attached(FINDINGS_NAME, inputs.findings, say(_FINDINGS_ARE, lang)),) if inputs.findings else ()
    enclosed = Enclosed(manifest_data(manifest), inputs.archive, attached)
    return _Drawn(html_to_pdf(page.html, day, enclosed=enclosed, on_page=on_page), page.untranslated)


def _written(path: Path, drawn: _Drawn, sign: Sign | None) -> Written:
    signature = save_signed(path, drawn.content, sign) if sign else None
    return Written(path if signature else save(path, drawn.content), drawn.untranslated, signature)


def _dated(policy: Policy, inputs: Inputs) -> date:
    """The date a file bears: when the policy takes effect, or for a report the day it was made for."""
    effective = parse_date(str(policy.view.get("effective_from", "")))
    return inputs.today if inputs.run is not None or effective is None else effective


def _wanted(names: Sequence[str]) -> list[str]:
    whole = [name for name, one in all_documents().items() if not one.of_a_run]
    return list(dict.fromkeys(one for name in names for one in (whole if name == ALL else [name])))


@cache
def _told(part: str) -> Mapping[str, Localised]:
    """What every detector says of itself."""
    return {name: dict(getattr(one, part)) for name, one in instances_in(detectors, Detector).items()}


def _know(names: Sequence[str], languages: Sequence[str], formats: Sequence[str], inputs: Inputs) -> None:
    """Raises `UsageError` with every name, language and format that cannot be had."""
    known = all_documents()
    faults = [_unknown(one, [*known, ALL], "render", "document") for one in names if one not in known and one != ALL]
    faults += [_unknown(one, tuple(EDITIONS), "--lang", "language") for one in languages if one not in EDITIONS]
    faults += [_unknown(one, FORMATS, "--format", "format") for one in formats if one not in FORMATS]
    faults += [_needs_run(one) for one in names if one in known and known[one].of_a_run and inputs.run is None]
    if faults:
        raise UsageError(faults)


def _unknown(value: str, known: Sequence[str], place: str, kind: str) -> Fault:
    words = {"document": ("dokumen", "document"), "language": ("bahasa", "language"), "format": ("format", "format")}[kind]
    close = get_close_matches(value, known, 1)
    there = ", ".join(known)
    return Fault(
        place,
        0,
        0,
        f"unknown-{kind}",
        {"id": f"tidak ada {words[0]} '{value}'.", "en": f"there is no {words[1]} '{value}'."},
        {"id": f"Maksud Anda '{close[0]}'?", "en": f"Did you mean '{close[0]}'?"}
        if close
        else {"id": f"Yang ada: {there}.", "en": f"There are: {there}."},
    )


def _needs_run(name: str) -> Fault:
    return Fault(
        name,
        0,
        0,
        "needs-run",
        {"id": "dokumen ini mencatat sebuah pemeriksaan.", "en": "this document records a check."},
        {"id": "Buat dengan 'smpolicy audit report'.", "en": "Make it with 'smpolicy audit report'."},
    )

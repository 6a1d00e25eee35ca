"""The manifest of a document that is being made, and its place in a page of HTML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape

from smpolicy import __version__
from smpolicy.app.manifest import FILES, MAX_BYTES, PACKS, TEMPLATES, Manifest, RunScope, manifest_data, manifest_text
from smpolicy.documents._audit.findings import relative
from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._drawing.libraries import page_libraries
from smpolicy.documents._redaction import Hide
from smpolicy.documents.html import Page
from smpolicy.policy.clause import Policy
from smpolicy.policy.look import BUILT_IN
from smpolicy.policy.release import CASES_SUFFIX
from smpolicy.resources import resource_folder

SEALED = "name-sha256:"
"""How the name of a file begins that the document must not tell: its SHA-256 follows, which finds it again."""
_PACK = "pack:"
_OPENING, _CLOSING = '<meta name="smpolicy-manifest" content=\'', "'>"
_HEAD_ENDS = "</head>"


def manifest_of(document: Document, page: Page, policy: Policy, inputs: Inputs, lang: str, fmt: str, epoch: int | None) -> Manifest:
    """The manifest of a document that was laid out. Fonts and the libraries that draw are for those who draw to tell.

    `epoch` is the time that a PDF bears, None for HTML. Names of files are hidden as the page hides terms.
    """
    reads_drafts = document.of_a_run or document.of_drafts
    return Manifest(
        tool=__version__,
        document=document.name,
        language=lang,
        format=fmt,
        archive=inputs.archive if fmt == "pdf" else "",
        built_in_layout=policy.look == BUILT_IN,
        epoch=epoch,
        policy_id=policy.id,
        policy_version=policy.version,
        policy_digest=policy.digest,
        today=inputs.today,
        run=_scope(policy, inputs) if reads_drafts else None,
        inputs=counted(policy, inputs.files if reads_drafts else {}, page.templates, page.hide),
        libraries=page_libraries(),
        pack_versions={one.name: one.version for one in policy.packs},
    )


def counted(policy: Policy, files: Mapping[str, str], templates: Iterable[Path], hide: Hide) -> dict[str, dict[str, str]]:
    """The inputs with their SHA-256 by group and name.

    The policy's own files stand for the workspace's templates too; `files` are those that counted beside them.
    """
    found: dict[str, dict[str, str]] = {FILES: {}, PACKS: {}, TEMPLATES: {}}
    for name, digest in (*policy.digests.items(), *files.items()):
        if name.startswith(_PACK):
            found[PACKS][name.removeprefix(_PACK)] = digest
        else:
            found[FILES][told(_path_of(name, policy.digests), hide)] = digest
    shipped = resource_folder("templates").resolve()
    for path in templates:
        if path.resolve().is_relative_to(shipped):
            found[TEMPLATES][path.resolve().relative_to(shipped).as_posix()] = _digest(path)
    return found


def _path_of(name: str, digests: Mapping[str, str]) -> str:
    """The path of the file that a policy's digests call by that name: the rule tests of a pack in the workspace go by the pack."""
    pack = name.removesuffix(CASES_SUFFIX)
    return f"{pack.removesuffix('.yaml')}{CASES_SUFFIX}.yaml" if pack != name and pack in digests else name


def told(name: str, hide: Hide) -> str:
    """The name of a file, sealed where the document would black out a word of it."""
    if hide(name) == name:
        return name
    return SEALED + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def with_manifest(page: str, manifest: Manifest) -> str:
    """The page with its manifest at the end of its head."""
    text = escape(manifest_text(manifest_data(manifest)), {"'": "&#39;"})
    block = f"{_OPENING}{text}{_CLOSING}\n"
    head, mark, rest = page.partition(_HEAD_ENDS)
    return f"{head}{block}{mark}{rest}"


def manifests_in(page: str) -> Iterator[str]:
    """The text of each manifest of a page."""
    at = page.find(_OPENING)
    while at >= 0:
        start = at + len(_OPENING)
        end = page.find(_CLOSING, start, start + MAX_BYTES)
        if end < 0:
            return
        yield unescape(page[start:end])
        at = page.find(_OPENING, end)


def _scope(policy: Policy, inputs: Inputs) -> RunScope:
    run = inputs.run
    paths = tuple(relative(one, policy.root) or "." for one in (run.paths if run else inputs.drafts))
    if run is None:
        return RunScope(paths)
    return RunScope(paths, (run.period.start, run.period.end) if run.period else None, run.only, run.route, run.use_waivers)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

"""Wiring of what happens to documents once they are made: they are signed, read back, and held against their inputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from smpolicy import __version__, bootstrap
from smpolicy.app.manifest import FILES, Manifest, RunScope, leaves
from smpolicy.app.verify import Verification, differences, other_versions
from smpolicy.bootstrap import printing
from smpolicy.errors import Fault, InputError, PolicyError, UsageError
from smpolicy.policy.clause import Policy
from smpolicy.policy.workspace_file import WORKSPACE_FILE, find_workspace

if TYPE_CHECKING:
    from smpolicy.documents._archive.signatures import SignatureCheck
    from smpolicy.documents.made import Made

__all__ = ["check_signature", "load_signer", "read_made", "save_signed", "signature_beside", "verify"]


def load_signer(key: Path, passphrase: bytes | None, now: datetime) -> Callable[[bytes], bytes]:
    """What makes detached signatures with the key of a PKCS#12 file. Raises `UsageError` where it cannot."""
    from smpolicy.documents._archive.signing import load_signer as load

    return load(key, passphrase, now)


def save_signed(path: Path, content: bytes, sign: Callable[[bytes], bytes]) -> Path:
    """Writes a file together with its signature, and gives that one's path. Raises `OutputError`."""
    from smpolicy.documents._saving import save_signed as save

    return save(path, content, sign)


def read_made(path: Path) -> Made:
    """A document and its manifest. Raises `InputError` where there is none."""
    from smpolicy.documents.made import read_made as read

    return read(path)


def signature_beside(path: Path) -> Path | None:
    """The signature that lies beside a file."""
    from smpolicy.documents._saving import SIGNATURE_SUFFIX

    beside = path.with_name(path.name + SIGNATURE_SUFFIX)
    return beside if beside.is_file() else None


def check_signature(made: Made, signature: Path, trust: Path | None) -> SignatureCheck:
    """The check of a document's signature. Raises `InputError` and `UsageError` as it does."""
    from smpolicy.documents._archive.signatures import check_signature as check

    return check(made.content, signature, trust)


def verify(made: Made, root: Path | None, *, redraw: bool = False) -> Verification:
    """How a document's inputs compare with the workspace at `root`, or the nearest one upwards from the current folder.

    A policy that cannot be read is no reason to give up: its files are compared all the same. With `redraw`, the document is made
    anew and its bytes compared. Raises `UsageError` where there is no workspace, `InputError` and `OutputError` where it cannot be
    made anew.
    """
    from smpolicy.documents._archive.present import PresentInputs

    found = root if root is not None else find_workspace(Path.cwd())
    if found is None or not (found / WORKSPACE_FILE).is_file():
        raise UsageError(_no_workspace(str(root or Path.cwd())))
    manifest = made.manifest
    policy, files, untold = _now(found, manifest)
    counted = _counted(policy, files, manifest) if policy is not None else {}
    return Verification(
        differences=tuple(differences(manifest, PresentInputs(found, counted))),
        versions=tuple(other_versions(manifest, _versions_now(manifest, policy))),
        untold=untold,
        redrawn=_redrawn(made, found) if redraw and not untold else None,
    )


def _now(root: Path, manifest: Manifest) -> tuple[Policy | None, Mapping[str, str], tuple[Fault, ...]]:
    """The policy as it stands, and what its documents would be made of beside it; or why that cannot be told."""
    from smpolicy.policy.load import load_policy

    try:
        policy = load_policy(root)
    except PolicyError as error:
        return None, {}, error.faults
    if manifest.run is None:
        return policy, {}, ()
    try:
        return policy, printing.files_read_now(policy, manifest.document, manifest.run, manifest.today), ()
    except (InputError, PolicyError) as error:
        return policy, {}, error.faults


def _counted(policy: Policy, files: Mapping[str, str], manifest: Manifest) -> dict[str, dict[str, str]]:
    """What would count now. Shipped templates and fonts are left out: which of them do is known only when the document is drawn."""
    from smpolicy.documents._archive.manifest import SEALED, counted
    from smpolicy.documents._redaction import redaction

    seals = any(name.startswith(SEALED) for name in manifest.digests(FILES))
    return counted(policy, files, (), redaction(policy, seals, manifest.today))


def _versions_now(manifest: Manifest, policy: Policy | None) -> Manifest:
    """The manifest with the versions of today."""
    from smpolicy.documents._drawing.libraries import libraries, page_libraries

    drawing: Mapping[str, str] = {}
    if manifest.format == "pdf":
        with suppress(ImportError, OSError):  # what is not there has no version
            drawing = libraries()
    now = replace(manifest, tool=__version__, libraries={**page_libraries(), **drawing})
    if policy is None:
        return now
    return replace(now, policy_version=policy.version, pack_versions={one.name: one.version for one in policy.packs})


def _redrawn(made: Made, root: Path) -> bool:
    from smpolicy.documents.pdf import VARIANTS
    from smpolicy.documents.render import all_documents, render_document

    manifest, scope = made.manifest, made.manifest.run or RunScope()
    variant = manifest.archive or VARIANTS[0]
    document = all_documents().get(manifest.document)
    if document is None or variant not in VARIANTS or any(leaves(one) for one in scope.paths):
        raise InputError(_not_ours(str(made.path)))
    workspace = bootstrap.open_workspace(root, built_in_layout=manifest.built_in_layout)
    run = printing.audit(workspace, manifest.today, scope.period) if document.of_a_run else None
    drafts = [str(root / one) for one in scope.paths] if document.of_drafts else []
    inputs = printing.document_inputs(workspace, [document.name], manifest.today, manifest.language, run, drafts, variant)
    return render_document(document.name, workspace.policy, inputs, manifest.language, manifest.format) == made.content


def _no_workspace(place: str) -> Fault:
    return Fault(
        place,
        0,
        0,
        "no-workspace",
        {
            "id": "tidak ada ruang kerja untuk dibandingkan: smpolicy.yaml tidak ditemukan.",
            "en": "there is no workspace to compare with: no smpolicy.yaml was found.",
        },
        {"id": "Sebutkan dengan --workspace FOLDER.", "en": "Name it with --workspace DIR."},
    )


def _not_ours(name: str) -> Fault:
    return Fault(
        name,
        0,
        0,
        "not-a-manifest",
        {
            "id": "manifes di dalamnya menyebut hal yang tidak dibuat smpolicy.",
            "en": "the manifest inside names what smpolicy does not make.",
        },
    )

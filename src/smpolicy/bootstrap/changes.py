"""Wiring of what happens to a policy over time: two of them are compared, and a version is released."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from smpolicy import __version__
from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.app.workspace import Workspace
from smpolicy.detectors._registry import all_detectors
from smpolicy.model.report import Report
from smpolicy.policy.clause import Policy
from smpolicy.policy.look import BUILT_IN
from smpolicy.policy.workspace_file import WORKSPACE_FILE

if TYPE_CHECKING:
    from smpolicy.app.compare import Compared
    from smpolicy.policy.release import Release
    from smpolicy.store.releases import Released

__all__ = ["compare", "comparison_page", "comparison_pdf", "in_built_in_layout", "release"]


def compare(old: Path, new: Path, drafts: Sequence[str], today: date, progress: Callable[[int, int], None] | None = None) -> Compared:
    """Two policies, of workspaces or their `smpolicy.yaml`; with drafts, also how both decide on them. Raises `PolicyError`.

    Drafts are read once, as the new workspace reads them; `progress` counts them twice, for both decide on each.
    """
    from smpolicy.app.compare import compare_workspaces
    from smpolicy.documents._redaction import redaction
    from smpolicy.engine.compile import compile_policy
    from smpolicy.policy.load import load_policy
    from smpolicy.readers.collect import collect

    sides = compare_workspaces(
        old, new, lambda root: load_policy(root, cases=False), lambda policy: redaction(policy, public=True, today=today)
    )
    if not drafts:
        return sides
    subjects = collect(drafts, policy=sides.new)
    total = 2 * len(subjects)

    def decided_by(policy: Policy, before: int) -> Report:
        told = None if progress is None else lambda done: progress(before + done, total)
        return check_subjects(Workspace(policy, compile_policy(policy, all_detectors())), subjects, CheckOptions(today=today), told)

    return sides.with_reports(decided_by(sides.old, 0), decided_by(sides.new, len(subjects)))


def in_built_in_layout(compared: Compared) -> Compared:
    """The same, to be printed without the new workspace's own templates, logo and colours."""
    return replace(compared, new=replace(compared.new, look=BUILT_IN))


def comparison_page(compared: Compared, today: date, lang: str) -> str:
    """What changed between two policies, as HTML."""
    from smpolicy.documents._revisions.comparison import comparison_page as page

    return page(compared, today, lang, "html")


def comparison_pdf(compared: Compared, today: date, lang: str) -> bytes:
    """What changed between two policies, as PDF. Raises `OutputError` where it cannot be drawn."""
    from smpolicy.documents._revisions.comparison import comparison_page as page
    from smpolicy.documents.pdf import html_to_pdf

    return html_to_pdf(page(compared, today, lang, "pdf"), today)


def release(workspace: Workspace[Policy], version: str, today: date, unapproved: str | None, *, pdf: bool) -> Released:
    """The policy as it stands, frozen as a version, with the lists of changes for staff in each of its languages.

    Raises `UsageError` with everything that stands against it, `PolicyError` where an earlier release cannot be read, `OutputError` where
    it cannot be written; then nothing is.
    """
    from smpolicy.app.compare import Compared
    from smpolicy.app.compare import compare as compared
    from smpolicy.app.release import release_of
    from smpolicy.documents._redaction import redaction
    from smpolicy.policy.load import load_policy
    from smpolicy.readers.collect import collect
    from smpolicy.store.releases import Released, Releases

    policy, store = workspace.policy, Releases(workspace.policy.root)
    before = store.all()
    (subject,) = collect([str(policy.root / WORKSPACE_FILE)], policy=policy)
    made = release_of(policy, subject, version, before, today, unapproved, f"smpolicy {__version__}")
    old = load_policy(store.path_of(before[-1]), cases=False) if before else None
    hides = [redaction(one, public=True, today=today) for one in (old, policy) if one is not None]

    def hide(text: str) -> str:
        for one in hides:
            text = one(text)
        return text

    sides = Compared(old, policy, compared(old, policy, hide)) if old is not None else None
    lists = _lists_of_changes(policy, made, sides, hide, today, pdf=pdf)
    return Released(made, store.freeze(made, policy, lists), tuple(lists))


def _lists_of_changes(
    policy: Policy, release: Release, sides: Compared | None, hide: Callable[[str], str], today: date, *, pdf: bool
) -> dict[str, bytes]:
    """What changes for staff, by file name, in each language of the policy."""
    from smpolicy.documents._revisions.staff_changes import staff_page, staff_sections
    from smpolicy.documents._revisions.staff_words import TITLE
    from smpolicy.documents.pdf import html_to_pdf
    from smpolicy.model.localised import LANGUAGES, say
    from smpolicy.reports._base import Style
    from smpolicy.reports._sections import sections_markdown

    files = {}
    for lang in (one for one in policy.languages if one in LANGUAGES):
        title = f"{say(TITLE, lang)}: {policy.id} {release.version}"
        text = "".join(sections_markdown(staff_sections(policy, release, sides, hide, lang), title, Style(lang)))
        files[f"changes.{lang}.md"] = text.encode()
        files[f"changes.{lang}.html"] = staff_page(policy, release, sides, hide, today, lang, "html").encode()
        if pdf:
            files[f"changes.{lang}.pdf"] = html_to_pdf(staff_page(policy, release, sides, hide, today, lang, "pdf"), today)
    return files

"""`smpolicy test`: the policy's own rule tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.engine.cases import CaseOutcome, CasesReport
from smpolicy.model.localised import Localised, fill, say
from smpolicy.reports._safe import visible

_HELP: Localised = {
    "id": "Menguji aturan dengan kasus yang ditulis di sampingnya.\n\n"
    "Tanpa SASARAN: ruang kerja di sekitar Anda, atau di luar ruang kerja semua paket.",
    "en": "Test the rules with the cases written beside them.\n\nWithout TARGET: the workspace around you, or outside of one all packs.",
}
_COVERAGE: Localised = {
    "id": "Tuntut juga bahwa setiap aturan pernah bersuara dan pernah diam.",
    "en": "Demand as well that every rule spoke once and stayed silent once.",
}
_EXAMPLES = ("smpolicy test --coverage", "smpolicy test privacy-id")
_PHRASES: dict[str, Localised] = {
    "failed": {"id": "gagal", "en": "failed"},
    "cases": {"id": "{passed} dari {all} kasus berhasil.", "en": "{passed} of {all} cases passed."},
    "covered": {
        "id": "{covered} dari {all} aturan pernah bersuara dan pernah diam.",
        "en": "{covered} of {all} rules spoke once and stayed silent once.",
    },
    "never_fired": {"id": "tidak pernah bersuara", "en": "never spoke"},
    "never_silent": {"id": "tidak pernah diam", "en": "was never silent"},
}


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    target = click.Argument(["target"], required=False, metavar=say({"id": "[SASARAN]", "en": "[TARGET]"}, lang))
    coverage = click.Option(["--coverage"], is_flag=True, help=say(_COVERAGE, lang))
    return Command("test", lang, _run, _HELP, [target, *_options.common(lang), coverage], _EXAMPLES)


def _run(session: Session, *, target: str | None, workspace: Path | None, today: date, coverage: bool) -> int:  # noqa: ARG001 - each case has a day of its own
    from smpolicy import bootstrap

    report = bootstrap.test_policy(target or (str(workspace) if workspace else None))
    emit("".join(f"{visible(line)}\n" for line in _lines(report, session.lang, coverage=coverage)))
    return int(bool(report.failures or (coverage and report.gaps)))


def _lines(report: CasesReport, lang: str, *, coverage: bool) -> Iterator[str]:
    for outcome in report.failures:
        yield f"{_title(outcome)}: {_phrase('failed', lang)}"
        yield from (f"    {say(problem, lang)}" for problem in outcome.problems)
    if coverage:
        for gap in report.gaps:
            missing = [name for name, count in (("never_fired", gap.fired), ("never_silent", gap.silent)) if not count]
            yield f"{gap.rule}: {', '.join(_phrase(name, lang) for name in missing)}"
        rules = len(report.coverage)
        yield _phrase("covered", lang, covered=rules - len(report.gaps), all=rules)
    cases = len(report.outcomes)
    yield _phrase("cases", lang, passed=cases - len(report.failures), all=cases)


def _title(outcome: CaseOutcome) -> str:
    place = outcome.case.place
    where = f"{place.file}:{place.line}: " if place else ""
    return f"{where}{outcome.clause} {outcome.case.name}".rstrip()


def _phrase(name: str, lang: str, **values: object) -> str:
    return say(fill(_PHRASES[name], values), lang)

"""What a run amounts to, in sentences; nothing checked is never told as nothing found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from smpolicy.model.finding import Severity
from smpolicy.model.localised import say
from smpolicy.model.report import Report
from smpolicy.model.words import DECISION, word
from smpolicy.reports._safe import visible
from smpolicy.reports._words import counted, phrase


def nothing_done(report: Report, lang: str) -> str | None:
    """The sentence that says that the run looked at nothing; None when it looked at something."""
    if not report.subjects:
        return phrase("nothing_checked", lang)
    if report.untested:
        return phrase("nothing_tested", lang, subjects=counted(len(report.subjects), "subject", lang))
    return None


def sentences(report: Report, lang: str) -> Iterator[str]:
    """The summary, a sentence at a time; safe to print as it is."""
    nothing = nothing_done(report, lang)
    if nothing is not None:
        yield nothing
    if report.subjects:
        yield _checked(report, lang)
    if nothing is None or report.findings:
        yield _found(report, lang)
    if report.undetermined:
        yield phrase("undetermined_count", lang, count=str(report.undetermined))
    if report.waived:
        yield phrase("waived_count", lang, count=str(len(report.waived)))
    if report.rules_not_run:
        yield _not_run(report, lang)


def decision(report: Report, lang: str) -> str:
    """The decision on the whole run, in a sentence; empty where nothing was tested, for then nothing was decided."""
    return "" if nothing_done(report, lang) else f"{phrase('decision', lang)}: {word(DECISION, report.decision.value, lang)}."


def _checked(report: Report, lang: str) -> str:
    return phrase(
        "checked",
        lang,
        subjects=counted(len(report.subjects), "subject", lang),
        files=counted(len({one.path for one in report.subjects}), "file", lang),
        rules=counted(len(report.rules_run), "rule", lang),
        policy=visible(report.policy.id),
        version=visible(report.policy.version),
        today=report.today.isoformat(),
    )


def _found(report: Report, lang: str) -> str:
    counts = {severity: report.count(severity) for severity in Severity}
    if not any(counts.values()):
        return phrase("none_found", lang)
    return phrase("found", lang, **{f"{one.value}s": counted(count, one.value, lang) for one, count in counts.items()})


def _not_run(report: Report, lang: str) -> str:
    reasons = Counter(say(one.reason, lang) for one in report.rules_not_run)
    told = "; ".join(f"{count} {visible(reason)}" for reason, count in reasons.most_common())
    return phrase("not_run", lang, rules=counted(len(report.rules_not_run), "rule", lang), reasons=told)

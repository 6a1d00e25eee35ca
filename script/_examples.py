"""The examples of the rule pages: which case of many tells most by itself, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml
from _markdown import fenced, quoted

from smpolicy.model.localised import Localised, say
from smpolicy.policy.clause import Case

_LINES = 14
"""Lines of an example's data that are shown."""
_AS_IT_IS: Localised = {"id": "Register contoh, apa adanya.", "en": "The registers of the sample, as they are."}
_PLAIN = frozenset(("kind", "account", "text", "bio", "language", "visibility"))
"""Fields of a subject that need not be shown beside its words."""


def clearest(cases: Sequence[Case], lang: str, first: str) -> Case:
    """The case to show: words alone are best, in the page's language, and short ones; a subject that names none speaks `first`."""
    return min(cases, key=lambda case: (_awkward(case), case.subject.get("language", first) != lang, _size(case)))


def shown(case: Case, lang: str) -> str:
    """The words of a case, and its data where words do not tell all."""
    parts = [quoted(_words(case))] if _words(case) else []
    if _is_as_it_is(case):
        parts.append(f"{say(_AS_IT_IS, lang)}\n")
    elif not parts or not _is_bare(case):
        parts.append(fenced(_data(case)))
    return "\n".join(parts)


def _awkward(case: Case) -> int:
    """How little an example says by itself."""
    if _words(case):
        return 0 if _is_bare(case) else 1
    return 3 if _is_as_it_is(case) else 2


def _is_as_it_is(case: Case) -> bool:
    """Whether nothing of the sample's registers is changed for the case."""
    return set(case.subject) <= {"kind"} and not case.given and not case.others and not case.today


def _words(case: Case) -> str:
    return str(case.subject.get("text") or case.subject.get("bio") or "")


def _is_bare(case: Case) -> bool:
    return not case.given and not case.others and set(case.subject) <= _PLAIN


def _size(case: Case) -> int:
    return len(str(case.subject)) + len(str(case.given)) + len(str(case.others))


def _data(case: Case) -> str:
    """What a case is made of beside its words, as YAML, cut where it grows long."""
    subject = {key: value for key, value in case.subject.items() if key not in ("text", "bio") or not value}
    parts: dict[str, Any] = {
        "today": case.today,
        "given": dict(case.given),
        "subject": subject,
        "others": [dict(one) for one in case.others],
    }
    told = {key: one for key, one in parts.items() if one}
    lines = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None).splitlines()
    return "\n".join([*lines[:_LINES], "..."] if len(lines) > _LINES + 1 else lines)

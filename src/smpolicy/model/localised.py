"""Text in the languages of the product."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LANGUAGES = ("id", "en")

Localised = Mapping[str, str]

_SLOT = re.compile(r"\{([a-z_]+)\}")


def say(text: Localised, lang: str) -> str:
    """`text` in `lang`, or in the first other language that has it; empty when none has."""
    return text.get(lang) or next((text[other] for other in (*LANGUAGES, *text) if text.get(other)), "")


def fill(text: Localised, values: Mapping[str, Any]) -> dict[str, str]:
    """`text` with each `{name}` replaced; a name without a value stays as it is.

    Not `str.format`: templates come from policies of other people, and `format` reaches into objects. A value
    that is itself localised is filled in the same language.
    """

    def filled(template: str, lang: str) -> str:
        def one(match: re.Match[str]) -> str:
            value = values.get(match[1], match[0])
            return say(value, lang) if isinstance(value, Mapping) else str(value)

        return _SLOT.sub(one, template)

    return {lang: filled(template, lang) for lang, template in text.items()}

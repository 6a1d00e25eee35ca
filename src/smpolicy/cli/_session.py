"""Which language this call speaks, and who reads its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from smpolicy.model.localised import LANGUAGES

WITHOUT_POLICY = "en"
"""The language of help and errors where neither the call nor the locale names one of ours and no policy is known yet."""
_OLD_CODES = {"in": "id"}
_MACHINE_FORMATS = ("json", "jsonl")


@dataclass(slots=True)
class Session:
    """One call of the program.

    `asked` is the language of `--lang` or of the locale; `lang` is what is spoken now. `answers` says that a program
    reads the answer (`gate`, `json`), so that an error must be a document too; `output` is the file it looks in.
    """

    asked: str | None
    lang: str
    answers: str = ""
    output: Path | None = None

    @classmethod
    def of(cls, arguments: Sequence[str], environment: Mapping[str, str]) -> Session:
        """Looks over the arguments before they are parsed: help and wrong usage must already speak the right language."""
        wanted = _first(_value_of("--lang", arguments) or "")
        asked = wanted if wanted in LANGUAGES else locale_language(environment)
        command = next((one for one in arguments if not one.startswith("-") and _first(one) not in LANGUAGES), "")
        answers = "gate" if command == "gate" else "json" if _value_of("--format", arguments) in _MACHINE_FORMATS else ""
        return cls(asked, asked or WITHOUT_POLICY, answers)

    def meet(self, languages: Sequence[str]) -> str:
        """Speaks the policy's first language from now on, unless another was asked for."""
        self.lang = self.asked or next((one for one in languages if one in LANGUAGES), WITHOUT_POLICY)
        return self.lang


def locale_language(environment: Mapping[str, str]) -> str | None:
    """The product's language that the locale names; None for another, and for a locale without one (`C.UTF-8`)."""
    named = next((environment[one] for one in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(one)), "")
    code = re.split(r"[-_.@]", named, maxsplit=1)[0].lower()
    code = _OLD_CODES.get(code, code)
    return code if code in LANGUAGES else None


def _first(languages: str) -> str:
    """The language that a call speaks whose document is in two: `id` of `id,en`."""
    return languages.partition(",")[0]


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """The last value given to an option, as the parser will read it."""
    found = None
    for at, one in enumerate(arguments):
        if one == "--":
            break
        if one == option and at + 1 < len(arguments):
            found = arguments[at + 1]
        elif one.startswith(f"{option}="):
            found = one.partition("=")[2]
    return found

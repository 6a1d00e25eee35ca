"""Other tools over texts that the parent names, in an environment of their own: _peers.py NAME ASKED.json ANSWERS.json."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

Found = tuple[str, int, int]
Tool = Callable[[str], Iterable[Found]]

ANALYZER_NAMES = {
    "PHONE_NUMBER": "phone", "EMAIL_ADDRESS": "email", "CREDIT_CARD": "card", "IBAN_CODE": "iban", "IP_ADDRESS": "ip", "US_SSN": "national_id",
}  # fmt: skip
FILTH = {"phone": "phone", "email": "email", "credit_card": "card", "social_security_number": "national_id"}


def presidio() -> Tool:
    """Presidio's pattern recognizers, without a language model, with Indonesian and American telephone numbers."""
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import PhoneRecognizer

    class Blank(SpacyNlpEngine):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
            self.nlp = {"en": spacy.blank("en")}

        def load(self) -> None:
            """Nothing is downloaded."""

    engine = Blank()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
    for name in ("SpacyRecognizer", "PhoneRecognizer"):
        registry.remove_recognizer(name)
    registry.add_recognizer(PhoneRecognizer(supported_regions=("ID", "US")))
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])

    def tool(text: str) -> Iterator[Found]:
        for one in analyzer.analyze(text=text, language="en"):
            yield ANALYZER_NAMES.get(one.entity_type, one.entity_type.lower()), one.start, one.end

    return tool


def scrubadub() -> Tool:
    import scrubadub as other

    scrubber = other.Scrubber(locale="id_ID")

    def tool(text: str) -> Iterator[Found]:
        for one in scrubber.iter_filth(text):
            yield FILTH.get(one.type, one.type), one.beg, one.end

    return tool


def detect_secrets() -> Tool:
    """Its plugins without the two that take any word for a secret."""
    from detect_secrets.core.scan import scan_line
    from detect_secrets.settings import default_settings, get_settings

    stay = ExitStack()  # the settings hold as long as the tool does
    stay.enter_context(default_settings())
    get_settings().disable_plugins("Base64HighEntropyString", "HexHighEntropyString")

    def tool(text: str) -> Iterator[Found]:
        assert stay
        for one in scan_line(text):
            value = one.secret_value or ""
            at = max(text.find(value), 0)
            yield "secret", at, at + len(value)

    return tool


def plain_phonenumbers() -> Tool:
    import phonenumbers

    def tool(text: str) -> Iterator[Found]:
        for one in phonenumbers.PhoneNumberMatcher(text, "ID"):
            yield "phone", one.start, one.end

    return tool


TOOLS = {"presidio": presidio, "scrubadub": scrubadub, "detect-secrets": detect_secrets, "phonenumbers": plain_phonenumbers}


def answers(tool: Tool, texts: Sequence[str], posts: Sequence[str]) -> dict[str, Any]:
    """What the tool finds in each text, and how many posts it reads in a second of processor time."""
    found = [list(tool(text)) for text in texts]
    begun = time.process_time()
    for text in posts:
        list(tool(text))
    return {"found": found, "speed": len(posts) / (time.process_time() - begun)}


def main(name: str, source: str, target: str) -> int:
    asked = json.loads(Path(source).read_text(encoding="utf-8"))
    Path(target).write_text(json.dumps(answers(TOOLS[name](), asked["texts"], asked["posts"])), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

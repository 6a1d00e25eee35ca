"""Names of people, through Microsoft Presidio where the extra `names` is installed: a model's guess, never a certainty."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_ENTITY = "PERSON"
_LEAST_SCORE = 0.6
_LONGEST = 20_000
"""Code points of a text that are shown to the model, whose cost grows with them."""


def person_name() -> Detector:
    """The detector `person_name`. Raises `ImportError` where Presidio or a spaCy model for it is not installed.

    Asked for when a policy is compiled, so that one that needs it is refused rather than passed.
    """
    import presidio_analyzer  # noqa: F401 - only whether it is there

    _model()
    return detector_over(_analyzer)


def detector_over(analyzer: Any) -> Detector:
    """The detector over what gives an analyzer: an object with Presidio's `analyze(text, language, entities)`."""

    def find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
        view = views.folded
        for one in analyzer().analyze(text=view.text[:_LONGEST], language="en", entities=[_ENTITY]):
            if one.score >= _LEAST_SCORE and one.end > one.start:
                value = view.text[one.start : one.end].casefold()
                yield Detection(
                    "person_name", view.original_span(one.start, one.end), value, round(one.score, 2), (f"model {one.score:.2f}",)
                )

    return Detector(
        name="person_name",
        find=find,
        gate=(),
        rank=10,
        what={"id": "nama orang (perkiraan sebuah model)", "en": "name of a person (a model's guess)"},
        mask=hidden,
        cannot_see={
            "id": "Banyak nama Indonesia: modelnya dilatih pada teks berbahasa Inggris.",
            "en": "Many Indonesian names: the model was trained on English text.",
        },
    )


@cache
def _analyzer() -> Any:
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": _model()}]}
    return AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=models).create_engine())


def _model() -> str:
    """The best installed model. Presidio itself would fetch one from the network, which a check never does."""
    from spacy.util import is_package

    for name in ("en_core_web_lg", "en_core_web_md", "en_core_web_sm"):
        if is_package(name):
            return name
    raise ImportError("no spaCy model is installed")

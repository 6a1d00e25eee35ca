"""Amounts of money beside words that say they are not public yet."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.matching.lazy import lazy
from smpolicy.matching.sentences import sentence_at
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_SCALE = r"(?:\s*(?:ribu|rb|k|juta|jt|miliar|milyar|m|triliun|t|thousand|million|mn|billion|bn|trillion))?"
_AMOUNT = lazy(
    rf"(?i)(?<![\p{{L}}\p{{N}}])(?:(?:rp\.?|idr|usd|us\$|sgd|eur|gbp|[$€£])\s?\d[\d.,]*{_SCALE}|\d[\d.,]*\s*(?:ribu|juta|jt|miliar|milyar|triliun|million|billion|trillion)(?:\s+(?:rupiah|dollars?|dolar|euros?|pounds?))?)(?![\p{{L}}\p{{N}}])"
)
_NOT_YET = lazy(
    r"(?i)\b(?:(?:belum|sebelum)\s+(?:di)?(?:umumkan|publikasikan|rilis|sampaikan|lapor(?:kan)?|audit|resmi|boleh\s+disebut)|belum\s+(?:publik|resmi)|masih\s+(?:rahasia|internal|konfidensial|embargo)|jangan\s+(?:di)?(?:sebar(?:kan)?|bocor(?:kan)?|umumkan)|"
    r"rahasia(?:kan)?\s+dulu|off\s+the\s+record|bocoran|hush|(?:not|n['’]t)\s+(?:yet\s+)?(?:been\s+)?(?:announced|public|released|published|disclosed|audited)(?:\s+yet)?|unannounced|undisclosed|unaudited|confidential|under\s+(?:embargo|wraps|nda)|embargoed|before\s+(?:the\s+)?announcement|"
    r"keep\s+(?:it|this)\s+(?:quiet|secret|between\s+us)|don['’]?t\s+(?:share|tell|spread))\b"
)


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    view = views.folded
    if not _NOT_YET.search(view.text):
        return
    for match in _AMOUNT.finditer(view.text):
        sentence = sentence_at(view.text, match.start())
        cue = _NOT_YET.search(view.text, sentence.start, max(sentence.end, match.end()))
        if cue:
            span = view.original_span(*match.span())
            why = ("pattern 0.3", f"context '{cue[0].lower()}' +0.5")
            hidden_from_eye = views.text[span.start : span.end] != match[0]
            yield Detection("undisclosed_money", span, match[0].casefold(), 0.8, why, True, hidden_from_eye)


UNDISCLOSED_MONEY = Detector(
    name="undisclosed_money",
    find=_find,
    gate=(
        "belum",
        "sebelum",
        "masih",
        "jangan",
        "rahasia",
        "off the",
        "bocoran",
        "hush",
        "announce",
        "public",
        "release",
        "publish",
        "disclose",
        "audited",
        "confidential",
        "embargo",
        "wraps",
        "under nda",
        "keep",
        "share",
        "tell",
        "spread",
    ),
    rank=35,
    what={"id": "jumlah uang yang belum diumumkan", "en": "amount of money that is not public yet"},
    mask=hidden,
    cannot_see={
        "id": "Jumlah yang tidak disebut belum umum dalam kalimat yang sama.",
        "en": "Amounts of which the same sentence does not say that they are not public.",
    },
)

"""The value of one part of an answer: read from what somebody types or from a file, or refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from smpolicy.app.interview import Answer, Part
from smpolicy.model.localised import Localised, fill

LONGEST = 2000
"""Code points of a typed part."""
MOST_ROWS = 100
_LISTS: Mapping[str, str] = {"texts": ";", "names": ";", "items": ",", "domains": r"[;,\s]", "choices": r"[;,]|\s(?:dan|and|&)\s"}
"""Types that hold several values, and what separates them when they are typed."""
_ALL = frozenset(("semua", "semuanya", "all"))
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_HANDLE = re.compile(r"@?[\w.-]{1,100}")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_WORD = re.compile(r"[^\w+-]+")
_SQUASHED = re.compile(r"[\W_]+")
_ALTERNATIVES = re.compile(r"[,/()]")
_SCHEME = re.compile(r"(?i)^https?://")
_AMOUNT = re.compile(r"(\d+)\s+(.+)")
_NEARLY = 0.85
"""How like a platform's name a word must be to be taken for a slip; there are others than those that we know."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why something is no answer."""

    why: Localised


def typed_value(part: Part, text: str) -> Answer | Refused:
    """The value of a part that somebody typed."""
    if len(text) > LONGEST:
        return refused("long", most=LONGEST)
    if part.type not in _LISTS:
        return _one(part, text.strip())
    if part.type == "choices" and not isinstance(one := _one(part, text.strip()), Refused):
        return [one]
    return _several(part, [piece.strip() for piece in re.split(_LISTS[part.type], text) if piece.strip()])


def plain_value(part: Part, data: Any) -> Answer | Refused:
    """The value of a part that a file gives."""
    if part.type in _LISTS and isinstance(data, list):
        if any(not isinstance(one, str | int) or isinstance(one, bool) or len(str(one)) > LONGEST for one in data):
            return refused("kind")
        return _several(part, [str(one).strip() for one in data])
    if not isinstance(data, str | int | float) or isinstance(data, bool):
        return refused("kind")
    return typed_value(part, str(data))


def _several(part: Part, texts: Sequence[str]) -> Answer | Refused:
    if not texts:
        return refused("empty")
    if len(texts) > MOST_ROWS:
        return refused("rows", most=MOST_ROWS)
    if part.type == "choices":
        texts = list(part.options) if [one.lower() for one in texts] in ([word] for word in _ALL) else list(_pieces(part, texts))
    found = [_one(part, text) for text in texts]
    wrong = next((one for one in found if isinstance(one, Refused)), None)
    return wrong or list(dict.fromkeys(found))


def _pieces(part: Part, texts: Sequence[str]) -> Iterator[str]:
    """Choices that are separated by commas; and by spaces, where what stands between commas is none itself (`1 2`)."""
    for text in texts:
        words = text.split()
        whole = len(words) < len("ab") or not isinstance(_one(part, text), Refused)
        several = not whole and not any(isinstance(_one(part, one), Refused) for one in words)
        yield from words if several else [text]


def _one(part: Part, text: str) -> Answer | Refused:
    if not text:
        return refused("empty")
    strange = _UNPRINTABLE.search(text)
    if strange:
        return refused("unprintable", name=f"U+{ord(strange[0]):04X}")
    return _READ.get(part.type, _text)(part, text)


def _text(_part: Part, text: str) -> Answer:
    return text


def _word(_part: Part, text: str) -> Answer | Refused:
    word = _NOT_WORD.sub("_", text.lower()).strip("_")
    return word if _LETTER.search(word) else refused("word", text=text)


def _choice(part: Part, text: str) -> Answer | Refused:
    """A word there is, its number in the list (from 1), or what it means, in either language."""
    words = list(part.options)
    if text.lower() in words:
        return text.lower()
    if text.isascii() and text.isdigit() and len(text) < len("100") and 0 < int(text) <= len(words):
        return words[int(text) - 1]
    meant = _meant(part, text)
    if meant is not None:
        return meant
    known = {**{one: one for one in words}, **{_plain(said): one for one in words for said in part.options[one].values()}}
    close = get_close_matches(_plain(text), known, 1)
    return refused("choice_close", text=text, close=known[close[0]]) if close else refused("choice", text=text, known=", ".join(words))


def _meant(part: Part, text: str) -> str | None:
    """The one choice whose meaning is the text, or ends with it: `bahasa Inggris`, and `Inggris`; None where there are several, or none."""
    asked = _plain(text)
    meanings = [(one, _plain(said)) for one, meaning in part.options.items() for said in meaning.values()]
    whole = {one for one, meaning in meanings if meaning == asked}
    ends = {one for one, meaning in meanings if asked and meaning.endswith(f" {asked}")}
    found = whole or ends
    return found.pop() if len(found) == 1 else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _platform(part: Part, text: str) -> Answer | Refused:
    """A platform that we know, however it is written (`Tik Tok`, `X / Twitter`); another one as a word."""
    names = {_SQUASHED.sub("", name.lower()): one for one, meaning in part.options.items() for name in _names(one, meaning)}
    squashed = [one for piece in _ALTERNATIVES.split(text) if (one := _SQUASHED.sub("", piece.lower()))]
    found = {names.get(one) for one in squashed}
    if len(found) == 1 and None not in found:
        return found.pop()
    close = get_close_matches(squashed[0], names, 1, _NEARLY) if len(squashed) == 1 else []
    return refused("choice_close", text=text, close=names[close[0]]) if close else _word(part, text)


def _names(word: str, meaning: Localised) -> Iterator[str]:
    yield word
    for said in meaning.values():
        yield from _ALTERNATIVES.split(said)


def _number(part: Part, text: str) -> Answer | Refused:
    """A whole number, with its unit or without."""
    amount = _AMOUNT.fullmatch(text)
    digits = amount[1] if amount and amount[2].lower() in part.unit.values() else text
    if digits.isascii() and digits.isdigit() and len(digits) < len("1000000000") and part.least <= int(digits) <= part.most:
        return int(digits)
    return refused("number", text=text, least=part.least, most=part.most)


def _date(_part: Part, text: str) -> Answer | Refused:
    try:
        if len(text) == len("2026-12-31"):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    return refused("date", text=text)


def _domain(_part: Part, text: str) -> Answer | Refused:
    """A domain; what a browser copies around it is left out."""
    domain = _SCHEME.sub("", text).removesuffix("/").lower()
    return domain if _DOMAIN.fullmatch(domain) else refused("domain", text=text)


def _handle(_part: Part, text: str) -> Answer | Refused:
    return text if _HANDLE.fullmatch(text) else refused("handle", text=text)


def _name(_part: Part, text: str) -> Answer | Refused:
    return text if _LETTER.search(text) else refused("name", text=text)


_READ: Mapping[str, Callable[[Part, str], Answer | Refused]] = {
    "word": _word,
    "platform": _platform,
    "choice": _choice,
    "choices": _choice,
    "number": _number,
    "date": _date,
    "domain": _domain,
    "domains": _domain,
    "handle": _handle,
    "name": _name,
    "names": _name,
}
_WHY: Mapping[str, Localised] = {
    "empty": {"id": "belum ada isinya.", "en": "there is nothing in it."},
    "long": {"id": "terlalu panjang; paling banyak {most} huruf.", "en": "it is too long; {most} characters at most."},
    "rows": {"id": "terlalu banyak; paling banyak {most}.", "en": "there are too many; {most} at most."},
    "unprintable": {"id": "ada tanda yang tidak dapat dicetak ({name}).", "en": "it holds a character that cannot be printed ({name})."},
    "kind": {"id": "bentuknya lain dari yang ditanyakan.", "en": "it has another form than what was asked for."},
    "parts": {"id": "jumlah bagian: {count}, seharusnya {wanted}. Tulis dalam satu baris, dipisahkan titik koma: {names}", "en": "number of parts: {count}, where {wanted} are expected. Write them on one line, separated by semicolons: {names}"},
    "missing": {"id": "bagian '{part}' belum diisi.", "en": "the part '{part}' is missing."},
    "unknown_part": {"id": "bagian '{name}' tidak dikenal. Yang ada: {known}.", "en": "the part '{name}' is not known. There are: {known}."},
    "word": {"id": "'{text}' tidak berisi huruf; tulis satu atau dua kata.", "en": "'{text}' has no letters; write a word or two."},
    "choice": {"id": "'{text}' bukan salah satu pilihan. Yang ada: {known}.", "en": "'{text}' is none of the choices. There are: {known}."},
    "choice_close": {"id": "'{text}' bukan salah satu pilihan. Maksud Anda '{close}'?", "en": "'{text}' is none of the choices. Did you mean '{close}'?"},
    "number": {"id": "'{text}' bukan bilangan bulat dari {least} sampai {most}.", "en": "'{text}' is no whole number from {least} to {most}."},
    "date": {"id": "'{text}' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-31.", "en": "'{text}' is no date; write year-month-day, such as 2026-12-31."},
    "domain": {"id": "'{text}' bukan domain; tulis misalnya berandakayu.example.", "en": "'{text}' is no domain; write for instance berandakayu.example."},
    "handle": {"id": "'{text}' bukan nama akun; huruf, angka, titik, garis bawah, dan tanda hubung saja.", "en": "'{text}' is no account name; letters, digits, dots, underscores and hyphens only."},
    "name": {"id": "'{text}' bukan nama.", "en": "'{text}' is no name."},
}  # fmt: skip


def refused(why: str, **values: Any) -> Refused:
    """The refusal of that name; values may be localised."""
    return Refused(fill(_WHY[why], values))

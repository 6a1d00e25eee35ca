"""Answers of the interview: read from what somebody types or from a file, and valid or refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from smpolicy.app.interview import Answer, Part, Question
from smpolicy.errors import Fault, InputError
from smpolicy.model.localised import Localised, fill
from smpolicy.policy.document import Document
from smpolicy.policy.faults import unknown

LONGEST = 2000
"""Code points of a typed part."""
MOST_ROWS = 100
_LISTS: Mapping[str, str] = {"texts": ";", "names": ";", "items": ",", "domains": r"[;,\s]", "choices": r"[;,\s]"}
"""Types that hold several values, and what separates them when they are typed."""
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_HANDLE = re.compile(r"@?[\w.-]{1,100}")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_WORD = re.compile(r"[^\w+-]+")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why something is no answer."""

    why: Localised


def typed_answer(question: Question, line: str) -> Answer | Refused:
    """The answer that a line holds; for a question with many answers, one of them."""
    if question.single:
        return typed_value(question.parts[0], line)
    pieces = [piece.strip() for piece in line.split(";")]
    least = sum(not part.optional for part in question.parts)
    if not least <= len(pieces) <= len(question.parts):
        return _refused("parts", count=len(pieces), most=len(question.parts))
    return _of_parts(question, dict(zip((part.id for part in question.parts), pieces, strict=False)), typed_value)


def _plain_row(question: Question, data: Any) -> Answer | Refused:
    """One answer that a file gives. A text is read as if it were typed."""
    if question.single:
        return plain_value(question.parts[0], data)
    if not isinstance(data, Mapping):
        return typed_answer(question, data) if isinstance(data, str) else _refused("kind")
    known = [part.id for part in question.parts]
    strange = next((str(key) for key in data if key not in known), None)
    if strange is not None:
        return _refused("unknown_part", name=strange, known=", ".join(known))
    return _of_parts(question, data, plain_value)


def _of_parts(question: Question, given: Mapping[str, Any], read: Callable[[Part, Any], Answer | Refused]) -> Answer | Refused:
    out: dict[str, Answer] = {}
    for part in question.parts:
        if given.get(part.id) in (None, ""):
            if not part.optional:
                return _refused("missing", part=part.title)
            continue
        value = read(part, given[part.id])
        if isinstance(value, Refused):
            return Refused(fill({"id": "{part}: {why}", "en": "{part}: {why}"}, {"part": part.title, "why": value.why}))
        out[part.id] = value
    return out


def answers_of(document: Document, questions: Sequence[Question]) -> dict[str, Answer]:
    """The answers of a file: keys are questions, and a key without a value is one that was passed over.

    Raises `InputError` with every fault.
    """
    data = document.data if isinstance(document.data, dict) else {}
    faults = [*document.faults]
    if not faults and not isinstance(document.data, dict):
        faults.append(_fault(document, "", {"id": "berkas jawaban", "en": "the file of answers"}, _WHY["kind"]))
    known = {one.id: one for one in questions}
    found: dict[str, Answer] = {}
    for key, value in data.items():
        if key not in known:
            faults.append(unknown("unknown-key", document.key_place(key), key, known))
            continue
        found[key], refused = _checked(known[key], value, key)
        faults += [_fault(document, path, known[key].title, one.why) for path, one in refused]
    if faults:
        raise InputError(faults)
    return found


def _checked(question: Question, value: Any, path: str) -> tuple[Answer, list[tuple[str, Refused]]]:
    """An answer, and what is wrong with it by its path."""
    if value is None or value == []:
        return None, []
    rows = [(f"{path}[{at}]", row) for at, row in enumerate(value)] if question.many and isinstance(value, list) else [(path, value)]
    if len(rows) > MOST_ROWS:
        return None, [(path, _refused("rows", most=MOST_ROWS))]
    read = [(where, _plain_row(question, row)) for where, row in rows]
    answers = [one for _, one in read]
    return answers if question.many else answers[0], [(where, one) for where, one in read if isinstance(one, Refused)]


def _fault(document: Document, path: str, title: Localised, why: Localised) -> Fault:
    place = document.place(path)
    what = fill({"id": "{title}: {why}", "en": "{title}: {why}"}, {"title": title, "why": why})
    return Fault(place.file, place.line, place.column, "answer", what)


def typed_value(part: Part, text: str) -> Answer | Refused:
    """The value of a part that somebody typed."""
    if len(text) > LONGEST:
        return _refused("long", most=LONGEST)
    if part.type not in _LISTS:
        return _one(part, text.strip())
    return _several(part, [piece.strip() for piece in re.split(_LISTS[part.type], text) if piece.strip()])


def plain_value(part: Part, data: Any) -> Answer | Refused:
    """The value of a part that a file gives."""
    if part.type in _LISTS and isinstance(data, list):
        if any(not isinstance(one, str | int) or isinstance(one, bool) or len(str(one)) > LONGEST for one in data):
            return _refused("kind")
        return _several(part, [str(one).strip() for one in data])
    if not isinstance(data, str | int | float) or isinstance(data, bool):
        return _refused("kind")
    return typed_value(part, str(data))


def _several(part: Part, texts: Sequence[str]) -> Answer | Refused:
    if not texts:
        return _refused("empty")
    if len(texts) > MOST_ROWS:
        return _refused("rows", most=MOST_ROWS)
    found = [_one(part, text) for text in texts]
    refused = next((one for one in found if isinstance(one, Refused)), None)
    return refused or list(dict.fromkeys(found))


def _one(part: Part, text: str) -> Answer | Refused:
    if not text:
        return _refused("empty")
    strange = _UNPRINTABLE.search(text)
    if strange:
        return _refused("unprintable", name=f"U+{ord(strange[0]):04X}")
    return _READ.get(part.type, _text)(part, text)


def _text(_part: Part, text: str) -> Answer:
    return text


def _word(_part: Part, text: str) -> Answer | Refused:
    word = _NOT_WORD.sub("_", text.lower()).strip("_")
    return word if _LETTER.search(word) else _refused("word", text=text)


def _choice(part: Part, text: str) -> Answer | Refused:
    """A word there is, or its number in the list (from 1)."""
    words = list(part.options)
    if text.lower() in words:
        return text.lower()
    if text.isascii() and text.isdigit() and len(text) < len("100") and 0 < int(text) <= len(words):
        return words[int(text) - 1]
    close = get_close_matches(text.lower(), words, 1)
    return _refused("choice_close", text=text, close=close[0]) if close else _refused("choice", text=text, known=", ".join(words))


def _number(part: Part, text: str) -> Answer | Refused:
    if text.isascii() and text.isdigit() and len(text) < len("1000000000") and part.least <= int(text) <= part.most:
        return int(text)
    return _refused("number", text=text, least=part.least, most=part.most)


def _date(_part: Part, text: str) -> Answer | Refused:
    try:
        if len(text) == len("2026-12-31"):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    return _refused("date", text=text)


def _domain(_part: Part, text: str) -> Answer | Refused:
    return text.lower() if _DOMAIN.fullmatch(text.lower()) else _refused("domain", text=text)


def _handle(_part: Part, text: str) -> Answer | Refused:
    return text if _HANDLE.fullmatch(text) else _refused("handle", text=text)


def _name(_part: Part, text: str) -> Answer | Refused:
    return text if _LETTER.search(text) else _refused("name", text=text)


_READ: Mapping[str, Callable[[Part, str], Answer | Refused]] = {
    "word": _word,
    "platform": _word,
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
    "parts": {"id": "ada {count} bagian, padahal paling banyak {most}; pisahkan dengan titik koma.", "en": "it has {count} parts; separate them by semicolons, {most} at most."},
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


def _refused(why: str, **values: Any) -> Refused:
    return Refused(fill(_WHY[why], values))

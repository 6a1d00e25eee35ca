"""The interview on a terminal, or through a pipe: plain lines in, plain lines out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from smpolicy.app.interview import Answer, Interview, Question
from smpolicy.app.interview_answers import LONGEST, MOST_ROWS, Refused, typed_answer
from smpolicy.model.localised import Localised, fill, say
from smpolicy.reports._safe import visible

BACK, EXPLAIN, CLEAR, FINISH = "<", "?", "-", "!"
_LONGEST_LINE = LONGEST * 8
"""Bytes of a line that is read; more is no answer."""
_WELCOME: Localised = {
    "id": "Enter: lewati dahulu, belum diputuskan.  <  kembali.  ?  penjelasan.  !  selesai di sini.  Ctrl-C: berhenti, lanjutkan lain waktu.",
    "en": "Enter: pass, still undecided.  <  back.  ?  explain.  !  finish here.  Ctrl-C: stop, go on another time.",
}
_RESUMED: Localised = {"id": "Melanjutkan: {count} pertanyaan sudah dilewati.", "en": "Going on: {count} questions are done."}
_EXAMPLE: Localised = {"id": "Contoh: {example}", "en": "Example: {example}"}
_PARTS: Localised = {"id": "Tulis dalam satu baris: {parts}", "en": "Write on one line: {parts}"}
_ROWS: Localised = {"id": "Satu per baris; baris kosong mengakhiri.", "en": "One a line; an empty line ends the list."}
_SEVERAL: Localised = {"id": "Boleh beberapa, pisahkan dengan koma.", "en": "There may be several, separated by commas."}
_LIST: Localised = {"id": "Boleh beberapa, pisahkan dengan titik koma.", "en": "There may be several, separated by semicolons."}
_OPTIONAL: Localised = {"id": "boleh kosong", "en": "optional"}
_EARLIER: Localised = {
    "id": "Jawaban sebelumnya: {value} (Enter: pertahankan, -: belum diputuskan)",
    "en": "Answered before: {value} (Enter: keep it, -: undecided)",
}
_FIRST: Localised = {"id": "Ini pertanyaan pertama.", "en": "This is the first question."}
_NOT_UTF8: Localised = {"id": "barisnya bukan teks UTF-8.", "en": "the line is no UTF-8 text."}
_TOO_LONG: Localised = {"id": "barisnya terlalu panjang.", "en": "the line is too long."}


class InputEnded(Exception):  # noqa: N818 - not an error of its own: what it means is for the caller to say
    """There are no more lines, and there are still questions."""


class _Back(Exception):  # noqa: N818 - caught by the loop over the questions
    """The question before is asked again."""


class _Finish(Exception):  # noqa: N818 - caught by the loop over the questions
    """The rest is left undecided."""


class Conversation:
    """Asks what an interview still has to ask. `keep` is called after each answer."""

    def __init__(self, interview: Interview, lines: BinaryIO, out: Callable[[str], None], lang: str, keep: Callable[[], None]) -> None:
        self._interview, self._lines, self._out = interview, lines, out
        self._lang, self._keep = lang, keep
        self._chapter: Localised = {}

    def run(self) -> None:
        """Asks until nothing is left to ask, or the rest is to be undecided. Raises `InputEnded`."""
        self._tell(say(_WELCOME, self._lang))
        if self._interview.answers:
            self._tell(say(fill(_RESUMED, {"count": len(self._interview.answers)}), self._lang))
        while (question := self._interview.next()) is not None:
            try:
                self._interview.answer(question, self._asked(question))
            except _Back:
                if not self._interview.back(question):
                    self._tell(say(_FIRST, self._lang))
            except _Finish:
                self._interview.answers |= self._interview.earlier
                return
            else:
                self._keep()

    def _asked(self, question: Question) -> Answer:
        for line in self._heading(question):
            self._tell(line)
        earlier = self._interview.earlier.get(question.id)
        if earlier is not None:
            self._tell(say(fill(_EARLIER, {"value": _shown(earlier)}), self._lang))
        return self._rows(question, earlier) if question.many else self._answer(question, earlier)

    def _answer(self, question: Question, earlier: Answer) -> Answer:
        while True:
            line = self._line(question)
            if not line:
                return earlier
            if line == CLEAR:
                return None
            answer = typed_answer(question, line)
            if not isinstance(answer, Refused):
                return answer
            self._complain(answer.why)

    def _rows(self, question: Question, earlier: Answer) -> Answer:
        rows: list[Answer] = []
        while len(rows) < MOST_ROWS:
            try:
                line = self._line(question)
            except _Back:
                if not rows:
                    raise
                rows.pop()
                continue
            if not line:
                return rows or earlier
            if line == CLEAR:
                return None
            answer = typed_answer(question, line)
            if isinstance(answer, Refused):
                self._complain(answer.why)
            else:
                rows.append(answer)
        return rows

    def _line(self, question: Question) -> str:
        """A line that is no wish for something else."""
        while True:
            self._out("> ")
            line = self._read()
            if line == BACK:
                raise _Back
            if line == FINISH:
                raise _Finish
            if line != EXPLAIN:
                return line
            for told in self._explanation(question):
                self._tell(told)

    def _read(self) -> str:
        while True:
            data = self._lines.readline(_LONGEST_LINE)
            if not data:
                raise InputEnded
            if len(data) == _LONGEST_LINE and not data.endswith(b"\n"):
                while data and not data.endswith(b"\n"):
                    data = self._lines.readline(_LONGEST_LINE)
                self._complain(_TOO_LONG)
                continue
            try:
                return data.decode("utf-8").strip()
            except UnicodeDecodeError:
                self._complain(_NOT_UTF8)

    def _heading(self, question: Question) -> Iterator[str]:
        if question.chapter != self._chapter:
            self._chapter = question.chapter
            yield ""
            yield f"== {say(question.chapter, self._lang)} =="
        number, of = self._interview.place(question)
        yield ""
        yield f"[{number}/{of}] {say(question.ask, self._lang)}"
        yield from self._explanation(question)

    def _explanation(self, question: Question) -> Iterator[str]:
        """What helps to answer: why it is asked, the parts, the choices, an example."""
        if question.help:
            yield f"  {say(question.help, self._lang)}"
        if not question.single:
            yield "  " + say(fill(_PARTS, {"parts": "; ".join(self._parts(question))}), self._lang)
        if question.many:
            yield f"  {say(_ROWS, self._lang)}"
        kinds = {part.type for part in question.parts}
        if "choices" in kinds:
            yield f"  {say(_SEVERAL, self._lang)}"
        if kinds & {"texts", "names"}:
            yield f"  {say(_LIST, self._lang)}"
        for part in question.parts:
            for number, (word, meaning) in enumerate(part.options.items(), 1):
                yield f"    {number}. {word}: {say(meaning, self._lang)}"
        yield "  " + say(fill(_EXAMPLE, {"example": say(question.example, self._lang)}), self._lang)

    def _parts(self, question: Question) -> Iterator[str]:
        for part in question.parts:
            yield say(part.title, self._lang) + (f" ({say(_OPTIONAL, self._lang)})" if part.optional else "")

    def _complain(self, why: Localised) -> None:
        self._tell(f"  ! {say(why, self._lang)}")

    def _tell(self, line: str) -> None:
        self._out(f"{visible(line)}\n")


def _shown(answer: Answer) -> str:
    """An answer as it would be typed."""
    if isinstance(answer, dict):
        return "; ".join(_shown(one) for one in answer.values())
    if isinstance(answer, list):
        return (" | " if answer and isinstance(answer[0], dict) else ", ").join(_shown(one) for one in answer)
    return str(answer)

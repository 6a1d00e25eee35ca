"""The interview on a terminal, or through a pipe: plain lines in, plain lines out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

from smpolicy.app.interview import Answer, Interview, Question
from smpolicy.app.interview_answers import LONGEST, MOST_ROWS, Refused, typed_answer
from smpolicy.cli._question_text import explanation, heading, shown
from smpolicy.model.localised import Localised, fill, say
from smpolicy.reports._safe import visible

BACK, EXPLAIN, CLEAR, FINISH, PASS = "<", "?", "-", "!", ""
_WORDS = {"kembali": BACK, "back": BACK, "bantuan": EXPLAIN, "help": EXPLAIN, "selesai": FINISH, "lewati": PASS, "skip": PASS}
"""What people type who have not read the first line; none of it would be an answer."""
_TO_NUMBER = re.compile(r"<\s*(\d{1,3})")
_LONGEST_LINE = LONGEST * 8
"""Bytes of a line that is read; more is no answer."""
_WELCOME: Localised = {
    "id": "Enter: lewati dahulu, belum diputuskan.  <  kembali.  <7  ke pertanyaan 7.  ?  penjelasan.  !  selesai di sini.  Ctrl-C: berhenti, lanjutkan lain waktu.",
    "en": "Enter: pass, still undecided.  <  back.  <7  to question 7.  ?  explain.  !  finish here.  Ctrl-C: stop, go on another time.",
}
_RESUMED: Localised = {
    "id": "Melanjutkan: {count} pertanyaan sudah selesai, {undecided} di antaranya belum diputuskan.",
    "en": "Going on: {count} questions are done, {undecided} of them still undecided.",
}
_EARLIER: Localised = {
    "id": "  Jawaban sebelumnya: {value} (Enter: pertahankan, -: belum diputuskan)",
    "en": "  Answered before: {value} (Enter: keep it, -: undecided)",
}
_EARLIER_ROWS: Localised = {
    "id": "  Jawaban sebelumnya: {value} (Enter: pertahankan, -: belum diputuskan; baris baru menggantikan semuanya)",
    "en": "  Answered before: {value} (Enter: keep it, -: undecided; new lines replace all of it)",
}
_DROPPED: Localised = {"id": "  Baris terakhir dibuang: {value}", "en": "  The last line is dropped: {value}"}
_UNDERSTOOD = "  = {value}"
_ALL_ASKED: Localised = {
    "id": "Semua pertanyaan sudah dilalui. Belum diputuskan: {count}.",
    "en": "That was the last question. Undecided: {count}.",
}
_CLOSING: Localised = {
    "id": "Enter: tulis ruang kerja.  <  kembali.  <7  ke pertanyaan 7.",
    "en": "Enter: write the workspace.  <  back.  <7  to question 7.",
}
_FIRST: Localised = {"id": "Ini pertanyaan pertama.", "en": "This is the first question."}
_NO_SUCH: Localised = {
    "id": "pertanyaan {number} tidak ada, atau belum sampai gilirannya.",
    "en": "there is no question {number}, or it has not come yet.",
}
_NOT_UTF8: Localised = {"id": "barisnya bukan teks UTF-8.", "en": "the line is no UTF-8 text."}
_TOO_LONG: Localised = {"id": "barisnya terlalu panjang.", "en": "the line is too long."}


class InputEnded(Exception):  # noqa: N818 - not an error of its own: what it means is for the caller to say
    """There are no more lines, and there are still questions."""


class _Back(Exception):  # noqa: N818 - caught by the loop over the questions
    """The question before is asked again, or the one with that number."""

    def __init__(self, number: int | None = None) -> None:
        super().__init__()
        self.number = number


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
        if done := self._interview.answers:
            undecided = sum(one is None for one in done.values())
            self._tell(say(fill(_RESUMED, {"count": len(done), "undecided": undecided}), self._lang))
        while True:
            question = self._interview.next()
            try:
                if question is None:
                    self._close()
                    return
                self._interview.answer(question, self._asked(question))
            except _Back as wish:
                self._go_back(question, wish.number)
            except _Finish:
                self._interview.answers |= self._interview.earlier
                return
            else:
                self._keep()

    def _go_back(self, question: Question | None, number: int | None) -> None:
        if number is not None and not self._interview.back_to(number):
            self._complain(fill(_NO_SUCH, {"number": number}))
        elif number is None and not self._interview.back(question):
            self._tell(say(_FIRST, self._lang))

    def _close(self) -> None:
        """Shows what is undecided, and waits for the word to write it. Where the input ends here, all has been asked."""
        undecided = list(self._interview.undecided())
        self._tell("")
        self._tell(say(fill(_ALL_ASKED, {"count": len(undecided)}), self._lang))
        for one in undecided:
            self._tell(f"  {self._interview.place(one)[0]:>3}  {say(one.title, self._lang)}")
        self._tell(say(_CLOSING, self._lang))
        try:
            while self._wish() != PASS:
                self._tell(say(_CLOSING, self._lang))
        except (InputEnded, _Finish):
            return

    def _asked(self, question: Question) -> Answer:
        for line in heading(self._interview, question, self._chapter, self._lang):
            self._tell(line)
        self._chapter = question.chapter
        self._explain(question)
        earlier = self._interview.earlier.get(question.id)
        if earlier is not None:
            self._tell(say(fill(_EARLIER_ROWS if question.many else _EARLIER, {"value": shown(earlier)}), self._lang))
        return self._rows(question, earlier) if question.many else self._answer(question, earlier)

    def _answer(self, question: Question, earlier: Answer) -> Answer:
        while True:
            line = self._line(question)
            if line == PASS:
                return earlier
            if line == CLEAR:
                return None
            answer = self._understood(question, line)
            if not isinstance(answer, Refused):
                return answer

    def _rows(self, question: Question, earlier: Answer) -> Answer:
        rows: list[Answer] = []
        while len(rows) < MOST_ROWS:
            try:
                line = self._line(question)
            except _Back as wish:
                if not rows or wish.number is not None:
                    raise
                self._tell(say(fill(_DROPPED, {"value": shown(rows.pop())}), self._lang))
                continue
            if line == PASS:
                return rows or earlier
            if line == CLEAR:
                return None
            answer = self._understood(question, line)
            rows += [] if isinstance(answer, Refused) else [answer]
        return rows

    def _understood(self, question: Question, line: str) -> Answer | Refused:
        """The answer that a line holds; how it was understood is told where that is not what was typed."""
        answer = typed_answer(question, line)
        if isinstance(answer, Refused):
            self._complain(answer.why)
        elif _letters(shown(answer)) != _letters(line):
            self._tell(_UNDERSTOOD.format(value=shown(answer)))
        return answer

    def _line(self, question: Question) -> str:
        """A line that is no wish for something else."""
        while (line := self._wish()) == EXPLAIN:
            self._explain(question)
        return line

    def _wish(self) -> str:
        """The next line. Raises `_Back` and `_Finish` where that is what it asks for."""
        self._out("> ")
        line = self._read()
        line = _WORDS.get(line.casefold(), line)
        number = _TO_NUMBER.fullmatch(line)
        if line == BACK or number:
            raise _Back(int(number[1]) if number else None)
        if line == FINISH:
            raise _Finish
        return line

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

    def _explain(self, question: Question) -> None:
        for line in explanation(question, self._lang):
            self._tell(line)

    def _complain(self, why: Localised) -> None:
        self._tell(f"  ! {say(why, self._lang)}")

    def _tell(self, line: str) -> None:
        self._out(f"{visible(line)}\n")


def _letters(text: str) -> str:
    """What counts when a line is held against how it was understood: not the signs between its parts."""
    return "".join(one for one in text.casefold() if one.isalnum())

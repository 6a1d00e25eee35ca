"""A workspace that is to be made: the questions and templates of the product, answers in files, and the folder itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from smpolicy.app.interview import Answer, Interview, Question, questions_of
from smpolicy.app.interview_answers import answers_of
from smpolicy.app.new_workspace import workspace_files
from smpolicy.errors import InputError
from smpolicy.policy.document import Document
from smpolicy.policy.sources import parsed
from smpolicy.policy.text_file import MAX_POLICY_BYTES, TextFile, read_text_file, shown
from smpolicy.policy.workspace_file import WORKSPACE_FILE
from smpolicy.resources import resource_folder
from smpolicy.store.new_folder import require_free, write_new_folder


class NewWorkspace:
    """A workspace in `folder`; `save` writes a file whole or not at all."""

    def __init__(self, folder: Path, save: Callable[[Path, bytes], Path]) -> None:
        self._folder, self._save = folder, save

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What the interview asks."""
        return questions_of(_document(resource_folder("templates") / "interview.yaml"))

    @cached_property
    def kept_file(self) -> Path:
        """Where the answers are kept until the workspace is written: beside the folder."""
        whole = self._folder.resolve()
        return whole.with_name(f".{whole.name}.interview.json")

    def require_free(self) -> None:
        """Raises `UsageError` unless the folder is missing or empty."""
        require_free(self._folder)

    def answers_of(self, path: Path) -> dict[str, Answer]:
        """The answers of a YAML or JSON file. Raises `InputError` with every fault."""
        return answers_of(_document(path), self.questions)

    def keep(self, interview: Interview) -> None:
        """Keeps the answers so far, for a later run. Raises `OutputError`."""
        self._save(self.kept_file, f"{json.dumps(interview.kept(), ensure_ascii=False, indent=1)}\n".encode())

    def create(self, answers: Mapping[str, Answer], today: date, lang: str) -> Mapping[str, str]:
        """Writes the workspace and gives its files by their paths. Raises `UsageError` and `OutputError`; then nothing is left behind."""
        base = resource_folder("templates") / "workspace"
        templates = {
            path.relative_to(base).as_posix(): path.read_text(encoding="utf-8") for path in sorted(base.rglob("*")) if path.is_file()
        }
        files = workspace_files(templates, self.questions, answers, today, lang)
        write_new_folder(self._folder, files, last=WORKSPACE_FILE)
        return files


def _document(path: Path) -> Document:
    """A YAML or JSON file as plain data. Raises `InputError` where it cannot be read."""
    file = read_text_file(path, shown(path), MAX_POLICY_BYTES)
    if isinstance(file, TextFile):
        return parsed(file)
    raise InputError(file)

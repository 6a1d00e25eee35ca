"""Pages that an organisation's own templates lay out: made in a child process, with bounded time and memory."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._base import View
from smpolicy.documents._layout.faults import template_fault
from smpolicy.documents._redaction import Hide
from smpolicy.errors import Fault, OutputError
from smpolicy.policy.look import TEMPLATES_FOLDER, Look

OUT_OF_MEMORY = 5
_WORKER = "smpolicy.documents._layout.override_worker"
_STARTING = 60
"""Seconds that the parent waits beyond the processor time of a page: for a busy machine, and for charts."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a template is to lay out, and in which look. All of it can be sent to another process."""

    template: str
    view: View
    lang: str
    fmt: str
    hide: Hide
    halved: bool
    look: Look


@dataclass(frozen=True, slots=True)
class Laid:
    """A page, the texts that lack a translation, and the template files that it was made with.

    `missing` is why words stand in place of its charts.
    """

    html: str
    untranslated: tuple[str, ...]
    files: tuple[str, ...]
    missing: Fault | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a page of somebody's own templates may cost: bytes of address space, seconds of processor time, characters."""

    memory: int = 1 << 30
    seconds: int = 60
    characters: int = 32 << 20


def overridden(order: Order, bounds: Bounds = Bounds()) -> Laid:
    """The page. Raises `OutputError` naming template and line where a template is wrong or asks for too much."""
    sent = pickle.dumps((order, bounds))
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-P", "-m", _WORKER],
            input=sent,
            capture_output=True,
            timeout=2 * bounds.seconds + _STARTING,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise OutputError(_stopped(order, "template-time", limit=bounds.seconds)) from error
    if done.returncode == OUT_OF_MEMORY:
        raise OutputError(_stopped(order, "template-memory", limit=bounds.memory >> 20))
    if done.returncode < 0:
        raise OutputError(_stopped(order, "template-time", limit=bounds.seconds))
    return _answer(order, done.returncode, done.stdout, done.stderr)


def _answer(order: Order, code: int, said: bytes, complained: bytes) -> Laid:
    """What the child says; it runs what others wrote, so that its answer is taken for data and for nothing more."""
    if code:
        last = complained.decode(errors="replace").strip().rpartition("\n")[2]
        raise OutputError(_stopped(order, "template-failed", detail=last[:200]))
    try:
        answer: dict[str, Any] = json.loads(said)
        if "fault" in answer:
            raise OutputError(Fault(**answer["fault"]))
        missing = Fault(**answer["missing"]) if answer["missing"] else None
        return Laid(answer["html"], tuple(answer["untranslated"]), tuple(answer["files"]), missing)
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError(_stopped(order, "template-failed", detail=str(error)[:200])) from error


def _stopped(order: Order, code: str, **values: Any) -> Fault:
    """A fault without a line: the child was gone before it could tell."""
    own = {one.name: one.file for one in order.look.templates}
    return template_fault(code, own.get(order.template, TEMPLATES_FOLDER), 0, **values)

"""The child process in which an organisation's own templates run: an order on standard input, a page or a fault as JSON on standard output.

Ends with `OUT_OF_MEMORY` where memory is gone.
"""

from __future__ import annotations

import json
import pickle
import re
import signal
import sys
from dataclasses import asdict
from typing import Any

from smpolicy.documents._layout.faults import OutOfTime, TooLong, fault_of, template_fault
from smpolicy.documents._layout.look import forbidden_element, lacks_head
from smpolicy.documents._layout.override import OUT_OF_MEMORY, Bounds, Laid, Order
from smpolicy.documents._layout.view_fields import all_names
from smpolicy.documents.html import lay_out
from smpolicy.errors import Fault, OutputError
from smpolicy.policy.look import TEMPLATES_FOLDER
from smpolicy.resources import resource_folder


def main() -> int:
    """Answers one order."""
    order, bounds = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - what the parent itself sent
    _bound(bounds)
    try:
        json.dump(_answer(order, bounds), sys.stdout)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _answer(order: Order, bounds: Bounds) -> dict[str, Any]:
    try:
        laid = lay_out(order, bounds.characters)
    except OutputError as error:
        return {"fault": asdict(error.faults[0])}
    except Exception as error:  # noqa: BLE001 - whatever a template does wrong is told, with its line
        _unbound()
        return {"fault": asdict(_fault(error, order, bounds))}
    unsafe = _unsafe(laid, order)
    return {"fault": asdict(unsafe)} if unsafe else asdict(laid)


def _fault(error: Exception, order: Order, bounds: Bounds) -> Fault:
    own = {one.name: one.file for one in order.look.templates}
    fault = fault_of(error, own.values(), str(resource_folder("templates")), all_names(order.view))
    exceeded = {
        OutOfTime: ("template-time", bounds.seconds),
        TooLong: ("template-large", bounds.characters >> 20),
        MemoryError: ("template-memory", bounds.memory >> 20),
    }
    if type(error) not in exceeded:
        return fault
    code, limit = exceeded[type(error)]
    file = fault.file if fault.line else own.get(order.template, fault.file)
    return template_fault(code, file, fault.line, limit=limit)


def _unsafe(laid: Laid, order: Order) -> Fault | None:
    """What a finished page must not be, with the place where a template writes it."""
    own = order.look.templates
    if lacks_head(laid.html):
        file = next((one.file for one in own if "<head" in one.text), TEMPLATES_FOLDER)
        return template_fault("template-head", file, 0)
    name = forbidden_element(laid.html)
    if not name:
        return None
    for one in own:
        if found := re.search(rf"<\s*{re.escape(name)}\b", one.text):
            return template_fault("template-element", one.file, one.text.count("\n", 0, found.start()) + 1, name=name)
    return template_fault("template-element", TEMPLATES_FOLDER, 0, name=name)


def _bound(bounds: Bounds) -> None:
    """Limits of this process, such that a template is interrupted and its line can be told; the charts that it asks for have their own."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock remains
        return
    signal.signal(signal.SIGXCPU, _interrupt)
    for kind, value in ((resource.RLIMIT_AS, bounds.memory), (resource.RLIMIT_CPU, bounds.seconds)):
        resource.setrlimit(kind, (value, resource.getrlimit(kind)[1]))


def _unbound() -> None:
    """Room and time to tell what went wrong."""
    try:
        import resource
    except ImportError:
        return
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        most = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most, most))


def _interrupt(_signal: int, _frame: Any) -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    raise OutOfTime


if __name__ == "__main__":
    sys.exit(main())

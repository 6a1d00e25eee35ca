"""Where templates come from: the workspace's own, then the shipped ones. Nothing else is ever read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from jinja2 import BaseLoader, Environment, FileSystemLoader, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from smpolicy.documents._layout.faults import RawText
from smpolicy.policy.look import SHIPPED_PREFIX, TemplateFile
from smpolicy.resources import resource_folder

Source = tuple[str, str | None, Callable[[], bool] | None]
_CLOSED_FILTERS = ("safe", "random", "pprint")
_CLOSED_GLOBALS = ("lipsum",)


class Templates(BaseLoader):
    """Templates by name. `smpolicy/NAME` is the shipped one even where the workspace has its own, so that an override can extend it.

    The workspace's were read when the policy was: a name leads to no file here that was not among them.
    """

    def __init__(self, own: Iterable[TemplateFile]) -> None:
        self._own = {one.name: one for one in own}
        self._shipped = FileSystemLoader(resource_folder("templates"))

    def get_source(self, environment: Environment, template: str) -> Source:
        """The template. Raises `TemplateNotFound`, and `RawText` for one that would print people's text as HTML."""
        own = self._own.get(template)
        if own is None:
            return self._shipped.get_source(environment, template.removeprefix(SHIPPED_PREFIX))
        for node in environment.parse(own.text, own.name, own.file).find_all(nodes.EvalContextModifier):
            raise RawText("autoescape", node.lineno, own.name, own.file)
        return own.text, own.file, lambda: True

    def list_templates(self) -> list[str]:
        """All names that a template may write without the prefix."""
        return sorted({*self._own, *self._shipped.list_templates()})


def close_to_others(env: ImmutableSandboxedEnvironment) -> None:
    """Takes out what templates of others must not have: what prints text as HTML, and what differs from one time to the next."""
    for name in _CLOSED_FILTERS:
        del env.filters[name]
    for name in _CLOSED_GLOBALS:
        del env.globals[name]

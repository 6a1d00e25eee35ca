"""Which template files a page was made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment

Source = tuple[str, str | None, Callable[[], bool] | None]


class Recorded(BaseLoader):
    """A loader that remembers each file that it hands out."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader
        self.files: dict[Path, None] = {}

    def get_source(self, environment: Environment, template: str) -> Source:
        """The template; raises `TemplateNotFound` as the loader does."""
        source, file, is_fresh = self._loader.get_source(environment, template)
        if file is not None:
            self.files[Path(file)] = None
        return source, file, is_fresh

    def list_templates(self) -> list[str]:
        """All names that the loader knows."""
        return self._loader.list_templates()

"""The language of each part of a PDF, told to those who have it read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def languages_tagged() -> Iterator[None]:
    """While this holds, WeasyPrint gives the tag of an element with `lang` that language; by itself it tells only the document's."""
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree  # noqa: SLF001 - there is no other way to a tag by its element

    def tagged(box: Any, *rest: Any) -> Iterator[Any]:
        is_part = box.element is not None and box.element_tag not in ("html", "body")
        lang = box.element.get("lang") if is_part else None
        for one in build(box, *rest):
            if lang:
                one["Lang"] = pydyf.String(lang)
            yield one

    tags._build_box_tree = tagged  # noqa: SLF001
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001

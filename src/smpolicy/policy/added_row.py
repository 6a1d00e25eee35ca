"""One row more in a list of a YAML or JSON file; every other character of the file stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STEP = "  "


def with_row(source: str, key: str, block: Sequence[str], flow: str) -> str | None:
    """`source` with a row at the end of the list `key` of its outermost mapping, which is made where it is missing or empty.

    `block` are the lines of the row as a block mapping without indent, `flow` is the row as JSON; the file's own way of writing
    decides. None where the file is no mapping or holds something else than a list there: nobody should guess then.
    `source` is a text that has been read without a fault.
    """
    root = yaml.compose(source, Loader=_LOADER)
    if not isinstance(root, yaml.MappingNode):
        return None
    found = next((value for name, value in root.value if name.value == key), None)
    if isinstance(found, yaml.SequenceNode) and found.flow_style and (found.value or root.flow_style):
        return _in_flow(source, found, flow)
    return None if root.flow_style else _in_block(source, key, found, block)


def _in_block(source: str, key: str, found: yaml.Node | None, block: Sequence[str]) -> str | None:
    newline = "\r\n" if "\r\n" in source else "\n"
    if found is None:
        return _after_line(source, len(source.rstrip()), [f"{key}:", *_indented(block, _STEP)], newline)
    if isinstance(found, yaml.SequenceNode) and found.value:
        return _after_line(source, _end(found), _indented(block, " " * found.start_mark.column), newline)
    if found.value in ([], "", "~", "null"):
        kept = source[: found.start_mark.index].rstrip(" ")
        return _after_line(kept + source[found.end_mark.index :], len(kept), _indented(block, _STEP), newline)
    return None


def _in_flow(source: str, found: yaml.SequenceNode, flow: str) -> str:
    at = found.value[-1].end_mark.index if found.value else found.start_mark.index + 1
    return f"{source[:at]}{', ' if found.value else ''}{flow}{source[at:]}"


def _after_line(source: str, at: int, lines: Sequence[str], newline: str) -> str:
    """`source` with lines after the one that holds the character before `at`."""
    if at and source[at - 1] != "\n":
        ends = source.find("\n", at)
        at = ends + 1 if ends >= 0 else len(source)
    before = source[:at] if not at or source[at - 1] == "\n" else source[:at] + newline
    return before + "".join(f"{line}{newline}" for line in lines) + source[at:]


def _indented(block: Sequence[str], indent: str) -> list[str]:
    return [f"{indent}{'  ' if at else '- '}{line}" for at, line in enumerate(block)]


def _end(node: yaml.Node) -> int:
    """Where what a node says ends. The parser ends a block where the next thing begins, behind all remarks between."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        end: int = node.end_mark.index
        return end
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)

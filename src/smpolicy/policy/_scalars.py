"""Where the characters of a YAML or JSON text stand in its source.

Each style is read again into pieces: a literal run of the source, a character that an escape stands for, or the white
space that line folding makes. Only pieces that together are the very value count; otherwise the start is all that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Piece = tuple[str, int, bool]
"""Text of the value, where it stands in the source, and whether it stands there literally."""

_BREAK = r"(?:\r\n|[\r\n\x85\u2028\u2029])"
_FOLD = re.compile(rf"[ \t]*{_BREAK}[ \t]*(?:{_BREAK}[ \t]*)*")
_BREAKS = re.compile(_BREAK)
_DOUBLE = re.compile(
    rf"(?P<escape>\\(?:x..|u....|U........|(?P<joined>{_BREAK}[ \t]*(?:{_BREAK}[ \t]*)*)|(?s:.)))|(?P<fold>{_FOLD.pattern})|(?P<run>[ \t]+|[^\\ \t\r\n\x85\u2028\u2029]+)"
)
_SINGLE = re.compile(rf"(?P<escape>'')|(?P<fold>{_FOLD.pattern})|(?P<run>[ \t]+|[^' \t\r\n\x85\u2028\u2029]+)")
_PLAIN = re.compile(rf"(?P<fold>{_FOLD.pattern})|(?P<run>[ \t]+|[^ \t\r\n\x85\u2028\u2029]+)")
_JSON = re.compile(r"(?P<escape>(?:\\u[dD][89abAB]..\\u[dD][c-fC-F]..)|\\u....|\\.)|(?P<run>[^\\]+)")
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_CANDIDATES = 16
"""Indentations that are tried: an indicator such as `|2` allows at most 9."""
_HEADER = re.compile(rf"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?{_BREAK}?")


def anchors_of(source: str, style: str, start: int, end: int, value: str) -> list[tuple[int, int]]:
    """Pairs of an offset in the value and an index in the source; between two pairs both run on together."""
    for pieces in _readings(source, style, start, end):
        found = _pairs(pieces, value)
        if found is not None:
            return found
    return [(0, start)]


def _readings(source: str, style: str, start: int, end: int) -> Iterator[Iterator[Piece]]:
    if style in ("|", ">"):
        yield from _blocks(source, style, start, end)
    elif style == '"':
        yield _flow(_DOUBLE, source, start + 1, end - 1)
    elif style == "'":
        yield _flow(_SINGLE, source, start + 1, end - 1)
    elif style == "json":
        yield _flow(_JSON, source, start + 1, end - 1)
    else:
        yield _flow(_PLAIN, source, start, end)


def _pairs(pieces: Iterator[Piece], value: str) -> list[tuple[int, int]] | None:
    """The pairs, or None when the pieces are not the value. What is left of block scalars is chomped line ends."""
    pairs: list[tuple[int, int]] = []
    offset, expected = 0, -1
    for text, at, literal in pieces:
        if offset == len(value):
            break
        if not value.startswith(text, offset):
            return None
        if at != expected or not literal:
            pairs.append((offset, at))
        offset += len(text)
        expected = at + len(text) if literal else -1
    return pairs or [(0, 0)] if offset == len(value) and (pairs or not value) else None


def _flow(tokens: re.Pattern[str], source: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    while at < end and (found := tokens.match(source, at, end)) is not None and found.end() > at:
        kind = found.lastgroup if found.lastgroup != "joined" else "escape"
        if kind == "run":
            yield found[0], at, True
        elif kind == "fold":
            yield _folded(found[0]), at, False
        else:
            yield _unescaped(found[0], found.groupdict().get("joined")), at, False
        at = found.end()


def _folded(white: str) -> str:
    breaks = _BREAKS.findall(white)
    first, rest = breaks[0], "".join(map(_normal, breaks[1:]))
    return (rest or " ") if _normal(first) == "\n" else first + rest


def _normal(line_end: str) -> str:
    return line_end if line_end in ("\u2028", "\u2029") else "\n"


def _unescaped(escape: str, joined: str | None) -> str:
    if escape == "''":
        return "'"
    if joined is not None:
        return "".join(map(_normal, _BREAKS.findall(joined)[1:]))
    body = escape[1:]
    if body[0] in "xuU" and len(body) > 1:
        if "\\" in body:
            return (escape.encode().decode("unicode_escape")).encode("utf-16", "surrogatepass").decode("utf-16")
        return chr(int(body[1:], 16))
    return _NAMED.get(body, body)


def _blocks(source: str, style: str, start: int, end: int) -> Iterator[Iterator[Piece]]:
    """A reading for each indentation that the lines allow, the likeliest first."""
    header = _HEADER.match(source, start)
    lines = list(_lines(source, header.end() if header else start, end))
    indents = [len(text) - len(text.lstrip(" ")) for text, _, _ in lines if text.strip(" ")]
    widest = min(indents, default=max((len(text) for text, _, _ in lines), default=0))
    for indent in range(widest, max(widest - _CANDIDATES, -1), -1):
        yield _literal(lines, indent) if style == "|" else _fold_block(lines, indent)


def _lines(source: str, at: int, end: int) -> Iterator[tuple[str, int, str]]:
    """Text, index and end of each line."""
    while at < end:
        found = _BREAKS.search(source, at, end)
        stop = found.start() if found else end
        yield source[at:stop], at, _normal(found[0]) if found else ""
        at = found.end() if found else end


def _literal(lines: list[tuple[str, int, str]], indent: int) -> Iterator[Piece]:
    for text, at, line_end in lines:
        if len(text) > indent:
            yield text[indent:], at + indent, True
        if line_end:
            yield line_end, at + len(text), False


def _fold_block(lines: list[tuple[str, int, str]], indent: int) -> Iterator[Piece]:
    """As libyaml folds: a line end between two lines that begin with no blank becomes a space, or goes before empty lines."""
    pending, pending_at, empty = "", 0, ""
    was_blank, empty_at = False, 0
    for text, at, line_end in lines:
        if len(text) <= indent:
            empty, empty_at = empty + line_end, empty_at or at
            continue
        content = text[indent:]
        is_blank = content[0] in " \t"
        if pending == "\n" and not was_blank and not is_blank:
            if not empty:
                yield " ", pending_at, False
        elif pending:
            yield pending, pending_at, False
        if empty:
            yield empty, empty_at, False
        yield content, at + indent, True
        pending, pending_at, empty, empty_at, was_blank = line_end, at + len(text), "", 0, is_blank
    for rest, at in ((pending, pending_at), (empty, empty_at)):
        for char in rest:
            yield char, at, False

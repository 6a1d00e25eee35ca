"""Text of other people made safe to print: nothing in it steers a terminal, turns a line around or ends one."""

from __future__ import annotations

import re

# C1 controls, soft hyphen, bidirectional and other invisible format characters, lone surrogates, and what XML does not
# allow. The two joiners are left alone: emoji and several scripts are spelled with them.
_INVISIBLE = (
    "\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_UNSAFE = re.compile(f"\r\n|[\x00-\x1f{_INVISIBLE}]")
_RAW_IN_JSON = re.compile(f"[{_INVISIBLE}]")
_LINE_ENDS = frozenset(("\r\n", "\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"))
LINE_END_MARK = "↵"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
# What means something inside a line; signs that mean something only where a line begins stay as they are.
_MARKUP = re.compile(r"[&<>|\\`*_\[\]~$]")
# Bare addresses, mentions and issue numbers become links without any markup; an empty character breaks them.
_SELF_LINKING = re.compile(r"(?i)(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=\bmailto)(?=:)|(?<=\bxmpp)(?=:)")
_BREAK = "&#8203;"


def visible(text: str) -> str:
    """`text` on one line, its control and invisible characters written out: `<U+202E>`, and `↵` for a line end."""
    return _UNSAFE.sub(_written, text)


def in_json(document: str) -> str:
    r"""A JSON document whose strings hold no raw invisible character: each becomes its `\u` escape, so nothing is lost."""
    return _RAW_IN_JSON.sub(_json_escape, document)


def in_markdown(text: str) -> str:
    """`text` as one line of Markdown that shows every character of it as it is, links nowhere and calls nobody."""
    return _BREAK.join(_MARKUP.sub(_literal, piece) for piece in _SELF_LINKING.split(visible(text)))


def _literal(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0], f"\\{found[0]}")


def _written(found: re.Match[str]) -> str:
    if found[0] in _LINE_ENDS:
        return LINE_END_MARK
    return " " if found[0] == "\t" else f"<U+{ord(found[0]):04X}>"


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{int.from_bytes(units[at : at + 2], 'big'):04x}" for at in range(0, len(units), 2))

"""Writes src/smpolicy/matching/look_alikes.py from Unicode's confusables.txt: python script/_look_alikes.py FILE."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

MODULE = Path(__file__).parents[1] / "src" / "smpolicy" / "matching" / "look_alikes.py"
HEAD = '''"""Letters of other scripts that read as one ASCII letter or digit.

Made by `script/_look_alikes.py` from Unicode Security Mechanisms (UTS #39) `confusables.txt`, version {version} of {date}, (c) Unicode, Inc.,
used under the Unicode terms of use: single letters, written from left to right, whose prototype is one ASCII letter or digit
and that NFKC does not make one.
"""
'''
FROM_RIGHT = ("R", "AL")


def read_as(char: str, prototype: str) -> str:
    """The ASCII letter or digit that a letter reads as; empty where it is no look-alike of one."""
    parts = unicodedata.normalize("NFKD", prototype)
    plain = "".join(one for one in parts if not unicodedata.combining(one))
    is_letter = unicodedata.category(char)[0] == "L" and unicodedata.bidirectional(char) not in FROM_RIGHT
    if not is_letter or unicodedata.normalize("NFKC", char).isascii() or len(plain) != 1 or not (plain.isascii() and plain.isalnum()):
        return ""
    # The table has one prototype for l, I and 1.
    return "I" if plain == "l" and char.isupper() else plain


def table(source: str) -> tuple[dict[str, str], dict[str, str]]:
    """Look-alikes of letters and of digits, each by what they read as."""
    found: tuple[dict[str, list[str]], dict[str, list[str]]] = defaultdict(list), defaultdict(list)
    for line in source.splitlines():
        fields = line.partition("#")[0].split(";")
        if len(fields) < 3 or " " in fields[0].strip():  # noqa: PLR2004 - source ; prototype ; class
            continue
        char = chr(int(fields[0], 16))
        plain = read_as(char, "".join(chr(int(code, 16)) for code in fields[1].split()))
        if plain:
            found[plain.isdigit()][plain].append(char)
    letters, digits = ({key: "".join(sorted(chars)) for key, chars in sorted(one.items())} for one in found)
    return letters, digits


def module(source: str) -> str:
    version = re.search(r"^# Version: (\S+)", source, re.MULTILINE)
    date = re.search(r"^# Date: (\d{4}-\d\d-\d\d)", source, re.MULTILINE)
    parts = [HEAD.format(version=version[1] if version else "?", date=date[1] if date else "?")]
    for name, says, rows in zip(
        ("LOOK_ALIKES", "DIGIT_LOOK_ALIKES"),
        ("ASCII letter -> its look-alikes.", "Digit -> letters that read as it among digits."),
        table(source),
        strict=True,
    ):
        body = "".join(f'    "{key}": "{chars}",\n' for key, chars in rows.items())
        parts.append(f'\n{name}: dict[str, str] = {{\n{body}}}\n"""{says}"""\n')
    return "".join(parts)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the table
        sys.exit(__doc__)
    MODULE.write_text(module(Path(sys.argv[1]).read_text(encoding="utf-8-sig")), encoding="utf-8")

"""Every reader against its cases: what is read, where it stands, what is refused, and all of it at once.

A case writes `file` as `source` in an `encoding`, as the bytes `hex`, as the rows of `sheets`, or as the `paragraphs` of a Word file. `subjects` says what is read: `kind id`, some
`fields`, the `text` that is checked, `at` (the place of a path) and `marks` (the place of a word of the text, as `part word`).
`faults` are `line:column code`, every one of them, in order.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml

from smpolicy.errors import Fault, InputError
from smpolicy.model.localised import LANGUAGES
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.readers.collect import collect

from .policies import policy_with

CASES_FOLDER = Path(__file__).parents[2] / "cases" / "readers"
READERS = ("markdown", "plain_text", "yaml_file", "json_file", "json_lines", "csv_file", "xlsx_file", "docx_file")
CASES = [
    pytest.param(case, id=f"{reader}: {case['name']}")
    for reader in READERS
    for case in yaml.safe_load((CASES_FOLDER / reader / "cases.yaml").read_text(encoding="utf-8"))
]


def bytes_of(case: dict[str, Any]) -> bytes:
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    if "sheets" in case or "paragraphs" in case:
        return office_file(case)
    source = "".join(piece * count for piece, count in case["repeat"]) if "repeat" in case else case["source"]
    return source.encode(case.get("encoding", "utf-8"))


def office_file(case: dict[str, Any]) -> bytes:
    document: Any = docx.Document() if "paragraphs" in case else openpyxl.Workbook()
    for line in case.get("paragraphs", ()):
        document.add_paragraph(line)
    for title, rows in case.get("sheets", {}).items():
        sheet = document.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if "sheets" in case:
        del document[document.sheetnames[0]]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def told(fault: Fault) -> str:
    return f"{fault.line}:{fault.column} {fault.code}"


def place(subject: Subject, path: str) -> str:
    found = subject.place_of(path)
    return f"{found.line}:{found.column}" if found else "nowhere"


def mark(subject: Subject, name: str) -> str:
    field, _, word = name.partition(" ")
    part = subject.part(field)
    assert part is not None, field
    start = part.text.index(word)
    where = part.range_of(Span(start, start + len(word)))
    return f"{where.start_line}:{where.start_column}-{where.end_line}:{where.end_column}" if where else "nowhere"


def check_subject(subject: Subject, expected: dict[str, Any]) -> None:
    assert f"{subject.kind} {subject.id}" == expected["is"]
    for path, value in expected.get("fields", {}).items():
        assert (path, subject.fields.get(path)) == (path, value)
    if "text" in expected:
        part = subject.part("text")
        assert part is not None
        assert part.text == expected["text"]
    assert sorted(subject.declared_none) == expected.get("none", [])
    assert {path: place(subject, path) for path in expected.get("at", {})} == expected.get("at", {})
    assert {name: mark(subject, name) for name in expected.get("marks", {})} == expected.get("marks", {})


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / case["file"]).write_bytes(bytes_of(case))
    policy = policy_with(case.get("settings", {}), tmp_path)
    if "faults" not in case:
        found = collect([case["file"]], policy=policy)
        assert [f"{one.kind} {one.id}" for one in found] == [one["is"] for one in case["subjects"]]
        for subject, expected in zip(found, case["subjects"], strict=True):
            check_subject(subject, expected)
        return
    with pytest.raises(InputError) as caught:
        collect([case["file"]], policy=policy)
    assert [told(fault) for fault in caught.value.faults] == case["faults"]
    for fault in caught.value.faults:
        assert fault.file == case["file"]
        for lang in LANGUAGES:
            assert fault.what[lang]
            assert "{" not in fault.say(lang).replace("{id: ..., en: ...}", "")

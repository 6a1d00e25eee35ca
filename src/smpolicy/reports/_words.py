"""The sentences that people read around the findings."""

from __future__ import annotations

from collections.abc import Mapping

from smpolicy.model.finding import Finding, Verdict
from smpolicy.model.localised import Localised, fill, say
from smpolicy.model.source import cell_name
from smpolicy.model.words import BESIDE, SEVERITY, word
from smpolicy.reports._safe import visible

STDIN_PATH = "-"

PHRASES: Mapping[str, Localised] = {
    "stdin": {"id": "masukan standar", "en": "standard input"},
    "undetermined": {"id": "belum teruji", "en": "undetermined"},
    "waived": {"id": "dikecualikan", "en": "waived"},
    "waived_by": {"id": "dikecualikan oleh {waiver}", "en": "waived by {waiver}"},
    "evasion": {
        "id": "Ditulis tersamar: ada huruf yang mirip huruf lain, tidak tampak, atau tidak lazim.",
        "en": "Written in disguise: with characters that look like others, cannot be seen, or are out of the ordinary.",
    },
    "help": {"id": "Saran", "en": "Advice"},
    "why": {"id": "Alasan", "en": "Why"},
    "safe_fix": {"id": "Perbaikan aman", "en": "Safe fix"},
    "fix": {"id": "Perbaikan (baca dahulu)", "en": "Fix (read it first)"},
    "clause": {"id": "Klausul", "en": "Clause"},
    "basis": {"id": "dasar", "en": "basis"},
    "decides": {"id": "diputuskan oleh", "en": "decided by"},
    "needs": {"id": "masih perlu persetujuan", "en": "still needs approval from"},
    "elsewhere": {
        "id": "karena temuan yang tidak ditampilkan di sini",
        "en": "because of findings that are not shown here",
    },
    "untested": {
        "id": "karena tidak ada aturan yang berlaku baginya",
        "en": "because no rule applies to it",
    },
    "decision": {"id": "Keputusan", "en": "Decision"},
    "where": {"id": "Tempat", "en": "Place"},
    "severity": {"id": "Tingkat", "en": "Severity"},
    "rule": {"id": "Aturan", "en": "Rule"},
    "finding": {"id": "Temuan", "en": "Finding"},
    "route": {"id": "Diputuskan oleh", "en": "Decided by"},
    "report": {"id": "Hasil pemeriksaan media sosial", "en": "Social media check"},
    "no_finding": {"id": "tidak ada temuan", "en": "no finding"},
    "nothing_checked": {
        "id": "Tidak ada yang diperiksa: tidak ada satu pun subjek. Ini bukan tanda lolos.",
        "en": "Nothing was checked: there was no subject. This is not a pass.",
    },
    "nothing_tested": {
        "id": "Tidak ada yang diuji: tidak satu aturan pun berlaku bagi {subjects} ini. Ini bukan tanda lolos.",
        "en": "Nothing was tested: no rule met the {subjects}. This is not a pass.",
    },
    "checked": {
        "id": "Diperiksa: {subjects} dalam {files} dengan {rules} (kebijakan {policy} versi {version}, per {today}).",
        "en": "Checked: {subjects} in {files} against {rules} (policy {policy} version {version}, as of {today}).",
    },
    "found": {"id": "Temuan: {errors}, {warnings}, {infos}.", "en": "Findings: {errors}, {warnings}, {infos}."},
    "none_found": {"id": "Temuan: tidak ada dalam hal yang diuji.", "en": "Findings: none in what was tested."},
    "undetermined_count": {
        "id": "Belum teruji: {count}. Anggap belum lolos.",
        "en": "Undetermined: {count}. Treat as not passed.",
    },
    "waived_count": {"id": "Dikecualikan: {count}.", "en": "Waived: {count}."},
    "not_run": {"id": "Tidak dijalankan: {rules} ({reasons}).", "en": "Not run: {rules} ({reasons})."},
}

_COUNTED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "subject": {"id": ("subjek", "subjek"), "en": ("subject", "subjects")},
    "file": {"id": ("berkas", "berkas"), "en": ("file", "files")},
    "rule": {"id": ("aturan", "aturan"), "en": ("rule", "rules")},
    "error": {"id": ("galat", "galat"), "en": ("error", "errors")},
    "warning": {"id": ("peringatan", "peringatan"), "en": ("warning", "warnings")},
    "info": {"id": ("catatan", "catatan"), "en": ("note", "notes")},
}


def phrase(name: str, lang: str, **values: str) -> str:
    """The sentence of that name, its slots filled."""
    return say(fill(PHRASES[name], values), lang)


def counted(count: int, what: str, lang: str) -> str:
    """`1 file`, `2 files`."""
    one, many = _COUNTED[what].get(lang, _COUNTED[what]["en"])
    return f"{count} {one if count == 1 else many}"


def standing(finding: Finding, lang: str) -> str:
    """How grave a finding is in a word: its severity, unless it is waived or could not be tested."""
    if finding.waiver is not None:
        return phrase("waived", lang)
    if finding.verdict is Verdict.UNDETERMINED:
        return phrase("undetermined", lang)
    return word(SEVERITY, finding.severity.value, lang).lower()


def file_name(path: str, lang: str) -> str:
    """A path as people call it."""
    return phrase("stdin", lang) if path == STDIN_PATH else path


def place(finding: Finding) -> str:
    """`18:41`, in a spreadsheet `Desember!C5`, or nothing where the finding has no place in its file."""
    where = finding.range
    if where is None:
        return ""
    if is_spreadsheet(finding):
        sheet = f"{finding.sheet}!" if finding.sheet else ""
        return visible(f"{sheet}{cell_name(where.start_line, where.start_column)}")
    return f"{where.start_line}:{where.start_column}"


def beside(finding: Finding, lang: str) -> str:
    """`di komentar`: where in a Word file words are that are not its text; nothing for all others."""
    told = BESIDE.get(finding.field.partition("[")[0]) if finding.path.lower().endswith(".docx") else None
    return say(told, lang) if told else ""


def is_spreadsheet(finding: Finding) -> bool:
    """Whether people look for the finding's place by the name of a cell."""
    return finding.path.lower().endswith(".xlsx")

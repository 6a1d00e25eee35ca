"""Reports to print: one rich in everything a report can say, one of nothing, and one made of any text."""

from __future__ import annotations

from datetime import date

from smpolicy.model.finding import ClauseRef, Edit, Finding, Fix, Severity, Snippet, Verdict
from smpolicy.model.localised import Localised
from smpolicy.model.report import Decision, PolicyRef, Report, SubjectReport, Unmet
from smpolicy.model.source import Range
from smpolicy.model.text import Span

POLICY = PolicyRef("TLG-2026", "1.4", "sha256:" + "7" * 64, {"id": "Kebijakan Telaga", "en": "Telaga policy"})
TODAY = date(2026, 11, 22)
DIGEST = "sha256:" + "a" * 64


def both(indonesian: str, english: str) -> Localised:
    return {"id": indonesian, "en": english}


PRIVATE = ClauseRef("PRIV-02", both("Data pribadi tidak tampil di ruang publik", "No personal data in public"), "privacy", ("UU-27-2022",))
LABEL = ClauseRef("DISC-01", both("Kerja sama berbayar diberi label", "Paid work is labelled"), "disclosure", ("EPI-2020", "RULE-7"))
WORDING = ClauseRef("VAL-04", both("Sapaan yang hangat", "A warm greeting"), "values")
TURN = ClauseRef("REPLY-05", both("Percakapan pindah ke jalur pribadi", "Talks move to a private channel"), "replies")

PHONE = Finding(
    rule="PRIV-02",
    sub="phone",
    verdict=Verdict.VIOLATION,
    severity=Severity.ERROR,
    route="legal",
    clause=PRIVATE,
    message=both('Nomor telepon "0811••••0000" terbaca oleh semua orang.', 'The phone number "0811••••0000" can be read by everyone.'),
    help=both("Minta pelanggan mengirimnya lewat pesan langsung.", "Ask the customer to send it in a direct message."),
    why=both("Nomor orang adalah data pribadi.", "A person's number is personal data."),
    subject="R-11",
    path="drafts/balasan pagi.md",
    field="text",
    range=Range(9, 17, 9, 31),
    span=Span(16, 30),
    excerpt="0811••••0000",
    snippet=Snippet("Boleh hubungi ke 0811••••0000 ya, Kak 🙏", 17, 29),
    fixes=(
        Fix(both("Hapus nomornya", "Take the number out"), safe=True, edits=(Edit(Span(16, 30), ""),)),
        Fix(both("Ganti dengan nomor layanan", "Put the service number instead"), safe=False, edits=(Edit(Span(17, 20), "021"),)),
    ),
    fingerprint="0123456789abcdef",
)
DISGUISED = Finding(
    rule="VAL-04",
    sub="harsh",
    verdict=Verdict.VIOLATION,
    severity=Severity.WARNING,
    route="comms",
    clause=WORDING,
    message=both("Kata 'ｂｏｄｏｈ' merendahkan pembaca.", "The word 'ｂｏｄｏｈ' talks down to the reader."),
    help=both("Tulis tanpa menilai orangnya.", "Write it without judging the person."),
    why=both("Kami bicara tentang masalah, bukan tentang orang.", "We speak of problems, not of people."),
    subject="R-11",
    path="drafts/balasan pagi.md",
    field="text",
    range=Range(10, 6, 10, 11),
    span=Span(36, 41),
    excerpt="ｂｏｄｏｈ",
    snippet=Snippet("Jangan ｂｏｄｏｈ dong", 7, 12),
    evasion=True,
    fingerprint="1123456789abcdef",
)
UNDETERMINED = Finding(
    rule="REPLY-05",
    sub="",
    verdict=Verdict.UNDETERMINED,
    severity=Severity.ERROR,
    route="pr",
    clause=TURN,
    message=both(
        "Aturan REPLY-05 tidak dapat diuji: aturan gagal dengan KeyError.",
        "The rule REPLY-05 could not be tested: the rule failed with KeyError.",
    ),
    help=both("Anggap belum lolos: periksa sendiri.", "Treat it as not passed: look yourself."),
    why=both("Urusan pribadi selesai secara pribadi.", "Private matters are settled in private."),
    subject="R-11",
    path="drafts/balasan pagi.md",
    fingerprint="2123456789abcdef",
)
WAIVED = Finding(
    rule="DISC-01",
    sub="label",
    verdict=Verdict.VIOLATION,
    severity=Severity.ERROR,
    route="legal",
    clause=LABEL,
    message=both("Tidak ada label kerja sama.", "There is no label of paid work."),
    help=both("Mulai dengan #iklan.", "Begin with #ad."),
    why=both("Pembaca berhak tahu siapa yang membayar.", "Readers have a right to know who pays."),
    subject="P-3",
    path="drafts/p-3.yaml",
    range=Range(4, 1, 6, 12),
    fingerprint="3123456789abcdef",
    waiver="W-2026-04",
)
NOTE = Finding(
    rule="VAL-04",
    sub="greeting",
    verdict=Verdict.VIOLATION,
    severity=Severity.INFO,
    route="admin",
    clause=WORDING,
    message=both("Belum ada sapaan.", "There is no greeting yet."),
    help=both("", ""),
    why=both("", ""),
    subject="gate",
    path="-",
    fingerprint="4123456789abcdef",
)

RICH = Report(
    policy=POLICY,
    today=TODAY,
    decision=Decision.BLOCK,
    subjects=(
        SubjectReport("gate", "post", "-", Decision.ALLOW, DIGEST),
        SubjectReport("P-3", "post", "drafts/p-3.yaml", Decision.ASK, DIGEST, needs=("legal", "public_relations")),
        SubjectReport("R-11", "reply", "drafts/balasan pagi.md", Decision.BLOCK, DIGEST),
        SubjectReport("P-4", "post", "drafts/p-4.yaml", Decision.ALLOW, DIGEST),
    ),
    findings=(NOTE, UNDETERMINED, PHONE, DISGUISED),
    waived=(WAIVED,),
    rules_run=("DISC-01/label", "PRIV-02/phone", "REPLY-05", "VAL-04/greeting", "VAL-04/harsh"),
    rules_hit=("DISC-01/label", "PRIV-02/phone", "VAL-04/greeting", "VAL-04/harsh"),
    rules_not_run=(
        Unmet("TEAM-01", both("tidak ada subjek dari jenis yang diperiksanya", "no subject of a kind it looks at")),
        Unmet("TEAM-02", both("tidak ada subjek dari jenis yang diperiksanya", "no subject of a kind it looks at")),
        Unmet("FOL-08", both("syaratnya tidak terpenuhi", "its condition does not hold")),
    ),
)
NOTHING_CHECKED = Report(POLICY, TODAY, Decision.BLOCK, (), ())
UNTESTED = SubjectReport("P-4", "post", "drafts/p-4.yaml", Decision.ASK, DIGEST, settled=False)
NOTHING_TESTED = Report(POLICY, TODAY, Decision.ASK, (UNTESTED,), ())
CLEAN = Report(POLICY, TODAY, Decision.ALLOW, (RICH.subjects[3],), (), rules_run=("VAL-04/harsh",))


def report_of(text: str) -> Report:
    """A report that says `text` wherever the text of another person can stand."""
    finding = Finding(
        rule="PRIV-02",
        sub="phone",
        verdict=Verdict.VIOLATION,
        severity=Severity.ERROR,
        route=text,
        clause=ClauseRef("PRIV-02", both(text, text), "privacy", (text,)),
        message=both(text, text),
        help=both(text, text),
        why=both(text, text),
        subject=text,
        path=text or "draft.md",
        field=text,
        range=Range(1, 1, 1, len(text) + 1),
        span=Span(0, len(text)),
        excerpt=text,
        snippet=Snippet(text * 3, len(text), 2 * len(text)),
        evasion=True,
        fixes=(Fix(both(text, text), safe=True, edits=(Edit(Span(0, len(text)), text),)),),
        fingerprint="5123456789abcdef",
    )
    subject = SubjectReport(text, "post", text or "draft.md", Decision.BLOCK, DIGEST, needs=(text,))
    policy = PolicyRef(text, text, DIGEST, both(text, text))
    waived = (Finding(**{name: getattr(finding, name) for name in finding.__dataclass_fields__} | {"waiver": text}),)
    return Report(policy, TODAY, Decision.BLOCK, (subject,), (finding,), waived, ("PRIV-02/phone",), (), (Unmet(text, both(text, text)),))

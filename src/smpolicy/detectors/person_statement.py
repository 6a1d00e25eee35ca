"""Statements on the health, money, family or record of a person who is named, or who is being answered."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_HONOURED = (
    r"\b(?i:bapak|ibu|pak|bu|mas|mbak|kak|bang|sdr|sdri|saudara|saudari|dokter|dr)\.?\s+"
    r"(?!(?:Hamil|Rumah|Menyusui|Kandung|Tiri|Tunggal|Negara|Pertiwi|Guru|Bos|Dan|Yang|Dari|Di|Ini|Itu|Presiden|Menteri|Gubernur|Direktur)\b)"
    r"\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){0,2}"
)
_TITLED = r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)?"
_OURS = (
    r"\b(?i:(?:rekan|teman|kolega|karyawan|staf|pegawai|atasan|bos|pelanggan|klien|nasabah|pasien)\s+(?:kami|kita|saya))(?:,?\s+(?:(?i:pak|bu|mas|mbak)\s+)?\p{Lu}\p{Ll}+){1,3}"
    r"|\b(?i:(?:our|my)\s+(?:colleague|employee|customer|client|patient|manager|boss))(?:,?\s+\p{Lu}\p{Ll}+){1,2}"
)
_WHO = rf"(?P<who>{_HONOURED}|{_TITLED}|{_OURS}),?"
_WORDS_BETWEEN = r"(?:\s+[\p{L}-]+){0,4}?\s+"
_ILLNESS = (
    r"(?:diabetes|kencing\s+manis|jantung|stroke|kanker|tumor|hipertensi|darah\s+tinggi|asma|epilepsi|hiv|aids|tbc|hepatitis|ginjal|leukemia|lupus|depresi|bipolar|skizofrenia|"
    r"cancer|heart\s+disease|epilepsy|asthma|tuberculosis|depression|anxiety)"
)
_TOPICS = {
    "health": (
        r"mengidap|menderita|didiagnos(?:is|a)|divonis\s+(?:menderita|sakit|kanker|mengidap)|positif\s+(?:hiv|covid|tbc|narkoba|hamil)|"
        rf"(?:terkena|kena|terinfeksi|riwayat(?:\s+(?:penyakit|sakit))?|sakit)\s+{_ILLNESS}|sakit\s+(?:jiwa|kelamin)|(?:lagi|sedang|tengah)\s+hamil|hamil\s+\d+\s+(?:bulan|minggu)|"
        r"rawat\s+inap\s+karena|cuci\s+darah|kemoterapi|depresi\s+berat|gangguan\s+jiwa|"
        r"(?:was|has\s+been|is)\s+diagnosed\s+with|tested\s+positive\s+for|suffers?\s+from|is\s+hiv[- ]positive|has\s+(?:cancer|hiv|aids|diabetes|hepatitis|tuberculosis|depression|bipolar)|is\s+on\s+(?:dialysis|chemotherapy|antidepressants)|had\s+(?:an?\s+)?stroke|is\s+\w+\s+(?:months|weeks)\s+pregnant"
    ),
    "finance": (
        r"terlilit\s+(?:utang|hutang|pinjol)|gagal\s+bayar|galbay|(?:me)?nunggak(?:\s+(?:bayar|pembayaran))?\s+(?:cicilan|pinjaman|angsuran|tagihan|kredit|kartu\s+kredit|spp|iuran|premi|\w+\s+bulan)|"
        r"(?:belum|telat|terlambat)\s+(?:mem)?bayar\s+(?:cicilan|pinjaman|angsuran|utang|hutang|premi)|kredit(?:nya)?\s+macet|bangkrut|pailit|bergaji|gaji(?:nya)?\s+(?:cuma|hanya|sebesar|rp)|berutang|berhutang|punya\s+(?:utang|hutang)|skor\s+kredit(?:nya)?|"
        r"ditolak\s+(?:kredit|pinjaman)(?:nya)?|defaulted\s+on|is\s+(?:deep\s+)?in\s+debt|went\s+bankrupt|is\s+bankrupt|earns?\s+(?:rp|idr|\$|usd|€|£)|owes\s+(?:us|rp|idr|\$|usd|€|£)|(?:was|is)\s+(?:\w+\s+months?\s+)?(?:behind|late)\s+on\s+(?:his|her|their)\s+(?:loan|rent|mortgage|payments)"
    ),
    "crime": (
        r"mantan\s+narapidana|residivis|pernah\s+dipenjara|tersangka\s+kasus|divonis\s+(?:bersalah|\d+\s+tahun)|is\s+an?\s+ex-convict|has\s+a\s+criminal\s+record|was\s+(?:jailed|convicted)|served\s+time"
    ),
    "family": (
        r"bercerai|digugat\s+cerai|menggugat\s+cerai|berselingkuh|ketahuan\s+selingkuh|hamil\s+di\s+luar\s+nikah|pisah\s+(?:ranjang|rumah)|keguguran|aborsi|mandul|"
        r"is\s+getting\s+divorced|got\s+divorced|filed\s+for\s+divorce|had\s+an\s+affair|is\s+cheating\s+on|had\s+(?:an?\s+)?(?:miscarriage|abortion)|is\s+infertile"
    ),
}
_SHAPE = lazy(
    rf"(?:{_WHO}){_WORDS_BETWEEN}(?:" + "|".join(rf"(?P<{topic}>(?i:{words}))" for topic, words in _TOPICS.items()) + r")(?!\p{L})"
)
# Whoever is answered needs no name: everybody sees whom the answer is for.
_YOU = r"(?:bapak|ibu|kakak|anda|kamu|pak|bu|kak)(?:\s+(?P<name>(?-i:\p{Lu}\p{Ll}+)))?"
_AMOUNT = r"(?:(?:cuma|hanya|tinggal|tersisa|sebesar|masih|sudah|adalah)\s+){0,2}(?:rp\.?\s?)?\d[\d.,]*(?:\s?(?:ribu|rb|juta|jt|miliar|bulan|hari))?"
_STATE = r"(?:macet|menunggak|nunggak|(?:sudah\s+|telah\s+)?jatuh\s+tempo|ditolak|jelek|buruk|rendah|kurang\s+baik|kosong|tidak\s+cukup)"
_ANSWERED = lazy(
    rf"(?i)(?<!\p{{L}})(?:(?P<health>{_YOU}\s+(?:(?:ini|memang|punya|memiliki|ada|pernah|sudah|sedang|telah|masih)\s+){{1,2}}(?:riwayat\s+(?:penyakit\s+|sakit\s+)?{_ILLNESS}|mengidap|menderita|didiagnos(?:is|a))"
    rf"|(?:anak|suami|istri|orang\s+tua|ayah|ibu)\s+(?:bapak|ibu|kakak|anda)\s+(?:\p{{L}}+\s+){{0,2}}?(?:mengidap|menderita|didiagnos(?:is|a)|terkena\s+{_ILLNESS})"
    rf"|(?:because\s+of|due\s+to|based\s+on|given)\s+your\s+(?:\p{{L}}+\s+)?(?:{_ILLNESS}|diagnosis|pregnancy|medical\s+history))"
    rf"|(?P<finance>(?:saldo|tagihan|tunggakan|cicilan|angsuran|utang|hutang|pinjaman|limit|gaji|penghasilan|skor\s+kredit|kredit)(?:nya)?\s+(?:kartu\s+(?:kredit\s+)?|rekening\s+|pinjaman\s+)?{_YOU}\s+(?:{_AMOUNT}|(?:\p{{L}}+\s+)?{_STATE})"
    rf"|{_YOU}\s+(?:(?:ini|memang|masih|sudah|telah)\s+){{0,2}}(?:me)?nunggak\s+(?:\d+|bayar|cicilan|pinjaman|angsuran|tagihan|kredit|iuran|premi)"
    r"|you(?:['’]re|\s+are|\s+were)\s+(?:\w+\s+){0,3}behind\s+(?:on|with)\s+your\s+(?:loan|rent|mortgage|payments?|instal?ments?|premium)|your\s+(?:account\s+|savings\s+)?balance\s+is\s+(?:only\s+)?(?:rp|idr|\$|usd|€|£)\s?\d|you\s+(?:still\s+)?owe\s+(?:us\s+)?(?:rp|idr|\$|usd|€|£)\s?\d|your\s+credit\s+score\s+is\s+(?:too\s+)?(?:low|poor|bad|only|\d+)))(?!\p{L})"
)
_ASKS = lazy(r"[^.!\n]{0,120}\?|(?i:.{0,40}\b(?:kalau|jika|bila|apabila|if)\b)")
_SUPPOSED = lazy(r"(?i)\b(?:kalau|jika|bila|apabila|apakah|seandainya|misalnya|if|whether|in case|when)\b[^.!?\n]*$")
_REACH = 80


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    text = views.folded.text
    named = list(_SHAPE.finditer(text))
    yield from (_detection(views, match, "named") for match in named)
    spans = [match.span() for match in named]
    for match in _ANSWERED.finditer(text):
        # What is asked or supposed tells nothing of anybody.
        if _ASKS.match(text, match.end()) or _SUPPOSED.search(text[max(match.start() - _REACH, 0) : match.start()]):
            continue
        if not any(start < match.end() and match.start() < end for start, end in spans):
            yield _detection(views, match, "named" if match["name"] else "answered")


def _detection(views: Views, match: regex.Match[str], who: str) -> Detection:
    told = match.groupdict()
    topic = next(name for name in _TOPICS if told.get(name))
    span = views.folded.original_span(*match.span())
    hidden_from_eye = views.text[span.start : span.end] != match[0]
    why = ("pattern 0.5", f"context '{told[topic].lower()}' +0.3")
    return Detection("person_statement", span, match[0].casefold(), 0.8, why, evasion=hidden_from_eye, groups={"topic": topic, "who": who})


PERSON_STATEMENT = Detector(
    name="person_statement",
    find=_find,
    gate=(
        "bapak",
        "ibu",
        "pak",
        "bu",
        "mas",
        "mbak",
        "kak",
        "bang",
        "sdri?",
        "saudar[ai]",
        "dokter",
        "dr",
        "m[rs]s?",
        "miss",
        "kami",
        "kita",
        "saya",
        "our",
        "my",
        "anda",
        "kamu",
        "your?",
    ),
    rank=30,
    what={
        "id": "keterangan kesehatan, keuangan, keluarga, atau perkara seseorang",
        "en": "statement on a person's health, money, family or record",
    },
    mask=hidden,
    cannot_see={
        "id": "Orang yang disebut tanpa sapaan atau hubungan dengan kita dan bukan yang sedang dijawab, dan keterangan dengan kata lain.",
        "en": "People named without a title or a tie to us who are not the one being answered, and statements in other words.",
    },
)

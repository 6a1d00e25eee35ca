"""Statements on the health, money or record of a person who is named."""

from __future__ import annotations

from collections.abc import Iterable

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
_TOPICS = {
    "health": (
        r"mengidap|menderita|didiagnos(?:is|a)|divonis\s+(?:menderita|sakit|kanker|mengidap)|positif\s+(?:hiv|covid|tbc|narkoba|hamil)|terkena\s+(?:kanker|stroke|hiv|tbc|hepatitis)|sakit\s+(?:kanker|jantung|ginjal|jiwa|kelamin)|"
        r"rawat\s+inap\s+karena|cuci\s+darah|kemoterapi|depresi\s+berat|gangguan\s+jiwa|"
        r"(?:was|has\s+been|is)\s+diagnosed\s+with|tested\s+positive\s+for|suffers?\s+from|is\s+hiv[- ]positive|has\s+(?:cancer|hiv|aids|diabetes|hepatitis|tuberculosis|depression|bipolar)|is\s+on\s+(?:dialysis|chemotherapy|antidepressants)|had\s+(?:an?\s+)?stroke"
    ),
    "finance": (
        r"terlilit\s+(?:utang|hutang|pinjol)|gagal\s+bayar|menunggak\s+(?:cicilan|pinjaman|angsuran|kartu\s+kredit|spp)|bangkrut|pailit|bergaji|gaji(?:nya)?\s+(?:cuma|hanya|sebesar|rp)|berutang|berhutang|punya\s+utang|skor\s+kredit(?:nya)?|ditolak\s+(?:kredit|pinjaman)(?:nya)?|"
        r"defaulted\s+on|is\s+(?:deep\s+)?in\s+debt|went\s+bankrupt|is\s+bankrupt|earns?\s+(?:rp|idr|\$|usd|€|£)|owes\s+(?:us|rp|idr|\$|usd|€|£)|(?:was|is)\s+(?:behind|late)\s+on\s+(?:his|her|their)\s+(?:loan|rent|mortgage|payments)"
    ),
    "crime": (
        r"mantan\s+narapidana|residivis|pernah\s+dipenjara|tersangka\s+kasus|divonis\s+(?:bersalah|\d+\s+tahun)|is\s+an?\s+ex-convict|has\s+a\s+criminal\s+record|was\s+(?:jailed|convicted)|served\s+time"
    ),
    "family": (
        r"bercerai|digugat\s+cerai|menggugat\s+cerai|berselingkuh|ketahuan\s+selingkuh|hamil\s+di\s+luar\s+nikah|pisah\s+ranjang|keguguran|aborsi|mandul|"
        r"is\s+getting\s+divorced|got\s+divorced|filed\s+for\s+divorce|had\s+an\s+affair|is\s+cheating\s+on|had\s+(?:an?\s+)?(?:miscarriage|abortion)|is\s+infertile"
    ),
}
_SHAPE = lazy(
    rf"(?:{_WHO}){_WORDS_BETWEEN}(?:" + "|".join(rf"(?P<{topic}>(?i:{words}))" for topic, words in _TOPICS.items()) + r")(?!\p{L})"
)


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    view = views.folded
    for match in _SHAPE.finditer(view.text):
        topic = next(name for name in _TOPICS if match[name])
        span = view.original_span(*match.span())
        hidden_from_eye = views.text[span.start : span.end] != match[0]
        why = ("pattern 0.5", f"context '{match[topic].lower()}' +0.3")
        yield Detection("person_statement", span, match[0].casefold(), 0.8, why, evasion=hidden_from_eye, groups={"topic": topic})


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
    ),
    rank=30,
    what={
        "id": "keterangan kesehatan, keuangan, keluarga, atau perkara seseorang",
        "en": "statement on a person's health, money, family or record",
    },
    mask=hidden,
    cannot_see={
        "id": "Orang yang disebut tanpa sapaan atau hubungan dengan kita, dan keterangan dengan kata lain.",
        "en": "People named without a title or a tie to us, and statements in other words.",
    },
)

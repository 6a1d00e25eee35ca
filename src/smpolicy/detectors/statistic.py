"""Statistics: shares and large counts that a reader would want a source for."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import shown
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_FIGURE = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_SHARE = lazy(
    rf"(?i)(?<![\d.,\p{{L}}])(?P<number>{_FIGURE})\s?(?:%|persen(?!\p{{L}})|percent(?!\p{{L}})|per\s?cent(?!\p{{L}}))(?!ers?(?!\p{{L}}))"
)
_COUNTED = (
    r"orang|jiwa|penduduk|warga|responden|pengguna|pelanggan|konsumen|pekerja|karyawan|petani|nelayan|umkm|keluarga|rumah\s+tangga|anak|perempuan|laki-laki|"
    r"korban|kasus|pasien|siswa|mahasiswa|guru|pemilih|remaja|gen\s?z|milenial|ibu|ayah|perusahaan|pelaku\s+usaha|"
    r"people|users?|customers?|consumers?|respondents?|workers?|employees|farmers?|households?|children|women|men|patients?|cases|deaths|voters?|students?|"
    r"adults|parents|mothers|teens|teenagers|millennials|indonesians|americans|families|companies|businesses"
)
_COUNT = lazy(
    rf"(?i)(?<![\d.,\p{{L}}$€£])(?<!rp\.?\s?)(?P<number>{_FIGURE})\s?(?P<scale>ribu|juta|miliar|milyar|triliun|thousand|million|billion|trillion|jt|rb|k|m|bn)?\s+"
    rf"(?:(?!dan\b|and\b)\p{{L}}+\s+)?(?:{_COUNTED})(?!\p{{L}})"
)
_OUT_OF = lazy(
    r"(?i)(?<![\d.,\p{L}])(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|one|two|three|four|five|six|seven|eight|nine)\s+(?:dari|dalam|of|in|out\s+of)\s+"
    r"(?:\d+|dua|tiga|empat|lima|sepuluh|two|three|four|five|ten|a\s+hundred)\s+(?:" + _COUNTED + r")(?!\p{L})"
)
_NUMERAL = r"\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|one|two|three|four|five|six|seven|eight|nine|ten|twice"
# "dua pertiga pekerja", "separuh dari pelanggan", "half of all workers"
_FRACTION = lazy(
    rf"(?i)(?<!\p{{L}})(?:(?:se|(?:dua|tiga|tujuh|sembilan)\s+)per(?:tiga|empat|lima|sepuluh)(?:nya)?|separ[uo]h(?:nya)?|(?:a|one)\s+(?:half|third|quarter|fifth|tenth)|half|(?:two|three|four|nine)[\s-](?:thirds|quarters|fifths|tenths))"
    rf"\s+(?:dari\s+|of\s+)?(?:(?:all|the|semua|seluruh|para|jumlah)\s+){{0,2}}(?:\p{{L}}+\s+)?(?!jiwa)(?:{_COUNTED})(?!\p{{L}})"
)
# "naik 4x lipat", "grew threefold"
_TIMES = lazy(
    rf"(?i)(?<!\p{{L}})(?:naik|meningkat|tumbuh|melonjak|bertambah|turun|berkurang|increased|grew|grown|rose|risen|jumped|fell|dropped)\s+(?:by\s+|hingga\s+|sampai\s+|lebih\s+dari\s+|nearly\s+|almost\s+|more\s+than\s+)*"
    rf"(?:(?:{_NUMERAL})\s?(?:x|kali)\s+lipat|(?:two|three|four|five|ten|\d+)-?\s?fold)(?!\p{{L}})|(?<!\p{{L}})(?:increased|grew|grown)\s+(?:by\s+)?(?:{_NUMERAL})\s+times(?!\p{{L}})"
)
# "rata-rata orang menghabiskan 2,5 jam", "the average user spends 3 hours"
_AVERAGE = lazy(
    rf"(?i)(?<!\p{{L}})(?:rata-?\s?rata|(?:on|the)\s+average)\s+(?:\p{{L}}+\s+)?(?:{_COUNTED})(?!\p{{L}})[^.!?\n\d]{{0,50}}(?<![\d.,])(?P<number>{_FIGURE})\s?(?:jam|menit|hari|kali|cangkir|gelas|liter|kilogram|kg|gram|hours?|minutes?|days?|times|cups?|glasses|lit(?:er|re)s?)(?!\p{{L}})"
)
_GATE = (
    "%",
    "persen",
    "percent",
    "per cent",
    *(r"\b" + word.split("\\s")[0].removesuffix("s?") for word in _COUNTED.split("|")),
    "lipat",
    "kali",
    "fold",
    "times",
)
_COUNTS = lazy(
    r"(?i)\d|\s(?:dari|dalam|of|in)\s+(?:dua|tiga|empat|lima|sepuluh|two|three|four|five|ten|a\s+hundred)\s|per(?:tiga|empat|lima|sepuluh)|separ[uo]h|half|third|quarter|fifth|tenth|\s(?:kali|times)|lipat|fold"
)
_LEAST = 1000
_PRICE = (
    r"diskon|disc(?:ount)?|potongan(?:\s+harga)?|hemat|cashback|promo|sale|off|bunga|cicilan|dp|ppn|pajak|tax|vat|komisi|fee|biaya|admin|bonus|save|saving|voucher|"
    r"kadar|kandungan|kelembap?ban|kelembapan|humidity|kakao|cocoa|alkohol|alcohol|katun|cotton|polyester|arabika|arabica|robusta|blend|campuran|konsentrasi|abv|vol|spf|gula|lemak|susu|"
    r"asli|original|organik|organic|natural|alami|murni|pure|halal|dijamin|garansi|yakin|setuju|sure|agree|baterai|battery|charge|threshold|ambang|kuorum|quorum"
)
# How sure, how far or how fond somebody is: "70% dah", "udah 80% move on", "90% sure", "live life @ 300%".
_FEELING = lazy(
    r"(?i)\s*(?:d[ae]h|lah|sih|aja|doang|fix|mirip|yakin|siap(?!-)|ready|done|selesai|jadi|rampung|sembuh|move\s?on|moveon|full|loading|loaded|complete[d]?|certain|positive|sure|correct|right|true|wrong|trash|hoax|bohong|cinta|love|feelings?|perasaan|milk|kerja\s+keras|hard\s+work)(?!\p{L})"
)
_MYSELF = lazy(
    r"(?i)(?<!\p{L})(?:gu[ae]|gw|aku|saya|i['’]?m|i\s+(?:am|was|feel)|udah|udh|live|life|semangat)(?:\s+(?:like|about|only|cuma|baru|udah|udh|@))?\s+$"
)
_THE_FEW = lazy(r"(?i)\bthe\s+(?:top\s+)?$")
_GROWTH = lazy(r"(?i)naik|tumbuh|meningkat|kenaikan|pertumbuhan|lonjak|tambah|increas|grow|rise|rose|up\b|surge|jump|more")
_MIXED = lazy(
    r"(?i)(?<!\p{L})(?:campur(?:kan|an)?|aduk|racik(?:an)?|komposisi|rasio|resep|takaran|larut(?:kan|an)|mix(?:ed)?|blend(?:ed)?|ratio|recipe)(?!\p{L})"
)
_BEFORE = lazy(
    rf"(?i)(?<!\p{{L}})(?:{_PRICE})(?:nya|2|-\p{{L}}+)?(?:\s+(?:khu?sus|spesial|special))?(?:\s+(?:s[ae]?mp[ae]i|sampe|smp|hingga|s/d|up\s+to|sebesar|adalah|is|of|mencapai|flat|\p{{L}}+))?[\s:=+]*(?:{_FIGURE}\s?%?\s?[-–+&]\s?)?$"
)
_BEHIND = lazy(
    rf"(?i)\s*(?:[-–+&]\s?\d+(?:[.,]\d+)?\s?%\s*)?(?:{_PRICE}|lebih\s+(?:murah|hemat)|cheaper|arabica|of\s+your\s+order|all\s+items|semua\s+produk|untuk\s+(?:semua|setiap)\s+pembelian)(?!\p{{L}})"
)
_DECIMALS = lazy(r"[.,]\d{1,2}$")
_WHOLE = 100
_FEW = ("1", "99")
"""The rich and the rest, in the speech of the day."""
_NEAR = 40
_KINDS = (
    (_SHARE, "share"),
    (_COUNT, "count"),
    (_OUT_OF, "one in so many"),
    (_FRACTION, "fraction"),
    (_TIMES, "growth"),
    (_AVERAGE, "average"),
)


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    view = views.folded
    if not _COUNTS.search(view.text):
        return
    for expression, what in _KINDS:
        for match in expression.finditer(view.text):
            if (expression is _SHARE and (_is_price(view.text, match) or _is_no_share(view.text, match))) or (
                expression is _COUNT and not _is_large(match)
            ):
                continue
            span = view.original_span(*match.span())
            evasion = views.text[span.start : span.end] != match[0]
            yield Detection("statistic", span, " ".join(match[0].lower().split()), 0.7, (f"pattern 0.7 {what}",), evasion=evasion)


def _is_price(text: str, match: regex.Match[str]) -> bool:
    """Discounts, contents, interest; and the "100%" of everyday speech."""
    if match["number"] == str(_WHOLE):
        return True
    before = text[max(match.start() - _NEAR, 0) : match.start()]
    return bool(_BEFORE.search(before) or _BEHIND.match(text, match.end()))


def _is_no_share(text: str, match: regex.Match[str]) -> bool:
    """How somebody feels, what goes into a cup, and more than all there is where nothing grows."""
    before = text[max(match.start() - _NEAR, 0) : match.start()]
    if _FEELING.match(text, match.end()) or _MYSELF.search(before) or _MIXED.search(before):
        return True
    if match["number"] in _FEW and _THE_FEW.search(before) and not text.startswith(" of", match.end()):
        return True
    around = before + text[match.end() : match.end() + _NEAR]
    return int(_DECIMALS.sub("", match["number"]).replace(".", "").replace(",", "")) > _WHOLE and not _GROWTH.search(around)


def _is_large(match: regex.Match[str]) -> bool:
    digits = "".join(filter(str.isdigit, match["number"]))
    return bool(match["scale"]) or (len(digits) < 16 and int(digits) >= _LEAST and not _is_year(match["number"]))  # noqa: PLR2004 - longer ones count nothing


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")  # noqa: PLR2004 - figures of a year


STATISTIC = Detector(
    name="statistic",
    find=_find,
    gate=_GATE,
    rank=10,
    what={"id": "angka statistik", "en": "statistic"},
    mask=shown,
    cannot_see={
        "id": "Angka yang ditulis dengan huruf ('puluhan ribu warga'), dan jumlah benda.",
        "en": "Figures in words ('tens of thousands of citizens'), and counts of things.",
    },
    personal=False,
)

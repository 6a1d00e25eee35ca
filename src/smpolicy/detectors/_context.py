"""Words beside a number that say what it is, in Indonesian and English: the nearest one before it decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from smpolicy.matching.lazy import lazy

BEFORE, AFTER = 50, 25
"""Code points looked at on both sides of a value: real posts say "0812... (WA)" and "... BCA a/n Budi" after it."""

BANKS = (
    r"bca|bni|bri|mandiri|bsi|bsm|btn|cimb(?:\s+niaga)?|niaga|danamon|permata|ocbc(?:\s+nisp)?|nisp|panin|maybank|muamalat|btpn|jenius|"
    r"bank\s+(?:mega|jago|syariah|jatim|jateng|dki|bjb|sumut|neo|raya)|bjb|seabank|sea\s+bank|allo\s+bank|line\s+bank|"
    r"hsbc|citibank|dbs|uob|wells\s+fargo|chase|barclays|bank\s+of\s+america"
)

_FAMILIES = {
    "nik": r"nik|e?-?ktp(?:-?el)?|nomor\s+induk\s+kependudukan|kependudukan|kartu\s+tanda\s+penduduk|national\s+id(?:entity)?|identity\s+card|id\s+card",
    "kk": r"kk|kartu\s+keluarga|family\s+card",
    "npwp": r"npwp(?:[ -]?1[56])?|nomor\s+pokok\s+wajib\s+pajak|tax\s*(?:payer)?\s+(?:id|identification)(?:\s+number)?",
    "bpjs": r"bpjs(?:\s+(?:kesehatan|ketenagakerjaan|tk))?|jkn|kartu\s+indonesia\s+sehat|jamsostek|kpj",
    "passport": r"paspor|passport",
    "driving_licence": r"sim\s+(?:a|b1|b2|b\s?i{1,2}|c|c1|d)(?:\s+umum)?|surat\s+izin\s+mengemudi|driv(?:ing|er'?s?)['’]?s?\s+licen[cs]e|no(?:mor)?\.?\s+sim(?!\s*card)",
    "plate": r"plat(?:\s+(?:no(?:mor)?|mobil|motor))?|nopol|nomor\s+polisi|stnk|licen[cs]e\s+plate|number\s+plate|plate\s+number|registration\s+(?:number|plate)",
    "virtual_account": r"va|virtual\s+account|akun\s+virtual|briva|kode\s+bayar|nomor\s+pembayaran",
    "wallet": r"gopay|go-pay|ovo|dana(?=\s*(?:no|ke|saya|:|\d))|shopee\s*pay|spay|link\s*aja|e-?wallet|dompet\s+digital|doku",
    "card": r"kartu\s+(?:kredit|debit|atm)|credit\s+card|debit\s+card|card(?:\s+number)?|cc|visa|master\s?card|jcb|amex|american\s+express|maestro|kartu|cvv2?|cvc",
    "phone": (
        r"wa|w\.a|whats?\s?app|wasap|watsap|hp|hape|handphone|ponsel|no\s?pe|nope|telp|tlp|tlpn|telpon|telepon|tilpun|tipon|nelp(?:on)?|tel|telf|telephone|phone|"
        r"call(?:ed|ing)?|text|txt|sms|hub|hubung[ia]n?|menghubungi|hbngi|contact|kontak|cp|mobile|cell|fax|faks|dial|ring|desk|office|infohub|"
        r"wa\.me|cs|customer\s+service|call\s+center|telegram|tele|signal|viber|reach|ketik|kirim\s+ke|answering|"
        r"(?:no(?:mor|mer|mr)?|nmr|nmer)\.?\s+(?:ini|baru|saya|aku|aq|q|ku|hp|wa|mama|papa|as|xl|im3|tri|simpati|indosat|telkomsel)|"
        r"(?:my|our|his|her)\s+(?:new\s+|other\s+)?(?:number|digits|line)|"
        r"(?:receiv\w+|send\w*|get)\s+(?:\w+\s+){0,2}?(?:messages?|sms|texts?)\s+(?:to|at|on|from)|registered"
    ),
    "account": (
        r"rek(?:ening)?(?:nya)?(?:\s+bank)?|no\s?[./]?\s?rek(?:ening)?(?:nya)?|norek|no\.?rekening|"
        r"(?<!(?:twitter|facebook|fb|instagram|ig|tiktok|line|e-?mail|user|game|steam|google|apple|your\s+new)\s)(?:bank\s+)?acc(?:oun)?t\.?(?:\s+(?:number|no))?|a/c"
    ),
    "bank": rf"(?:bank\s?|pt\s+)?(?:bni\s?46|{BANKS})|a/n|a\.n\.?|atas\s+nama",
    "transfer": r"transfer(?:kan)?|ditransfer(?:kan)?|di\s+transfer|tf|trf|setor(?:kan)?",
    "order": (
        r"order\s*(?:id|no|number|#)|(?:no|nomor|kode|id)\.?\s*(?:order|booking|pelanggan|pemesanan)|pesanan|invoice|faktur|inv|resi|awb|tracking|shipment|voucher|kupon|coupon|kode(?:\s+(?:promo|cek|undian|booking))?|"
        r"pnr|tiket|ticket|ref(?:erensi|erence)?|trx|transaksi|transaction|sn|s/n|serial|seri|imei|token|pin|undian|po|sku|isbn|issn|barcode|"
        r"(?:no(?:mor|mer)?\.?\s+)?(?:polis|peserta|anggota|member|registrasi|pendaftaran|rekam\s+medis|induk|kontrak|kwitansi|nota|aduan|pengaduan|laporan|aplikasi|sertifikat|ujian|urut|antrian)|policy\s+(?:no|number)|"
        r"(?:membership|reference|confirmation|case|complaint|registration|employee|student)\s+(?:no|number|id)|"
        r"nomor\s+surat|no\s+seri|model|artikel|id\s+tweet|status|build|versi|version|doi|hlm|halaman|meter(?:an)?|idpel|customer\s+id|"
        r"bpom|md|ml|pirt|p-irt|halal|nib|siup|tdp|izin|ijin|sk|nip|nim|npm|nisn|nrp|nuptk"
    ),
    "money": r"rp\.?|idr|usd|sgd|myr|rm|us\$|\$|€|£|harga|price|omzet|revenue|total|senilai|sebesar",
}
_CUE = lazy(
    r"(?i)(?<![\p{L}\p{N}_])(?:" + "|".join(f"(?P<{name}>{source})" for name, source in _FAMILIES.items()) + r")(?![\p{L}_])",
    regex.VERSION0,
)
# What may stand between a word and the number that it names.
_LINK = lazy(
    r"(?i)(?:[^\p{L}\p{N}]|(?<![\p{L}\p{N}])(?:no|nomor|nomer|nmr|nmer|number|num|nr|nya|is|are|was|adalah|ialah|yaitu|ini|this|saya|aku|kami|kita|anda|"
    r"my|our|your|his|her|their|me|us|him|them|aja|aj|saja|ya|yg|yang|y|dulu|deh|nih|sini|baru|new|tujuan|di|ke|at|on|to|by|via|lewat|dgn|dengan|for|of|the|id|bank|umum|atau|or|dan|and|"
    rf"pak|bu|ibu|bapak|mas|mbak|kak|mr|mrs|ms|{BANKS}|a/n|wa|hp|telp|call|sms|text|tri|as|xl|card|kartu|account|rekening|virtual)(?![\p{{L}}\p{{N}}]))*"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of a family, `distance` code points away from the value. `names`: nothing but link words between."""

    family: str
    word: str
    distance: int
    names: bool


@lru_cache(maxsize=1024)
def cues_before(text: str) -> tuple[Cue, ...]:
    """The cues of a text that ends where a value begins, the nearest first."""
    found = [
        Cue(match.lastgroup or "", match[0].lower(), len(text) - match.end(), bool(_LINK.fullmatch(text, match.end())))
        for match in _CUE.finditer(text)
    ]
    return tuple(reversed(found))


@lru_cache(maxsize=1024)
def cues_after(text: str) -> tuple[Cue, ...]:
    """The cues of a text that begins where a value ends, the nearest first."""
    return tuple(
        Cue(match.lastgroup or "", match[0].lower(), match.start(), not text[: match.start()].strip(" (-:,["))
        for match in _CUE.finditer(text)
    )

"""Secrets as people write them in prose: a password, PIN, one-time code or passcode, and what it is."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_THING = r"(?:wi-?fi|hotspot|kantor|office|tamu|guest|admin|router|laptop|komputer|pc|server|akun|account|email|e-mail|surel|ig|instagram|fb|facebook|twitter|x|tiktok|youtube|linkedin|canva|zoom|meet|teams|webinar|rapat|meeting|netflix|spotify|login|portal|sistem|system|vpn|database|db|cms|wordpress|dashboard|atm|kartu|kartunya|card|mbanking|m-banking|mobile banking|bca|bni|bri|mandiri|hp|phone|pintu|door|alarm|brankas|safe|gembok|loker|locker|gudang|apartemen|rumah|house|the|our|my|your|kami|kita|saya|kamu|anda|kakak|kasir|toko|cs|tim|team|bot|gue|gw|aku|ku|nya|barunya|baru|new|sekarang|now|today|hari|ini|untuk|for|to|ke|di|buat|of)"
_NAME = (
    r"(?:kata\s+sandi|sandi(?!wara|ng|wich)|kata\s+kunci|password|passwd|passwort|pass\s?word|pwd?|psw|pw|passphrase|passcode|pass\s+code|"
    r"(?:kode\s+)?otp|one[- ]time\s+(?:code|pin|password)|kode\s+(?:verifikasi|akses|masuk|rahasia|keamanan|pintu|alarm|unlock)|(?:verification|access|security|door|gate|alarm|backup|recovery|login|unlock)\s+code|"
    r"(?:kode\s+)?pin|cvv2?|cvc|api\s?key|secret\s+key|kunci\s+api|client\s+secret|access\s+key|recovery\s+phrase|seed\s+phrase|2fa\s+code|kode\s+2fa|mpin|token\s+listrik|meeting\s+password|kredensial|credentials?)"
)
# What names the secret and what it is stand together: with a colon, "is", "=" and the like, or right beside each other for codes.
_BETWEEN = rf"(?:nya)?(?:\s+{_THING}){{0,4}}(?:nya)?"
_BEFORE_COLON = r"(?:nya)?(?:\s+[\p{L}\p{N}-]{1,15}){0,4}"
"""A colon says that what follows is the thing, whatever the thing is for."""
_COLON = r"\s*(?::|=|->|→|：)\s*"
_VERB = r"\s+(?:adalah|yaitu|ialah|itu|is|was|ganti\s+jadi|diganti\s+jadi|diubah\s+jadi|jadi|changed\s+to|has\s+changed\s+to|reset\s+to|pakai|pake|use)\s+"
_VALUE = r"(?P<quote>[\"'“‘`«])(?P<quoted>[^\"'”’`»\n]{3,64})[\"'”’`»]|(?P<plain>[^\s\"'“”‘’`<>,;]{3,64})"
_PROSE = lazy(
    rf"(?i)(?<![\p{{L}}\p{{N}}_#@/-])(?P<name>{_NAME})(?:{_BEFORE_COLON}(?P<separator>{_COLON})|{_BETWEEN}(?P<separator>{_VERB}))(?:{_VALUE})"
)
_CODE = lazy(
    rf"(?i)(?<![\p{{L}}\p{{N}}_#@/-])(?P<name>(?:kode\s+)?otp|(?:kode\s+)?pin(?:\s+atm)?|mpin|cvv2?|cvc|passcode|pass\s+code|kode\s+(?:verifikasi|akses|masuk|keamanan|pintu|alarm)|(?:verification|access|security|door|gate|alarm)\s+code|password|kata\s+sandi|sandi|pwd?|pw){_BETWEEN}\s+(?P<plain>\d(?:[ -]?\d){{2,9}}|(?=[^\s\d]{{0,30}}\d)(?=\S{{0,30}}[A-Za-z])[A-Za-z\d][\w!@#$%^&*.+-]{{4,40}})(?![\p{{L}}\p{{N}}])"
)
_CODE_BEFORE = lazy(
    r"(?i)(?<![\p{L}\p{N}.,/-])(?P<plain>\d{4,8})\s+(?:is\s+your|adalah)\s+(?:[\p{L}]+\s+){0,3}?(?P<name>(?:kode\s+)?otp|verification\s+code|kode\s+(?:verifikasi|otp)|one[- ]time\s+(?:code|password)|passcode)\b"
)
_LOGIN = lazy(r"(?i)(?<![\p{L}\p{N}_])(?:user(?:name|id)?|login|id)\s*[:=]\s*\S{2,40}[\s,;/|&-]+(?:pass|pas)\s*[:=]\s*(?P<plain>\S{3,64})")
_DIGITS_ONLY = lazy(r"(?i)^(?:(?:kode\s+)?(?:otp|pin)(?:\s+atm)?|mpin|cvv2?|cvc)$")
"""These are digits; what was called a PIN and has letters was an address in a messenger that is gone."""
_CODE_NAME = lazy(r"(?i)^(?:.*code|kode .*)$")
# Words that stand where a value would: what is asked for, promised, forgotten or explained, not told.
_NO_VALUE = frozenset(
    """yang apa apakah berapa siapa dimana kamu anda kakak kak bapak ibu saya aku kami kita dia mereka orang jangan tidak tak bukan belum sudah
    harus wajib boleh bisa dapat akan sedang rahasia pribadi sama salah benar baru lama lupa hilang bocor kuat lemah aman panjang pendek unik
    minimal maksimal terdiri berisi gabungan kombinasi huruf angka karakter digit enam empat delapan untuk dari dengan di ke dan atau ini itu
    the a an your my our his her their what which who where not never always required needed wrong correct incorrect invalid expired reset
    changed weak strong secure safe private secret hidden same different forgotten lost stolen leaked protected case sensitive at least
    minimum maximum between characters letters numbers digits long short unique please should must can will would has have been being too
    very so just only dikirim diminta dibagikan diberikan diganti diubah tersimpan disimpan dirahasiakan via lewat melalui sent shared asked
    free gratis none kosong optional opsional on off yes no ya tolong mohon silakan hubungi cek lihat baca klik dm inbox japri http https www
    mudah susah gampang sulit ditebak easy hard difficult impossible better best good bad great nice cool ok okay everything nothing something
    anything important penting kunci key security keamanan dead mati over here there sini sana situ aja saja dong sih kok nih deh loh lho
    masing-masing sendiri masih tetap lagi terlalu paling sangat banget about like love life""".split()  # noqa: SIM905 - a word list reads best as words
)
_DENIED = lazy(
    r"(?i)\b(?:jangan|tidak pernah|tidak akan|never|do not|don['’]?t|won['’]?t|contoh|misal(?:nya)?|example|e\.g|seperti|such as|lupa|forgot(?:ten)?)\b[^.!?\n]{0,40}$"
)
_URL = lazy(r"(?i)^(?:https?:|www\.|[\w-]+\.(?:com|co|id|net|org|ly|me|io|example)(?:[/.]|$))")
_PLACEHOLDER = lazy(r"^(?:[*•x.X_?-]+|<[^>]*>|\[[^\]]*\]|\{[^}]*\}|&#?\w+;?|[#@]\w*)$")
_REACH = 60
_LONGEST_CODE = 8


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    view = views.folded
    ends: list[int] = []
    for shape, base in ((_PROSE, 0.6), (_LOGIN, 0.7), (_CODE, 0.6), (_CODE_BEFORE, 0.7)):
        for match in shape.finditer(view.text, overlapped=False):
            group = "quoted" if match.groupdict().get("quoted") else "plain"
            value = match[group].rstrip(".?)]")
            start = match.start(group)
            end = start + len(value)
            if end in ends or not _is_secret(match, value, quoted=group == "quoted"):
                continue
            if _DENIED.search(view.text[max(match.start() - _REACH, 0) : match.start()]):
                continue
            ends.append(end)
            span = view.original_span(start, end)
            hidden_from_eye = views.text[span.start : span.end] != value
            name = " ".join((match.groupdict().get("name") or "password").lower().split())
            yield Detection("secret", span, value, base + 0.4, (f"pattern {base:.1f}", f"context '{name}' +0.4"), True, hidden_from_eye)


def _is_secret(match: regex.Match[str], value: str, *, quoted: bool) -> bool:
    """Whether what stands there can be a secret: no word of the sentence, no address, no placeholder."""
    plain = value.strip("\"'“”‘’.,!?()").casefold()
    if len(plain) < 3 or plain in _NO_VALUE or _URL.match(plain) or _PLACEHOLDER.match(value):  # noqa: PLR2004 - a CVV has three digits
        return False
    name = " ".join((match.groupdict().get("name") or "password").lower().split())
    if _DIGITS_ONLY.match(name):
        digits = regex.sub(r"[\s.-]", "", plain)
        return digits.isdigit() and len(digits) <= _LONGEST_CODE
    if _CODE_NAME.match(name):
        return any(map(str.isdigit, plain)) and sum(map(str.isalnum, plain)) <= _LONGEST_CODE + 4
    separator = match.groupdict().get("separator") or ""
    mixed = any(not char.isalpha() for char in plain) or _has_capital_inside(value)
    # After a colon a plain word is a password too; in a sentence ("the password is weak") it must look like one.
    return mixed or quoted or (separator.strip() in (":", "=", "->", "→", "：") and value.isascii() and _ends_here(match))


def _has_capital_inside(value: str) -> bool:
    return any(map(str.isupper, value[1:])) and any(map(str.islower, value))


def _ends_here(match: regex.Match[str]) -> bool:
    """Whether the value is the last word of its sentence: what goes on is a sentence of its own, not a password."""
    rest = match.string[match.end() : match.end() + 2]
    return not rest.strip(" .!?)") or rest[:1] in "\n,;"


SECRET = Detector(
    name="secret",
    find=_find,
    gate=(
        "sandi",
        "pass",
        "pwd?",
        "psw",
        "otp",
        "one[- ]time",
        r"\bm?pin",
        "cv[vc]",
        "kode",
        "code",
        "api ?key",
        "secret",
        "kunci",
        "access key",
        "phrase",
        "2fa",
        "token listrik",
        "kredensial",
        "credential",
    ),
    rank=92,
    what={"id": "kata sandi, PIN, atau kode rahasia", "en": "password, PIN or secret code"},
    mask=hidden,
    cannot_see={
        "id": "Rahasia yang disebut tanpa kata yang menamainya, atau dalam gambar.",
        "en": "Secrets told without a word that names them, or in a picture.",
    },
)

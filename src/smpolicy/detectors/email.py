"""E-mail addresses, told from mentions that are glued to a word ("dari@toko.id")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._endings import endings
from smpolicy.detectors._masks import email_masked
from smpolicy.matching.addresses import ADDRESS_GATE, address_view
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import View, Views
from smpolicy.model.match import Detection

_HOST = lazy(
    r"@(?P<host>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,5}(?P<ending>[A-Za-z]{2,18}))(?![A-Za-z0-9_@-]|\.[A-Za-z0-9_])"
)
_LOCAL = lazy(r"(?<![\w.+%-])[A-Za-z0-9_%+-](?:[A-Za-z0-9_.%+'-]{0,62}[A-Za-z0-9_%+-])?\Z")
_LONGEST_LOCAL = 64
_IN_URL = lazy(r"://[^\s/@]{0,80}\Z")
_PROVIDER_HOSTS = """\
gmail.com googlemail.com yahoo.com yahoo.co.id ymail.com rocketmail.com hotmail.com hotmail.co.id outlook.com outlook.co.id live.com
msn.com icloud.com me.com mac.com proton.me protonmail.com aol.com gmx.com gmx.net zoho.com yandex.com mail.com telkom.net plasa.com
"""
_CUE = lazy(r"(?i)(?:e-?mail|surel|imel|gmail|mailto|kontak|contact|hubungi|kirim|write to|reach)[^\n@]{0,40}\Z")
# Words that stand before a mention, and are glued to it in haste.
_GLUED_WORDS = """\
di ke dari oleh by via at to from with dan and ig instagram follow folow followed add cek check visit kunjungi order yuk kak sis gan
min thx thanks makasih lihat liat lht see love credit repost rp reposted cc for untuk buat sama ama sm dgn dengan barengan bareng
bersama wardrobe mua photo foto fotografer video owner shop pict pic beli punya ini itu hai halo hey hi kepo kepoin stalk stalking
intip jual jualan wa line twitter tw fb bbm tag mention the my is produk product akun account mampir kesini disini langsung coba
join gabung bio olshop beauty fashion style ready thankyou you endorse endorsed promo use pakai pake wear wearing
"""
_PROVIDERS, _GLUED = frozenset(_PROVIDER_HOSTS.split()), frozenset(_GLUED_WORDS.split())
_DESKS = frozenset(("cs", "hr", "it", "pr", "ga", "tu"))
"""Names of two letters that mailboxes do have."""


def _find(views: Views, known: Known) -> Iterable[Detection]:
    addresses = address_view(views)
    for view in (views.folded,) if addresses is views.folded else (views.folded, addresses):
        yield from _found_in(view, views, known)


def _found_in(view: View, views: Views, known: Known) -> Iterator[Detection]:
    text = view.text
    for host in _HOST.finditer(text):
        local = _LOCAL.search(text[max(host.start() - _LONGEST_LOCAL - 2, 0) : host.start()])
        if local is None or host["ending"].lower() not in endings() or ".." in local[0]:
            continue
        start = host.start() - len(local[0])
        value, before = text[start : host.end()].lower(), text[max(start - 90, 0) : start]
        if value in known.contacts or _IN_URL.search(before):
            continue
        span = view.original_span(start, host.end())
        hidden = views.text[span.start : span.end] != text[start : host.end()]
        cue, provider = bool(_CUE.search(before[-50:])), host["host"].lower() in _PROVIDERS
        if not (cue or provider or hidden) and _is_mention(local[0], host["host"]):
            continue
        why = ["pattern 0.5", "validator ending +0.3"]
        why += ["context provider +0.1"] * provider + ["context 'e-mail' +0.1"] * cue
        yield Detection("email", span, value, round(0.8 + 0.1 * provider + 0.1 * cue, 2), tuple(why), cue, hidden)


def _is_mention(local: str, host: str) -> bool:
    """A word and a handle with a full stop in it, written together: "dari@toko.id", "IGnya@toko.care"."""
    word = local.lower().strip(".-_")
    if word in _GLUED or word.removesuffix("nya") in _GLUED:
        return True
    return local.isalpha() and ((local.islower() and host.isupper()) or (len(word) < 3 and word not in _DESKS))  # noqa: PLR2004 - "ya", "ny", "ku"


EMAIL = Detector(
    name="email",
    find=_find,
    gate=ADDRESS_GATE,
    rank=65,
    what={"id": "alamat surel", "en": "e-mail address"},
    mask=email_masked,
    cannot_see={
        "id": "Alamat pada domain tanpa akhiran yang dikenal; alamat yang dieja tanpa kata 'at' atau 'titik'.",
        "en": "Addresses in domains without a known ending; addresses spelled without 'at' or 'dot'.",
    },
)

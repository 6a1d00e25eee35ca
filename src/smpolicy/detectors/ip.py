"""IP addresses, told from version numbers and section numbers."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_SHAPE = lazy(
    rf"(?<![\w.:-])(?:{_OCTET}(?:\.{_OCTET}){{3}}(?![\w-]|\.\d)|(?=[0-9a-fA-F:]*:[0-9a-fA-F:]*:)[0-9a-fA-F]{{0,4}}(?::[0-9a-fA-F]{{0,4}}){{2,7}}(?:%\w+)?(?![\w:.]))"
)
_VERSION = lazy(r"(?i)(?:\bv(?:er(?:si|sion)?)?\.?|firmware|build|bab|pasal|butir|section|chapter|bagian)\s*$")
_WORD = lazy(r"(?i)\b(?:ip|ipv[46]|server|host|address|alamat|ping|ssh|router|gateway|dns|subnet|login|logged)\b")
_REACH = 40
_FEWEST_GROUPS = 3


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    view = views.folded
    for match in _SHAPE.finditer(view.text):
        before, after = view.text[max(match.start() - _REACH, 0) : match.start()], view.text[match.end() : match.end() + _REACH]
        named = bool(_WORD.search(before) or _WORD.search(after))
        if _VERSION.search(before) or not _is_address(match[0], named=named):
            continue
        span = view.original_span(*match.span())
        why = ("pattern 0.5", "validator +0.4", *(("context 'ip' +0.1",) if named else ()))
        hidden_from_eye = views.text[span.start : span.end] != match[0]
        yield Detection("ip", span, match[0].lower(), 1.0 if named else 0.9, why, named, hidden_from_eye)


def _is_address(text: str, *, named: bool) -> bool:
    import ipaddress  # loaded where something looks like one

    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if address.version == 4:  # noqa: PLR2004 - the version of the protocol
        # 1.2.3.4 is a list of sections more often than an address.
        return named or max(map(len, text.split("."))) > 1
    groups = [one for one in text.split(":") if one]
    # 12:30:45 is a time of day, and :: a smile or a path in a program.
    return ("::" in text and len(groups) >= _FEWEST_GROUPS) or len(groups) == 8 or (named and bool(groups))  # noqa: PLR2004 - all groups are there


IP = Detector(
    name="ip",
    find=_find,
    gate=(r"\d\.\d{1,3}\.\d{1,3}\.\d", r"[0-9a-f]:[0-9a-f]{0,4}:[0-9a-f:]"),
    rank=60,
    what={"id": "alamat IP", "en": "IP address"},
    mask=hidden,
    cannot_see={
        "id": "Alamat yang keempat bagiannya satu angka tanpa kata IP atau server di dekatnya.",
        "en": "Addresses of four single digits without a word such as IP or server near them.",
    },
)

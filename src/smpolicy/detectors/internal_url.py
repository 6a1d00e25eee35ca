"""Addresses that only work inside the house, and addresses with a password in them."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_CREDENTIALS = lazy(
    r"(?i)(?<![\w.])[a-z][a-z0-9+.-]{1,20}://[^\s/:@<>\"']{1,80}:(?P<password>[^\s/@<>\"']{1,80})@[^\s/<>\"']+(?:/[^\s<>\"']*)?"
)
_INSIDE = r"local|localdomain|internal|intranet|lan|corp|home\.arpa"
_HOST = lazy(
    rf"(?i)(?<![\w@#.-])(?:https?://)?(?:(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_INSIDE})|(?:[a-z0-9-]{{1,63}}\.){{0,5}}localhost)(?::\d{{2,5}})?(?![\w-]|\.\w)(?:/[^\s<>\"']*)?"
)
_INSIDE_NAME = lazy(
    r"(?i)(?<![\w@.-])(?:https?://)?(?P<name>intranet|vpn|jira|confluence|gitlab|jenkins|grafana|kibana|phpmyadmin|staging|sharepoint|erp|hris)(?:\.[a-z0-9-]{1,63}){1,4}\.[a-z]{2,18}(?::\d{2,5})?(?:/[^\s<>\"']*)?"
)
_PRIVATE = lazy(r"(?i)https?://(?P<ip>\d{1,3}(?:\.\d{1,3}){3})(?::\d{2,5})?(?:/[^\s<>\"']*)?")
_PLACEHOLDERS = frozenset(("password", "pass", "pwd", "xxx", "****", "<password>", "secret", "kata_sandi"))


def _find(views: Views, known: Known) -> Iterable[Detection]:
    view = views.folded
    for shape, score, why in (
        (_CREDENTIALS, 1.0, "password in a URL"),
        (_HOST, 0.8, "ending"),
        (_INSIDE_NAME, 0.7, "name"),
        (_PRIVATE, 0.9, "address"),
    ):
        for match in shape.finditer(view.text):
            if not _counts(match, known):
                continue
            span = view.original_span(*match.span())
            hidden_from_eye = views.text[span.start : span.end] != match[0]
            yield Detection(
                "internal_url", span, match[0].lower(), score, ("pattern 0.5", f"{why} {score - 0.5:+.1f}"), evasion=hidden_from_eye
            )


def _counts(match: regex.Match[str], known: Known) -> bool:
    groups = match.groupdict()
    if groups.get("password"):
        return groups["password"].lower() not in _PLACEHOLDERS
    if groups.get("ip"):
        import ipaddress  # loaded where something looks like one

        try:
            return ipaddress.ip_address(groups["ip"]).is_private
        except ValueError:
            return False
    if groups.get("name"):
        # A public name of somebody else is no secret of this house.
        return any(f".{domain}" in match[0].lower() for domain in known.domains)
    return True


INTERNAL_URL = Detector(
    name="internal_url",
    find=_find,
    gate=(
        r"://",
        rf"\.(?:{_INSIDE})",
        "localhost",
        r"(?:intranet|vpn|jira|confluence|gitlab|jenkins|grafana|kibana|phpmyadmin|staging|sharepoint|erp|hris)\.",
    ),
    rank=90,
    what={"id": "alamat internal atau alamat berisi kata sandi", "en": "internal address, or an address with a password in it"},
    mask=hidden,
    cannot_see={
        "id": "Alamat internal dengan nama biasa di bawah domain publik; daftarkan sebagai istilah rahasia.",
        "en": "Internal addresses with an ordinary name under a public domain; register those as confidential terms.",
    },
)

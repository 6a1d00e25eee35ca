"""Access tokens of providers: a word that gives the provider away, then its exact shape, then enough chance in it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection


@dataclass(frozen=True, slots=True)
class _Provider:
    """`word` gates in any case; `shape` is the token.

    `entropy` is its least Shannon entropy in bits a character, `kinds` how many of lower case, capitals and digits it has at the
    least: `sk-aaaaaaaaaaaaaaaaaaaaaaaa` is an example, not a token.
    """

    name: str
    word: str
    shape: str
    entropy: float = 3.0
    kinds: int = 2


# Shapes as the providers document them (read 2026-11); the prefix is part of each token, so that prose has none.
_PROVIDERS = (
    _Provider("aws_access_key", "a[ks]ia", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"),
    _Provider("gcp_api_key", "aiza", r"AIza[0-9A-Za-z_-]{35}"),
    _Provider("gcp_oauth", "ya29", r"ya29\.[0-9A-Za-z_-]{40,300}"),
    _Provider("github", "gh[pousr]_", r"gh[pousr]_[0-9A-Za-z]{36,251}"),
    _Provider("github_fine", "github_pat_", r"github_pat_[0-9A-Za-z_]{82}"),
    _Provider("gitlab", "gl[a-z]{2,6}-", r"gl(?:pat|oas|dt|rt|ptt|ft|imt|agent|soat|ffct)-[0-9A-Za-z_-]{20,120}"),
    _Provider("slack", "xox|xapp", r"xox[abeoprs]-[0-9A-Za-z-]{10,250}|xapp-\d-[0-9A-Za-z-]{20,250}"),
    _Provider("slack_webhook", "hooks.slack", r"https://hooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9+/]{40,90}"),
    _Provider("stripe", "k_live|k_test|whsec_", r"(?:sk|rk|pk)_(?:live|test|prod)_[0-9A-Za-z]{16,120}|whsec_[0-9A-Za-z+/=]{24,64}"),
    _Provider("openai", "sk-", r"sk-(?!ant-)(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,200}", 3.5, 3),
    _Provider("anthropic", "sk-ant", r"sk-ant-(?:api|admin)\d\d-[A-Za-z0-9_-]{80,120}"),
    _Provider("telegram_bot", ":aa", r"\d{8,10}:AA[0-9A-Za-z_-]{33}"),
    _Provider("jwt", "eyj", r"eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}"),
    _Provider("pem", "-----begin", r"-----BEGIN[ A-Z0-9]{0,40}PRIVATE KEY(?: BLOCK)?-----", 0.0),
    _Provider("midtrans", "mid-", r"(?:SB-)?Mid-(?:server|client)-[0-9A-Za-z_-]{16,40}"),
    _Provider("xendit", "xnd_", r"xnd_(?:public_|)(?:development|production)_[0-9A-Za-z]{30,120}"),
    _Provider("twilio", "(?:ac|sk)[0-9a-f]{8}", r"(?:AC|SK)[0-9a-f]{32}"),
    _Provider("sendgrid", r"sg\.", r"SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}"),
    _Provider("mailgun", "key-", r"key-[0-9a-f]{32}"),
    _Provider("mailchimp", "-us", r"[0-9a-f]{32}-us\d{1,2}"),
    _Provider("facebook", "eaa", r"EAA[A-Za-z0-9]{80,300}"),
    _Provider("instagram", "igqv", r"IGQV[A-Za-z0-9_-]{60,300}"),
    _Provider("linkedin", "aq[a-z0-9_-]{8}", r"AQ[A-Za-z0-9_-]{100,400}", 4.0),
    _Provider("discord", "discord", r"https://(?:ptb\.|canary\.)?discord(?:app)?\.com/api/webhooks/\d{17,20}/[A-Za-z0-9_-]{60,80}"),
    _Provider("npm", "npm_", r"npm_[0-9A-Za-z]{36}"),
    _Provider("pypi", "pypi-", r"pypi-AgE[0-9A-Za-z_-]{50,500}"),
    _Provider("shopify", "shp", r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
    _Provider("square", "sq0|eaaa", r"sq0(?:atp|csp)-[0-9A-Za-z_-]{22,43}"),
    _Provider("digitalocean", "do[opr]_v1", r"do[opr]_v1_[0-9a-f]{64}"),
    _Provider("heroku", "hrku-", r"HRKU-[0-9A-Za-z_-]{36,60}"),
    _Provider("databricks", "dapi", r"dapi[0-9a-f]{32}(?:-\d)?"),
    _Provider("hugging_face", "hf_", r"hf_[A-Za-z]{34}"),
    _Provider("cloudinary", "cloudinary", r"cloudinary://\d{10,20}:[0-9A-Za-z_-]{20,40}@[0-9A-Za-z_-]{2,40}"),
    _Provider("azure_storage", "accountkey", r"AccountKey=[0-9A-Za-z+/]{86}=="),
    _Provider("postman", "pmak-", r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}"),
    _Provider("notion", "ntn_|secret_", r"ntn_[0-9A-Za-z]{40,60}|secret_[0-9A-Za-z]{43}", 3.5),
)


@cache
def _compiled() -> tuple[tuple[_Provider, regex.Pattern[str], regex.Pattern[str]], ...]:
    return tuple((one, lazy(rf"(?i){one.word}"), lazy(rf"(?<![A-Za-z0-9_])(?:{one.shape})(?![A-Za-z0-9_])")) for one in _PROVIDERS)


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    view = views.folded
    for provider, word, shape in _compiled():
        if not word.search(view.text):
            continue
        for match in shape.finditer(view.text):
            entropy = _entropy(match[0])
            if entropy < provider.entropy or (provider.entropy and _kinds(match[0]) < provider.kinds):
                continue
            span = view.original_span(*match.span())
            why = ("pattern 0.7", f"validator entropy {entropy:.1f} +0.3")
            hidden_from_eye = views.text[span.start : span.end] != match[0]
            yield Detection("token", span, match[0], 1.0, why, evasion=hidden_from_eye, groups={"provider": provider.name})


def _entropy(text: str) -> float:
    counts, size = Counter(text), len(text)
    return -sum(count / size * math.log2(count / size) for count in counts.values())


def _kinds(text: str) -> int:
    return sum((any(map(str.islower, text)), any(map(str.isupper, text)), any(map(str.isdigit, text))))


TOKEN = Detector(
    name="token",
    find=_find,
    gate=tuple(dict.fromkeys(one.word for one in _PROVIDERS)),
    rank=95,
    what={"id": "token akses layanan", "en": "access token of a service"},
    mask=hidden,
    cannot_see={
        "id": "Token tanpa awalan yang khas; token dari penyedia yang tidak ada dalam daftar.",
        "en": "Tokens without a prefix of their own; tokens of providers that are not in the list.",
    },
)

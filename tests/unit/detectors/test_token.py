"""Tokens of providers. Each is put together here, so that no scanner of repositories takes it for a real one."""

from __future__ import annotations

import base64
import hashlib

import pytest

from smpolicy.detectors._base import Known
from smpolicy.detectors._finder import Finder
from smpolicy.detectors.token import _PROVIDERS
from smpolicy.matching.views import Views

FINDER = Finder(Known())


def chance(size: int, alphabet: str = "") -> str:
    """The same letters and digits each time, in no order."""
    raw, block = b"", b"smpolicy"
    while len(raw) < 4 * size + 64:
        block = hashlib.sha256(block).digest()
        raw += block
    text = base64.b64encode(raw).decode().replace("+", "").replace("/", "").replace("=", "")
    return "".join(alphabet[ord(char) % len(alphabet)] for char in text[:size]) if alphabet else text[:size]


HEX = "0123456789abcdef"
TOKENS = {
    "aws_access_key": "AKIA" + chance(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    "gcp_api_key": "AIza" + chance(35),
    "gcp_oauth": "ya29." + chance(60),
    "github": "ghp_" + chance(36),
    "github_fine": "github_pat_" + chance(82),
    "gitlab": "glpat-" + chance(20),
    "slack": "xoxb-" + chance(40),
    "slack_webhook": "https://hooks.slack.com/services/" + chance(44),
    "stripe": "sk_live_" + chance(24),
    "openai": "sk-proj-" + chance(48),
    "anthropic": "sk-ant-api03-" + chance(95),
    "telegram_bot": "123456789:AA" + chance(33),
    "jwt": f"eyJ{chance(30)}.eyJ{chance(40)}.{chance(43)}",
    "pem": "-----BEGIN RSA PRIVATE KEY-----",
    "midtrans": "Mid-server-" + chance(24),
    "xendit": "xnd_production_" + chance(50),
    "twilio": "AC" + chance(32, HEX),
    "sendgrid": f"SG.{chance(22)}.{chance(43)}",
    "mailgun": "key-" + chance(32, HEX),
    "mailchimp": chance(32, HEX) + "-us12",
    "facebook": "EAA" + chance(100),
    "instagram": "IGQV" + chance(80),
    "linkedin": "AQ" + chance(150),
    "discord": "https://discord.com/api/webhooks/123456789012345678/" + chance(68),
    "npm": "npm_" + chance(36),
    "pypi": "pypi-AgE" + chance(100),
    "shopify": "shpat_" + chance(32, HEX),
    "square": "sq0atp-" + chance(22),
    "digitalocean": "dop_v1_" + chance(64, HEX),
    "heroku": "HRKU-" + chance(40),
    "databricks": "dapi" + chance(32, HEX),
    "hugging_face": "hf_" + chance(34, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "cloudinary": "cloudinary://123456789012345:" + chance(27) + "@toko",
    "azure_storage": "AccountKey=" + chance(86) + "==",
    "postman": f"PMAK-{chance(24, HEX)}-{chance(34, HEX)}",
    "notion": "ntn_" + chance(46),
}


def test_every_provider_has_a_token_here() -> None:
    assert set(TOKENS) == {one.name for one in _PROVIDERS}
    assert len(TOKENS) >= 25


@pytest.mark.parametrize("provider", TOKENS)
def test_a_token_in_prose_is_found_whole(provider: str) -> None:
    text = f"Kak, pakai ini dulu ya: {TOKENS[provider]}, nanti diganti."
    found = [(text[one.span.start : one.span.end], one.groups["provider"]) for one in FINDER.find(Views(text)) if one.detector == "token"]

    assert [token for token, _ in found] == [TOKENS[provider]]
    assert [name for _, name in found] == [provider]


@pytest.mark.parametrize(
    "text",
    [
        "sk-" + "a" * 30,
        "ghp_" + "x" * 36,
        "AKIA" + "A" * 16,
        "Kursus sk-anak-dan-keluarga-di-bandung-2026",
        "npm_install dan hf_model itu apa",
        "eyJ itu awalan JWT",
        "key-value store dan AQ150",
    ],
)
def test_examples_and_words_are_no_tokens(text: str) -> None:
    assert [one for one in FINDER.find(Views(text)) if one.detector == "token"] == []

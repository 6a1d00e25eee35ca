"""Names as the policy writes them: brands, hashtags, handles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.model.match import Pattern
from smpolicy.rules._base import Context

_COINED = lazy(r"\p{Ll}\p{Lu}")


def official_names(register: str, context: Context) -> list[str]:
    """The register's names, in the order of its patterns."""
    if register == "handles":
        accounts = [one.get("handle", "") for one in context.register("accounts").get("accounts", [])]
        partners = [one.get("handle", "") for one in context.policy.get("organisation", {}).get("partners", [])]
        return [handle for handle in (*accounts, *partners) if handle.startswith("@")]
    return _names(register, context.policy.get("blueprint", {}))


def official_patterns(register: str, registers: Mapping[str, Any]) -> Iterator[Pattern]:
    """What finds the register's names in any case. Handles have none: platforms do not tell their cases apart."""
    for index, name in enumerate(_names(register, registers.get("blueprint", {}))):
        if register == "hashtags":
            # The sign stays where it is: in a list of YAML or JSON it would have to be quoted.
            yield Pattern(f"hashtags[{index}]", rf"(?i)(?<=(?<![\w&/])[#＃]){regex.escape(name)}(?!\w)", regex=True, fold=False)
        else:
            yield Pattern(f"{register}[{index}]", name, fold=False)


def is_coined(name: str) -> bool:
    """Whether a capital stands inside a word, so that the name can be no other word in small letters."""
    return _COINED.search(name) is not None


def _names(register: str, blueprint: Mapping[str, Any]) -> list[str]:
    if register == "brand_terms":
        return list(blueprint.get("brand_terms", []))
    if register == "hashtags":
        # A brand whose words would run together in small letters is a hashtag as well.
        brands = (term.replace(" ", "") for term in blueprint.get("brand_terms", []))
        listed = (tag.lstrip("#＃") for tag in blueprint.get("hashtags", []))
        return list(dict.fromkeys(one for one in (*listed, *filter(is_coined, brands)) if one))
    return []

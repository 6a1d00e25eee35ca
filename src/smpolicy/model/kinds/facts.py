"""What is derived of a subject before its rules run; the variable `facts` of every expression."""

from __future__ import annotations

from typing import TypedDict


class Facts(TypedDict):
    capacity: str
    effective_capacity: str
    account_known: bool
    account_ours: bool
    platform: str
    tags: list[str]
    relationship: str
    publish_on: str
    our_public_turns: int
    thread_kind: str
    customer_text: str
    content_type: str
    approved: list[str]
    lapsed: list[str]
    plan_item_known: bool
    own_words: int
    shared_words: int
    mentions_organisation: bool
    bio_has_clause: str
    bio_states_title: bool
    author_name: str
    owner_name: str
    functions_of_author: list[str]

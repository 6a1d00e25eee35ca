"""Drafts as plain text: the file is the text."""

from __future__ import annotations

from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.text_file import TextFile
from smpolicy.readers import markdown
from smpolicy.readers._base import Found, Reader


def read(file: TextFile, policy: PolicyHead) -> Found:
    """A post of the file's text; front matter is read where there is some, as in Markdown."""
    return (markdown.read if markdown.has_front_matter(file.text) else markdown.read_plain)(file, policy)


READER = Reader("plain_text", (".txt",), read)

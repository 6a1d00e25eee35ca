"""Drafts as plain text: the file is the text."""

from __future__ import annotations

from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.text_file import TextFile, read_office_text
from smpolicy.readers import markdown
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._old_letters import with_old_letters


def read(file: TextFile, policy: PolicyHead) -> Found:
    """A post of the file's text; front matter is read where there is some, as in Markdown."""
    found = (markdown.read if markdown.has_front_matter(file.text) else markdown.read_plain)(file, policy)
    return with_old_letters(found, file)


READER = Reader("plain_text", (".txt",), read, load=read_office_text)

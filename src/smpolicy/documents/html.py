"""Views to HTML through the templates: sandboxed, escaped, strict about names, and marked where a translation is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from smpolicy import __version__
from smpolicy.documents._base import Document, View
from smpolicy.documents._dates import long_date
from smpolicy.model.localised import Localised, say
from smpolicy.resources import resource_folder

# Controls would break the file or, as direction overrides, make a text read as another one: they are printed by name.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Page:
    """One document as HTML. `untranslated` are texts that the wanted language lacks; they are printed in the other one, marked."""

    html: str
    untranslated: tuple[str, ...]


def render_html(document: Document, view: View, lang: str, fmt: str) -> Page:
    """The document's HTML; `fmt` (`html`, `pdf`) chooses between the styles of a screen and of paper."""
    speaker = _Speaker(lang)
    template = _environment(speaker).get_template(document.template)
    return Page(template.render(view=view, fmt=fmt, lang=lang, version=__version__), tuple(speaker.untranslated))


def visible(value: Any) -> Any:
    """Text with each control character printed by name (`⟨U+202E⟩`); anything else as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _CONTROL.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", value)
    return value


@dataclass(slots=True)
class _Speaker:
    """The filters that know the language of the page."""

    lang: str
    untranslated: dict[str, None] = field(default_factory=dict)

    def t(self, **words: str) -> str:
        """The template's own words, as in `{{ t(id="Dasar", en="Basis") }}`."""
        return words[self.lang]

    def say(self, text: Localised) -> Markup:
        """A localised text; one of the other language is marked as such."""
        said = visible(say(text, self.lang))
        if not said or text.get(self.lang):
            return escape(said)
        other = next(lang for lang in text if text[lang] and visible(text[lang]) == said)
        self.untranslated[said] = None
        return Markup('<span lang="{}" class="other-language">{}</span>').format(other, said)

    def paragraphs(self, text: Localised) -> Markup:
        """A localised text with a paragraph for each blank line."""
        said = say(text, self.lang)
        lang = self.lang if text.get(self.lang) else next((one for one in text if text[one] == said), self.lang)
        parts = [part.strip() for part in _PARAGRAPH.split(said) if part.strip()]
        return Markup("").join(Markup("<p>{}</p>").format(self.say({lang: part})) for part in parts)

    def date(self, value: Any) -> str:
        """A date in words."""
        return str(visible(long_date(value, self.lang)))


def _environment(speaker: _Speaker) -> ImmutableSandboxedEnvironment:
    env = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resource_folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["t"] = speaker.t
    env.filters |= {"say": speaker.say, "paragraphs": speaker.paragraphs, "date": speaker.date}
    return env

"""Views to HTML through the templates: sandboxed, escaped, strict about names, and marked where a translation is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from smpolicy import __version__
from smpolicy.documents._audit.findings import grouped
from smpolicy.documents._base import Document, View
from smpolicy.documents._charts import Charts, Palette
from smpolicy.documents._dates import long_date, month_name
from smpolicy.documents._layout.faults import TooLong, WordsMissing
from smpolicy.documents._layout.look import PAGE_POLICY, look_view
from smpolicy.documents._layout.outline import Outline
from smpolicy.documents._layout.override import Laid, Order, overridden
from smpolicy.documents._layout.recorded import Recorded
from smpolicy.documents._layout.scrolling import scrollable
from smpolicy.documents._layout.templates import Templates, close_to_others
from smpolicy.documents._redaction import Hide
from smpolicy.errors import Fault, OutputError
from smpolicy.model.localised import Localised, say
from smpolicy.policy.look import BUILT_IN, Look

# Controls would break the file or, as direction overrides, make a text read as another one: they are printed by name.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")
# A word longer than this is no word; drawing one without a place to break costs the square of its length.
_ENDLESS = re.compile(r"\S{200,}")
_BREAK = "\u200b"
_PARAGRAPH = re.compile(r"\n\s*\n")
_TABLE_ROWS = 150
"""Rows of one table: the cost of a table grows faster than its rows, so a long one is several."""


@dataclass(frozen=True, slots=True)
class Page:
    """One document as HTML. `untranslated` are texts that the wanted language lacks; they are printed in the other one, marked.

    `templates` are the files that laid it out, `hide` is what it hides in texts. `missing` is why words stand in place of its charts.
    """

    html: str
    untranslated: tuple[str, ...]
    templates: tuple[Path, ...] = ()
    hide: Hide = str
    missing: Fault | None = None


def render_html(document: Document, view: View, lang: str, fmt: str, hide: Hide = str, halved: bool = False, look: Look = BUILT_IN) -> Page:
    """The document's HTML; `fmt` (`html`, `pdf`) chooses between the styles of a screen and of paper, `hide` blacks out terms.

    `halved`: another language will be set beside this one (`_side_by_side`), so that the style must have two columns.
    Raises `OutputError` for what is wrong with the templates of `look`.
    """
    if look.faults:
        raise OutputError(look.faults)
    order = Order(document.template, view, lang, fmt, hide, halved, look)
    laid = overridden(order) if look.templates else lay_out(order)
    return Page(
        laid.html if fmt == "pdf" else scrollable(laid.html), laid.untranslated, tuple(Path(one) for one in laid.files), hide, laid.missing
    )


def lay_out(order: Order, most: int | None = None) -> Laid:
    """The page of an order, made in this process. Raises `TooLong` where it has more than `most` characters, and what templates raise."""
    speaker = _Speaker(order.lang, order.hide)
    charts = Charts(order.lang, speaker.visible, Palette(**order.look.colours))
    loader = Recorded(Templates(order.look.templates))
    env = _environment(speaker, charts, loader, order.look)
    if order.look.templates:
        close_to_others(env)
    values = {"view": order.view, "frame": order.view.frame, "fmt": order.fmt, "lang": order.lang}
    parts = env.get_template(order.template).generate(**values, version=__version__, halved=order.halved)
    page, missing = charts.fill("".join(_within(parts, most)))
    return Laid(page, tuple(speaker.untranslated), tuple(str(one) for one in loader.files), missing)


def _within(parts: Iterable[str], most: int | None) -> Iterator[str]:
    size = 0
    for part in parts:
        size += len(part)
        if most is not None and size > most:
            raise TooLong
        yield part


@dataclass(slots=True)
class _Speaker:
    """The filters that know the language of the page."""

    lang: str
    hide: Hide
    untranslated: dict[str, None] = field(default_factory=dict)

    def visible(self, value: Any) -> Any:
        """Text without its confidential terms, control characters by name (`[U+202E]`), endless words breakable; else as it is."""
        if isinstance(value, str) and not isinstance(value, Markup):
            shown = _CONTROL.sub(lambda match: f"[U+{ord(match[0]):04X}]", self.hide(value))
            return _ENDLESS.sub(_broken, shown)
        return value

    def t(self, **words: str) -> str:
        """Words of the template itself, one for each language: `t(id="Dasar", en="Basis")`."""
        if self.lang not in words:
            raise WordsMissing(self.lang)
        return words[self.lang]

    def say(self, text: Localised) -> Markup:
        """A localised text; one of the other language is marked as such."""
        said = say(text, self.lang)
        if not said or text.get(self.lang):
            return escape(self.visible(said))
        self.untranslated[said] = None
        return Markup('<span lang="{}" class="other-language">{}</span>').format(_language_of(said, text), self.visible(said))

    def paragraphs(self, text: Localised) -> Markup:
        """A localised text with a paragraph for each blank line."""
        said = say(text, self.lang)
        lang = self.lang if text.get(self.lang) or not said else _language_of(said, text)
        parts = [part.strip() for part in _PARAGRAPH.split(said) if part.strip()]
        return Markup("").join(Markup("<p>{}</p>").format(self.say({lang: part})) for part in parts)

    def number(self, value: float) -> str:
        """A number with at most one decimal, as the language writes it: `2,5` or `2.5`."""
        text = f"{value:.1f}".removesuffix(".0")
        return text.replace(".", ",") if self.lang == "id" else text

    def month(self, value: date) -> str:
        """A month and its year."""
        return month_name(value, self.lang)

    def date(self, value: Any) -> str:
        """A date in words."""
        return str(self.visible(long_date(value, self.lang)))


def _language_of(said: str, text: Localised) -> str:
    return next(lang for lang, words in text.items() if words == said)


def _broken(run: re.Match[str]) -> str:
    """The run with a place to break, of no width, at every thirtieth character."""
    return _BREAK.join(run[0][at : at + 30] for at in range(0, len(run[0]), 30))


def _portions(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The rows of a register as the rows of one table after another."""
    stream = iter(rows)
    while portion := list(islice(stream, _TABLE_ROWS)):
        yield portion


def _short(text: str, length: int = 80) -> str:
    """The text on one line, cut with an ellipsis where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _environment(speaker: _Speaker, charts: Charts, loader: BaseLoader, look: Look) -> ImmutableSandboxedEnvironment:
    env = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=speaker.visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= {"t": speaker.t, "outline": Outline(), "look": look_view(look), "page_policy": PAGE_POLICY}
    env.filters |= {
        "say": speaker.say,
        "paragraphs": speaker.paragraphs,
        "date": speaker.date,
        "month": speaker.month,
        "number": speaker.number,
        "portions": _portions,
        "grouped": grouped,
        "drawn": charts.picture,
        "short": _short,
    }
    return env

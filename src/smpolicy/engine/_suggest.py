"""Articles of the knowledge base that a finding may offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from smpolicy.matching.ranking import Ranking
from smpolicy.model.knowledge import article_text, is_usable
from smpolicy.model.localised import LANGUAGES, Localised, say
from smpolicy.model.subject import Subject
from smpolicy.rules._thread import customer_text

_MOST = 2


class Suggestions:
    """Of the articles that may be cited on the day; none where the extra `kb` is not installed."""

    def __init__(self, kb: Mapping[str, Any], today: date) -> None:
        self._articles: Sequence[Mapping[str, Any]] = [one for one in kb.get("articles", []) if is_usable(one, today)]
        self._ranking: Ranking | None = None
        if self._articles:
            try:
                self._ranking = Ranking([article_text(one) for one in self._articles])
            except ModuleNotFoundError:
                self._articles = []

    def sentence(self, subject: Subject) -> Localised:
        """What to add to a finding's help; empty texts where no article has to do with the thread."""
        asked = customer_text(subject.fields) or str(subject.fields.get("text", ""))
        found = self._ranking.best(asked, _MOST) if self._ranking else []
        if not found:
            return dict.fromkeys(LANGUAGES, "")
        named = {
            lang: ", ".join(
                f"{self._articles[one.index].get('id', '')} ({say(self._articles[one.index].get('title', {}), lang)})" for one in found
            )
            for lang in LANGUAGES
        }
        return {"id": f" Artikel yang mungkin cocok: {named['id']}.", "en": f" Articles that may fit: {named['en']}."}

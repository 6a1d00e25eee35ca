"""The knowledge base asked: articles for a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smpolicy.app.workspace import Workspace
from smpolicy.errors import Fault, UsageError
from smpolicy.matching.ranking import Ranking
from smpolicy.model.knowledge import article_text, is_usable
from smpolicy.policy.clause import PolicyHead


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article for a question. `usable`: approved, and valid on the day."""

    article: Mapping[str, Any]
    score: float
    usable: bool


def search(workspace: Workspace[PolicyHead], question: str, today: date, most: int = 5) -> tuple[ArticleHit, ...]:
    """The articles nearest to a question, best first; of one that is an article's id, that article.

    Raises `UsageError` when there is no knowledge base, or no `kb` extra.
    """
    articles = articles_of(workspace)
    if not articles:
        raise UsageError(_no_articles())
    named = [one for one in articles if str(one.get("id", "")).casefold() == question.strip().casefold()]
    if named:
        return tuple(ArticleHit(one, 1.0, is_usable(one, today)) for one in named)
    try:
        ranking = Ranking([article_text(one) for one in articles])
    except ModuleNotFoundError:
        raise UsageError(_no_extra()) from None
    return tuple(ArticleHit(articles[one.index], one.score, is_usable(articles[one.index], today)) for one in ranking.best(question, most))


def articles_of(workspace: Workspace[PolicyHead]) -> Sequence[Mapping[str, Any]]:
    """The articles of the workspace's knowledge base."""
    found: Sequence[Mapping[str, Any]] = workspace.ruleset.registers.get("kb", {}).get("articles", [])
    return found


def _no_articles() -> Fault:
    return Fault(
        "kb",
        0,
        0,
        "no-articles",
        {"id": "ruang kerja ini tidak punya artikel pengetahuan.", "en": "this workspace has no knowledge base."},
        {"id": "Sebutkan berkasnya pada files.kb di smpolicy.yaml.", "en": "Name its file under files.kb in smpolicy.yaml."},
    )


def _no_extra() -> Fault:
    return Fault(
        "kb",
        0,
        0,
        "extra-missing",
        {"id": "pencarian memerlukan paket tambahan.", "en": "searching needs an additional package."},
        {"id": "Pasang dengan: pip install 'smpolicy[kb]'", "en": "Install it: pip install 'smpolicy[kb]'"},
    )

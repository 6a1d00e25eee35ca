"""The legal review sheets: for each draft why legal reads it, the marked text, what was found, and the decision, made or to be made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.app.legal_review import DraftForLegal, LegalReview
from smpolicy.documents._audit.findings import relative
from smpolicy.documents._audit.records import DraftApproval, draft_approvals
from smpolicy.documents._base import Document, Inputs, Run
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.laws import Basis, basis_register
from smpolicy.documents._registers.people import Directory, directory, register
from smpolicy.documents._words import CAPACITY, CONTENT, DECISION, FUNCTION, KIND, PLATFORM, ROUTE, SEVERITY, TRIGGER, word
from smpolicy.engine.marked import Stretch
from smpolicy.model.finding import Finding, Verdict
from smpolicy.model.localised import Localised
from smpolicy.model.words import Words
from smpolicy.policy.clause import Policy

TITLE = {"id": "Lembar tinjauan hukum", "en": "Legal review sheet"}
_PART: Words = {
    "text": {"id": "teks", "en": "text"},
    "note": {"id": "catatan", "en": "note"},
    "caption": {"id": "naskah", "en": "caption"},
    "hashtags": {"id": "tagar", "en": "hashtags"},
    "alt": {"id": "teks pengganti gambar", "en": "text in place of the picture"},
    "file": {"id": "nama berkas", "en": "file name"},
    "title": {"id": "judul", "en": "title"},
    "comments": {"id": "komentar dalam berkas", "en": "comment in the file"},
}


@dataclass(frozen=True, slots=True)
class Point:
    """A finding of legal's. `number` stands in the text where the finding marks it; `waiver` is the id of what covers it."""

    number: int
    marks: bool
    clause: str
    title: Localised
    basis: tuple[Basis, ...]
    severity: str
    undetermined: bool
    message: Localised
    help: Localised
    waiver: str


@dataclass(frozen=True, slots=True)
class TextView:
    """A text of the draft in pieces; the numbers are those of the points that mark a piece."""

    field: str
    pieces: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One draft. `others` counts what other functions have to decide; `missing` are functions whose approval is wanted still."""

    id: str
    path: str
    kind: str
    account: str
    capacity: str
    content: str
    author: str
    publish_at: str
    decision: str
    waits: bool
    lapsed: bool
    triggers: tuple[str, ...]
    texts: tuple[TextView, ...]
    points: tuple[Point, ...]
    others: tuple[tuple[str, int], ...]
    approvals: tuple[DraftApproval, ...]
    missing: tuple[str, ...]
    signers: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The sheets. `read` counts the drafts that were looked at; None: none were."""

    frame: Frame
    sheets: tuple[Sheet, ...]
    read: int | None


def build(policy: Policy, inputs: Inputs, lang: str) -> ReviewView:
    """The view; without a look at drafts it says so."""
    people, review = directory(policy), inputs.legal
    maker = None if review is None else _Maker(policy, people, review, basis_register(policy, lang), lang)
    return ReviewView(
        frame=frame_of(policy, TITLE, "legal_review", people, inputs.today, lang),
        sheets=() if maker is None else tuple(map(maker.sheet, maker.review.drafts)),
        read=None if review is None else review.read,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    policy: Policy
    people: Directory
    review: LegalReview
    laws: Mapping[str, Basis]
    lang: str

    def sheet(self, draft: DraftForLegal) -> Sheet:
        fields = draft.subject.fields
        account = self._account(str(fields.get("account", "")))
        routes = Counter(word(ROUTE, one.route, self.lang) for one in draft.others)
        return Sheet(
            id=draft.subject.id,
            path=relative(draft.subject.path, self.policy.root),
            kind=word(KIND, draft.subject.kind, self.lang),
            account=" ".join(
                one for one in (_platform(account, self.lang), str(account.get("handle") or fields.get("account", ""))) if one
            ),
            capacity=word(CAPACITY, str(fields.get("capacity") or account.get("capacity", "")), self.lang),
            content=word(CONTENT, str(fields.get("content_type", "")), self.lang),
            author=self.people.name(str(fields.get("author", ""))),
            publish_at=str(fields.get("publish_at", "")),
            decision=word(DECISION, draft.decided.decision, self.lang),
            waits=draft.waits,
            lapsed=draft.lapsed,
            triggers=tuple(word(TRIGGER, one, self.lang) for one in draft.triggers),
            texts=tuple(TextView(_part(one.field, self.lang), tuple(map(_piece, one.stretches))) for one in draft.texts),
            points=tuple(self._point(at, one) for at, one in enumerate((*draft.findings, *draft.waived), 1)),
            others=tuple(routes.most_common()),
            approvals=self._approvals(draft),
            missing=tuple(word(FUNCTION, one, self.lang) for one in draft.decided.needs),
            signers=tuple(self.people.name(one) for one in self.people.functions.get("legal", ())),
            digest=draft.decided.digest,
        )

    def _account(self, wanted: str) -> Mapping[str, Any]:
        return next((one for one in register(self.policy, "accounts").get("accounts", []) if one.get("id") == wanted), {})

    def _approvals(self, draft: DraftForLegal) -> tuple[DraftApproval, ...]:
        """The signatures in the draft, legal's own first."""
        signed = draft_approvals(self.policy, Run(self.review.report, (draft.subject,)), self.people, self.lang)
        return tuple(sorted(signed, key=lambda one: one.function != word(FUNCTION, "legal", self.lang)))

    def _point(self, number: int, finding: Finding) -> Point:
        clause = self.policy.clause(finding.clause.id)
        return Point(
            number=number,
            marks=finding.span is not None,
            clause=finding.name,
            title=finding.clause.title,
            basis=self._basis(clause.basis if clause else finding.clause.basis),
            severity=word(SEVERITY, finding.severity, self.lang),
            undetermined=finding.verdict is Verdict.UNDETERMINED,
            message=finding.message,
            help=finding.advice,
            waiver=finding.waiver or "",
        )

    def _basis(self, named: Iterable[str]) -> tuple[Basis, ...]:
        return tuple(self.laws[one] for one in named if one in self.laws)


def _platform(account: Mapping[str, Any], lang: str) -> str:
    return word(PLATFORM, str(account.get("platform", "")), lang)


def _part(field: str, lang: str) -> str:
    """`media[1].alt` as `teks pengganti gambar 2`."""
    name, number = field.rpartition(".")[2].partition("[")[0], re.search(r"\[(\d+)\]", field)
    return word(_PART, name, lang) + (f" {int(number[1]) + 1}" if number else "")


def _piece(stretch: Stretch) -> tuple[str, tuple[int, ...]]:
    return stretch.text, tuple(at + 1 for at in stretch.marks)


LEGAL_REVIEW = Document("legal-review", TITLE, build, "legal-review.html", of_drafts=True)

"""What was found in the texts of a batch: patterns by who asks for them, and what detectors see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from smpolicy.detectors._finder import Finder
from smpolicy.matching.matcher import Matcher, MatchTimeout
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection, Match
from smpolicy.rules._base import Undetermined

Scan = Mapping[str, tuple[Match, ...]]
"""Matches by the pattern's key in the matcher: `OWNER#key`."""


@dataclass(slots=True)
class _Text:
    scan: Scan
    views: Views
    owned: Mapping[str, Sequence[Match]] | None = None
    detections: tuple[Detection, ...] | None = None


class Texts:
    """Texts with what was found in them, each looked at once."""

    def __init__(self, matcher: Matcher, finder: Finder, owners: Iterable[str]) -> None:
        """`owners` are the names, such as those of rules, that stand before `#` in the keys of patterns."""
        self._matcher, self._finder = matcher, finder
        self._owners = frozenset(owners)
        self._local: dict[str, tuple[tuple[str, str], ...]] = {}
        self._held: dict[str, _Text] = {}
        self._undetected: list[_Text] = []

    def begin(self, texts: Iterable[str]) -> None:
        """Forgets the last batch and scans the texts of the next one end to end."""
        self._held.clear()
        self._undetected.clear()
        batch = list(dict.fromkeys(texts))
        if len(batch) < 2:  # noqa: PLR2004 - one text has nothing to be laid end to end with
            return
        try:
            scans = self._matcher.scan_batch(batch)
        except MatchTimeout:
            return  # each text is then scanned alone, and only the one that runs away is undetermined
        self._held.update((text, _Text(scan, Views(text))) for text, scan in zip(batch, scans, strict=True))
        self._undetected.extend(self._held.values())

    def scan(self, text: str) -> Scan:
        """Every pattern found in a text. Raises `Undetermined` on a timeout."""
        return self._text(text).scan

    def owned(self, text: str) -> Mapping[str, Sequence[Match]]:
        """The matches of each owner that has some, in order of place; `Match.key` is then the owner's own key."""
        held = self._text(text)
        if held.owned is None:
            found: dict[str, list[Match]] = {}
            for key, matches in held.scan.items():
                for owner, local in self._owners_of(key):
                    found.setdefault(owner, []).extend(Match(local, one.span, one.evasion, one.groups) for one in matches)
            for ours in found.values():
                ours.sort(key=lambda match: (match.span, match.key))
            held.owned = found
        return held.owned

    def detections(self, text: str) -> tuple[Detection, ...]:
        """Everything that the detectors found in a text, one for each place."""
        held = self._text(text)
        if held.detections is None and self._undetected:
            self._detect()
        if held.detections is None:
            held.detections = self._finder.find(held.views)
        return held.detections

    def _detect(self) -> None:
        batch, self._undetected = self._undetected, []
        try:
            found = self._finder.find_each([one.views for one in batch])
        except Exception:  # noqa: BLE001 - each text is then looked at alone, and only the one at fault is undetermined
            return
        for one, detections in zip(batch, found, strict=True):
            one.detections = detections

    def _text(self, text: str) -> _Text:
        if text not in self._held:
            try:
                self._held[text] = _Text(self._matcher.scan(text), Views(text))
            except MatchTimeout as timeout:
                raise Undetermined(
                    {
                        "id": f"pola {timeout.key} tidak selesai dalam batas waktu",
                        "en": f"the pattern {timeout.key} did not finish in time",
                    }
                ) from None
        return self._held[text]

    def _owners_of(self, key: str) -> tuple[tuple[str, str], ...]:
        """Who asks for the pattern of that key in the matcher, and what it is called there; a name may hold a `#` itself."""
        if key not in self._local:
            cuts = [at for at, char in enumerate(key) if char == "#"]
            self._local[key] = tuple((key[:at], key[at + 1 :]) for at in cuts if key[:at] in self._owners)
        return self._local[key]

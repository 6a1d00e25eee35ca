"""Detectors over texts: gates first, all in one automaton, then those detectors whose gate is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from smpolicy.detectors._base import Known
from smpolicy.detectors._registry import all_detectors
from smpolicy.detectors._resolve import resolve
from smpolicy.matching.automaton import Automaton, as_bytes
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection


class Finder:
    """The detectors of some names, for one organisation."""

    def __init__(self, known: Known, names: Iterable[str] | None = None) -> None:
        """All detectors where `names` is None."""
        self._known = known
        every = all_detectors()
        self._detectors = {name: one for name, one in every.items() if name in set(every if names is None else names)}

    def find(self, views: Views) -> tuple[Detection, ...]:
        """What is found in one text, one for each place, in order of place."""
        return self._found(views, _opened(_gates()[0].found_in(as_bytes(views.folded.text))))

    def find_each(self, batch: Sequence[Views]) -> list[tuple[Detection, ...]]:
        """As `find`, for many texts that are laid end to end."""
        opened = _gates()[0].found_in_each(as_bytes(views.folded.text) for views in batch)
        return [self._found(views, _opened(found)) for views, found in zip(batch, opened, strict=True)]

    def _found(self, views: Views, opened: frozenset[str]) -> tuple[Detection, ...]:
        if not opened:
            return ()
        found = [one for name, detector in self._detectors.items() if name in opened for one in detector.find(views, self._known)]
        return resolve(found, self._detectors) if found else ()


def _opened(found: Iterable[int]) -> frozenset[str]:
    """The detectors of which a gate was found, and those that have none."""
    _, owners, always = _gates()
    return always.union(*(owners[index] for index in found)) if found else always


@cache
def _gates() -> tuple[Automaton, tuple[frozenset[str], ...], frozenset[str]]:
    """The automaton of all gates, the detectors behind each expression, and the detectors without a gate."""
    owners: dict[str, set[str]] = {}
    for name, detector in all_detectors().items():
        for expression in detector.gate:
            owners.setdefault(expression, set()).add(name)
    always = frozenset(name for name, detector in all_detectors().items() if not detector.gate)
    return Automaton(tuple(owners), any_case=True), tuple(map(frozenset, owners.values())), always

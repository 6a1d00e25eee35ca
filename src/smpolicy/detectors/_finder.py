"""Detectors over texts: gates first, all in one automaton, then those detectors whose gate is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from smpolicy.detectors._base import Known
from smpolicy.detectors._foreign import detectors_named
from smpolicy.detectors._registry import all_detectors
from smpolicy.detectors._resolve import resolve
from smpolicy.matching.automaton import Automaton, as_bytes
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection


class Gates:
    """The gates of all detectors in one automaton, made when it is first asked."""

    def __init__(self, stored: Sequence[bytes] = ()) -> None:
        """`stored` is what `dump` gave, to spare the compiling."""
        self._stored = stored
        owners: dict[str, set[str]] = {}
        for name, detector in all_detectors().items():
            for expression in detector.gate:
                owners.setdefault(expression, set()).add(name)
        self._expressions = tuple(owners)
        self._owners = tuple(map(frozenset, owners.values()))
        self._always = frozenset(name for name, detector in all_detectors().items() if not detector.gate)

    def opened(self, views: Views) -> frozenset[str]:
        """The detectors of which a gate is found in a text, and those that have none."""
        return self._behind(self._automaton.found_in(as_bytes(views.folded.text)))

    def opened_each(self, batch: Sequence[Views]) -> list[frozenset[str]]:
        """As `opened`, for many texts that are laid end to end."""
        return [self._behind(found) for found in self._automaton.found_in_each(as_bytes(views.folded.text) for views in batch)]

    def dump(self) -> list[bytes]:
        """The automaton as it is for this machine's processor."""
        return self._automaton.dump()

    @cached_property
    def _automaton(self) -> Automaton:
        return Automaton(self._expressions, any_case=True, stored=self._stored)

    def _behind(self, found: set[int]) -> frozenset[str]:
        return self._always.union(*(self._owners[index] for index in found)) if found else self._always


@cache
def all_gates() -> Gates:
    """The gates that a process compiles for itself, once."""
    return Gates()


class Finder:
    """The detectors of some names, for one organisation."""

    def __init__(self, known: Known, names: Iterable[str] | None = None, gates: Gates | None = None) -> None:
        """All detectors where `names` is None."""
        self._known, self._gates = known, gates or all_gates()
        self._detectors = dict(all_detectors() if names is None else detectors_named(names))
        # Those of other packages have no part in the automaton of gates, and look at every text.
        self._ungated = frozenset(self._detectors) - frozenset(all_detectors())

    def find(self, views: Views) -> tuple[Detection, ...]:
        """What is found in one text, one for each place, in order of place."""
        return self._found(views, self._gates.opened(views))

    def find_each(self, batch: Sequence[Views]) -> list[tuple[Detection, ...]]:
        """As `find`, for many texts that are laid end to end."""
        return [self._found(views, opened) for views, opened in zip(batch, self._gates.opened_each(batch), strict=True)]

    def _found(self, views: Views, opened: frozenset[str]) -> tuple[Detection, ...]:
        opened |= self._ungated
        if not opened:
            return ()
        found = [one for name, detector in self._detectors.items() if name in opened for one in detector.find(views, self._known)]
        return resolve(found, self._detectors) if found else ()

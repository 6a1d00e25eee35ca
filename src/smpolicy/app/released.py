"""Whether the policy that calls itself a released version still is that one: told beside every other finding on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from smpolicy.errors import Fault
from smpolicy.model.localised import Localised, fill
from smpolicy.model.source import Note, Place
from smpolicy.model.subject import Subject

_CHANGED: Localised = {
    "id": "Kebijakan ini berubah sesudah dirilis sebagai versi {version}, tanpa nomor versi baru: {files}.",
    "en": "This policy was changed after its release as version {version}, without a new version: {files}.",
}
_NEXT: Localised = {
    "id": "Lihat perubahannya dengan 'smpolicy diff releases/{version} .'; naikkan version, mintakan persetujuan, lalu rilis, atau kembalikan berkasnya.",
    "en": "See what changed with 'smpolicy diff releases/{version} .'; raise version, have it approved and release it, or restore the files.",
}
_UNREADABLE: Localised = {
    "id": "Tidak dapat dipastikan apakah kebijakan ini masih sama dengan yang dirilis: {why}",
    "en": "It cannot be told whether this policy is still the one that was released: {why}",
}
_MOST_FILES = 20


def with_note(subjects: Iterable[Subject], note: Note) -> tuple[Subject, ...]:
    """Subjects, the policy among them with one more note; it stands where the policy's version does."""
    return tuple(_noted(one, note) if one.kind == "policy" else one for one in subjects)


def _noted(subject: Subject, note: Note) -> Subject:
    place = subject.place_of("version") or Place(subject.path, 0, 0)
    return replace(subject, notes=(*subject.notes, replace(note, place=place)))


def changed_note(version: str, files: Sequence[str]) -> Note:
    """That files of a released version are others now."""
    told = ", ".join(files[:_MOST_FILES]) + (", …" if len(files) > _MOST_FILES else "")
    values = {"version": version, "files": told}
    return Note("changed_after_release", Place("", 0, 0), fill(_CHANGED, values), fill(_NEXT, values), route="council")


def unreadable_note(fault: Fault) -> Note:
    """That the releases cannot be read, and why."""
    return Note("release_unreadable", Place("", 0, 0), fill(_UNREADABLE, {"why": fault.what}), fault.help, route="council")

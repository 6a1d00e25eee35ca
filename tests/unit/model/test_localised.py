"""Templates of other people's policies are filled, never executed."""

from hypothesis import given
from hypothesis import strategies as st

from smpolicy.model.localised import fill, say


def test_missing_language_falls_back() -> None:
    assert say({"id": "halo"}, "en") == "halo"
    assert say({}, "en") == ""


def test_slots_are_filled_in_the_same_language() -> None:
    text = {"id": "{what} hilang", "en": "{what} is missing"}

    assert fill(text, {"what": {"id": "label", "en": "a label"}}) == {"id": "label hilang", "en": "a label is missing"}


def test_unknown_slots_and_object_paths_stay_text() -> None:
    assert fill({"en": "{nope} {matched.__class__} {0}"}, {"matched": "x"}) == {"en": "{nope} {matched.__class__} {0}"}


@given(st.text(), st.text())
def test_values_are_not_templates(template: str, value: str) -> None:
    assert fill({"en": "{matched}"}, {"matched": "{other}", "other": value}) == {"en": "{other}"}
    fill({"en": template}, {"matched": value})

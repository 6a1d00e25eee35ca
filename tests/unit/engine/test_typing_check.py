"""A field typo in an expression is a policy error with an offset, not a rule that never fires."""

import pytest

from smpolicy.engine.typing_check import ExpressionFault, TypeChecker, missing_field
from smpolicy.rules._base import Expression


@pytest.fixture(scope="module")
def checker() -> TypeChecker:
    return TypeChecker()


@pytest.fixture(scope="module")
def settings(checker: TypeChecker) -> str:
    return checker.settings_type("Settings_test", {"max": 3, "share": 0.5, "names": ["a"]})


@pytest.mark.parametrize(
    ("source", "kind", "returns"),
    [
        ("has(subject.offer) && subject.offer.value == '20%'", "post", "bool"),
        ("settings.max + 1", "reply", "int"),
        ("settings.share > 0.1", "team", "bool"),
        ("sum(team.hours.rows.map(r, r.hours)) > 39.5", "team", "bool"),
        ("size(unique(team.people.map(p, p.department))) >= 2", "team", "bool"),
        ("days(today) - days(team.council.last_meeting) <= 30", "team", "bool"),
        ("declared_none('media')", "post", "bool"),
        ("'x' in team.community.roles && size(team.community.roles['x']) > 1", "team", "bool"),
        ("accounts.exists(a, a.primary_admin == subject.id)", "account", "bool"),
    ],
)
def test_well_typed(checker: TypeChecker, settings: str, source: str, kind: str, returns: str) -> None:
    checker.check(Expression("that", source, returns), kind, settings, {})


@pytest.mark.parametrize(
    ("source", "kind", "returns", "offset", "part_of_reason"),
    [
        ("subject.offer.valu == '20%'", "post", "bool", 13, "valu"),
        ("settings.share > 1", "team", "bool", 15, "no matching overload"),
        ("settings.max", "reply", "bool", 0, "bool is expected"),
        ("subject.people.size() > 0", "post", "bool", 7, "people"),
        ("subject.text ==", "post", "bool", 14, "Syntax error"),
    ],
)
def test_ill_typed(checker: TypeChecker, settings: str, source: str, kind: str, returns: str, offset: int, part_of_reason: str) -> None:
    with pytest.raises(ExpressionFault) as caught:
        checker.check(Expression("that", source, returns), kind, settings, {})

    assert part_of_reason in caught.value.reason
    assert caught.value.offset == offset


def test_elements_of_lists_are_typed_too(checker: TypeChecker, settings: str) -> None:
    lists = {"for_each": "team.people.filter(p, p.employment == 'vendor')"}
    good = Expression("that", "has(item.contract)", "bool", {"item": "for_each"})
    bad = Expression("that", "has(item.contrat)", "bool", {"item": "for_each"})

    checker.check(good, "team", settings, lists)
    with pytest.raises(ExpressionFault) as caught:
        checker.check(bad, "team", settings, lists)
    name, known = missing_field(caught.value.reason) or ("", ())
    assert name == "contrat"
    assert "contract" in known
    assert caught.value.offset == len("has")  # the checker points at the macro


def test_settings_of_any_name(checker: TypeChecker) -> None:
    names = {"fold_chars": 1, "foldChars": 2, "max-turns": 3, "": 4, "é": 1, "a b": 1}
    settings = checker.settings_type("Settings_names", names)

    checker.check(Expression("that", "settings.fold_chars + settings.foldChars > 2"), "post", settings, {})

"""Templates of an organisation's own: they extend the shipped ones, and what is wrong with them is told by file and line, in bounds."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment

from smpolicy.documents._base import Inputs
from smpolicy.documents._layout import override
from smpolicy.documents._layout.fault_texts import TEXTS
from smpolicy.documents._layout.look import PAGE_POLICY
from smpolicy.documents._layout.override import Bounds, Order, overridden
from smpolicy.documents._layout.templates import Templates
from smpolicy.documents.render import all_documents, render_page
from smpolicy.errors import Fault, OutputError
from smpolicy.model.localised import LANGUAGES
from smpolicy.policy.clause import Policy
from smpolicy.policy.look import Look, TemplateFile
from smpolicy.policy.look_files import shipped_templates

TODAY = date(2026, 11, 24)
CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "templates" / "overrides.yaml").read_text(encoding="utf-8"))
BODY = '{{% extends "smpolicy/policy.html" %}}\n{{% block body %}}\n{}\n{{% endblock %}}\n'


def look_of(files: dict[str, str]) -> Look:
    return Look(templates=tuple(TemplateFile(name, f"templates/{name}", text) for name, text in files.items()))


def fault_of(policy: Policy, look: Look) -> Fault:
    with pytest.raises(OutputError) as raised:
        render_page("policy", replace(policy, look=look), Inputs(TODAY), "id", "html")
    (fault,) = raised.value.faults
    return fault


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(policy: Policy, case: dict[str, Any]) -> None:
    look = look_of(case.get("files") or {"policy.html": BODY.format(case["body"])})
    if "fault" not in case:
        page = render_page(case.get("document", "policy"), replace(policy, look=look), Inputs(TODAY), "id", "html")
        assert [one for one in case["shows"] if one not in page.html] == []
        assert [one for one in case.get("never", ()) if one in page.html] == []
        return
    fault = fault_of(policy, look)
    assert case["fault"] in (f"{fault.file}:{fault.line} {fault.code}", fault.code)
    assert [word for word in case.get("says", ()) if word not in fault.say("en")] == []
    assert fault.what["id"] != fault.what["en"]
    assert fault.help["id"]
    assert fault.help["en"]


def test_every_cause_is_tried() -> None:
    tried = {case["fault"].rpartition(" ")[2] for case in CASES if "fault" in case}
    assert set(TEXTS) - tried == {"template-time", "template-memory", "template-large"}, "those have tests of their own"


def order(policy: Policy, body: str) -> Order:
    view = all_documents()["policy"].build(policy, Inputs(TODAY), "id")
    return Order("policy.html", view, "id", "html", str, halved=False, look=look_of({"policy.html": body}))


@pytest.mark.parametrize(
    ("code", "line", "bounds", "body"),
    [
        (
            "template-time",
            4,
            Bounds(seconds=2),
            BODY.format("{% for i in range(100000) %}\n{% for j in range(100000) %}{% endfor %}{% endfor %}"),
        ),
        ("template-memory", 3, Bounds(memory=400 << 20), BODY.format("{{ 'x' * 4000000000 }}")),
        ("template-memory", None, Bounds(memory=400 << 20), BODY.format("{% for i in range(100000) %}{{ 'x' * 90000 }}{% endfor %}")),
        ("template-large", 0, Bounds(characters=2 << 20), "{% for i in range(3000) %}{{ 'x y ' * 1000 }}\n{% endfor %}"),
    ],
)
def test_a_template_that_asks_for_too_much_is_stopped(policy: Policy, code: str, line: int | None, bounds: Bounds, body: str) -> None:
    began = time.monotonic()
    with pytest.raises(OutputError) as raised:
        overridden(order(policy, body), bounds)
    (fault,) = raised.value.faults
    assert (fault.code, fault.file) == (code, "templates/policy.html")
    assert line is None or fault.line == line
    assert "--built-in-layout" in fault.say("id")
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    ("code", "stdout"), [(0, b"{"), (0, b'{"html": "x"}'), (0, b'{"fault": {"file": "x"}}'), (0, b"[]"), (1, b""), (-9, b"")]
)
def test_a_child_that_says_nonsense_is_a_fault(policy: Policy, monkeypatch: pytest.MonkeyPatch, code: int, stdout: bytes) -> None:
    class Ended:
        returncode, stderr = code, b"Traceback\nValueError: x"

    Ended.stdout = stdout
    monkeypatch.setattr(override.subprocess, "run", lambda *args, **options: Ended)
    assert fault_of(policy, look_of({"policy.html": "x"})).file == "templates/policy.html"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_override_changes_nothing(policy: Policy, lang: str) -> None:
    shipped = {name: f'{{% extends "smpolicy/{name}" %}}' for name in ("policy.html", "base.html")}
    same = render_page("policy", replace(policy, look=look_of(shipped)), Inputs(TODAY), lang, "html")
    built_in = render_page("policy", policy, Inputs(TODAY), lang, "html")
    assert same.html == built_in.html
    assert same.untranslated == built_in.untranslated
    assert {path.name for path in built_in.templates} <= {path.name for path in same.templates}


def test_templates_that_counted_are_known(policy: Policy) -> None:
    look = look_of({"policy.html": '{% extends "smpolicy/policy.html" %}', "guide.html": "not read"})
    page = render_page("policy", replace(policy, look=look), Inputs(TODAY), "id", "html")
    own = [str(path) for path in page.templates if str(path).startswith("templates/")]
    assert own == [str(Path("templates/policy.html"))]


def test_faults_of_the_folder_stop_printing_alone(policy: Policy) -> None:
    broken = Fault("templates/a.html", 0, 0, "file-too-large", {"id": "a", "en": "b"})
    assert fault_of(policy, Look(faults=(broken,))) == broken


def test_every_shipped_template_is_found_by_its_prefix() -> None:
    templates = Templates(look_of(dict.fromkeys(shipped_templates(), "own")).templates)
    sources = {name: templates.get_source(Environment(), f"smpolicy/{name}")[0] for name in shipped_templates()}
    assert "own" not in sources.values()
    assert {templates.get_source(Environment(), name)[0] for name in shipped_templates()} == {"own"}


@pytest.mark.parametrize("fmt", ["html", "pdf"])
def test_every_page_forbids_itself_the_world(policy: Policy, fmt: str) -> None:
    html = render_page("guide", policy, Inputs(TODAY), "en", fmt).html
    assert f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">' in html[:400]
    assert PAGE_POLICY.startswith("default-src 'none'")

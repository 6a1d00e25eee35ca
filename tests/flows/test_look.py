"""An organisation's own look through the program: logo, colours and templates, archived as well as the built-in look is."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import page as validator
import pytest
from PIL import Image, ImageDraw

from smpolicy import bootstrap
from smpolicy.bootstrap import printing
from smpolicy.documents._base import Inputs
from smpolicy.documents.render import all_documents, write_documents
from smpolicy.policy.look import Look

from .conftest import Done, Program

CASES = Path(__file__).parents[1] / "cases" / "documents"
TODAY = date(2026, 11, 24)
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><defs><linearGradient id="a"><stop offset="0" stop-color="#0b5d3b"/>
<stop offset="1" stop-color="#fff" stop-opacity=".4"/></linearGradient></defs><rect width="90" height="30" fill="url(#a)"/></svg>"""
OVERRIDE = """{% extends "smpolicy/base.html" %}
{% block cover_note %}<p class="small">{{ t(id="Dicetak untuk rapat anggota.", en="Printed for the members' meeting.") }}</p>{% endblock %}
"""


def picture(mode: str, form: str) -> bytes:
    image = Image.new(mode, (120, 60), "white" if mode != "RGBA" else (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 110, 50), fill=(11, 93, 59, 160) if mode == "RGBA" else (11, 93, 59))
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


LOGOS = {"logo.svg": SVG.encode(), "logo.png": picture("RGBA", "PNG"), "logo.jpg": picture("RGB", "JPEG")}


@dataclass(frozen=True)
class Clothed:
    """A workspace of its own look, and the program in it."""

    root: Path
    run: Program

    def render(self, *more: str) -> Done:
        return self.run("render", "guide", "--format", "html", "--lang", "en", "--today", "2026-11-24", *more)

    def template(self, name: str, text: str) -> None:
        path = self.root / "templates" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def clothed(tmp_path: Path) -> Callable[[str], Clothed]:
    def made(logo: str) -> Clothed:
        root = shutil.copytree(CASES / "_workspace", tmp_path / "ruang")
        (root / "brand").mkdir()
        (root / "brand" / logo).write_bytes(LOGOS[logo])
        policy = root / "smpolicy.yaml"
        said = policy.read_text(encoding="utf-8")
        look = f'organisation:\n  look: {{logo: brand/{logo}, colours: {{accent: "#0B5D3B"}}}}\n'
        assert said.count("\norganisation:\n") == 1
        policy.write_text(said.replace("\norganisation:\n", f"\n{look}"), encoding="utf-8")
        (tmp_path / "home").mkdir()
        return Clothed(root, Program(root, tmp_path / "home"))

    return made


@pytest.mark.parametrize(("logo", "name"), [("logo.svg", "council-charter"), ("logo.png", "guide"), ("logo.jpg", "exec-brief")])
def test_a_logo_and_a_template_are_archived_like_everything(
    clothed: Callable[[str], Clothed], logo: str, name: str, tmp_path: Path
) -> None:
    workspace = clothed(logo)
    workspace.template("base.html", OVERRIDE)
    policy = bootstrap.open_workspace(workspace.root).policy
    (written,) = write_documents([name], policy, Inputs(TODAY), ["id"], ["pdf"], tmp_path / "out")
    for profile in ("2a", "ua1"):
        report = validator.validate_pdf(str(written.path), profile=profile)
        assert [(one.rule_id, one.message) for one in report.failures] == []
        assert report.is_compliant
    again = write_documents([name], policy, Inputs(TODAY), ["id"], ["pdf"], tmp_path / "again")
    assert again[0].path.read_bytes() == written.path.read_bytes()


def test_every_document_wears_the_look(clothed: Callable[[str], Clothed], tmp_path: Path) -> None:
    workspace = clothed("logo.png")
    workspace.template("base.html", OVERRIDE)
    opened = bootstrap.open_workspace(workspace.root)
    inputs = Inputs(TODAY, printing.audit(opened, TODAY, None), printing.for_legal(opened, [], TODAY))
    for written in write_documents(sorted(all_documents()), opened.policy, inputs, ["en"], ["html"], tmp_path / "out"):
        html = written.path.read_text(encoding="utf-8")
        (logo,) = re.findall(r'<img [^>]*alt="([^"]*)">', html)
        assert logo == "Koperasi Melati &lt;b&gt;Sejahtera&lt;/b&gt;"
        assert "--accent: #0b5d3b" in html
        assert ("Printed for the members" in html) == ('class="cover"' in html)


def test_what_counted_is_among_the_digests(clothed: Callable[[str], Clothed]) -> None:
    workspace = clothed("logo.svg")
    before = bootstrap.open_workspace(workspace.root).policy
    workspace.template("base.html", OVERRIDE)
    after = bootstrap.open_workspace(workspace.root).policy
    assert set(after.digests) - set(before.digests) == {"templates/base.html"}
    assert "brand/logo.svg" in before.digests
    assert before.digest != after.digest
    assert bootstrap.open_workspace(workspace.root, built_in_layout=True).policy.look == Look()


def test_a_template_that_was_added_is_noticed_by_a_check(clothed: Callable[[str], Clothed]) -> None:
    workspace = clothed("logo.svg")
    policies = []
    for _ in range(2):
        done = workspace.run("check", "smpolicy.yaml", "--format", "json", "--today", "2026-11-24")
        policies.append(done.json["policy"]["digest"])
        workspace.template("base.html", OVERRIDE)
    assert policies[0] != policies[1]


def test_a_broken_template_stops_and_the_built_in_layout_prints(clothed: Callable[[str], Clothed]) -> None:
    workspace = clothed("logo.svg")
    workspace.template("guide.html", '{% extends "smpolicy/guide.html" %}\n{% block body %}\n{{ view.pasangan }}\n{% endblock %}\n')
    done = workspace.render()
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("templates/guide.html:3:1: there is no 'pasangan' here.")
    assert not (workspace.root / "out").exists()
    done = workspace.render("--built-in-layout")
    assert (done.code, done.stderr) == (0, "")
    html = (workspace.root / "out" / "guide.en.html").read_text(encoding="utf-8")
    assert "<img" not in html
    assert "#0b5d3b" not in html.lower()


@pytest.mark.parametrize(
    ("name", "target", "fault"),
    [
        ("templates", "..", "templates: this link points outside"),
        ("templates/kop.html", "../../luar.html", "templates/kop.html: this link points outside"),
        ("templates/lain", "../../", "templates/lain: this link points outside"),
        ("templates/kop.html", "tiada.html", "templates/kop.html: there is no such file"),
    ],
)
def test_no_template_is_read_from_outside(clothed: Callable[[str], Clothed], name: str, target: str, fault: str) -> None:
    workspace = clothed("logo.svg")
    (workspace.root.parent / "luar.html").write_text("rahasia", encoding="utf-8")
    path = workspace.root / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(target)
    done = workspace.render()
    assert done.code == 2
    assert fault in done.stderr
    assert workspace.run("check", "drafts", "--today", "2026-11-24").code in (0, 1), "a check prints nothing, and goes on"


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("guide.html", "x" * 300_000, "templates/guide.html: it holds more than 262144 bytes"),
        ("gide.html", "x", "templates/gide.html: there is no shipped template 'gide.html', did you mean 'guide.html'?"),
        ("smpolicy/guide.html", "x", "templates/smpolicy/guide.html: the name 'smpolicy/' means"),
        ("a/b/c/d/e.html", "x", "templates: this folder holds more than 100 templates or 4 levels"),
    ],
)
def test_a_folder_that_cannot_be_used(clothed: Callable[[str], Clothed], name: str, text: str, fault: str) -> None:
    workspace = clothed("logo.svg")
    path = workspace.root / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    done = workspace.render()
    assert done.code == 2
    assert fault in done.stderr


def test_other_files_of_the_folder_are_let_be(clothed: Callable[[str], Clothed]) -> None:
    workspace = clothed("logo.svg")
    workspace.template("catatan.txt", "x" * 1_000_000)
    assert workspace.render().code == 0


def test_a_comparison_wears_the_look_of_the_new_policy(clothed: Callable[[str], Clothed]) -> None:
    workspace = clothed("logo.svg")
    old = CASES / "_workspace"
    asked = ("diff", old, ".", "--format", "html", "--output", "out.html", "--today", "2026-11-24")
    assert workspace.run(*asked).code == 1
    assert "<img" in (workspace.root / "out.html").read_text(encoding="utf-8")
    (workspace.root / "out.html").unlink()
    workspace.template("comparison.html", '{% extends "smpolicy/comparison.html" %}\n{% block body %}{{ view.lama }}{% endblock %}')
    done = workspace.run(*asked)
    assert (done.code, (workspace.root / "out.html").exists()) == (2, False)
    assert done.stderr.startswith("templates/comparison.html:2:1: there is no 'lama' here")
    assert workspace.run(*asked, "--built-in-layout").code == 1
    assert "<img" not in (workspace.root / "out.html").read_text(encoding="utf-8")

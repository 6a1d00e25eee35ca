"""Documents that are kept: made, signed, and years later held against what they were made of."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import page as validator
import pikepdf
import pytest

from ..unit.documents.keys import PASSPHRASE, authority, person  # noqa: TID252 - tests are no package that could be named
from .conftest import DRAFTS, POLICY, Program

TODAY = ("--today", "2026-11-22")
HTML = ("--format", "html", *TODAY)
SECRET = {"SMPOLICY_PASSPHRASE": PASSPHRASE.decode()}


@dataclass(frozen=True)
class Archive:
    """An audit report as PDF/A-3a with a signature, drawn once; `folder` holds it, `keys` the signer's key and two certificates."""

    folder: Path
    keys: Path


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, issuer = tmp_path_factory.mktemp("keys"), authority()
    (folder / "key.p12").write_bytes(person(issuer).p12())
    (folder / "expired.p12").write_bytes(person(issuer, days=-2, begins=-30).p12())
    (folder / "issuer.pem").write_bytes(issuer.pem)
    (folder / "stranger.pem").write_bytes(authority().pem)
    (folder / "passphrase").write_bytes(PASSPHRASE + b"\n")
    return folder


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, keys: Path) -> Archive:
    base = tmp_path_factory.mktemp("archive")
    root = base / "workspace"
    (root / "drafts").mkdir(parents=True)
    (root / "smpolicy.yaml").write_text(POLICY, encoding="utf-8")
    (root / "waivers.yaml").write_text("schema: smpolicy/1\nkind: waivers\nwaivers: []\n", encoding="utf-8")
    (root / "team.yaml").write_text("schema: smpolicy/1\nkind: team\npeople: [{id: dewi, name: Dewi, roles: [legal]}]\n", encoding="utf-8")
    for name, text in DRAFTS.items():
        (root / "drafts" / name).write_text(text, encoding="utf-8")
    program = Program(root, base)
    command = ("audit", "report", "--archive", "3a", "--sign", keys / "key.p12", "--passphrase-file", keys / "passphrase", *TODAY)
    done = program(*command, "--output", base / "out")
    assert done.code == 0, done.stderr
    assert done.stdout == f"{base}/out/audit-report.en.pdf\n{base}/out/audit-report.en.pdf.p7s\n"
    return Archive(base, keys)


@pytest.fixture
def kept(archive: Archive, tmp_path: Path) -> Program:
    """The program in a copy of the archive's workspace, with the documents in `out`."""
    root = shutil.copytree(archive.folder / "workspace", tmp_path / "kept")
    shutil.copytree(archive.folder / "out", root / "out")
    return Program(root, tmp_path)


def changes(done: object) -> list[tuple[str, str, str]]:
    return [(one["group"], one["name"], one["change"]) for one in done.json["differences"]]  # type: ignore[attr-defined]


def verified(program: Program, *more: str | Path, file: str = "out/audit-report.en.pdf") -> object:
    return program("audit", "verify", file, "--format", "json", *more)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_file_with_attachments_meets_both_standards(archive: Archive, profile: str) -> None:
    report = validator.validate_pdf(str(archive.folder / "out" / "audit-report.en.pdf"), profile=profile)
    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


def test_the_findings_are_attached_masked_and_once(archive: Archive) -> None:
    with pikepdf.open(archive.folder / "out" / "audit-report.en.pdf") as pdf:
        held = {name: one.get_file().read_bytes() for name, one in pdf.attachments.items()}
        relations = [(str(one.UF), str(one.AFRelationship), str(one.EF.F.Subtype)) for one in pdf.Root.AF]
    assert relations == [(name, "/Data", "/application/json") for name in ("findings.json", "smpolicy-manifest.json")]
    report = json.loads(held["findings.json"])
    assert report["schema"] == "smpolicy/report/1"
    (phone,) = [one for one in report["findings"] if one["rule"] == "UJI-01"]
    assert (phone["path"], phone["excerpt"]) == ("drafts/error.md", "0812••••7890")
    assert b"0812-3456" not in held["findings.json"]
    assert json.loads(held["smpolicy-manifest.json"])["inputs"]["files"].keys() == {
        "smpolicy.yaml", "team.yaml", "waivers.yaml", *(f"drafts/{name}" for name in DRAFTS),
    }  # fmt: skip


def test_made_again_elsewhere_it_is_the_same(archive: Archive, kept: Program) -> None:
    outside = Program(kept.folder.parent, kept.home)
    command = ("audit", "report", "--archive", "3a", "--workspace", "kept", "--output", "anew", *TODAY)
    done = outside(*command)
    assert done.code == 0, done.stderr
    made = (archive.folder / "out" / "audit-report.en.pdf").read_bytes()
    assert (kept.folder.parent / "anew" / "audit-report.en.pdf").read_bytes() == made


def test_nothing_changed(kept: Program, archive: Archive) -> None:
    done = verified(kept, "--trust", archive.keys / "issuer.pem", "--redraw")
    assert (done.code, done.stderr) == (0, "")
    told = done.json
    assert (told["result"], told["differences"], told["versions"], told["redrawn"]) == ("same", [], [], True)
    signature = told["signature"]
    assert (signature["intact"], signature["trusted"], signature["signer"]) == (True, True, "Dewi Uji, Lumbung Uji")


def test_each_change_is_named(kept: Program) -> None:
    root = kept.folder
    (root / "team.yaml").write_text((root / "team.yaml").read_text(encoding="utf-8").replace("Dewi", "Ayu"), encoding="utf-8")
    (root / "drafts" / "info.md").unlink()
    (root / "drafts" / "late.md").write_text("---\nkind: post\nid: D-9\n---\nSelamat pagi.\n", encoding="utf-8")
    done = verified(kept)
    assert done.code == 1
    assert changes(done) == [
        ("files", "drafts/info.md", "vanished"),
        ("files", "drafts/late.md", "added"),
        ("files", "team.yaml", "changed"),
    ]
    told = kept("audit", "verify", "out/audit-report.en.pdf", "--lang", "id")
    assert told.code == 1
    for line in ("  hilang: drafts/info.md", "  baru: drafts/late.md", "  berubah: team.yaml"):
        assert line in told.stdout.splitlines()


def test_a_policy_that_broke_is_told_all_the_same(kept: Program) -> None:
    (kept.folder / "smpolicy.yaml").write_text("schema: smpolicy/1\n", encoding="utf-8")
    done = verified(kept)
    assert done.code == 1
    assert changes(done) == [("files", "smpolicy.yaml", "changed")]
    assert done.json["untold"]


def test_a_draft_that_cannot_be_read_leaves_it_open(kept: Program) -> None:
    (kept.folder / "drafts" / "bad.md").write_text("---\nkind: post\n", encoding="utf-8")
    done = verified(kept)
    assert (done.code, done.json["result"]) == (2, "unknown")
    assert "drafts/bad.md" in done.json["untold"][0]


def test_a_changed_file_does_not_fit_its_signature(kept: Program) -> None:
    path = kept.folder / "out" / "audit-report.en.pdf"
    path.write_bytes(path.read_bytes().replace(b"Uji", b"Uja", 1) + b"\n")
    done = verified(kept, "--redraw")
    assert done.code == 1
    assert (done.json["differences"], done.json["signature"]["intact"], done.json["redrawn"]) == ([], False, False)
    told = kept("audit", "verify", "out/audit-report.en.pdf")
    assert "does NOT fit" in told.stdout


def test_whom_to_trust(kept: Program, archive: Archive) -> None:
    unknown = verified(kept)
    assert (unknown.code, unknown.json["signature"]["trusted"]) == (0, None)
    assert "--trust" in kept("audit", "verify", "out/audit-report.en.pdf").stdout
    stranger = verified(kept, "--trust", archive.keys / "stranger.pem")
    assert (stranger.code, stranger.json["signature"]["trusted"]) == (1, False)
    (kept.folder / "out" / "audit-report.en.pdf.p7s").rename(kept.folder / "elsewhere")
    assert verified(kept).json["signature"] is None
    assert "no signature" in kept("audit", "verify", "out/audit-report.en.pdf").stdout
    assert verified(kept, "--trust", archive.keys / "issuer.pem").code == 2
    assert verified(kept, "--signature", "elsewhere").json["signature"]["intact"]
    assert verified(kept, "--signature", "nowhere").code == 2


@pytest.mark.parametrize("lang", ["en", "id"])
def test_html_is_verified_too(smpolicy: Program, workspace: Path, lang: str) -> None:
    assert smpolicy("render", "policy", *HTML, "--lang", lang).code == 0
    file = f"out/policy.{lang}.html"
    done = verified(smpolicy, "--redraw", file=file)
    assert (done.code, done.json["redrawn"]) == (0, True)
    assert done.json["manifest"]["run"] is None
    (workspace / "drafts" / "info.md").unlink()
    assert verified(smpolicy, file=file).code == 0
    (workspace / "waivers.yaml").write_text("schema: smpolicy/1\nkind: waivers\nwaivers: [] # none\n", encoding="utf-8")
    assert changes(verified(smpolicy, file=file)) == [("files", "waivers.yaml", "changed")]


def test_a_period_keeps_what_came_later_out(smpolicy: Program, workspace: Path) -> None:
    for name, day in (("in", "2026-10-01"), ("before", "2026-07-02")):
        text = f"---\nkind: post\nid: P-{name}\npublish_at: {day}\n---\nSelamat pagi.\n"
        (workspace / "drafts" / f"{name}.md").write_text(text, encoding="utf-8")
    assert smpolicy("audit", "report", "--period", "2026-Q4", "--format", "html", "--today", "2027-02-01").code == 0
    file = "out/audit-report.en.html"
    done = verified(smpolicy, file=file)
    assert done.code == 0
    drafts = {name for name in done.json["manifest"]["inputs"]["files"] if name.startswith("drafts/")}
    assert drafts == {"drafts/in.md", "drafts/before.md"}  # the period before is printed beside
    late = workspace / "drafts" / "late.md"
    late.write_text("---\nkind: post\nid: P-late\npublish_at: 2027-03-01\n---\nSelamat pagi.\n", encoding="utf-8")
    assert verified(smpolicy, file=file).code == 0
    late.write_text("---\nkind: post\nid: P-late\npublish_at: 2026-12-24\n---\nSelamat pagi.\n", encoding="utf-8")
    assert changes(verified(smpolicy, file=file)) == [("files", "drafts/late.md", "added")]


def test_a_manifest_that_points_outside_reads_nothing_there(smpolicy: Program, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("rahasia", encoding="utf-8")
    (workspace / "team.yaml").unlink()
    (workspace / "team.yaml").symlink_to(tmp_path / "secret")
    (workspace / "smpolicy.yaml").write_text(POLICY.replace(", team: team.yaml", ""), encoding="utf-8")
    assert smpolicy("render", "policy", *HTML).code == 0
    path = workspace / "out" / "policy.en.html"
    odd = {"../secret": "0" * 64, str(tmp_path / "secret"): "0" * 64, "team.yaml": "0" * 64}
    text = path.read_text(encoding="utf-8")
    head, files, rest = re.split(r'(?<="files":)(\{.*?\})', text, maxsplit=1)
    path.write_text(head + json.dumps(json.loads(files) | odd) + rest, encoding="utf-8")
    done = verified(smpolicy, file="out/policy.en.html")
    assert done.code == 1
    assert changes(done) == sorted(("files", name, "outside") for name in odd)
    assert {one["now"] for one in done.json["differences"]} == {None}
    assert "rahasia" not in done.stdout


def test_names_in_a_manifest_steer_no_terminal(smpolicy: Program, workspace: Path) -> None:
    assert smpolicy("render", "policy", *HTML).code == 0
    path = workspace / "out" / "policy.en.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"files":{', '"files":{"a\\u001b[2Jb":"' + "0" * 64 + '",', 1), encoding="utf-8")
    done = smpolicy("audit", "verify", "out/policy.en.html")
    assert done.code == 1
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "no manifest"), (b"%PDF-1.7\n%%EOF", "damaged"), (b"<html></html>", "no manifest"), (os.urandom(5000), "no manifest")],
    ids=["empty", "hollow", "page", "noise"],
)
def test_what_smpolicy_did_not_make(smpolicy: Program, workspace: Path, content: bytes, word: str) -> None:
    (workspace / "other.pdf").write_bytes(content)
    done = smpolicy("audit", "verify", "other.pdf", "--format", "json")
    assert done.code == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("other.pdf: ")
    assert word in done.stderr
    assert done.json["errors"][0]["file"] == "other.pdf"


def test_without_a_workspace(archive: Archive, tmp_path: Path) -> None:
    lost = Program(tmp_path, tmp_path)
    file = archive.folder / "out" / "audit-report.en.pdf"
    done = lost("audit", "verify", file)
    assert done.code == 2
    assert "--workspace" in done.stderr
    assert lost("audit", "verify", file, "--workspace", archive.folder / "workspace").code == 0


@pytest.mark.parametrize(
    ("key", "secret", "word"),
    [
        ("key.p12", {"SMPOLICY_PASSPHRASE": "salah"}, "passphrase is not the right one"),
        ("key.p12", {}, "SMPOLICY_PASSPHRASE"),
        ("expired.p12", SECRET, "expired"),
        ("issuer.pem", {}, "PKCS#12"),
        ("nothing.p12", {}, "cannot be read"),
    ],
)
def test_a_key_that_cannot_sign_leaves_nothing_written(
    smpolicy: Program, workspace: Path, keys: Path, key: str, secret: dict[str, str], word: str
) -> None:
    for command in (("render", "policy"), ("audit", "report"), ("audit", "report", "--format", "json")):
        done = smpolicy(*command, "--sign", keys / key, *TODAY, **secret)
        assert (done.code, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert done.stderr.startswith(f"{keys / key}: ")
        assert word in done.stderr
    assert not (workspace / "out").exists()


def test_everything_that_is_written_can_be_signed(smpolicy: Program, workspace: Path, keys: Path) -> None:
    done = smpolicy("render", "policy", "guide", *HTML, "--sign", keys / "key.p12", **SECRET)
    assert done.code == 0, done.stderr
    names = [f"{name}.en.html{suffix}" for name in ("policy", "guide") for suffix in ("", ".p7s")]
    assert done.stdout.splitlines() == [f"out/{name}" for name in names]
    data = smpolicy("audit", "report", "--format", "json", "--sign", keys / "key.p12", *TODAY, **SECRET)
    assert data.stdout.splitlines() == ["out/audit-report.en.json", "out/audit-report.en.json.p7s"]
    table = smpolicy("audit", "report", "--format", "xlsx", "--sign", keys / "key.p12", *TODAY, **SECRET)
    assert table.stdout.splitlines() == ["out/audit-report.en.xlsx", "out/audit-report.en.xlsx.p7s"]
    assert verified(smpolicy, "--trust", keys / "issuer.pem", file="out/guide.en.html").json["signature"]["trusted"]


def test_the_passphrase_is_nowhere_told(smpolicy: Program, keys: Path) -> None:
    done = smpolicy("render", "policy", *HTML, "--sign", keys / "key.p12", SMPOLICY_PASSPHRASE="rahasia sekali")
    assert "rahasia" not in done.stdout + done.stderr
    assert smpolicy("render", "policy", "--sign", keys / "key.p12", "--passphrase", "x").code == 2


def test_a_person_at_a_terminal_is_asked_and_nobody_sees_the_answer(smpolicy: Program, workspace: Path, keys: Path) -> None:
    command = [sys.executable, "-m", "smpolicy", "render", "policy", *HTML, "--sign", str(keys / "key.p12")]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(workspace)
        os.execve(sys.executable, command, smpolicy.environment("id_ID.UTF-8"))
    seen = b""
    while b"Frasa sandi" not in seen:
        seen += os.read(terminal, 1000)
    os.write(terminal, PASSPHRASE + b"\n")
    with contextlib.suppress(OSError):  # the terminal's end
        while more := os.read(terminal, 1000):
            seen += more
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, seen
    assert PASSPHRASE not in seen
    assert (workspace / "out" / "policy.id.html.p7s").is_file()


def test_options_that_do_nothing_are_refused(smpolicy: Program, workspace: Path, keys: Path) -> None:
    for more, word in (
        (("--archive", "3a", "--format", "html"), "PDF/A"),
        (("--archive", "4"), "3a"),
        (("--passphrase-file", keys / "passphrase"), "--sign"),
        (("--sign", keys / "key.p12", "--passphrase-file", keys / "nowhere"), "passphrase file"),
    ):
        done = smpolicy("render", "policy", *more)
        assert (done.code, done.stdout) == (2, ""), more
        assert word in done.stderr
    assert not (workspace / "out").exists()


def test_without_the_library_one_line_names_the_extra(kept: Program, archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "sitecustomize.py").write_text("import sys\nsys.modules['pyhanko'] = None\n", encoding="utf-8")
    more = {"PYTHONPATH": os.pathsep.join([str(tmp_path / "hidden"), *filter(None, [os.environ.get("PYTHONPATH")])])}
    for command in (
        ("audit", "verify", "out/audit-report.en.pdf"),
        ("render", "policy", "--sign", archive.keys / "key.p12", *HTML),
    ):
        done = kept(*command, **more, **SECRET)
        assert (done.code, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert "smpolicy[sign]" in done.stderr
    assert not (kept.folder / "out" / "policy.en.html").exists()


def test_a_check_loads_neither(smpolicy: Program) -> None:
    program = "import sys; from smpolicy.cli.main import main; main(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "drafts", *TODAY, "--format", "jsonl", "--output", "found.jsonl"],
        cwd=smpolicy.folder,
        env=smpolicy.environment("en_GB.UTF-8"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "smpolicy.engine.check" in done.stdout
    assert {"pikepdf", "pyhanko", "asn1crypto", "cryptography", "weasyprint"} & set(done.stdout.split()) == set()

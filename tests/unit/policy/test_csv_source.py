"""Tables as CSV: headings in both languages, places, faults; whatever the text, an answer and no exception."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smpolicy
from smpolicy.policy._cells import cell_value, moment
from smpolicy.policy._fault_texts import TEXTS
from smpolicy.policy._input_fault_texts import INPUT_TEXTS
from smpolicy.policy._look_fault_texts import LOOK_TEXTS
from smpolicy.policy.csv_source import first_rows, parse_csv
from smpolicy.policy.headings import TABLES, kind_of_headings


def test_rows_with_numbers_texts_and_places() -> None:
    document = parse_csv('period,account,reach,mentions_kedai\n2026-10,a,42000,7\n\n"2026-11","b, c",,\n', "kpi.csv", "kpi")

    assert document.data == {
        "rows": [{"period": "2026-10", "account": "a", "reach": 42000, "mentions": {"kedai": 7}}, {"period": "2026-11", "account": "b, c"}]
    }
    assert document.texts["rows[0].reach"] == "42000"
    assert (document.place("rows[0].reach").line, document.place("rows[0].reach").column) == (2, 3)
    assert document.place("rows[1]").line == 4


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Periode;Akun;Jangkauan\n2026-10;a;5\n", {"period": "2026-10", "account": "a", "reach": 5}),
        ("PERIOD\tengagement-rate\n2026-10\t6.51\n", {"period": "2026-10", "stated_engagement_rate": 6.51}),
        ("priod,raech\n2026-10,5\n", {"period": "2026-10", "reach": 5}),
        (
            'Periode,Jangkauan,Engagement Rate\nOktober 2026,42.000,"6,51"\n',
            {"period": "2026-10", "reach": 42000, "stated_engagement_rate": 6.51},
        ),
        ("period,,reach\n2026-10,ignored,5\n", {"period": "2026-10", "reach": 5}),
        ('period,tool\n2026-10,"dua\nbaris"\n', {"period": "2026-10", "tool": "dua\nbaris"}),
    ],
)
def test_as_people_write_them(text: str, row: dict[str, object]) -> None:
    assert parse_csv(text, "kpi.csv", "kpi").data == {"rows": [row]}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("period,rechh\n2026-10,5\n", [("heading-unknown", 1, 2)]),
        ("period,zzz,period\n2026-10,5,x\n", [("heading-unknown", 1, 2), ("heading-twice", 1, 3)]),
        ("period,member name,email\n2026-10,x,y\n", [("kpi-names", 1, 1)]),
        ("period,reach\n2026-10,5,6\n", [("csv-too-wide", 2, 1)]),
        ('period,reach\n"2026-10,5\n', [("csv-broken", 2, 1)]),
        ("", [("file-empty", 0, 0)]),
        ("\n\n", [("file-empty", 0, 0)]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, faults: list[tuple[str, int, int]]) -> None:
    assert [(one.code, one.line, one.column) for one in parse_csv(text, "kpi.csv", "kpi").faults] == faults


def test_people_in_figures_are_named() -> None:
    (fault,) = parse_csv("period,member name,phone\n2026-10,x,y\n", "kpi.csv", "kpi").faults

    assert "member name, phone" in fault.what["en"]


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("period,account,reach,likes", "kpi"),
        ("Periode,Akun,Nama Anggota,No HP,NIK,Alamat,Tanggal Lahir,Suka", "kpi"),
        ("Periode,Akun,Nama,No HP,Email,Perusahaan,Suka", "kpi"),
        ("thread,at,kind,visibility", "inbox"),
        ("kind,name,industry,relation,note", "invitations"),
        ("nama;hubungan;pesan", "invitations"),
        ("Tanggal posting,Tema,Caption,Foto,Hastag,Sumber informasi", "plan"),
        ("id,text,date", "posts"),
        ("satu,dua,tiga", None),
        ("", None),
    ],
)
def test_a_table_is_known_by_its_headings(headings: str, kind: str | None) -> None:
    assert kind_of_headings((first_rows(headings) or [()])[0]) == kind


@given(st.text(alphabet=st.one_of(st.sampled_from('period,"\n\r;\t 0-5.'), st.characters(codec="utf-8", exclude_characters="\x00"))))
def test_any_text_is_answered(text: str) -> None:
    document = parse_csv(text, "t.csv", "inbox")

    assert document.faults or isinstance(document.data["rows"], list)
    first_rows(text)


def test_a_plan_as_people_keep_it() -> None:
    text = (
        "No;Akun;Tema;Captoin;Foto;Hastag/Tagar;Tanggal posting;Jam;Sumber informasi;Jenis;Penanggung jawab\n"
        "P-1;ig;panen;Panen selesai.;a.jpg; #kopi, #gayo;3 Desember 2026;09.00 WIB;Rilis 14; education;putri\n"
        "P-2;li;panen;Sampel tersedia.;tidak ada;-;46359;;;announcement;made\n"
    )
    assert parse_csv(text, "plan.csv", "plan").data == {
        "items": [
            {
                "id": "P-1", "account": "ig", "theme": "panen", "caption": "Panen selesai.", "media": ["a.jpg"], "hashtags": ["#kopi", "#gayo"],
                "publish_at": "2026-12-03T09:00:00+07:00", "sources": ["Rilis 14"], "content_type": "education", "watch": {"person": "putri"},
            },
            {
                "id": "P-2", "account": "li", "theme": "panen", "caption": "Sampel tersedia.", "media": "none", "hashtags": "none",
                "publish_at": "2026-12-03", "content_type": "announcement", "watch": {"person": "made"},
            },
        ]
    }  # fmt: skip


def test_a_heading_that_the_workspace_explained() -> None:
    assert parse_csv("Materi unggahan\nPanen\n", "p.csv", "plan", [("materi unggahan", "caption")]).data == {
        "items": [{"caption": "Panen"}]
    }


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("2026-12-03", "2026-12-03"),
        ("2026-12-03T09:00:00+07:00", "2026-12-03T09:00:00+07:00"),
        ("Kamis, 3 Desember 2026 pukul 09.00 WITA", "2026-12-03T09:00:00+08:00"),
        ("3/12/2026 9:05", "2026-12-03T09:05:00"),
        ("December 3, 2026 at 9:05 pm", "2026-12-03T21:05:00"),
        ("46359.375", "2026-12-03T09:00:00"),
        ("besok", "besok"),
        ("31 Februari 2026", "31 Februari 2026"),
        ("3 Desember", "3 Desember"),
    ],
)
def test_dates_of_cells(told: str, iso: str) -> None:
    assert moment(told) == iso


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("Edukasi", "education"),
        ("Hard Selling", "hard_sell"),
        ("soft-sell", "soft_sell"),
        ("hard_sell", "hard_sell"),
        ("hiburan", "hiburan"),
    ],
)
def test_kinds_of_content_have_the_names_people_give_them(told: str, known: str) -> None:
    assert cell_value("plan", "content_type", told) == known


@given(st.text(max_size=40))
def test_any_cell_has_a_value(told: str) -> None:
    for kind, table in TABLES.items():
        for path in table.row.__annotations__:
            cell_value(kind, path, told)


def test_a_table_of_too_many_cells_is_refused_soon() -> None:
    text = "period,account,reach,likes,shares\n" + "2026-10,a,1,2,3\n" * 30_000

    assert [one.code for one in parse_csv(text, "kpi.csv", "kpi").faults] == ["yaml-too-many"]


def test_every_fault_code_of_the_product_has_its_words() -> None:
    folder = Path(smpolicy.__file__).parent
    named = {
        code
        for file in folder.rglob("*.py")
        for code in re.findall(r'\b(?:fault|unknown)\(\s*"([a-z0-9-]+)"', file.read_text(encoding="utf-8"))
    }

    assert {code for code in named if code not in {**TEXTS, **INPUT_TEXTS, **LOOK_TEXTS}} == set()

"""Faults of templates: code -> (what, remedy), each as (Indonesian, English)."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[str, str]
_BUILT_IN: Pair = (
    "Perbaiki templatnya, atau cetak dengan tata letak bawaan: --built-in-layout.",
    "Mend the template, or print with the layout that is built in: --built-in-layout.",
)
_NAMES: Pair = ("Nama yang ada tercantum dalam docs/templates.md.", "docs/templates.md lists the names that there are.")
TEXTS: Mapping[str, tuple[Pair, Pair]] = {
    "template-syntax": (("templat tidak dapat dibaca di sini: {detail}.", "the template cannot be read here: {detail}."), _BUILT_IN),
    "template-tag": (("perintah '{name}' tidak dikenal.", "unknown tag '{name}'."), ("Yang ada: {known}.", "There are: {known}.")),
    "template-unclosed": (
        ("ada blok yang belum ditutup sebelum berkas berakhir.", "the file ends before a block is closed."),
        ("Tutup dengan endblock, endif, atau endfor yang sesuai.", "Close it by its endblock, endif or endfor."),
    ),
    "template-filter": (("penapis '{name}' tidak ada.", "there is no filter '{name}'."), _NAMES),
    "template-raw": (
        (
            "'{name}' akan mencetak teks orang sebagai HTML, dan itu tidak diperbolehkan.",
            "'{name}' would print people's text as HTML, which is not allowed.",
        ),
        ("Hapus '{name}'; teks selalu dicetak sebagai teks.", "Delete '{name}'; text is always printed as text."),
    ),
    "template-name": (("'{name}' tidak ada di sini.", "there is no '{name}' here."), _NAMES),
    "template-name-close": (
        ("'{name}' tidak ada di sini, mungkin maksud Anda '{close}'?", "there is no '{name}' here, did you mean '{close}'?"),
        _NAMES,
    ),
    "template-words": (
        ("t(...) di sini tidak punya kata untuk bahasa '{name}'.", "t(...) has no words here for the language '{name}'."),
        ('Tulis keduanya: t(id="...", en="...").', 'Write both: t(id="...", en="...").'),
    ),
    "template-missing": (
        ("templat '{name}' tidak ada.", "there is no template '{name}'."),
        (
            "Templat dicari di folder 'templates' ruang kerja, lalu di antara yang bawaan ('smpolicy/NAMA'); folder lain tidak dibaca.",
            "Templates come from the folder 'templates' of the workspace, then from those built in ('smpolicy/NAME'); no other is read.",
        ),
    ),
    "template-forbidden": (
        ("'{name}' tertutup bagi templat.", "'{name}' is closed to templates."),
        ("Gunakan hanya nilai dokumen. " + _NAMES[0], "Use the document's values alone. " + _NAMES[1]),
    ),
    "template-range": (
        ("pengulangan ini lebih dari {limit} langkah.", "this loop has more than {limit} steps."),
        ("Ulangi atas nilai dokumen saja.", "Loop over the document's values alone."),
    ),
    "template-circle": (
        ("templat ini memuat dirinya sendiri.", "this template contains itself."),
        (
            "Untuk memperluas templat bawaan bernama sama, tulis 'smpolicy/' di depan namanya.",
            "To extend the shipped template of the same name, write 'smpolicy/' before its name.",
        ),
    ),
    "template-time": (("templat belum selesai setelah {limit} detik.", "the template was not done after {limit} seconds."), _BUILT_IN),
    "template-memory": (
        ("templat memerlukan lebih dari {limit} MB memori.", "the template needs more than {limit} MB of memory."),
        _BUILT_IN,
    ),
    "template-large": (
        ("halaman lebih dari {limit} juta karakter.", "the page has more than {limit} million characters."),
        _BUILT_IN,
    ),
    "template-element": (
        ("halaman memuat '<{name}>', yang tidak boleh ada dalam dokumen.", "the page holds '<{name}>', which cannot be in a document."),
        (
            "Hapus unsur itu: dokumen harus lengkap dengan sendirinya dan tidak menjalankan apa pun.",
            "Delete it: a document is complete by itself and runs nothing.",
        ),
    ),
    "template-head": (
        (
            "kepala halaman tidak diawali baris pengaman yang bawaan.",
            "the head of the page does not begin with the built-in line that keeps it safe.",
        ),
        (
            'Tulis {% include "smpolicy/head.html" %} tepat setelah <head>.',
            'Write {% include "smpolicy/head.html" %} right after <head>.',
        ),
    ),
    "template-failed": (("templat gagal di sini: {detail}.", "the template fails here: {detail}."), _BUILT_IN),
}

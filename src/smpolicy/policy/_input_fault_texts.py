"""Faults of what is checked, drafts and tables: code -> (what, remedy), each as (Indonesian, English)."""

from __future__ import annotations

Pair = tuple[str, str]

_NOTHING: Pair = ("", "")

INPUT_TEXTS: dict[str, tuple[Pair, Pair]] = {
    # --- things to be checked
    "front-matter-open": (
        ("bagian depan yang dibuka '---' tidak ditutup.", "the front matter opened by '---' is not closed."),
        ("Tambahkan baris '---' sebelum teks draf.", "Add a line '---' before the text of the draft."),
    ),
    "front-matter-missing": (
        ("draf ini tidak punya bagian depan.", "this draft has no front matter."),
        ("Awali berkas dengan '---', 'kind:', 'account:', lalu '---'.", "Begin the file with '---', 'kind:', 'account:' and '---'."),
    ),
    "not-a-mapping": (
        ("isi berkas bukan pasangan kunci dan nilai.", "the file does not hold keys and values."),
        _NOTHING,
    ),
    "kind-missing": (
        ("tidak ada 'kind:', sehingga jenisnya tidak diketahui.", "there is no 'kind:', so nobody knows what this is."),
        ("Pilihannya: {known}.", "There are: {known}."),
    ),
    "kind-unknown": (
        ("jenis '{name}' tidak dikenal.", "unknown kind '{name}'."),
        ("Pilihannya: {known}.", "There are: {known}."),
    ),
    "kind-unknown-close": (
        ("jenis '{name}' tidak dikenal, mungkin maksud Anda '{close}'?", "unknown kind '{name}', did you mean '{close}'?"),
        _NOTHING,
    ),
    "not-checkable": (
        ("berkas berjenis '{name}' tidak diperiksa sendiri.", "a file of kind '{name}' is not checked by itself."),
        (
            "Periksa melalui ruang kerja yang memakainya: sebutkan smpolicy.yaml.",
            "Check it through the workspace that uses it: name smpolicy.yaml.",
        ),
    ),
    "suffix-unknown": (
        ("jenis berkas '{name}' tidak dapat dibaca.", "files of the type '{name}' cannot be read."),
        ("Yang dapat dibaca: {known}.", "There are: {known}."),
    ),
    "suffix-office": (
        ("berkas berformat {name} tidak dapat dibaca.", "files of the format {name} cannot be read."),
        ("Buka di aplikasinya, lalu simpan sebagai {wanted}.", "Open it in its application, and save it as {wanted}."),
    ),
    "nothing-to-check": (
        (
            "tidak ada yang dapat diperiksa di sini ({skipped} berkas dilewati).",
            "there is nothing to check here ({skipped} files skipped).",
        ),
        ("Yang dapat dibaca: {known}.", "What can be read: {known}."),
    ),
    "too-many-files": (
        ("isinya lebih dari {limit} berkas.", "it holds more than {limit} files."),
        ("Sebutkan folder yang lebih kecil.", "Name a smaller folder."),
    ),
    "link-outside": (
        ("tautan simbolis ini menunjuk ke luar folder.", "this symbolic link points outside the folder."),
        ("Salin berkasnya ke dalam folder.", "Copy the file into the folder."),
    ),
    "draft-twice": (
        ("id '{name}' sudah dipakai oleh {first}.", "the id '{name}' is already used by {first}."),
        ("Beri setiap draf id sendiri.", "Give every draft its own id."),
    ),
    "text-twice": (
        (
            "teks draf ditulis dua kali: pada 'text' dan di bawah bagian depan.",
            "the text is given twice: under 'text' and below the front matter.",
        ),
        ("Hapus salah satunya.", "Delete one of them."),
    ),
    "too-much-input": (
        ("masukan melebihi batas '{setting}' ({limit}).", "the input exceeds the limit '{setting}' ({limit})."),
        ("Periksa sebagian demi sebagian, atau naikkan setelan itu.", "Check it in parts, or raise that setting."),
    ),
    "text-missing": (
        ("draf ini tidak punya teks.", "this draft has no text."),
        ("Tulis teksnya pada 'text'.", "Write it under 'text'."),
    ),
    "office-locked": (
        (
            "berkas ini dikunci dengan kata sandi, atau berformat Office lama.",
            "this file is locked with a password, or of an old Office format.",
        ),
        ("Simpan tanpa kata sandi sebagai .xlsx atau .docx.", "Save it without a password as .xlsx or .docx."),
    ),
    "office-broken": (
        ("ini bukan berkas Office yang utuh.", "this is no whole Office file."),
        ("Buka di aplikasinya, lalu simpan ulang.", "Open it in its application and save it again."),
    ),
    "office-unreadable": (
        ("berkas Office ini tidak dapat dibaca ({reason}).", "this Office file cannot be read ({reason})."),
        ("Buka di aplikasinya, lalu simpan ulang.", "Open it in its application and save it again."),
    ),
    "office-entities": (
        (
            "berkas ini memuat definisi XML yang tidak ada dalam berkas Office, dan tidak dibuka.",
            "this file holds XML definitions that office files do not have, and is not opened.",
        ),
        (
            "Minta pengirimnya menyimpan ulang di aplikasinya; jangan buka bila Anda tidak mengenalnya.",
            "Ask the sender to save it again in its application; do not open it if you do not know them.",
        ),
    ),
    "office-macros": (
        ("berkas ini memuat makro, dan tidak dibuka.", "this file holds macros, and is not opened."),
        ("Simpan tanpa makro sebagai .xlsx atau .docx.", "Save it without macros as .xlsx or .docx."),
    ),
    "office-bomb": (
        ("isi berkas ini membengkak saat dibuka (batas {limit} MB).", "this file swells when it is unpacked (the limit is {limit} MB)."),
        (
            "Kurangi isinya, dan jangan buka berkas dari pengirim yang tidak dikenal.",
            "Cut it down, and do not open files from people you do not know.",
        ),
    ),
    "annotate-signed": (
        (
            "berkas ini ditandatangani secara digital; catatan apa pun di dalamnya menggugurkan tanda tangan itu.",
            "this file is digitally signed, and any note in it would undo the signature.",
        ),
        ("Salin tabelnya ke berkas baru, lalu ulangi.", "Copy the table into a new file, and try again."),
    ),
    "annotate-nothing": (
        ("tidak ada teks tempat komentar dapat dipasang.", "there is no text to which a comment could be fixed."),
        _NOTHING,
    ),
    "annotate-suffix": (
        ("berkas jenis ini tidak dapat diberi catatan.", "files of this type cannot be annotated."),
        ("Yang dapat: .xlsx dan .docx.", "What can: .xlsx and .docx."),
    ),
    "office-extra": (
        ("berkas Office memerlukan paket tambahan.", "Office files need an additional package."),
        ("Pasang dengan: pip install 'smpolicy[office]'", "Install it: pip install 'smpolicy[office]'"),
    ),
    "sheet-too-large": (
        (
            "lembar '{name}' lebih dari {rows} baris atau {columns} kolom.",
            "the sheet '{name}' has more than {rows} rows or {columns} columns.",
        ),
        ("Bagi menjadi beberapa lembar, dan hapus kolom kosong.", "Split it, and delete empty columns."),
    ),
    "too-many-cells": (
        ("berkas ini berisi lebih dari {limit} sel.", "this file holds more than {limit} cells."),
        (
            "Hapus baris dan kolom kosong yang berformat, atau bagi menjadi beberapa berkas.",
            "Delete empty rows and columns that have a format, or split it into several files.",
        ),
    ),
    "cell-error": (
        ("sel {name} menampilkan galat {told}.", "the cell {name} shows the error {told}."),
        ("Perbaiki rumusnya, atau tulis nilainya.", "Mend its formula, or write the value."),
    ),
    "several-tables": (
        ("berkas ini punya beberapa tabel yang cocok: {names}.", "this file has several tables that fit: {names}."),
        ("Sisakan satu.", "Leave one of them."),
    ),
    "formula-unstored": (
        (
            "rumus pada {name} belum pernah dihitung, sehingga nilainya tidak diketahui.",
            "the formula in {name} was never calculated, so nobody knows its value.",
        ),
        ("Buka di aplikasi spreadsheet, lalu simpan.", "Open it in a spreadsheet application and save it."),
    ),
    "table-unknown": (
        ("judul kolomnya bukan milik tabel yang dikenal.", "its headings are those of no table that is known."),
        (
            "Tabel yang dikenal: {known}. Sebutkan berkasnya pada 'files' di smpolicy.yaml.",
            "There are: {known}. Name the file under 'files' in smpolicy.yaml.",
        ),
    ),
    "table-empty": (
        ("tabel ini hanya berisi judul kolom.", "this table has headings, and no rows below them."),
        ("Isi barisnya; tanpa baris tidak ada yang diperiksa.", "Fill it in: without rows there is nothing to check."),
    ),
    "csv-broken": (
        ("tabel ini tidak dapat dibaca ({reason}).", "this table cannot be read ({reason})."),
        (
            "Periksa tanda kutip pada baris ini, lalu simpan lagi sebagai CSV.",
            "Look at the quotation marks of this row, and save it as CSV again.",
        ),
    ),
    "csv-too-wide": (
        (
            "baris ini punya {found} kolom, sedangkan judulnya hanya {expected}.",
            "this row has {found} columns, but there are only {expected} headings.",
        ),
        ("Apit teks yang memuat koma dengan tanda kutip.", "Put quotation marks around text that holds a comma."),
    ),
    "cell-too-long": (
        ("isi sel ini lebih dari {limit} karakter.", "this cell holds more than {limit} characters."),
        ("Pendekkan isinya.", "Shorten it."),
    ),
    "heading-unknown": (
        ("judul kolom '{name}' tidak dikenal.", "unknown column heading '{name}'."),
        ("Yang dikenal: {known}.", "There are: {known}."),
    ),
    "heading-field": (
        ("tidak ada kolom '{name}' pada tabel ini.", "there is no column '{name}' in this table."),
        ("Yang dikenal: {known}. Tanda - berarti kolomnya tidak dibaca.", "There are: {known}. A - leaves the column aside."),
    ),
    "heading-field-close": (
        (
            "tidak ada kolom '{name}' pada tabel ini, mungkin maksud Anda '{close}'?",
            "there is no column '{name}' in this table, did you mean '{close}'?",
        ),
        _NOTHING,
    ),
    "heading-twice": (
        ("judul kolom '{name}' berarti '{field}', yang sudah ada.", "the heading '{name}' means '{field}', which is there already."),
        ("Hapus salah satu kolomnya.", "Take one of the columns out."),
    ),
    "month-twice": (
        (
            "bulan {period} dari akun '{account}' sudah dievaluasi di baris {first}.",
            "the month {period} of the account '{account}' is evaluated in line {first} already.",
        ),
        ("Sisakan satu baris; hapus yang angkanya tidak berlaku.", "Leave one of the two; take out the one whose figures do not count."),
    ),
    "kpi-names": (
        ("ekspor indikator ini memuat kolom tentang orang: {names}.", "this export of figures has columns about people: {names}."),
        (
            "Angka hanya dipakai secara gabungan: hapus kolom itu sebelum dibaca.",
            "Figures are used in aggregate only: take these columns out first.",
        ),
    ),
}

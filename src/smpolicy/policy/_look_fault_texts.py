"""Faults of a look, its logo, colours and templates: code -> (what, remedy), each as (Indonesian, English)."""

from __future__ import annotations

Pair = tuple[str, str]

LOOK_TEXTS: dict[str, tuple[Pair, Pair]] = {
    # --- colours
    "colour-syntax": (
        ("'{name}' bukan warna: '{found}'.", "'{name}' is no colour: '{found}'."),
        (
            'Tulis enam angka heksadesimal dalam tanda kutip, misalnya "#0b5d3b".',
            'Write six hexadecimal digits in quotation marks, such as "#0b5d3b".',
        ),
    ),
    "colour-empty": (
        (
            "'{name}' kosong: tanpa tanda kutip, YAML membaca '#' sebagai komentar.",
            "'{name}' is empty: without quotation marks, YAML takes '#' for a comment.",
        ),
        ('Apit warnanya dengan tanda kutip, misalnya "#0b5d3b".', 'Put quotation marks around it, such as "#0b5d3b".'),
    ),
    "colour-contrast": (
        (
            "warna '{name}' {found} terlalu pucat di atas putih: kontrasnya {ratio} : 1, sedangkan teks memerlukan {least} : 1.",
            "the colour '{name}' {found} is too pale on white: its contrast is {ratio} to 1, and text needs {least} to 1.",
        ),
        ('Pilih yang lebih gelap, misalnya "{darker}".', 'Choose a darker one, such as "{darker}".'),
    ),
    # --- the logo
    "logo-missing": (
        ("berkas logo '{path}' tidak ada.", "there is no logo file '{path}'."),
        (
            "Simpan logo (SVG, PNG, atau JPEG) di ruang kerja dan tulis jalurnya dari folder smpolicy.yaml.",
            "Save the logo (SVG, PNG or JPEG) in the workspace, and write its path from the folder of smpolicy.yaml.",
        ),
    ),
    "picture-large": (
        ("gambar berukuran {size} bita, melebihi batas {limit}.", "the picture has {size} bytes, more than the limit of {limit}."),
        ("Perkecil gambarnya, atau simpan sebagai SVG.", "Make it smaller, or save it as SVG."),
    ),
    "picture-unknown": (
        ("isi berkas ini bukan SVG, PNG, atau JPEG.", "what this file holds is no SVG, PNG or JPEG."),
        ("Simpan ulang logonya dalam salah satu bentuk itu.", "Save the logo in one of these forms."),
    ),
    "picture-broken": (
        ("gambar ini rusak atau terpotong.", "this picture is damaged or cut off."),
        ("Ekspor ulang dari aplikasi asalnya.", "Export it from its application again."),
    ),
    "picture-pixels": (
        (
            "gambar {width} × {height} piksel, melebihi batas {limit} piksel per sisi.",
            "the picture has {width} × {height} pixels; {limit} on a side is the limit.",
        ),
        ("Perkecil gambarnya, atau simpan sebagai SVG.", "Make it smaller, or save it as SVG."),
    ),
    "picture-depth": (
        ("gambar ini bukan gambar 8 bit per warna.", "this picture does not have 8 bits for each colour."),
        ("Simpan ulang sebagai PNG atau JPEG RGB 8 bit.", "Save it as PNG or JPEG in RGB with 8 bits."),
    ),
    "picture-jpeg": (
        ("jenis JPEG ini tidak dapat dimuat dalam PDF.", "a JPEG of this kind cannot stand in a PDF."),
        ("Simpan ulang sebagai JPEG biasa atau PNG.", "Save it as an ordinary JPEG, or as PNG."),
    ),
    "picture-cmyk": (
        (
            "gambar ini memakai warna cetak (CMYK), sedangkan dokumen arsip (PDF/A) di sini hanya memuat RGB.",
            "this picture is in printing colours (CMYK), but the archived documents (PDF/A) hold RGB only.",
        ),
        ("Simpan ulang dalam RGB.", "Save it in RGB."),
    ),
    "svg-broken": (
        ("SVG di sini tidak dapat dibaca ({reason}).", "the SVG cannot be read here ({reason})."),
        ("Ekspor ulang dari aplikasi gambar.", "Export it from the drawing application again."),
    ),
    "svg-root": (
        ("berkas ini bukan gambar SVG: unsur pertamanya '{name}'.", "this file is no SVG picture: its first element is '{name}'."),
        ("Ekspor logonya sebagai SVG.", "Export the logo as SVG."),
    ),
    "svg-size": (
        ("SVG ini tidak menyebut bidang gambarnya ('viewBox').", "this SVG does not say which area it draws ('viewBox')."),
        ('Tambahkan viewBox="0 0 LEBAR TINGGI", atau ekspor ulang.', 'Add viewBox="0 0 WIDTH HEIGHT", or export it again.'),
    ),
    "svg-many": (
        (
            "SVG ini terlalu rumit: lebih dari {limit} unsur atau {depth} tingkat.",
            "this SVG is too intricate: more than {limit} elements or {depth} levels.",
        ),
        ("Sederhanakan gambarnya.", "Make the drawing simpler."),
    ),
    "svg-element": (
        ("'<{name}>' tidak boleh ada dalam logo.", "'<{name}>' cannot be in a logo."),
        (
            "Ekspor sebagai SVG polos yang hanya berisi bentuk, dengan tulisan diubah menjadi garis (path).",
            "Export it as plain SVG that holds shapes alone, with text turned into paths.",
        ),
    ),
    "svg-script": (
        ("'{name}' menjalankan sesuatu, dan tidak boleh ada dalam logo.", "'{name}' would run something, and cannot be in a logo."),
        ("Hapus atribut itu.", "Delete that attribute."),
    ),
    "svg-outside": (
        ("'{name}' menunjuk ke luar gambar.", "'{name}' points outside the drawing."),
        ("Hapus rujukan itu; logo harus lengkap dengan sendirinya.", "Delete it; a logo must be complete by itself."),
    ),
    "svg-style": (
        ("'{name}' dalam gaya tidak dapat dipakai di logo.", "'{name}' cannot be in the style of a logo."),
        (
            "Gunakan warna biasa seperti #0b5d3b, tanpa impor dan tanpa warna cetak.",
            "Use plain colours such as #0b5d3b, no imports and no printing colours.",
        ),
    ),
    "svg-entities": (
        ("SVG ini mendefinisikan entitas.", "this SVG defines entities."),
        ("Ekspor sebagai SVG polos, tanpa DOCTYPE.", "Export it as plain SVG, without a DOCTYPE."),
    ),
    # --- template files
    "template-outside": (
        ("tautan ini menunjuk ke luar folder 'templates'.", "this link points outside the folder 'templates'."),
        ("Salin berkasnya ke dalam folder itu.", "Copy the file into that folder."),
    ),
    "template-many": (
        (
            "folder ini memuat lebih dari {limit} templat atau {depth} tingkat folder.",
            "this folder holds more than {limit} templates or {depth} levels of folders.",
        ),
        ("Sisakan templat yang diperlukan saja.", "Leave the templates that are needed."),
    ),
    "template-reserved": (
        ("nama 'smpolicy/' dipakai untuk templat bawaan.", "the name 'smpolicy/' means the templates that are built in."),
        ("Beri nama lain pada foldernya.", "Give the folder another name."),
    ),
    "template-unused": (
        (
            "tidak ada templat bawaan bernama '{name}', dan tidak ada templat Anda yang menyebutnya.",
            "there is no shipped template '{name}', and none of yours mentions it.",
        ),
        ("Yang dapat diganti: {known}.", "What can be overridden: {known}."),
    ),
    "template-unused-close": (
        (
            "tidak ada templat bawaan bernama '{name}', mungkin maksud Anda '{close}'?",
            "there is no shipped template '{name}', did you mean '{close}'?",
        ),
        ("Ganti nama berkasnya.", "Rename the file."),
    ),
}

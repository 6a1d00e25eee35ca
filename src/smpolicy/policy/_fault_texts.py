"""Faults of policies and of any file: code -> (what, remedy), each as (Indonesian, English). `{slots}` are filled by `faults.fault`."""

from __future__ import annotations

Pair = tuple[str, str]

_NOTHING: Pair = ("", "")

_RESTORE: Pair = (
    "Kembalikan folder rilis ini dari cadangan; isi rilis tidak pernah disunting.",
    "Restore this folder from a backup; what is released is never edited.",
)

TEXTS: dict[str, tuple[Pair, Pair]] = {
    # --- files
    "file-missing": (
        ("berkas tidak ditemukan.", "there is no such file."),
        ("Periksa nama dan letaknya.", "Check its name and where it stands."),
    ),
    "file-unreadable": (
        ("berkas tidak dapat dibaca: {reason}.", "the file cannot be read: {reason}."),
        ("Periksa izin aksesnya.", "Check who may read it."),
    ),
    "file-too-large": (
        ("isinya lebih dari {limit} bita.", "it holds more than {limit} bytes."),
        ("Bagi menjadi beberapa berkas.", "Split it into several files."),
    ),
    "file-empty": (
        ("berkas kosong.", "the file is empty."),
        ("Isi berkas ini, atau hapus dari daftar.", "Fill it in, or take it off the list."),
    ),
    "not-utf8": (
        ("bita ke-{offset} bukan UTF-8 yang sah.", "byte {offset} is not valid UTF-8."),
        ("Simpan ulang berkas sebagai UTF-8.", "Save the file again as UTF-8."),
    ),
    "not-utf16": (
        ("isi berkas bukan UTF-16 yang sah.", "the file is not valid UTF-16."),
        ("Simpan ulang berkas sebagai UTF-8.", "Save the file again as UTF-8."),
    ),
    "nul-byte": (
        ("terdapat karakter NUL.", "there is a NUL character here."),
        ("Hapus karakter itu; mungkin ini bukan berkas teks.", "Delete it; perhaps this is no text file."),
    ),
    "not-a-request": (
        ("tidak ada satu objek JSON di masukan.", "there is no JSON object in the input."),
        (
            'Kirim satu objek, misalnya {"kind": "post", "account": "ID", "text": "..."}.',
            'Send one object, such as {"kind": "post", "account": "ID", "text": "..."}.',
        ),
    ),
    "half-character": (
        ("{name} hanya separuh karakter; separuhnya lagi tidak ada.", "{name} is half a character; the other half is missing."),
        ("Potong teks di antara karakter, bukan di tengahnya.", "Cut texts between characters, not within one."),
    ),
    "control-character": (
        ("terdapat karakter kendali {name}.", "there is a control character {name} here."),
        ("Hapus karakter itu.", "Delete it."),
    ),
    "outside-workspace": (
        ("'{path}' berada di luar ruang kerja.", "'{path}' lies outside the workspace."),
        ("Gunakan jalur relatif ke berkas di dalam ruang kerja.", "Use a relative path to a file inside the workspace."),
    ),
    # --- YAML
    "yaml-syntax": (
        ("penulisan YAML di sini tidak dapat dibaca: {detail}.", "the YAML cannot be read here: {detail}."),
        ("Periksa indentasi, tanda kutip, dan kurung di sekitarnya.", "Check the indentation, quotes and brackets around it."),
    ),
    "yaml-tab": (
        ("baris diawali tab, padahal indentasi YAML hanya boleh spasi.", "a tab stands where YAML wants spaces."),
        ("Ganti tab dengan spasi.", "Replace the tab by spaces."),
    ),
    "yaml-duplicate-key": (
        ("kunci '{name}' ditulis dua kali; yang pertama pada baris {first}.", "the key '{name}' is written twice; first in line {first}."),
        ("Gabungkan atau hapus salah satunya.", "Merge the two, or delete one."),
    ),
    "yaml-bad-key": (
        ("kunci harus berupa teks tunggal.", "a key must be a plain word."),
        ("Gunakan kata biasa sebagai kunci.", "Use a plain word as the key."),
    ),
    "yaml-long-key": (
        ("kunci lebih panjang daripada {limit} karakter.", "the key is longer than {limit} characters."),
        ("Perpendek kuncinya.", "Shorten it."),
    ),
    "yaml-tag": (
        ("tag '{name}' tidak dikenal.", "unknown tag '{name}'."),
        ("Hapus tag itu; jenis nilai ditentukan oleh kuncinya.", "Delete it; the key says what kind of value this is."),
    ),
    "yaml-alias-unknown": (
        ("alias '*{name}' tidak punya jangkar.", "the alias '*{name}' has no anchor."),
        ("Tulis '&{name}' pada nilai yang dimaksud sebelum baris ini.", "Write '&{name}' at the value you mean, before this line."),
    ),
    "yaml-alias-loop": (
        ("alias '*{name}' memuat dirinya sendiri.", "the alias '*{name}' contains itself."),
        ("Tulis nilainya secara lengkap.", "Write the value out."),
    ),
    "yaml-too-many": (
        ("isinya lebih dari {limit} nilai setelah alias diuraikan.", "it holds more than {limit} values once aliases are expanded."),
        ("Kurangi alias, atau bagi berkasnya.", "Use fewer aliases, or split the file."),
    ),
    "yaml-too-deep": (
        ("susunan bersarang lebih dari {limit} tingkat.", "it is nested more than {limit} levels deep."),
        ("Sederhanakan susunannya.", "Make it flatter."),
    ),
    "yaml-documents": (
        ("berkas berisi lebih dari satu dokumen YAML.", "the file holds more than one YAML document."),
        ("Hapus baris '---' ini, atau pisahkan menjadi dua berkas.", "Delete this '---' line, or make two files."),
    ),
    "json-syntax": (
        ("JSON di sini tidak dapat dibaca: {detail}.", "the JSON cannot be read here: {detail}."),
        ("Periksa tanda kutip, koma, dan kurung di sekitarnya.", "Check the quotes, commas and brackets around it."),
    ),
    # --- shape
    "unknown-key": (
        ("kunci '{name}' tidak dikenal.", "unknown key '{name}'."),
        ("Yang dikenal: {known}.", "Known here: {known}."),
    ),
    "unknown-key-close": (
        ("kunci '{name}' tidak dikenal, mungkin maksud Anda '{close}'?", "unknown key '{name}', did you mean '{close}'?"),
        _NOTHING,
    ),
    "missing-key": (
        ("kunci wajib '{name}' tidak ada.", "the key '{name}' is missing."),
        ("Tambahkan '{name}:'.", "Add '{name}:'."),
    ),
    "wrong-type": (
        ("'{name}' seharusnya {expected}, bukan {found}.", "'{name}' should be {expected}, not {found}."),
        _NOTHING,
    ),
    "wrong-choice": (
        ("'{name}' bukan nilai yang sah untuk '{key}'.", "'{name}' is no value of '{key}'."),
        ("Pilihannya: {known}.", "There are: {known}."),
    ),
    "wrong-choice-close": (
        (
            "'{name}' bukan nilai yang sah untuk '{key}', mungkin maksud Anda '{close}'?",
            "'{name}' is no value of '{key}', did you mean '{close}'?",
        ),
        _NOTHING,
    ),
    "empty-element": (
        ("ada unsur daftar yang kosong.", "an element of the list is empty."),
        ("Isi unsur itu, atau hapus tanda hubungnya.", "Fill it in, or delete its dash."),
    ),
    "empty-text": (
        ("'{name}' kosong.", "'{name}' is empty."),
        ("Isi '{name}'.", "Fill it in."),
    ),
    # --- policies
    "not-a-workspace": (
        ("folder ini bukan ruang kerja: tidak ada {file}.", "this folder is no workspace: it has no {file}."),
        ("Buat {file} di folder itu, atau sebutkan folder lain.", "Make {file} there, or name another folder."),
    ),
    "no-language": (
        ("kebijakan ini tidak ditulis dalam satu bahasa pun.", "this policy is written in no language."),
        ("Sebutkan bahasanya: {known}, atau hapus 'languages'.", "Name its languages: {known}, or delete 'languages'."),
    ),
    "prevailing-language": (
        (
            "teks yang diutamakan berbahasa '{name}', padahal kebijakan ini tidak ditulis dalam bahasa itu.",
            "the text that prevails is in '{name}', a language in which this policy is not written.",
        ),
        ("Pilih di antara: {known}, atau tambahkan '{name}' pada 'languages'.", "Choose from: {known}, or add '{name}' to 'languages'."),
    ),
    "release-digest": (
        (
            "sidik digital versi {version} tidak cocok dengan daftar berkasnya.",
            "the digest of version {version} does not fit the list of its files.",
        ),
        _RESTORE,
    ),
    "release-folder": (
        (
            "folder '{folder}' berisi catatan rilis versi {version}.",
            "the folder '{folder}' holds the record of the release of version {version}.",
        ),
        _RESTORE,
    ),
    "release-changed": (
        ("berkas ini bukan lagi yang dibekukan untuk versi {version}.", "this file is not the one that was frozen for version {version}."),
        _RESTORE,
    ),
    "unknown-pack": (
        ("tidak ada paket '{name}'.", "there is no pack '{name}'."),
        (
            "Yang tersedia: {known}. Paket sendiri ditulis './nama.yaml'.",
            "There are: {known}. A pack of your own is written './name.yaml'.",
        ),
    ),
    "unknown-pack-close": (
        ("tidak ada paket '{name}', mungkin maksud Anda '{close}'?", "there is no pack '{name}', did you mean '{close}'?"),
        _NOTHING,
    ),
    "cyclic-extends": (
        ("'extends' berputar: {chain}.", "'extends' goes in a circle: {chain}."),
        ("Hapus salah satu mata rantainya.", "Take one link out."),
    ),
    "too-many-packs": (
        ("ruang kerja memakai lebih dari {limit} paket.", "the workspace uses more than {limit} packs."),
        ("Gabungkan beberapa paket.", "Join some of them."),
    ),
    "too-many-values": (
        (
            "berkas-berkas ruang kerja bersama-sama memuat lebih dari {limit} nilai.",
            "the files of the workspace together hold more than {limit} values.",
        ),
        ("Pindahkan arsip ke luar ruang kerja.", "Move archives out of the workspace."),
    ),
    "unknown-kind": (
        ("jenis aturan '{name}' tidak dikenal.", "unknown rule kind '{name}'."),
        ("Yang dikenal: {known}.", "There are: {known}."),
    ),
    "unknown-kind-close": (
        ("jenis aturan '{name}' tidak dikenal, mungkin maksud Anda '{close}'?", "unknown rule kind '{name}', did you mean '{close}'?"),
        _NOTHING,
    ),
    "unknown-chapter": (
        ("klausul {clause} menyebut bab '{name}' yang tidak ada.", "clause {clause} names the chapter '{name}', which does not exist."),
        ("Bab yang ada: {known}.", "There are: {known}."),
    ),
    "unknown-chapter-close": (
        (
            "klausul {clause} menyebut bab '{name}' yang tidak ada, mungkin maksud Anda '{close}'?",
            "clause {clause} names the chapter '{name}', which does not exist; did you mean '{close}'?",
        ),
        _NOTHING,
    ),
    "unknown-clause": (
        ("klausul '{name}' tidak ada.", "there is no clause '{name}'."),
        ("Yang ada: {known}.", "There are: {known}."),
    ),
    "unknown-clause-close": (
        ("klausul '{name}' tidak ada, mungkin maksud Anda '{close}'?", "there is no clause '{name}', did you mean '{close}'?"),
        _NOTHING,
    ),
    "duplicate-id": (
        ("id '{name}' dipakai dua kali; yang pertama pada baris {first}.", "the id '{name}' is used twice; first in line {first}."),
        ("Beri id yang berbeda.", "Give each its own id."),
    ),
    "new-clause": (
        (
            "klausul {clause} belum ada pada paket mana pun, sehingga '{name}' wajib diisi.",
            "no pack has the clause {clause}, so it needs '{name}'.",
        ),
        ("Tambahkan '{name}:', atau perbaiki id klausulnya.", "Add '{name}:', or correct the clause's id."),
    ),
    "loosened": (
        ("'{key}' pada klausul {clause} melonggarkan paket {pack}.", "'{key}' of clause {clause} loosens the pack {pack}."),
        (
            "Tulis 'because:' (alasannya) dan 'decided_by:' (siapa yang memutuskan) pada klausul itu.",
            "Write 'because:' (the reason) and 'decided_by:' (who decided) in the clause.",
        ),
    ),
    "nothing-off": (
        ("klausul {clause} tidak punya aturan {name} untuk dimatikan.", "clause {clause} has no rule {name} to switch off."),
        ("Periksa 'kind' dan 'sub'. Yang ada: {known}.", "Check 'kind' and 'sub'. There are: {known}."),
    ),
    "setting-type": (
        (
            "setelan '{name}' seharusnya {expected}, seperti nilai bawaannya.",
            "the setting '{name}' should be {expected}, as its default is.",
        ),
        _NOTHING,
    ),
    "case-without-clause": (
        ("kasus ini tidak menyebut klausul yang diuji.", "this case does not say which clause it tests."),
        ("Tulis 'only: [ID-KLAUSUL]'.", "Write 'only: [CLAUSE-ID]'."),
    ),
    "case-without-subject": (
        ("kasus ini tidak punya 'subject' ataupun 'text'.", "this case has neither 'subject' nor 'text'."),
        ("Tulis apa yang diuji.", "Write what is tested."),
    ),
    "wrong-file-kind": (
        (
            "berkas ini berjenis '{found}', padahal yang diharapkan '{expected}'.",
            "this file is of kind '{found}', where '{expected}' is expected.",
        ),
        ("Periksa 'kind:' di berkas itu.", "Check its 'kind:'."),
    ),
    "bad-date": (
        ("'{name}' bukan tanggal; tulis seperti 2026-11-22.", "'{name}' is not a date; write it as 2026-11-22."),
        _NOTHING,
    ),
    "wrong-pack": (
        ("berkas kasus ini untuk paket '{found}', bukan '{expected}'.", "these cases are for the pack '{found}', not '{expected}'."),
        ("Perbaiki 'pack:'.", "Correct 'pack:'."),
    ),
    "too-many-faults": (
        ("masih ada {count} kesalahan lain.", "there are {count} more faults."),
        ("Perbaiki yang di atas lebih dahulu.", "Mend those above first."),
    ),
}

"""What the YAML parser complains of, in both languages."""

from __future__ import annotations

_DETAILS: tuple[tuple[str, str, str], ...] = (
    # what the parser says, Indonesian, English
    ("expected <block end>", "indentasi baris ini tidak cocok dengan baris di atasnya", "this line is indented differently from those above"),
    ("expected ',' or ']'", "tanda koma atau kurung tutup ']' hilang", "a comma or a closing ']' is missing"),
    ("expected ',' or '}'", "tanda koma atau kurung tutup '}' hilang", "a comma or a closing '}' is missing"),
    ("mapping values are not allowed", "titik dua di sini tidak pada tempatnya; beri tanda kutip pada teks yang memuat ': '", "a colon is out of place; quote a text that holds ': '"),
    ("could not find expected ':'", "titik dua setelah kunci hilang", "the colon after a key is missing"),
    ("found unexpected end of stream", "tanda kutip tidak ditutup", "a quote is not closed"),
    ("found unexpected document indicator", "tanda kutip tidak ditutup", "a quote is not closed"),
    ("found unknown escape character", "urutan garis miring terbalik tidak dikenal di dalam tanda kutip ganda; gunakan tanda kutip tunggal", "unknown backslash sequence inside double quotes; use single quotes"),
    ("found character that cannot start any token", "teks yang diawali tanda khusus (@, `, %) harus diberi tanda kutip", "a text that begins with @, ` or % needs quotes"),
    ("block sequence entries are not allowed", "tanda hubung daftar tidak pada tempatnya", "a list dash is out of place"),
    ("did not find expected alphabetic", "tanda '&' atau '*' harus diikuti nama; beri tanda kutip pada teksnya", "'&' or '*' needs a name behind it; quote the text"),
    ("did not find expected node content", "nilai yang diharapkan tidak ada", "a value is missing"),
    ("did not find expected key", "kunci yang diharapkan tidak ada; periksa indentasi", "a key is expected here; check the indentation"),
    ("did not find expected '-' indicator", "butir daftar '-' diharapkan di sini", "a list item '-' is expected here"),
    ("did not find expected ',' or", "tanda koma atau kurung tutup hilang", "a comma or a closing bracket is missing"),
    ("did not find expected <document start>", "ada isi setelah dokumen berakhir", "something follows the end of the document"),
    ("did not find expected comment or line break", "setelah '|' atau '>' harus berganti baris", "after '|' or '>' a new line must begin"),
    ("did not find URI escaped octet", "tag tidak dapat dibaca", "a tag cannot be read"),
    ("duplicate", "ditulis dua kali", "written twice"),
)  # fmt: skip
_ELSE = ("penulisannya tidak sah", "it is not well formed")


def detail_of(context: str, problem: str) -> dict[str, str]:
    """The parser's complaint as a localised text."""
    told = f"{problem} {context}"
    said_id, said_en = next(((in_id, in_en) for sign, in_id, in_en in _DETAILS if sign in told), _ELSE)
    return {"id": said_id, "en": said_en}

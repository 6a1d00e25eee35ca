"""Content words of a reply and of the customer's text, compared without affixes."""

from __future__ import annotations

import regex

from smpolicy.matching.lazy import lazy

_WORD = lazy(r"\p{L}{3,}")
_PREFIX = lazy(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|di|ber|ter|ke|se)(?=\p{L}{3,})")
_SUFFIX = lazy(r"(?:nya|kah|lah|kan|an|ku|mu|ing|ed|s)$")

# Words that say nothing of the subject; the shortest list that keeps greetings and pronouns from counting as shared.
_EMPTY = frozenset(
    """ada adalah agar akan aku anda apa atas atau bagi bahwa baik banyak bapak beberapa belum bisa boleh bu buat bukan dalam dan dapat dari
    dengan di dia hai halo harap harus hari ibu ini itu jadi jangan jika juga kak kakak kalau kami kamu karena ke kita lagi lain lalu lebih
    maaf mas masih mau mbak mohon namun nanti oleh pada padahal pagi pak para pernah pun saat saja sama sampai sangat saya sebagai sebelum
    sedang sekali selamat semua seperti serta setelah siang silakan sore sudah supaya tapi telah tentang terima terus tetap tidak tolong
    untuk wah yaitu yang about after again all also and any are because been before but can could did does don for from had has have
    hello her here him his how into its just like more not now off one only other our out over please she should some sorry such than
    thank thanks that the their them then there these they this those too very was were what when where which who why will with would
    you your admin aja apakah bagaimana bang berapa bro brp deh dgn doang dong enggak gak gan gimana gmn kah kapan kapankah kenapa klo knp kok kpn krn
    mana mengapa min nanya nggak nih nya punya sih sis skrg tanya tdk tuh udah utk yah yaa yuk""".split()  # noqa: SIM905 - a word list reads best as words
)


def content_words(text: str) -> frozenset[str]:
    """The words of three letters or more that carry a subject, lower case, without common Indonesian and English affixes."""
    words = (match.lower() for match in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in _EMPTY)


def topic_of(text: str) -> str:
    """What a question or a tag is about, however it is put: its content words in order of the alphabet; without any, the text itself."""
    return " ".join(sorted(content_words(text))) or " ".join(text.casefold().split())


def word_count(text: str) -> int:
    """Runs of letters or digits, without links and mentions."""
    plain = regex.sub(r"https?://\S+|[@#]\w+", " ", text)
    return len(regex.findall(r"[\p{L}\p{N}]+", plain))


def _stem(word: str) -> str:
    short = _SUFFIX.sub("", word) if len(word) > 5 else word  # noqa: PLR2004 - shorter words lose themselves
    return _PREFIX.sub("", short)

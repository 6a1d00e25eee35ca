"""The forms of an Indonesian word in running text: with affixes and clitics, and as chats spell it."""

from __future__ import annotations

import regex

_SHORTEST = 4
"""Letters of a word below which affixes make other words of it."""
_SUFFIX = r"(?:kan|in|i|an)?(?:-?(?:nya|ku|mu|lah|pun|kau))?"
"""Without -kah: who asks does not say."""
_PREFIX = r"(?:(?:di|ku|kau|ter|ber|se|ke|memper|diper|per|pe|me|nge|ng)-?)?"
_NASAL = {"p": "mem|pem|m", "t": "men|pen|n", "s": "meny|peny|ny", "k": "meng|peng|ng|nge"}
"""Prefixes that take the first letter of the stem with them: tulis, menulis, nulis."""
_KEEPS = {"b": "mem|pem", "f": "mem|pem", "v": "mem|pem", "p": "mem|pem", "d": "men|pen", "c": "men|pen", "j": "men|pen", "z": "men|pen", "t": "men|pen",
          "s": "men|pen", "k": "meng|peng", "g": "meng|peng", "h": "meng|peng", "a": "meng|peng", "e": "meng|peng", "i": "meng|peng", "o": "meng|peng", "u": "meng|peng"}  # fmt: skip
_SPELLINGS = """\
tidak:tdk,gak,gk,nggak,ngga,enggak,engga,kagak yang:yg,yng jangan:jgn,jngn,jng belum:blm,blum,belom sudah:sdh,udh,udah akan:akn dengan:dgn,dg
untuk:utk karena:krn,karna,krna saya:sy,gue,gw,aku,aq kamu:km,kmu,lo,lu,loe kami:kmi kita:kt,qta mereka:mrk dan:dn atau:atw,ato juga:jg,jga
harus:hrs,kudu,mesti bisa:bs,bsa dapat:dpt,dapet orang:org,orng banyak:bnyk,byk sangat:sgt,bgt,banget semua:smua lebih:lbh hanya:cuma,hny
seperti:spt,kayak,kyk,sprti sekarang:skrg,skrang besok:bsk kemarin:kmrn nanti:ntar tanpa:tnp,tnpa jadi:jd,jdi tetapi:tp,tpi,tapi kalau:klo,kalo,klw
kepada:kpd pada:pd dari:dr,dri dalam:dlm terhadap:thd tentang:ttg sebelum:sblm,sblum sesudah:ssdh setelah:stlh bukan:bkn saja:aja,aj,sj
sendiri:sndiri dijamin:djamin uang:duit,duid transfer:tf,trf,trnsfer rekening:rek,norek nomor:nmr,nomer,nmer harga:hrg barang:brg pesan:psn
kirim:krm terima:trm,trima kasih:ksh perusahaan:prusahaan,perush pemerintah:pmrintah,pmerintah masyarakat:msyrkt produk:prdk pelanggan:plnggan
rahasia:rhs disebar:dsebar sebarkan:sebarin bodoh:bdh bohong:boong,bo'ong,bhong tolong:tlg,tlong mohon:mhn maaf:maap selamat:slmt
terbaik:trbaik paling:plg benar:bnr,bener informasi:info
"""
# Written by hand for this program, from the grammar of the language and its everyday abbreviations.


def _spellings() -> dict[str, tuple[str, ...]]:
    rows = (row.partition(":") for row in _SPELLINGS.split())
    return {word: tuple(others.split(",")) for word, _, others in rows}


SPELLINGS = _spellings()


def forms_of(word: str) -> str:
    """An expression for a word of a term in all its forms; only the word itself where it is short or no word of letters."""
    plain = word.lower()
    others = [regex.escape(one) for one in SPELLINGS.get(plain, ())]
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return _any_of([regex.escape(word), *others])
    first, rest = plain[0], regex.escape(word[1:])
    heads = [f"{_PREFIX}{regex.escape(word)}"]
    if first in _KEEPS:
        heads.append(f"(?:{_KEEPS[first]}){regex.escape(word)}")
    if first in _NASAL:
        heads.append(f"(?:{_NASAL[first]}){rest}")
    return _any_of([f"{_any_of(heads)}{_SUFFIX}", *others])


def _any_of(sources: list[str]) -> str:
    return sources[0] if len(sources) == 1 else f"(?:{'|'.join(sources)})"

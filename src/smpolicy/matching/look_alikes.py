"""Letters of other scripts that read as one ASCII letter.

Taken from Unicode Security Mechanisms (UTS #39) `confusables.txt`, version 13.0.0 of 2020-02-13, (c) 2020 Unicode, Inc., used under the
Unicode terms of use: only single characters of alphabets whose prototype is one ASCII letter and that NFKC leaves as they are.
"""

LOOK_ALIKES: dict[str, str] = {
    "A": "ΑАᎪꓮ",  # fmt: skip
    "B": "ΒВᏴꓐꞴ",  # fmt: skip
    "C": "ϹСᏟⲤꓚ",  # fmt: skip
    "D": "Ꭰꓓ",  # fmt: skip
    "E": "ΕЕᎬꓰ",  # fmt: skip
    "F": "ϜꓝꞘ𝈓",  # fmt: skip
    "G": "ԌᏀᏳꓖ",  # fmt: skip
    "H": "ΗНᎻⲎꓧ",  # fmt: skip
    "I": "ƖΙІӀⲒ",  # fmt: skip
    "J": "ͿЈᎫꓙꞲ",  # fmt: skip
    "K": "ΚКᏦⲔꓗ",  # fmt: skip
    "L": "ᏞⳐꓡ𝈪",  # fmt: skip
    "M": "ΜϺМᎷⲘꓟ",  # fmt: skip
    "N": "ΝⲚꓠ",  # fmt: skip
    "O": "ΟОՕⲞꓳ",  # fmt: skip
    "P": "ΡРᏢⲢꓑ",  # fmt: skip
    "R": "ƦᎡᏒꓣ𝈖",  # fmt: skip
    "S": "ЅՏᏕᏚꓢ",  # fmt: skip
    "T": "ΤТᎢⲦꓔ",  # fmt: skip
    "U": "Սꓴ",  # fmt: skip
    "V": "ѴᏙꓦ𝈍",  # fmt: skip
    "W": "ԜᎳᏔꓪ",  # fmt: skip
    "X": "ΧХⲬꓫꞳ",  # fmt: skip
    "Y": "ΥϒУҮᎩᎽⲨꓬ",  # fmt: skip
    "Z": "ΖᏃꓜ𐋵",  # fmt: skip
    "a": "ɑαа",  # fmt: skip
    "b": "ƄЬᏏ",  # fmt: skip
    "c": "ϲсᴄⲥꮯ",  # fmt: skip
    "d": "ԁᏧꓒ",  # fmt: skip
    "e": "еҽꬲ",  # fmt: skip
    "f": "քẝꞙꬵ",  # fmt: skip
    "g": "ƍɡցᶃ",  # fmt: skip
    "h": "һհᏂ",  # fmt: skip
    "i": "ıɩɪͺιіӏᎥιꙇꭵ",  # fmt: skip
    "j": "ϳј",  # fmt: skip
    "l": "ǀꓲ",  # fmt: skip
    "n": "ոռ",  # fmt: skip
    "o": "οσоօᴏᴑⲟꬽ",  # fmt: skip
    "p": "ρϱрⲣ",  # fmt: skip
    "q": "ԛգզ",  # fmt: skip
    "r": "гᴦⲅꭇꭈꮁ",  # fmt: skip
    "s": "ƽѕꜱꮪ",  # fmt: skip
    "u": "ʋυսᴜꞟꭎꭒ",  # fmt: skip
    "v": "νѵᴠꮩ",  # fmt: skip
    "w": "ɯѡԝաᴡꮃ",  # fmt: skip
    "x": "х",  # fmt: skip
    "y": "ɣʏγуүᶌỿꭚ",  # fmt: skip
    "z": "ᴢꮓ",  # fmt: skip
}
"""ASCII letter -> its look-alikes."""

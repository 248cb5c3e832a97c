"""Cyrillic names in Latin letters, as they stand in Dutch papers and as passports spell them.

Why: Faker's Ukrainian, Bulgarian and Russian names are in Cyrillic, and nobody types them so here.
Source: the table of ICAO Doc 9303 for passports; the Dutch spelling is that of newspapers.
"""

from collections.abc import Iterator

_SHARED = dict(zip("абвгдезийклмнопрстуфыэіґ", "abvgdezijklmnoprstufyeig", strict=True))
_PASSPORT = _SHARED | {
    **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"},
    **{"й": "i", "и": "y", "ї": "i", "є": "ie", "ё": "e", "ъ": "", "ь": "", "г": "h"},
}
_DUTCH = _SHARED | {
    **{"ж": "zj", "х": "ch", "ц": "ts", "ч": "tsj", "ш": "sj", "щ": "sjtsj", "ю": "joe", "я": "ja"},
    **{"й": "j", "ї": "ji", "є": "je", "ё": "jo", "ъ": "a", "ь": "", "у": "oe"},
}
_ENGLISH = _SHARED | {
    **{"ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya"},
    **{"й": "y", "ї": "yi", "є": "ye", "ё": "yo", "ъ": "a", "ь": ""},
}


def romanized(name: str) -> Iterator[str]:
    """The spellings of a Cyrillic name, each once.

    >>> sorted(romanized("Юлія"))
    ['iuliia', 'joelija', 'yuliya']
    """
    for table in (_PASSPORT, _DUTCH, _ENGLISH):
        yield "".join(table.get(letter, letter) for letter in name.lower())

"""Can a short text of a file point to a person? Then it is not shown, as a word or as a header.

Why: lists of names miss most names of the world. So the letters count too (text/name_shape.py): a
word that is no Dutch word and is built as a name is taken for one.
"""

from functools import lru_cache

from pipeline.ingest import identifying_forms as forms
from pipeline.ingest.person_names import is_full_name, is_name_like
from pipeline.text.answer import Answer
from pipeline.text.name_lists import first_names, first_names_or_words, surnames_or_words
from pipeline.text.name_shape import name_likeness
from pipeline.text.word_lists import is_ordinary, vocabulary

_FORMS = (forms.has_mail, forms.has_phone, forms.has_iban, forms.has_bsn, forms.is_staff_number)


def is_identifier(text: str) -> bool:
    """A mail address, a number of a person, or a first name with a surname.

    >>> is_identifier("j.jansen@voorbeeld.nl"), is_identifier("Fatma el Amrani")
    (True, True)
    >>> is_identifier("Afdeling"), is_identifier("Oyelaran")
    (False, False)
    """
    return any(has_form(text) for has_form in _FORMS) or is_full_name(text)


@lru_cache(maxsize=20_000)
def may_be_person(text: str) -> bool:
    """An identifier, a text with a frequent name in it, or a word that is built as a name.

    >>> may_be_person("Oyelaran"), may_be_person("ruzie met Fatma"), may_be_person("oyelaran")
    (True, True, True)
    >>> may_be_person("roddelen"), may_be_person("Stadsbeheer Noord"), may_be_person("OGO")
    (False, False, False)
    """
    if is_identifier(text) or is_name_like(text):
        return True
    lows = {word.low for word in Answer(text).words}
    return any(low in first_names() or _is_built_as_name(low) for low in lows)


def has_strange_capital(text: str) -> bool:
    """Whether a word with a capital is in no dictionary, or is a name as well: a unit or a person.

    >>> has_strange_capital("Zwetsloot"), has_strange_capital("Vos"), has_strange_capital("Zorg")
    (True, True, False)
    """
    names = surnames_or_words() | first_names_or_words()
    capitals = [word.low for word in Answer(text).words if word.text[0].isupper()]
    return any(low not in vocabulary() or low in names for low in capitals)


def _is_built_as_name(low: str) -> bool:
    return name_likeness(low) > 0 and not is_ordinary(low)

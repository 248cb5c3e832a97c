"""What a vertrouwenspersoon typed: names of people are refused, other words only looked at."""

from collections.abc import Sequence

from pipeline.errors import RefusedInput


def refuse_names(text: str, where: str, known: Sequence[str] = ()) -> None:
    """Raise RefusedInput when a text seems to name a person; the name is not repeated.

    `known`: names of the organisation, that are no names of people.
    """
    if not text.strip():
        return
    from pipeline.advice.typed import identifying  # the lists of names take a second to load

    if identifying(text, known):
        raise RefusedInput(
            f"In {where} lijkt een naam of ander gegeven van een mens te staan.",
            "Schrijf een rol, zoals ‘een leidinggevende’ of ‘de bestuurder’, en geen naam. Is het "
            "een gewoon woord, kies dan een ander woord.",
        )

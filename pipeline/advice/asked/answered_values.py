"""An answer as plain values, for a machine."""

from pipeline.advice.concept import Concept, Lines


def answered_values(concept: Concept) -> dict[str, object]:
    """The parts of an answer; each number of the table with its cells."""
    asked = concept.gevraagd
    if asked is None:
        raise ValueError("this advice answers no question")
    return {
        "code": concept.id,
        "titel": concept.kop.titel.text,
        "over": dict(concept.codes),
        "begrepen": _texts(asked.begrepen),
        "cijfers": [
            {
                "wat": one.wat.text,
                "wanneer": one.wanneer.text,
                "aantal": one.aantal.text,
                "bereik": one.bereik.text,
                "cellen": sorted({cell for f in one.bereik.facts for cell in f.cells}),
            }
            for one in asked.cijfers
        ],
        "wij_zien": _texts(concept.wij_zien),
        "niet_te_zeggen": _texts(asked.niet_te_zeggen),
        "zichtbaar": _texts(asked.zichtbaar),
        "eerder": _texts(asked.eerder),
        "maatregelen": [one.wat for one in concept.advies.maatregelen],
    }


def _texts(lines: Lines) -> list[str]:
    return [line.text for line in lines]

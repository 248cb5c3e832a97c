"""Who asks what: the head of an answer, and the question as it was understood."""

import hashlib
from collections.abc import Iterator, Mapping

from pipeline.advice.asked.read import Read
from pipeline.advice.asked.scope import code_lists
from pipeline.advice.asked.survey_figures import theme_label
from pipeline.advice.asked.talk_figures import counted_words
from pipeline.advice.asked.texts import listed, said, sentence, words
from pipeline.advice.catalogue import Slots, fill, text
from pipeline.advice.concept import Kop, Line, Term
from pipeline.advice.wording import one_period, stretch, subject_of
from pipeline.contracts import load_codelist
from pipeline.periods import quarters_in


def answer_id(read: Read, codes: Mapping[str, str]) -> str:
    """The same question on the same numbers is the same dossier."""
    asked, latest = read.question, read.release.publicaties[-1].id
    plain = "|".join((asked.tekst, asked.aan, latest, repr(asked.asked), repr(dict(codes))))
    mark = hashlib.sha256(plain.encode()).hexdigest()[:8]
    return f"gevraagd-{asked.op.isoformat()}-{mark}"


def title(read: Read) -> Line:
    """What it is an answer about."""
    return sentence({"reeks": _series(read)}, "titel")


def _series(read: Read) -> Line:
    if read.scope.item:
        asked = Term(label(read, "item", read.scope.item), read.scope.item)
        return sentence({"vraag": asked}, "reeksen", "vraag")
    if read.scope.thema:
        theme = Term(theme_label(read.scope.thema, read.release), read.scope.thema)
        return sentence({"thema": theme}, "reeksen", "thema_vraag")
    if read.scope.soorten and not read.scope.talks:
        kind = load_codelist("gebeurtenissoorten").label(read.scope.soorten[0])
        return sentence({"soort": Term(kind, read.scope.soorten[0])}, "reeksen", "na")
    slots: Slots = {
        **counted_words(read.release),
        "onderwerp": subject_of(read.scope.talks, read.release),
    }
    return sentence(slots, "reeksen", "onderwerp" if read.scope.talks else "totaal")


def head(read: Read) -> Kop:
    name = Term(read.release.publicaties[-1].organisatie, "organisatie")
    slots: Slots = {
        "organisatie": name,
        "plaats": name,
        "adressaat": words(text("adressaten", read.question.aan)),
    }
    return Kop(
        titel=title(read),
        aan=fill(text("kop", "aan"), slots),
        cc=(),
        van=fill(text("kop", "van"), slots),
        datum=read.question.op,
        periode=stretch(read.periods or read.release.perioden),
    )


def understood(read: Read) -> Iterator[Line]:
    asked = read.question.asked
    yield sentence({"vraag": Term(read.question.tekst, "vraag")}, "begrepen", "vraag")
    named = {
        name: sentence({"naam": Term(label(read, name, code), code)}, "begrepen", key)
        for name, key in (
            ("hoofdcategorie", "onderwerp"), ("cluster", "cluster"), ("relatie", "relatie"),
            ("eenheid", "eenheid"), ("item", "item"), ("thema", "thema"),
        )
        if (code := asked.codes.get(name))
    }  # fmt: skip
    kinds, questions = load_codelist("gebeurtenissoorten"), code_lists(read.release)["item"]
    parts = [
        *named.values(),
        *(sentence({"naam": Term(questions.label(c), c)}, "begrepen", "item") for c in asked.ook),
        *(
            sentence({"naam": Term(kinds.label(c), c)}, "begrepen", "gebeurtenis")
            for c in asked.soorten
        ),
    ] or [words(str(said("begrepen", "alles")))]
    yield sentence({"waarnaar": Line(tuple(listed(parts)))}, "begrepen", "gaat_over")
    if not read.periods:
        yield words(str(said("begrepen", "geen_periode")))
    else:
        first, last = quarters_in(read.periods[0])[0], quarters_in(read.periods[-1])[-1]
        ends = {"van": one_period(first), "tot": one_period(last)}
        key = "periode" if asked.van else "alle_perioden"
        yield sentence(ends, "begrepen", key)
    yield words(str(said("begrepen", "bron")))


def label(read: Read, name: str, code: str) -> str:
    return code_lists(read.release)[name].label(code)

"""The answer to a question as a concept: it lives, is released and offered as any other advice."""

from pipeline.advice.asked.account import account
from pipeline.advice.asked.advised import advice, attention, meaning
from pipeline.advice.asked.earlier import earlier_advice
from pipeline.advice.asked.head import answer_id, head, understood
from pipeline.advice.asked.read import Known, Question, Read
from pipeline.advice.asked.reasons import reasons
from pipeline.advice.asked.seen import seen
from pipeline.advice.asked.texts import said, words
from pipeline.advice.asked.ways import ways
from pipeline.advice.concept import Concept, Gevraagd


def answer(question: Question, known: Known) -> Concept:
    """The answer, with its parts filled. Its codes name the unit that the question names, so that
    it is released with the care of that unit, whatever the numbers are about."""
    read = Read(question, known)
    codes = dict(question.asked.codes)
    if question.genoemd:
        codes.setdefault("eenheid", question.genoemd)
    publications = known.release.publicaties
    return Concept(
        id=answer_id(read, codes),
        vorm="gevraagd",
        patroon="",
        niveau="",
        periode=known.release.perioden[-1] if known.release.perioden else known.quarter,
        codes=tuple(sorted(codes.items())),
        organisatie=publications[-1].organisatie,
        is_voorbeeld=any(one.is_voorbeeld for one in publications),
        gemaakt_op=question.op,
        kop=head(read),
        wij_zien=tuple(seen(read)),
        betekenis=meaning(read),
        aandacht=attention(read),
        advies=advice(read),
        vraag=(words(str(said("vraag"))),),
        opvolging=(words(str(said("vervolg"))),),
        verantwoording=account(read),
        gevraagd=Gevraagd(
            begrepen=tuple(understood(read)),
            cijfers=read.figures,
            niet_te_zeggen=reasons(read.case),
            zichtbaar=ways(read.case),
            eerder=earlier_advice(read.scope, known.offered),
        ),
    )

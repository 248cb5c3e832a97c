"""The jaarrapport of a year: its form, its three versions, and its release."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from pipeline.advice.concept import Term
from pipeline.advice.documents.document import Document, lines_of
from pipeline.advice.documents.files import write_document, written
from pipeline.advice.handed_over import WAITING_DAYS, load_handed_over
from pipeline.advice.prevention.material import published_years
from pipeline.advice.releasing import is_somebody_else
from pipeline.advice.suspensions import whole_of
from pipeline.advice.word_check import Finding, check_words
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.form import Formulier, texts_of
from pipeline.advice.yearly.form_file import empty_form, read_form
from pipeline.advice.yearly.handed_over import hand_over_report
from pipeline.advice.yearly.kept import Kept, Reports, check_open
from pipeline.advice.yearly.report import VERSIONS, report
from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput
from pipeline.steps.public_places import refuse_existing
from pipeline.steps.workplace import Workplace

_FIRST_YEAR = 1990


def reports(workplace: Workplace) -> Reports:
    """The reports that are kept, encrypted."""
    return Reports(workplace.workspace.jaarrapporten, workplace.kluis.dossier_seal)


def check_year(workplace: Workplace, jaar: int) -> None:
    """Raise RefusedInput for a year without talks: before the first quarter, or to come."""
    first = int(workplace.workspace.settings.kalender.vanaf[:4])
    if not max(first, _FIRST_YEAR) <= jaar <= workplace.today.year:
        raise RefusedInput(
            "Over dat jaar is er geen jaarrapport.",
            f"Kies een jaar van {first} tot en met {workplace.today.year}.",
        )


def write_empty_form(jaar: int, path: Path) -> None:
    """An empty form to fill in. Raises RefusedInput when there is a file already."""
    refuse_existing(path)
    replace_synced(path, empty_form(jaar).encode())


def keep_form(workplace: Workplace, jaar: int, path: Path) -> Kept:
    """Read a filled-in form and keep it. Raises RefusedInput for what may not stand in it."""
    check_open(reports(workplace).newest(jaar))
    try:
        data = path.read_bytes()
    except OSError:
        raise RefusedInput(
            "Het formulier is niet gevonden of niet te lezen.",
            "Controleer de naam van het bestand.",
        ) from None
    return keep_answers(workplace, jaar, data)


def keep_answers(workplace: Workplace, jaar: int, data: bytes) -> Kept:
    """Keep the answers to the form, as YAML or JSON. Raises RefusedInput as `keep_form`."""
    check_open(reports(workplace).newest(jaar))
    form = read_form(data, jaar, partial(names_somebody, known=_own_names(workplace)))
    return reports(workplace).save(Kept(jaar, form, workplace.today))


def make_report(workplace: Workplace, jaar: int, versie: str) -> Document:
    """A version of the report; a released one as it was released."""
    kept = reports(workplace).newest(jaar)
    if kept is not None and kept.vrijgegeven_op is not None:
        return kept.documenten[versie]
    _check_anything_to_tell(workplace, jaar, kept)
    return report(material(workplace, jaar, kept), versie)


def release_report(workplace: Workplace, jaar: int, door: str, tweede_vp: str = "") -> Kept:
    """A vertrouwenspersoon releases the report: all versions are frozen.

    Raises RefusedInput without a name, when it was released before, and when it names a unit and
    neither another vertrouwenspersoon agrees nor what it rests on has been the same for a week.
    """
    if not door.strip():
        raise RefusedInput(
            "Er ontbreekt een naam: wie geeft dit jaarrapport vrij?",
            "Noem de vertrouwenspersoon achter --door. De naam blijft in de VP-zone.",
        )
    kept = reports(workplace).newest(jaar)
    check_open(kept)
    _check_anything_to_tell(workplace, jaar, kept)
    data, today = material(workplace, jaar, kept), workplace.today
    documents = {versie: report(data, versie, today) for versie in VERSIONS}
    second = tweede_vp.strip() if is_somebody_else(tweede_vp, door) else ""
    if (
        not second
        and (today - data.datum).days < WAITING_DAYS
        and _names_unit(workplace, documents)
    ):
        raise RefusedInput(
            "In dit jaarrapport staan eenheden. Dan is een tweede vertrouwenspersoon nodig, of "
            f"{WAITING_DAYS} dagen bedenktijd sinds er voor het laatst iets bij kwam.",
            "Vraag een tweede vertrouwenspersoon mee te lezen (--tweede NAAM), of wacht zo lang.",
        )
    return reports(workplace).save(
        Kept(jaar, data.formulier, today, today, door.strip(), second, documents)
    )


def offer_report(workplace: Workplace, jaar: int, versie: str) -> Path:
    """Hand one version of a released report to the organisation, for good.

    Raises RefusedInput when it was not released, or this version was handed over before.
    """
    place = workplace.workspace
    return hand_over_report(
        reports(workplace).newest(jaar),
        versie,
        place.overdracht,
        workplace.kluis.signer,
        workplace.today,
        place.sjabloon,
    )


def _check_anything_to_tell(workplace: Workplace, jaar: int, kept: Kept | None) -> None:
    """Raise RefusedInput for a year of which nothing was published and no form was kept."""
    if kept is None and jaar not in published_years(workplace.released()):
        raise RefusedInput(
            f"Over {jaar} is nog niets gepubliceerd, dus er is niets te vertellen.",
            "Publiceer eerst (vip run), of lever het formulier in met --formulier: dan komt in het "
            "rapport wat u zelf weet.",
        )


def _names_unit(workplace: Workplace, documents: Mapping[str, Document]) -> bool:
    """Whether a unit that is not the whole organisation stands in one of the versions."""
    units = set(workplace.above) - {whole_of(workplace.above)}
    named = {
        part.code
        for document in documents.values()
        for line in lines_of(document)
        for part in line.parts
        if isinstance(part, Term)
    }
    return bool(named & units)


def material(workplace: Workplace, jaar: int, kept: Kept | None) -> Yearly:
    """Everything the report of a year is made of."""
    release = workplace.released()
    settings, publiek = workplace.workspace.settings.organisatie, workplace.publiek
    advices = tuple(load_handed_over(workplace.workspace.overdracht))
    return Yearly(
        jaar=jaar,
        organisatie=settings.naam,
        is_voorbeeld=settings.voorbeeld,
        sector=settings.sector,
        datum=_newest(
            workplace.today,
            [one.gemaakt_op for one in release.publicaties],
            [one.aangeboden_op for one in advices],
            [kept.opgeslagen_op] if kept else [],
        ),
        release=release,
        lijsten=workplace.signals(),
        adviezen=advices,
        publiek=publiek,
        formulier=kept.formulier if kept else Formulier(),
    )


def words_to_look_at(form: Formulier) -> tuple[Finding, ...]:
    """Words in what was typed that could be said better: advice, never a wall."""
    return tuple(found for _, text in texts_of(form) for found in check_words(text))


def _newest(today: date, *days: list[date]) -> date:
    """The day of what it rests on, so that the same report is the same file on another day."""
    return max((day for some in days for day in some), default=today)


def names_somebody(text: str, known: Sequence[str] = ()) -> bool:
    """Whether a text seems to name a person; `known` are names of the organisation itself."""
    from pipeline.advice.typed import identifying  # the lists of names take a second to load

    return bool(identifying(text, known))


def _own_names(workplace: Workplace) -> tuple[str, ...]:
    """The organisation and its units: a name of those is no name of a person."""
    units = (unit.naam for unit in workplace.publiek.units)
    return (workplace.workspace.settings.organisatie.naam, *units)


def report_bytes(workplace: Workplace, jaar: int, versie: str, ending: str) -> bytes:
    """A version of the report as it would be written; `ending` is .docx or .pdf."""
    return written(make_report(workplace, jaar, versie), ending, workplace.workspace.sjabloon)


def write_reports(workplace: Workplace, jaar: int, folder: Path) -> tuple[Path, ...]:
    """All versions of a report that is no more than a draft, in `folder`."""
    data = material(workplace, jaar, reports(workplace).newest(jaar))
    template = workplace.workspace.sjabloon
    return tuple(
        write_document(report(data, versie), folder / f"jaarrapport-{jaar}-{versie}.pdf", template)
        for versie in VERSIONS
    )

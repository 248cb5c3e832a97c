"""The sentence beside stilte: what the survey says, what came to talk, and two readings."""

from pipeline.contracts.public import PublicInputs
from pipeline.periods import quarters_in
from pipeline.release import Release
from pipeline.release.noise_law import noise_interval
from pipeline.signals.hours import fewer_hours_sentence
from pipeline.signals.numbers import shown, stretch_label, whole
from pipeline.signals.silence.silence import Silence, reference, reference_ratio
from pipeline.signals.wording import noun_of, unit_name


def silence_sentence(release: Release, silence: Silence, is_found: bool) -> str:
    """What survey and talks say together, with ranges."""
    talks = _talks(silence, noun_of(release))
    parts = [_survey(silence, release.publiek), _national(silence), talks, _meaning(is_found)]
    if is_found:
        year = silence.talks.periods
        began = quarters_in(year[0])[0]
        before = [p for p in release.perioden if quarters_in(p)[-1] < began]
        parts.append(fewer_hours_sentence(release.publiek, year, before))
    return " ".join(part for part in parts if part)


def _survey(silence: Silence, publiek: PublicInputs) -> str:
    low, high = silence.score.interval()
    unit = silence.survey.eenheid
    earlier = [wave.survey.golf for wave in reversed(silence.waves)][:-1]
    with_it = f" Eerdere vragenlijsten tellen mee: {', '.join(earlier)}." if earlier else ""
    where = f" Het gaat om antwoorden vanuit {unit_name(unit, publiek)}." if unit else ""
    return (
        f"In de vragenlijst geven ongeveer {whole(silence.score.value)} van de 100 medewerkers "
        f"(tussen {whole(low)} en {whole(high)}) aan dat zij in 12 maanden ongewenst gedrag "
        f"meemaakten.{where}{with_it}"
    )


def _national(silence: Silence) -> str:
    source = reference().extra["bron"]
    together = "in die jaren samen " if len(silence.waves) > 1 else ""
    return (
        f"Landelijk praten ongeveer {whole(100 * reference_ratio())} van de 100 van hen met een "
        f"vertrouwenspersoon ({source}). Dat zouden hier {together}ongeveer "
        f"{whole(silence.expected)} mensen zijn."
    )


def _talks(silence: Silence, noun: str) -> str:
    talks = silence.talks
    ends = noise_interval(talks.noisy_n, talks.noise)
    what = f"{noun} over alle onderwerpen samen"
    seen = shown(talks.noisy_n, *ends, what)
    return f"Wij zien in {stretch_label(talks.periods)} {seen}."


def _meaning(is_found: bool) -> str:
    if not is_found:
        return "Dat is niet aantoonbaar minder dan de helft van wat te verwachten is."
    return (
        "Dat is minder dan de helft van wat te verwachten is. Er zijn twee lezingen: medewerkers "
        "kennen of vertrouwen de weg naar de vertrouwenspersoon minder, of zij bespreken het op "
        "een andere plek."
    )

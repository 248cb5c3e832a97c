"""Organisations in which talks change, and one in which nothing does."""

from pipeline.demo.generator.changes import Change
from pipeline.demo.generator.profile import LARGEST_CATEGORY
from pipeline.periods import start_of
from tests.simulators import organisation as talks
from tests.simulators.planted_cells import FORMAL, Cell, Wanted, Wrong
from tests.simulators.planted_organisation import Planted, plant
from tests.simulators.units import chart_of

QUARTERS = talks.QUARTERS
LAST_YEAR = talks.LAST_YEAR
DIRECTORATE = "d02"
GROWTH = 1.10
GROWING_QUARTERS = QUARTERS[-8:]
TRAINING_QUARTER = talks.EVENT_QUARTER
AFTER_TRAINING = QUARTERS[QUARTERS.index(TRAINING_QUARTER) + 1 :]


def nothing(size: int, seed: int, with_survey: bool = False) -> Planted:
    """Nothing changes: every signal is false, but for units that always differ in the survey."""
    return plant(talks.quiet(size, seed), size, seed, with_survey=with_survey)


def category_doubles(size: int, seed: int, with_survey: bool = False) -> Planted:
    """The largest category doubles organisation-wide in the last year."""
    cell = Cell(hoofdcategorie=LARGEST_CATEGORY)
    wanted = [Wanted("stijging", cell, "stijging", LAST_YEAR[0])]
    wrong = [Wrong("concentratie", "in alle eenheden evenveel meer")]
    made = talks.doubled_largest(size, seed)
    return plant(made, size, seed, wanted=wanted, wrong=wrong, with_survey=with_survey)


def directorate_doubles(size: int, seed: int, with_survey: bool = False) -> Planted:
    """Everything in one directorate doubles in the last year: more talks, the same mix."""
    change = Change("directie_verdubbelt", 2.0, LAST_YEAR[0], LAST_YEAR[-1], eenheid=DIRECTORATE)
    made = talks.simulate(
        f"directie_verdubbelt_{size}",
        chart_of(size),
        seed,
        changes=[change],
        expect="stijging in die directie",
    )
    wanted = [Wanted("stijging", Cell(eenheid=DIRECTORATE), "stijging", LAST_YEAR[0])]
    wrong = [
        Wrong(code, "de verdeling over onderwerpen, relaties en uitkomsten is dezelfde")
        for code in ("concentratie", "macht", "extern", "escalatie", "daling")
    ]
    return plant(made, size, seed, wanted=wanted, wrong=wrong, with_survey=with_survey)


def slow_growth(
    size: int, seed: int, with_survey: bool = False, hoofdcategorie: str = LARGEST_CATEGORY
) -> Planted:
    """One category grows by 10 % a quarter in the last eight: 2.1 times usual at the end."""
    changes = [
        Change("langzame_groei", GROWTH**n, quarter, quarter, hoofdcategorie=hoofdcategorie)
        for n, quarter in enumerate(GROWING_QUARTERS, start=1)
    ]
    made = talks.simulate(
        f"langzame_groei_{size}",
        chart_of(size),
        seed,
        changes=changes,
        expect="stijging van die categorie",
    )
    cell = Cell(hoofdcategorie=hoofdcategorie)
    wanted = [Wanted("stijging", cell, "stijging", GROWING_QUARTERS[0])]
    return plant(made, size, seed, wanted=wanted, with_survey=with_survey)


def about_leidinggevenden(size: int, seed: int, with_survey: bool = False) -> Planted:
    """Talks about a leidinggevende are 1.6 times usual in the last year, the others as usual."""
    about = Cell(relatie="leidinggevende")
    wanted = [
        Wanted(
            "macht",
            about,
            "stijging",
            LAST_YEAR[0],
            also=(("macht", Cell(), "stijging"), ("stijging", about, "stijging")),
        )
    ]
    wrong = [Wrong("concentratie", "in alle eenheden evenveel meer")]
    made = talks.more_about_leidinggevenden(size, seed)
    return plant(made, size, seed, wanted=wanted, wrong=wrong, with_survey=with_survey)


def formal_routes(size: int, seed: int, with_survey: bool = False) -> Planted:
    """As many talks, but formal routes are 8 times as likely for who came in the last year."""
    changes = [Change("escalatie", 8.0, LAST_YEAR[0], LAST_YEAR[-1], vervolg=v) for v in FORMAL]
    also = tuple(("escalatie", Cell(vervolg=v), "stijging") for v in FORMAL)
    wanted = [Wanted("escalatie", Cell(), "stijging", LAST_YEAR[0], also=also)]
    made = talks.more_formal_routes(size, seed)
    return plant(made, size, seed, wanted=wanted, outcome_changes=changes, with_survey=with_survey)


def event_without_change(size: int, seed: int, with_survey: bool = False) -> Planted:
    """The media write about it and nothing changes."""
    wrong = [Wrong("werking", "er veranderde niets na de gebeurtenis")]
    made = talks.media_event(size, seed)
    return plant(made, size, seed, wrong=wrong, with_survey=with_survey)


def training_works(size: int, seed: int, with_survey: bool = False) -> Planted:
    """After a training in one directorate talks there halve; the others go on as they were."""
    change = Change("na_training", 0.5, AFTER_TRAINING[0], AFTER_TRAINING[-1], eenheid=DIRECTORATE)
    event = (str(start_of(TRAINING_QUARTER)), "training", DIRECTORATE, "Training omstanders")
    made = talks.simulate(
        f"training_{size}",
        chart_of(size),
        seed,
        changes=[change],
        events=[event],
        expect="werking, met twee lezingen",
    )
    cell = Cell(eenheid=DIRECTORATE)
    also = (("daling", cell, "daling"),)
    wanted = [Wanted("werking", cell, "daling", AFTER_TRAINING[0], also=also)]
    wrong = [
        Wrong(code, "de verdeling bleef dezelfde")
        for code in ("concentratie", "macht", "extern", "stijging")
    ]
    return plant(made, size, seed, wanted=wanted, wrong=wrong, with_survey=with_survey)

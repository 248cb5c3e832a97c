"""Spec tables of the patterns in talks: concentratie, macht, escalatie, extern, werking.

In the comments v is the variance of the noise in one number, 2a / (1 - a)^2 with a = exp(-epsilon):
.36 at epsilon 2, 1.84 at 1, 7.8 at .5, 31.8 at .25. For a share p of a part x among n, judged over
a window against a history of N: variance of x - p n is n p (1 - p) from chance, n^2 p (1 - p) / N
because p is estimated, and v for every released number, times (1 - p)^2 in the part and p^2 in the
rest, in the window and, times (n / N)^2, in the history. Those left out of a comment are small.
"""

from tests.spec.pattern_cases import QUARTERS, Must, MustNot, TalkTable, usual_then, usual_then_once

FOUR_UNITS = {"a": 3_000, "b": 3_000, "c": 3_000, "d": 3_000}
SUBJECTS = ("oo_pesten", "sw_collega", "wb_werkdruk")
PESTEN_IN_A = {"hoofdcategorie": "oo_pesten", "eenheid": "a"}
_TRAINING = "Training omstanders"
_AFTER = QUARTERS.index("2024-Q2")
_CROSSED = "hoofdcategorie_x_eenheid"


def _crossed(usual: int, **other: tuple[int, ...]) -> dict[tuple[str, str], tuple[int, ...]]:
    """Each subject in each unit `usual` a quarter, but for pesten in the units named."""
    counts = {(c, u): usual_then(usual, usual) for c in SUBJECTS for u in FOUR_UNITS}
    return counts | {("oo_pesten", unit): numbers for unit, numbers in other.items()}


def _relations(
    leidinggevende: tuple[int, ...], extern: tuple[int, ...], collega: tuple[int, ...]
) -> dict[tuple[str, ...], tuple[int, ...]]:
    return {("leidinggevende",): leidinggevende, ("extern",): extern, ("collega",): collega}


def _outcomes(
    formal: tuple[int, ...], talking: tuple[int, ...], listening: tuple[int, ...]
) -> dict[tuple[str, ...], tuple[int, ...]]:
    return {
        ("formele_klacht",): formal,
        ("zelf_in_gesprek",): talking,
        ("luisterend_oor",): listening,
    }


def _units(a: tuple[int, ...], others: tuple[int, ...]) -> dict[tuple[str, ...], tuple[int, ...]]:
    return {(unit,): a if unit == "a" else others for unit in FOUR_UNITS}


def _from(start: int, usual: int, then: int) -> tuple[int, ...]:
    return (usual,) * start + (then,) * (len(QUARTERS) - start)


CONCENTRATIE = (
    # In the last year pesten is 160 of 240 talks in a, elsewhere 120 of 360: p = 1/3, expected 80.
    # Variance 240 x 2/9 = 53 chance, 240^2 x 2/9 / 360 = 36 for p, noise 4 x 1.84 x (4/9 + 2 x 1/9)
    # = 5 in a and 7 elsewhere: 101, sd 10.0, z 8.0.
    TalkTable(
        "a third of the talks elsewhere, two thirds in one unit",
        _CROSSED,
        1.0,
        _crossed(10, a=usual_then(10, 40)),
        (
            Must("concentratie", "stijging", 8.0, PESTEN_IN_A),
            MustNot("concentratie", 0.0, cell={"eenheid": "b"}, richting="stijging"),
        ),
        FOUR_UNITS,
    ),
    # a has three times the talks of the others, with the same third about pesten: z 0.
    TalkTable(
        "more of everything in one unit",
        _CROSSED,
        1.0,
        {(c, u): (30 if u == "a" else 10,) * len(QUARTERS) for c in SUBJECTS for u in FOUR_UNITS},
        (MustNot("concentratie", 0.0, "in a drie keer zo veel pesten als elders"),),
        FOUR_UNITS,
    ),
    # Pesten rises everywhere alike: a rise, and no unit stands out.
    TalkTable(
        "one subject rises in all units",
        _CROSSED,
        1.0,
        _crossed(10, **{unit: usual_then(10, 20) for unit in FOUR_UNITS}),
        (MustNot("concentratie", 0.0, "in a twee keer zo veel pesten als vorig jaar"),),
        FOUR_UNITS,
    ),
    # Last year in a: pesten 8 of 16, elsewhere 12 of 36: p = 1/3, expected 5.3, observed 8.
    # Chance 16 x 2/9 = 3.6, for p 16^2 x 2/9 / 36 = 1.6; noise, 4 x 1.84 = 7.4 a cell and year:
    # 7.4 x 6/9 = 4.9 in a, 7.4 x 2 x (16/36)^2 = 2.9 elsewhere: 13, sd 3.6, z .7.
    TalkTable(
        "half against a third, on sixteen talks",
        _CROSSED,
        1.0,
        _crossed(1, a=usual_then(1, 2)),
        (MustNot("concentratie", 0.7, "in a anderhalf keer het aandeel van elders"),),
        FOUR_UNITS,
    ),
    # Epsilon .25: last year in a pesten 24 of 48, elsewhere 36 of 108: expected 16, observed 24.
    # Chance 48 x 2/9 = 10.7, for p 4.7; noise 4 x 31.8 = 127 a cell and year: 127 x 6/9 = 85 in a,
    # 127 x 2 x (48/108)^2 = 50 elsewhere: 151, sd 12.3, z .7.
    TalkTable(
        "half against a third, under much noise",
        _CROSSED,
        0.25,
        _crossed(3, a=usual_then(3, 6)),
        (MustNot("concentratie", 0.7, "in a anderhalf keer het aandeel van elders"),),
        FOUR_UNITS,
    ),
)

MACHT = (
    # Last year 240 of 360 about a leidinggevende, before 480 of 960: p = 1/2, expected 180.
    # Chance 360 / 4 = 90, for p 360^2 / 4 / 960 = 34, noise 7.4 x 3 / 4 = 6 and 3: 132, sd 11.5,
    # z 5.2.
    TalkTable(
        "from half to two thirds",
        "relatie",
        1.0,
        _relations(usual_then(30, 60), usual_then(6, 6), usual_then(24, 24)),
        (Must("macht", "stijging", 5.2, {"relatie": "leidinggevende"}),),
    ),
    # Last year 120 of 360, before 960 of 1,920: expected 180. Chance 90, for p 17, noise 6 and 1:
    # 114, sd 10.7, z -5.6.
    TalkTable(
        "from half to a third",
        "relatie",
        1.0,
        _relations(usual_then(60, 30), usual_then(12, 12), usual_then(48, 48)),
        (Must("macht", "daling", -5.6, {"relatie": "leidinggevende"}),),
    ),
    # Twice as many of every relation: the share stays 1/2.
    TalkTable(
        "more of everything",
        "relatie",
        1.0,
        _relations(usual_then(30, 60), usual_then(6, 12), usual_then(24, 48)),
        (MustNot("macht", 0.0, "twee keer zo veel gesprekken over leidinggevenden"),),
    ),
    # Last quarter 6 of 8, before 76 of 152: expected 4. Chance 2, noise 1.84 x 3/4 = 1.4: 3.5 with
    # p, sd 1.9, z 1.1.
    TalkTable(
        "three quarters, in one quarter with eight talks",
        "relatie",
        1.0,
        _relations(usual_then_once(4, 6), usual_then_once(1, 0), usual_then_once(3, 2)),
        (MustNot("macht", 1.1, "van de helft naar driekwart"),),
    ),
    # In unit a from half to two thirds, as in the first table: but macht is never about a unit.
    TalkTable(
        "a shift in one unit",
        "relatie_x_eenheid",
        1.0,
        {
            ("leidinggevende", "a"): usual_then(30, 60),
            ("collega", "a"): usual_then(30, 30),
            ("leidinggevende", "b"): usual_then(30, 30),
            ("collega", "b"): usual_then(30, 30),
        },
        (
            MustNot("macht", 5.2, cell={"eenheid": "a"}),
            MustNot("macht", 0.0, cell={"eenheid": "b"}),
        ),
    ),
)

ESCALATIE = (
    # Last year 80 of 308 end in a formele klacht, before 48 of 960: p = .05, expected 15.4.
    # Chance 14.6, for p 4.7, noise 7.4 x (.90 + .005) = 6.7 and 2.7: 28.7, sd 5.4, z 12.
    TalkTable(
        "from one in twenty to one in four",
        "vervolg",
        1.0,
        _outcomes(usual_then(3, 20), usual_then(17, 17), usual_then(40, 40)),
        (Must("escalatie", "stijging", 12.1),),
    ),
    # Last year 8 of 124, before 16 of 480: expected 4.1. Chance 4.0, for p 1.0, noise 6.9 and 1.8:
    # 13.8, sd 3.7, z 1.0.
    TalkTable(
        "one a quarter becomes two",
        "vervolg",
        1.0,
        _outcomes(usual_then(1, 2), usual_then(9, 9), usual_then(20, 20)),
        (MustNot("escalatie", 1.0, "twee keer zo veel formele klachten"),),
    ),
    # Twice as many of every outcome: the share stays .05.
    TalkTable(
        "more of everything",
        "vervolg",
        1.0,
        _outcomes(usual_then(3, 6), usual_then(17, 34), usual_then(40, 80)),
        (MustNot("escalatie", 0.0, "twee keer zo veel formele klachten"),),
    ),
    # More people solve it in a talk themselves: the opposite of escalation. Formal 12 of 280 where
    # 14 were expected: chance 13.3, noise 6.7: z -.4.
    TalkTable(
        "more talk it over themselves",
        "vervolg",
        1.0,
        _outcomes(usual_then(3, 3), usual_then(17, 27), usual_then(40, 40)),
        (MustNot("escalatie", -0.4, richting="stijging"),),
    ),
)

EXTERN = (
    # Last year 96 of 312 about people from outside, before 96 of 960: p = .1, expected 31.2.
    # Chance 28.1, for p 9.1, noise 7.4 x (.81 + 2 x .01) = 6.1 and 2.6: 45.9, sd 6.8, z 9.6.
    TalkTable(
        "from one in ten to three in ten",
        "relatie",
        1.0,
        _relations(usual_then(30, 30), usual_then(6, 24), usual_then(24, 24)),
        (Must("extern", "stijging", 9.6, {"relatie": "extern"}),),
    ),
    # Last year 24 of 240, before 384 of 1,248: p = .308, expected 73.8. Chance 51.1, for p 9.8,
    # noise 7.4 x (.48 + 2 x .09) = 4.9 and .7: 66.5, sd 8.2, z -6.1.
    TalkTable(
        "from three in ten to one in ten",
        "relatie",
        1.0,
        _relations(usual_then(30, 30), usual_then(24, 6), usual_then(24, 24)),
        (Must("extern", "daling", -6.1, {"relatie": "extern"}),),
    ),
    # Twice as many of every relation.
    TalkTable(
        "more of everything",
        "relatie",
        1.0,
        _relations(usual_then(30, 60), usual_then(6, 12), usual_then(24, 48)),
        (MustNot("extern", 0.0, "twee keer zo veel gesprekken over mensen van buiten"),),
    ),
    # Last quarter 3 of 22, before 19 of 380: p = .05, expected 1.1. Chance 1.0, noise 1.84 x (.90 +
    # 2 x .0025) = 1.7: 2.9 with p, sd 1.7, z 1.1.
    TalkTable(
        "three in a quarter where it was one",
        "relatie",
        1.0,
        _relations(usual_then_once(10, 10), usual_then_once(1, 3), usual_then_once(9, 9)),
        (MustNot("extern", 1.1, "drie keer zo veel"),),
    ),
)

WERKING = (
    # Training in a in 2024-Q1, and 40 a quarter there after it, where it was 20; elsewhere 20 as
    # ever. 2025: 160 where 80 were expected from 12 quarters before. Chance 80, for the mean
    # 80^2 / 240 = 27, noise 7.4 and 2.5; elsewhere 240 against 240 tells .33^2 x (240 + 80 + 29)
    # = 39 more: 156, sd 12.5, z 6.4.
    TalkTable(
        "twice as many where the training was",
        "eenheid",
        1.0,
        _units(_from(_AFTER, 20, 40), usual_then(20, 20)),
        (
            Must("werking", "stijging", 6.4, {"eenheid": "a"}),
            MustNot("werking", 0.0, cell={"eenheid": "b"}),
        ),
        FOUR_UNITS,
        (("2024-01-15", "training", "a", _TRAINING),),
    ),
    # Half as many where the training was: 60 in 2025 where 120 were expected. Chance 120, for the
    # mean 120^2 / 360 = 40, noise 10, elsewhere .33^2 x (360 + 120 + 29) = 57: 227, sd 15, z -4.0;
    # all seven quarters after it: 105 where 210: 210 + 122 + 20 + 118 = 470, sd 21.7, z -4.8.
    TalkTable(
        "half as many where the training was",
        "eenheid",
        1.0,
        _units(_from(_AFTER, 30, 15), usual_then(30, 30)),
        (Must("werking", "daling", -4.8, {"eenheid": "a"}),),
        FOUR_UNITS,
        (("2024-01-15", "training", "a", _TRAINING),),
    ),
    # All units rise alike while only a had the training: against the others nothing changed.
    TalkTable(
        "twice as many everywhere",
        "eenheid",
        1.0,
        _units(_from(_AFTER, 20, 40), _from(_AFTER, 20, 40)),
        (MustNot("werking", 0.0, "na de training twee keer zo veel", cell={"eenheid": "a"}),),
        FOUR_UNITS,
        (("2024-01-15", "training", "a", _TRAINING),),
    ),
    # The training is of the last quarter: too early to say what it did, whatever the number is.
    # 40 where 20 were expected: z 3.6 as a rise.
    TalkTable(
        "a training this quarter",
        "eenheid",
        1.0,
        _units(usual_then_once(20, 40), usual_then(20, 20)),
        (MustNot("werking", 3.6, "sinds de training twee keer zo veel"),),
        FOUR_UNITS,
        (("2025-10-10", "training", "a", _TRAINING),),
    ),
    # 8 in 2025 where 4 were expected: chance 4, for the mean 1.3, noise 7.4 and 2.5, elsewhere 4.9:
    # 20, sd 4.5, z .9.
    TalkTable(
        "one a quarter becomes two",
        "eenheid",
        1.0,
        _units(_from(_AFTER, 1, 2), usual_then(1, 1)),
        (MustNot("werking", 0.9, "na de training twee keer zo veel"),),
        FOUR_UNITS,
        (("2024-01-15", "training", "a", _TRAINING),),
    ),
    # Attention in the media and nothing else: a media case is no intervention, and nothing changed.
    TalkTable(
        "attention in the media",
        "eenheid",
        1.0,
        _units(usual_then(20, 20), usual_then(20, 20)),
        (MustNot("werking", 0.0),),
        FOUR_UNITS,
        (("2025-01-15", "media", "", "Aandacht in een landelijke krant"),),
    ),
)

"""Spec tables of the patterns in the survey: drempel, klimaat, referentie.

In the comments v is the variance of the noise in one number (1.84 at epsilon 1, 7.8 at .5). A mean
of n answers with variance s2 among N people invited has variance s2 / n x (1 - n / N) from who
answered, and v x sum of (score - mean)^2 / n^2 from the noise. A wave is held against the mean of
the k waves before it: both variances, times (1 + 1 / k).
"""

from collections.abc import Mapping

from tests.spec.pattern_cases import Must, MustNot, SurveyTable

SCORES = ("0", "25", "50", "75", "100")
SIXTY = (4, 12, 36, 36, 12)
"""Per 100 answers: mean 60, s2 = 600, sum of (score - mean)^2 = 6,750."""
SIXTY_ONE = (4, 11, 35, 37, 13)
FIFTY = (8, 20, 44, 20, 8)
"""Per 100 answers: mean 50, s2 = 650, sum of (score - mean)^2 = 6,250."""
WAVES = ("2022", "2023", "2024", "2025")


def _scores(hundreds: int, per_hundred: tuple[int, ...]) -> Mapping[str, int]:
    return {code: hundreds * n for code, n in zip(SCORES, per_hundred, strict=True)}


def _waves(
    before: Mapping[str, int], last: Mapping[str, int], eenheid: str = ""
) -> dict[tuple[str, str], Mapping[str, int]]:
    return {(golf, eenheid): last if golf == WAVES[-1] else before for golf in WAVES}


def _added(
    *parts: dict[tuple[str, str], Mapping[str, int]],
) -> dict[tuple[str, str], Mapping[str, int]]:
    """The units, and under "" the whole organisation as their sum."""
    units = {key: answers for part in parts for key, answers in part.items()}
    whole = {
        (golf, ""): {
            code: sum(answers[code] for (g, _), answers in units.items() if g == golf)
            for code in SCORES
        }
        for golf in WAVES
    }
    return whole | units


def _invited(**units: int) -> dict[tuple[str, str], int]:
    """In every wave; the whole organisation is their sum."""
    whole = {(golf, ""): sum(units.values()) for golf in WAVES}
    return whole | {(golf, unit): n for golf in WAVES for unit, n in units.items()}


def _everyone(n: int, last: int | None = None) -> dict[tuple[str, str], int]:
    return {(golf, ""): n for golf in WAVES[:-1]} | {(WAVES[-1], ""): n if last is None else last}


def _knows(ja: int, nee: int, weet_niet: int) -> Mapping[str, int]:
    return {"ja": ja, "nee": nee, "weet_niet": weet_niet}


def _experience(wel: int, geen: int) -> Mapping[str, int]:
    return {"wel": wel, "geen": geen, "wil_niet_zeggen": 0, "onbekend": 0}


DREMPEL = (
    # 600 of 1,000 answer: 60 in three waves, then 50. Of one wave 600 / 600 x .4 = .40 and noise
    # 1.84 x 6,750 / 600^2 = .03; difference .43 x 1/3 + .46 = .61, sd .78, z -12.8.
    SurveyTable(
        "ten points less",
        "mb",
        1.0,
        _waves(_scores(6, SIXTY), _scores(6, FIFTY)),
        _everyone(1_000),
        (Must("drempel", "daling", -12.8, {"item": "mb"}),),
    ),
    # 40 of 60 answer: 59.4, then 51.3. Of one wave 600 / 40 x 1/3 = 5 and noise 1.84 x 6,700 / 40^2
    # = 7.7; difference 12.7 x 4/3 = 16.9, sd 4.1, z -2.0; and below 50 answers nothing is shown.
    SurveyTable(
        "eight points less, forty answers",
        "mb",
        1.0,
        _waves(
            dict(zip(SCORES, (2, 5, 14, 14, 5), strict=True)),
            dict(zip(SCORES, (3, 8, 17, 8, 4), strict=True)),
        ),
        _everyone(60),
        (MustNot("drempel", -2.0, "de meldbereidheid daalt acht punten"),),
    ),
    # The same mean, but half as many answer: another response, no fall.
    SurveyTable(
        "half as many answers",
        "mb",
        1.0,
        _waves(_scores(6, SIXTY), _scores(3, SIXTY)),
        _everyone(1_000),
        (MustNot("drempel", 0.0, "minder mensen die durven te praten"),),
    ),
    # 58 % know the VP in three waves, then 40 %: of one wave .24 / 600 x .4 = .00016, noise 1.84 x
    # (.42^2 + 2 x .58^2) / 600^2 = .000004; difference .00022, sd .0149, z -12.1.
    SurveyTable(
        "fewer know the VP",
        "mb_kent_vp",
        1.0,
        _waves(_knows(348, 151, 101), _knows(240, 216, 144)),
        _everyone(1_000),
        (Must("drempel", "daling", -12.1, {"item": "mb_kent_vp"}),),
        is_index=False,
    ),
    # 58 %, then 57 %: sd .0149, z -.7.
    SurveyTable(
        "one point less",
        "mb_kent_vp",
        1.0,
        _waves(_knows(348, 151, 101), _knows(342, 155, 103)),
        _everyone(1_000),
        (MustNot("drempel", -0.7, "de bekendheid daalt"),),
        is_index=False,
    ),
)

KLIMAAT = (
    # a: 1,000 of 1,500 answer, 60 in three waves, then 50; b: 2,000 of 3,000 always 60.
    # Of one wave in a 600 / 1,000 x 1/3 = .20 (.22 at 50), noise 7.8 x 6,750 / 1,000^2 = .05:
    # difference .27 + .25 / 3 = .35, sd .59, z -16.8.
    SurveyTable(
        "ten points less in one unit",
        "pv",
        0.5,
        _added(
            _waves(_scores(10, SIXTY), _scores(10, FIFTY), "a"),
            _waves(_scores(20, SIXTY), _scores(20, SIXTY), "b"),
        ),
        _invited(a=1_500, b=3_000),
        (
            Must("klimaat", "daling", -16.8, {"eenheid": "a", "item": "pv"}),
            MustNot("klimaat", 0.0, richting="daling", cell={"eenheid": "b"}),
        ),
    ),
    # a: 400 of 600 answer and lie 10 below the other 2,000 of 3,000 in every wave.
    # a 650 / 400 x 1/3 = .54, noise 7.8 x 6,250 / 400^2 = .31; the others .10 and .01: .96, sd .98,
    # z -10.2 in one wave.
    SurveyTable(
        "always ten points below the others",
        "pv",
        0.5,
        _added(
            _waves(_scores(4, FIFTY), _scores(4, FIFTY), "a"),
            _waves(_scores(20, SIXTY), _scores(20, SIXTY), "b"),
        ),
        _invited(a=600, b=3_000),
        (Must("klimaat", "daling", -10.2, {"eenheid": "a", "item": "pv"}),),
    ),
    # a: 30 of 120 answer, mean 50.8 against 60 among 2,000 others. a 650 / 30 x .75 = 16, noise 7.8
    # x 6,250 / 30^2 = 54: 70, sd 8.4, z -1.1; and below 50 answers nothing is shown.
    SurveyTable(
        "nine points below the others, thirty answers",
        "pv",
        0.5,
        _added(
            _waves(
                dict(zip(SCORES, (2, 6, 13, 7, 2), strict=True)),
                dict(zip(SCORES, (2, 6, 13, 7, 2), strict=True)),
                "a",
            ),
            _waves(_scores(20, SIXTY), _scores(20, SIXTY), "b"),
        ),
        _invited(a=120, b=3_000),
        (MustNot("klimaat", -1.1, "a staat onderaan", cell={"eenheid": "a"}),),
    ),
    # 600 of 1,000 answer: 50 in three waves, then 60. Of one wave 650 / 600 x .4 = .43 (.40 at 60),
    # noise .03: .43 + .46 / 3 = .59, sd .77, z 13.1.
    SurveyTable(
        "ten points more",
        "lc",
        1.0,
        _waves(_scores(6, FIFTY), _scores(6, SIXTY)),
        _everyone(1_000),
        (Must("klimaat", "stijging", 13.1, {"item": "lc"}),),
    ),
    # 60, then 61: .43 x 4/3 = .58, sd .76, z 1.3.
    SurveyTable(
        "one point more",
        "psa",
        1.0,
        _waves(_scores(6, SIXTY), _scores(6, SIXTY_ONE)),
        _everyone(1_000),
        (MustNot("klimaat", 1.3, "het klimaat verbetert"),),
    ),
)

_ONE_WAVE = {("2025", ""): 1_500}

REFERENTIE = (
    # 260 of 1,000, where the national figure (NEA 2023) is 17 %: sd sqrt(.26 x .74 / 1,000) = .0139
    # even without counting how many of the 1,500 answered; noise .0011; z 6.5.
    SurveyTable(
        "26 % where 17 % is usual",
        "og",
        1.0,
        {("2025", ""): _experience(260, 740)},
        _ONE_WAVE,
        (Must("referentie", "stijging", 6.5, {"item": "og"}),),
    ),
    # 111 of 600 (18.5 %) of 1,000 invited: sd sqrt(.185 x .815 / 600 x .4) = .0100, noise .0019:
    # z 1.5.
    SurveyTable(
        "18.5 % where 17 % is usual",
        "og",
        1.0,
        {("2025", ""): _experience(111, 489)},
        {("2025", ""): 1_000},
        (MustNot("referentie", 1.5, "meer dan landelijk"),),
    ),
    # 90 of 1,000: sd .0090, z -8.8.
    SurveyTable(
        "9 % where 17 % is usual",
        "og",
        1.0,
        {("2025", ""): _experience(90, 910)},
        _ONE_WAVE,
        (Must("referentie", "daling", -8.8, {"item": "og"}),),
    ),
    # 26 % in 2021: the only figures of that year are of the old series, which asked otherwise.
    SurveyTable(
        "26 % in a wave before the break of 2022",
        "og",
        1.0,
        {("2021", ""): _experience(260, 740)},
        {("2021", ""): 1_500},
        (MustNot("referentie", 6.5, "veel meer dan de 17 % van 2023"),),
    ),
    # In care 30 % is usual: 26 % is not more. sd .0139, z -2.9.
    SurveyTable(
        "26 % in care",
        "og",
        1.0,
        {("2025", ""): _experience(260, 740)},
        _ONE_WAVE,
        (MustNot("referentie", -2.9, "veel meer dan 17 %", richting="stijging"),),
        sector="zorg",
    ),
    # 38 % in care: sd .0153, z 5.2.
    SurveyTable(
        "38 % in care",
        "og",
        1.0,
        {("2025", ""): _experience(380, 620)},
        _ONE_WAVE,
        (Must("referentie", "stijging", 5.2, {"item": "og"}),),
        sector="zorg",
    ),
)

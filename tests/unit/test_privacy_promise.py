"""The promise in two languages: every number is what the program does, and both say the same."""

import re
from dataclasses import dataclass
from math import exp, inf
from pathlib import Path

import annotated_types
import numpy as np
import pytest

from pipeline.cli.program import COMMANDS, vip
from pipeline.contracts import load_codelist
from pipeline.release.cells import NO_UNIT
from pipeline.release.key_sets import code_lists, map_units, table_units
from pipeline.release.mechanism import add_noise
from pipeline.release.noise_law import Noise, noise_interval
from pipeline.release.plan import split
from pipeline.release.promise import MICRO, Budget, best_guess, suspicion_after
from pipeline.release.survey_planner import EXPECTED_RESPONSE, FEWEST_RESPONDENTS
from pipeline.release.theme_tables import bound_for
from pipeline.release.unit_map import FEWEST_MANAGERS, SMALLEST_UNIT
from pipeline.settings import PROFILES, Privacy
from pipeline.steps.publishing import MOST_AT_ONCE
from pipeline.vault.keys import SHORTEST
from tests.builders import organisation
from tests.documents import BELOFTE, PROMISE, README, command_lines, read, section
from tests.privacy.test_broken_doors import BROKEN
from tests.privacy.test_broken_theme_doors import BROKEN as BROKEN_IN_THEMES
from tests.simulators import float_geometric
from tests.unit.test_docs_examples import zorg_plan

DEFAULT = Privacy()


@dataclass(frozen=True)
class Language:
    """One of the twins, and how it writes numbers."""

    path: Path
    comma: str
    thousands: str

    def write(self, value: float) -> str:
        """A number as this document has it."""
        return f"{value:,.15g}".translate(str.maketrans({",": self.thousands, ".": self.comma}))

    def value(self, written: str) -> float:
        """The inverse of `write`."""
        return float(written.replace(self.thousands, "").replace(self.comma, "."))

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", read(self.path))

    def part(self, number: int) -> str:
        """The text of one numbered part."""
        heading = next(h for h in headings(self.path) if h.startswith(f"## {number}. "))
        return section(self.path, heading)

    def rows(self, number: int) -> list[list[str]]:
        """The rows of all tables in one part, cell by cell."""
        lines = re.findall(r"^\| (.*) \|$", self.part(number), re.M)
        return [line.split(" | ") for line in lines]

    def numbers(self, text: str) -> set[float]:
        """Every number in a text, code spans apart."""
        bare = re.sub(r"`[^`]*`|\]\([^)]*\)", "", text)
        mark = re.escape(self.comma + self.thousands)
        return {self.value(found) for found in re.findall(rf"\d+(?:[{mark}]\d+)*", bare)}


DUTCH, ENGLISH = Language(BELOFTE, ",", "."), Language(PROMISE, ".", ",")
BOTH = pytest.mark.parametrize("twin", (DUTCH, ENGLISH), ids=("dutch", "english"))


def headings(path):
    return re.findall(r"^#+ .*$", read(path), re.M)


def percent(share, digits=1):
    return round(100 * share, digits)


def bound(name, kind):
    """A bound that vip.toml keeps to."""
    found = next(m for m in Privacy.model_fields[name].metadata if isinstance(m, kind))
    return next(getattr(found, field) for field in ("ge", "le", "lt") if hasattr(found, field))


def reach(epsilon):
    """Nine times in ten the noise of one number is not larger than this."""
    return noise_interval(0, Noise.of([epsilon]))[1]


def option(command, name):
    return next(p for p in vip.get_command(None, command).params if p.name == name).default


def measured():
    """What the README says that the audit found in one run."""
    return [float(f"0{n}") for n in re.findall(r"(\.\d+) to (\.\d+) from one run", read(README))[0]]


RESERVE = {"totaal": 90.0, "reserve": 10.0}
WITH_RESERVE = {name: micro / MICRO for name, micro in split(MICRO, RESERVE).items()}
GE, LE, LT = annotated_types.Ge, annotated_types.Le, annotated_types.Lt
GUESS = best_guess(DEFAULT.epsilon)

# What each twin says, and the numbers in it: computed here, looked for there.
SAID = {
    "the guess": (
        "heeft bij de gewone instelling in hooguit {}% van de gevallen gelijk",
        "is right, at the ordinary setting, at most {}% of the time",
        [percent(GUESS)],
    ),
    "neighbours": (
        "hooguit {} keer zo waarschijnlijk als in het andere. Dat getal hoort bij **epsilon** {}",
        "at most {} times as likely in the one case as in the other. That number goes with "
        "**epsilon** {}",
        [round(exp(DEFAULT.epsilon), 2), DEFAULT.epsilon],
    ),
    "waves": (
        "Uit één jaar komen hooguit {} golven",
        "Of one year at most {} waves are published",
        [DEFAULT.golven_per_jaar],
    ),
    "delta": (
        "gewoon hooguit 1 op {} per deelnemer en golf",
        "ordinarily at most 1 in {} per respondent and wave",
        [int(1 / Budget.of(DEFAULT).delta)],
    ),
    "themes": (
        "Van één deelnemer tellen hooguit {} tot {} thema's",
        "Of one respondent at most {} to {} themes count",
        [bound_for(0), bound_for(inf)],
    ),
    "range of settings": (
        "kan epsilon van {} tot {}, delta tot 1 op {} en het aantal golven per jaar van {} tot {}",
        "epsilon can be from {} to {}, delta up to 1 in {} and the number of waves a year from "
        "{} to {}",
        [
            bound("epsilon", GE), bound("epsilon", LE), round(1 / bound("delta_enquete", LT)),
            bound("golven_per_jaar", GE), bound("golven_per_jaar", LE),
        ],
    ),
    "the widest setting": (
        "Bij epsilon {} is raden in {}% van de gevallen goed",
        "At epsilon {} guessing is right {}% of the time",
        [bound("epsilon", LE), percent(best_guess(bound("epsilon", LE)), 3)],
    ),
    "a correction": (
        "Met een reserve van {} van de 100 delen en één tabel ligt de ruis in 90% van de gevallen "
        "eerst binnen {} van het echte aantal. In de gecorrigeerde cijfers is dat binnen {}.",
        "With a reserve of {} of the 100 parts and one table, the noise is 90% of the time within "
        "{} of the real count at first. In the corrected numbers that is within {}.",
        [int(RESERVE["reserve"]), reach(WITH_RESERVE["totaal"]), reach(WITH_RESERVE["reserve"])],
    ),
    "small units": (
        "**Eenheden met minder dan {} medewerkers.**",
        "**Units with fewer than {} employees.**",
        [SMALLEST_UNIT],
    ),
    "managers": (
        "in een eenheid met minder dan {} leidinggevenden.**",
        "in a unit with fewer than {} managers.**",
        [FEWEST_MANAGERS],
    ),
    "answers": (
        "minder dan {} antwoorden te verwachten zijn.** Dat volgt uit het aantal uitgenodigden en "
        "een verwachte respons van {}%",
        "fewer than {} answers are to be expected.** That follows from the number of invited "
        "people and an expected response of {}%",
        [FEWEST_RESPONDENTS, percent(EXPECTED_RESPONSE, 0)],
    ),
    "the passphrase": (
        "heeft minstens {} tekens", "has at least {} characters", [SHORTEST],
    ),
    "the clock": (
        "hooguit {} kwartalen tegelijk", "at most {} quarters at a time", [MOST_AT_ONCE],
    ),
    "the subject": (
        "raden bij epsilon {} in hooguit {}% van de gevallen goed",
        "guessing at epsilon {} is right at most {}% of the time",
        [DEFAULT.epsilon, percent(best_guess(2 * DEFAULT.epsilon))],
    ),
    "the audit": (
        "{} verzonnen trajecten, elk met een muntje wel of niet erin; daarna wordt geraden. Van "
        "een belofte van epsilon {} was op de laatste meting minstens {} tot {} terug te zien",
        "{} invented trajecten, each in or out by a coin; then they are guessed. Of a promise of "
        "epsilon {} at least {} to {} could be seen at the last measurement",
        [option("audit", "kanaries"), option("audit", "epsilon"), *measured()],
    ),
    "broken doors": (
        "{} deuren die met opzet stuk zijn", "{} doors that are broken on purpose",
        [len(BROKEN) + len(BROKEN_IN_THEMES)],
    ),
}  # fmt: skip


@BOTH
@pytest.mark.parametrize("what", SAID)
def test_a_sentence_has_the_numbers_of_the_program(twin, what):
    dutch, english, values = SAID[what]
    sentence = dutch if twin is DUTCH else english
    assert sentence.format(*map(twin.write, values)) in twin.text


@BOTH
def test_the_profiles_in_words(twin):
    rows = {row[0].split("`")[1]: row[1:] for row in twin.rows(3) if row[0].split("`")[1:2]}
    for name, epsilon in PROFILES.items():
        assert rows[name] == [
            twin.write(epsilon),
            twin.write(percent(best_guess(epsilon))) + "%",
            twin.write(percent(suspicion_after(0.10, epsilon), 0)) + "%",
            twin.write(percent(suspicion_after(0.01, epsilon))) + "%",
        ]
    assert DEFAULT.profiel == "standaard"
    assert DEFAULT.epsilon == DEFAULT.epsilon_enquete == PROFILES["standaard"]


@BOTH
def test_what_adds_up(twin):
    wave, waves, traject = DEFAULT.epsilon_enquete, DEFAULT.golven_per_jaar, DEFAULT.epsilon
    rows = twin.rows(3)[-4:]
    together = [traject, waves * wave, traject + waves * wave, 3 * traject]
    assert [row[1] for row in rows] == [twin.write(e) for e in together]
    assert [row[2] for row in rows] == [
        twin.write(percent(best_guess(epsilon))) + "%" for epsilon in together
    ]
    assert str(waves) in rows[1][0]
    assert "3" in rows[3][0]


@BOTH
def test_the_example_is_the_plan_of_voorbeeldzorg(twin):
    plan = zorg_plan()
    assert plan.korrel == "halfjaar"
    assert twin.write(plan.medewerkers) in twin.part(3)
    rows = {row[0].split("`")[1]: row[1:] for row in twin.rows(3) if row[0].startswith("*")}
    assert {table: twin.value(row[0]) for table, row in rows.items()} == plan.epsilons()
    assert " + ".join(row[0] for row in rows.values()) + " = 1." in twin.text
    for epsilon, share, reaches in rows.values():
        least, most = re.findall(r"\d+", reaches)
        a = exp(-twin.value(epsilon))
        inside = 1 - 2 * a ** (int(most) + 1) / (1 + a)
        assert least == most
        assert share.startswith(f"{percent(inside, 0):.0f}%")


@BOTH
def test_what_floating_point_does_to_the_noise(twin):
    largest, chance = twin.write(36.7), twin.write(10**12)
    said = twin.part(7)
    assert largest in said
    assert chance in said
    for epsilon in (0.01, 0.05, 0.25, 0.6, 1.0, 2.0):
        assert float_geometric.largest(epsilon) <= 36.7 / epsilon
        assert float_geometric.delta(epsilon) < 1e-12


@pytest.mark.parametrize("epsilon", (0.25, 1.0))
def test_the_count_of_chances_is_that_of_the_mechanism(epsilon, monkeypatch):
    """The smallest random number gives the largest noise: the model draws as diffprivlib does."""
    just_above = 0.5 + 2.0**-53
    monkeypatch.setattr("secrets.SystemRandom.random", lambda self: just_above)
    (noise,) = add_noise(np.zeros(1, dtype=np.int64), int(epsilon * MICRO))
    assert noise == float_geometric.largest(epsilon)


def test_a_plan_that_the_planner_makes_has_no_reserve():
    plan = zorg_plan()
    assert sum(plan.tabellen.values()) > MICRO - len(plan.tabellen)


def test_the_rules_of_100_and_3_hold_where_they_are_said_to():
    units = map_units(organisation(400, SMALLEST_UNIT, SMALLEST_UNIT - 1, 300), "2024-Q4", 1)
    assert {unit.eenheid for unit in units.shown} <= {"u0", "u1", "u3"}
    assert all(unit.medewerkers >= SMALLEST_UNIT for unit in (*units.shown, units.rest))
    few = map_units(organisation(400, 300, 200, managers=FEWEST_MANAGERS - 1), "2024-Q4", 1)
    for crossed in ("hoofdcategorie_x_eenheid", "relatie_x_eenheid"):
        joined = table_units(crossed, few, code_lists())
        assert not joined.shown
        assert set(joined.lands_in.values()) == {NO_UNIT}
    assert load_codelist("indexen").get("lc").over_leidinggevende


def test_the_twins_have_the_same_parts():
    depth = [[len(h) - len(h.lstrip("#")) for h in headings(t.path)] for t in (DUTCH, ENGLISH)]
    assert depth[0] == depth[1]
    numbers = [re.findall(r"^## (\d+)\.", read(t.path), re.M) for t in (DUTCH, ENGLISH)]
    assert numbers[0] == numbers[1]


@pytest.mark.parametrize("part", range(1, 11))
def test_the_twins_say_the_same_numbers_and_names(part):
    dutch, english = DUTCH.part(part), ENGLISH.part(part)
    assert DUTCH.numbers(dutch) == ENGLISH.numbers(english)
    spans = [re.findall(r"`([^`\n]+)`", text) for text in (dutch, english)]
    assert spans[0] == spans[1]
    shape = [[len(row) for row in twin.rows(part)] for twin in (DUTCH, ENGLISH)]
    assert shape[0] == shape[1]


@BOTH
def test_the_commands_for_a_reader_exist(twin):
    for line in command_lines(twin.path):
        assert line.split()[1] in COMMANDS
    tests = re.findall(r"python -m pytest (\S+?)`", read(twin.path))
    assert tests
    assert all((twin.path.parents[1] / test).is_file() for test in tests)


def test_the_readme_says_the_same_guesses():
    assert f"{100 * best_guess(1.0):.1f} % of the time" in read(README)
    assert f"{100 * best_guess(2.0):.0f} % of the time" in read(README)

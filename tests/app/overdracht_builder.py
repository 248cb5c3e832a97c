"""A small overdracht with invented numbers, written by the real writer: what the pages are fed.

The numbers are drawn from a fixed seed so that pages can be compared; nothing here comes from the
door, so these tests stand or fall with the pages alone.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from pipeline.advice.compose import compose
from pipeline.advice.handed_over import Vrijgave, hand_over
from pipeline.contracts import load_codelist
from pipeline.contracts.codes import load_texts
from pipeline.contracts.public import Availability, Event, PublicInputs, Unit, Wave
from pipeline.periods import quarters_between
from pipeline.release import Publication, load_release, write_bundle
from pipeline.release.bundle import PUBLIC_KEY
from pipeline.release.cells import (
    DIMENSIONS,
    ENQUETE_COLUMNS,
    SURVEY_DIMENSIONS,
    TELLINGEN_COLUMNS,
    THEMAS_COLUMNS,
    THEME_DIMENSIONS,
)
from pipeline.release.frozen import publication_files
from pipeline.release.survey_answers import SurveyTable, item_tables
from pipeline.release.theme_keys import Labelled, ThemeKey, ThemeKeys
from pipeline.signals.detect import detect
from pipeline.signals.frozen import list_name, signal_files

EPSILONS = {"totaal": 0.2, "cluster": 0.4, "hoofdcategorie": 0.3, "eenheid": 0.1}
WAVES = ("2024", "2025")
UNITS = ("zorg", "techniek", "kantoor")
STEEP = "**Zorg** [en] $welzijn$"
SCORES = ("0", "25", "50", "75", "100", "onbekend")
QUESTIONS = (
    "items/og_int_pesten", "items/mb_kent_vp", "items/mb_vreest_gevolgen", "items/pv_gewaardeerd",
    *item_tables("mb_besproken_met"),
)  # fmt: skip
QUESTION_RHO = "1/800"
SURVEY_MEANS = {"mb": 0.62, "pv": 0.66, "psa": 0.55, "lc": 0.6}

_NO_DIMENSION: dict[str, object] = dict.fromkeys(DIMENSIONS, "")
_NO_ANSWER: dict[str, object] = dict.fromkeys(SURVEY_DIMENSIONS, "")


@dataclass
class OverdrachtBuilder:
    """Writes an overdracht below `root`. Change a field, then call `write`."""

    root: Path
    first: str = "2023-Q1"
    last: str = "2025-Q4"
    is_voorbeeld: bool = True
    epsilons: dict[str, float] = field(default_factory=lambda: dict(EPSILONS))
    signals: list[dict[str, object]] = field(default_factory=list)
    waves: tuple[str, ...] = WAVES
    unit: str = "traject"
    rise: float = 1.8
    themes: tuple[str, ...] = ()
    writers: int = 1300
    by_group: bool = False
    sector: str = ""

    def __post_init__(self) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.random = np.random.default_rng(7)

    def write(self) -> Path:
        """The directory, with one publication a year and one list of patterns."""
        self.root.mkdir(parents=True, exist_ok=True)
        public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        (self.root / PUBLIC_KEY).write_bytes(public)
        quarters = quarters_between(self.first, self.last)
        years = sorted({quarter[:4] for quarter in quarters})
        for number, year in enumerate(years, start=1):
            periods = tuple(q for q in quarters if q.startswith(year))
            waves = tuple(w for w in self.waves if w.startswith(year))
            self._publication(number, periods, waves, date(int(year) + 1, 2, 5))
        if self.signals:
            self._signals()
        return self.root

    def publiek(self) -> PublicInputs:
        """Units, events and waves that everyone may know."""
        return PublicInputs(
            units=(
                Unit("concern", "Hele concern", None, 4200, 180),
                Unit("zorg", STEEP, "concern", 2100, 90),
                Unit("techniek", "Techniek", "concern", 1300, 50),
                Unit("kantoor", "Kantoor", "concern", 800, 40),
                Unit("archief", "Archief", "kantoor", 40, 1),
            ),
            events=(
                Event(date(2024, 3, 14), "voorlichting", None, "Campagne 'Even sparren'"),
                Event(date(2025, 5, 2), "media", None, "Landelijk nieuws over pesten"),
            ),
            waves=tuple(Wave(w, 4000, date(int(w), 10, 31)) for w in self.waves),
            availability=tuple(
                Availability(q, 120.0) for q in quarters_between(self.first, self.last)
            ),
        )

    def correct(self, period: str, day: date) -> None:
        """One period published again, after `write`."""
        number = int(self.newest.id[1:])
        self._publication(
            number + 1, (period,), (), day, corrigeert=f"p{number:04d}", reden="telfout"
        )

    def _publication(
        self,
        number: int,
        periods: tuple[str, ...],
        waves: tuple[str, ...],
        day: date,
        **correction: str,
    ) -> None:
        publication = Publication(
            id=f"p{number:04d}",
            organisatie="Zorggroep Voorbeeld",
            sector=self.sector,
            is_voorbeeld=self.is_voorbeeld,
            gemaakt_op=day,
            korrel="kwartaal",
            perioden=periods if self.epsilons else (),
            golven=waves,
            plan={table: int(e * 1_000_000) for table, e in self.epsilons.items()},
            plan_enquete={
                f"{w}/index/{code}": 200_000 for w in waves for code in ("og", *SURVEY_MEANS)
            },
            belofte={
                "eenheid": self.unit,
                "epsilon": 1.0,
                "epsilon_enquete": 1.0,
                "delta_enquete": 1e-6,
                "golven_per_jaar": 2,
            },
            grootboek=f"{number:x}" * 64,
            rho_enquete={f"{w}/{table}": QUESTION_RHO for w in waves for table in QUESTIONS},
            themas={w: self._asked() for w in waves if w in self.themes},
            **correction,
        )
        themas = self._themes([w for w in waves if w in self.themes])
        files = publication_files(
            publication, self._counts(periods), self._survey(waves), self.publiek(), themas
        )
        target = self.root / "publicaties" / publication.id
        write_bundle(target, files, self.key.sign, "publicatie")
        self.newest = publication

    def _counts(self, periods: tuple[str, ...]) -> pd.DataFrame:
        rows: list[dict[str, object]] = []
        clusters = load_codelist("clusters").values()
        categories = load_codelist("categorieen").values()
        for period in periods:
            rise = self.rise if period >= "2025-Q1" else 1.0
            keys: dict[str, list[tuple[dict[str, str], float]]] = {
                "totaal": [({}, 62.0 + 10 * (rise - 1))],
                "cluster": [({"cluster": c}, 10.0 * (rise if c == "oo" else 1)) for c in clusters],
                "hoofdcategorie": [
                    ({"hoofdcategorie": c}, 2.4 * (rise if c == "oo_pesten" else 1))
                    for c in categories
                ],
                "eenheid": [({"eenheid": u}, 19.0) for u in (*UNITS, "niet_toegedeeld")],
            }
            for table, cells in keys.items():
                if table in self.epsilons:
                    rows += [self._cell(table, period, dims, mean) for dims, mean in cells]
        return pd.DataFrame([_NO_DIMENSION | row for row in rows], columns=list(TELLINGEN_COLUMNS))

    def _cell(
        self, table: str, period: str, dims: dict[str, str], mean: float
    ) -> dict[str, object]:
        return {"tabel": table, "periode": period, **dims} | self._number(
            mean, self.epsilons[table]
        )

    def _number(self, mean: float, epsilon: float) -> dict[str, object]:
        a = np.exp(-epsilon)
        noise = self.random.geometric(1 - a) - self.random.geometric(1 - a)
        noisy = int(self.random.poisson(mean) + noise)
        reach = 1.645 * float(np.sqrt(2 * a) / (1 - a))
        estimate = 0.5 * noisy + 0.5 * mean
        lower = max(0.0, estimate - 0.7 * reach)
        return {
            "noisy_n": noisy,
            "mechanism": "geometric",
            "epsilon": epsilon,
            "estimate": max(0.0, estimate),
            "lower": lower,
            "upper": max(0.0, estimate) + 0.7 * reach,
            "is_te_onzeker": bool(reach > mean),
            "rho": 0.0,
        }

    def _survey(self, waves: tuple[str, ...]) -> pd.DataFrame:
        rows: list[dict[str, object]] = []
        for wave in waves:
            shift = -0.08 if wave == "2025" else 0.0
            for index, mean in SURVEY_MEANS.items():
                rows += self._index(
                    wave, index, _score_shares(mean + (shift if index == "mb" else 0))
                )
            rows += self._index(
                wave, "og", {"geen": 0.78, "wel": 0.17, "wil_niet_zeggen": 0.03, "onbekend": 0.02}
            )
            for table in QUESTIONS:
                rows += self._question(wave, SurveyTable.of(table))
        return pd.DataFrame([_NO_ANSWER | row for row in rows], columns=list(ENQUETE_COLUMNS))

    def _question(self, wave: str, table: SurveyTable) -> list[dict[str, object]]:
        """A question or option with discrete Gaussian noise, most people at its first answer."""
        shares = np.array([0.7, *([0.28 / (len(table.bins) - 2)] * (len(table.bins) - 2)), 0.02])
        counts = self.random.multinomial(2600, shares)
        rho = float(Fraction(QUESTION_RHO))
        noise = np.rint(self.random.normal(0, (2 * rho) ** -0.5, len(counts))).astype(int)
        where = {"tabel": "items", "golf": wave, "item": table.item, "optie": table.optie}
        return [
            where
            | {"antwoord": answer}
            | self._number(float(n), 0.2)
            | {"mechanism": "discrete_gaussian", "epsilon": 0.0, "rho": rho, "noisy_n": int(noisy)}
            for answer, n, noisy in zip(table.bins, counts, counts + noise, strict=True)
        ]

    def _asked(self) -> dict[str, object]:
        """What was public of the themes of a wave."""
        listed = load_texts("themas")
        themes = tuple(ThemeKey(t["code"], t["label"], t["groep"], ()) for t in listed["codes"])
        own = ThemeKey("eigen_steil", STEEP)
        groups = tuple(Labelled(g["code"], g["label"]) for g in listed["groepen"])
        keys = ThemeKeys("1", "a" * 64, groups, (*themes, own))
        return {"grens": 4, "vragen": ["open_goed"], "taxonomie": keys.to_json()}

    def _themes(self, waves: list[str]) -> pd.DataFrame:
        """Each theme for all, by tone and by unit; the further down the list, the rarer."""
        rows: list[dict[str, object]] = []
        codes = [t["code"] for t in load_texts("themas")["codes"]] + ["eigen_steil"]
        for wave in waves:
            means = {c: self.writers * 0.2 * 0.9**n for n, c in enumerate(codes)}
            means |= {"geen_thema": 0.06 * self.writers, "geen_antwoord": 2600 - self.writers}
            for code, mean in means.items():
                rows.append(
                    {"tabel": "thema", "golf": wave, "thema": code} | self._number(mean, 0.1)
                )
            for code in codes:
                for toon, share in (("goed", 0.3), ("zorg", 0.5), ("onduidelijk", 0.2)):
                    rows.append(
                        {"tabel": "thema_x_toon", "golf": wave, "thema": code, "toon": toon}
                        | self._number(share * means[code], 0.1)
                    )
                for unit in UNITS:
                    rows.append(
                        {"tabel": "thema_x_eenheid", "golf": wave, "thema": code, "eenheid": unit}
                        | self._number(means[code] / 3, 0.1)
                    )
            if self.by_group:
                rows += self._theme_parts(wave, codes)
        empty: dict[str, object] = dict.fromkeys(THEME_DIMENSIONS, "")
        return pd.DataFrame([empty | row for row in rows], columns=list(THEMAS_COLUMNS))

    def _theme_parts(self, wave: str, codes: list[str]) -> list[dict[str, object]]:
        """Themes by question, and groups by unit: every second one too rare to read."""
        groups = [group["code"] for group in load_texts("themas")["groepen"]]
        return [
            {"tabel": "thema_x_vraag", "golf": wave, "thema": code, "vraag": "open_goed"}
            | self._number(200.0 if n % 2 else 4.0, 0.1)
            for n, code in enumerate(codes)
        ] + [
            {"tabel": "groep_x_eenheid", "golf": wave, "groep": group, "eenheid": unit}
            | self._number(200.0 if n % 2 else 4.0, 0.1)
            for unit in ("niet_toegedeeld", *UNITS)
            for n, group in enumerate(groups)
        ]

    def _index(self, wave: str, index: str, shares: dict[str, float]) -> list[dict[str, object]]:
        return [
            {"tabel": "index", "golf": wave, "index": index, "antwoord": answer}
            | self._number(2600 * share, 0.2)
            for answer, share in shares.items()
        ]

    def _signals(self) -> None:
        files = signal_files(pd.DataFrame(self.signals), self.newest, date(2026, 2, 6))
        target = self.root / "signalen" / list_name(self.newest)
        write_bundle(target, files, self.key.sign, "signalen")

    def detect_and_advise(self) -> Path:
        """Write, then find the real patterns, and hand over every advice they give rise to."""
        self.write()
        day, release = date(2026, 2, 20), load_release(self.root)
        found = detect(release, day)
        files = signal_files(found, self.newest, day)
        target = self.root / "signalen" / list_name(self.newest)
        write_bundle(target, files, self.key.sign, "signalen")
        for concept in compose(found, release, day):
            hand_over(concept, Vrijgave(day), self.root, self.key.sign, day)
        return self.root


def _score_shares(mean: float) -> dict[str, float]:
    levels = np.arange(5)
    weights = np.exp(-0.5 * ((levels - 4 * mean) / 1.0) ** 2)
    shares = 0.97 * weights / weights.sum()
    return {score: float(s) for score, s in zip(SCORES, (*shares, 0.03), strict=True)}


def signal(code: str, niveau: str, **values: object) -> dict[str, object]:
    """A row of signalen: empty but for what is given."""
    empty = dict.fromkeys(
        ("periode", "golf", "eenheid", "cluster", "hoofdcategorie", "relatie", "vervolg", "item",
         "thema", "gebeurtenis", "richting"), "")  # fmt: skip
    numbers = dict.fromkeys(
        ("p_value", "q_value", "effect", "effect_lower", "effect_upper", "waarneming",
         "verwacht_lower", "verwacht_upper", "zichtbaar_vanaf"), float("nan"))  # fmt: skip
    rest: dict[str, object] = {"cellen": [], "venster": 4, "vergeleken_met": "", "zin": ""}
    return {"code": code, "niveau": niveau, **empty, **numbers, **rest, **values}


RISE = signal(
    "stijging",
    "sterk_signaal",
    periode="2025-Q4",
    cluster="oo",
    richting="stijging",
    p_value=0.0004,
    q_value=0.006,
    effect=1.8,
    effect_lower=1.4,
    effect_upper=2.3,
    waarneming=68.0,
    verwacht_lower=29.0,
    verwacht_upper=50.0,
    zichtbaar_vanaf=1.6,
    venster=4,
    vergeleken_met="2023-Q1 tot en met 2024-Q4",
    zin="Over ongewenste omgangsvormen kwamen in 2025 meer mensen praten dan gewoonlijk: ongeveer "
    "68 trajecten (tussen 57 en 79; het getal is expres iets onnauwkeurig gemaakt). Gewoonlijk "
    "zijn het er 29 tot 50. Er zijn twee lezingen: er gebeurt meer, of medewerkers kennen de "
    "vertrouwenspersoon beter en hebben meer vertrouwen.",
    cellen=[f"p0003|cluster|periode=2025-Q{n}|cluster=oo" for n in (1, 2, 3, 4)],
)
WATCH = signal(
    "drempel",
    "let_op",
    golf="2025",
    item="mb",
    richting="daling",
    p_value=0.03,
    q_value=0.2,
    effect=0.87,
    zin="De bereidheid om te praten is lager dan in de vorige enquête.",
    cellen=["p0003|index|golf=2025|index=mb|antwoord=50"],
)
WITHIN = signal(
    "stijging", "binnen_verwachting", periode="2025-Q4", p_value=0.4, zichtbaar_vanaf=1.4,
    zin="Het totaal past bij eerdere perioden.",
)  # fmt: skip
UNSEEN = signal(
    "stijging", "te_weinig_gegevens", periode="2025-Q4", hoofdcategorie="oo_pesten",
    zichtbaar_vanaf=float("inf"), zin="Hier is te weinig om iets te kunnen zien.",
)  # fmt: skip

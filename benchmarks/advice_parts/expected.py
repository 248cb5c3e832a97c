"""A table of expected advice, written by somebody who had not seen the texts, and how it is judged.

An entry of `verwacht.yaml` names a situation (patroon, richting, codes) and what a good advice on
it says: regular expressions for its subject, its measures and what it may not propose, codes of the
addressees, and whether it is about the organisation or a unit. Words are looked for in any case.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.advice.catalogue import about, choose_group, text, texts
from pipeline.advice.concept import Concept, Term
from pipeline.advice.measures import Setting, choose_measures
from pipeline.advice.survey_facts import question_name
from pipeline.advice.yardsticks import hoped
from pipeline.contracts import load_codelist, load_texts
from pipeline.signals.sources import cluster_of

TABLE = Path(__file__).parents[2] / "tests/data/advies/verwacht.yaml"
MAIN = ("onderwerp", "niveau", "aan", "maatregel")
"""What has to be right together."""
_LISTS = {"cluster": "clusters", "hoofdcategorie": "categorieen", "relatie": "relaties"}


@dataclass(frozen=True)
class Said:
    """What an advice says, as far as it is judged."""

    patroon: str
    richting: str
    codes: Mapping[str, str]
    is_advies: bool
    onderwerp: str
    aan: str
    cc: Sequence[str]
    maatregelen: Sequence[str]
    lezingen: Sequence[str]
    meetpunten: Sequence[str]
    gronden: Sequence[str]

    @staticmethod
    def of(concept: Concept, richting: str) -> "Said":
        """What a finished concept says."""
        names = {label: code for code, label in load_texts("adviesteksten")["adressaten"].items()}
        addressees = [part.code for part in concept.kop.aan.parts if isinstance(part, Term)]
        measures = concept.advies.maatregelen
        return Said(
            patroon=concept.patroon,
            richting=richting,
            codes=dict(concept.codes),
            is_advies=concept.vorm == "advies",
            onderwerp=" ".join((concept.kop.titel.text, *(li.text for li in concept.wij_zien))),
            aan=addressees[0],
            cc=[names.get(one, one) for one in concept.kop.cc],
            maatregelen=[f"{m.wat}. {m.effect}" for m in measures],
            lezingen=[line.text for line in concept.betekenis.lezingen],
            meetpunten=[
                " ".join(
                    (m.meetpunt, *(code for _, code in (m.meetlat.codes if m.meetlat else ())))
                )
                for m in measures
            ],
            gronden=[f"{g.code} {g.citaat}" for g in concept.aandacht.gronden],
        )

    @staticmethod
    def of_choice(patroon: str, richting: str, codes: Mapping[str, str]) -> "Said":
        """What the catalogues would say of a situation, without any number."""
        category = codes.get("hoofdcategorie")
        codes = {**({"cluster": cluster_of(category)} if category else {}), **codes}
        group = choose_group(patroon, codes, richting)
        known = {**codes, "patroon": patroon, "richting": richting}
        measures = choose_measures(group, known, Setting(medewerkers=12_000))
        is_of_unit = group.aan == "directie" and bool(codes.get("eenheid"))
        return Said(
            patroon=patroon,
            richting=richting,
            codes=codes,
            is_advies=True,
            onderwerp=_subject(codes, about(patroon, codes, richting)),
            aan=group.aan,
            cc=[*(["bestuurder"] if is_of_unit else []), *group.cc],
            maatregelen=[f"{m.wat}. {m.effect}" for m in measures],
            lezingen=texts("patronen", about(patroon, codes, richting), "lezingen"),
            meetpunten=[
                " ".join((m.eigen, *m.meten, *(f"Enquête: {hoped(one)}" for one in m.meten)))
                for m in measures
            ],
            gronden=[f"{g.code} {g.citaat}" for g in group.rechtsgronden],
        )


def _subject(codes: Mapping[str, str], key: str) -> str:
    """The words of the title and the first sentences, and the names that would fill them."""
    words = [text("patronen", key, "titel"), *texts("patronen", key, "wij_zien")]
    for name, code in codes.items():
        if name in _LISTS and code in load_codelist(_LISTS[name]).values():
            words += [text("onderwerpen", name, code), load_codelist(_LISTS[name]).label(code)]
        elif name == "item":
            words.append(question_name(code))
        elif name == "thema" and code in load_codelist("themas").values():
            words.append(load_codelist("themas").label(code))
    return " ".join(words)


def load_expected(path: Path = TABLE) -> list[Mapping[str, Any]]:
    """The table, one entry a situation and way in which it comes up (tests/data/advies/LEESMIJ.md).

    `patroon`, `richting` and `codes` say how it comes up; `moet_advies` is whether advice is right.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        _one_way(situation, way)
        for situation in content["situaties"]
        for way in situation["patronen"]
    ]


def _one_way(situation: Mapping[str, Any], way: Mapping[str, Any]) -> Mapping[str, Any]:
    outcomes = {situation["moet_advies"], *_several(situation.get("mag_ook"))}
    not_codes = ("code", "richting", "zekerheid", "niveau")
    return {
        **situation,
        "patroon": way["code"],
        "richting": way.get("richting", ""),
        "codes": {name: value for name, value in way.items() if name not in not_codes},
        "niveau": "organisatie" if situation["niveau"] == "organisatie" else "eenheid",
        "moet_advies": situation["moet_advies"] in ("ja", "alleen_op_verzoek"),
        "mag_advies": bool(outcomes & {"ja", "alleen_op_verzoek"}),
    }


def entry_of_scenario(name: str, entries: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """What is expected of advice on what this scenario planted, where any advice is right."""
    return next((one for one in entries if one["situatie"] == name and one["mag_advies"]), None)


def codes_of(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The codes that an entry names; empty ones say nothing."""
    return {name: value for name, value in (entry.get("codes") or {}).items() if value}


def judge(said: Said, entry: Mapping[str, Any]) -> dict[str, bool]:
    """What is right, by part; a part that the entry says nothing of is left out."""
    wanted = str(entry.get("niveau") or "")
    is_of_unit = bool(said.codes.get("eenheid"))
    proposed = _found(entry.get("maatregel_past"), said.maatregelen)
    forbidden = _found(entry.get("maatregel_mag_niet"), said.maatregelen)
    found = {
        "onderwerp": _found(entry.get("onderwerp"), [said.onderwerp]),
        "niveau": ("eenheid" in wanted) == is_of_unit if wanted else True,
        "aan": said.aan in _several(entry.get("aan")) if entry.get("aan") else True,
        "cc": set(_several(entry.get("cc_moet"))) <= set(said.cc),
        "niets_verkeerds": not forbidden,
    }
    if said.is_advies:
        found["maatregel"] = proposed and not forbidden
        found["rechtsgrond"] = _found(entry.get("rechtsgrond"), said.gronden)
        found["meetpunt"] = _found(entry.get("meetpunt"), said.meetpunten)
    if said.lezingen:
        found["lezingen"] = _readings(entry.get("lezingen"), said.lezingen)
    return {name: right for name, right in found.items() if entry.get(_FIELD.get(name, name))}


_FIELD = {"maatregel": "maatregel_past", "niets_verkeerds": "maatregel_mag_niet", "cc": "cc_moet"}


def is_right(judged: Mapping[str, bool]) -> bool:
    """Subject, level, addressee and a fitting measure together."""
    return all(judged.get(name, True) for name in MAIN)


def _readings(wanted: Any, said: Sequence[str]) -> bool:
    if isinstance(wanted, int):
        return len(said) >= wanted
    return all(_found(one, said) for one in _several(wanted))


def _found(wanted: Any, texts: Sequence[str]) -> bool:
    return any(re.search(str(w), t, re.IGNORECASE) for w in _several(wanted) for t in texts)


def _several(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]

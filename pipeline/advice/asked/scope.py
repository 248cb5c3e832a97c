"""What a question is about: codes from public lists and a stretch of time, nothing else.

Why: the words of a question are free, what is looked up is not. So an answer can only hold cells
that were released for everybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.contracts import load_codelist
from pipeline.contracts.codes import CodeList
from pipeline.errors import RefusedInput
from pipeline.periods import named_quarters, quarters_in
from pipeline.release import Release
from pipeline.signals.sources import cluster_of

EVERYTHING = "alle"
"""What an option says to leave a dimension free, whatever the words of the question are."""
TALKS = ("hoofdcategorie", "cluster", "relatie", "eenheid")
_WANTED = {
    "eenheid": ("--eenheid", "een code of naam uit codes/organisatie.csv"),
    "hoofdcategorie": ("--categorie", "een onderwerp uit de codelijst"),
    "cluster": ("--cluster", "een cluster uit de codelijst"),
    "relatie": ("--relatie", "een relatie uit de codelijst"),
    "thema": ("--thema", "een thema uit de lijst met thema's"),
    "item": ("--vraag-enquete", "de code van een vraag of index van de enquête"),
}


@dataclass(frozen=True)
class AskedScope:
    """Codes by dimension, and the first and last quarter; "" is everything.

    ook: questions of the survey that the words point at beside the subject. soorten: kinds of
    events of which the effect is asked.
    """

    eenheid: str = ""
    hoofdcategorie: str = ""
    cluster: str = ""
    relatie: str = ""
    thema: str = ""
    item: str = ""
    van: str = ""
    tot: str = ""
    ook: tuple[str, ...] = ()
    soorten: tuple[str, ...] = ()

    @property
    def is_general(self) -> bool:
        """Whether nothing is asked about in particular, but perhaps a unit or a time."""
        about = (self.hoofdcategorie, self.cluster, self.relatie, self.item, self.thema)
        return not (any(about) or self.ook or self.soorten)

    @property
    def talks(self) -> dict[str, str]:
        """The codes that talks are counted by, subject first; a category stands for its cluster."""
        codes = {name: getattr(self, name) for name in TALKS if getattr(self, name)}
        if "hoofdcategorie" in codes:
            codes.pop("cluster", None)
        return codes

    @property
    def codes(self) -> dict[str, str]:
        """All codes, those of the survey too."""
        own = {name: getattr(self, name) for name in ("item", "thema") if getattr(self, name)}
        return {**self.talks, **own}

    @property
    def above(self) -> str:
        """The cluster that it is about or in; "" when there is none."""
        return self.cluster or (cluster_of(self.hoofdcategorie) if self.hoofdcategorie else "")

    def holds(self, period: str) -> bool:
        """Whether a released period has at least one quarter that was asked about."""
        return any(self.holds_quarter(quarter) for quarter in quarters_in(period))

    def holds_quarter(self, quarter: str) -> bool:
        """Whether a quarter was asked about."""
        return (not self.van or self.van <= quarter) and (not self.tot or quarter <= self.tot)


def whole_unit(release: Release) -> str:
    """The code of the one unit that is the whole organisation; "" when there is none."""
    tops = {unit.eenheid for unit in release.publiek.units if not unit.bovenliggend}
    return tops.pop() if len(tops) == 1 and len(release.publiek.units) > 1 else ""


def code_lists(release: Release) -> dict[str, CodeList]:
    """The public list of each dimension that a question may name."""
    publiek = release.publiek
    indices, items = load_codelist("indexen"), load_codelist("items")
    return {
        "eenheid": publiek.unit_codes(),
        "hoofdcategorie": publiek.code_list("categorieen"),
        "cluster": publiek.code_list("clusters"),
        "relatie": publiek.code_list("relaties"),
        "thema": load_codelist("themas"),
        "item": CodeList("items", items.title, (*indices.codes, *items.codes)),
    }


def scope_of(
    options: Mapping[str, str], proposed: AskedScope, release: Release, van: str, tot: str
) -> AskedScope:
    """The scope of these options; where they say nothing, that of the proposal.

    Raises RefusedInput, without the value, for what is in no list, is a part of nothing, or is no
    period.
    """
    lists, scope = code_lists(release), proposed
    _check_both(options, lists)
    for name in options:
        scope = _with(scope, name, options, lists[name])
    if scope.eenheid == whole_unit(release):
        scope = replace(scope, eenheid="")
    return _between(scope, van, tot)


def _with(scope: AskedScope, name: str, options: Mapping[str, str], codes: CodeList) -> AskedScope:
    option, what = _WANTED[name]
    typed = options[name]
    found = "" if typed.strip().casefold() == EVERYTHING else _find(typed, codes)
    if found is None:
        raise RefusedInput(
            f"Achter {option} staat niet {what}.",
            f"Kies uit: {', '.join(codes.values())}; of {EVERYTHING}.",
        )
    changed = _coded(scope, name, found)
    if name in ("item", "thema"):
        changed = replace(changed, ook=(), item=changed.item if "item" in options else "")
    elif found and name != "eenheid" and scope.item and "item" not in options:
        changed = replace(changed, item="", ook=(scope.item, *scope.ook))
    # Who chooses a subject chooses it in the place of what the words were taken to mean.
    other = {"hoofdcategorie": "cluster", "cluster": "hoofdcategorie"}.get(name)
    is_given = other in options
    return _coded(changed, other, "") if other and found and not is_given else changed


def _coded(scope: AskedScope, name: str, code: str) -> AskedScope:
    """With this code for a dimension of `_WANTED`, which all hold one."""
    return replace(scope, **{name: code})  # type: ignore[arg-type]


def _check_both(options: Mapping[str, str], lists: Mapping[str, CodeList]) -> None:
    """A category and a cluster may both be given when the one is in the other."""
    found = [_find(options.get(name, ""), lists[name]) for name in ("hoofdcategorie", "cluster")]
    if all(found) and cluster_of(str(found[0])) != found[1]:
        raise RefusedInput(
            "Het onderwerp achter --categorie hoort niet bij het cluster achter --cluster.",
            "Laat een van de twee weg.",
        )


def _find(typed: str, codes: CodeList) -> str | None:
    """By exact code first: a code of the survey may be a word of another."""
    return typed.strip() if typed.strip() in codes.values() else codes.find(typed)


def _between(scope: AskedScope, van: str, tot: str) -> AskedScope:
    if not van and not tot:
        return scope
    first, last = _quarters(van, "--periode"), _quarters(tot or van, "--tot")
    if not van or first[0] > last[-1]:
        raise RefusedInput(
            "De periode klopt niet: zij heeft geen begin, of eindigt voor zij begint.",
            "Schrijf bijvoorbeeld --periode 2024, of --periode 2023-Q3 --tot 2025-Q2.",
        )
    return replace(scope, van=first[0], tot=last[-1])


def _quarters(typed: str, option: str) -> tuple[str, ...]:
    found = named_quarters(typed) if typed else ("",)
    if not found:
        raise RefusedInput(
            f"Achter {option} staat geen periode.", "Schrijf 2025, 2025-H1 of 2025-Q3."
        )
    return found

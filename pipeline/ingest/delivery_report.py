"""What `vip inlezen` tells about one file: stored, set aside, left out, given a key.

Why: nothing may be lost silently, and a rule that makes a row not count has to be told where the
row is delivered. For the VP only: it holds exact counts.
"""

import json
from dataclasses import dataclass, field

from pipeline.contracts.report import CheckReport
from pipeline.ingest.open_answers import OpenAnswers
from pipeline.ingest.receipt_words import RowCounts, rows_in_words
from pipeline.ingest.row_lists import listed

_KEY_NOTE = (
    "Zonder sleutel: {rows}. Zo'n rij telt als een los gesprek of een losse deelnemer. Wat nog "
    "niet is gepubliceerd, telt zoals het in het nieuwste bestand van deze bron staat. Lever "
    "daarom altijd het hele, aangevulde bestand, en niet alleen de nieuwe rijen. Laat rijen die al "
    "zijn gepubliceerd staan zoals ze waren."
)
_REPLACED_NOTE = (
    "Dit bestand komt in de plaats van wat deze bron eerder leverde over {moments}. Alleen wat al "
    "was gepubliceerd, blijft zoals het is."
)
_ASIDE_NOTE = (
    "Rijen die apart staan verbetert u in uw eigen bestand, of in een bestand van: vip apart --uit "
    "verbeteren.xlsx."
)
_WITHDRAWN_NOTE = "Niet bewaard, want ingetrokken: {rows}."

_WAIT_NOTE = (
    "Tellen nog niet mee: {rows}. Er staat niet bij of het gesprek mag meetellen. Vraagt u "
    "dat uw gesprekspartners altijd, zet dan in vip.toml deze twee regels:\n"
    '[bronnen.{bron}]\nmag_meetellen = "ja"'
)


@dataclass(frozen=True, repr=False)
class DeliveryReport:
    """What happened to one file. `levering` is None when it was there already.

    rijen and apart count rows stored and set aside; own_keys the rows that got a key here;
    wachtend the rows that do not say whether they may count, in a source without a default;
    ingetrokken the rows of who withdrew; vervangt the quarters or waves that are replaced;
    dubbel and wacht_op_eenheid the rows set aside for no other reason than that; alsnog the rows of
    earlier files that were taken in first, now that their unit is known; te_laat what is said when
    a wave in it was published already;
    bron who delivered it; bewaard and weggelaten name the fields that were in the file;
    open_antwoorden counts what was replaced in open answers.
    """

    name: str
    levering: str | None
    rijen: int
    apart: int
    own_keys: int
    bewaard: tuple[str, ...]
    weggelaten: tuple[str, ...]
    controle: CheckReport
    wachtend: int = 0
    ingetrokken: int = 0
    vervangt: tuple[str, ...] = ()
    dubbel: int = 0
    wacht_op_eenheid: int = 0
    alsnog: int = 0
    te_laat: str = ""
    bron: str = "standaard"
    open_antwoorden: OpenAnswers = field(default_factory=OpenAnswers)

    @property
    def is_new(self) -> bool:
        """Whether anything was stored."""
        return self.levering is not None

    def to_text(self) -> str:
        """The report in Dutch; with the whole check report when rows were set aside."""
        if not self.is_new:
            return f"{self.name} was al ingelezen. Er is niets veranderd."
        parts = [f"{self.name}: {rows_in_words(self.rijen)} ingelezen, {self.apart} apart gezet."]
        parts.append(f"Ontvangstbewijs {self.levering}: {self.aantallen.to_text()}")
        if self.apart:
            parts.append(self.controle.to_text())
        else:
            parts += self.controle.notes
        if self.apart > self.dubbel + self.wacht_op_eenheid:
            parts.append(_ASIDE_NOTE)
        if self.alsnog:
            parts.append(
                f"Alsnog ingelezen, nu hun eenheid bekend is: {rows_in_words(self.alsnog)}."
            )
        if self.te_laat:
            parts.append(self.te_laat)
        if self.weggelaten:
            parts.append(f"Niet bewaard, want niet nodig: {listed(self.weggelaten)}.")
        if self.ingetrokken:
            parts.append(_WITHDRAWN_NOTE.format(rows=rows_in_words(self.ingetrokken)))
        if self.vervangt:
            parts.append(_REPLACED_NOTE.format(moments=listed(self.vervangt)))
        if self.own_keys:
            parts.append(_KEY_NOTE.format(rows=rows_in_words(self.own_keys)))
        if self.wachtend:
            parts.append(_WAIT_NOTE.format(rows=rows_in_words(self.wachtend), bron=self.bron))
        return "\n".join(parts)

    @property
    def aantallen(self) -> RowCounts:
        """Every row of the file in one sum."""
        return RowCounts(
            gelezen=self.controle.rows_total,
            bewaard=self.rijen,
            apart=self.apart - self.dubbel - self.wacht_op_eenheid,
            dubbel=self.dubbel,
            wachtend=self.wacht_op_eenheid,
            ingetrokken=self.ingetrokken,
        )

    def to_json(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "bestand": self.name,
            "levering": self.levering,
            "ingelezen": self.rijen,
            "apart_gezet": self.apart,
            "zonder_sleutel": self.own_keys,
            "wachtend": self.wachtend,
            "ingetrokken": self.ingetrokken,
            "dubbel": self.dubbel,
            "wacht_op_eenheid": self.wacht_op_eenheid,
            "alsnog_ingelezen": self.alsnog,
            "te_laat": self.te_laat,
            "vervangt": list(self.vervangt),
            "bewaard": list(self.bewaard),
            "weggelaten": list(self.weggelaten),
            "open_antwoorden": self.open_antwoorden.to_json(),
            "controle": json.loads(self.controle.to_json()),
        }

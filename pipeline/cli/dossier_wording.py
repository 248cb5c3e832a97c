"""What the commands say of a dossier: its status, its terms, and what there is to do."""

from collections.abc import Sequence
from datetime import date

from pipeline.advice.concept import Fact
from pipeline.advice.dossiers import Dossier
from pipeline.advice.evaluation import proposal
from pipeline.advice.follow_up import Finding as Evaluated
from pipeline.advice.follow_up import Stap
from pipeline.advice.releasing import Checked
from pipeline.advice.reminders import Reminder, reaction_due
from pipeline.advice.status import (
    RELEASED,
    WITHDRAWN,
    Status,
    next_steps,
    status_label,
    statuses,
)
from pipeline.advice.suspensions import Suspension
from pipeline.advice.word_check import Finding
from pipeline.periods import day_in_words


def dossiers_text(
    dossiers: Sequence[Dossier],
    due: Sequence[Reminder],
    suspended: Sequence[Suspension],
) -> str:
    """All dossiers, then what to do, then what is suspended."""
    lines = ["Dossiers:"] if dossiers else ["Er zijn nog geen dossiers. Maak ze met vip adviseer."]
    for one in dossiers:
        lines += [f"  {one.id}: {one.concept.kop.titel.text}", f"    {standing_words(one)}"]
    parts = ["\n".join(lines), reminders_text(due)]
    if suspended:
        told = [f"  {one.eenheid}: {one.words()}" for one in suspended]
        parts.append("\n".join(["Opgeschort (dit ziet alleen u):", *told]))
    return "\n\n".join(part for part in parts if part)


def standing_words(dossier: Dossier) -> str:
    """One line: how far it is, since when, who does what before when."""
    words = [f"{status_label(dossier.status)} sinds {day_in_words(since(dossier))}"]
    if dossier.status == "aangeboden" and (due := reaction_due(dossier)):
        words.append(f"reactie gevraagd voor {day_in_words(due)}")
    words += [f"in plaats daarvan: {one}" for one in in_its_place(dossier)]
    owners = [step.owner for step in dossier.stappen if step.eigenaar]
    terms = [step.termijn for step in dossier.stappen if step.termijn]
    words += [f"eigenaar: {owners[-1]}"] if owners else []
    words += [f"termijn: {day_in_words(terms[-1])}"] if terms else []
    return "; ".join(words)


def in_its_place(dossier: Dossier) -> tuple[str, ...]:
    """The code of the advice in the place of one that was withdrawn."""
    notes = (note for note in dossier.aantekeningen if note.soort == WITHDRAWN)
    return tuple(note.over for note in notes if note.over)


def since(dossier: Dossier) -> date:
    """The day on which the status was reached."""
    if dossier.stappen:
        return dossier.stappen[-1].op
    if dossier.status == WITHDRAWN:
        return dossier.opgeslagen_op
    return dossier.aangeboden_op or dossier.vrijgegeven_op or dossier.opgeslagen_op


def reminders_text(due: Sequence[Reminder]) -> str:
    """What there is to do, the oldest day first; "" when there is nothing."""
    if not due:
        return ""
    lines = [f"  {'! ' if one.is_te_laat else ''}{one.advies}: {one.zin}" for one in due]
    return "\n".join(["Denk aan:", *lines])


def reminder_json(one: Reminder) -> dict[str, object]:
    """A reminder for a machine."""
    return {
        "advies": one.advies,
        "soort": one.soort,
        "op": one.op.isoformat(),
        "is_te_laat": one.is_te_laat,
        "zin": one.zin,
    }


def step_text(dossier: Dossier, what: str) -> str:
    """That a step was taken, and what may follow."""
    text = f"Advies {dossier.id}: {what}."
    following = [one for one in next_steps(dossier.status) if one.code != WITHDRAWN]
    ways = [f"{one.command(dossier.id)}{_with(one)} ({one.label.lower()})" for one in following]
    if any(one.is_evaluation for one in following):
        ways.insert(0, f"vip evalueren {dossier.id} (kijk eerst wat de cijfers zeggen)")
    if len(ways) > 1:
        return "\n".join([text, "Daarna kan:", *(f"  {way}" for way in ways)])
    return f"{text}\nDaarna kan: {ways[0]}." if ways else text


def _with(one: Status) -> str:
    """What a command cannot do without."""
    return ' --door "Uw naam"' if one.code == RELEASED else ""


def words_text(found: Sequence[Finding]) -> str:
    """Words to look at again; "" when there are none."""
    if not found:
        return ""
    lines = [
        f"  {one.woord}: {one.reden} Schrijf liever: {one.schrijf}." for one in dict.fromkeys(found)
    ]
    return "\n".join(["Kijk nog eens naar deze woorden (u beslist):", *dict.fromkeys(lines)])


def word_json(one: Finding) -> dict[str, object]:
    """A word for a machine."""
    return {"regel": one.regel, "woord": one.woord, "schrijf": one.schrijf, "reden": one.reden}


def own_text(own: Sequence[Fact]) -> str:
    """Which numbers are those of the vertrouwenspersoon; "" when there are none."""
    if not own:
        return ""
    listed = ", ".join(dict.fromkeys(fact.text for fact in own))
    return (
        f"Deze getallen komen van u en niet uit de publicatie: {listed}. Dat staat ook in het "
        "advies, bij de bronnen."
    )


def findings_text(code: str, found: Sequence[Evaluated]) -> str:
    """What the yardsticks say, and which status that points at."""
    if not found:
        return "In dit advies staan geen maatregelen, dus er is niets te meten."
    proposed = statuses()[proposal(found)]
    told = [(one.pijler.capitalize(), _short(one.uitkomst), one.zin.text) for one in found]
    return "\n".join(
        [
            *(f"- {pillar} ({outcome}): {said}" for pillar, outcome, said in told),
            f"Voorstel: {_short(proposed.code)}. U beslist: {proposed.command(code)}",
            "Elk meetpunt is apart bekeken. Verandert er niets, dan lijkt dat bij ongeveer 1 van "
            "de 20 toch zo.",
        ]
    )


def beside_text(step: Stap) -> str:
    """That the figures pointed at another status than was put down; "" where they did not."""
    if not step.bevindingen or (pointed := proposal(step.bevindingen)) == step.status:
        return ""
    return (
        f"Let op: de cijfers wezen op: {_short(pointed)}. U koos: {_short(step.status)}. De "
        "organisatie ziet wat u koos en wat de cijfers zeiden."
    )


def findings_json(found: Sequence[Evaluated]) -> dict[str, object]:
    """The same, for a machine."""
    told = [{"pijler": one.pijler, "uitkomst": one.uitkomst, "zin": one.zin.text} for one in found]
    return {"bevindingen": told, "voorstel": proposal(found)}


def _short(code: str) -> str:
    """A status of evaluation without "Geëvalueerd:"."""
    return status_label(code).rpartition(": ")[2]


def checked_text(found: Checked) -> str:
    """What came of putting a concept to the test."""
    parts = [
        step_text(found.dossier, "is in toetsing"),
        words_text(found.woorden) or "De woorden kloppen met de woordregels.",
        own_text(found.eigen),
        _of_unit(found),
        "Lees het nog eens. Herkent u er één persoon in, geef het dan niet vrij.",
    ]
    return "\n".join(part for part in parts if part)


def _of_unit(found: Checked) -> str:
    if found.vrij_vanaf is None:
        return ""
    return (
        "In dit advies staat een eenheid. Laat een tweede vertrouwenspersoon meelezen (--tweede), "
        f"of geef het vrij vanaf {day_in_words(found.vrij_vanaf)}."
    )


def suspension_text(found: Suspension) -> str:
    """That a unit is suspended now, or from when it no longer is."""
    if found.until:
        return (
            f"De opschorting is opgeheven. Vanaf {day_in_words(found.until)} komt er weer advies "
            "over deze eenheid."
        )
    return (
        "Over deze eenheid komt geen advies tot u dit opheft. De organisatie ziet hier niets "
        "van. Ook een eenheid erin of eromheen wacht."
    )


def dropped_text(dossier: Dossier) -> str:
    """That a text was withdrawn, and what came in its place."""
    said = f"Advies {dossier.id} is ingetrokken. U kunt het blijven lezen; herinneringen stoppen."
    newer = in_its_place(dossier)
    if newer:
        said += f"\nIn plaats daarvan: {newer[0]}. Lees dat met vip advies {newer[0]}."
    return said

"""An own theme put in codes/themas.yaml, so that nobody has to write YAML for a new word."""

import json
import re
from collections.abc import Sequence
from datetime import date

from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput
from pipeline.release.ledger import Ledger
from pipeline.release.wave_cap import published_waves
from pipeline.steps.incoming import held_file
from pipeline.steps.themes import OWN_THEMES
from pipeline.steps.typed_words import refuse_names
from pipeline.steps.workplace import Workplace
from pipeline.text.themes import load_taxonomy, with_own

_ITEM = re.compile(r"^( *)- ", re.M)
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_LONGEST = 40


def waves_to_come(workplace: Workplace) -> tuple[str, ...]:
    """The waves from which a new theme may count: not closed, and no answers of them are in."""
    answered = {
        golf
        for delivery in workplace.kluis.manifest.leveringen
        if delivery.contract == "enquete"
        for golf in delivery.over
    }
    known = answered | published_waves(Ledger(workplace.workspace.grootboek)).keys()
    waves = workplace.publiek.waves
    last = max((wave.gesloten_op for wave in waves if wave.golf in known), default=date.min)
    return tuple(w.golf for w in waves if w.gesloten_op >= workplace.today and w.gesloten_op > last)


def add_own_theme(workplace: Workplace, label: str, words: Sequence[str], golf: str) -> str:
    """Write a theme at the end of codes/themas.yaml, and give its code; it is not fixed yet.

    Raises RefusedInput without a name or words, for a name of a person, a wave that is no longer
    open, and a file that it cannot be put in; ConfigurationError for a file that is not sound.
    """
    label, words = label.strip(), [word.strip() for word in words if word.strip()]
    if not label or not words:
        raise RefusedInput(
            "Een thema heeft een naam en minstens één woord.", "Vul beide in, en probeer opnieuw."
        )
    own_names = (workplace.workspace.settings.organisatie.naam,)
    refuse_names(" ".join((label, *words)), "een thema", own_names)
    if golf not in waves_to_come(workplace):
        raise RefusedInput(
            "Deze golf is al gesloten, of er zijn al antwoorden van ingelezen.",
            "Kies de eerstvolgende golf. Een nieuw thema mag niet zijn gekozen om wat mensen al "
            "schreven.",
        )
    code = f"eigen_{_NO_LETTERS.sub('_', label.lower()).strip('_')}"[:_LONGEST]
    theme = {"code": code, "label": label, "woorden": words, "geldig_vanaf_golf": golf}
    target = workplace.workspace.codes / OWN_THEMES
    text = target.read_text(encoding="utf-8-sig") if target.exists() else "codes:\n"
    data = _with(text, json.dumps(theme, ensure_ascii=False)).encode()
    before = with_own(load_taxonomy(), target)
    with held_file(workplace.workspace, OWN_THEMES, data) as draft:
        after = with_own(load_taxonomy(), draft)
    if after.themes[:-1] != before.themes or after.themes[-1].code != code:
        raise _by_hand()
    replace_synced(target, data)
    return code


def _with(text: str, theme: str) -> str:
    """The file with one more theme; a list that stands further in is kept as it stands."""
    found = _ITEM.search(text)
    start = "" if text.endswith("\n") else "\n"
    return f"{text}{start}{found[1] if found else '  '}- {theme}\n"


def _by_hand() -> RefusedInput:
    return RefusedInput(
        "Het thema kan niet achter in codes/themas.yaml worden gezet.",
        "Zet het er zelf in, zie 4.4 van de handleiding (Een eigen thema).",
    )

"""A choice of the reader, kept in the address of the page: every view has a link of its own.

Why own code and not Streamlit's binding: that writes the words of a choice into the address, and a
name of a unit has no place in a log of addresses. Here it is the public code.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboards.organisatie.recorded import Choice, current_sheet

_SEEN = "link.{}"
IGNORED = (
    "In de link staat een keuze die hier niet bestaat ({names}). Die keuze is overgeslagen. "
    "Misschien is de link oud. Kies hieronder opnieuw."
)
WORDS_OF = {
    "soort": "soort cijfer",
    "eenheid": "eenheid",
    "deel_eenheid": "eenheid",
    "deel_vraag": "open vraag",
    "golf": "enquête",
    "groep": "groep vragen",
    "onderwerp": "onderwerp",
    "thema": "thema",
    "jaar": "jaar",
    "patroon": "patroon",
}


def choose(
    label: str,
    codes: Sequence[str],
    words: Callable[[str], str],
    name: str,
    key: str = "",
    otherwise: str = "",
) -> str:
    """The code that the reader chose, or that the link names.

    `name`: what it is called in the address; `key`: where the choice is kept, if not under that
    name; `otherwise`: the code at first, else the first one. An unknown code in the address is
    passed over, and said (see `say_ignored`).
    """
    key = key or name
    first = otherwise if otherwise in codes else codes[0]
    linked = st.query_params.get(name)
    if linked != st.session_state.get(_SEEN.format(name)):  # a link, or a step back in the browser
        if linked is None or linked in codes:
            st.session_state[key] = linked or first
        else:
            current_sheet().ignored.append(WORDS_OF.get(name, label.lower()))
    if st.session_state.get(key) not in codes:
        st.session_state[key] = first
    chosen = str(st.selectbox(label, codes, format_func=words, key=key))
    _keep(name, chosen, first)
    current_sheet().choices.append(Choice(name, label, chosen, words(chosen)))
    return chosen


def linked_code(name: str, codes: Sequence[str]) -> str:
    """The code that the link names, where the page gives no choice; "" for none."""
    linked = st.query_params.get(name, "")
    if linked and linked not in codes:
        current_sheet().ignored.append(WORDS_OF[name])
        return ""
    if linked:
        current_sheet().choices.append(Choice(name, WORDS_OF[name].capitalize(), linked, linked))
    return linked


def link_of(choices: Sequence[Choice]) -> dict[str, str]:
    """All choices as they stand in a link: codes only, those of "all" left out."""
    return {choice.name: choice.code for choice in choices if choice.code}


def say_ignored() -> None:
    """Say which choices of the link were passed over, if any were."""
    names = list(dict.fromkeys(current_sheet().ignored))
    if names:
        st.warning(IGNORED.format(names=", ".join(names)))


def _keep(name: str, chosen: str, first: str) -> None:
    """The address as the choice is; what is shown at first anyway stays out of it."""
    wanted = None if chosen == first else chosen
    st.session_state[_SEEN.format(name)] = wanted
    if st.query_params.get(name) != wanted:
        if wanted is None:
            del st.query_params[name]
        else:
            st.query_params[name] = wanted

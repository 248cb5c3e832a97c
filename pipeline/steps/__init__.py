"""The steps of the pipeline, as `vip`, `vip demo`, the benchmarks and the notebook call them.

Each step does one thing and leaves something durable behind. This is the one way for data to flow:
files -> kluis -> door -> patterns -> advice.
"""

from pipeline.steps.advising import (
    make_concepts,
    signals_held_back,
    signals_to_ask,
    signals_without_text,
    write_documents,
)
from pipeline.steps.always_delivered import Answered
from pipeline.steps.cleaning import clean_up, look_at_terms
from pipeline.steps.correcting import correct_period, look_at_correction, note_mistake
from pipeline.steps.crossing import hand_over_all
from pipeline.steps.deliveries import list_deliveries
from pipeline.steps.files import check, read_in
from pipeline.steps.following import (
    all_dossiers,
    due,
    follow,
    look_back,
    note_looked,
    note_reaction,
)
from pipeline.steps.foreign_files import SourceLook, look_at_source
from pipeline.steps.looking_ahead import plan, survey_plans
from pipeline.steps.missing_sources import check_sources, publish_answered
from pipeline.steps.missing_waves import WavesAnswered, waves_to_close
from pipeline.steps.patterns import find_patterns
from pipeline.steps.publishing import close, close_these, close_until, publish, what_to_close
from pipeline.steps.register import look_at_aside, put_aside, register
from pipeline.steps.releasing import drop, hand_over, lift, put_to_test, release, suspend
from pipeline.steps.standing import change_promise, promises, set_clock, statement
from pipeline.steps.waiting import is_units_file, read_units, waiting_rows
from pipeline.steps.withdrawing import Withdrawal, withdraw
from pipeline.steps.workplace import Workplace, at_work

__all__ = [
    "Answered",
    "SourceLook",
    "WavesAnswered",
    "Withdrawal",
    "Workplace",
    "all_dossiers",
    "at_work",
    "change_promise",
    "check",
    "check_sources",
    "clean_up",
    "close",
    "close_these",
    "close_until",
    "correct_period",
    "drop",
    "due",
    "find_patterns",
    "follow",
    "hand_over",
    "hand_over_all",
    "is_units_file",
    "lift",
    "list_deliveries",
    "look_at_aside",
    "look_at_correction",
    "look_at_source",
    "look_at_terms",
    "look_back",
    "make_concepts",
    "note_looked",
    "note_mistake",
    "note_reaction",
    "plan",
    "promises",
    "publish",
    "publish_answered",
    "put_aside",
    "put_to_test",
    "read_in",
    "read_units",
    "register",
    "release",
    "set_clock",
    "signals_held_back",
    "signals_to_ask",
    "signals_without_text",
    "statement",
    "survey_plans",
    "suspend",
    "waiting_rows",
    "waves_to_close",
    "what_to_close",
    "withdraw",
    "write_documents",
]

"""What is said of a bug: where it is, and never what was in hand."""


def bug_text(error: BaseException) -> str:
    """Where it went wrong, never what was in hand: a message or a value could name a person."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "onbekend")
        place = f" ({module}, regel {trace.tb_lineno})"
    return (
        f"Er ging iets mis dat niet aan u ligt: {type(error).__name__}{place}.\n"
        "Wat al was opgeslagen, is goed opgeslagen. Geef deze regel door aan de maker van "
        "ViP-signaal; er staan geen gegevens van mensen in."
    )

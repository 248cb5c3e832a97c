"""Numbers in words and digits, as pieces of a regular expression, as people spell them."""

_ONE_TO_NINE = (
    r"(?:een|één|ene|twee|twie|dri[ej]?|vier|veer|vijf|vijv|vief|zes|ses|zeven|zeuve|seven|"
    r"acht|negen|nege)"
)
_TEEN = (
    r"(?:tien|elf|elluf|twaalf|twaluf|der?tien|dartien|veertien|feertien|(?:vijf|vijv|vief|zes|ses|"
    r"zeven|zeuven|seven|acht|ach|negen)tien)"
)
SMALL = rf"(?:\d{{1,2}}|{_TEEN}|{_ONE_TO_NINE})"
FEW = (
    r"(?:[2-9]|1[0-2]|twee|twie|drie|dri|vier|vijf|vijv|vief|zes|ses|zeven|zeuve|acht|negen|tien|"
    r"elf|twaalf)"
)
TOGETHER = (
    r"(?:twee[eë]n|twieën|twieje|dri(?:e[eë]|[eë])n|vieren|vijven|vieven|zessen|zevenen|zeuvenen|"
    r"achten|negenen|tienen|elven|twaalven|tweetjes|drietjes|viertjes|vijfjes|twee?je|dri[ëe]?je|"
    r"vierkes|tweekes|driekes)"
)
TENS = (
    r"(?:(?:twin|twen|tweint|trit|der|dar|dat|veer|feer|fjir|ver|vijf|vijv|vief|viev|fijf|fief|fyf|zes|ses|"
    r"sech|sechs|zeven|zeuven|seven|seuven|saun|san|tach|tag|negen|neugen|njoggen)t[iue](?:g|ch)|"
    r"tweintich|tritich|(?:vijf|vief|zes|zeven|negen|twin)ig)"
)
_AND = r"\s?(?:en|ën|n|ne)\s?"
WHOLE = rf"(?:(?:{_ONE_TO_NINE}{_AND})?{TENS}|{_TEEN}|{_ONE_TO_NINE})"
AGE = (
    rf"(?:[1-9]\d|{_TEEN}|(?:{_ONE_TO_NINE}{_AND})?{TENS}|[a-zé]{{0,6}}(?:en|ën|n)?{TENS}|"
    rf"[1-9]\s?en\s?{TENS})"
)
ORDINAL = (
    r"(?:\d{1,2}\s?(?:e|ste|de)|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|"
    rf"tiende|elfde|twaalfde|(?:der|veer|vijf|zes|zeven|acht|negen)tiende|(?:{_ONE_TO_NINE}{_AND})?"
    r"(?:twin|der)tigste)"
)

"""Numbers in words, as pieces of a regular expression, in the spellings that people use."""

SMALL = r"(?:\d{1,2}|een|één|1|twee|drie|vier|vijf|vijv|zes|zeven|acht|negen|tien|elf|twaalf)"
FEW = r"(?:[2-9]|1[0-2]|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
TOGETHER = (
    r"(?:twee[eë]n|dri(?:e[eë]|[eë])n|vieren|vijven|zessen|zevenen|achten|negenen|tienen|"
    r"tweetjes|drietjes|twee?je|dri[ëe]?je|vierkes|tweekes)"
)
TENS = (
    r"(?:twintig|dertig|veertig|vijftig|vijvtig|zestig|sestig|zeventig|seventig|tachtig|negentig)"
)
AGE = rf"(?:[1-9]\d|(?:der|veer|vijf|zes|zeven|acht|negen)tien|[a-zé]{{0,6}}(?:en|ën|n)?{TENS})"

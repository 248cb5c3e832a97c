"""Streamlit's own English words and the Dutch for them: the one word list of both apps.

By the file of the browser program that a word stands in (without its version). A word stands there
as a text between backticks; what starts or ends otherwise is in PARTS, as it is written there.
A test fails when a new version of Streamlit no longer has a word in its place.
"""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "index": {
        "App pages": "Pagina's",
        "Main menu": "Menu van het programma",
        "Collapse sidebar": "Menu inklappen",
        "Expand sidebar": "Menu uitklappen",
        "Skip to main content": "Ga naar de inhoud",
        "Close": "Sluiten",
        "Dismiss": "Sluiten",
        "Cancel": "Annuleren",
        "Rerun": "Opnieuw laden",
        "Always rerun": "Altijd opnieuw laden",
        "File change.": "Het programma is gewijzigd.",
        "Stop": "Stoppen",
        "Stopping...": "Stopt ...",
        "Running...": "Bezig ...",
        "Connecting": "Verbinden",
        "Connecting to Streamlit server": "Verbinden met het programma",
        "Unable to connect to Streamlit server": "Geen verbinding met het programma",
        "Connection error": "Geen verbinding",
        "Connection timed out.": "Het programma antwoordt niet.",
        "Connection lost. Please wait for the app to reconnect, then try again.": (
            "De verbinding is weg. Wacht tot zij terug is en probeer het opnieuw."
        ),
        "Streamlit server is not responding. Are you connected to the internet?": (
            "Het programma antwoordt niet. Bent u verbonden met het netwerk?"
        ),
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in "
        "your terminal:": "Draait het programma nog? Start het opnieuw met:",
        "streamlit run yourscript.py": "vip dashboard",
        "Network error": "Fout in het netwerk",
        "No response received from server": "Geen antwoord van het programma",
        "Page not found": "Deze pagina is er niet",
        "The page that you have requested does not seem to exist": (
            "De pagina uit de link is er niet"
        ),
        "Bad message format": "Onbekend bericht",
        "Script execution error": "Er ging iets mis in het programma",
        "Unknown error": "Onbekende fout",
        "Try again": "Probeer het opnieuw",
        "Continue anyway": "Toch doorgaan",
        "Navigate to home page": "Naar de beginpagina",
        "Notifications": "Berichten",
        "Toolbar action": "Knop",
        "View less": "Toon minder",
        "Print": "Afdrukken",
        "Record a screencast": "Neem het scherm op",
        "About": "Over dit programma",
        "Get help": "Hulp",
        "Report a bug": "Meld een fout",
        "Clear cache": "Geheugen leegmaken",
        "Clear caches": "Geheugen leegmaken",
        "Theme": "Kleuren",
    },
    "Toolbar": {"Fullscreen": "Groter", "Close fullscreen": "Kleiner"},
    "useCopyToClipboard": {"Copied": "Gekopieerd", "Copy to clipboard": "Kopieer"},
    "StreamlitMarkdown": {"Help": "Uitleg", "Link to heading": "Link naar deze kop"},
    "Selectbox": {
        "No results": "Niets gevonden",
        "Open": "Openen",
        "Clear value": "Leegmaken",
        "Selectbox": "Keuzelijst",
        "Selectbox options": "Keuzes",
    },
    "Multiselect": {
        "No results": "Niets gevonden",
        "Open": "Openen",
        "Clear all": "Alles leegmaken",
        "Selected values": "Gekozen",
        "Select all": "Alles kiezen",
        "Multiselect": "Keuzelijst",
        "option": "keuze",
        "options": "keuzes",
    },
    "utils": {
        "file upload": "bestand kiezen",
        "Choose options": "Kies een of meer",
        "Choose an option": "Maak een keuze",
        "Choose or add options": "Kies of voeg toe",
        "Choose or add an option": "Kies of voeg toe",
        "Add options": "Voeg toe",
        "Add an option": "Voeg toe",
        "No options to select": "Er is niets te kiezen",
        "File size is too small.": "Het bestand is te klein.",
        "Only one file is allowed.": "Kies hooguit één bestand.",
        "Unexpected error. Please try again.": "Er ging iets mis. Probeer het opnieuw.",
        "Too many files": "Te veel bestanden",
        "Click to retry upload": "Klik om het opnieuw te proberen",
    },
    "FileUploader": {
        "Add files": "Bestanden toevoegen",
        "Upload": "Kies een bestand",
        "Upload directories": "Kies een map",
        "Drag and drop a file here": "Sleep een bestand hierheen",
        "Drag and drop files here": "Sleep bestanden hierheen",
        "Drag and drop directories here": "Sleep een map hierheen",
    },
    "InputInstructions": {
        "apply": "over te nemen",
        "submit form": "het formulier te versturen",
    },
    "Table": {"Scrollable table": "Tabel die u kunt verschuiven"},
    "DownloadButton": {"Download failed": "Het bestand kon niet worden gemaakt"},
    "NumberInput": {
        "Increment": "Eén erbij",
        "Decrement": "Eén eraf",
        "Clear value": "Leegmaken",
        "Number is above the allowed range.": "Het getal is te groot.",
        "Number is below the allowed range.": "Het getal is te klein.",
    },
    "TextInput": {
        "Show password": "Toon wat u typt",
        "Hide password": "Verberg wat u typt",
        "Invalid input.": "Dit kan hier niet staan.",
        "Clear entry": "Leegmaken",
    },
    "DateInput": {
        "Choose date": "Kies een datum",
        "Choose date range": "Kies twee datums",
        "Clear date": "Leegmaken",
        "Clear dates": "Leegmaken",
        "Select...": "Kies",
        "Use arrow keys to navigate dates. Enter to select. Escape to close.": (
            "Kies met de pijltjes en Enter. Met Escape sluit u de kalender."
        ),
    },
    "DataFrame": {
        "Dataframe column menu": "Menu van de kolom",
        "Add row": "Rij toevoegen",
        "Delete row(s)": "Rijen verwijderen",
        "Clear selection": "Keuze leegmaken",
        "Download as CSV": "Bewaar als CSV",
        "Show/hide columns": "Kolommen tonen of verbergen",
        "Search": "Zoeken",
        "Values": "Waarden",
        "Close Search": "Zoeken sluiten",
        "Next Result": "Volgende",
        "Previous Result": "Vorige",
        "No data": "Geen gegevens",
        "Empty": "Leeg",
        "Select all": "Alles kiezen",
    },
}
PARTS: Mapping[str, Mapping[str, str]] = {
    "index": {
        '"aria-label":`Sidebar`': '"aria-label":`Zijbalk`',
        ". Running the app's main page.`": ". U ziet de beginpagina.`",
        "`Connection failed with status ${": "`Het programma antwoordt met code ${",
        ", and response:`": ", en zegt:`",
        "`View ${": "`Toon nog ${",
    },
    "StreamlitMarkdown": {"`Help for ${": "`Uitleg bij ${"},
    "Multiselect": {
        "`Remove ${": "`Verwijder ${",
        "`You can only select up to ${": "`U kunt niet meer kiezen dan ${",
        ". Remove an option first.`": ". Haal er eerst een weg.`",
        "`Select ${": "`Kies ${",
        " matches`": " gevonden`",
    },
    "utils": {
        "`File must be ${": "`Het bestand is hooguit ${",
        " or smaller.`": " groot.`",
        " files are not allowed.`": "-bestanden kunnen hier niet.`",
    },
    "FileUploader": {" per file`": " per bestand`"},
    "InputInstructions": {
        "+Enter to ${": "+Enter om ${",
        "`Press Enter to ${": "`Druk op Enter om ${",
        "`Press ${": "`Druk op ${",
    },
    "useSyncComboBoxEnterTargetFocus": {
        " option`,other:()=>`${t.number(e.optionCount)} options`})} available.`": (
            " keuze`,other:()=>`${t.number(e.optionCount)} keuzes`})} beschikbaar.`"
        ),
        "}, selected`": "}, gekozen`",
        "`Entered group ${e.groupTitle}, with ${": "`Groep ${e.groupTitle}, met ${",
        "true:`, selected`,other:``},e.isSelected)}`,countAnnouncement": (
            "true:`, gekozen`,other:``},e.isSelected)}`,countAnnouncement"
        ),
        "`Show suggestions`": "`Toon de keuzes`",
    },
    "NumberInput": {
        "`Number is above the allowed range. Please enter a value less than or equal to ${": (
            "`Het getal is te groot. Het is hooguit ${"
        ),
        "`Number is below the allowed range. Please enter a value greater than or equal to ${": (
            "`Het getal is te klein. Het is minstens ${"
        ),
        "`Number is outside the allowed range. Please enter a value between ${": (
            "`Dit getal kan niet. Het ligt tussen ${"
        ),
    },
}

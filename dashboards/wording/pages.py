"""The pages of the dashboard: their names in the address, and their titles."""

PAGES = {
    "overzicht": "Overzicht",
    "trends": "Trends",
    "enquete": "Enquête",
    "themas": "Thema's",
    "patronen": "Patronen",
    "register": "Register",
    "adviezen": "Adviezen",
    "rie": "RI&E en PSA",
    "or": "Voor de OR",
    "verantwoording": "Verantwoording",
    "uitleg": "Uitleg",
}

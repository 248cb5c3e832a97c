"""The jaarrapport: one year of work, as a vertrouwenspersoon hands it over.

Why: a year is what a bestuurder, a works council and a preventiemedewerker look back on. Every
number of talks comes from a frozen release with its cells; what only a vertrouwenspersoon knows
(hours, voorlichting, training) comes from a short form that has no room for talks.
"""

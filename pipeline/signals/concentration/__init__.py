"""Concentratie: a subject that is heard more in one unit than elsewhere."""

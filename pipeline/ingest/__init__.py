"""From a file in some tool's format to contract rows in the kluis.

Why: this is the only part that writes rows; everything a file can do wrong is met here, before
anything is stored.
"""

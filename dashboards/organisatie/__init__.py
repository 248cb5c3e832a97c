"""The dashboard of the organisation zone: read-only, no key, released numbers only."""

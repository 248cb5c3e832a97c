"""The pages people look at. `organisatie` is the organisation zone: released numbers only."""

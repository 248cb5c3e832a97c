"""The crossing: one signed file that brings what the organisation may see to another machine.

It is made of what lies frozen and signed in `overdracht/` and of nothing else, and read without a
key. `received.py` tells the dashboard what was received; `receiving.py` takes a file in.
"""

from pipeline.crossing.control import control_number
from pipeline.crossing.parcel import Parcel, open_parcel
from pipeline.crossing.sending import make_parcel

__all__ = ["Parcel", "control_number", "make_parcel", "open_parcel"]

"""Office files that are the same bytes on every day and every machine.

Why: a document that was handed over can be made again and compared with what somebody holds. The
parts are stored as they are: compressed, they would differ between builds of zlib. An advice of two
pages takes some 150 kB that way.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date

Change = Callable[[str, bytes], bytes]


def same_zip(made: bytes, day: date, change: Change = lambda _, part: part) -> bytes:
    """The file with its parts in the order they had, all of one date, stored.

    `change` gets the name and content of each part and gives the content to write.
    """
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as given,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as written,
    ):
        for name in given.namelist():
            part = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            part.create_system = 0
            written.writestr(part, change(name, given.read(name)))
    return buffer.getvalue()

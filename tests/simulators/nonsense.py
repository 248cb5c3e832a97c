"""Very large files of nonsense lines, without really filling the disk.

A sparse file has a block of real lines in every megabyte; what lies between reads as zero bytes and
takes no room. A reader that holds it all in memory, or reads to the end, will be found out.
"""

from pathlib import Path

import numpy as np

_BLOCK = 4_096
_MEGABYTE = 1024**2
_ALPHABET = np.frombuffer(b"abcdefghijklmnopqrstuvwxyz0123456789 .,:!?#%", dtype=np.uint8)


def write_nonsense(
    path: Path, size: int, seed: int, *, header: str = "", is_sparse: bool = True
) -> None:
    """A file of exactly `size` bytes; `header` is a first line of your choice, else nonsense."""
    lines = _lines(seed)
    step = _MEGABYTE if is_sparse else len(lines)
    with path.open("wb") as file:
        file.write(f"{header}\r\n".encode() if header else b"")
        for start in range(file.tell(), size, step):
            file.seek(start)
            file.write(lines)
        file.truncate(size)


def _lines(seed: int) -> bytes:
    """One block of lines of 20 to 120 characters, ending with a line end."""
    rng = np.random.default_rng(seed)
    block = rng.choice(_ALPHABET, size=_BLOCK)
    ends = np.cumsum(rng.integers(20, 120, size=_BLOCK // 20))
    block[ends[ends < _BLOCK]] = ord("\n")
    block[-1] = ord("\n")
    return block.tobytes()

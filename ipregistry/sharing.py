"""Files that several directories have in common: made once, and linked into each. Knows nothing of what they hold.

A link is another name of the same file: what maps it in two directories maps it once, and a directory that is removed
takes nothing from the other. Whoever links a file never writes into it again.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parent
_MAKES = (
    "entry.py",
    "record.py",
    "describing.py",
    "compiled_goods.py",
    "goods/*",
    "loading/*",
    "matching/*",
    "storage/*",
)


@cache
def made_by() -> str:
    """A digest of the code that makes what is kept: what other code has made is not taken for one's own."""
    files = sorted(path for pattern in _MAKES for path in _PACKAGE.glob(pattern) if path.suffix in (".py", ".txt"))
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def share(directory: Path, into: Path) -> None:
    """Link every file of a directory into another one; copied where it cannot be linked."""
    for file in directory.iterdir():
        try:
            os.link(file, into / file.name)
        except OSError:  # another disk, another owner, or a file system without links
            shutil.copyfile(file, into / file.name)


def made_once(final: Path, make: Callable[[Path], None]) -> Path:
    """The directory `final`, made beside by `make` where it is not there yet, and renamed when it is whole."""
    if not final.is_dir():
        final.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{final.name}-", dir=final.parent) as beside:
            room = Path(beside) / "made"
            room.mkdir()
            make(room)
            try:
                room.rename(final)
            except OSError:  # another process was quicker
                if not final.is_dir():
                    raise
    return final

"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def whole_file(target: str | os.PathLike[str]) -> Iterator[str]:
    """Gives the path of a temporary file, which takes the target's place unless an error is raised.

    It stands beside the target, and is gone afterwards. A target that is no regular file, such as
    /dev/null, is given itself.

    Raises:
      OSError: there cannot be a file beside the target, or it cannot take its place.
    """
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = stat.S_IFREG | 0o666 & ~mask
    if not stat.S_ISREG(mode):
        yield os.fspath(target)
        return
    target = os.path.realpath(target)
    import tempfile  # 7 ms, and most runs write standard output

    folder, base = os.path.split(target)
    handle, temporary = tempfile.mkstemp(prefix=f".{base}.", dir=folder)
    os.close(handle)
    try:
        yield temporary
        os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise

"""Files that commands write: whole or not at all. May import errors."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from onrecord.errors import OnrecordError, UsageError


def save(path: Path, data: bytes) -> None:
    """Write `data` to `path`, in place of what is there; raises for a path that cannot be written to.

    An interrupted run leaves the old file, never half of the new one.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder: name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: the folder {path.parent} does not exist; create it first")
    if path.exists() and not path.is_file():  # such as /dev/null, which must not be replaced
        path.write_bytes(data)
        return
    temporary = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise OnrecordError(f"{path}: cannot be written ({error.strerror}); check its folder and the disk") from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

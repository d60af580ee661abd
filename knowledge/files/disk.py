"""A file of the content on the disk: read only when it is a plain file, and no larger than content can be."""

from os.path import realpath
from pathlib import Path
from stat import S_ISREG

from knowledge.errors import IndgangError

LARGEST = 1_000_000  # bytes: ten times the largest that we read here; a larger one takes minutes


class FileError(IndgangError):
    """A file is not read: *problem* and *instead* say why, and what to do."""

    def __init__(self, problem: str, instead: str) -> None:
        self.problem, self.instead = problem, instead
        super().__init__(f"{problem} {instead}")


def content(path: Path, folder: Path) -> bytes:
    """Return what the file at *path* holds, or raise a FileError; FileNotFoundError where there is none.

    Links may lead about in the *folder*, as where a cluster mounts it, and never out of it.
    The size is looked at first, and never more than that is read: a file may grow, or lie about its size.
    """
    try:
        stat = path.stat()
        if not S_ISREG(stat.st_mode):
            raise FileError("This is no file.", "Put a text file there, or give the folder another name.")
        if not Path(realpath(path)).is_relative_to(realpath(folder)):
            raise FileError("This leads out of the folder.", "Put the file itself there.")
        if stat.st_size <= LARGEST:
            with path.open("rb") as file:
                raw = file.read(LARGEST + 1)
            if len(raw) <= LARGEST:
                return raw
    except FileNotFoundError:
        raise
    except OSError as error:
        raise FileError(
            f"The file cannot be read ({error.strerror}).", "Let the bot's user read it."
        ) from error
    raise FileError(f"The file has more than {LARGEST} bytes.", "Keep what belongs here, and cut the rest.")

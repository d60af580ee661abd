"""The content given back as files: the folder with every edit in it, as ``CONTENT_DIR`` can point to."""

import shutil
from pathlib import Path

from bot.settings import read
from bot.store import edits
from knowledge import library
from knowledge.errors import StoreError
from knowledge.files.reader import CONTENT, Edits, is_content


def command(output: str | None) -> int:
    """Write the content of the settings, with what staff have edited of it, into the new folder *output*."""
    if not output:
        raise StoreError("Name the folder to write: --output FOLDER.")
    settings = read()
    write(settings.content_dir or CONTENT, edits.above(settings.database), Path(output))
    return 0


def write(folder: Path, above: Edits, output: Path) -> None:
    """Copy *folder* with the edits *above* it to *output*; a ContentError says what is wrong with them.

    A StoreError where *output* holds something already, or cannot be written.
    """
    library.load(folder, above)
    try:
        _copy(folder, above, output)
    except OSError as error:
        problem = error.strerror or "it holds something already"
        raise StoreError(f"{str(output)!r} cannot be written ({problem}); choose another folder.") from error


def _copy(folder: Path, above: Edits, output: Path) -> None:
    if output.resolve().is_relative_to(folder.resolve()):
        raise OSError(0, "it lies within the content")
    output.mkdir(parents=True, exist_ok=True)
    if any(output.iterdir()):
        raise FileExistsError
    shutil.copytree(folder, output, dirs_exist_ok=True)
    for name, text in above.items():
        if is_content(name):  # never a path that leads elsewhere
            path = output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")

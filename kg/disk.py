"""Folders that are written once: brought to the disk, listed, checked, read, and put away."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

LIST = "manifest"
LOCK = "lock"
_GONE = ".gone-"
_UNLISTED = frozenset({LIST, LOCK})


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written into a folder: its format, the version of the software, and its files.

    `files` holds the SHA-256 of each file's content by its path from the folder on.
    """

    format: int
    version: str
    files: Mapping[str, str]


def seal(folder: Path, form: int, version: str) -> None:
    """Bring all of a folder to the disk, then list it; a folder with a list is whole."""
    files = {name: digest(folder / name) for name in sorted(_names(folder))}
    _sync(folder)
    body = json.dumps({"format": form, "version": version, "files": files}, indent=0)
    write(folder / LIST, f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}")
    _sync_folder(folder.parent)


def manifest(folder: Path) -> Manifest | None:
    """The list of a folder; None where there is none, or it is not as it was written."""
    try:
        told, _, body = (folder / LIST).read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if hashlib.sha256(body.encode()).hexdigest() != told:
        return None
    found = json.loads(body)
    return Manifest(found["format"], found["version"], found["files"])


def damage(folder: Path, files: Mapping[str, str], parts: Iterable[str]) -> str | None:
    """What is wrong first with the files under some parts of a folder; None where all is right."""
    wanted = tuple(f"{part}/" for part in parts)
    for name, told in files.items():
        if name.startswith(wanted):
            try:
                if digest(folder / name) != told:
                    return f"{name} is not as it was written"
            except OSError as error:
                return f"{name} cannot be read ({error.strerror})"
    return None


def write(path: Path, text: str) -> None:
    """Put a text in a file, whole and on the disk, or leave what is there."""
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _sync_folder(path.parent)


def claim(folder: Path) -> BinaryIO | None:
    """A claim on a folder: it is not removed before this is closed, or the process dies.

    None where the folder knows no claims (an older version made it); FileNotFoundError where it
    is gone.
    """
    path = folder / LOCK
    if folder.is_dir() and not path.exists():
        return None
    file = path.open("rb")
    _lock(file, alone=False)
    # It may have been put away between opening and locking.
    if not path.exists() or not os.path.samestat(path.stat(), os.fstat(file.fileno())):
        file.close()
        raise FileNotFoundError(path)
    return file


def discard(folder: Path) -> bool:
    """Remove a folder, all at once for those who look on; False where somebody has a claim."""
    gone = folder.with_name(_GONE + folder.name)
    path = folder / LOCK
    try:
        with path.open("rb") if path.exists() else nullcontext() as file:
            if file is not None and not _lock(file, alone=True):
                return False
            folder.rename(gone)
    except OSError:  # on Windows a folder with an open file cannot be renamed
        return False
    shutil.rmtree(gone, ignore_errors=True)
    return True


def sweep(folder: Path) -> None:
    """Remove what is left of folders whose removal was cut off."""
    for gone in folder.glob(f"{_GONE}*"):
        shutil.rmtree(gone, ignore_errors=True)


def _lock(file: BinaryIO, *, alone: bool) -> bool:
    """Lock an open file, with others or alone; without waiting where it is to be alone."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
    except OSError:  # somebody reads it, or a file system without locks
        return False
    return True


def _names(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in _UNLISTED:
            yield name


def digest(path: Path) -> str:
    """The SHA-256 of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            _sync_folder(path)
        else:
            with path.open("r+b") as file:
                os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # it opens no folders, and needs not
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

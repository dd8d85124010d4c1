"""What every loader shares: a file's bytes, and the facts about it in the `.toml` beside it."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tomllib
from pathlib import Path

from kg.errors import InputError
from kg.ids import slug
from kg.model import Source
from loaders import limits

UNKNOWN = "unknown"

_LONGEST_ID = 150
_LAST_YEAR = 9999

_KINDS: dict[str, type] = {
    "id": str,
    "title": str,
    "party": str,
    "party_short": str,
    "period_start": int,
    "period_end": int,
    "language": str,
    "published": str,
    "source": str,
    "licence": str,
}
REQUIRED = ("title", "party", "period_start", "period_end", "language", "source", "licence")
"""The fields that a `.toml` must have."""

_PERIOD = re.compile(r"(?<!\d)(\d{4})\D(\d{4})(?!\d)")


def content(path: Path) -> bytes:
    """The bytes of a file; InputError where it is missing, unreadable or empty."""
    try:
        data = _read(path)
    except OSError as error:
        raise InputError(
            f"{path}: {error.strerror or error}; give a file that can be read"
        ) from error
    if not data.strip():
        raise InputError(f"{path}: the file is empty; a programme has text")
    return data


def _read(path: Path) -> bytes:
    """The bytes of a file that is one: a pipe or a device may never end."""
    if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
        raise InputError(f"{path}: is no ordinary file; give one")
    with path.open("rb") as file:
        limits.check_size(path, os.fstat(file.fileno()).st_size)
        return file.read()


def source(path: Path, data: bytes) -> Source:
    """The facts about a programme: those of `<stem>.toml`, or what its name tells.

    Without a `.toml` the id is made from the file's name and everything else that the name does
    not tell is called unknown (a period of 0 to 0).
    """
    beside = path.with_suffix(".toml")
    digest = hashlib.sha256(data).hexdigest()
    return _told(beside, digest) if beside.exists() else _guessed(path, digest)


def _guessed(path: Path, digest: str) -> Source:
    period = _PERIOD.search(path.stem)
    return Source(
        id=_identifier(path.stem, path),
        title=_spoken(path.stem),
        party=UNKNOWN,
        party_short=UNKNOWN,
        period_start=int(period[1]) if period else 0,
        period_end=int(period[2]) if period else 0,
        language="und",
        published=None,
        source=f"{UNKNOWN}: there is no {_spoken(path.stem)}.toml beside {_spoken(path.name)}",
        licence=UNKNOWN,
        sha256=digest,
    )


def _spoken(name: str) -> str:
    """A file's name as text, whatever bytes the file system has."""
    return os.fsencode(name).decode("utf-8", "replace")


def _told(beside: Path, digest: str) -> Source:
    facts = _facts(beside)
    return Source(
        id=_identifier(str(facts.get("id", beside.stem)), beside),
        title=str(facts["title"]),
        party=str(facts["party"]),
        party_short=str(facts.get("party_short", facts["party"])),
        period_start=int(str(facts["period_start"])),
        period_end=int(str(facts["period_end"])),
        language=str(facts["language"]),
        published=str(facts["published"]) if "published" in facts else None,
        source=str(facts["source"]),
        licence=str(facts["licence"]),
        sha256=digest,
    )


def _facts(beside: Path) -> dict[str, object]:
    try:
        facts = tomllib.loads(_read(beside).decode("utf-8"))
    except OSError as error:
        raise InputError(f"{beside}: {error.strerror or error}") from error
    except ValueError as error:
        raise InputError(f"{beside}: not TOML in UTF-8: {error}") from error
    except RecursionError as error:
        raise InputError(f"{beside}: nests too deep; a field has one value") from error
    for name, value in facts.items():
        if name not in _KINDS:
            raise InputError(f"{beside}: unknown field {name!r:.80}; known are {', '.join(_KINDS)}")
        if type(value) is not _KINDS[name]:
            kind = _KINDS[name].__name__
            raise InputError(f"{beside}: field {name!r} must be a {kind}, not {value!r:.80}")
        if isinstance(value, int) and not 0 <= value <= _LAST_YEAR:
            raise InputError(f"{beside}: field {name!r} must be a year of four digits")
    if missing := [name for name in REQUIRED if name not in facts]:
        raise InputError(f"{beside}: missing {', '.join(missing)}")
    return facts


def _identifier(name: str, where: Path) -> str:
    made = slug(name)
    if len(made.encode()) > _LONGEST_ID:  # files are named after it
        raise InputError(f"{where}: the id {made!r:.80} is too long; at most {_LONGEST_ID} bytes")
    if made:
        return made
    raise InputError(f"{where}: no id can be made of {name!r}; give one with letters or digits")

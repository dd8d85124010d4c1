"""A programme that was handed in, kept in a folder of its own until it is loaded or let go."""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePath

from kg.errors import InputError
from kg.ids import slug
from loaders import limits, suffixes
from loaders.files import REQUIRED

Fact = str | int | None

FACTS = ".toml"
_USUAL = "programme"
_PERIOD = re.compile(r".+-((?:19|20)\d\d)-((?:19|20)\d\d)")


def readable() -> tuple[str, ...]:
    """The endings that a file may have which is a programme."""
    return suffixes()


def most(suffix: str) -> int:
    """How many bytes a file with this ending may have."""
    return limits.BYTES.get(suffix, max(limits.BYTES.values()))


def ending(name: str) -> str:
    """The ending of a file's name, with its dot."""
    return PurePath(name).suffix.casefold()


def named(name: str) -> dict[str, Fact]:
    """The facts that a file's name tells, if it is an id that ends in a period: `ap-2025-2029`."""
    stem = slug(PurePath(name).stem)
    period = _PERIOD.fullmatch(stem)
    if period is None or period[1] > period[2]:
        return {}
    return {"id": stem, "period_start": int(period[1]), "period_end": int(period[2])}


def missing(facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The facts that must be told and are not, in their order."""
    return tuple(name for name in REQUIRED if facts.get(name) in {None, ""})


def identifier(facts: Mapping[str, Fact]) -> str:
    """The id of a programme: the one that is told, or one made of party and period."""
    told = slug(str(facts.get("id") or ""))
    party = facts.get("party_short") or facts.get("party") or ""
    return told or slug(f"{party} {facts.get('period_start')} {facts.get('period_end')}")


def written(facts: Mapping[str, Fact]) -> str:
    """Facts as a programme's `.toml`."""
    told = {name: value for name, value in facts.items() if value not in {None, ""}}
    return "".join(f"{name} = {_value(value)}\n" for name, value in told.items())


def told(content: bytes) -> dict[str, Fact]:
    """What a `.toml` tells that could be a fact; InputError where it is no TOML.

    Whether all is there and right is for the loader to say.
    """
    try:
        if len(content) > most(FACTS):
            raise InputError(f"{len(content):,} bytes; at most {most(FACTS):,} are read")
        found = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"not TOML in UTF-8: {error}") from error
    return {name: value for name, value in found.items() if isinstance(value, str | int)}


def _value(value: Fact) -> str:
    if isinstance(value, int):
        return json.dumps(value)
    # A basic string of TOML is one of JSON, but for DEL and the like, which no fact needs.
    line = "".join(sign if sign.isprintable() else " " for sign in str(value))
    return json.dumps(line.strip(), ensure_ascii=False)


class Handed:
    """A programme's file and its facts, in a folder that goes when this does."""

    def __init__(self, name: str, content: bytes, facts: bytes) -> None:
        """Keep them under a safe name; the ending is the file's own."""
        self._folder = tempfile.TemporaryDirectory(prefix="loftegraf-")
        stem = slug(PurePath(name).stem)[:100] or _USUAL
        self.file = Path(self._folder.name) / f"{stem}{ending(name)}"
        self.name = name
        self.file.write_bytes(content)
        self.file.with_suffix(FACTS).write_bytes(facts)

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()

"""The only place that makes an id or an IRI.

A pledge's id comes from its programme and its words, so the same programme read from another
layout gives the same ids.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

_OWN_PART = re.compile(r"-[0-9a-f]{10}(-\d+)?\Z")
_NOT_A_WORD_CHARACTER = re.compile(r"[\W_]+")
_AREA = "-a-"


def normalise(text: str) -> str:
    """The letters and digits of a text in lower case: equal for two layouts of the same words.

    The signs that are taken out first are all there are in most texts.
    """
    text = text.replace(" ", "").replace(",", "").replace(".", "").replace("-", "").replace("–", "")
    return (text if text.isalnum() else _NOT_A_WORD_CHARACTER.sub("", text)).casefold()


def digest(*parts: str) -> str:
    """Ten hexadecimal digits that stand for the words of some texts."""
    joined = "\x00".join([normalise(part) for part in parts])
    return hashlib.sha256(joined.encode()).hexdigest()[:10]


def numbered(ids: Iterable[str]) -> Iterator[str]:
    """The ids, where the second and later of the same get a running number."""
    seen: dict[str, int] = {}
    for one in ids:
        times = seen[one] = seen.get(one, 0) + 1
        yield one if times == 1 else f"{one}-{times}"


def pledge_id(programme: str, text: str) -> str:
    """A pledge's id; `numbered` tells equal texts of one programme apart."""
    return f"{programme}-{digest(text)}"


def programme_of(pledge: str) -> str:
    """The id of the programme that a pledge's id begins with."""
    return _OWN_PART.sub("", pledge)


def section_id(programme: str, path: Iterable[str]) -> str:
    """A section's id, from the titles on the way to it."""
    return f"{programme}-s-{digest(*path)}"


def area_id(programme: str, path: Iterable[str]) -> str:
    """The id of a title as an area of its own programme, from the titles on the way to it."""
    return f"{programme}{_AREA}{digest(*path)}"


def programme_of_area(area: str) -> str:
    """The id of the programme whose title an area is."""
    return area.rpartition(_AREA)[0]


def target_id(pledge: str, number: int) -> str:
    """The id of a pledge's target, numbered from 1 in the order of the text."""
    return f"{pledge}-t{number}"


def slug(name: str) -> str:
    """A name as an id: lower case, letters and digits, words joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", name.casefold()))


def edge_id(source: str, target: str) -> str:
    """The id of an edge between two nodes; unique within its type."""
    return f"{source}~{target}"


def iri(base: str, kind: str, identifier: str) -> str:
    """The IRI of a thing: `<base>/<kind>/<id>`."""
    return f"{base.rstrip('/')}/{kind}/{quote(identifier, safe='~-._')}"

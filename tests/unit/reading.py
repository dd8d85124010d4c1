"""Reads a few lines as if they were a programme's file."""

from kg.model import Document, Reading, Source, Statement
from kg.segment import read
from kg.segment.page_marks import page_marks
from kg.segment.units import stripped
from loaders.text import lines

SOURCE = Source(
    id="prove-2025-2029",
    title="Prøveprogram",
    party="Prøvepartiet",
    party_short="PP",
    period_start=2025,
    period_end=2029,
    language="nb",
    published=None,
    source="made for a test",
    licence="none",
    sha256="0" * 64,
)


def document(text: str) -> Document:
    """A text as a document of a party that does not exist."""
    return Document(SOURCE, text, tuple(lines(text)))


def reading(text: str) -> Reading:
    """What is read out of a text."""
    return read(document(text))


def statements(text: str, *kinds: str) -> list[Statement]:
    """The statements of some kinds, or of all."""
    return [one for one in reading(text).statements if not kinds or one.kind in kinds]


def texts(text: str, *kinds: str) -> list[str]:
    """The statements' texts."""
    return [one.text for one in statements(text, *kinds)]


def marked(text: str) -> frozenset[int]:
    """The numbers of a text's lines that are page marks."""
    found = tuple(lines(text))
    return page_marks(found, stripped(found))

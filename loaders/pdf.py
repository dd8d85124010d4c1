"""PDF files, line by line with page, place, size and weight, without numbers in the margin.

The text is what stands on the pages, one line of print a line. Line numbers in the margin are left
out, hyphens that PDFium marks at a line's end are hyphens again, and letters that a font mistells
are repaired (see `loaders.ligatures`).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from kg.errors import InputError
from kg.model import Document, Line
from loaders import apart, files, limits
from loaders.ligatures import repaired
from loaders.reading_order import Placed, reading_order

SUFFIXES = (".pdf",)

_MARGIN = re.compile(r"(\d{1,5})(?:[ \t]+|\Z)")
_BREAK = re.compile("\r\n|\r|\n|(?<=[\ufffe\x02])(?=[^\r\n])")
"""Where a line ends: PDFium breaks none after a hyphen that it marks as a line's last sign."""
_MARKED_HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-", "\xad": "-"})
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_SIGNLESS = re.compile("[\x01-\x06\x08\x0b\x0c\x0e-\x1f]")
"""What fonts without a sign of their own for white space may tell for it."""
_BOLD = 600
_OVERLAP = 0.2
_LONGEST_NAME = 128
_NUMBERED = 0.6
_MOST_MISSED = 3


_Row = tuple[str, int, tuple[float, float, float, bool] | None]
"""A line's text and page, and of one that is not empty its place, its size and its weight."""


@dataclass(frozen=True, slots=True)
class _Print:
    """A line of print: its page and the place of its first character there."""

    page: int
    at: int
    text: str

    def cut(self, start: int) -> _Print:
        """The line from a place in it on."""
        return _Print(self.page, self.at + start, self.text[start:])


@dataclass(frozen=True, slots=True)
class _Look:
    """How the first character of a line looks, and where its last one ends."""

    x: float
    y: float
    size: float
    bold: bool
    right: float

    def is_right_of(self, other: _Look) -> bool:
        """Whether a line goes on here with one that ends to the left, on the same level."""
        return self.y == other.y and self.x >= other.right - _OVERLAP * self.size

    @property
    def told(self) -> tuple[float, float, float, bool]:
        """As JSON can hold it."""
        return self.x, self.y, self.size, self.bold


def load(path: Path) -> Document:
    """A PDF as a document; InputError where it is no PDF, is locked, or holds no text."""
    data = files.content(path)
    rows = cast("list[_Row]", apart.parsed(__name__, path))
    lines = tuple(_lines(rows))
    text = "".join(f"{line.text}\n" for line in lines)
    limits.check_length(path, text)
    limits.check_lines(path, lines)
    return Document(files.source(path, data), text, lines)


def parsed(data: bytes) -> list[_Row]:
    """The lines of a PDF; to be called in a process of its own (see `loaders.apart`)."""
    pages = _Pages(data)
    printed = list(_printed(pages))
    if not any(one.text.strip() for one in printed):
        raise InputError("the PDF holds no text; one made of pictures must be read first")
    kept = _without_margin(printed)
    looked = _whole((one, pages.look(one) if one.text.strip() else None) for one in kept)
    placed = [Placed(number, one.page, look) for number, (one, look) in enumerate(looked)]
    ordered = [looked[number] for number in reading_order(placed)]
    texts = repaired([one.text for one, _ in ordered])
    return [
        (text, one.page + 1, look.told if look else None)
        for text, (one, look) in zip(texts, ordered, strict=True)
    ]


def _whole(looked: Iterable[tuple[_Print, _Look | None]]) -> list[tuple[_Print, _Look | None]]:
    """The lines, where a hyphen that is drawn apart from its line stands at that line's end."""
    whole: list[tuple[_Print, _Look | None]] = []
    for one, look in looked:
        above, high = whole[-1] if whole else (None, None)
        if one.text == "-" and above and look and high and look.is_right_of(high):
            whole[-1] = _Print(above.page, above.at, f"{above.text}-"), high
        else:
            whole.append((one, look))
    return whole


def _printed(pages: _Pages) -> Iterator[_Print]:
    if pages.number > limits.PAGES:
        raise InputError(f"{pages.number:,} pages; at most {limits.PAGES:,} are read")
    characters = 0
    for page in range(pages.number):
        for one in pages.lines(page):
            characters += len(one.text) + 1
            yield one
        if characters > limits.CHARACTERS:
            raise InputError(
                f"more than {limits.CHARACTERS:,} characters on {page + 1} pages; no more are read"
            )


def _lines(rows: Sequence[_Row]) -> Iterator[Line]:
    start = 0
    for number, (text, page, look) in enumerate(rows, start=1):
        if look is None:
            yield Line(number, text, start, page=page)
        else:
            x, y, size, bold = look
            yield Line(number, text, start, page, x, y, size, bold=bold)
        start += len(text) + 1


def _without_margin(printed: Sequence[_Print]) -> list[_Print]:
    """The lines without rising numbers at their heads, where most have one.

    PDFium joins a line that ends in a hyphen with the next; its number then stands inside.
    """
    kept: list[_Print] = []
    expected, found = 1, 0
    for one in printed:
        match = None if _is_page_number(one) else _MARGIN.match(one.text)
        if match is not None and expected <= int(match[1]) <= expected + _MOST_MISSED:
            expected, found = int(match[1]) + 1, found + 1
            one = one.cut(match.end())  # noqa: PLW2901 - the line goes on without its number
        while joined := re.search(rf"-\s?({expected})\s", one.text):
            kept.append(_Print(one.page, one.at, one.text[: joined.start() + 1]))
            one = one.cut(joined.end())  # noqa: PLW2901 - and without what stands before
            expected += 1
        kept.append(one)
    return kept if found >= _NUMBERED * len(printed) else list(printed)


def _is_page_number(one: _Print) -> bool:
    return one.at == 0 and one.text.strip().isdigit()


class _Pages:
    """The pages of a PDF as PDFium reads them."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # noqa: PLC0415 - other kinds of files must not pay for it

        self._raw: Any = pypdfium2.raw
        self._error: type[Exception] = pypdfium2.PdfiumError
        try:
            self._document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = "password" in str(error).casefold()
            what = "locked with a password" if locked else "not a PDF that can be opened"
            raise InputError(f"{what}: {error}") from error
        self.number = len(self._document)
        self._texts: dict[int, Any] = {}
        self._heights: dict[int, float] = {}

    def lines(self, page: int) -> Iterator[_Print]:
        """The lines of a page in the order in which they are drawn."""
        try:
            opened = self._document[page]
            self._texts[page] = opened.get_textpage()
        except self._error as error:
            raise InputError(f"page {page + 1} cannot be read: {error}") from error
        self._heights[page] = opened.get_height()
        text = self._texts[page].get_text_range()
        at = 0
        for end in [*_BREAK.finditer(text), None]:
            stop = end.start() if end else len(text)
            clean = _NO_CHARACTER.sub("\ufffd", text[at:stop].translate(_MARKED_HYPHEN))
            clean = _SIGNLESS.sub(" ", clean)
            yield _Print(page, at, clean.rstrip())
            at = end.end() if end else stop

    def look(self, one: _Print) -> _Look:
        """How the first visible character of a line looks."""
        place = one.at + len(one.text) - len(one.text.lstrip())
        text = self._texts[one.page]
        left, _, _, top = text.get_charbox(place, loose=True)
        _, _, right, _ = text.get_charbox(one.at + len(one.text) - 1, loose=True)
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(text, place, matrix)
        size = abs(matrix.d) * self._raw.FPDFText_GetFontSize(text, place)
        return _Look(
            x=round(left, 1),
            y=round(self._heights[one.page] - top, 1),
            size=round(size, 1),
            bold=self._is_bold(text, place),
            right=round(right, 1),
        )

    def _is_bold(self, text: Any, place: int) -> bool:  # noqa: ANN401 - PDFium has no types
        if self._raw.FPDFText_GetFontWeight(text, place) >= _BOLD:
            return True
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._raw.FPDFText_GetFontInfo(text, place, name, len(name), ctypes.c_int())
        return b"bold" in name.value.lower()

"""What of an answer can be drawn: which of its columns count, which name, and which are years."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.charts.bars import Bar
from kg.charts.matrix import Cell
from kg.model import Rows, Value

_YEAR = re.compile(r"(19|20|21)\d\d")
_YEARS = ("year", "deadline", "published", "period_start")
_PLACES = frozenset(
    {"line_first", "line_last", "start", "end", "page", "order", "rank", "steps", "period_end"}
)
"""Numbers that tell where something stands; they are no amounts."""
_GROUPS = ("role", "when", "tier", "kind", "scheme", "level")
_MOST_GROUPS = 6
_CALLED = ("name", "title", "text")


@dataclass(frozen=True, slots=True)
class Drawable:
    """The numbers of the columns to draw by: `measures` are amounts, `labels` name what has them.

    With a `year` the answer is a line of years. `group` tells the parts of a bar apart.
    """

    measures: tuple[int, ...]
    labels: tuple[int, ...] = ()
    year: int | None = None
    group: int | None = None

    @property
    def crossed(self) -> bool:
        """Whether each amount belongs to two things at once."""
        return self.year is None and len(self.labels) > 1


def drawable(answer: Rows, things: Sequence[int]) -> Drawable | None:
    """How an answer can be drawn, or None; `things` are the columns that name things by ids."""
    if len(answer.rows) < 2:
        return None
    year = _year(answer)
    measures = _measures(answer, year)
    if year is not None:
        return Drawable(measures, year=year)
    labels = _labels(answer, things)
    if not measures or not labels:
        return None
    return Drawable(measures, labels, group=_group(answer) if len(labels) == 1 else None)


def bars(answer: Rows, how: Drawable, measure: int, name: Callable[[int, int], str]) -> list[Bar]:
    """The amounts of an answer, the largest first; `name` tells what a cell is called.

    It is given the number of the row and of the column.
    """
    label = how.labels[0]
    found: dict[tuple[Value, str], Bar] = {}
    for i, row in enumerate(answer.rows):
        group = "" if how.group is None else str(row[how.group] or "")
        before = found.get((row[label], group), Bar(i, str(row[label]), name(i, label), group, 0))
        found[row[label], group] = before._replace(amount=before.amount + _amount(row[measure]))
    total: Counter[str] = Counter()
    for bar in found.values():
        total[bar.key] += bar.amount  # type: ignore[assignment]  # amounts may be decimal
    return sorted(found.values(), key=lambda bar: (-total[bar.key], bar.row))


def by_year(answer: Rows, how: Drawable, measure: int | None) -> list[tuple[int, float]]:
    """The amount of each year; without a measure the number of rows."""
    found: dict[int, float] = defaultdict(float)
    for row in answer.rows:
        if how.year is not None and (year := _YEAR.match(str(row[how.year] or ""))):
            found[int(year[0])] += 1 if measure is None else _amount(row[measure])
    return sorted(found.items())


def cells(answer: Rows, how: Drawable, measure: int) -> list[Cell]:
    """The amounts of an answer that belong to two things each."""
    first, second = how.labels[:2]
    count: Counter[tuple[str, str]] = Counter()
    for row in answer.rows:
        count[str(row[first]), str(row[second])] += round(_amount(row[measure]))
    return [Cell(*pair, amount) for pair, amount in count.items()]


def _amount(value: Value) -> float:
    return value if isinstance(value, int | float) else 0


def _column(answer: Rows, number: int) -> list[Value]:
    return [row[number] for row in answer.rows if row[number] is not None]


def _year(answer: Rows) -> int | None:
    for number, name in enumerate(answer.columns):
        values = _column(answer, number)
        if name in _YEARS and values and all(_YEAR.match(str(value)) for value in values):
            return number
    return None


def _measures(answer: Rows, year: int | None) -> tuple[int, ...]:
    columns = dict(enumerate(answer.columns))
    units = {row[i] for i, name in columns.items() if name == "unit" for row in answer.rows}
    return tuple(
        number
        for number, name in columns.items()
        if number != year
        and name not in _PLACES
        and not (len(units) > 1 and name.startswith("value"))  # they share no axis
        and _is_amount(_column(answer, number))
    )


def _is_amount(values: Sequence[Value]) -> bool:
    return bool(values) and all(
        isinstance(value, int | float) and not isinstance(value, bool) for value in values
    )


def _labels(answer: Rows, things: Sequence[int]) -> tuple[int, ...]:
    """At most two columns that tell what has an amount, of those that differ from row to row."""
    found = [number for number in things if not answer.columns[number].endswith("_name")]
    varied = [number for number in found if len(set(_column(answer, number))) > 1]
    if varied:
        return tuple(varied[:1] if _once(answer, varied[0]) else varied[:2])
    texts = [
        number
        for number, name in enumerate(answer.columns)
        if name not in _GROUPS and all(isinstance(cell, str) for cell in _column(answer, number))
    ]
    called = [number for number in texts if answer.columns[number].rpartition("_")[2] in _CALLED]
    coded = [i for i, name in enumerate(answer.columns) if name in _GROUPS]
    return tuple((called or texts or coded)[:1])


def _once(answer: Rows, number: int) -> bool:
    """Whether a column tells each row from the others, so that no second one is needed."""
    return len(set(_column(answer, number))) == len(answer.rows)


def _group(answer: Rows) -> int | None:
    for name in _GROUPS:
        if name in answer.columns:
            number = answer.columns.index(name)
            if 1 < len(set(_column(answer, number))) <= _MOST_GROUPS:
                return number
    return None

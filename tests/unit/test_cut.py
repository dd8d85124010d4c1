"""Where an answer that grows too long is cut."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.stores.cut import Most, cut

COLUMNS = ("a",)


@pytest.mark.parametrize("rows", [0, 1, 3, 255, 256, 257, 1_000])
def test_as_many_rows_as_are_allowed_are_whole_and_one_more_is_cut(rows: int) -> None:
    answer = [(number,) for number in range(rows)]
    whole = cut(COLUMNS, answer, Most(rows, 1 << 20))
    assert (list(whole.rows), whole.notice) == (answer, None)
    more = cut(COLUMNS, [*answer, (rows,)], Most(rows, 1 << 20))
    assert list(more.rows) == answer
    assert more.notice == f"cut after {rows:,} rows; there are more"


@given(st.lists(st.text(max_size=20), max_size=600), st.integers(0, 4_000))
def test_no_more_is_kept_than_fits_and_what_is_kept_is_the_beginning(
    texts: list[str], size: int
) -> None:
    answer = [(text,) for text in texts]
    found = cut(COLUMNS, answer, Most(10_000, size))
    assert list(found.rows) == answer[: len(found.rows)]
    assert (found.notice is None) == (len(found.rows) == len(answer))
    assert sum(len(str(text)) for (text,) in found.rows) <= size


def test_rows_without_end_that_grow_are_asked_for_no_further_than_twice_what_fits() -> None:
    asked: list[int] = []

    def growing() -> Iterator[tuple[str]]:
        for number in count():
            asked.append(number)
            yield ("x" * number,)

    found = cut(COLUMNS, growing(), Most(10_000, 100_000))
    assert (
        found.notice == f"cut after {len(found.rows):,} rows: an answer has at most 100,000 bytes"
    )
    assert len(asked) <= 2 * len(found.rows) + 1


def test_half_a_pair_and_a_number_of_more_than_64_bits_have_a_size() -> None:
    assert cut(COLUMNS, [("\ud800",), (2**70,)], Most(10, 1_000)).notice is None
    assert cut(COLUMNS, [("\ud800" * 300,)], Most(10, 100)).rows == ()

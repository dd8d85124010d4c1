"""Text from documents, made ready for places that read HTML or Markdown."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from kg.views.parts.marks import marked
from kg.views.parts.speech import plain

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5)


def test_the_words_are_marked_where_they_stand() -> None:
    assert marked("at NAV og nav", [(3, 6)]) == "at <mark>NAV</mark> og nav"


def test_marks_that_overlap_are_one_after_the_other_and_text_is_escaped() -> None:
    assert marked("a<b>c", [(0, 3), (1, 4)]) == "<mark>a&lt;b</mark><mark>&gt;</mark>c"


def test_an_empty_span_marks_nothing() -> None:
    assert marked("NAV", [(0, 0)]) == "NAV"


@given(st.text(max_size=40), SPANS)
def test_a_marked_text_is_still_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    bare = re.sub("</?mark>", "", marked(text, spans))
    assert "<" not in bare
    assert html.unescape(bare) == html.unescape(html.escape(text))


def test_markdown_in_a_text_is_shown_as_it_stands() -> None:
    nasty = "![x](https://a.example/b.png) **fet** :red[x] $x$ <b> `k`"
    assert plain(nasty).replace("\\", "") == nasty
    assert not re.search(r"(?<!\\)[!\[\]()*:$<>`]", plain(nasty))


def test_line_breaks_do_not_start_a_list_or_a_heading() -> None:
    assert plain("# tittel\n- punkt") == "\\# tittel \\- punkt"

"""The README and the package tell the figures that were last accepted, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.accuracy import measured
from kg.errors import VocabularyError
from tests.bench import accuracy
from tests.bench.publishing import SHOWN, readme_rows
from tests.conftest import ROOT


def test_the_package_has_the_frozen_figures() -> None:
    published = {one.kind: one.recall if one.f1 is None else one.f1 for one in measured()}
    frozen = accuracy.read_frozen(accuracy.FROZEN)
    assert {kind: published[kind] for kind in frozen} == frozen
    assert set(SHOWN) <= set(published)


def test_the_readme_shows_them() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").splitlines()
    missing = [row for row in readme_rows(measured()) if row not in readme]
    assert not missing, "put these in README.md: " + "\n".join(readme_rows(measured()))


GOOD = """\
- kind: actors
  precision: 0.9
  recall: 0.8
  f1: 0.847
  asked: 10
  bench: "2026-01-02"
  vocabulary: "2026-01-01"
  edition: "0123456789ab"
"""


def test_figures_are_read_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "accuracy.yaml").write_text(GOOD, "utf-8")
    (one,) = measured(tmp_path)
    assert (one.kind, one.precision, one.recall, one.f1, one.asked) == (
        "actors",
        0.9,
        0.8,
        0.847,
        10,
    )
    assert (one.bench, one.vocabulary, one.of_this_vocabulary) == (
        "2026-01-02",
        "2026-01-01",
        False,
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("recall: 0.8", "recall: 1.8", r"accuracy.yaml:1: recall 1.8 is no share of 1"),
        ("  recall: 0.8\n", "", r"accuracy.yaml:1: missing recall"),
        ("recall", "recal", r"accuracy.yaml:1: unknown field 'recal'"),
    ],
)
def test_a_bad_figure_is_one_error_with_its_place(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    (tmp_path / "accuracy.yaml").write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(VocabularyError, match=message):
        measured(tmp_path)

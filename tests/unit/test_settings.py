"""The knowledge bases that the app is started with, and their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import settings
from kg.errors import HomeError
from kg.settings import Place, named, packed


def test_a_place_is_called_after_its_folder_or_server_or_by_its_name(tmp_path: Path) -> None:
    found = named([str(tmp_path / "Mine Løfter"), f"annen={tmp_path}"], ["bolt://Neo.local:7687"])
    assert found[0] == Place("mine-løfter", tmp_path / "Mine Løfter")
    assert found[1] == Place("annen", tmp_path)
    assert (found[2].name, found[2].store) == ("neo-local", "bolt://Neo.local:7687")


def test_without_any_the_settings_say_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOFTEGRAF_PLACES", raising=False)
    monkeypatch.setenv("LOFTEGRAF_HOME", str(tmp_path / "home"))
    assert named([], []) == (Place("home", tmp_path / "home"),)


def test_two_of_a_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="two knowledge bases are called a"):
        named([str(tmp_path / "a"), str(tmp_path / "b" / "a")], [])


def test_a_password_in_a_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(HomeError, match="LOFTEGRAF_PASSWORD") as error:
        named([], ["bolt://neo4j:hemmelig@localhost:7687"])
    assert "hemmelig" not in str(error.value)


def test_the_server_reads_the_places_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = (Place("å", tmp_path / "å"), Place("b", tmp_path, "bolt://b:7687"))
    monkeypatch.setenv("LOFTEGRAF_PLACES", packed(places))
    monkeypatch.setenv("LOFTEGRAF_READ_ONLY", "yes")
    assert settings.read().places == places
    assert settings.read().read_only

"""What a user can set by the environment, read when it is asked for."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import HomeError
from kg.ids import slug

DEFAULT_BASE = "https://loftegraf.example/id"

_NAMED = re.compile(r"([\w-]+)=(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """A knowledge base that the app may show, by the name that addresses have for it.

    It lies in `home`, or in a `store` elsewhere by its URL.
    """

    name: str
    home: Path
    store: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """`home` is the folder of the knowledge base, `base` the start of every IRI.

    `store` is the URL of a store elsewhere that the app is to ask, if any. `places` are all that
    the app may show, the first of them unless the address says another; `read_only` is true where
    it may not load. `user` and `password` are those of a database server, from LOFTEGRAF_USER and
    LOFTEGRAF_PASSWORD.
    """

    home: Path
    base: str
    store: str | None
    places: tuple[Place, ...]
    read_only: bool
    user: str | None
    password: str | None


def read() -> Settings:
    """The settings as the environment has them now."""
    given = os.environ.get("LOFTEGRAF_HOME")
    home = Path(given) if given else _user_data_folder()
    store = os.environ.get("LOFTEGRAF_STORE")
    places = os.environ.get("LOFTEGRAF_PLACES")
    return Settings(
        home=home,
        base=os.environ.get("LOFTEGRAF_BASE", DEFAULT_BASE),
        store=store,
        places=_unpacked(places) if places else (Place(_called(home), home.absolute(), store),),
        read_only=bool(os.environ.get("LOFTEGRAF_READ_ONLY")),
        user=os.environ.get("LOFTEGRAF_USER"),
        password=os.environ.get("LOFTEGRAF_PASSWORD"),
    )


def named(homes: Sequence[str], stores: Sequence[str]) -> tuple[Place, ...]:
    """The places that a user gave, each as PATH or URL, or as NAME=PATH or NAME=URL.

    One without a name is called after its folder or its server. Those of the settings where none is
    given. A HomeError where two have the same name, or a URL holds a password: pages show it.
    """
    usual = read().home
    found = [_home(one) for one in homes] + [_store(one, usual) for one in stores]
    places = tuple(found) or read().places
    names = [one.name for one in places]
    for one in places:
        if one.store is not None and "@" in urlsplit(one.store).netloc:
            advice = "give them by LOFTEGRAF_USER and LOFTEGRAF_PASSWORD"
            raise HomeError(f"the URL of {one.name} holds a user or a password; {advice}")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise HomeError(f"two knowledge bases are called {twice[0]}; name one by NAME=PATH")
    return places


def packed(places: Iterable[Place]) -> str:
    """Places as LOFTEGRAF_PLACES holds them."""
    return json.dumps([[one.name, str(one.home), one.store] for one in places])


def _unpacked(text: str) -> tuple[Place, ...]:
    return tuple(Place(name, Path(home), store) for name, home, store in json.loads(text))


def _home(given: str) -> Place:
    match = _NAMED.fullmatch(given)
    folder = Path(match[2] if match else given).absolute()
    return Place((slug(match[1]) if match else "") or _called(folder), folder)


def _store(given: str, home: Path) -> Place:
    match = _NAMED.fullmatch(given)
    url = match[2] if match else given
    host = urlsplit(url).hostname or url.partition(":")[0]
    return Place(slug(match[1] if match else host) or "store", home.absolute(), url)


def _called(folder: Path) -> str:
    return slug(folder.absolute().name) or "home"


def _user_data_folder() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - `--help` must not pay for it

    return user_data_path("loftegraf", appauthor=False)


def shipped() -> Path:
    """The folder that holds `app.py` and `data/`: the checkout, or the installed package's."""
    package = Path(__file__).parent
    checkout = package.parent
    return checkout if (checkout / "app.py").exists() else package / "shipped"


def programmes_shipped() -> tuple[Path, ...]:
    """The files of the programmes that ship."""
    return tuple(sorted((shipped() / "data").glob("*.txt")))

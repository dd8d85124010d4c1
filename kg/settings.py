"""What a user can set by the environment, read when it is asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_BASE = "https://loftegraf.example/id"


@dataclass(frozen=True, slots=True)
class Settings:
    """`home` is the folder of the knowledge base, `base` the start of every IRI.

    `store` is the URL of a store elsewhere that the app is to ask, if any.
    `user` and `password` are those of a database server, from LOFTEGRAF_USER and
    LOFTEGRAF_PASSWORD.
    """

    home: Path
    base: str
    store: str | None
    user: str | None
    password: str | None


def read() -> Settings:
    """The settings as the environment has them now."""
    home = os.environ.get("LOFTEGRAF_HOME")
    return Settings(
        home=Path(home) if home else _user_data_folder(),
        base=os.environ.get("LOFTEGRAF_BASE", DEFAULT_BASE),
        store=os.environ.get("LOFTEGRAF_STORE"),
        user=os.environ.get("LOFTEGRAF_USER"),
        password=os.environ.get("LOFTEGRAF_PASSWORD"),
    )


def _user_data_folder() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - `--help` must not pay for it

    return user_data_path("loftegraf", appauthor=False)


def shipped() -> Path:
    """The folder that holds `app.py` and `data/`: the checkout, or the installed package's."""
    package = Path(__file__).parent
    checkout = package.parent
    return checkout if (checkout / "app.py").exists() else package / "shipped"

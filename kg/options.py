"""Options that several commands of the command line share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

Command = Callable[..., None]

FILE = click.Path(path_type=Path)


def home(command: Command) -> Command:
    """The option that says in which folder the knowledge base lies."""
    told = "Folder of the knowledge base (LOFTEGRAF_HOME)."
    return click.option("--home", type=FILE, help=told)(command)


def where(command: Command) -> Command:
    """The options that say where the graph lies."""
    store = click.option("--store", metavar="URL", help="A store elsewhere: bolt://host:7687 …")
    return home(store(command))


def parameters(command: Command) -> Command:
    """The option that gives a saved query its parameters."""
    return click.option(
        "-p", "--parameter", "given", multiple=True, metavar="NAME=VALUE", help="A parameter."
    )(command)


def served(command: Command) -> Command:
    """The options of the app's server."""
    homes = "A knowledge base to show (LOFTEGRAF_HOME); give it again for one more."
    stores = "A store elsewhere to show, such as bolt://host:7687."
    read_only = "Nobody loads or removes a programme in the app."
    for option in (
        click.option("--read-only", is_flag=True, help=read_only),
        click.option("--store", "stores", multiple=True, metavar="[NAME=]URL", help=stores),
        click.option("--home", "homes", multiple=True, metavar="[NAME=]DIR", help=homes),
        click.option("--port", default=8501, show_default=True, help="The port to serve on."),
    ):
        command = option(command)
    return command

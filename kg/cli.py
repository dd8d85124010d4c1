"""The command line: parse, call, print; the one place where a KgError is handled."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import options
from kg.errors import KgError

if TYPE_CHECKING:  # what a command needs is imported when it runs, so that `--help` is quick
    from kg.base import KnowledgeBase
    from kg.loading import Loaded
    from kg.model import Graph, Rows
    from kg.settings import Place
    from kg.stores.protocol import Store


def main() -> None:
    """Run the command line; exit code 1 when what was asked cannot be done, 2 on wrong usage."""
    try:
        loftegraf(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit("loftegraf: stopped")
    except KgError as error:
        sys.exit(f"loftegraf: {error}")
    except BrokenPipeError:
        sys.stderr.close()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="loftegraf")
def loftegraf() -> None:
    """Which party promised what, who is to do it, how much, by when, and where does it say so?"""


@loftegraf.command()
@options.served
def app(port: int, homes: tuple[str, ...], stores: tuple[str, ...], *, read_only: bool) -> None:
    """Open the app; builds the knowledge base from data/ where there is none."""
    from kg.settings import named

    _serve(port, named(homes, stores), browser=True, read_only=read_only)


@loftegraf.command()
@options.served
def serve(port: int, homes: tuple[str, ...], stores: tuple[str, ...], *, read_only: bool) -> None:
    """Serve the app without opening a browser."""
    from kg.settings import named

    _serve(port, named(homes, stores), browser=False, read_only=read_only)


def _serve(port: int, places: tuple[Place, ...], *, browser: bool, read_only: bool) -> None:
    from kg import opening
    from kg.serving import serve_app
    from kg.settings import programmes_shipped

    first = places[0]
    if first.store is None:
        base = opening.knowledge_base(first.home)
        if base.generation is None:
            _load(base, programmes_shipped())
    sys.exit(serve_app(port, places, browser=browser, read_only=read_only))


@loftegraf.command()
@click.argument("files", nargs=-1, required=True, type=options.FILE)
@options.where
def load(files: tuple[Path, ...], home: Path | None, store: str | None) -> None:
    """Read programmes into the knowledge base, or into the store that --store names."""
    from kg import opening
    from kg.loading import load_into_store

    if store is None:
        _load(opening.knowledge_base(home), files)
        return
    with opening.store_elsewhere(store) as opened, opening.progress() as report:
        loaded = load_into_store(opened, files, report)
    _tell(loaded)


def _load(base: KnowledgeBase, files: tuple[Path, ...]) -> None:
    from kg import opening
    from kg.loading import load_into_base

    with opening.progress() as report:
        loaded = load_into_base(base, files, report)
    _tell(loaded)
    click.echo(f"knowledge base: {base.home}, generation {base.generation}", err=True)


def _tell(loaded: tuple[Loaded, ...]) -> None:
    from loaders.files import UNKNOWN

    for one in loaded:
        links = sum("rule" in edge.properties for edge in one.graph.edges)
        pledges = len(one.reading.statements)
        doubtful = sum(block.doubt is not None for block in one.reading.blocks)
        verb = "replaced" if one.replaced else "loaded"
        click.echo(
            f"{verb} {one.reading.document.source.id}: {pledges} pledges, {links} links; "
            f"{doubtful} readings in doubt (loftegraf check {one.file})",
            err=True,
        )
        if one.reading.document.source.party == UNKNOWN:
            beside = one.file.with_suffix(".toml")
            click.echo(f"  its party is unknown; say whose it is in {beside}", err=True)


@loftegraf.command()
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@options.home
def remove(names: tuple[str, ...], home: Path | None) -> None:
    """Take programmes out of the knowledge base."""
    from kg import opening
    from kg.loading import remove_from_base

    base = opening.knowledge_base(home)
    with opening.progress() as report:
        remove_from_base(base, names, report)
    click.echo(f"removed {', '.join(names)}", err=True)
    click.echo(f"knowledge base: {base.home}, generation {base.generation}", err=True)


@loftegraf.command()
@click.argument("file", type=options.FILE)
def statements(file: Path) -> None:
    """What was read and linked, one JSON object a statement."""
    from kg import opening
    from kg.annotation import records
    from kg.pipeline import link

    reading = opening.reading(file)
    for record in records(reading, link(reading)):
        click.echo(json.dumps(record, ensure_ascii=False))


@loftegraf.command()
@click.argument("file", type=options.FILE)
def check(file: Path) -> None:
    """Account for every character of a programme; lost or doubled text is exit code 1."""
    from kg import opening
    from kg.accounting import account, report

    result = account(opening.reading(file))
    for line in report(result):
        click.echo(line)
    if not result.balances:
        raise KgError(f"{file}: text was lost or used twice; see the lines above")


@loftegraf.command()
@click.argument("place", metavar="FILE:LINE")
def explain(place: str) -> None:
    """What was decided about a line of a programme, and which rule decided it."""
    from kg import opening
    from kg.accounting import explain as explained

    name, _, line = place.rpartition(":")
    if not name or not line.isdecimal():
        raise click.UsageError(f"{place}: give a file and a line number, such as programme.txt:17")
    reading = opening.reading(Path(name))
    if not 1 <= int(line) <= len(reading.document.lines):
        raise KgError(f"{place}: the file has lines 1 to {len(reading.document.lines)}")
    for verdict in explained(reading, int(line)):
        click.echo(verdict)


@loftegraf.command()
def queries() -> None:
    """The saved questions and their parameters."""
    from kg.query import saved_queries

    for name, saved in saved_queries().items():
        parameters = " ".join(f"-p {one.name}={one.type}" for one in saved.parameters.values())
        click.echo(f"{name:26}{saved.title['en']}")
        if parameters:
            click.echo(f"{'':26}{parameters}")


@loftegraf.command()
@click.argument("name", required=False)
@click.option("--cypher", metavar="TEXT", help="A query of your own; - reads standard input.")
@click.option("--sparql", metavar="TEXT", help="A query of your own; - reads standard input.")
@click.option("--language", type=click.Choice(["cypher", "sparql"]), help="Engine to ask.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "tsv"]),
    default="table",
    show_default=True,
)
@options.parameters
@options.where
def query(
    *,
    name: str | None,
    cypher: str | None,
    sparql: str | None,
    language: str | None,
    form: str,
    given: tuple[str, ...],
    home: Path | None,
    store: str | None,
) -> None:
    """Ask a saved question by NAME, or one of your own by --cypher or --sparql."""
    from kg import opening
    from kg.answers import rendered

    own = {"cypher": cypher, "sparql": sparql}
    texts = {key: text for key, text in own.items() if text is not None}
    if (name is not None) + len(texts) != 1:
        raise click.UsageError("give the NAME of a saved query, or --cypher TEXT, or --sparql TEXT")
    if texts and given:
        raise click.UsageError("-p goes with a saved query; write the values into the text")
    asked = next(iter(texts), language)
    with opening.store(home, store, asked, guarded=bool(texts)) as opened:
        rows = _answer(opened, name, texts, _pairs(given))
    click.echo(rendered(rows, form, sys.stdout))
    if rows.notice:
        click.echo(f"loftegraf: {rows.notice}", err=True)


def _answer(store: Store, name: str | None, texts: dict[str, str], given: dict[str, str]) -> Rows:
    from kg.query import run, run_text

    if name is not None:
        return run(store, name, given)
    language, text = next(iter(texts.items()))
    if store.language != language:
        raise click.UsageError(f"the store answers {store.language}, not {language}")
    return run_text(store, sys.stdin.read() if text == "-" else text)


@loftegraf.command()
@click.argument("out", type=options.FILE)
@click.option("--programme", metavar="ID", help="Only this programme.")
@click.option("--query", "name", metavar="NAME", help="A saved query's answer, not the graph.")
@click.option("--overwrite", is_flag=True, help="Replace the file if it is there.")
@options.parameters
@options.where
def export(
    *,
    out: Path,
    programme: str | None,
    name: str | None,
    overwrite: bool,
    given: tuple[str, ...],
    home: Path | None,
    store: str | None,
) -> None:
    """Write the graph, or a saved query's answer, to OUT; the suffix picks the format.

    As a graph, an answer is the part that its rows name.
    """
    from kg import opening, settings
    from kg.exporters import export as write
    from kg.exporters import graph_only
    from kg.naming import part_of
    from kg.query import run
    from kg.stores.readback import of_programme, read_back

    if programme and name:
        raise click.UsageError("--programme goes with the graph, not with --query")
    if given and not name:
        raise click.UsageError("-p goes with --query")
    with opening.store(home, store, None) as opened, opening.progress() as report:
        report("read")
        selection: Graph | Rows
        if name:
            selection = run(opened, name, _pairs(given))
            if graph_only(out.suffix):
                selection = part_of(read_back(opened), selection, settings.read().base)
        else:
            selection = read_back(opened)
            selection = of_programme(selection, programme) if programme else selection
        report(str(out))
        write(selection, out, overwrite=overwrite)
    click.echo(f"wrote {out}", err=True)


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    for name, sign, _ in pairs:
        if not name or not sign:
            raise click.UsageError(f"-p {name}: a parameter is given as NAME=VALUE")
    return {name: value for name, _, value in pairs}

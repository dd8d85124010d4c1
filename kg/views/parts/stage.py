"""The graph of the explorer: what stands in it, what was picked, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from kg import canvas, facets, pictures, placing
from kg.canvas import Scene, Step, Web
from kg.facets import Choice, Pledge
from kg.pictures import Picture, Spot, Tie
from kg.views.parts import links, marks, narrowing, network, taking, whose
from kg.views.parts.asking import Row, number, text
from kg.views.parts.speech import html, language, plain, say
from kg.views.parts.whose import Parties

_UNDONE = "explore_undone"
_ROLES = ("agent", "object", "partner", "other")


def show(web: Web, choice: Choice, found: Sequence[Pledge], steps: tuple[Step, ...]) -> None:
    """Draw what the choice and the steps have put on the canvas, with what can be done to it."""
    told = say()
    scene = canvas.replay(web, canvas.start(web, choice, found), steps)
    st.subheader(told("explore.graph"))
    if not scene.shown:
        st.info(told("explore.nothing_drawn"))
        return
    if not scene.joined:
        st.warning(told("explore.no_path"))
    drawn = {one for one in scene.shown if one.startswith("pledge:")}
    shown = sum(f"pledge:{one.id}" in drawn for one in found)
    if found:
        st.caption(told("explore.shown", shown=shown, count=len(found)))
    picture = _picture(web, scene)
    seed = "|".join(f"{name}={value}" for name, value in facets.write(choice).items())
    bench = network.Bench(
        scene=seed,
        can={
            "undo": bool(steps),
            "redo": bool(_undone(seed)),
            "more": bool(scene.rest),
        },
        relations=_relations(),
        limits=canvas.LIMITS,
        path=scene.path,
    )
    _worked(web, picture, bench)
    taking.picture(picture, "loftegraf", _title(web, choice, len(found)))
    with st.expander(told("graph.table")):
        _table(web, picture)


def _title(web: Web, choice: Choice, count: int) -> str:
    """What is shown, in one sentence."""
    found = say()("explore.found" if choice else "explore.graph", count=count)
    return " ".join([found, *(words for _, _, words in narrowing.parts(web.stock, choice))])


@st.fragment
def _worked(web: Web, picture: Picture, bench: network.Bench) -> None:
    """The graph and what was picked in it; a click sends this part only."""
    key = f"stage_{language()}"
    done = network.workbench(picture, say()("explore.graph"), bench, key)
    if done.picked:
        st.query_params["sel"] = done.picked
    if done.verb:
        _do(bench.scene, done.verb)
        st.rerun()
    _details(web, st.query_params.get("sel", ""))


def _do(scene: str, verb: Mapping[str, object]) -> None:
    """Let the address hold one more step, or one less."""
    steps = canvas.read(st.query_params.get("do", ""))
    undone = _undone(scene)
    name = str(verb.get("verb"))
    if name == "undo" and steps:
        steps, undone = steps[:-1], (*undone, steps[-1])
    elif name == "redo" and undone:
        steps, undone = (*steps, undone[-1]), undone[:-1]
    elif name in canvas.VERBS:
        limit = int(str(verb.get("limit", canvas.LIMITS[1])))
        step = Step(name, str(verb.get("node", "")), str(verb.get("other", "")), limit)
        steps, undone = (*steps, step), ()
    st.session_state[_UNDONE] = (scene, undone)
    if steps:
        st.query_params["do"] = canvas.write(steps)
    else:
        st.query_params.pop("do", None)


def _undone(scene: str) -> tuple[Step, ...]:
    """The steps that can be done again; those of another choice cannot."""
    of, undone = st.session_state.get(_UNDONE, ("", ()))
    return tuple(undone) if of == scene else ()


def _relations() -> dict[str, list[tuple[str, str]]]:
    told = say()
    things = ("actor", "area", "target", "instrument", "pledge")
    return {
        "pledge": [(one, told(f"graph.kind.{one}")) for one in things],
        "actor": [(one, told.word("role", one)) for one in _ROLES],
    }


def _picture(web: Web, scene: Scene) -> Picture:
    ties = _ties(web, scene)
    places = placing.places(scene.batches, [(tie.pledge, tie.other) for tie in ties])
    parties = whose.parties()
    spots = [_spot(web, one, parties) for one in scene.shown]
    return pictures.draw(spots, ties, places, scene.centres)


def _spot(web: Web, key: str, parties: Parties) -> Spot:
    kind, _, identifier = key.partition(":")
    ways = len(web.beside.get(key, {}))
    if kind != "pledge":
        return Spot(key, kind, narrowing.thing_name(web.stock, key), ways=ways)
    row = web.stock.pledges[identifier].row
    before = text(row, "lead_in"), text(row, "parent_text")
    place = whose.place(row, parties)
    return Spot(key, kind, "", text(row, "text"), place, *before, ways=ways)


def _ties(web: Web, scene: Scene) -> list[Tie]:
    shown = set(scene.shown)
    found = []
    for one in scene.shown:
        kind, _, identifier = one.partition(":")
        if kind == "pledge":
            pledge = web.stock.pledges[identifier]
            found += [_tie(one, link) for link in pledge.links if facets.key(link) in shown]
            above = f"pledge:{pledge.row['parent']}"
            found += [Tie(one, above, note=say()("via.parent"))] if above in shown else []
    return found


def _tie(pledge: str, link: Row) -> Tie:
    told = say()
    start, end = number(link, "start") or 0, number(link, "end") or 0
    via = told.word("via", "title" if start == end else link["via"])
    role = told.word("role", link["role"]) if link["role"] else ""
    note = " · ".join(part for part in (role, via) if part)
    place = (text(link, "via"), start, end) if start < end else None
    return Tie(pledge, facets.key(link), text(link, "words"), note, place, text(link, "role"))


def _details(web: Web, key: str) -> None:
    """What was picked, and the ways on from it."""
    told = say()
    kind, _, identifier = key.partition(":")
    pledge = web.stock.pledges.get(identifier) if kind == "pledge" else None
    if pledge is None and key not in web.stock.things:
        st.caption(told("explore.pick"))
        return
    with st.container(border=True, key="details"):
        if pledge is not None:
            marks.pledge(pledge.row, pledge.links)
            place = whose.place(pledge.row, whose.parties())
            st.html(f'<p class="lg-meta">{html(place)}</p>')
            links.to("pledge", told("pledge.open"), id=identifier)
            return
        name = narrowing.thing_name(web.stock, key)
        st.markdown(f"**{plain(name)}** · {plain(told(f'graph.kind.{kind}'))}")
        marks.quiet(told("explore.beside", count=len(web.beside.get(key, {}))))
        if kind in {"actor", "area"}:
            links.to(kind, told(f"questions.to_{kind}"), id=identifier)
            links.to("explore", told("explore.only", name=name), **{kind: identifier})
        if kind == "instrument":
            asked = {"question": "pledges_by_instrument", "instrument": identifier}
            links.to("questions", told("explore.cited"), **asked)


def _table(web: Web, picture: Picture) -> None:
    """Every line of the graph as a row; a row that is chosen is picked in the graph."""
    told = say()
    names = {str(node["id"]): node for node in picture.nodes}
    columns = ("text", "label", "name", "role", "words")
    heads = [told.word("column", one) for one in columns]
    rows = [_row(names, edge) for edge in picture.edges]
    chosen = st.dataframe(
        [dict(zip(heads, row, strict=True)) for row in rows],
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="stage_table",
        alt=told("graph.table"),
    )
    for index in chosen["selection"]["rows"]:
        _details(web, str(picture.edges[index]["to"]))


def _row(names: Mapping[str, Mapping[str, object]], edge: Mapping[str, object]) -> Sequence[str]:
    told = say()
    pledge, other = names[str(edge["from"])], names[str(edge["to"])]
    kind = told(f"graph.kind.{other['kind']}")
    name = str(other["head"] or other["quote"])
    return str(pledge["quote"]), kind, name, str(edge["note"]), str(edge["quote"])

"""Where a browser fetches the files that this app serves beside its pages."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import streamlit as st
import streamlit.components.v1 as served

ASSETS = Path(__file__).parents[1] / "assets"


def component(name: str, html: str) -> st.components.v2.types.ComponentRenderer:
    """A component with the style of its name; its module comes by `data.module`."""
    return st.components.v2.component(
        f"loftegraf_{name}",
        html=html,
        css=(ASSETS / f"{name}.css").read_text("utf-8"),
        js=(ASSETS / "mount.js").read_text("utf-8"),
    )


def address(name: str, folder: Path, file: str) -> str:
    """The address of a file of a folder that is served under a name.

    Sent along with a component it would go out again at every click.
    """
    declared = served.declare_component(name, path=folder)
    start = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return "/".join(["", *filter(None, [start]), "component", declared.name, file])


def module(file: str) -> str:
    """The address of one of our own modules; the others stand beside it."""
    return address(f"assets_{_version()}", ASSETS, file)


@cache
def _version() -> str:
    """Another one after each change, so that no browser keeps an old part."""
    files = sorted((*ASSETS.glob("*.js"), *ASSETS.glob("codemirror/codemirror.js")))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]

"""A picture as a web page in one file, that asks for nothing and runs nothing but its own script.

pyvis builds it, through our own template: the one that it ships loads scripts from elsewhere, and
reads titles as markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping

from kg.pictures import Picture, vis_folder
from kg.views.parts.served import ASSETS

_TEMPLATE = "offline.html"
_SCRIPTS = ("tips.js", "tools.js", "offline.js")
_STYLES = ("graph.css", "offline.css")


def page(picture: Picture, words: Mapping[str, object]) -> bytes:
    """The page; `words` has `lang`, `title`, `hint`, `table`, and `more`, the legend's own."""
    from pyvis.network import Network  # noqa: PLC0415 - only a picture needs it

    script = "\n".join(_read(name) for name in _SCRIPTS)
    library = (vis_folder() / "vis-network.min.js").read_text("utf-8")
    network = Network(directed=True)
    network.nodes, network.edges = list(picture.nodes), list(picture.edges)
    network.set_options(json.dumps(picture.options))
    # pyvis hands its heading to the template as it is.
    network.heading = {
        **words,
        "script": script,
        "library": library,
        "style": "\n".join(_read(name) for name in _STYLES),
        "hashes": " ".join(f"'sha256-{_digest(one)}'" for one in (library, script)),
    }
    network.set_template_dir(str(ASSETS), _TEMPLATE)
    return str(network.generate_html()).encode()


def _read(name: str) -> str:
    return (ASSETS / name).read_text("utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

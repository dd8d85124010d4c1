"""What an install from a wheel has: everything that a checkout has, without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

ASK = """
import json
from pathlib import Path
from kg.cli import main
from kg.query import saved_queries
from kg.settings import shipped
import kg
names = sorted(str(file.relative_to(shipped())) for file in shipped().rglob("*") if file.is_file())
print(json.dumps([str(Path(kg.__file__).parent), len(saved_queries()), names]))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run([sys.executable, *build, str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(installed: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "LOFTEGRAF_HOME": "home"}
    call = [sys.executable, "-P", *arguments]
    done = subprocess.run(
        call, cwd=installed.parent, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_data_app_and_queries_come_with_it(installed: Path) -> None:
    package, queries, names = json.loads(run(installed, "-c", ASK))
    assert package == str(installed / "kg")
    assert queries >= 16
    assert {"app.py", "data/ap-2025-2029.txt", ".streamlit/config.toml"} <= set(names)


def test_what_a_browser_fetches_comes_with_it(installed: Path) -> None:
    assets = Path("kg") / "views" / "assets"
    here = {file.relative_to(ROOT) for file in (ROOT / assets).rglob("*.[cjt][sx]*")}
    needed = {file for file in here if "node_modules" not in file.parts}
    assert assets / "codemirror" / "codemirror.js" in needed
    assert assets / "codemirror" / "LICENSES.txt" in needed
    assert [file for file in needed if not (installed / file).is_file()] == []
    assert not list((installed / assets).rglob("node_modules"))


def test_it_reads_the_programme_that_ships(installed: Path) -> None:
    file = installed / "kg" / "shipped" / "data" / "ap-2025-2029.txt"
    call = f"from kg.cli import loftegraf; loftegraf(['statements', {str(file)!r}])"
    assert run(installed, "-c", call).count("\n") > 1500

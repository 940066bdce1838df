"""The house rules that a machine can check: which way imports run, who touches files, who names what is inside.

Who may import whom stands in the contracts of ``pyproject.toml``; here is what these cannot say.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

RIM = {
    # The tables, and what people do with them.
    "data/store/served.py": "sees whether the tables have changed",
    "data/reading/read_folder.py": "reads a folder of tables",
    "data/store/fallback_copy.py": "keeps a copy of the revision shown last",
    "data/store/store.py": "keeps revisions",
    "data/store/drafts.py": "keeps drafts",
    "data/store/contents.py": "keeps the bytes of both",
    "data/store/engine.py": "opens the store's database",
    "data/files/sqlite_retry.py": "waits for a file's lock",
    "data/store/exported_folder.py": "reads on which revision a folder builds",
    "data/files/atomic_write.py": "writes files and folders whole or not at all",
    "data/store/handover_package.py": "writes the hand-over package",
    "data/importers/fetch.py": "reads the file that is imported",
    "data/web/session.py": "asks other hosts",
    "data/importers/write.py": "puts a table in the place of the old one",
    # Names to coordinates: files that the gazetteer is made of, its index, what was asked, who is asked.
    "geo/gazetteer/index.py": "the gazetteer's index",
    "geo/gazetteer/sources.py": "reads what the index is made of",
    "geo/geocoding/cache.py": "keeps answers",
    "geo/geocoding/names_file.py": "reads and writes files of names",
    "geo/geocoding/nominatim.py": "asks a geocoder",
    "data/files/packed.py": "unpacks what it is given",
    "data/editing/headings.py": "the words of headings",
    "data/editing/command.py": "reads the file that is brought in",
    "data/schema/command.py": "writes the data dictionary",
    "components/outputs/site/command.py": "reads the tables that a site offers as they are",
    # What commands leave behind.
    "components/outputs/brief/command.py": "makes the folder that briefs are asked into",
    "components/outputs/letter/command.py": "reads replies, and makes the folders of letters",
    "components/outputs/export/write_file.py": "writes the file that was asked for",
    # Parts of the program that are files beside the code.
    "data/editing/replies/answers.py": "the words of answers",
    "components/outputs/brief/pdf.py": "the brief's template",
    "components/outputs/letter/pdf.py": "the letter's template",
    "components/outputs/figure/batch.py": "writes figures into a folder",
    "components/outputs/figure/fonts.py": "the figures' typeface",
    "components/outputs/open_data/docs_page.py": "the style of the page about open data",
    "components/outputs/open_data/resources.py": "the columns of open data",
    "components/host/assets.py": "scripts and styles",
    "components/settings.py": "the file of editors, if there is one",
    "components/outputs/site/assets.py": "styles, scripts and the picture of the world",
    "components/outputs/site/write_folder.py": "puts a site in the place of the old one",
    "components/kit/typeface.py": "the typeface",
    "components/kit/worker.py": "sees how much memory it holds, and asks to be killed before the server",
    "components/kit/styles.py": "the shared styles",
    "components/kit/leaflet.py": "Leaflet's script and style",
    "components/host/internals/streamlit_files.py": "Streamlit's scripts",
    "components/host/internals/streamlit_folium.py": "the page of the map's frame",
    "components/host/internals/streamlit_page.py": "Streamlit's page",
    "components/host/internals/uvicorn.py": "names the connection that it looks for",
    "components/host/preload.py": "which of Streamlit's scripts a page needs",
    "components/host/tcp_nodelay.py": "sets an option of the connection that it is given",
    "components/host/static_files.py": "Streamlit's scripts, styles and fonts",
    "components/host/build_fonts.py": "makes the cut fonts",
    "components/parts/map_picture/ground.py": "the outlines of the world",
    "components/parts/map/assets.py": "scripts and styles of the map",
    "components/outputs/client/assets.py": "scripts and styles of the map without a server",
    "data/schema/dictionary.py": "the data dictionary's template",
    "data/schema/schema.py": "the columns",
    "data/files/messages.py": "every sentence",
    "geo/outlines/boundaries.py": "the outlines",
    "geo/gazetteer/build.py": "makes the gazetteer's files",
    "geo/gazetteer/build_areas.py": "the packages with towns and areas",
    "geo/gazetteer/build_area_names.py": "the packages with names",
    "geo/gazetteer/build_standing.py": "the package with kinds of towns",
    "geo/gazetteer/provinces.py": "the provinces",
    "geo/gazetteer/own_names.py": "which script a country's names are in",
    "geo/outlines/build_boundaries.py": "makes the outlines' file",
    "geo/link/vocabulary.py": "the words that linking goes by",
    "geo/outlines/countries.py": "the countries' outlines",
    "geo/outlines/build_country_labels.py": "makes the file of country names",
    "geo/naming/countries.py": "what countries are called",
    "geo/naming/spelling.py": "how other alphabets are transcribed",
    "geo/naming/wording.py": "what local governments are called besides their name",
}
SEAM = ("components/host/internals/*.py", "components/kit/leaflet.py")  # a site has Leaflet too, and no host
INSIDES = re.compile(
    r"data-testid|data-stale|__streamlit|BACKEND_BASE_URL|_stcore|/component/|streamlit\.proto|streamlit\.web"
    r"|streamlit\.runtime|streamlit_folium\._|^\s*(?:import|from) streamlit_folium"
    r"|static/js|XStatic|xstatic|setComponentValue|\._(?:animatingZoom|bounds|initContainer)",
    re.MULTILINE,
)
"""Words that only somebody uses who knows Streamlit, streamlit-folium or Leaflet from inside."""
TOLD = {
    "components/parts/map/layer/3_canvas_layer.js": "the one file that stands on Leaflet's renderer (leaflet.PRIVATES)",
    "bench/apps/plain.py": "the peer, made as the examples teach it",
    "bench/attacks/over_http.py": "requests to Streamlit's own addresses",
    "bench/attacks/over_sockets.py": "messages that no browser would send, in Streamlit's own protocol",
    "bench/load/tab.py": "sessions without a browser, in Streamlit's own protocol",
}
TOUCHES = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "unlink",
    "mkdir",
    "iterdir",
    "glob",
    "rglob",
}
SOCKETS = {
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "sqlite3",
    "urllib.request",
    "urllib3",
}


def test_imports_keep_the_contracts() -> None:
    # As a command: called in this process, it would turn off the loggers that other tests listen to.
    lint = Path(sysconfig.get_path("scripts")) / "lint-imports"
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_command_line_knows_no_streamlit() -> None:
    """It is no package, so the contracts do not see it."""
    assert not {name.split(".")[0] for name in imports("manage.py")} & {"streamlit", "streamlit_folium"}


def test_our_html_comes_onto_a_page_in_one_way() -> None:
    """What is not in the wrapper has none of our style."""
    calling = [path for path in code() if re.search(r"\.html\(", (ROOT / path).read_text("utf-8"))]
    assert calling == ["components/host/html.py"]


def test_files_and_sockets_are_touched_at_the_rim_only() -> None:
    touching = {path: sorted(result) for path in code() if path not in RIM and (result := touched(path))}
    assert touching == {}


def test_only_the_seam_says_what_other_peoples_libraries_are_like_inside() -> None:
    folders = ("components", "bench", "tests/browser", "tests/components/app_pages")
    paths = [p.relative_to(ROOT).as_posix() for f in folders for p in (ROOT / f).rglob("*.[pj][ys]")]
    saying = {
        path: sorted(result)
        for path in (*paths, "dashboard.py")
        if not any(fnmatch(path, seam) for seam in SEAM) and path not in TOLD
        if (result := set(INSIDES.findall((ROOT / path).read_text(encoding="utf-8"))))
    }
    assert saying == {}


@pytest.mark.parametrize(
    "path", ["data/reading/read_folder.py", "components/host/internals/streamlit_page.py"]
)
def test_the_checks_see_what_they_look_for(path: str) -> None:
    assert touched(path)
    assert "streamlit" in imports("components/app.py")


def code() -> Iterator[str]:
    """Yield the paths of the program's own files, tests and tools left out."""
    for folder in ("data", "geo", "components"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix()
    for top in ("dashboard.py", "manage.py"):
        if (ROOT / top).exists():
            yield top


@cache
def tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


@cache
def imports(path: str) -> frozenset[str]:
    """Return the modules that a file imports, wherever in it, also as ``from a import b`` gives ``a`` and ``a.b``."""
    result: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            result.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            result.add(node.module)
            result.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(result)


def touched(path: str) -> set[str]:
    """Return the calls that read or write files, and the imports that open sockets."""
    calls = {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    }
    names = imports(path)
    return (calls & TOUCHES) | {s for s in SOCKETS if any(n == s or n.startswith(f"{s}.") for n in names)}

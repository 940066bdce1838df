"""Compare what two checkouts put out: ``python -m bench.same_outputs OLD NEW``.

Each checkout is seen from outside only: its ``manage.py`` commands and its HTTP server. Both run on the
same day, with the same tables and at the same address, one after the other. What is named by its content
(assets, versions of the program) differs when nothing else does, so such names are made neutral first.
"""

from __future__ import annotations

import fnmatch
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import pypdfium2

from bench.servers import PATIENCE_S, TODAY, environment, free_port, serve

Outputs = dict[str, bytes]
"""What a checkout put out, by ``kind/name``, made comparable."""
ADDRESS = "https://example.org/karta/"
LANGUAGES = ("sv", "en")
SHEETS = ("a4-portrait", "a4-landscape", "a4-text", "half-column", "a5", "slide", "square", "link")
MAPS = ("world", "sweden", "regions", "close&focus=KE", "both&ink=grey")
CHARTS = ("themes", "countries", "years", "kinds")
EXPORTS = ("json", "csv", "csv.zip", "xlsx", "geojson")
QUERIES = (
    "",
    "language=en&theme=climate,youth",
    "status=all&funding=all&sort=end",
    "country=KE&date=2019&text=a",
    "thme=climate&language=en",
)
API_QUERIES = (
    "",
    "theme=climate&status=active",
    "country=KE&date=2019&status=active",
    "limit=5&offset=5",
    "thme=1",
)
PAGES = ("", "place", "articles", "table", "numbers", "report", "about", "embed", "place?id=vaxjo", "no-such")
EMBEDS = ("", "?language=en&list=no&theme=climate", "?country=KE&date=2019", "?revision=nonsense")
PLACES = ("vaxjo", "KE")
HEADERS = (
    "cache-control",
    "content-disposition",
    "content-security-policy",
    "content-type",
    "link",
    "location",
    "vary",
)
"""Headers that are part of an answer. An ETag is a hash and differs with what it marks; that it is obeyed is seen."""
NEUTRAL = (
    (rb"\b(assets|outlines)/[0-9a-f]{12}\b", rb"\1/HASH"),
    (rb"\b([a-z][\w.]*(?:-[a-z]+)*)-[0-9a-f]{12}\.(css|js|json|svg|png|html)\b", rb"\1-HASH.\2"),
    (rb"(data/[0-9a-f]+)-[0-9a-f]{8}(?=/map\.json)", rb"\1-VERSION"),
    (rb"(?m)^[\d.]+ s(?= \xc2\xb7 )", b"SECONDS"),  # how long a step of a command took
    (rb"(?<= p\xc3\xa5 )[\d.]+ s\.", b"SECONDS"),  # and all of it
    (rb"(W3CDTF\">)[\dT:Z-]+", rb"\1MOMENT"),  # when a workbook was made
)
SCALE = 1.5
"""Pixels per point in which pages of a PDF are compared; names and order of font subsets differ from run to run."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An output that is not the same in both; ``text`` shows where it first differs."""

    name: str
    text: str


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--python", default=sys.executable, help="The Python with which both are run.")
@click.option(
    "--tables", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Default: OLD's."
)
@click.option("--ignore", multiple=True, metavar="GLOB", help="Outputs (kind/name) to leave out, as *.css.")
@click.option(
    "--same", multiple=True, metavar="REGEX", help="What may differ within outputs, as class names."
)
@click.option("--quick", is_flag=True, help="A few of each kind: only to see whether it runs.")
def same_outputs(
    old: Path,
    new: Path,
    python: str,
    tables: Path | None,
    ignore: Sequence[str],
    same: Sequence[str],
    quick: bool,
) -> None:
    """Compare the outputs of the checkouts OLD and NEW byte by byte; leaves with 1 if any differs."""
    folder = (tables or old / "data" / "tables").resolve()
    port = free_port()
    both = []
    for checkout in (old, new):
        click.echo(f"{checkout} ...", err=True)
        produced = outputs(checkout.resolve(), python, folder, port, quick)
        both.append({name: _without(content, same) for name, content in produced.items()})
    compared = [
        {k: v for k, v in each.items() if not any(fnmatch.fnmatch(k, g) for g in ignore)} for each in both
    ]
    changed = differences(compared[0], compared[1])
    click.echo(table(compared[0], compared[1], changed))
    raise SystemExit(1 if changed else 0)


def outputs(checkout: Path, python: str, tables: Path, port: int, quick: bool = False) -> Outputs:
    """Return everything a checkout puts out for some tables, with names of content made neutral."""
    outputs_by_name: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        variables = environment(tables=tables, cache=place / "cache", organisation="Ö & Co")
        for name, arguments in _commands(quick):
            target = place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            call = [python, "manage.py", *arguments, *(("--to", str(target)) if name[0] != "_" else ())]
            done = subprocess.run(call, cwd=checkout, env=variables, capture_output=True, check=False)
            printed = done.stdout + done.stderr
            outputs_by_name[f"command/{name}"] = b"%d\n%s" % (
                done.returncode,
                printed.replace(scratch.encode(), b"TARGET"),
            )
            files = [target] if target.is_file() else sorted(p for p in target.rglob("*") if p.is_file())
            for path in files:
                outputs_by_name |= comparable(path.relative_to(place).as_posix(), path.read_bytes())
        script = checkout / "dashboard.py"
        with serve(
            script, variables, checkout=checkout, python=python, health="/healthz", port=port
        ) as server:
            for name, address in _addresses(server.address, quick):
                outputs_by_name |= _fetched(name, server.address, address)
    return {neutral(k.encode()).decode(): neutral(v) for k, v in outputs_by_name.items()}


def comparable(name: str, content: bytes) -> Outputs:
    """Return a file in a form that equals that of an equal one: archives by member, PDF by text and pixels."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {f"{name}!{m}": archive.read(m) for m in archive.namelist()} | {
                f"{name}!": "\n".join(archive.namelist()).encode()
            }
    if content.startswith(b"%PDF"):
        pdf = pypdfium2.PdfDocument(content)
        lines = [json.dumps(pdf.get_metadata_dict(), ensure_ascii=False)]
        for page in pdf:
            pixels = page.render(scale=SCALE).to_pil().tobytes()
            lines += [page.get_textpage().get_text_range(), hashlib.sha256(pixels).hexdigest()]
        return {name: "\n".join(lines).encode()}
    return {name: content}


def neutral(content: bytes) -> bytes:
    """Return an output, or its name, without what differs although nothing else does."""
    for pattern, word in NEUTRAL:
        content = re.sub(pattern, word, content)
    return content


def differences(old: Outputs, new: Outputs) -> list[Difference]:
    """Return the outputs that only one has, or that differ."""
    return [
        Difference(name, _first(old.get(name), new.get(name)))
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    ]


def table(old: Outputs, new: Outputs, changed: Sequence[Difference]) -> str:
    """Return outputs by kind, how many are equal and how many differ, and each difference."""
    wrong = {difference.name for difference in changed}
    names = sorted({*old, *new})
    lines = [f"{'kind':<12}{'outputs':>9}{'equal':>9}{'different':>11}"]
    for kind in dict.fromkeys(name.partition("/")[0] for name in names):
        of_kind = [name for name in names if name.partition("/")[0] == kind]
        other = sum(name in wrong for name in of_kind)
        lines.append(f"{kind:<12}{len(of_kind):>9}{len(of_kind) - other:>9}{other:>11}")
    lines.append(f"{'all':<12}{len(names):>9}{len(names) - len(wrong):>9}{len(wrong):>11}")
    return "\n".join((*lines, *(f"\n{d.name}\n{d.text}" for d in changed)))


def _first(old: bytes | None, new: bytes | None) -> str:
    if old is None or new is None:
        return f"  only in the {'old' if new is None else 'new'} checkout"
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, at - 40)
    return f"  at byte {at}\n  old {old[start : at + 80]!r}\n  new {new[start : at + 80]!r}"


def _without(content: bytes, patterns: Sequence[str]) -> bytes:
    for pattern in patterns:
        content = re.sub(pattern.encode(), b"SAME", content)
    return content


def _commands(quick: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield the file or folder to write, and the command that does; ``_`` begins what writes none."""
    yield "site/opened", ["site", "--today", TODAY]
    yield "site/published", ["site", "--base-url", ADDRESS, "--today", TODAY]
    yield "brief/each-place", ["brief", "--each", "place", "--today", TODAY, "--address", ADDRESS]
    yield "figure/map.png", ["figure", "--query", "theme=climate", "--today", TODAY]
    for form in EXPORTS[:1] if quick else EXPORTS:
        yield f"list/rows.{form}", ["list", "--query", QUERIES[1], "--format", form, "--address", ADDRESS]
    if quick:
        return
    yield "brief/each-country", ["brief", "--each", "country", "--language", "en", "--today", TODAY]
    yield "figure/each", ["figure", "--each", "theme", "--kind", "svg", "--language", "en", "--today", TODAY]
    for command in ("", "site", "figure", "brief", "list", "check", "import", "link", "locate", "publish"):
        yield f"_help/{command or 'all'}", [*command.split(), "--help"]
    yield "_check/tables", ["check"]


def _addresses(root: str, quick: bool) -> Iterator[tuple[str, str]]:
    """Yield a name and the address below the root of everything that is asked for."""
    revision = json.loads(_get(f"{root}/healthz")[2])["revision"]
    yield "page/healthz", "/healthz"
    for page in PAGES:
        yield f"page/{page or 'start'}", f"/{page}"
    for name in ("map.js", "map.css", "page.js", "page.css", "icon.svg", "none.js"):
        yield f"assets/{name}", f"/assets/0/{name}"
    yield "rows/map.json", f"/data/{revision}-0/map.json"
    for name in ("world.json", "sweden.json"):
        yield f"rows/{name}", f"/outlines/0/{name}"
    for query in QUERIES[:1] if quick else QUERIES:
        for form in EXPORTS:
            yield f"export/{form}?{query}", f"/data/partnerships.{form}?{query}"
    for place in PLACES:
        for code in LANGUAGES:
            yield f"brief/{place}?{code}", f"/data/brief/{place}.pdf?language={code}"
    yield from _figures(quick)
    yield from _open_data(root)
    yield from _embeds(root)


def _open_data(root: str) -> Iterator[tuple[str, str]]:
    described = json.loads(_get(f"{root}/api/v1/openapi.json")[2])["paths"]
    plain = [path.rpartition("v1/")[2].lstrip("/") for path in sorted(described)]
    schemas = [f"schema/{path}" for path in plain if path.endswith(".json")]
    more = ("openapi.json", "none", *schemas, *(f"{p}-metadata.json" for p in plain if p.endswith(".csv")))
    for path in ("", "en/", "v2/none", "open-data.css", *(f"v1/{name}" for name in more)):
        yield f"api/{path}", f"/api/{path}"
    for path in plain:
        for query in API_QUERIES:
            yield f"api/v1/{path}?{query}", f"/api/v1/{path}?{query}"
    yield "api/dcat.rdf", "/dcat.rdf"


def _embeds(root: str) -> Iterator[tuple[str, str]]:
    for query in EMBEDS:
        yield f"embed/page{query}", f"/embed.html{query}"
        text = _get(f"{root}/embed.html{query}")[2].decode()
        for link in sorted(set(re.findall(r'(?:src|href)="(?:\./)?(embed/[^"?#]+)"', text))):
            yield f"embed/{link}", f"/{link}"


def _figures(quick: bool) -> Iterator[tuple[str, str]]:
    sheets, maps = (SHEETS[:1], MAPS[:1]) if quick else (SHEETS, MAPS)
    queries = [
        f"preset={sheet}&map={MAPS[i % len(MAPS)]}&language={LANGUAGES[i % 2]}"
        for i, sheet in enumerate(sheets)
    ]
    queries += [f"preset=a5&map={extent}&theme=climate,youth&language=en" for extent in maps]
    queries += [f"labels=no&header=no&footer=no&wording={code}&title=A+%26+B" for code in LANGUAGES]
    for query in queries:
        for kind in ("svg", "png") if "language=sv" in query else ("svg",):
            yield f"figure/map.{kind}?{query}", f"/figure/map.{kind}?{query}"
    yield "figure/map.pdf", "/figure/map.pdf?preset=a4-text&map=sweden"
    for i, chart in enumerate(CHARTS):
        for kind in ("png", "svg", "pdf"):
            address = f"chart-{chart}.{kind}?language={LANGUAGES[i % 2]}"
            yield f"figure/{address}", f"/figure/{address}"
    yield "figure/none", "/figure/chart-none.svg"


def _fetched(name: str, root: str, address: str) -> Outputs:
    status, headers, content = _get(root + address)
    lines = [f"{h}: {headers[h]}" for h in HEADERS if h in headers]
    if "etag" in headers:
        lines.append(f"asked again: {_get(root + address, headers['etag'])[0]}")
    return {f"{name} (head)": "\n".join((str(status), *lines)).encode()} | comparable(name, content)


def _get(address: str, etag: str = "") -> tuple[int, Mapping[str, str], bytes]:
    request = urllib.request.Request(address, headers={"If-None-Match": etag} if etag else {})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()


if __name__ == "__main__":
    same_outputs()

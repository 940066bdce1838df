"""The rows as files, and the tables as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from components.kit.templates import render
from components.language import Language, language
from components.outputs.export.csv_file import zip_bytes
from components.outputs.export.download import file_bytes
from components.outputs.export.render import OFFERED
from components.outputs.site.layout import folder, target
from components.outputs.site.page import File, Site, SitePage
from components.state.state import LANGUAGES, State, address
from components.view import View, build_view

_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def selections(code: str) -> dict[str, State]:
    """Return the rows of the download files by name: the active ones, and all."""
    return {
        "partnerships": State(page="table", language=code),
        "all-partnerships": State(page="table", language=code, status=(), funding=(), sort="status"),
    }


def download_pages(site: Site) -> Iterator[SitePage | File]:
    """Yield the page of files in both languages, and the files."""
    tables = sorted(site.tables.items())
    yield from ((f"data/tables/{name}", content) for name, content in tables)
    if tables:
        yield "data/tables.zip", zip_bytes(tables)
    for code in LANGUAGES:
        words = language(code)
        groups = []
        for name, state in selections(code).items():
            view = build_view(site.dataset, state, site.today)
            contents = list(_files(site, view))
            yield from ((f"{folder(code)}data/{name}.{kind}", content) for kind, content in contents)
            files = [
                (
                    f"./data/{name}.{kind}?language={code}",
                    words(f"export.{OFFERED[kind]}"),
                    _size(words, content),
                )
                for kind, content in contents
            ]
            groups.append((name, words(f"site.download_{name.replace('-', '_')}"), view.sentence, files))
        if tables:
            # The tables are the same in every language and lie at the root.
            files = [("./data/tables.zip", words("site.tables_zip"), _size(words, zip_bytes(tables)))]
            files += [(f"./data/tables/{n}", n, _size(words, content)) for n, content in tables]
            groups.append(("tables", words("site.tables"), words("site.tables_note"), files))
        body = render(
            "outputs/site/downloads.html", words=words, groups=groups, feed=f"./feed?language={code}"
        )
        intro = words("site.downloads_intro")
        yield SitePage(State(page="downloads", language=code), words("site.downloads"), intro, body)


def _files(site: Site, view: View) -> Iterator[tuple[str, bytes]]:
    to = target(address(view.state))
    where = f"{site.base_url}{to.path}{f'?{to.query}' if to.query else ''}"
    for kind in OFFERED:
        content = file_bytes(view, kind, where if site.base_url or kind != "docx" else "")
        yield kind, steady(content, site.today) if kind in ("xlsx", "docx") else content


def steady(workbook: bytes, day: date) -> bytes:
    """Return a workbook or document without the hour at which it was written: the same rows give the same bytes."""
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with ZipFile(BytesIO(workbook)) as archive:
        parts = [(i.filename, archive.read(i)) for i in archive.infolist()]
    return zip_bytes(
        [
            (name, _WRITTEN.sub(rb"\g<1>" + stamp, content) if name == "docProps/core.xml" else content)
            for name, content in parts
        ]
    )


def _size(words: Language, content: bytes) -> str:
    return words("site.size", n=max(1, round(len(content) / 1000)))

"""Attacks with requests: what is expensive to answer, too large, too slow, or odd."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import repeat
from urllib.parse import quote, urlencode

from bench.attacks.long_tables import write_long_names, write_many_names
from bench.attacks.talk import Attack, Known, Talk

MB = 1_000_000
PRESETS = ("a4-landscape", "a4-portrait", "a5", "slide")
MAPS = ("shown", "world", "regions", "both")
CHARTS = ("themes", "countries", "years", "kinds", "changes")
YEARS = tuple(str(year) for year in range(2003, 2027))
KINDS = ("png", "svg", "pdf")
PAGES = ("", "table", "articles", "numbers", "report", "place", "changes", "embed.html")
METHODS = ("TRACE", "PROPFIND", "DELETE", "PUT", "PATCH", "CONNECT", "OPTIONS", "BREW", "get")
PATHS = (
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "//", "/%00", "/a%ff", "/data/%2e%2e/x", "/assets/x/../../app.py",
    "/outlines/x/y", "/data/x/map.json", "/figure/map.exe", "/figure/chart-%0d%0a.png", "/embed/x/y", "/_stcore/x",
    "/_stcore/script-health-check", "/component/../../x", "/media/x", "/app/static/x", "/place/" + "a" * 2000,
    "/\\\\host\\x", "*", "http://example.invalid/", "/api/v1/%F0%9F%92%A9", "/table/?id[]=%", "/healthz;x=1",
)  # fmt: skip
UPLOAD_ROUTES = (
    "/", "/editing", "/_stcore/upload_file/a/b", "/_stcore/stream", "/data/partnerships.xlsx", "/api/v1/places",
    "/figure/map.png", "/healthz", "/assets/x/y", "/auth/login", "/oauth2callback", "/component/x/y",
)  # fmt: skip


def request(
    known: Known, path: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes = b""
) -> bytes:
    """Return the bytes of a request after whose answer the connection is closed."""
    sent = {"Host": known.host, "Connection": "close", **(headers or {})}
    if body:
        sent.setdefault("Content-Length", str(len(body)))
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def one(content: bytes) -> Talk:
    """Return a connection with one request."""
    return Talk((content,))


def filters(known: Known, number: int) -> str:
    """Return a query by its number: of some 20,000 each another filter."""
    rest, query = number, {}
    for name, values in (
        ("country", known.countries),
        ("theme", known.themes),
        ("date", YEARS),
        ("language", ("sv", "en")),
    ):
        query[name] = values[rest % len(values)]
        rest //= len(values)
    return urlencode(query)


def figures(known: Known, number: int) -> Talk:
    """A figure or a chart that nobody has asked for before."""
    kind = KINDS[number % 3]
    if number % 4 == 3:
        return one(request(known, f"/figure/chart-{CHARTS[number % 5]}.{kind}?{filters(known, number)}"))
    query = {"status": "all", "preset": PRESETS[number % len(PRESETS)], "map": MAPS[number // 4 % len(MAPS)],
             "title": f"Figure {number}"}  # fmt: skip
    return one(request(known, f"/figure/map.{kind}?{urlencode(query)}"))


def files(known: Known, number: int) -> Talk:
    """A brief, a workbook or a document, each another one."""
    kind = number % 3
    if kind == 0:
        ids = [*known.places, *known.countries]
        query = urlencode({"language": ("sv", "en")[number // len(ids) % 2]})
        return one(request(known, f"/data/brief/{ids[number // 3 % len(ids)]}.pdf?{query}"))
    return one(
        request(known, f"/data/partnerships.{('xlsx', 'docx')[kind - 1]}?status=all&{filters(known, number)}")
    )


def mixed(known: Known, number: int) -> Talk:
    """A figure, or another file."""
    return (figures, files)[number % 2](known, number // 2)


def pages(known: Known, number: int) -> Talk:
    """A page, or an answer of the open data, with a filter that nobody has chosen before."""
    query = filters(known, number)
    page, place = PAGES[number % len(PAGES)], known.places[number % len(known.places)]
    match number % 5:
        case 3:
            return one(request(known, f"/api/v1/partnerships.json?{query}"))
        case 4:
            return one(request(known, f"/data/partnerships.csv?{query}"))
    return one(request(known, f"/{page}?{query}" + (f"&id={place}" if page == "place" else "")))


def searches(known: Known, number: int) -> Talk:
    """A search for long words, or for very many."""
    chance = random.Random(number)  # noqa: S311  # the same words each time
    words = ["".join(chance.choices("abcdefghåäö", k=4_000)), " ".join(chance.choices("abcdeåäö", k=4_000)),
             "ﷺ" * 1_000, "İ" * 1_500 + str(number)]  # fmt: skip
    path = ("/table", "/data/partnerships.csv", "/api/v1/places.json", "/")[number // 4 % 4]
    return one(request(known, f"{path}?{urlencode({'text': words[number % 4]})}"))


def huge(known: Known, number: int) -> Talk:
    """A query, a header or a body beyond all use."""
    path = f"/{PAGES[number % len(PAGES)]}"
    if number % 4 == 0:
        return one(request(known, f"{path}?" + "&".join(f"theme={n}" for n in range(6_000))))
    if number % 4 == 1:
        return one(request(known, f"{path}?text={'%C3%A5' * 10_000}"))
    if number % 4 == 2:
        return one(request(known, path, headers={f"X-{n}": "a" * 600 for n in range(100)}))
    return Talk((request(known, path, headers={"Content-Length": str(5 * MB)}), *repeat(b"a" * 100_000, 50)))


def slow(known: Known, number: int) -> Talk:
    """A request whose head, or whose body, comes by a few bytes a second and never ends."""
    if number % 2:
        head = request(known, "/_stcore/upload_file/a/b", "PUT", {"Content-Length": str(MB)})
        return Talk((head, *repeat(b"a", 600)), pause=1.0)
    return Talk(
        (f"GET / HTTP/1.1\r\nHost: {known.host}\r\n".encode(), *repeat(b"X-A: b\r\n", 600)), pause=1.0
    )


def unread(known: Known, number: int) -> Talk:
    """Requests for large answers, one after the other on a connection, of which nothing is read."""
    path = ("/api/v1/partnerships.json", "/data/partnerships.geojson?status=all", "/table?status=all")[
        number % 3
    ]
    return Talk(repeat(request(known, path, headers={"Connection": "keep-alive"}), 50), reads=False)


def odd(known: Known, number: int) -> Talk:
    """An odd method, path, version or line, also without HTTP at all."""
    path = PATHS[number % len(PATHS)]
    match number // len(PATHS) % 4:
        case 0:
            return one(request(known, path))
        case 1:
            return one(request(known, path, METHODS[number % len(METHODS)]))
        case 2:
            return one(request(known, path, headers={"Range": "bytes=0-1,5-2,-9", "Accept-Encoding": "\xff;q=9",
                                                     "If-None-Match": '"' * 500}))  # fmt: skip
    return one(
        (b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/9.9\r\n\r\n", b"\x00" * 100, b"GET /\r\n\r\n")[number % 4]
    )


def uploads(known: Known, number: int) -> Talk:
    """A file of 2 MB to a route, as a form or as it is."""
    path, boundary = UPLOAD_ROUTES[number % len(UPLOAD_ROUTES)], "x"
    method = ("POST", "PUT")[number // len(UPLOAD_ROUTES) % 2]
    before = f'--{boundary}\r\nContent-Disposition: form-data; name="f"; filename="{quote("å")}.xlsx"\r\n\r\n'
    body = before.encode() + b"PK\x03\x04" * (MB // 2) + f"\r\n--{boundary}--\r\n".encode()
    return one(
        request(known, path, method, {"Content-Type": f"multipart/form-data; boundary={boundary}"}, body)
    )


def foreign(known: Known, number: int) -> Talk:
    """A request for a page of another host."""
    headers = {
        "Host": f"stranger-{number}.invalid",
        "X-Forwarded-Host": "stranger.invalid",
        "Origin": "https://x.invalid",
    }
    return one(request(known, f"/{PAGES[number % len(PAGES)]}", headers=headers))


OVER_HTTP: Mapping[str, Attack] = {
    "figures": Attack("figures and charts, each a new one", figures),
    "long-names": Attack(
        "figures and briefs where each name has 9,000 letters more",
        mixed,
        write_tables=write_long_names,
    ),
    "many-names": Attack(
        "figures of 2,000 partnerships, each name with 200 words more",
        figures,
        write_tables=write_many_names,
    ),
    "files": Attack("briefs, workbooks and documents, each a new one", files),
    "pages": Attack("pages and open data, each with a new filter", pages, 8),
    "search": Attack("searches of 4,000 letters", searches, 8),
    "huge": Attack("queries, headers and bodies of up to 5 MB", huge, 8),
    "slow": Attack("heads and bodies that come by a byte a second", slow, 1000, rest=1.0, least=25.0),
    "unread": Attack("answers that are never read", unread, 50),
    "odd": Attack("odd methods, paths and lines", odd, 8),
    "uploads": Attack("uploads of 2 MB to every route", uploads, 8),
    "hosts": Attack("pages of foreign hosts", foreign, 8),
}

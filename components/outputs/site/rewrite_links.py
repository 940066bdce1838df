"""One step between the application's HTML and the site's: addresses, marks, and links that lead out.

It works on the finished HTML, not on the templates. So it sees everything that a
template wrote, and an address that is not understood stops the build: none can
be forgotten. Three things are changed:

- an address of the application becomes the site's file, seen from the page;
- ``style="--at: 4%"`` becomes a class, since the site's policy allows no styles
  in attributes; the rules of all classes are one file (``rules``);
- a link to another site opens beside ours, as the application's script has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from components.outputs.site.layout import Target, UnknownAddressError, link, target
from data.records import PartnershipMapError

_DECLARATION = re.compile(r"--([a-z]+):\s*(#[0-9A-Fa-f]{6}|[0-9]+(?:\.[0-9]+)?%)")
_ADDRESSES = ("href", "src", "srcset", "data-copy")
_IDS = ("aria-describedby", "aria-labelledby", "aria-controls", "for")
"""Attributes that name elements of the same page by their ids."""
_REFUSED = ("action", "formaction", "poster", "ping", "background", "xlink:href")
"""Attributes that hold addresses and that no template of ours uses. Those that it does use hold one each."""


class UnknownStyleError(PartnershipMapError):
    """A style in an attribute that is no custom property with a colour or a share."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """HTML for the site; ``targets`` are what it leads to, ``ids`` its fragments, ``marks`` its styles."""

    html: str
    targets: tuple[Target, ...]
    ids: tuple[str, ...]
    marks: frozenset[str]


def rewrite(html: str, at: str, base: str = "") -> Rewritten:
    """Return a piece of a page that lies at a path, as the site wants it; ``base`` as in ``link``."""
    body = LexborHTMLParser(html).body
    if body is None:
        return Rewritten("", (), (), frozenset())
    targets: list[Target] = []
    marks: set[str] = set()
    for name in _ADDRESSES:
        for node in body.css(f"[{name}]"):
            _address(node, name, at, base, targets)
    for name in _REFUSED:
        if refused := body.css_first(f"[{name.replace(':', chr(92) + ':')}]"):
            raise UnknownAddressError(f"{name} in <{refused.tag}> is not known to the site.")
    for node in body.css("[style]"):
        _mark(node, marks)
    for name in _IDS:
        for node in body.css(f"[{name}]"):
            targets += [Target(at, fragment=ident) for ident in (node.attributes[name] or "").split()]
    ids = tuple(node.attributes["id"] or "" for node in body.css("[id]"))
    return Rewritten(body.inner_html or "", tuple(targets), ids, frozenset(marks))


def rules(marks: Iterable[str]) -> str:
    """Return the style sheet of marks, in a fixed order."""
    lines = []
    for mark in sorted(set(marks)):
        name, value = _DECLARATION.fullmatch(mark).groups()  # type: ignore[union-attr]  # only such were kept
        lines.append(f".{_class(name, value)} {{ --{name}: {value}; }}\n")
    return "".join(lines)


def _address(node: LexborNode, name: str, at: str, base: str, targets: list[Target]) -> None:
    address = node.attributes[name] or ""
    if name == "data-copy" and not address:
        return
    if address.startswith("#"):
        targets.append(Target(at, fragment=address[1:]))
    elif address.startswith("./"):
        destination = target(address)
        targets.append(destination)
        node.attrs[name] = link(at, destination, base)
    elif name == "href" and node.tag == "a" and _scheme(address) in ("http", "https"):
        node.attrs["target"] = "_blank"
        node.attrs["rel"] = "noopener noreferrer"
    elif not (name == "href" and node.tag == "a" and _scheme(address) == "mailto"):
        raise UnknownAddressError(f'{name}="{address}" in <{node.tag}> is neither ours nor on the web.')


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError as error:
        raise UnknownAddressError(f"{address!r} is no address.") from error


def _mark(node: LexborNode, marks: set[str]) -> None:
    classes = [node.attributes.get("class") or ""]
    for declaration in (node.attributes["style"] or "").split(";"):
        if not declaration.strip():
            continue
        match = _DECLARATION.fullmatch(declaration.strip())
        if match is None:
            raise UnknownStyleError(f"The site has no class for the style {declaration.strip()!r}.")
        name, value = match.groups()
        marks.add(f"--{name}: {value}")
        classes.append(_class(name, value))
    del node.attrs["style"]
    node.attrs["class"] = " ".join(c for c in classes if c)


def _class(name: str, value: str) -> str:
    return f"v-{name}-{re.sub('[#%]', '', value).replace('.', '_').lower()}"

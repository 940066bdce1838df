"""What a browser reads, read by a parser of HTML and one of XML that are not ours, and looked at for what acts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from justhtml import JustHTML

from tests.security.strings import FOREIGN

Headers = Mapping[str, str]
NEVER = {"base", "math", "object", "embed", "applet", "frame", "frameset", "foreignobject", "animate", "set"}
"""Elements that no page or picture of ours has."""
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "cite", "background", "ping"}
SCHEMES = ("http", "https", "mailto", "data")


class ActiveError(ValueError):
    """Something in a file is more than text."""


def html_texts(content: bytes, headers: Headers) -> Iterator[str]:
    """Yield the texts in a page; its scripts are JSON, or known by their hash in its policy."""
    tree = JustHTML(content.decode(), sanitize=False)
    hashes = headers.get("content-security-policy", "")
    for node in _nodes(tree.root):
        if node.name == "#text":
            yield node.data
        elif not node.name.startswith(("#", "!")):
            attributes = {k: v or "" for k, v in (node.attrs or {}).items()}
            inner = (
                "".join(n.data for n in _nodes(node) if n.name == "#text")
                if node.name in ("script", "style")
                else ""
            )
            _check_element(node.name, attributes, inner, hashes)
            yield from attributes.values()


def _nodes(node: Any) -> Iterator[Any]:
    waiting = [node]
    while waiting:
        at = waiting.pop()
        yield at
        waiting += reversed(at.children or [])
        if getattr(at, "template_content", None):
            waiting.append(at.template_content)


def _check_element(name: str, attributes: Mapping[str, str], inner: str, policy: str) -> None:
    """Raise ActiveError for an element that acts and is not ours."""
    if name.lower() in NEVER:
        raise ActiveError(f"<{name}>")
    for key, value in attributes.items():
        if key.lower().startswith("on") or key == "srcdoc":
            raise ActiveError(f"<{name} {key}>")
        if key == "style" and is_theirs(value):
            raise ActiveError(f"<{name} style>: {value[:80]}")
        if key.lower().rpartition(":")[2] in ADDRESSES:
            check_address(f"<{name} {key}>", value, links=name == "a")
    if name == "style" and is_theirs(inner):
        raise ActiveError(f"<style>: {inner[:80]}")
    if name == "script" and inner.strip():
        _check_script(attributes.get("type", ""), inner, policy)


def _check_script(kind: str, inner: str, policy: str) -> None:
    """Raise for a script in a page that is neither JSON nor known to the page's policy, which names its hash."""
    own = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
    if kind.endswith("json"):
        loads(inner)
    elif (
        f"'sha256-{own}'" not in policy
        and "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    ):
        raise ActiveError(f"a script that the page's policy does not know: {inner[:80]}")


def check_address(where: str, value: str, links: bool = False) -> None:
    """Raise ActiveError for an address that runs something, or leads to the host of hostile strings."""
    address = re.sub(r"[\x00-\x20]", "", value).lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", address)
    host = re.match(r"(?:https?:)?//([^/?#]*)", address)
    if scheme and scheme[1] not in SCHEMES:
        raise ActiveError(f"{where}: {value[:80]}")
    if address == "data:,":  # an icon that there is none of
        return
    if scheme and scheme[1] == "data" and (links or not address.startswith(("data:image/", "data:font/"))):
        raise ActiveError(f"{where}: {value[:80]}")
    if host and FOREIGN in host[1]:
        raise ActiveError(f"{where}: {value[:80]}")


def is_theirs(text: str) -> bool:
    """Whether a hostile string stands in a text."""
    return "__x" in text or FOREIGN in text


def tree_of(content: bytes) -> Element:
    """Return an XML document as expat reads it. Raises ParseError, or DefusedXmlException where it has a DTD."""
    tree: Element = fromstring(content, forbid_dtd=True)
    return tree


def svg_texts(content: bytes, _headers: Headers) -> Iterator[str]:
    """Yield the texts in a picture."""
    for element in tree_of(content).iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "script":
            raise ActiveError("<script> in a picture")
        attributes = {k.rpartition("}")[2]: v for k, v in element.attrib.items()}
        _check_element(name, attributes, element.text or "", "")
        yield element.text or ""


def script_texts(content: bytes, _headers: Headers) -> Iterator[str]:
    """Data are one call with texts of JSON; any other script is a program and holds nothing of a table."""
    text = content.decode()
    if not re.match(r"[\w.]+\(JSON\.parse\('", text):
        if is_theirs(text):
            raise ActiveError("a text in a program")
        return
    if "<" in text or "\u2028" in text or "\u2029" in text:
        raise ActiveError("a script that could end early")
    quoted = re.fullmatch(r"[\w.]+\(((?:JSON\.parse\('(?:[^'\\]|\\.)*'\)(?:, )?)+)\);\n", text, re.DOTALL)
    if not quoted:
        raise ActiveError("a script that is more than one call")
    for part in re.findall(r"JSON\.parse\('((?:[^'\\]|\\.)*)'\)", quoted[1], re.DOTALL):
        # What a browser's parser makes of the quoted text.
        unquoted = re.sub(
            r"\\(u[0-9a-f]{4}|.)", lambda m: chr(int(m[1][1:], 16)) if len(m[1]) > 1 else m[1], part
        )
        yield from strings_of(loads(unquoted))


def style_texts(content: bytes, _headers: Headers) -> Iterator[str]:
    """Yield no text of a style, in which nothing of a table may stand."""
    if is_theirs(content.decode()):
        raise ActiveError("a text in a style")
    yield ""


def loads(content: str | bytes) -> Any:
    """Return a JSON document by the letter of its standard: NaN is none."""

    def refuse(word: str) -> NoReturn:
        raise ValueError(f"{word} is no JSON")

    return json.loads(content, parse_constant=refuse)


def json_texts(content: bytes, _headers: Headers) -> Iterator[str]:
    """Yield the texts in a JSON document."""
    yield from strings_of(loads(content))


def strings_of(value: object) -> Iterator[str]:
    """Yield each text in a JSON document, names included."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str() as text:
                yield text
            case dict() as pairs:
                waiting += [*pairs, *pairs.values()]
            case list() as items:
                waiting += items

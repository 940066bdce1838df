"""What Streamlit's program makes and does in the browser."""

from __future__ import annotations

import json
import re
from functools import cache
from string import punctuation

from components.host.internals.streamlit_dom import (
    CONNECTED,
    CONNECTION_STATE,
    DRAWER,
    MARKS,
    MESSAGE,
    NAVIGATED,
    NOT_RUNNING,
    PLAYING,
    SCRIPT_STATE,
    SETTINGS,
    SIDEBAR,
    SIDEBAR_CLOSER,
    SIDEBAR_OPEN,
    SIDEBAR_STORED,
    SLIDER,
    STALE,
    page_script_constants,
)
from components.host.internals.streamlit_dom import (
    ROOT as ROOT_SETTING,
)
from components.host.internals.streamlit_labels import (
    ENGLISH,
    ENGLISH_OF_EDITING,
    JOINER,
    PUNCTUATION,
    TYPESET,
    greyed,
)
from components.host.markdown import literal
from tests.components.host.internals.contract import Contract, holds, matches, scripts_text, without
from tests.conftest import ROOT

_MARK = re.compile(r"data-testid=[\"']?(\w+)")
_TEST_MARK = re.compile(r"get_by_test_id\([\"'](\w+)")
_CLASS = re.compile(r"(?<![\w-])\.(st[A-Z]\w+)")
_ATTRIBUTE = re.compile(r"\[(data-(?:stale|collapsed)[\w-]*)")


@cache
def _names_in_use() -> dict[str, str]:
    """Return each mark, class and attribute of Streamlit that our styles, scripts and tests name, and where."""
    folders = ("components", "bench", "tests/browser", "tests/components/app_pages")
    files = [
        p
        for f in folders
        for p in sorted((ROOT / f).rglob("*"))
        if p.suffix in (".css", ".js", ".py", ".html")
    ]
    result: dict[str, str] = {}
    for path in files:
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(ROOT).as_posix()
        marks = _MARK.findall(text) + _TEST_MARK.findall(text)
        if path.suffix in (".css", ".js"):
            marks += [*_CLASS.findall(text), *_ATTRIBUTE.findall(text)]
        if "st-key-" in text:
            marks.append("st-key-")
        result |= dict.fromkeys(marks, where)
    return result


def _handed(script: str) -> str:
    handed = set(json.loads(script.partition(" = ")[2].rstrip(";")))
    scripts = (ROOT / "components" / "host").glob("*.js")
    used = {
        name for path in scripts for name in re.findall(r"\bHOST\.(\w+)", path.read_text(encoding="utf-8"))
    }
    return "" if handed == used else f"{sorted(handed)} are handed over, {sorted(used)} are used"


def _other_words(script: str) -> str:
    """Return those of the words that stand nowhere in the program; braces stand for one of its values."""
    # The last is put together of two.
    report = {english.replace("to apply", "to {}") for english in (ENGLISH | ENGLISH_OF_EDITING).values()}
    result = (re.escape(word).replace(re.escape("{}"), r"\$\{[\w.]+\}") for word in report)
    missing = [word for word in result if not re.search(f"`{word}`", script)]
    return f"Streamlit says no {missing}" if missing else ""


def _dashed(name: str) -> str:
    """Return an attribute's name as it is written in HTML: what a dataset calls testX is test-x."""
    return re.sub("[A-Z]", lambda capital: f"-{capital[0].lower()}", name)


def _unknown(script: str) -> str:
    written = set(re.findall(r"[`\"]([\w-]+)[`\"]", script)) | set(re.findall(r"`(st-key-)`", script))
    written |= {name for classes in re.findall(r"className:`([^`$]+)`", script) for name in classes.split()}
    missing = {name: where for name, where in _names_in_use().items() if name not in written}
    return f"Streamlit makes no {missing}" if missing else ""


def _mark(selector: str) -> Contract:
    name = selector.removeprefix('[data-testid="').removesuffix('"]')
    return Contract(
        f"Streamlit marks an element with {name}",
        "streamlit",
        "streamlit_dom:MARKS mark " + _constant(selector),
        scripts_text,
        holds(f"`{name}`"),
        without(f"`{name}`"),
    )


def _constant(selector: str) -> str:
    from components.host.internals import streamlit_dom

    return " ".join(name for name, value in vars(streamlit_dom).items() if value == selector)


def _typeset(script: str) -> str:
    rules = re.findall(r"/\(\^\|\\s\)(.+?)\(\\s\|\$\)/g", script)
    if not rules:
        return "no arrows and dashes are set any more"
    missed = [rule for rule in rules if not TYPESET.search(f"a {rule} b")]
    return f"{missed} are set and not kept from it" if missed else ""


def _kept_signs() -> str:
    logo = TYPESET.sub(JOINER, "a :streamlit:")
    if logo != f"a :{JOINER}streamlit:":
        return f"the logo is kept out as {logo!r}"
    escaped = {sign for sign in map(chr, range(128)) if PUNCTUATION.search(sign)}
    return (
        "" if escaped == set(punctuation) else f"{sorted(escaped ^ set(punctuation))} are escaped or are not"
    )


def _icon(taken: object) -> str:
    if not callable(taken):
        return "it is not"
    with_icon, kept = taken("🎉 x"), taken(literal("🎉 x"))
    return "" if with_icon[0] and not kept[0] and JOINER in kept[1] else f"{with_icon}, {kept}"


def _leading_icon() -> object:
    from streamlit.string_util import extract_leading_icon

    return extract_leading_icon


_HISTORY = "this.onHistoryChange=()=>{"

CONTRACTS = (
    *(_mark(selector) for selector in MARKS),
    Contract(
        "every mark, class and attribute of Streamlit in our styles, scripts and tests is made by it",
        "streamlit",
        "streamlit_dom:mark",
        scripts_text,
        _unknown,
        lambda script: script.replace("stSidebar`", "stFilters`"),
        also_mend="the file that is named",
    ),
    Contract(
        "the page says whether a run goes on and whether it is connected",
        "streamlit",
        "streamlit_dom:SCRIPT_STATE CONNECTION_STATE NOT_RUNNING CONNECTED",
        lambda: scripts_text("index."),
        holds(
            f'"data-{_dashed(SCRIPT_STATE)}":',
            f'"data-{_dashed(CONNECTION_STATE)}":',
            f"NOT_RUNNING=`{NOT_RUNNING}`",
            f".CONNECTED=`{CONNECTED}`",
        ),
        without("NOT_RUNNING=`notRunning`"),
    ),
    Contract(
        "a dialog has its mark and a button that closes it",
        "streamlit",
        "streamlit_dom:DIALOG CLOSE",
        scripts_text,
        holds("`stDialog`", '"aria-label":`Close`'),
        without("`stDialog`"),
    ),
    Contract(
        "an element of an older run is marked as stale",
        "streamlit",
        "streamlit_dom:STALE",
        lambda: scripts_text("index."),
        holds(f'"{STALE.strip("[]").partition("=")[0]}":'),
        without('"data-stale":'),
        also_mend="components/host/streamlit.css",
    ),
    Contract(
        "the program reads the application's address from the window when it starts",
        "streamlit",
        "streamlit_dom:SETTINGS ROOT page_script_constants",
        lambda: scripts_text("index."),
        lambda text: (
            matches(rf"=window\.{SETTINGS};", rf"get {ROOT_SETTING}\(\)", rf"\(\w+\.{ROOT_SETTING}\)")(text)
            or holds(SETTINGS, ROOT_SETTING, NAVIGATED, "stMain", "iframe")(
                page_script_constants({"finished": "x"}).decode()
            )
        ),
        without("=window.__streamlit;"),
    ),
    Contract(
        "the page's script uses all that is handed to it, and nothing else",
        "streamlit",
        "streamlit_dom:page_script_constants",
        lambda: page_script_constants({"finished": "x"}).decode(),
        _handed,
        lambda script: script.replace('"navigated"', '"popstate"'),
        also_mend="components/host/page.js",
    ),
    Contract(
        "the sidebar says whether it is open, has a button that closes it, and keeps in local storage how it was left",
        "streamlit",
        "streamlit_dom:SIDEBAR_OPEN SIDEBAR_CLOSER SIDEBAR_STORED",
        lambda: scripts_text("index."),
        lambda text: (
            holds(f"=>`{SIDEBAR_STORED}${{", '"data-collapsed":r?`true`:`false`')(text)
            or matches(r'"data-testid":`stSidebarCollapseButton`,children:\w+\(\w+,\{kind:')(text)
            or holds("stSidebarCollapseButton", " button")(SIDEBAR_CLOSER)
            or holds(SIDEBAR, '[data-collapsed="false"]')(SIDEBAR_OPEN)
        ),
        without(f"=>`{SIDEBAR_STORED}${{"),
        also_mend="components/host/around.js",
    ),
    Contract(
        "the sidebar's content scrolls by itself",
        "streamlit",
        "streamlit_dom:SIDEBAR_CONTENT",
        lambda: scripts_text("index."),
        matches(r'"data-testid":`stSidebarContent`'),
        without("`stSidebarContent`"),
        also_mend="components/host/take_over.js",
    ),
    Contract(
        "in a window as narrow as this the sidebar lies over the page and begins closed",
        "streamlit",
        "streamlit_dom:DRAWER",
        lambda: scripts_text("utils."),
        holds(f"md:`{DRAWER}px`"),
        without(f"md:`{DRAWER}px`"),
        also_mend="components/host/streamlit.css",
    ),
    Contract(
        "a slider is named by its group and by itself, both with the label",
        "streamlit",
        "streamlit_dom:SLIDER",
        lambda: scripts_text("Slider."),
        lambda text: (
            holds('"data-testid":`stSlider`', '"aria-label":t.label')(text)
            or holds("stSlider", "input")(SLIDER)
        ),
        without('"aria-label":t.label'),
        also_mend="components/host/around.js",
    ),
    Contract(
        "a widget's key becomes a class of the element around it",
        "streamlit",
        "streamlit_dom:PLAYING",
        scripts_text,
        lambda text: holds("`st-key-`")(text) or holds('"st-key-stop"')(PLAYING),
        without("`st-key-`"),
    ),
    Contract(
        "the English words that we put others in the place of are Streamlit's",
        "streamlit",
        "streamlit_labels:ENGLISH ENGLISH_OF_EDITING",
        scripts_text,
        _other_words,
        without("`Skip to main content`"),
        also_mend="[foreign] in components/language/sv.toml and en.toml",
    ),
    Contract(
        "at popstate the program reads path and query anew and runs the page",
        "streamlit",
        "streamlit_dom:NAVIGATED",
        lambda: scripts_text("index."),
        holds(f"window.addEventListener(`{NAVIGATED}`,this.onHistoryChange", _HISTORY, "this.onPageChange("),
        without("window.addEventListener(`popstate`,this.onHistoryChange"),
        also_mend="components/host/page.js",
    ),
    Contract(
        "messages come through a listener that the program adds to a WebSocket of the window, as bytes",
        "streamlit",
        "streamlit_dom:MESSAGE",
        lambda: scripts_text("index."),
        holds(
            "this.websocket=new WebSocket(",
            "this.websocket.binaryType=`arraybuffer`",
            f"this.websocket.addEventListener(`{MESSAGE}`,",
        ),
        without("this.websocket.addEventListener(`message`,"),
        also_mend="components/host/take_over.js",
    ),
    Contract(
        "path and query are those of the address at that moment",
        "streamlit",
        "streamlit_dom:NAVIGATED",
        lambda: scripts_text("index.").partition(_HISTORY)[2][:600],
        holds("document.location.pathname", "document.location.search"),
        without("document.location.pathname"),
        also_mend="components/host/page.js",
    ),
    Contract(
        "the sanitizer leaves our HTML its ids and data attributes",
        "streamlit",
        "streamlit_dom:HTML",
        lambda: scripts_text("Html."),
        lambda text: (
            holds("USE_PROFILES:{html:!0}", ".sanitize(")(text)
            or (
                "it has rules of its own"
                if re.search("ALLOW_DATA_ATTR|SANITIZE_NAMED|FORBID_ATTR", text)
                else ""
            )
        ),
        lambda text: text.replace("FORCE_BODY:!0", "ALLOW_DATA_ATTR:!1"),
        also_mend="components/parts/map/drawing.html",
    ),
    Contract(
        "a widget's key becomes a class of what stands around it, and a text input has a field",
        "streamlit",
        "streamlit_dom:SEARCH",
        scripts_text,
        holds("`st-key-`", "`stTextInputField`"),
        without("`st-key-`"),
        also_mend="components/host/streamlit.css",
    ),
    Contract(
        "arrows, dashes and signs that stand alone in a label are those that we keep from being set",
        "streamlit",
        "streamlit_labels:TYPESET JOINER",
        lambda: scripts_text("StreamlitMarkdown."),
        _typeset,
        lambda text: text.replace("[/(^|\\s)--(\\s|$)/g", "[/(^|\\s)\\.\\.\\.(\\s|$)/g"),
    ),
    Contract(
        "Streamlit's logo is put in for a word between colons",
        "streamlit",
        "streamlit_labels:TYPESET PUNCTUATION",
        lambda: scripts_text("StreamlitMarkdown."),
        lambda text: holds("/:streamlit:/g")(text) or _kept_signs(),
        without("/:streamlit:/g"),
    ),
    Contract(
        "a picture at a label's beginning becomes its icon, and not behind a word joiner",
        "streamlit",
        "streamlit_labels:TYPESET JOINER",
        _leading_icon,
        _icon,
        lambda _: lambda text: ("", text),
    ),
    Contract(
        "a label can be grey",
        "streamlit",
        "streamlit_labels:greyed",
        lambda: scripts_text("StreamlitMarkdown."),
        lambda text: holds("gray:", "orange:")(text) or ("" if greyed("x") == ":gray[x]" else greyed("x")),
        without("gray:"),
    ),
)

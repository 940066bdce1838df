"""Texts that somebody could put into a table to see whether the application takes them for anything but text.

Each would do something visible if it were read as a template, markup, script,
address, style, format or formula. ``__x`` is the probe: no page may ever set it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

FOREIGN = "evil.example"
"""The host that texts point to; a request to it means that one was taken for markup."""

_TEMPLATES = (
    "{{7*7}}",
    "{{1/0}}",
    "{% x",
    "{# x",
    "a {{7*7}} b {% x %} c {# x #} d",
    "${7*7}",
    "${window.__x=1}",
    "`${window.__x=1}`",
    "#{7*7}",
    "<%= 7*7 %>",
    "[[7*7]]",
    "*{7*7}",
)
_MARKUP = (
    "<script>window.__x=1</script>",
    "</script><script>window.__x=1</script>",
    "</title><script>window.__x=1</script>",
    "</style><script>window.__x=1</script>",
    "</textarea><script>window.__x=1</script>",
    "--><script>window.__x=1</script><!--",
    "]]><script>window.__x=1</script>",
    "<img src=x onerror=window.__x=1>",
    "<svg onload=window.__x=1>",
    "<svg><script>window.__x=1</script></svg>",
    "<iframe srcdoc='<script>parent.__x=1</script>'></iframe>",
    f"<img src=https://{FOREIGN}/i.png>",
    f"<link rel=stylesheet href=//{FOREIGN}/s.css>",
    f"<form action=//{FOREIGN}><button>Sök</button></form>",
    "<base href=//evil.example/>",
    "<details open ontoggle=window.__x=1>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.__x=1>",
    "<b>fet</b> <i>kursiv</i>",
    '<a href="javascript:window.__x=1">länk</a>',
    "<!-- borta -->",
    "<",
    "a<b>c",
    "&lt;script&gt;window.__x=1&lt;/script&gt;",
    "&amp;amp; &#60;b&#62; &copy",
    '"><img src=x onerror=window.__x=1>',
    "' onmouseover='window.__x=1",
    '" onfocus="window.__x=1" autofocus="',
    "`onclick=window.__x=1`",
)
_SCRIPT = (
    "';window.__x=1;//",
    '";window.__x=1;//',
    "\\';window.__x=1;//",
    "\\u003cscript\\u003ewindow.__x=1\\u003c/script\\u003e",
    "rad\u2028window.__x=1\u2029rad",
    '{"a": "b", "__proto__": {"x": 1}}',
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "null",
    "undefined",
    "NaN",
    "datum.label + window.__x",
    "$& $1 $` $'",
    "\\",
    "\\n\\t\\0",
)
_MARKDOWN = (
    f"![bild](https://{FOREIGN}/m.png)",
    f"[länk](https://{FOREIGN}/)",
    "[länk](javascript:window.__x=1)",
    f"https://{FOREIGN}/bar-adress",
    "**fet** _kursiv_ ~~struken~~ `kod`",
    "# rubrik",
    "- punkt",
    "1. punkt",
    "> citat",
    "| a | b |",
    ":material/home:",
    ":streamlit:",
    ":red[röd] :blue-background[blå]",
    ":smile: :rocket:",
    "$\\frac{1}{2}$ och $$x^2$$",
    "a -> b <- c <-> d -- e",
    "[^1] [ ] [x]",
)
_ADDRESSES = (
    "javascript:window.__x=1",
    "JaVaScRiPt:window.__x=1",
    "data:text/html,<script>window.__x=1</script>",
    "vbscript:msgbox(1)",
    f"//{FOREIGN}/utan-schema",
    "../../etc/passwd",
    "?selection=place:vaxjo&x=1#panel",
    "%3Cscript%3E %00 %0d%0aX: y",
)
_FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example","x")')
_FORMATS = ("{name}", "{0}", "{n} {label} {count}", "{}", "{{", "}}", "%s %d %(name)s %", "100 %")
_STYLE = (
    "; background: url(https://evil.example/c.png)",
    "} * { display: none } .x {",
    "expression(window.__x=1)",
    "</style>* { display: none }",
)
_LETTERS = (
    "\u202eakrev\u202c mot strömmen",
    "\u200fשלום\u200e و مرحبا",
    "\u2066isolerad\u2069",
    "osynlig\u200b\u200c\u200d\u2060\ufeffbreddlös",
    "mjukt\u00adbindestreck",
    "Z" + "\u0301\u0316\u0347" * 60 + "algo",
    "👩\u200d👩\u200d👧\u200d👦 🇸🇪 🏳️\u200d🌈",
    "ﷺ Ⅻ ŉ ß ﬁ İı",
    "x\u00a0y\u2003z",
    "två\nrader\noch en till",
    "A" * 200,
    "ett långt ord " * 30 + "slut",
    ("0123456789 <b>{{7*7}}</b> " * 400)[:10_000].strip(),
    "\U000e0041\U000e0042 märken utan bild",
    "ÅÄÖ åäö É ñ ș ț ǧ",
)

KINDS = {
    "templates": _TEMPLATES,
    "markup": _MARKUP,
    "script": _SCRIPT,
    "markdown": _MARKDOWN,
    "addresses": _ADDRESSES,
    "formulas": _FORMULAS,
    "formats": _FORMATS,
    "style": _STYLE,
    "letters": _LETTERS,
}
"""The texts that were chosen by hand, by what they try; ``grammar.py`` makes more of each."""


def _as_kept(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", text) for text in dict.fromkeys(texts))


HOSTILE = _as_kept(text for kind in KINDS.values() for text in kind)
"""As a table keeps them: in Unicode's composed form, without space around."""

TYPICAL = _as_kept(text for kind in KINDS.values() for text in (kind[0], kind[len(kind) // 2]))
"""Two of each kind, for what takes long with all of them."""

ADDRESSES = (
    "javascript:window.__x=1",
    "JAVASCRIPT:alert(1)",
    "java\nscript:window.__x=1",
    " javascript:window.__x=1",
    "data:text/html,<script>window.__x=1</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cuX194PTE8L3NjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://evil.example/1",
    "ftp://evil.example/a",
    "//evil.example/a",
    "https:evil.example",
    "https://",
    "https:// evil.example/",
    "https://evil.example/{{7*7}}",
    "https://evil.example/{% x",
    'https://evil.example/"onmouseover="window.__x=1',
    "https://evil.example/<script>",
    "https://evil.example/`x`",
    "https://evil.example\\@icld.se/",
    "http://[",
    "mailto:a@evil.example",
)
"""Addresses that no column of addresses may hold, so that none is ever linked."""

SAFE_ADDRESSES = (
    "https://icld.se/?a=1&b=%3Cscript%3E&c='x'",
    "https://icld.se/${7*7}/#{7}".replace("{", "(").replace("}", ")"),
    "HTTP://ICLD.SE/a?javascript:window.__x=1",
    "https://icld.se/å/ä?ö=1",
)
"""Odd ones that a column of addresses may hold, and that must be linked exactly as they are."""

CONTROLS = tuple(chr(c) for c in (*range(1, 10), *range(11, 32), *range(127, 160)))
"""Characters that no text may hold: those that steer a terminal, a printer or a parser."""

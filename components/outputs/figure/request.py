"""What one figure is made from, as one value: rows, how they are drawn, and where it comes from."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from ipaddress import ip_address
from urllib.parse import quote, urlencode, urlsplit

from components.outputs.figure.fonts import letters
from components.state.figure import Options
from components.state.state import State, encode
from components.view import View, build_view


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from: the application's public address, ending with a slash, and who runs it.

    Without a public address nothing that leaves the program bears one.
    """

    address: str = ""
    organisation: str = ""


NOWHERE = Origin()


def public_origin(address: str, organisation: str) -> Origin:
    """Return the origin for the address that is configured: none for one that only this machine understands."""
    host = urlsplit(address).hostname or ""
    own = host == "localhost" or host.endswith((".localhost", ".local")) or "." not in host.strip(".")
    with suppress(ValueError):
        own = ip_address(host).is_loopback or ip_address(host).is_unspecified
    return Origin("" if own or not address else f"{address.rstrip('/')}/", organisation)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: ``view`` is in its language, which may be another than the page's, and in its typeface's letters.

    A place whose name the typeface cannot write has the first of its other names that it can. ``query`` is the
    page's: with it, the same figure is drawn again.
    """

    view: View
    query: str
    origin: Origin = NOWHERE

    @property
    def options(self) -> Options:
        """How it is drawn."""
        return self.view.state.figure


def figure_of(view: View, origin: Origin = NOWHERE) -> Figure:
    """Return the figure of a page's view, drawn as its state says."""
    shown, wording = view, view.state.figure.wording
    if wording not in ("", view.state.language):
        shown = build_view(view.dataset, replace(view.state, language=wording), view.today)
    return Figure(replace(shown, language=replace(shown.language, letters=letters())), query(view), origin)


def with_options(view: View, options: Options) -> View:
    """Return a view whose figure is drawn in another way."""
    return replace(view, state=replace(view.state, figure=options))


def query(view: View) -> str:
    """Return the query of a view's state, with how its figure is drawn."""
    return state_query(view.state)


def state_query(state: State) -> str:
    """Return the query of a state, with how its figure is drawn."""
    return urlencode(encode(state), safe=",:", quote_via=quote)

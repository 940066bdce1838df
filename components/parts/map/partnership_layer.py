"""The map as a plugin of Folium: in the application, in a notebook, and in a file without a server."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from folium import Element, MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from components.kit.colours import custom_properties
from components.parts.map.assets import map_script, map_style, outline_documents
from components.parts.map.payload import payload
from components.parts.map.rows import columns, rows_json
from components.settings import settings, tables_folder, today
from components.state.state import LANGUAGES, State
from components.view import View, build_view
from data.reading.read_folder import read_folder
from data.records import PartnershipMapError
from geo.outlines.boundaries import country_labels

SCRIPT, STYLE = "map.js", "map.css"
"""The files of Leaflet and the layer in the folder ``assets``."""
_ADDRESS = re.compile(r"[A-Za-z0-9./_-]*")
_FUNCTION = re.compile(r"[A-Za-z_.]+")
_IN_MARKUP = re.compile(r"[<>&]|(?<=\{)[{%#]")
"""What, in a string of JSON, would end the script element around it or begin an expression of a template."""


class PartnershipLayer(JSCSSMixin, MacroElement):
    """
    Draw municipal partnerships: places, great circles between them, legend, names and a list for the keyboard.

    Rows never become a part of a script or of a template: a page gets them as JSON, as a script element that is
    parsed or from an address, and shows their text as text.

    Parameters
    ----------
    data : View or dict of str
        A view (``components.view.build_view``): its rows, the outlines, Leaflet and the layer are put into the
        page, which then needs no other file and asks no other host.
        Or the addresses of ``rows``, ``world`` and ``sweden``: the browser fetches them, and the page around the
        map's frame says what is drawn (``components/host/page.js``), so that the map's script is always the same.
    assets : str, optional
        With addresses: the address of the folder that holds ``map.js`` and ``map.css``.
    on_choice : str, optional
        The name of a JavaScript function that is called with ``{kind, id, n}`` when a place or a partnership is
        chosen; ``kind`` is empty when a choice is undone, ``n`` counts choices.
    offline : bool, default True
        With a view: leave out Folium's own links to Leaflet, jQuery, Bootstrap and icon fonts on other hosts.
        False keeps them, for a map that also has popups or markers of Folium.

    Raises
    ------
    ValueError
        For an address or a function's name with other characters than those of our own routes and names.

    Examples
    --------
    >>> m = folium.Map(tiles=None)
    >>> PartnershipLayer.from_tables("data/tables", language="en", theme=["climate"]).add_to(m)
    >>> m.save("map.html")

    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = PartnershipMap.start(
                {{ this._parent.get_name() }},
                {% if this.view %}
                    JSON.parse(document.getElementById("{{ this.get_name() }}_data").textContent),
                {% else %}
                    {{ this.urls|tojson }},
                {% endif %}
                {{ this.on_choice or "null" }}
            );
        {% endmacro %}
        """
    )

    def __init__(
        self,
        data: View | Mapping[str, str],
        assets: str = "",
        on_choice: str = "",
        offline: bool = True,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PartnershipLayer"
        self.view = data if isinstance(data, View) else None
        self.urls = {} if isinstance(data, View) else {name: _plain(url) for name, url in data.items()}
        self.offline = offline
        if on_choice and not _FUNCTION.fullmatch(on_choice):
            raise ValueError(f"not the name of a function: {on_choice!r}")
        self.on_choice = on_choice
        if self.urls:
            self.default_js = [("partnership_layer", f"{_plain(assets)}/{SCRIPT}")]
            self.default_css = [("partnership_layer_css", f"{assets}/{STYLE}")]

    @classmethod
    def from_tables(
        cls,
        folder: str | Path | None = None,
        language: str = "sv",
        partnerships: Collection[str] | None = None,
        offline: bool = True,
        **filters: str | Iterable[str],
    ) -> Self:
        """
        Read a folder of tables and return a layer with the partnerships that filters leave.

        Parameters
        ----------
        folder : str or Path, optional
            The folder with ``partnerships.csv`` and the other tables. Default: the one that the application shows.
        language : "sv" or "en", default "sv"
        partnerships : ids, optional
            Draw these, such as a column of a filtered data frame, whatever their status.
        offline : bool, default True
            As for the class.
        **filters
            Fields of ``components.state.state.State``, as in the application's addresses: ``theme=["climate"]``,
            ``country=["KE", "TZ"]``, ``status=["active", "ended"]``, ``date="2019"``. Default: what the start page
            shows, active partnerships that ICLD funds.

        Raises
        ------
        PartnershipMapError
            When no partnership could be read from the folder.
        ValueError
            For another language, or for ids that are not in the tables.
        TypeError
            For a filter that does not exist.
        """
        if language not in LANGUAGES:
            raise ValueError(f"{language!r} is not one of {LANGUAGES}")
        path = Path(folder) if folder else tables_folder()
        dataset = read_folder(path).dataset
        if not dataset.partnerships:
            raise PartnershipMapError(f"No partnership could be read from {path}.")
        if partnerships is not None:
            if unknown := sorted(set(partnerships) - set(dataset.partnerships)):
                raise ValueError(f"not in {path}: {', '.join(unknown)}")
            filters = {"status": (), "funding": ()} | filters
        chosen = {name: value if isinstance(value, str) else tuple(value) for name, value in filters.items()}
        state: State = replace(State(language=language), **chosen)  # type: ignore[arg-type]
        view = build_view(dataset, state, today(settings()))
        if partnerships is not None:
            ids = frozenset(partnerships)
            view = replace(view, rows=tuple(row for row in view.rows if row.id in ids))
        return cls(view, offline=offline)

    def render(self, **kwargs: Any) -> Any:
        """Put the layer into the map's page; with a view, with all that it needs."""
        if self.view:
            figure: Any = self.get_root()
            folium_map: Any = self._parent
            links = (*folium_map.default_js, *folium_map.default_css) if self.offline else ()
            parts = dict.fromkeys((name for name, _ in links), "")
            parts["partnership_layer"] = f"<script>{map_script().decode()}</script>"
            parts["partnership_layer_css"] = f"<style>{(custom_properties() + map_style()).decode()}</style>"
            name = f"{self.get_name()}_data"
            parts[name] = f'<script type="application/json" id="{name}">{_document(self.view)}</script>'
            for name, text in parts.items():
                figure.header.add_child(_Literal(text), name=name)
        return super().render(**kwargs)  # type: ignore[no-untyped-call]


class _Literal(Element):
    """Text that is put into a page as it is: Folium takes that of its own elements for a template, twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: Any) -> str:
        return self.text


def _document(view: View) -> str:
    rows = columns(rows_json(view.dataset, country_labels()))
    document = {"rows": rows, **outline_documents(), "drawing": payload(view)}
    return _IN_MARKUP.sub(_escaped, json.dumps(document, separators=(",", ":")))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _plain(address: str) -> str:
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"not an address of our own routes: {address!r}")
    return address

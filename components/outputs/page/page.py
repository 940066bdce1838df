"""What every page is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from components.kit.reports import Reports, rooted
from components.language import Language
from components.outputs.export.query_warnings import Dropped
from components.settings import Settings
from components.state.state import State
from components.view import View, build_view
from data.reading.read_folder import Loaded
from data.records import Dataset
from data.store.served import Served

VIEWS = 128
"""Views in memory, of the states that were last asked for: about 30 kB each."""


@dataclass(frozen=True)
class Page:
    """Tables as loaded, the viewer's state, words, the day, the configuration, and the publication.

    ``root`` is the address, with a slash at its end, under which the visitor sees the application. ``dropped`` are the
    values in the visitor's link that do not exist.
    """

    loaded: Loaded
    state: State
    words: Language
    today: date
    settings: Settings
    served: Served | None = None
    root: str = ""
    dropped: Sequence[Dropped] = ()

    @property
    def dataset(self) -> Dataset:
        return self.loaded.dataset

    @property
    def reports(self) -> Reports:
        """Where errors on this page are reported."""
        return Reports(self.settings.contact, self.dataset.revision, rooted(self.settings.address))

    @cached_property
    def view(self) -> View:
        """The view of the state; built once, when first asked for, for all visitors with the same."""
        return _view(self.loaded.dataset, self.state, self.today)


_view = lru_cache(maxsize=VIEWS)(build_view)

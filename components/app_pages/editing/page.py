"""What every section of the editors' page is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from components.language import Language
from components.settings import Settings
from components.state.editing import EditingAddress
from data.editing.roles import Editor
from data.store.revision import Revision
from data.store.store import Store


@dataclass(frozen=True, slots=True)
class EditingPage:
    """The editor (checked for this run), the store, its newest revision, address, words, day and clock (UTC)."""

    editor: Editor
    store: Store
    newest: Revision
    address: EditingAddress
    words: Language
    today: date
    now: Callable[[], datetime]
    settings: Settings

"""What a run of a page shows."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from components.host.internals.streamlit_server import BUTTONS, HTML


def html(app: AppTest) -> str:
    """Return all of our own HTML on the page."""
    return " ".join(e.proto.body for e in app.get(HTML))


def widget(app: AppTest, field: str) -> Any:
    """Return the widget of a filter; its key begins with the field's name."""
    result = (*app.multiselect, *app.selectbox, *app.text_input, *app.get(BUTTONS))
    return next(w for w in result if w.key and w.key.startswith(f"{field}-"))

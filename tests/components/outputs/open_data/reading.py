"""A list as somebody reads it who asked for it."""

from __future__ import annotations

import json
from typing import Any

from components.outputs.open_data.edition import Edition
from components.outputs.open_data.responses import respond


def read(edition: Edition, path: str, query: str = "") -> Any:
    result = respond(edition, path, query)
    assert result.status == 200, result.file.content
    return json.loads(result.file.content)

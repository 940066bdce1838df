"""Where this program keeps what it can make or fetch again."""

from __future__ import annotations

import os
from pathlib import Path

CACHE_VARIABLE = "PARTNERSKAPSKARTAN_CACHE"


def cache_folder() -> Path:
    """Return the user's cache folder for this program; ``PARTNERSKAPSKARTAN_CACHE`` names another."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("partnerskapskartan", appauthor=False))

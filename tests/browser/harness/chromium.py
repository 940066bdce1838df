"""Which Chromium the browser tests drive, and how. ``python -m tests.browser.harness.chromium`` prints its path."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
# The browser itself must not call anyone either, or a test could not tell it from the page.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--hide-scrollbars",
)


def find(playwright: Playwright) -> str | None:
    """Return the path of ``$CHROMIUM``, of one on the PATH, or of Playwright's own; None when there is none."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    for name in NAMES:
        if path := shutil.which(name):
            return path
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def launch(playwright: Playwright) -> Browser:
    """Start the browser; raises with a remedy when there is none."""
    path = find(playwright)
    if path is None:
        raise RuntimeError("No Chromium was found. Run `make test`, or point CHROMIUM to one.")
    # Without Chromium's sandbox, which is refused to administrators and in most containers (Playwright's default).
    return playwright.chromium.launch(executable_path=path, args=list(QUIET), chromium_sandbox=False)


def main() -> int:
    """Print the path of the browser; 1 when there is none."""
    with sync_playwright() as playwright:
        path = find(playwright)
    print(path or "no Chromium")
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())

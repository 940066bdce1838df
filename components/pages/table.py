"""Not yet."""

from components.shell.page import Page


def content(page: Page) -> None:
    pass

"""The right to an action of the editors' page, asked again whenever it is done."""

from __future__ import annotations

from components.app_pages.editing.page import EditingPage
from data.editing.roles import Role
from data.records import PartnershipMapError


class NotAllowedError(PartnershipMapError):
    """An action that the editor's role does not include."""


def require(page: EditingPage, role: Role) -> None:
    """Raise NotAllowedError unless the editor's role includes another."""
    if not page.editor.may(role):
        raise NotAllowedError(role)

"""Where an error on a page is reported: the link, with what it is about filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from components.language import Language
from components.state.state import State, address

_MAIL = re.compile(r"[^@\s<>\"',;:?&]+@[A-Za-z0-9.-]+")
_WEB = re.compile(r"https?://[^/\s]\S*", re.IGNORECASE)


def contact_link(contact: str) -> str:
    """Return the address behind a contact: mailto: for an e-mail address, itself for a web address, else empty."""
    contact = contact.strip()
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    return contact if _WEB.fullmatch(contact) else ""


def missing_contact(contact: str) -> str:
    """Return a warning for whoever runs the application when nobody can be told of errors; else nothing."""
    if contact_link(contact):
        return ""
    given = f"{contact.strip()!r}, neither an e-mail nor a web address" if contact.strip() else "not set"
    return (
        f"PARTNERSKAPSKARTAN_CONTACT is {given}: visitors cannot report errors. "
        "Set it to an e-mail address, or to the address of a form."
    )


@dataclass(frozen=True, slots=True)
class Reports:
    """Who is told of errors (``contact``, may be empty), and which ``revision`` of the facts is shown.

    ``where`` gives a page's address from its state, as whoever reads the report can open it.
    """

    contact: str = ""
    revision: str = ""
    where: Callable[[State], str] = address

    def link(self, words: Language, about: str, page: State) -> str:
        """Return the address of an e-mail, or of a form, on what a page says ``about`` something.

        A form is told subject, address and revision in its query. Without a contact the address is empty.
        """
        target = contact_link(self.contact)
        subject = words("report_error.subject", about=about)
        where = self.where(page)
        if target.startswith("mailto:"):
            told = [
                words("report_error.page", address=where),
                words("report_error.revision", revision=self.revision),
            ]
            asked = words("report_error.wrong"), words("report_error.right")
            body = "\n\n\n".join((*asked, "\n".join(told)))
            return f"{target}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"
        if not target:
            return ""
        query = urlencode({"subject": subject, "address": where, "revision": self.revision}, quote_via=quote)
        form, mark, fragment = target.partition("#")
        return f"{form}{'&' if '?' in form else '?'}{query}{mark}{fragment}"


NOBODY = Reports()
"""Nobody is told: there is no link."""


def rooted(root: str) -> Callable[[State], str]:
    """Return how a state's address is written below a root; without one it begins at the application's own."""
    return lambda page: root + address(page).removeprefix("./")

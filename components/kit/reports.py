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
    """Return a warning for the operator when there is no usable contact, else an empty text."""
    if contact_link(contact):
        return ""
    value = f"{contact.strip()!r}, neither an e-mail nor a web address" if contact.strip() else "not set"
    return (
        f"PARTNERSKAPSKARTAN_CONTACT is {value}: visitors cannot report errors. "
        "Set it to an e-mail address, or to the address of a form."
    )


@dataclass(frozen=True, slots=True)
class Reports:
    """Where errors are reported (``contact``, may be empty), and which ``revision`` of the facts is shown.

    ``where`` returns the address of a state that the reader of a report can open.
    """

    contact: str = ""
    revision: str = ""
    where: Callable[[State], str] = address

    def link(self, words: Language, about: str, page: State) -> str:
        """Return the address of an e-mail, or of a form, on what a page says ``about`` something.

        A form gets subject, address and revision in its query. Without a contact the address is empty.
        """
        target = contact_link(self.contact)
        subject = words("report_error.subject", about=about)
        where = self.where(page)
        if target.startswith("mailto:"):
            lines = [
                words("report_error.page", address=where),
                words("report_error.revision", revision=self.revision),
            ]
            questions = words("report_error.wrong"), words("report_error.right")
            body = "\n\n\n".join((*questions, "\n".join(lines)))
            return f"{target}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"
        if not target:
            return ""
        query = urlencode({"subject": subject, "address": where, "revision": self.revision}, quote_via=quote)
        form, mark, fragment = target.partition("#")
        return f"{form}{'&' if '?' in form else '?'}{query}{mark}{fragment}"


NOBODY = Reports()
"""No contact: there is no link."""


def rooted(root: str) -> Callable[[State], str]:
    """Return a function from a state to its address below ``root`` (empty: relative)."""
    return lambda page: root + address(page).removeprefix("./")

"""What stops an import, said as one plain sentence in Swedish or English."""

from __future__ import annotations

from data.files.messages import Sentences, Stop

say = Sentences("data.importers", "messages.toml")


class ImportStop(Stop):
    """The import cannot go on."""

    text = say

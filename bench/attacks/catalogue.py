"""All attacks by name, in the table's order."""

from __future__ import annotations

from collections.abc import Mapping

from bench.attacks.over_http import OVER_HTTP
from bench.attacks.over_sockets import OVER_SOCKETS
from bench.attacks.talk import Attack

ATTACKS: Mapping[str, Attack] = {**OVER_HTTP, **OVER_SOCKETS}

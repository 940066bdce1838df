"""One attack on the real server, and that every attack has something to send."""

from __future__ import annotations

from itertools import islice

from bench.attacks.catalogue import ATTACKS
from bench.attacks.phases import Course, afterwards, outcome
from bench.attacks.talk import Known
from components.host.internals.streamlit_server import STREAM

KNOWN = Known(
    "127.0.0.1", 80, ("vaxjo", "kisumu"), ("KE", "VN"), ("climate",), {"$$ID-1": "string_array_value"}
)


def test_visitors_and_attackers_meet_the_same_server() -> None:
    with afterwards(0.0) as later:
        pending = outcome("figures", Course(2, 2.0), later)
        result = pending()
    assert (result.failures, list(result.foreign), result.ended) == (0, [], False)
    assert min(len(met.change) for met in (result.alone, result.during, result.beside)) > 0
    assert 0 < result.peak <= ATTACKS["figures"].clients
    assert result.answers["503 with Retry-After"] > 0
    assert result.most.server >= result.start.server > 10
    assert result.most.worker > 10
    assert result.after.server > 10


def test_every_attack_sends_something_and_never_the_same_all_the_time() -> None:
    for name, attack in ATTACKS.items():
        sent = {b"".join(islice(attack.talk(KNOWN, number).parts, 2)) for number in range(12)}
        assert b"" not in sent, name
        assert len(sent) > 1 or name == "dropped", name
        opens = b"".join(islice(attack.talk(KNOWN, 0).parts, 1)).startswith(f"GET {STREAM} ".encode())
        assert not attack.talk(KNOWN, 0).upgrade or opens, name

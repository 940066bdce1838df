"""A value in a script is read back as it was, but for what no text may hold."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from components.kit.json_file import json_text
from components.outputs.client.script import call
from tests.security.strings import HOSTILE

_ESCAPES = {"\\\\": "\\", "\\'": "'", "\\u2028": "\u2028", "\\u2029": "\u2029"}


def read_back(script: bytes) -> Any:
    """Return the value of a script of one call, as a browser reads it: quoted text first, then JSON."""
    result = re.fullmatch(r"take\(JSON\.parse\('((?:[^'\\\n\r\u2028\u2029]|\\.)*)'\)\);\n", script.decode())
    assert result
    text = re.sub(r"\\(?:u202[89]|.)", lambda m: _ESCAPES[m[0]], result[1])
    return json.loads(text)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(HOSTILE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_a_value_in_a_script_is_read_back_as_it_was(value: object) -> None:
    script = call("take", value)
    assert read_back(script) == json.loads(json_text(value))
    assert b"<" not in script

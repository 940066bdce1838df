"""What is made of a sampling profile."""

from bench.load.profile import costs


def test_a_line_costs_what_it_calls_but_a_recursion_counts_once() -> None:
    lines = ["run (app.py:1);draw (map.py:2);draw (map.py:2) 3", "run (app.py:1);gc collect (gc.py:9) 1"]
    actual = costs(lines)
    assert actual.samples == 4
    assert actual.own == {"draw (map.py:2)": 3, "gc collect (gc.py:9)": 1}
    assert actual.with_calls == {"run (app.py:1)": 4, "draw (map.py:2)": 3, "gc collect (gc.py:9)": 1}

"""What a tab without a browser takes from the server's messages, and what it sends."""

from __future__ import annotations

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.load.tab import FailedRunError, Tab

THEME, KIND = "$$ID-3a23-theme-sv-1", "$$ID-a121-kind-sv-1"


def test_the_group_of_pills_is_known_by_the_name_in_its_id() -> None:
    tab = Tab()
    tab.receive(pills(KIND, "Kommun", "Region"))
    tab.receive(pills(THEME, "Klimat (2)", "Hälsa (6)"))
    assert tab.pills("theme") == THEME
    assert tab.pills("") == KIND
    assert tab.options[THEME] == ("Klimat (2)", "Hälsa (6)")


def test_a_change_sends_the_values_of_all_widgets() -> None:
    tab = Tab()
    tab.receive(pills(THEME, "Klimat (2)", "Hälsa (6)"))
    tab.receive(pills(KIND, "Kommun", "Region", default=[1]))
    sent = values(tab.change(THEME, ["Klimat (2)"]))
    assert sent == {THEME: ["Klimat (2)"], KIND: ["Region"]}
    assert values(tab.change(THEME, [])) == {THEME: [], KIND: ["Region"]}


def test_a_value_that_the_server_sets_replaces_the_tab_s_own_and_a_default_does_not() -> None:
    tab = Tab()
    tab.receive(pills(THEME, "Klimat (2)"))
    tab.change(THEME, ["Klimat (2)"])
    tab.receive(pills(THEME, "Klimat (1)"))
    assert values(tab.rerun()) == {THEME: ["Klimat (2)"]}
    tab.receive(pills(THEME, "Klimat (1)", given=["Klimat (1)"]))
    assert values(tab.rerun()) == {THEME: ["Klimat (1)"]}


def test_the_page_and_its_query_are_sent_back() -> None:
    tab = Tab()
    tab.receive(ForwardMsg(navigation={"page_script_hash": "cae6"}).SerializeToString())
    tab.receive(ForwardMsg(page_info_changed={"query_string": "theme=climate"}).SerializeToString())
    run = BackMsg.FromString(tab.rerun()).rerun_script
    assert (run.page_script_hash, run.query_string) == ("cae6", "theme=climate")


def test_cached_messages_are_told_as_long_as_the_browser_has_them() -> None:
    tab = Tab()
    tab.receive(cacheable("one"))
    for hashes in (["one"], ["one"], ["one"], []):  # the age is told with the session: 2 runs
        assert list(BackMsg.FromString(tab.rerun()).rerun_script.cached_message_hashes) == hashes
        assert tab.receive(finished(ForwardMsg.FINISHED_SUCCESSFULLY))


def test_a_reference_makes_a_message_young_again_and_must_be_known() -> None:
    tab = Tab()
    tab.receive(cacheable("one"))
    for _ in range(5):
        tab.receive(ForwardMsg(ref_hash="one").SerializeToString())
        tab.receive(finished(ForwardMsg.FINISHED_SUCCESSFULLY))
    with pytest.raises(FailedRunError, match="two"):
        tab.receive(ForwardMsg(ref_hash="two").SerializeToString())


def test_a_run_that_gives_way_to_another_is_no_answer() -> None:
    tab = Tab()
    assert not tab.receive(finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
    assert tab.receive(finished(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY))


def test_an_exception_on_the_page_is_an_error() -> None:
    message = ForwardMsg()
    message.delta.new_element.exception.message = "division by zero"
    with pytest.raises(FailedRunError, match="division by zero"):
        Tab().receive(message.SerializeToString())


def pills(
    widget: str, *labels: str, default: list[int] | None = None, given: list[str] | None = None
) -> bytes:
    message = ForwardMsg()
    group = message.delta.new_element.button_group
    group.id, group.set_value = widget, given is not None
    for label in labels:
        group.options.add(content=label)
    group.default.extend(default or [])
    group.raw_values.extend(given or [])
    return bytes(message.SerializeToString())


def cacheable(identity: str) -> bytes:
    message = ForwardMsg(hash=identity, metadata={"cacheable": True})
    message.delta.new_element.html.body = "<p>"
    return bytes(message.SerializeToString())


def finished(how: ForwardMsg.ScriptFinishedStatus.ValueType) -> bytes:
    return bytes(ForwardMsg(script_finished=how).SerializeToString())


def values(back: bytes) -> dict[str, list[str]]:
    states = BackMsg.FromString(back).rerun_script.widget_states.widgets
    return {state.id: list(state.string_array_value.data) for state in states}

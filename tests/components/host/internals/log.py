"""Where the lines of Streamlit and its server come from, and that they are left to our log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from io import StringIO
from typing import Any

from components.host.internals.streamlit_log import OUTSIDE_A_SESSION, SERVERS, hand_over, hand_over_logs
from tests.components.host.internals.contract import Contract, equals, holds, source, without

_SERVER = "streamlit.web.server.starlette.starlette_server"


def _written(take_over: Callable[[], None] = hand_over_logs) -> dict[str, object]:
    """Return what the root's handler gets of four loggers; then all of them are put back."""
    from streamlit import logger as streamlit_logger

    setup, root, stream = streamlit_logger.setup_formatter, logging.getLogger(), StringIO()
    loggers = [each for each in logging.root.manager.loggerDict.values() if isinstance(each, logging.Logger)]
    before = [(each, each.handlers[:], each.propagate, each.level) for each in loggers]
    handlers, root.handlers = root.handlers, [logging.StreamHandler(stream)]
    try:
        streamlit_logger.get_logger("streamlit.before")
        take_over()
        for name in ("streamlit.before", "streamlit.after", "uvicorn.error", "websockets"):
            streamlit_logger.get_logger(name).warning(name)
        streamlit_logger.update_formatter()
        streamlit_logger.get_logger("streamlit.before").info("again")
        logging.getLogger("uvicorn.error").info("127.0.0.1 came")
        others = [each for each in loggers if each.handlers]
        return {"lines": stream.getvalue().split(), "others": others}
    finally:
        streamlit_logger.setup_formatter = setup
        root.handlers = handlers
        for name in ("streamlit.before", "streamlit.after"):
            streamlit_logger._loggers.pop(name, None)
        for each, own, propagate, level in before:
            each.handlers[:], each.propagate, each.level = own, propagate, level


def _problem(actual: Any) -> str:
    lines = ["streamlit.before", "streamlit.after", "uvicorn.error", "websockets", "again"]
    return equals({"lines": lines, "others": []})(actual)


CONTRACTS = (
    Contract(
        "every logger of Streamlit and its server leaves its lines to the root, also one made later",
        "streamlit",
        "streamlit_log:hand_over_logs hand_over",
        _written,
        _problem,
        lambda _: _written(lambda: hand_over(logging.getLogger("streamlit.before"))),
    ),
    Contract(
        "these are the loggers of the server, and it writes no line for each request",
        "streamlit",
        "streamlit_log:SERVERS",
        lambda: source("streamlit.logger") + source(_SERVER),
        holds(*(f'"{name}"' for name in SERVERS), '"access_log": False'),
        without('"access_log": False'),
    ),
    Contract(
        "an error of a page is logged, unless it is printed in colours",
        "streamlit",
        "streamlit_log:",
        lambda: source("streamlit.error_util"),
        holds(
            'config.get_option("logger.enableRich")', '_LOGGER.error("Uncaught app execution", exc_info=ex)'
        ),
        without('config.get_option("logger.enableRich")'),
        also_mend=".streamlit/config.toml",
    ),
    Contract(
        "what is done outside a session is warned of by a logger of its own, which warns of nothing else",
        "streamlit",
        "streamlit_log:OUTSIDE_A_SESSION",
        lambda: source(OUTSIDE_A_SESSION),
        lambda text: (
            holds("missing ScriptRunContext")(text)
            or equals(1)(text.count("_LOGGER.warning(") + text.count("_LOGGER.error("))
        ),
        without("missing ScriptRunContext"),
    ),
)

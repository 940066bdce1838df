"""The loggers of Streamlit, uvicorn and websockets, each of which has a handler of its own, or none."""

from __future__ import annotations

import logging

SERVERS = ("uvicorn", "uvicorn.access", "uvicorn.asgi", "uvicorn.error", "websockets")
"""What of the server under Streamlit writes a line for each connection, with the visitor's address, unless it is only
to warn."""
OUTSIDE_A_SESSION = "streamlit.runtime.scriptrunner_utils.script_run_context"
"""Warns of what is loaded at the start, and says itself that this can be ignored."""


def hand_over_logs() -> None:
    """Let the root's handlers alone write what these loggers have to say, also those that are made later."""
    from streamlit import logger as streamlit_logger

    streamlit_logger.setup_formatter = hand_over
    for logger in list(logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            hand_over(logger)
    for name in SERVERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger(OUTSIDE_A_SESSION).setLevel(logging.ERROR)


def hand_over(logger: logging.Logger) -> None:
    """Leave what a logger has to say to the root's handlers."""
    logger.handlers.clear()
    logger.propagate = True

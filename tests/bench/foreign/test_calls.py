"""The recorder sees whatever reaches for another machine, by whichever way, and nothing that stays on this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from bench.foreign.calls import Recorder, alone, recorder
from tests.conftest import ROOT
from tests.services.needed import program

ATTEMPTS = {
    "socket.create_connection(('192.0.2.1', 80))": ("socket.getaddrinfo", "192.0.2.1"),
    "socket.socket().connect(('192.0.2.1', 80))": ("socket.connect", "('192.0.2.1', 80)"),
    "socket.socket().connect_ex(('192.0.2.1', 80))": ("socket.connect", "('192.0.2.1', 80)"),
    "udp().connect(('8.8.8.8', 1))": ("socket.connect", "('8.8.8.8', 1)"),
    "udp().sendto(b'x', ('8.8.8.8', 53))": ("socket.sendto", "('8.8.8.8', 53)"),
    "udp().sendmsg([b'x'], [], 0, ('8.8.8.8', 53))": ("socket.sendmsg", "('8.8.8.8', 53)"),
    "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))": ("socket.connect", "('2001:db8::1', 80)"),
    "socket.gethostbyname('example.org')": ("socket.gethostbyname", "example.org"),
    "socket.getaddrinfo(b'example.org', 80)": ("socket.getaddrinfo", "b'example.org'"),
    "socket.getaddrinfo('localhost.example.org', 80)": ("socket.getaddrinfo", "localhost.example.org"),
    "socket.gethostbyaddr('192.0.2.1')": ("socket.gethostbyaddr", "192.0.2.1"),
    "socket.getnameinfo(('127.0.0.1', 80), 0)": ("socket.getnameinfo", "('127.0.0.1', 80)"),
    "subprocess.run(['true'])": ("subprocess.Popen", "['true']"),
    "urllib.request.urlopen('http://example.org/x')": ("proxy", "GET http://example.org/x HTTP/1.1"),
    "requests.get('https://example.org/x')": ("proxy", "CONNECT example.org:443 HTTP/1.0"),
    "httpx.get('http://example.org/y')": ("proxy", "GET http://example.org/y HTTP/1.1"),
}
"""Each attempt, and how it is written down: nothing of it may have left."""
AT_HOME = (
    "socket.create_connection(('localhost', 1))",
    "socket.socket().connect(('127.9.9.9', 1))",
    "socket.socket(socket.AF_INET6).connect(('::1', 1))",
    "socket.socket(socket.AF_INET6).connect(('::ffff:127.0.0.1', 1))",
    "socket.socket(socket.AF_UNIX).connect('/nowhere')",
    "socket.getaddrinfo(None, 80)",
    "socket.socketpair()",
    "subprocess.run([sys.executable, '-c', ''], check=True)",
)
_PROGRAM = """
import httpx, json, os, requests, socket, subprocess, sys, urllib.request
def udp(): return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for attempt in json.loads(sys.argv[1]):
    try: eval(attempt)
    except (OSError, httpx.HTTPError): pass
"""


def run(foreign: Recorder, *attempts: str) -> None:
    """Try each in a watched program."""
    command = [sys.executable, "-c", _PROGRAM, json.dumps(attempts)]
    subprocess.run(command, env={**os.environ, **foreign.variables}, check=True, timeout=60)


def test_each_attempt_is_written_down() -> None:
    with recorder() as foreign:
        run(foreign, *ATTEMPTS)
        seen = [(call.how, call.to) for call in foreign.calls()]
    assert sorted(seen) == sorted(ATTEMPTS.values())


def test_what_stays_on_this_machine_is_not() -> None:
    with recorder() as foreign:
        run(foreign, *AT_HOME)
        assert foreign.calls() == ()
        assert len(foreign.watched()) == 2


def test_it_says_who_led_there() -> None:
    with recorder() as foreign:
        run(foreign, "socket.getfqdn('x')")
        (call,) = foreign.calls()
    assert call.by == "__main__ > socket"
    assert "getfqdn" in call.program


@pytest.mark.deep
def test_the_kernel_counts_what_is_not_watched() -> None:
    assert program("unshare")
    command = [sys.executable, "-m", "tests.bench.foreign.unwatched"]
    done = subprocess.run(alone(command), cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "0 3\n", done.stderr

"""What the command says of the sources."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from data.records import Dataset
from data.sources.look import LinkStatus, host_of
from data.sources.report import summary, todo


def test_the_summary_counts_what_the_tables_hold(real: Dataset) -> None:
    first, second, *rest = real.sources.values()
    changed = [
        replace(first, state="gone"),
        replace(second, state="gone", archived_url="https://web.archive.org/x"),
        *rest,
    ]
    dataset = replace(real, sources=MappingProxyType({s.url: s for s in changed}))
    n = len(changed)
    lines = summary(dataset, "en")
    assert lines[0] == (
        f"{n} sources. Not checked: {n - 2}, alive: 0, moved: 0, gone: 2. "
        f"Without archived copy: {n - 1}, of which gone: 1."
    )
    counts = [int(line.split()[0]) for line in lines[2:-1]]
    assert sum(counts) == n
    assert counts[:-1] == sorted(counts[:-1], reverse=True)
    hosts = [{host_of(u) for u in p.source_urls} for p in real.projects.values()]
    assert lines[-1].startswith(
        f"{sum('icld.se' in h for h in hosts)} of {len(hosts)} projects "
        f"({sum(h == {'icld.se'} for h in hosts)} of them on nothing else)"
    )


def test_without_sources_there_is_nothing_to_count(real: Dataset) -> None:
    assert summary(replace(real, sources=MappingProxyType({})), "en") == ["The tables contain no sources."]


def test_the_list_names_what_is_left_to_people() -> None:
    long = "https://a.se/" + "x" * 300
    sights = [
        LinkStatus("https://b.se/old", "moved", long),
        LinkStatus("https://b.se/gone", "gone", why="status", detail="404"),
        LinkStatus("https://b.se/copied", "gone", why="status", detail="404"),
        LinkStatus("https://a.se/home", "gone", "https://a.se/", "front-page"),
        LinkStatus("https://c.se/\x1b[2J", "", why="unreachable", detail="no\x1b[2J"),
        LinkStatus("https://c.se/", "alive"),
    ]
    assert list(todo(sights, {"https://b.se/copied"}, "en")) == [
        "Moved (1). Check that the new page says the same, and change the address in the tables:",
        "  https://b.se/old",
        f"  -> {long}",
        "Gone without archived copy (2). Look for a copy or another source:",
        "  https://a.se/home",
        "    redirects to the site's front page https://a.se/",
        "  https://b.se/gone",
        "    responded with 404",
        "Uncertain (1). Their rows are as they were; open them, or check again another day:",
        "  https://c.se/%1B[2J",
        "    cannot be reached: no\N{REPLACEMENT CHARACTER}[2J",
    ]
    assert list(todo(sights[-1:], (), "sv")) == ["Inget kvar att göra för hand."]

"""What there is to say of the sources, in lines: how many there are, and what a check leaves to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import quote

from data.files.messages import MessageError, Sentences
from data.records import Dataset
from data.schema.schema import Language
from data.sources.look import LinkStatus, host_of

say = Sentences("data.sources")
SHOWN_HOSTS = 10


class SourceCheckError(MessageError):
    """The check cannot begin."""

    text = say


def summary(dataset: Dataset, language: Language) -> list[str]:
    """Return how many sources there are, by state and host, and what rests on the host that is used most."""
    sources = list(dataset.sources.values())
    if not sources:
        return [say("summary.none", language)]
    states = Counter(s.state or "unchecked" for s in sources)
    uncopied = [s for s in sources if not s.archived_url]
    counts = {name: states[name] for name in ("unchecked", "alive", "moved", "gone")}
    lost = sum(s.state == "gone" for s in uncopied)
    lines = [
        say("summary.counts", language, all=len(sources), **counts, uncopied=len(uncopied), lost=lost),
        say("summary.hosts", language),
    ]
    # Of equals, the first of the alphabet: the same tables say the same.
    hosts = sorted(Counter(host_of(s.url) for s in sources).items(), key=lambda pair: (-pair[1], pair[0]))
    lines += [say("summary.host", language, host=h, count=n) for h, n in hosts[:SHOWN_HOSTS]]
    if others := hosts[SHOWN_HOSTS:]:
        lines.append(say("summary.others", language, hosts=len(others), count=sum(n for _, n in others)))
    return [*lines, _resting(dataset, hosts[0][0], language)]


def todo(sights: Sequence[LinkStatus], copied: Collection[str], language: Language) -> Iterator[str]:
    """Yield what is left to people; ``copied`` are the addresses that have an archived copy."""
    moved = [s for s in sights if s.state == "moved"]
    lost = [s for s in sights if s.state == "gone" and s.url not in copied]
    unsure = [s for s in sights if not s.state]
    if not (moved or lost or unsure):
        yield say("todo.nothing", language)
    if moved:
        yield say("todo.moved", language, count=len(moved))
        for sight in _sorted(moved):
            yield from (_address(sight.url), f"  ->{_address(sight.to)[1:]}")
    for name, found in (("lost", lost), ("unsure", unsure)):
        if found:
            yield say(f"todo.{name}", language, count=len(found))
            for sight in _sorted(found):
                yield from (_address(sight.url), f"    {_why(sight, language)}")


def _sorted(sights: Iterable[LinkStatus]) -> list[LinkStatus]:
    return sorted(sights, key=lambda s: (host_of(s.url), s.url))


def _address(url: str) -> str:
    """An address as it may go to a terminal, whole: it is to be copied."""
    return "  " + "".join(letter if letter.isprintable() else quote(letter) for letter in url)


def _why(sight: LinkStatus, language: Language) -> str:
    return say(f"why.{sight.why}", language, to=sight.to, detail=sight.detail)


def _resting(dataset: Dataset, host: str, language: Language) -> str:
    hosts = [{host_of(url) for url in project.source_urls} for project in dataset.projects.values()]
    return say(
        "summary.rest",
        language,
        host=host,
        projects=sum(host in found for found in hosts),
        only=sum(found == {host} for found in hosts),
        all_projects=len(hosts),
        articles=sum(host in map(host_of, (a.url, a.twin_url)) for a in dataset.articles.values()),
        all_articles=len(dataset.articles),
    )

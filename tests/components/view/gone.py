"""Tables in which some pages are gone."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from data.records import Dataset, Source, SourceState


def with_sources(dataset: Dataset, *seen: tuple[str, SourceState, str]) -> Dataset:
    """Return the dataset with these addresses seen in a state, with an archived copy or none."""
    changed = {url: Source(url, "", "", None, copy, None, state) for url, state, copy in seen}
    return replace(
        dataset,
        revision=f"{hash(seen) & 0xFFFFFFFFFFFF:012x}",
        sources=MappingProxyType({**dataset.sources, **changed}),
    )


def partly_gone(dataset: Dataset) -> Dataset:
    """Return the dataset with every second source gone, every third of them all with a copy."""
    return with_sources(
        dataset,
        *(
            (url, "gone" if i % 2 else "moved", f"https://web.archive.org/web/2019/{url}" if i % 3 else "")
            for i, url in enumerate(dataset.sources)
        ),
    )

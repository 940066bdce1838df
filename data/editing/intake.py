"""Rows of what was sent, taken one after the other: which row of which table each is, and what changes in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from data.editing.cell_text import Context, Understood, is_erasing, understood, unescaped
from data.editing.headings import column_of
from data.editing.incoming import IncomingProblem, Note
from data.editing.names import Names, kind_of, slug, without_kind
from data.editing.row_edits import RowEdit, rows_by_key
from data.editing.row_index import RowIndex
from data.files.workbook import cell_address
from data.importers.canonical import canonical_address
from data.importers.rows import new_id
from data.records import SWEDEN, Problem
from data.schema.cells import split_list
from data.schema.schema import LIST_SEPARATOR, TABLES
from data.store.revision import Files

Verdict = Literal["new", "changed", "same", "left-out"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row was sent: sheet and row, and its cells' headings and places by the sheet's columns."""

    sheet: str
    row: int
    headings: Mapping[str, str] = field(default_factory=dict)
    at: Mapping[str, int] = field(default_factory=dict)

    def problem(self, column: str, cause: Problem, is_warning: bool = False) -> IncomingProblem:
        """Return a problem with the cell of a column of the sheet; of a column that it lacks, with the row."""
        heading = self.headings.get(column, "").rstrip(" *")
        cell = cell_address(self.row, self.at[column] + 1) if heading else ""
        return IncomingProblem(self.sheet, self.row, heading, cell, cause.value, cause, is_warning)


class Intake:
    """The tables as they become: rows that were there, and those that were sent, by table and key."""

    def __init__(self, base: Files) -> None:
        self.rows = {table.name: rows_by_key(table, base) for table in TABLES.values()}
        self.before = {table: frozenset(rows) for table, rows in self.rows.items()}
        self.names = Names(self.rows)
        self._by_ends = RowIndex(
            self.rows["partnerships"],
            lambda row: [_ends(row["swedish_place"], split_list(row["partner_places"]))],
        )
        self._by_partnership = RowIndex(self.rows["projects"], lambda row: [row["partnership"]])
        self._by_start = RowIndex(
            self.rows["projects"], lambda row: [_begun(row["partnership"], row["start"])]
        )
        self._highest: dict[str, int] = {}
        self._by_address = RowIndex(self.rows["articles"], _addresses)
        self.cells: dict[tuple[str, str], dict[str, str]] = {}
        self.origins: dict[tuple[str, str], tuple[Origin, Mapping[str, str]]] = {}
        self.problems: list[IncomingProblem] = []
        self.notes: list[Note] = []
        self.new_places: dict[str, tuple[Origin, str]] = {}

    @property
    def edits(self) -> tuple[RowEdit, ...]:
        """The changes, each row once; a table's after those of the tables that it refers to."""
        order = list(TABLES)
        keys = sorted(self.cells, key=lambda key: order.index(key[0]))
        return tuple(RowEdit(table, key, self.cells[table, key]) for table, key in keys)

    def understand(self, table: str, column: str, text: str, origin: Origin, context: Context) -> Understood:
        """Return what a cell means, and note what is doubtful about it."""
        result = understood(table, column, unescaped(text), context)
        if result.kind:
            self.report(origin, column, result, table)
        return result

    def report(self, origin: Origin, column: str, doubt: Understood, table: str) -> None:
        """Note what is doubtful about a cell."""
        target = column_of(table, column).name
        cause = Problem(f"{table}.csv", origin.row, target, doubt.value, doubt.kind, doubt.allowed)
        self.problems.append(origin.problem(column, cause, doubt.is_warning))

    def put(
        self, table: str, key: str, cells: Mapping[str, str], origin: Origin, columns: Mapping[str, str]
    ) -> Verdict:
        """Set cells of a row; ``columns`` are the sheet's columns by the table's. Returns what became of it."""
        known = self.rows[table].get(key)
        self.origins[table, key] = origin, columns
        if known is None:
            row = dict.fromkeys(TABLES[table].column_names, "") | {TABLES[table].key: key} | dict(cells)
            self.rows[table][key] = row
            self.cells[table, key] = {column: text for column, text in row.items() if text}
            return "new"
        changed = {column: text for column, text in cells.items() if known[column] != text}
        if not changed:
            return "same"
        known.update(changed)
        self.cells.setdefault((table, key), {}).update(changed)
        return "changed"

    def take(self, table: str, cells: Mapping[str, str], origin: Origin, exact: bool = False) -> Verdict:
        """Take a row of a table's sheet: the row of its key or, without one, the same row or a new one."""
        columns = {column: column for column in cells}
        if exact:
            return self.put(table, cells[TABLES[table].key], cells, origin, columns)
        before = len(self.problems)
        texts = self._texts(table, cells, origin)
        key = texts.pop(TABLES[table].key, "")
        if not key:
            if (table in ("partnerships", "projects")) and any(
                not problem.is_warning
                and problem.problem.column in ("swedish_place", "partner_places", "partnership")
                for problem in self.problems[before:]
            ):
                return "left-out"
            key = self._same_row(table, texts) or self._new_key(table, texts)
        self._warn(table, key, texts, origin)
        return self.put(table, key, texts, origin, columns)

    def new_place(self, name: str, country: str, origin: Origin, column: str) -> str:
        """Return the id of a place that the tables lack, made with what is known of it: no position yet."""
        short = without_kind(name)
        key = slug(short, self.rows["places"], country)
        cells = {"name": name, "short_name": short, "kind": kind_of(name), "country": country}
        elsewhere = self.names.find("places", name, swedish=False)
        self.put("places", key, cells, origin, {"name": column, "country": "country", "id": column})
        self.new_places[key] = origin, column
        if elsewhere.key:
            row = self.rows["places"][elsewhere.key]
            cause = Problem(
                "places.csv", origin.row, "name", name, "namesake", f"{row['name']} ({row['country']})"
            )
            self.problems.append(origin.problem(column, cause, is_warning=True))
        return key

    def partnership_key(self, swedish: str, partners: Iterable[str], year: str) -> str:
        """Return a new partnership's id: its places' ids, or without a known partner the Swedish one and the year."""
        return slug(
            "-".join([swedish, *partners]) if partners else f"{swedish}-{year}", self.rows["partnerships"]
        )

    def project_key(self, partnership: str) -> str:
        """Return a new project's id: its partnership's, and the next number."""
        first = f"{partnership}-"
        if partnership not in self._highest:
            ends = [key.removeprefix(first) for key in self.projects_of(partnership) if key.startswith(first)]
            numbers = (int(end) for end in ends if end.isdecimal() and len(end) < 6)
            self._highest[partnership] = max(numbers, default=0)
        taken = self.rows["projects"]
        number = next(n for n in count(self._highest[partnership] + 1) if f"{first}{n}" not in taken)
        self._highest[partnership] = number
        return f"{first}{number}"

    def partnership_of(self, swedish: str, partners: Sequence[str]) -> str:
        """Return the id of the partnership between places, whichever its programme; without a partner, none."""
        wanted = _ends(swedish, partners)
        rows = self.rows["partnerships"]
        same = (
            key
            for key in self._by_ends.find(wanted)
            if _ends(rows[key]["swedish_place"], split_list(rows[key]["partner_places"])) == wanted
        )
        return next(same, "") if partners else ""

    def projects_of(self, partnership: str) -> list[str]:
        """Return the ids of a partnership's projects."""
        rows = self.rows["projects"]
        return [k for k in self._by_partnership.find(partnership) if rows[k]["partnership"] == partnership]

    def _texts(self, table: str, cells: Mapping[str, str], origin: Origin) -> dict[str, str]:
        """The row's filled cells as the table holds them; an empty one changes nothing."""
        texts: dict[str, str] = {}
        country = self.names.find("countries", cells.get("country", "")).key if table == "places" else ""
        for column, text in cells.items():
            if is_erasing(text) and column != TABLES[table].key:
                texts[column] = ""
            elif text:
                texts[column] = self._text(table, column, text, origin, cells)
        if table == "places" and texts.get("kind") == "kommun" and country not in ("", SWEDEN):
            texts["kind"] = "municipality"
        if table == "partnerships":
            named = [p for p in split_list(texts.get("partner_places", "")) if p in self.rows["places"]]
            known = {self.rows["places"][p]["country"] for p in named}
            if countries := split_list(texts.get("partner_countries", "")):
                texts["partner_countries"] = LIST_SEPARATOR.join(
                    c for c in countries if c not in known or c == SWEDEN
                )
        return texts

    def _text(self, table: str, column: str, text: str, origin: Origin, cells: Mapping[str, str]) -> str:
        swedish = {"swedish_place": True, "other_swedish_places": True, "partner_places": False}.get(column)
        context = Context(self.names, "", swedish if table == "partnerships" else None)
        if table == "partnerships" and column == "partner_places":
            return self._partners(
                text, origin, self.names.find("countries", cells.get("partner_countries", "")).key
            )
        return self.understand(table, column, text, origin, context).text

    def _partners(self, text: str, origin: Origin, country: str) -> str:
        """The ids of partners abroad; with the country of one that is not known, that is a new place there."""
        keys: dict[str, None] = {}
        for item in split_list(text.replace("\n", LIST_SEPARATOR)):
            reference = self.names.find("places", item, "", False)
            if reference.key or not country:
                context = Context(self.names, "", False)
                part = self.understand("partnerships", "partner_places", item, origin, context).text
                keys |= dict.fromkeys(split_list(part))
            else:
                keys[self.partner(item, country, origin, "partner_places", "partnerships")] = None
        return LIST_SEPARATOR.join(keys)

    def partner(self, text: str, country: str, origin: Origin, column: str, table: str) -> str:
        """Return the id of a place in a country: the one of that name, or a new one; the text if it names several."""
        reference = self.names.find("places", text, country, False)
        if reference.several:
            self.report(
                origin, column, Understood(text, "several", ", ".join(reference.near), value=text), table
            )
            return text
        return reference.key or self.new_place(text, country, origin, column)

    def _same_row(self, table: str, texts: Mapping[str, str]) -> str:
        """The key of the row that a row without a key is: by what names it, else one that has all its cells."""
        if table == "partnerships":
            partners = split_list(texts.get("partner_places", ""))
            if key := self.partnership_of(texts.get("swedish_place", ""), partners):
                return key
        if table == "places" and texts.get("name"):
            country = texts.get("country", "")
            if key := self.names.find(
                "places", texts["name"], country, country == SWEDEN if country else None
            ).key:
                return key
        if table == "articles" and (address := canonical_address(texts.get("url", ""))):
            return next(iter(self._by_address.find(address)), "")
        filled = {column: text for column, text in texts.items() if text}
        keys: Iterable[str] = self.rows[table]
        if table == "projects":
            begun = _begun(texts.get("partnership", ""), texts.get("start", ""))
            keys = (
                self._by_start.find(begun)
                if texts.get("start")
                else self.projects_of(texts.get("partnership", ""))
            )
        same = (key for key in keys if all(self.rows[table][key][c] == t for c, t in filled.items()))
        return next(same, "") if filled else ""

    def _new_key(self, table: str, texts: Mapping[str, str]) -> str:
        taken = self.rows[table]
        match table:
            case "partnerships":
                partners = split_list(texts.get("partner_places", ""))
                return self.partnership_key(texts.get("swedish_place", ""), partners, "")
            case "projects":
                return self.project_key(texts.get("partnership", ""))
            case "places":
                return slug(
                    texts.get("short_name") or without_kind(texts.get("name", "")),
                    taken,
                    texts.get("country", ""),
                )
            case "articles":
                return new_id(texts.get("title", ""), set(taken))
        return slug(next(iter(texts.values()), table), taken)

    def _warn(self, table: str, key: str, texts: Mapping[str, str], origin: Origin) -> None:
        known = self.rows[table].get(key)

        def warn(column: str, kind: str, value: str, allowed: str) -> None:
            cause = Problem(f"{table}.csv", origin.row, column, value, kind, allowed)
            self.problems.append(origin.problem(column, cause, is_warning=True))

        if table == "partnerships" and known is None:
            partners = split_list(texts.get("partner_places", ""))
            other = self.partnership_of(texts.get("swedish_place", ""), partners)
            if other in self.before[table]:
                warn("swedish_place", "possible-duplicate", key, other)
        if table == "projects" and known is None and texts.get("start"):
            begun = self._by_start.find(_begun(texts.get("partnership", ""), texts["start"]))
            if other := next((key for key in begun if key in self.before[table]), ""):
                warn("start", "possible-duplicate-project", texts["start"], other)
        evidence = texts.get("evidence_date", "")
        if table == "projects" and known and evidence and evidence < known["evidence_date"][: len(evidence)]:
            warn("evidence_date", "older-evidence", evidence, known["evidence_date"])


def _addresses(row: Mapping[str, str]) -> list[str]:
    return [address for column in ("url", "twin_url") if (address := canonical_address(row[column]))]


def _ends(swedish: str, partners: Iterable[str]) -> str:
    """The places of a partnership as one text, in whichever order they were written."""
    return LIST_SEPARATOR.join([swedish, *sorted(set(partners))])


def _begun(partnership: str, start: str) -> str:
    return f"{partnership}{LIST_SEPARATOR}{start}"

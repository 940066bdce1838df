"""New articles: what they may be about, and what an editor's choices write."""

from __future__ import annotations

from data.editing.row_edits import rows_by_key, with_edits
from data.importers.draft import Draft
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.revision import Files, loaded_of
from geo.settle.articles import Choice, added, filled, incoming

TITLE = "Unga i Växjö och An Giang möts"
NEW = Draft(
    TITLE, "Ett möte i Vietnam om klimat. <b>{{7*7}}</b>", "https://icld.se/nytt", "2026-10", language="sv"
)
KNOWN = "langsiktiga-partnerskap"


def test_what_an_article_may_be_about_is_proposed_and_the_sure_ones_are_ticked(
    published: Files, real: Dataset
) -> None:
    known = real.articles[KNOWN]
    same, new = incoming(published, real, [Draft(known.title, url=known.url, language="sv"), NEW])
    assert (same.match.verdict, same.match.known, same.proposals) == ("same", KNOWN, {})
    assert new.sure["places"] == ("vaxjo", "an-giang")
    assert new.sure["partnerships"] == ("vaxjo-an-giang",)
    evidence = {one.id: one.evidence for one in new.proposals["partnerships"]}
    assert evidence["vaxjo-an-giang"] == ("Växjö", "An Giang")
    assert new.is_complete
    (nobody,) = incoming(published, real, [Draft("Om ingenting", language="sv")])
    (unknown,) = incoming(published, real, [Draft(TITLE)])
    assert not nobody.is_complete
    assert not unknown.is_complete


def test_choices_become_rows_with_ids_of_the_importer(published: Files, real: Dataset) -> None:
    drafts = [NEW, Draft(TITLE, url="https://icld.se/annan")]
    articles = incoming(published, real, drafts)
    choices = [
        Choice(articles[0].sure, {"summary_sv": " Egna\n ord. ", "title": "nej"}),
        Choice({"themes": ["youth"]}, {"language": "en", "published": "2026-09-01"}),
    ]
    edits = added(published, zip(articles, choices, strict=True))
    assert [edit.key for edit in edits] == [
        "unga-i-vaxjo-och-an-giang-mots",
        "unga-i-vaxjo-och-an-giang-mots-2",
    ]
    files = with_edits(published, edits)
    assert loaded_of(files).problems == ()
    first, second = (rows_by_key(TABLES["articles"], files)[edit.key] for edit in edits)
    assert first["title"] == TITLE
    assert first["teaser"] == "Ett möte i Vietnam om klimat. {{7*7}}"
    assert (first["places"], first["countries"]) == ("vaxjo;an-giang", "VN")
    assert (first["programme"], first["summary_sv"]) == ("KP", "Egna ord.")
    assert (second["language"], second["published"], second["published_basis"]) == (
        "en",
        "2026-09-01",
        "stated",
    )
    assert (second["programme"], second["places"], second["themes"]) == ("other", "", "youth")
    again = incoming(files, loaded_of(files).dataset, drafts)
    assert [one.match.verdict for one in again] == ["same", "same"]


def test_what_a_known_article_lacks_is_filled(published: Files, real: Dataset) -> None:
    bare = next(a for a in real.articles.values() if a.url and not a.published)
    articles = incoming(published, real, [Draft(bare.title, url=bare.url, published="2019-05-02")])
    (edit,) = filled(articles)
    assert edit.key == bare.id
    files = with_edits(published, [edit])
    assert rows_by_key(TABLES["articles"], files)[bare.id]["published"] == "2019-05-02"

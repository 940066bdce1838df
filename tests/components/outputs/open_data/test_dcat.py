"""The catalogue: valid against the Swedish profile, true to what is published, and never broken by a setting."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyshacl
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, SH
from rdflib.term import BNode
from starlette.testclient import TestClient

from components.outputs.open_data.dcat import dcat
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.resources import FORMATS, RESOURCES
from tests.components.outputs.open_data.conftest import ROOT

PROFILE = Graph().parse(Path(__file__).parent / "profile" / "dcat-ap-se.ttl")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DATASETS = {name for name, r in RESOURCES.items() if r.themes}


def graph(edition: Edition) -> Graph:
    return Graph().parse(data=dcat(edition), format="xml")


def findings(found: Graph) -> list[str]:
    """Return what the profile finds, violations and warnings alike, as "severity focus path"."""
    _, report, _ = pyshacl.validate(found, shacl_graph=PROFILE, inference="none", advanced=False)
    return sorted(
        f"{report.value(r, SH.resultSeverity)} {report.value(r, SH.focusNode)} {report.value(r, SH.resultPath)}"
        for r in report.subjects(RDF.type, SH.ValidationResult)
    )


def test_it_keeps_every_demand_and_follows_every_recommendation(edition: Edition) -> None:
    assert findings(graph(edition)) == []


def test_files_that_lie_still_keep_them_too(edition: Edition) -> None:
    found = graph(replace(edition, live=False))
    assert findings(found) == []
    assert list(found.subjects(RDF.type, DCAT.DataService)) == []


def test_without_name_and_contact_it_says_so_and_breaks_no_demand(edition: Edition) -> None:
    found = graph(replace(edition, organisation="", contact=""))
    assert all(str(SH.Warning) in f and f.endswith("contactPoint") for f in findings(found))
    names = {str(n) for n in found.objects(None, FOAF.name)}
    assert "Utgivaren av den här kopian är inte namngiven" in names
    assert list(found.subjects(RDF.type, VCARD.Organization)) == []


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (DCAT.Catalog, DCTERMS.title),
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Dataset, DCTERMS.description),
        (DCAT.Dataset, DCAT.theme),
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Distribution, DCTERMS.license),
        (DCAT.DataService, DCAT.endpointURL),
        (FOAF.Agent, FOAF.name),
    ],
)
def test_the_profile_sees_what_is_missing(edition: Edition, kind: URIRef, path: URIRef) -> None:
    found = graph(edition)
    for subject in list(found.subjects(RDF.type, kind)):
        found.remove((subject, path, None))
    assert any(f.endswith(str(path)) for f in findings(found))


def test_every_list_that_is_a_data_set_is_there_in_each_form(edition: Edition) -> None:
    found = graph(edition)
    sets = {str(s).rpartition("#")[2] for s in found.subjects(RDF.type, DCAT.Dataset)}
    assert sets == DATASETS == {*("partnerships", "projects", "programmes", "sources", "places", "articles")}
    for name in sets:
        forms = {
            str(found.value(d, DCTERMS.format)): str(found.value(d, DCAT.downloadURL) or "")
            for d in found.objects(URIRef(f"{ROOT}dcat.rdf#{name}"), DCAT.distribution)
            if found.value(d, DCAT.downloadURL)
        }
        assert forms == {
            FORMATS[k].partition(";")[0]: f"{ROOT}api/v1/{name}.{k}" for k in RESOURCES[name].formats
        }


def test_all_that_it_points_to_below_our_root_is_there(edition: Edition, client: TestClient) -> None:
    found = graph(edition)
    ours = {str(o).partition("#")[0] for o in found.objects() if str(o).startswith(ROOT)} - {
        ROOT,
        f"{ROOT}api/v1",
    }
    assert f"{ROOT}api/v1/openapi.json" in ours
    assert {url: client.get(url).status_code for url in ours} == dict.fromkeys(ours, 200)


def test_titles_and_texts_are_in_both_languages(edition: Edition) -> None:
    found = graph(edition)
    for path in (DCTERMS.title, DCTERMS.description):
        for subject in set(found.subjects(path)):
            assert {o.language for o in found.objects(subject, path) if isinstance(o, Literal)} == {
                "sv",
                "en",
            }


def test_harvesting_finds_absolute_addresses_and_no_blank_nodes_but_periods(edition: Edition) -> None:
    found = graph(edition)
    for node in {*found.subjects(), *found.objects()}:
        if isinstance(node, BNode):
            assert (node, RDF.type, DCTERMS.PeriodOfTime) in found
        elif isinstance(node, URIRef):
            assert str(node).startswith(("http://", "https://", "mailto:"))


def test_a_catalogue_without_address_is_refused(edition: Edition) -> None:
    with pytest.raises(ValueError, match="absolute"):
        dcat(replace(edition, root="../../"))


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("kartan@example.org", "mailto:kartan@example.org"),
        ("https://example.org/kontakt?a=b c", "https://example.org/kontakt?a=b%20c"),
        ("ring oss", ""),
        ("javascript:alert(1)", ""),
        ("a@b.se?bcc=c@d.se", ""),
    ],
)
def test_a_contact_is_an_address_or_is_left_out(edition: Edition, contact: str, address: str) -> None:
    found = graph(replace(edition, contact=contact))
    assert [str(o) for p in (VCARD.hasEmail, VCARD.hasURL) for o in found.objects(None, p)] == (
        [address] if address else []
    )


@hypothesis_settings(max_examples=40)
@given(organisation=st.text(max_size=30), contact=st.text(max_size=30))
def test_no_name_or_contact_breaks_the_catalogue(edition: Edition, organisation: str, contact: str) -> None:
    found = graph(replace(edition, organisation=organisation, contact=contact))
    names = [str(n) for n in found.objects(None, FOAF.name)]
    assert names
    assert all(names)

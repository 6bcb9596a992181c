"""The descriptions of all data are what portals and archives read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
import requests
from msgspec.structs import replace
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF
from rocrate_validator.models import Severity, ValidationSettings
from rocrate_validator.services import validate
from rocrate_validator.utils.http import HttpRequester

from dashboard.data.file_formats import FORMATS
from dashboard.exports.catalogues import catalogues
from dashboard.output.derived_files import derived_files
from dashboard.view.view import View
from tests.samples.edition import Edit
from tests.samples.exports import EMPTY, own_datasets
from tests.samples.site import TRADE, TRADE_ROWS

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
SCHEMA = "http://schema.org/"
TERMS = (
    "CreativeWork",
    "Dataset",
    "Organization",
    "about",
    "creditText",
    "dateModified",
    "datePublished",
    "description",
    "encodingFormat",
    "hasPart",
    "identifier",
    "isBasedOn",
    "license",
    "name",
    "publisher",
    "temporalCoverage",
    "url",
)
CONTEXT = {
    **{term: f"{SCHEMA}{term}" for term in TERMS},
    "File": f"{SCHEMA}MediaObject",
    "conformsTo": f"{DCTERMS}conformsTo",
}
"""What the words of RO-Crate's own context mean, as far as we use them: the validator would ask the network for it."""
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    FOAF.Agent: (FOAF.name,),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL),
}
"""The mandatory properties of the classes of DCAT-AP 3.0."""


def described(view: View, address: str) -> Any:
    [file] = [file for file in catalogues(view) if file.address == address]
    return json.loads(file.make())


def own() -> View:
    return replace(EMPTY, datasets=own_datasets())


def missing(catalogue: Any) -> list[str]:
    """The mandatory properties of DCAT-AP that a catalogue lacks."""
    graph = rdflib.Graph().parse(data=json.dumps(catalogue), format="json-ld")
    assert len(list(graph.subjects(RDF.type, DCAT.Catalog))) == 1
    return [
        f"{thing}: {name}"
        for kind, names in MANDATORY.items()
        for thing in graph.subjects(RDF.type, kind)
        for name in names
        if graph.value(thing, name) in (None, rdflib.Literal(""))
    ]


def test_the_catalogue_has_what_dcat_ap_asks_for(edit: Edit) -> None:
    assert missing(described(own(), "data/catalog.jsonld")) == []
    assert missing(described(edit().view, "data/catalog.jsonld")) == []


BREAK: dict[str, Callable[[Any], object]] = {
    "a title": lambda catalogue: catalogue["dcat:dataset"][0].pop("dct:title"),
    "the publisher": lambda catalogue: catalogue.pop("dct:publisher"),
    "an address": lambda catalogue: catalogue["dcat:dataset"][0]["dcat:distribution"][1].pop("dcat:accessURL"),
    "a prefix": lambda catalogue: catalogue["@context"].update({"dct": "http://purl.org/dc/elements/1.1/"}),
}


@pytest.mark.parametrize("lost", BREAK)
def test_a_catalogue_that_lacks_something_is_seen(lost: str) -> None:
    catalogue = described(own(), "data/catalog.jsonld")
    BREAK[lost](catalogue)
    assert missing(catalogue) != []


def test_each_file_of_each_dataset_is_a_distribution(edit: Edit) -> None:
    view = replace(edit().view, site_url="https://example.org/")
    graph = rdflib.Graph().parse(data=json.dumps(described(view, "data/catalog.jsonld")), format="json-ld")
    files = {str(address) for address in graph.objects(None, DCAT.downloadURL)}
    assert {f"https://example.org/data/trade.{ending}" for ending in FORMATS} == files
    assert {f"data/trade.{ending}" for ending in FORMATS} - {"data/trade.csv"} <= set(derived_files(view, []))


def issues(folder: Path, crate: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the RO-Crate validator says of a folder with a description, without asking the network."""

    def get(self: object, address: str, **_: object) -> requests.Response:
        assert address == "https://w3id.org/ro/crate/1.1/context"
        answer = requests.Response()
        answer.status_code, answer.headers["Content-Type"] = 200, "application/ld+json"
        answer._content = json.dumps({"@context": CONTEXT}).encode()
        return answer

    monkeypatch.setattr(HttpRequester, "get", get, raising=False)
    (folder / "ro-crate-metadata.json").write_text(json.dumps(crate))
    settings = ValidationSettings(
        rocrate_uri=str(folder), profile_identifier="ro-crate-1.1", requirement_severity=Severity.REQUIRED
    )
    return [str(issue.message) for issue in validate(settings).get_issues()]


def folder_of(crate: Any, folder: Path) -> Path:
    """A folder with the files that a description names."""
    for entity in crate["@graph"]:
        path = folder / entity["@id"]
        if entity["@type"] == "Dataset":
            path.mkdir(parents=True, exist_ok=True)
        elif entity["@type"] == "File":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("content")
    return folder


def test_others_find_the_crate_valid(edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crate = described(edit().view, "ro-crate-metadata.json")
    assert issues(folder_of(crate, tmp_path / "crate"), crate, monkeypatch) == []


def test_others_see_what_the_crate_lacks(edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crate = described(edit().view, "ro-crate-metadata.json")
    root = next(entity for entity in crate["@graph"] if entity["@id"] == "./")
    lost = ("name", "datePublished", "license")
    for name in lost:
        del root[name]
    found = issues(folder_of(crate, tmp_path / "crate"), crate, monkeypatch)
    assert [name for name in lost if f"`{name}`" not in " ".join(found)] == [], found


def test_the_crate_names_every_file_and_no_other(edit: Edit) -> None:
    view = edit().view
    crate = described(view, "ro-crate-metadata.json")
    files = {entity["@id"] for entity in crate["@graph"] if entity["@type"] == "File"}
    names = {f"data/trade.{ending}" for ending in FORMATS}
    assert files == names | {"data/datapackage.json", "data/catalog.jsonld"}


def test_no_two_things_have_one_name(edit: Edit) -> None:
    """Two parts of a university have one address, and 'a-b' of 'c' is not 'a' of 'b-c'."""
    folder = "data/datasets/economy"
    sources = TRADE.replace("name: customs", "name: b-c").replace("name: later", "name: d")
    files = {
        f"data/institutes/part-{name}.yaml": f"name: Part {name}\nshort_name: P{name}\nown_name: Part {name}\n"
        "city: Warsaw\nsite: https://www.osw.waw.pl\n"
        for name in ("one", "two")
    }
    for name, text in {"a": sources, "a-b": sources.replace("name: b-c", "name: c")}.items():
        files[f"{folder}/{name}.yaml"] = f"{text}public: true\n"
        files[f"{folder}/{name}.csv"] = TRADE_ROWS.replace("customs", "b-c" if name == "a" else "c").replace(
            "later", "d"
        )
    edition = edit(files, preview=False)
    assert edition.findings == ()
    names = [entity["@id"] for entity in described(edition.view, "ro-crate-metadata.json")["@graph"]]
    assert sorted(set(names)) == sorted(names)
    graph = rdflib.Graph().parse(data=json.dumps(described(edition.view, "data/catalog.jsonld")), format="json-ld")
    agents = {str(name): thing for thing, name in graph.subject_objects(FOAF.name)}
    assert len({agents[name] for name in ("Centre for Eastern Studies", "Part one", "Part two")}) == 3


def test_what_nobody_sees_is_not_described(edit: Edit) -> None:
    hidden = {"docs/analyses/lifeline.md": None, "data/charts/trade.yaml": None}
    assert list(catalogues(edit(hidden, preview=False).view)) == []

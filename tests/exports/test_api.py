"""The answers of `/api/v1/` are what their description says, and their addresses lead to something."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from dashboard.cache.store import Cache
from dashboard.exports.api_data import sourced_rows
from dashboard.exports.api_files import api_files
from dashboard.view.view import View
from tests.samples.built import Built
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS
from tests.samples.site import HEAD, SITE

API = "api/v1/"
HIDDEN = HEAD.replace("status: published", "status: draft").replace("A lifeline", "A secret")


def answers(view: View) -> dict[str, Any]:
    return {file.address.removeprefix(API): json.loads(file.make()) for file in api_files(view)}


def schema_of(address: str, description: Any) -> Any:
    """The schema of the answer at an address, with the others beside it."""
    for path, operations in description["paths"].items():
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), f"/{address}"):
            answer = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            return {**answer, "components": description["components"]}
    raise AssertionError(f"nothing is said of {address}")


def addresses_in(value: Any) -> Iterator[str]:
    """The addresses on the site; those of sources are elsewhere."""
    if isinstance(value, str) and value.startswith("https://example.org/"):
        yield value.removeprefix("https://example.org/")
    parts = [part for key, part in value.items() if key != "sources"] if isinstance(value, dict) else value
    for part in parts if isinstance(parts, list) else ():
        yield from addresses_in(part)


@pytest.fixture(scope="module")
def built(small_site: Built) -> dict[str, Any]:
    """The answers of a built site."""
    folder = small_site.site / API
    return {
        path.relative_to(folder).as_posix(): json.loads(path.read_text()) for path in sorted(folder.rglob("*.json"))
    }


def test_the_description_is_valid(built: dict[str, Any]) -> None:
    validate(built["openapi.json"], cls=OpenAPIV31SpecValidator)
    assert built["openapi.json"]["openapi"] == "3.1.0"
    assert built["openapi.json"]["servers"] == [{"url": "https://example.org/api/v1"}]


def test_others_see_a_broken_description(built: dict[str, Any]) -> None:
    broken = json.loads(json.dumps(built["openapi.json"]).replace('"in": "path"', '"in": "road"'))
    with pytest.raises(Exception, match="road"):
        validate(broken, cls=OpenAPIV31SpecValidator)


def test_every_answer_is_as_described_and_has_an_answer(built: dict[str, Any]) -> None:
    for address in built.keys() - {"openapi.json"}:
        schema = schema_of(address, built["openapi.json"])
        jsonschema.validate(built[address], schema, jsonschema.Draft202012Validator)
    one_of_each = {"datasets/trade.json", "charts/trade.json", "charts/data-trade.json", "pieces/lifeline.json"}
    lists = {f"{name}.json" for name in ("index", "datasets", "charts", "pieces", "people", "facts", "openapi")}
    assert set(built) == lists | one_of_each


@pytest.mark.parametrize(
    ("address", "key", "value"),
    [("facts.json", "facts", [{"target": "x"}]), ("pieces.json", "pieces", None), ("charts/trade.json", "rows", [1])],
)
def test_an_answer_that_differs_is_seen(built: dict[str, Any], address: str, key: str, value: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**built[address], key: value}, schema_of(address, built["openapi.json"]))


def test_every_address_in_an_answer_leads_to_a_file(built: dict[str, Any], small_site: Built) -> None:
    answers = (built[address] for address in built.keys() - {"openapi.json"})
    named = {address.partition("#")[0] for answer in answers for address in addresses_in(answer)}
    files = {f"{address}index.html" if address.endswith("/") or not address else address for address in named}
    assert files - small_site.files() == set()
    assert len(files) > 20


def test_the_files_of_a_chart_are_all_that_readers_get_of_it(built: dict[str, Any], small_site: Built) -> None:
    for chart in ("trade", "data-trade"):
        names = {name for name in small_site.files() if name.startswith(f"charts/{chart}.")}
        files = built[f"charts/{chart}.json"]["files"]
        assert {address.removeprefix("https://example.org/") for address in files.values()} == names
        assert {"svg", "png", "csv", "json"} <= files.keys()


def test_the_values_of_charts_are_those_of_the_data(built: dict[str, Any], edit: Edit) -> None:
    [dataset] = edit().view.datasets
    rows = built["charts/trade.json"]["rows"]
    assert [row["value"] for row in rows] == [row.values["value"] for row in dataset.rows]
    assert rows[2]["mark"] == "derived"


def test_each_row_of_a_chart_names_its_sources() -> None:
    sources = [{"name": "customs"}, {"name": "later"}]
    rows = [{"value": 1, "source": ""}, {"value": 2, "source": "later"}]
    assert [row["source"] for row in sourced_rows(rows, sources)] == ["customs; later", "later"]


def test_a_fact_has_all_its_digits_and_stands_once(edit: Edit) -> None:
    digits = "12345678901234567890.123456789"
    words = f"It was [{digits} USD bn in 2022](fact:trade/value?year=2022&flow=china-to-russia)"
    changes = {"docs/analyses/one.md": f"{HEAD}\n{words}.\n", "docs/analyses/two.md": f"{HEAD}\n{words}.\n"}
    rows = {"data/datasets/economy/trade.csv": f"year,flow,value,source,mark\n2022,china-to-russia,{digits},customs,\n"}
    view = edit({**AT_ADDRESS, **changes, **rows, "docs/analyses/lifeline.md": None}).view
    [file] = [file for file in api_files(view) if file.address == f"{API}facts.json"]
    [fact] = json.loads(file.make(), parse_float=Decimal)["facts"]
    assert fact["value"] == Decimal(digits)
    assert [address.removeprefix(view.site_url) for address in fact["cited_in"]] == ["analyses/one/", "analyses/two/"]


def test_what_is_not_public_is_in_no_answer(edit: Edit) -> None:
    fact = "[76.12 USD bn in 2022](fact:trade/value?year=2022&flow=china-to-russia)"
    changes = {**AT_ADDRESS, "docs/analyses/hidden.md": f"{HIDDEN}\nIt was {fact}.\n"}
    public, preview = answers(edit(changes, preview=False).view), answers(edit(changes).view)
    assert "pieces/hidden.json" not in public
    assert "pieces/hidden.json" in preview
    assert "hidden" not in json.dumps(public)
    assert [one["cited_in"] for one in preview["facts.json"]["facts"]] != [
        one["cited_in"] for one in public["facts.json"]["facts"]
    ]


def test_an_answer_has_another_key_when_it_says_something_else(edit: Edit, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")

    def keys(changes: dict[str, str | None]) -> dict[str, str]:
        return {
            file.address.removeprefix(API): file.kept(cache).key
            for file in api_files(edit({**AT_ADDRESS, **changes}).view)
        }

    descriptor, rows = "data/datasets/economy/trade.yaml", "data/datasets/economy/trade.csv"
    first = keys({})
    moved = {path.replace("economy", "energy"): SITE[path] for path in (descriptor, rows)}
    second = keys({descriptor: None, rows: None, **moved})
    assert {name for name in first if second[name] != first[name]} >= {"datasets.json", "datasets/trade.json"}
    assert second["people.json"] == first["people.json"]


def test_a_correction_changes_a_piece(edit: Edit) -> None:
    head = HEAD.replace("status:", "corrections: [{date: 2025-05-20, text: It was 5.}]\nstatus:")
    [piece] = answers(edit({**AT_ADDRESS, "docs/analyses/lifeline.md": head}, preview=False).view)["pieces.json"][
        "pieces"
    ]
    assert piece["updated"] == "2025-05-20"

"""CSL-JSON holds to its own schema, and has all that is known of a work."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dashboard.citing.csl_json import csl_item, write_csl_json
from dashboard.citing.work import CitedSite, Work
from tests.samples.works import DASHBOARD, EVERYBODY, HOSTILE, MERICS, OSW, author, chart, dataset, piece

SCHEMA = json.loads((Path(__file__).parent / "csl-data.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "work",
    [
        piece(),
        piece(authors=EVERYBODY),
        piece(title=HOSTILE, abstract=HOSTILE),
        dataset(),
        chart(),
        Work("charts", "bare", "Bare", DASHBOARD, "en"),
    ],
)
def test_each_work_holds_to_the_schema(work: Work) -> None:
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(write_csl_json(work)))


def test_the_schema_finds_what_is_no_field() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate([csl_item(piece()) | {"institute": "OSW"}])


def test_a_piece_is_a_report_of_its_institutes_in_the_series_of_the_site() -> None:
    work = piece(authors=(author("Eva Lis", OSW), author("Jan Groß", MERICS, OSW)))
    item = csl_item(work)
    assert (item["type"], item["genre"], item["collection-title"]) == ("report", "Comment", "China-Russia Dashboard")
    assert item["publisher"] == f"{OSW}; {MERICS}"
    assert item["URL"] == "https://example.org/site/analyses/lifeline/"
    assert item["issued"] == {"date-parts": [[2025, 5, 9]]}


@pytest.mark.parametrize(("work", "kind"), [(dataset(), "dataset"), (chart(), "graphic")])
def test_data_and_charts_are_the_sites_and_of_the_day_of_their_last_change(work: Work, kind: str) -> None:
    item = csl_item(work)
    assert (item["type"], item["author"]) == (kind, [{"literal": "China-Russia Dashboard"}])
    assert (item["publisher"], item["version"]) == (f"{OSW}; {MERICS}", "1a2b3c4d")
    assert (item["issued"], item["note"]) == ({"date-parts": [[2026, 1, 20]]}, "Data: China Customs.")


def test_a_piece_that_was_updated_has_both_days() -> None:
    item = csl_item(piece(updated=datetime.date(2025, 5, 21)))
    assert (item["issued"], item["note"]) == ({"date-parts": [[2025, 5, 9]]}, "Updated 21 May 2025.")


def test_names_of_people_have_parts_and_names_of_teams_do_not() -> None:
    names: list[dict[str, Any]] = [csl_item(piece(authors=(one,)))["author"][0] for one in EVERYBODY]
    assert names[2] == {"family": "Leyen", "given": "Ursula Gertrud", "non-dropping-particle": "von der"}
    assert names[6] == {"family": "王", "given": "毅"}
    assert names[9] == {"family": "King", "given": "Martin Luther", "suffix": "Jr."}
    assert csl_item(piece())["author"] == [{"literal": "OSW dashboard editors"}]


def test_a_site_without_an_address_gives_none() -> None:
    assert "URL" not in csl_item(piece(site=CitedSite("Site")))


def test_what_is_not_known_is_left_out() -> None:
    item = csl_item(Work("charts", "bare", "Bare", DASHBOARD, "en"))
    assert set(item) == {"id", "type", "title", "publisher", "language", "URL", "author"}

"""RIS is read by another program as it was meant."""

from __future__ import annotations

from typing import Any

import pytest
import rispy

from dashboard.citing.ris import write_ris
from dashboard.citing.work import Work
from tests.samples.works import DASHBOARD, EVERYBODY, HOSTILE, OSW, chart, dataset, piece


def read(work: Work) -> dict[str, Any]:
    [entry] = rispy.loads(write_ris(work))
    return dict(entry)


def test_an_entry_has_what_the_item_has() -> None:
    assert read(piece()) == {
        "type_of_reference": "RPRT",
        "authors": ["OSW dashboard editors"],
        "title": "A lifeline",
        "secondary_title": "China-Russia Dashboard",
        "publisher": OSW,
        "year": "2025",
        "date": "2025/05/09",
        "type_of_work": "Comment",
        "edition": "1a2b3c4d",
        "language": "en",
        "urls": ["https://example.org/site/analyses/lifeline/"],
        "abstract": "Trade matters far more to one of the two.",
        "keywords": ["Economy", "yuan"],
    }


@pytest.mark.parametrize(("work", "kind"), [(chart(), "CHART"), (dataset(), "DATA")])
def test_charts_and_data_have_types_of_their_own_and_name_their_sources(work: Work, kind: str) -> None:
    entry = read(work)
    assert (entry["type_of_reference"], entry["notes"]) == (kind, ["Data: China Customs."])
    assert entry["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING


def test_names_begin_with_the_family() -> None:
    assert read(piece(authors=EVERYBODY))["authors"] == [
        "Żółć-Ślązak, Łukasz",
        "Groß, Jürgen",
        "von der Leyen, Ursula Gertrud",
        "de la Cruz, María José",
        "Ortega y Gasset, José",
        "Öström, Åsa",
        "王, 毅",
        "Wang, Yi",
        "Lavrov, Sergei Viktorovich",
        "King, Martin Luther, Jr.",
    ]


def test_a_line_break_in_a_text_begins_no_line() -> None:
    work = piece(title=HOSTILE, abstract=HOSTILE, keywords=(HOSTILE,), version=HOSTILE)
    entry = read(work)
    assert entry["title"] == entry["abstract"] == " ".join(HOSTILE.split())
    assert entry["type_of_reference"] == "RPRT"


def test_a_keyword_with_a_comma_is_one_keyword() -> None:
    """Themes may be called so; their tags may not."""
    assert read(piece(keywords=("Money, banks", "yuan")))["keywords"] == ["Money, banks", "yuan"]


def test_what_is_not_known_is_left_out() -> None:
    lines = write_ris(Work("charts", "bare", "Bare", DASHBOARD, "en")).splitlines()
    assert [line[:2] for line in lines] == ["TY", "AU", "TI", "PB", "LA", "UR", "ER"]

"""What programs may ask, and what they get."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.quoted.library_error import LibraryError
from dashboard.quoted.public_library import MOST_CHARACTERS, PublicLibrary
from tests.samples.amounts import read_back
from tests.samples.edition import Edit
from tests.samples.site import HEAD

DRAFT: dict[str, str | None] = {
    "docs/analyses/hidden.md": HEAD.replace("published", "draft").replace("A lifeline", "zqsecret lifeline")
}


@pytest.fixture
def library(edit: Edit) -> PublicLibrary:
    return PublicLibrary(edit(DRAFT, preview=False).view)


def test_a_search_finds_what_holds_all_words(library: PublicLibrary) -> None:
    answer = library.search("LIFELINE trade")
    assert answer["total"] == 1
    assert answer["hits"][0]["kind"] == "piece"
    assert answer["hits"][0]["address"] == f"{library.view.site_url}analyses/lifeline/"
    assert "Trade doubled." in answer["hits"][0]["excerpt"]
    assert [hit["kind"] for hit in library.search("trade")["hits"]] == ["dataset", "piece"]
    assert library.search("trade", kind="dataset")["total"] == 1
    assert library.search("lifeline coal") == {"total": 0, "hits": []}


@pytest.mark.parametrize(
    "query", ["", "  ", ".*", "(q+)+$", "\x00", "%", "'; DROP TABLE", "../../etc/passwd", "x" * 10**6]
)
def test_hostile_queries_find_nothing(library: PublicLibrary, query: str) -> None:
    assert library.search(query, limit=10**9)["hits"] == []


def test_a_list_goes_on_where_it_ended(library: PublicLibrary) -> None:
    first = library.entries(limit=2)
    assert [entry["name"] for entry in first["entries"]] == ["lifeline", "trade"]
    assert (first["total"], first["next_offset"]) == (3, 2)
    second = library.entries(limit=10**9, offset=2)
    assert [entry["kind"] for entry in second["entries"]] == ["dataset"]
    assert second["next_offset"] is None
    assert library.entries(offset=-5, limit=-5)["entries"] == library.entries(limit=1)["entries"]
    assert library.entries(theme="energy")["entries"] == []


def test_a_page_comes_in_parts(edit: Edit) -> None:
    library = PublicLibrary(
        edit({"docs/analyses/long.md": HEAD + "Both sides sold more of it.\n\n" * 3_000}, preview=False).view
    )
    first = library.page("piece", "long")
    assert len(first["markdown"]) == first["next_offset"] == MOST_CHARACTERS
    rest = library.page("piece", "long", offset=MOST_CHARACTERS)
    assert len(first["markdown"] + rest["markdown"]) == first["characters"]
    assert rest["next_offset"] is None


@pytest.mark.parametrize("name", ["hidden", "", "../../mkdocs.yml", "/etc/passwd", "lifeline/../hidden", "x" * 10**5])
def test_there_is_nothing_but_what_is_public(library: PublicLibrary, name: str) -> None:
    with pytest.raises(LibraryError) as caught:
        library.page("piece", name)
    assert len(str(caught.value)) < 250
    assert "zqsecret" not in str(caught.value)


def test_rows_come_with_units_marks_and_sources(library: PublicLibrary) -> None:
    answer = library.rows("trade", {"flow": "china sells to russia"}, since="2023", until="2025")
    assert [row["row"] for row in answer["rows"]] == [f"{year}-china-to-russia" for year in (2025, 2024, 2023)]
    newest = answer["rows"][0]
    assert read_back(newest["values"]["value"]) == Decimal("103.6")
    assert newest["mark"] == "estimate"
    assert answer["columns"][2] == {"name": "value", "title": "Value", "type": "number", "unit": "USD bn"}
    assert [answer["sources"][number] for number in newest["sources"]] == [
        {
            "publisher": "China Customs, via RIA",
            "title": "Trade in 2025",
            "address": "https://example.org/b",
            "accessed": None,
        }
    ]
    assert library.rows("trade", {"flow": ["china-to-russia"], "year": "2024"})["total"] == 1
    assert library.rows("trade", limit=10**9)["total"] == 8
    assert len(library.rows("trade", limit=3, offset=6)["rows"]) == 2


def test_what_cannot_be_asked_is_told(library: PublicLibrary) -> None:
    with pytest.raises(LibraryError, match=r"There is no column 'flaw'\. Did you mean 'flow'"):
        library.rows("trade", {"flaw": "x"})
    with pytest.raises(LibraryError, match="There is no public dataset 'trad'"):
        library.rows("trad")


def test_a_preview_is_refused(edit: Edit) -> None:
    with pytest.raises(ValueError, match="not public"):
        PublicLibrary(edit().view)

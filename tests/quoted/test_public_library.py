"""What programs may ask, and what they get."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from dashboard.quoted.library_error import LibraryError
from dashboard.quoted.public_library import MOST_CHARACTERS, PublicLibrary
from tests.samples.amounts import read_back
from tests.samples.edition import Edit
from tests.samples.site import HEAD, TRADE, TRADE_ROWS

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
    assert answer["hits"][0]["address"] == f"{library.view.root}analyses/lifeline/"
    assert "Trade doubled." in answer["hits"][0]["excerpt"]
    assert [hit["kind"] for hit in library.search("trade")["hits"]] == ["dataset", "piece"]
    assert library.search("trade", kind="dataset")["total"] == 1
    assert library.search("lifeline coal") == {"total": 0, "hits": []}


@pytest.mark.parametrize(
    "query", ["", "  ", ".*", "(q+)+$", "\x00", "%", "'; DROP TABLE", "../../etc/passwd", "x" * 10**6]
)
def test_hostile_queries_find_nothing(library: PublicLibrary, query: str) -> None:
    assert library.search(query, limit=10**9)["hits"] == []


def test_an_excerpt_holds_the_word_where_letters_have_several_small_ones(edit: Edit) -> None:
    text = f"{HEAD}{'Straße ' * 300}zebra ends it.\n"
    library = PublicLibrary(edit({"docs/analyses/street.md": text}, preview=False).view)
    assert "zebra" in library.search("zebra")["hits"][0]["excerpt"]


def test_a_list_goes_on_where_it_ended(library: PublicLibrary) -> None:
    first = library.entries(limit=2)
    assert [entry["name"] for entry in first["entries"]] == ["lifeline", "trade"]
    assert (first["total"], first["next_offset"]) == (3, 2)
    second = library.entries(limit=10**9, offset=2)
    assert [entry["kind"] for entry in second["entries"]] == ["dataset"]
    assert second["next_offset"] is None
    assert library.entries(offset=-5, limit=-5)["entries"] == library.entries(limit=1)["entries"]
    with pytest.raises(LibraryError, match=r"There is no theme 'energy'\. Known: economy\."):
        library.entries(theme="energy")


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


@pytest.mark.parametrize(
    ("kind", "since", "until", "times"),
    [
        ("quarter", "2023-09", "2024-12", ["2024-Q3", "2023-Q3"]),
        ("quarter", "2022", "2024-03", ["2023-Q3", "2022-Q3"]),
        ("quarter", "2024-Q3", "2024-Q3", ["2024-Q3"]),
        ("year", "2024-05", "", ["2025", "2024"]),
        ("year", "", "2022-01-01", ["2022"]),
    ],
)
def test_times_of_all_kinds_can_be_compared(edit: Edit, kind: str, since: str, until: str, times: list[str]) -> None:
    rows = re.sub(r"^(\d{4})", r"\1-Q3", TRADE_ROWS, flags=re.M) if kind == "quarter" else TRADE_ROWS
    descriptor = TRADE.replace("type: year", f"type: {kind}") + "public: true\n"
    files = {"data/datasets/economy/other.yaml": descriptor, "data/datasets/economy/other.csv": rows}
    library = PublicLibrary(edit(files, preview=False).view)
    found = library.rows("other", {"flow": "china-to-russia"}, since=since, until=until)["rows"]
    assert [row["row"].removesuffix("-china-to-russia").upper() for row in found] == times


def test_numbers_have_the_digits_of_the_file(edit: Edit) -> None:
    changes = {"data/datasets/economy/trade.csv": TRADE_ROWS.replace("103.6,", "1e-9,").replace("115.49,", "115.490,")}
    rows = PublicLibrary(edit(changes, preview=False).view).rows("trade", {"flow": "china-to-russia"})["rows"]
    assert [row["values"]["value"] for row in rows][:2] == ["1e-9", "115.490"]


@pytest.mark.parametrize("time", ["May 2023", "20244", "2024-13", "x" * 10**5])
def test_what_is_no_time_is_told(library: PublicLibrary, time: str) -> None:
    for wanted in ({"since": time}, {"until": time}):
        with pytest.raises(LibraryError, match="is no time: give one such as 2024, 2024-Q1, 2024-05 or") as caught:
            library.rows("trade", **wanted)
        assert len(str(caught.value)) < 250


def test_what_cannot_be_asked_is_told(library: PublicLibrary) -> None:
    with pytest.raises(LibraryError, match=r"There is no column 'flaw'\. Did you mean 'flow'"):
        library.rows("trade", {"flaw": "x"})
    with pytest.raises(LibraryError, match="There is no public dataset 'trad'"):
        library.rows("trad")


def test_a_preview_is_refused(edit: Edit) -> None:
    with pytest.raises(ValueError, match="not public"):
        PublicLibrary(edit().view)

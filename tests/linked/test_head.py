"""What pages tell programs: facts of registry, descriptor and front matter, and nothing that is not known."""

from __future__ import annotations

import json

import pytest

from dashboard.data.file_formats import FORMATS
from dashboard.linked.json_ld import data_block
from tests.samples.edition import Edit
from tests.samples.linked import EVERYTHING, ROOT, Head, data_of, tags_of
from tests.samples.site import HEAD, SITE, TRADE

HOSTILE = "</script><script>alert(1)</script> \"'&<!-- \u2028\u2029 \\ \U0001f600 \u202eיִ $x$ {{ 7 * 7 }}"


def test_no_text_ends_the_block() -> None:
    block = str(data_block([{"@type": "Article", "headline": HOSTILE}]))
    assert block.count("<") == block.count(">") == 2
    assert not {"&", "\u2028", "\u2029"} & {*block}
    [text] = Head(block).data
    assert json.loads(text)["@graph"] == [{"@type": "Article", "headline": HOSTILE}]


def test_a_piece_has_its_authors_with_the_institutes_of_its_day_its_days_and_its_data(edit: Edit) -> None:
    piece, trail = data_of(edit(EVERYTHING, preview=False), "analyses/full.md")
    person, team = piece["author"]
    assert (person["@type"], person["name"], person["sameAs"]) == (
        "Person",
        "Zoë Ørn",
        "https://orcid.org/0000-0002-1825-0097",
    )
    assert person["affiliation"]["name"] == "Centre for Eastern Studies"
    assert (team["@type"], team["name"], team["parentOrganization"]["@id"]) == (
        "Organization",
        "OSW editors",
        f"{ROOT}institutes/osw/",
    )
    assert (piece["datePublished"], piece["dateModified"]) == ("2025-05-09", "2025-07-02")
    assert piece["isBasedOn"] == {"@type": "Dataset", "@id": f"{ROOT}data/trade/", "name": "Trade"}
    assert [one["text"] for one in piece["correction"]] == ["It was 3.", "It was 2."]
    assert [step["name"] for step in trail["itemListElement"]] == ["Tiny", "Analyses", 'All: "that" there is']


def test_who_moved_later_was_then_at_the_earlier_institute(edit: Edit) -> None:
    text = (EVERYTHING["docs/analyses/full.md"] or "").replace("date: 2025-05-09", "date: 2024-05-09")
    piece, _ = data_of(edit({**EVERYTHING, "docs/analyses/full.md": text}, preview=False), "analyses/full.md")
    assert piece["author"][0]["affiliation"]["name"] == "Old House"


def test_a_post_that_has_ended_is_no_affiliation_of_the_page_of_a_person(edit: Edit) -> None:
    person, _ = data_of(edit(EVERYTHING, preview=False), "authors/full/index.md")
    assert (person["jobTitle"], person["affiliation"]["name"]) == ("Fellow", "Centre for Eastern Studies")
    ended = (EVERYTHING["data/authors/full.yaml"] or "").replace("from: 2025", "from: 2025, to: 2025")
    person, _ = data_of(edit({**EVERYTHING, "data/authors/full.yaml": ended}, preview=False), "authors/full/index.md")
    assert not {"jobTitle", "affiliation"} & person.keys()


@pytest.mark.parametrize(("at", "is_there"), [("2026-06-01", True), ("2029-12-31", True), ("2030-01-01", False)])
def test_a_post_with_an_end_to_come_is_an_affiliation_until_then(edit: Edit, at: str, is_there: bool) -> None:
    fixed = (EVERYTHING["data/authors/full.yaml"] or "").replace("from: 2025", "from: 2025, to: 2029")
    edition = edit({**EVERYTHING, "data/authors/full.yaml": fixed}, preview=False, at=f"{at}T12:00+00:00")
    person, _ = data_of(edition, "authors/full/index.md")
    assert (person.get("jobTitle"), "affiliation" in person) == ("Fellow" if is_there else None, is_there)


def test_what_is_not_known_is_left_out(edit: Edit) -> None:
    changes = {"data/authors/bare.yaml": "name: Bare\ninstitute: osw\npublic: true\n"}
    edition = edit(changes, preview=False)
    person, _ = data_of(edition, "authors/bare/index.md")
    assert person.keys() == {"@type", "@id", "name", "url", "affiliation"}
    piece, _ = data_of(edition, "analyses/lifeline.md")
    assert not {"dateModified", "correction", "keywords"} & piece.keys()
    institute, _ = data_of(edition, "institutes/osw/index.md")
    assert not {"foundingDate", "sameAs", "logo", "parentOrganization", "email", "description"} & institute.keys()


def test_a_dataset_has_its_time_its_measures_and_its_terms(edit: Edit) -> None:
    dataset, _ = data_of(edit(preview=False), "data/trade/index.md")
    assert dataset["temporalCoverage"] == "2022-01-01/2025-12-31"
    assert dataset["variableMeasured"] == {"@type": "PropertyValue", "name": "Value", "unitText": "USD bn"}
    assert dataset["license"] == {"@type": "CreativeWork", "name": "Facts re-keyed"}
    files = [(one["contentUrl"], one["encodingFormat"]) for one in dataset["distribution"]]
    assert files == [(f"{ROOT}data/trade.{ending}", kind.media_type) for ending, kind in FORMATS.items()]
    assert [source["publisher"]["name"] for source in dataset["isBasedOn"]] == ["China Customs"] * 2
    descriptor = TRADE.replace("title: Facts re-keyed", "path: https://example.org/terms")
    dataset, _ = data_of(edit({"data/datasets/economy/trade.yaml": descriptor}, preview=False), "data/trade/index.md")
    assert dataset["license"] == "https://example.org/terms"


def test_a_short_description_says_the_title_first(edit: Edit) -> None:
    """Google's search for datasets passes over descriptions of less than fifty signs."""
    dataset, _ = data_of(edit(preview=False), "data/trade/index.md")
    assert dataset["description"] == "Trade. Goods trade between China and Russia."
    long = TRADE.replace("Goods trade between", "The value of all goods that are traded between")
    dataset, _ = data_of(edit({"data/datasets/economy/trade.yaml": long}, preview=False), "data/trade/index.md")
    assert dataset["description"].startswith("The value of all")


def test_data_without_a_time_cover_none(edit: Edit) -> None:
    timeless = TRADE.replace("type: year", "type: string")
    edition = edit({"data/datasets/economy/trade.yaml": timeless})
    assert "temporalCoverage" not in data_of(edition, "data/trade/index.md")[0]


@pytest.mark.parametrize("path", ["analyses/index.md", "authors/index.md", "corrections/index.md", "calendar/index.md"])
def test_lists_are_about_nothing_of_their_own(edit: Edit, path: str) -> None:
    assert data_of(edit(preview=False), path) == []


def test_what_was_withdrawn_is_no_article_for_readers_and_for_reviewers(edit: Edit) -> None:
    text = SITE["docs/analyses/lifeline.md"] or ""
    withdrawn = text.replace("status:", "withdrawn: {date: 2025-06-01, reason: Wrong.}\nstatus:")
    for preview in (True, False):
        edition = edit({"docs/analyses/lifeline.md": withdrawn}, preview=preview)
        if "analyses/lifeline.md" in edition.pages:
            assert data_of(edition, "analyses/lifeline.md") == []
            tags = dict(tags_of(edition, "analyses/lifeline.md"))
            assert (tags["og:type"], tags["og:image"]) == ("website", f"{ROOT}assets/card.png")


def test_what_only_reviewers_see_has_no_day_of_publication(edit: Edit) -> None:
    edition = edit({"docs/analyses/lifeline.md": HEAD.replace("published", "draft")})
    piece, _ = data_of(edition, "analyses/lifeline.md")
    assert "datePublished" not in piece
    assert "article:published_time" not in dict(tags_of(edition, "analyses/lifeline.md"))


def test_tags_name_title_day_section_and_authors(edit: Edit) -> None:
    tags = tags_of(edit(EVERYTHING, preview=False), "analyses/full.md")
    assert [content for name, content in tags if name == "article:author"] == [
        f"{ROOT}authors/full/",
        f"{ROOT}authors/osw-editors/",
    ]
    named = dict(tags)
    assert (named["og:type"], named["og:title"]) == ("article", 'All: "that" there is')
    assert (named["article:published_time"], named["article:modified_time"]) == ("2025-05-09", "2025-07-02")
    assert named["og:image"] == f"{ROOT}analyses/full/card.png"
    assert named["og:image:alt"] == named["twitter:image:alt"] == named["og:title"]

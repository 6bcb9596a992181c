"""The list of names that the search loads."""

from __future__ import annotations

import json

from dashboard.output.search_names import MOST_BYTES, named_pages, names_json
from tests.samples.edition import Edit
from tests.samples.site import HEAD, SITE
from tests.samples.tagged import tagged

NAMES = "data/names.yaml"


def test_institutes_people_themes_tags_datasets_and_charts_have_their_names_and_other_names(edit: Edit) -> None:
    institute, author = "data/institutes/osw.yaml", "data/authors/osw-editors.yaml"
    files = {
        institute: f"{SITE[institute]}other_names: [Eastern Institute]\n",
        author: f"{SITE[author]}other_names: [Redakcja]\n",
        **tagged(*["[Yuan]"] * 3),
    }
    names = named_pages(edit(files, preview=False).view)
    assert names["institute"] == [
        ("Centre for Eastern Studies", "institutes/osw/", "OSW", "Ośrodek Studiów Wschodnich", "Eastern Institute")
    ]
    assert names["person"] == [("OSW editors", "authors/osw-editors/", "Redakcja")]
    assert names["page"] == [("Economy", "themes/economy/"), ("Yuan", "tags/yuan/")]
    assert [entry[1] for kind in ("dataset", "chart") for entry in names[kind]] == ["data/trade/", "charts/trade/"]


def test_a_spelling_that_is_not_used_leads_to_the_one_that_stands_in_a_shown_title(edit: Edit) -> None:
    names = "names:\n" + "".join(
        f"  - {{name: {name}, variants: [{variant}]}}\n" for name, variant in (("Kyiv", "Kiev"), ("Odesa", "Odessa"))
    )
    piece = HEAD.replace("A lifeline", "Kyiv")
    hidden = HEAD.replace("A lifeline", "Odesa").replace("published", "draft")
    files = {NAMES: names, "docs/analyses/a.md": f"{piece}Words.\n", "docs/analyses/b.md": f"{hidden}Words.\n"}
    assert edit(files, preview=False).view.spellings == (("Kiev", "Kyiv"),)


def test_the_list_never_outgrows_its_room_and_people_come_before_charts() -> None:
    pages = {kind: [(f"{kind} {number} " + "ł" * 40, f"{kind}/{number}/") for number in range(150)] for kind in "abcd"}
    text = names_json(pages, (("Kiev", "Kyiv"),))
    kept = {kind: len(entries) for kind, entries in json.loads(text).items()}
    assert len(text.encode()) <= MOST_BYTES
    assert len(text.encode()) > MOST_BYTES - 300
    assert (kept["spelling"], kept["a"]) == (1, 150)
    assert "d" not in kept
    whole = {"a": [("Name", "a/")]}
    assert json.loads(names_json(whole, ())) == {"spelling": [], "a": [["Name", "a/"]]}

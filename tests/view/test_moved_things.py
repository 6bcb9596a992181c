"""Where the former addresses of datasets, charts and people lead."""

from __future__ import annotations

from dashboard.output.redirects import redirect_pages
from tests.samples.edition import Edit
from tests.samples.site import CHART, TRADE

FORMERLY = "formerly: [{}]\n"
FILES: dict[str, str | None] = {
    "data/datasets/economy/trade.yaml": TRADE + FORMERLY.format("commerce"),
    "data/charts/trade.yaml": CHART + FORMERLY.format("commerce, spare"),
    "data/charts/spare.yaml": CHART.replace("id: trade", "id: spare") + "public: true\n",
    "data/authors/osw-editors.yaml": "name: OSW\ninstitute: osw\ncollective: true\n" + FORMERLY.format("osw-team"),
}


def test_pages_and_files_of_former_names_lead_to_those_of_today(edit: Edit) -> None:
    redirects = edit(FILES, preview=False).view.redirects
    assert redirects["data/commerce/"] == "data/trade/"
    assert redirects["data/commerce.csv"] == "data/trade.csv"
    assert redirects["charts/commerce/"] == "charts/trade/"
    assert redirects["embed/commerce/"] == "embed/trade/"
    assert redirects["authors/osw-team/"] == "authors/osw-editors/"
    # What is there is not taken.
    assert not any("spare" in old for old in redirects)


def test_a_page_leads_on_by_itself_and_a_file_by_the_host(edit: Edit) -> None:
    files = dict(redirect_pages(edit(FILES, preview=False).view))
    assert 'url=../trade/"' in files["data/commerce/index.html"]
    assert "data/commerce.csv" not in files


def test_a_former_name_that_leads_nowhere_is_an_error(edit: Edit) -> None:
    other = {"data/authors/other.yaml": "name: Other\ninstitute: osw\n" + FORMERLY.format("osw-editors, osw-team")}
    found = [(one.path, one.message) for one in edit(FILES | other).findings if one.id == "former-name"]
    here, twice = "leads nowhere, since another file has this name:", "leads nowhere, since another file names it, too:"
    assert sorted(found) == [
        ("data/authors/other.yaml", f"formerly: 'osw-editors' {here} data/authors/osw-editors.yaml."),
        ("data/authors/other.yaml", f"formerly: 'osw-team' {twice} data/authors/osw-editors.yaml."),
        ("data/charts/trade.yaml", f"formerly: 'spare' {here} data/charts/spare.yaml."),
    ]

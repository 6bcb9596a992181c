"""What is known of a piece, a chart and a dataset when they are cited."""

from __future__ import annotations

import datetime

import pytest

from dashboard.cache.value_digest import digest
from dashboard.citing.highwire import citation_tags
from dashboard.citing.own_style import cite
from dashboard.citing.work import CitedSite
from dashboard.data.dataset import data_version
from dashboard.edition.edition import Edition
from dashboard.pages.cited_works import cited_chart, cited_dataset, cited_piece
from dashboard.pages.generated_pages import make_frame
from dashboard.people.person_name import PersonName
from tests.samples.edition import Edit
from tests.samples.site import HEAD, TRADE, TRADE_ROWS
from tests.samples.site import SITE as FILES

SITE = CitedSite("Site", "https://example.org/", ("Publisher",))
PIECE = "docs/analyses/lifeline.md"
MERICS = "name: Mercator Institute\nshort_name: MERICS\nown_name: M\ncity: Berlin\nsite: https://merics.org\n"
MOVED = (
    "name: Jan Groß\naffiliations:\n  - {institute: merics, to: 2025-12-31}\n  - {institute: osw, from: 2026-01-01}\n"
)


def test_an_author_belongs_to_the_institute_of_the_day_of_the_piece(edit: Edit) -> None:
    files = {
        "data/institutes/merics.yaml": MERICS,
        "data/authors/jan.yaml": MOVED,
        PIECE: HEAD.replace("[osw-editors]", "[osw-editors, jan]"),
    }
    [piece] = edit(files, preview=False).view.analyses
    team, person = cited_piece(piece, SITE).authors
    assert (team.name, team.parts, team.institutes) == ("OSW editors", None, ("Centre for Eastern Studies",))
    assert (person.parts, person.institutes) == (PersonName("Jan", "", "Groß"), ("Mercator Institute",))
    assert cited_piece(piece, SITE).publishers == ("Centre for Eastern Studies", "Mercator Institute")


def test_a_post_that_began_later_counts_where_there_is_no_other(edit: Edit) -> None:
    later = "name: Jan Groß\naffiliations: [{institute: osw, from: 2026-01-01}]\n"
    files = {"data/authors/jan.yaml": later, PIECE: HEAD.replace("osw-editors", "jan")}
    [piece] = edit(files, preview=False).view.analyses
    assert cited_piece(piece, SITE).authors[0].institutes == ("Centre for Eastern Studies",)


def test_a_correction_changes_a_piece(edit: Edit) -> None:
    head = HEAD.replace("status:", "corrections: [{date: 2025-05-20, text: It was 5.}]\nstatus:")
    [piece] = edit({PIECE: head}, preview=False).view.analyses
    assert cited_piece(piece, SITE).updated == datetime.date(2025, 5, 20)


def test_a_piece_has_its_days_its_kind_and_its_tags(edit: Edit) -> None:
    head = HEAD.replace("2025-05-09", "2025-05-09\nupdated: 2025-05-21\ntags: [yuan]")
    [piece] = edit({PIECE: head}, preview=False).view.analyses
    work = cited_piece(piece, SITE)
    assert (work.published, work.updated) == (datetime.date(2025, 5, 9), datetime.date(2025, 5, 21))
    assert (work.genre, work.keywords, work.address) == (
        "Comment",
        ("Economy", "yuan"),
        "https://example.org/analyses/lifeline/",
    )


def test_a_chart_and_its_dataset_have_one_version_and_one_source(edit: Edit) -> None:
    view = edit(preview=False).view
    [chart], [dataset] = view.charts, view.datasets
    of_chart, of_data = cited_chart(chart, SITE, [dataset]), cited_dataset(dataset, SITE)
    assert of_chart.version == of_data.version == dataset.digest[:8]
    assert of_chart.sources == of_data.sources == "China Customs, via TASS and RIA"
    assert of_chart.publishers == ("Publisher",)


def test_the_version_of_several_datasets_does_not_hang_on_their_order(edit: Edit) -> None:
    other = "data/datasets/economy/other"
    view = edit({f"{other}.yaml": TRADE.replace("title: Trade", "title: Other"), f"{other}.csv": TRADE_ROWS}).view
    one, two = view.datasets
    assert data_version([one, two]) == data_version([two, one]) not in (data_version([one]), data_version([two]), "")
    assert data_version([]) == ""


def shown(edition: Edition) -> tuple[dict[str, object], dict[str, str]]:
    """What the pages of a piece, a chart and a dataset say of citing, and the digests of all that these are given."""
    frame = make_frame(edition.view)
    paths = ("analyses/lifeline.md", "charts/trade/index.md", "data/trade/index.md")
    contexts = {path: edition.pages[path].context for path in paths}
    piece = cited_piece(contexts[paths[0]]["analysis"], frame["cited_site"])
    works = (
        piece,
        cited_chart(contexts[paths[1]]["chart"], frame["cited_site"]),
        cited_dataset(contexts[paths[2]]["dataset"], frame["cited_site"]),
    )
    words: dict[str, object] = {path: (cite(work), work.address) for path, work in zip(paths, works, strict=True)}
    words["head"] = citation_tags(piece)
    digests = {path: digest((context, frame)) for path, context in contexts.items()}
    return words, digests | {"head": digests[paths[0]]}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/authors/osw-editors.yaml", "collective: true", "family_name: OSW"),
        ("data/authors/osw-editors.yaml", "OSW editors", "Eva Lis"),
        ("data/institutes/osw.yaml", "name: Centre", "name: The Centre"),
        (PIECE, "title: A", "title: No"),
        (PIECE, "2025-05-09", "2025-05-09\nupdated: 2025-05-10"),
        (PIECE, "theme:", "tags: [yuan]\ntheme:"),
        (PIECE, "kind:", "lang: pl\nkind:"),
        ("data/themes.yaml", "name: Economy", "name: Wealth"),
        ("data/datasets/economy/trade.yaml", "via RIA", "via NTV"),
        ("data/datasets/economy/trade.yaml", "title: Trade\n", "title: Goods\n"),
        ("data/datasets/economy/trade.csv", "103.6", "103.7"),
        ("data/charts/trade.yaml", "title: Both", "title: The two"),
        ("mkdocs.yml", "site_name: ", "site_name: The "),
    ],
)
def test_a_page_is_made_anew_where_it_is_cited_in_another_way(edit: Edit, path: str, old: str, new: str) -> None:
    """What heads and blocks show follows from what the page is given, or it would stay as it was in a preview."""
    files = {PIECE: HEAD}
    before_words, before_digests = shown(edit(files))
    text = files.get(path) or FILES[path] or ""
    assert old in text
    words, digests = shown(edit({**files, path: text.replace(old, new)}))
    changed = {place for place in words if words[place] != before_words[place]}
    assert changed
    assert [place for place in changed if digests[place] == before_digests[place]] == []

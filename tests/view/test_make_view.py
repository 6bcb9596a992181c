"""What an audience sees of a site."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit, is_shown
from tests.samples.site import CHART, HEAD

PIECE = "docs/analyses/lifeline.md"
DRAFT = HEAD.replace("published", "draft")
FENCE = "\n```chart\n" + CHART.replace("id: trade", "id: own") + "```\n"


def test_what_only_a_draft_uses_is_not_shown(edit: Edit) -> None:
    edition = edit({PIECE: DRAFT + "![A](chart:trade)\n\n![B](../images/secret.svg)\n"}, preview=False)
    assert edition.view.analyses == ()
    assert edition.view.datasets == ()
    assert edition.view.chart_requests == ()
    assert edition.view.authors == ()
    assert edition.view.themes == ()
    assert not is_shown(edition, "docs/images/secret.svg")


@pytest.mark.parametrize(
    "changes",
    [
        {PIECE: DRAFT + FENCE.replace("y: value", "y: valeu")},
        {PIECE: DRAFT + "[76](fact:trade/value?year=2022)\n"},
        {PIECE: DRAFT.replace("kind: comment", "knd: comment") + "![A](chart:trade)\n"},
        {PIECE: DRAFT.replace("[osw-editors]", "[osw-editors, nobody]") + "![A](chart:trade)\n"},
    ],
    ids=["broken fence", "fact", "broken head", "unknown author"],
)
def test_a_faulty_draft_hides_what_it_uses_too(edit: Edit, changes: dict[str, str]) -> None:
    edition = edit({**changes, "data/charts/trade.yaml": None}, preview=False)  # (which would use the dataset too)
    if "knd" not in changes[PIECE] and "nobody" not in changes[PIECE]:
        assert edition.view.datasets == ()
    assert edition.view.authors == ()


def test_a_reviewer_of_a_draft_is_not_shown(edit: Edit) -> None:
    reviewer = {"data/authors/jan.yaml": "name: Jan\ninstitute: osw\n"}
    draft = DRAFT.replace("theme:", "reviewers: [jan]\ntheme:")
    assert edit({**reviewer, "docs/analyses/b.md": draft}, preview=False).view.authors[0].slug == "osw-editors"
    assert len(edit({**reviewer}, preview=False).view.authors) == 1


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/analyses/secret.markdown", "wrong-name"),
        ("docs/analyses/index.md", "wrong-name"),
        ("docs/analyses/deep/secret.md", "wrong-name"),
        ("docs/analyses/My Secret.md", "wrong-name"),
        ("docs/about/secret.md", ""),
    ],
)
def test_a_draft_in_an_odd_place_is_not_shown(edit: Edit, path: str, expected: str) -> None:
    edition = edit({path: DRAFT}, preview=False)
    assert not is_shown(edition, path)
    assert [finding.id for finding in edition.findings] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "use", ["![B](../images/p%20q.svg)", '<img src="../images/p q.svg">', "[B](<../images/p q.svg>)"]
)
def test_a_file_is_shown_where_something_shown_uses_it(edit: Edit, use: str) -> None:
    picture: dict[str, str | None] = {"docs/images/p q.svg": "<svg/>"}
    assert is_shown(edit({**picture, PIECE: HEAD + use}, preview=False), "docs/images/p q.svg")
    assert not is_shown(edit({**picture, PIECE: DRAFT + use}, preview=False), "docs/images/p q.svg")
    assert not is_shown(edit({**picture, PIECE: HEAD}, preview=False), "docs/images/p q.svg")


def test_what_no_piece_uses_is_shown(edit: Edit) -> None:
    edition = edit({PIECE: DRAFT + "Words.\n"}, preview=False)
    assert [dataset.name for dataset in edition.view.datasets] == ["trade"]
    assert [chart.id for chart in edition.view.charts] == ["trade"]


def test_a_preview_shows_everything(edit: Edit) -> None:
    edition = edit({PIECE: DRAFT + "![A](chart:trade)\n"}, preview=True)
    assert [analysis.slug for analysis in edition.view.analyses] == ["lifeline"]
    assert [author.slug for author in edition.view.authors] == ["osw-editors"]

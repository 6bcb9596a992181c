import json

import pytest

from tests.samples.edition import Edit, is_shown
from tests.samples.site import CHART, HEAD, TRADE, TRADE_ROWS

PIECE = "docs/analyses/lifeline.md"
DRAFT = HEAD.replace("published", "draft")
FENCE = "\n```chart\n" + CHART.replace("id: trade", "id: own") + "```\n"


def test_the_small_site_has_no_finding(edit: Edit) -> None:
    edition = edit()
    assert edition.findings == ()
    assert [one.slug for one in edition.view.analyses] == ["lifeline"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![A](chart:trad)\n", ("unknown-chart", 10)),
        ("![A](chart:trade)\n\n![B](chart:trade)\n", ("duplicate-chart", 12)),
        ("Words ![A](chart:trade)\n", ("chart-not-alone", 10)),
        (FENCE.replace("own", "trade"), ("duplicate-id", 12)),
        (FENCE.replace("x: year", "x: yaer"), ("unknown-field", 15)),
        (FENCE.replace("id: own", "id: 'own"), ("yaml-syntax", 12)),
        ("\n- A\n\n    ```chart\n    id: own\n    tpye: line\n    ```\n", ("unknown-key", 15)),
    ],
)
def test_a_mistake_in_a_text_names_its_line(edit: Edit, body: str, expected: tuple[str, int]) -> None:
    findings = [one for one in edit({PIECE: HEAD + body}).findings if one.path == PIECE and one.id != "missing-key"]
    assert expected in [(one.id, one.line) for one in findings]


def test_a_broken_shared_chart_is_reported_once_in_its_own_file(edit: Edit) -> None:
    edition = edit({"data/charts/trade.yaml": CHART.replace("y: value", "y: valeu")})
    assert [(one.path, one.id) for one in edition.findings] == [("data/charts/trade.yaml", "unknown-field")]
    assert edition.content.placements[PIECE][0].findings == tuple(edition.findings)


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
    assert [one.id for one in edition.findings] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "use", ["![B](../images/p%20q.svg)", '<img src="../images/p q.svg">', "[B](<../images/p q.svg>)"]
)
def test_a_file_is_shown_where_something_shown_uses_it(edit: Edit, use: str) -> None:
    picture: dict[str, str | None] = {"docs/images/p q.svg": "<svg/>"}
    assert is_shown(edit({**picture, PIECE: HEAD + use}, preview=False), "docs/images/p q.svg")
    assert not is_shown(edit({**picture, PIECE: DRAFT + use}, preview=False), "docs/images/p q.svg")
    assert not is_shown(edit({**picture, PIECE: HEAD}, preview=False), "docs/images/p q.svg")


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"cells": []}', '{"nbformat": 3, "nbformat_minor": 0, "cells": []}']
)
def test_a_broken_notebook_is_one_finding_and_no_page(edit: Edit, content: str) -> None:
    edition = edit({"docs/analyses/book.ipynb": content})
    assert [one.id for one in edition.findings] == ["notebook-syntax"]
    assert not is_shown(edition, "docs/analyses/book.ipynb")


def test_what_no_piece_uses_is_shown(edit: Edit) -> None:
    edition = edit({PIECE: DRAFT + "Words.\n"}, preview=False)
    assert [one.name for one in edition.view.datasets] == ["trade"]
    assert [one.id for one in edition.view.charts] == ["trade"]


def test_a_preview_shows_everything(edit: Edit) -> None:
    edition = edit({PIECE: DRAFT + "![A](chart:trade)\n"}, preview=True)
    assert [one.slug for one in edition.view.analyses] == ["lifeline"]
    assert [one.slug for one in edition.view.authors] == ["osw-editors"]


def test_errors_of_a_draft_do_not_stop_a_publication(edit: Edit) -> None:
    broken = "![A](chart:none)\n"
    assert edit({PIECE: DRAFT + broken}, preview=False).blocking_errors() == []
    assert [one.id for one in edit({PIECE: HEAD + broken}, preview=False).blocking_errors()] == ["unknown-chart"]


def test_a_head_that_cannot_be_read_stops_unless_it_is_plainly_a_draft(edit: Edit) -> None:
    edition = edit({PIECE: HEAD.replace("kind: comment", "knd: comment") + "Words.\n"}, preview=False)
    assert edition.view.analyses == ()
    assert [one.id for one in edition.blocking_errors()] == ["unknown-key"]
    assert (
        edit({PIECE: DRAFT.replace("kind: comment", "knd: comment") + "Words.\n"}, preview=False).blocking_errors()
        == []
    )


def test_all_findings_come_at_once(edit: Edit) -> None:
    edition = edit(
        {
            PIECE: HEAD.replace("osw-editors", "nobody"),
            "data/datasets/economy/trade.csv": TRADE_ROWS.replace("76.12", "x"),
            "data/datasets/energy/oil.csv": "a\n1\n",
            "data/datasets/energy/gas.yaml": TRADE,
            "data/authors/broken.yaml": "name: [\n",
        }
    )
    assert {one.id for one in edition.findings} == {"unknown-author", "wrong-value", "missing-file", "yaml-syntax"}
    assert len(edition.findings) == 5


def test_a_notebook_is_read_like_a_text(edit: Edit) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": HEAD.splitlines(keepends=True)},
        {"cell_type": "markdown", "metadata": {}, "source": ["Words.\n", "\n", "![A](chart:trad)"]},
        {"cell_type": "code", "source": ["1 + 1"], "metadata": {}, "outputs": [], "execution_count": None},
    ]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    edition = edit({"docs/analyses/book.ipynb": text})
    found = [one for one in edition.findings if one.path.endswith("ipynb")]
    assert [(one.id, text.splitlines()[one.line - 1].strip()) for one in found] == [
        ("unknown-chart", '"![A](chart:trad)"')
    ]
    assert [one.id for one in edition.content.placements["docs/analyses/book.ipynb"]] == ["trad"]

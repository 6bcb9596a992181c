"""Words for the desk keep what they stand in from readers, in builds that are not strict, too."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit, is_shown
from tests.samples.site import CHART, HEAD, TRADE

PIECE = "docs/analyses/lifeline.md"
MARKS = ("{>>is that so?<<}", "{>>is that so?", "<!-- is that so? -->", "<!-- is that so?")


@pytest.mark.parametrize(
    "words",
    [
        "Trade grew. <!-- is that so?",
        "<p hidden>Is that so?</p>",
        '<p style="color: red; display: none">Is that so?</p>',
        "<dialog>Is that so?</dialog>",
        "Is that so?\n{: hidden }",
    ],
)
def test_a_text_waits_whose_hidden_words_would_be_read(edit: Edit, words: str) -> None:
    edition = edit({PIECE: f"{HEAD}{words}\n"}, preview=False)
    assert not is_shown(edition, PIECE)
    assert {error.path for error in edition.blocking_errors()} == {PIECE}


@pytest.mark.parametrize(
    "words", ["<p class='own-a'>So.</p>", "<p style='color: red'>So.</p>", "Trade <!-- so --> grew."]
)
def test_a_text_is_shown_whose_words_are_for_readers(edit: Edit, words: str) -> None:
    assert is_shown(edit({PIECE: f"{HEAD}{words}\n"}, preview=False), PIECE)


@pytest.mark.parametrize("mark", MARKS)
def test_data_wait_in_whose_words_a_remark_is_left(edit: Edit, mark: str) -> None:
    files = {
        "data/datasets/economy/trade.yaml": f"{TRADE}how: 'Read in reports {mark}.'\npublic: true\n",
        "data/charts/trade.yaml": CHART,
    }
    view = edit(files, preview=False).view
    assert (view.datasets, view.charts) == ((), ())


@pytest.mark.parametrize("mark", MARKS)
def test_a_chart_a_person_a_fact_and_a_tile_wait_in_whose_words_a_remark_is_left(edit: Edit, mark: str) -> None:
    tile = "id: {0}, label: '{1}', value: trade/value, where: {{flow: china-to-russia}}, chart: sums, theme: energy"
    fact = "{0}:\n  value: SELECT max(value) FROM trade\n  states: 'So much {1}.'\n"
    files = {
        "data/charts/trade.yaml": f"{CHART}note: 'Not all {mark}.'\n",
        "data/charts/sums.yaml": CHART.replace("id: trade", "id: sums"),
        "data/authors/jan.yaml": f"name: Jan\ninstitute: osw\npublic: true\nbio: 'He reads {mark}.'\n",
        "data/facts.yaml": fact.format("most", mark) + fact.format("all", ""),
        "data/tiles.yaml": f"tiles:\n- {{{tile.format('a', 'A')}}}\n- {{{tile.format('b', f'B {mark}')}}}\n",
    }
    edition = edit(files, preview=False)
    view, entries = edition.view, edition.content.named_facts
    assert [chart.id for chart in view.charts] == ["sums"]
    assert [author.slug for author in view.authors] == ["osw-editors"]
    assert [tile.id for tile in view.tiles] == ["a"]
    assert [name for name, entry in entries.items() if entry] == ["all"]

"""What readers are told of corrections, withdrawals and changes of the data, as feeds."""

from __future__ import annotations

import datetime
import json
from typing import Any

from msgspec.structs import replace

from dashboard.data.data_change import ChangedValue, DataChange
from dashboard.edition.edition import Edition
from dashboard.view.withdrawn_piece import WithdrawnPiece
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS, URL, feeds_of
from tests.samples.site import HEAD, TRADE

ON = datetime.date(2026, 11, 20)


def items(edition: Edition, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(feeds_of(edition)[address])["items"]
    return found


def test_each_correction_is_an_entry_that_keeps_its_id(edit: Edit) -> None:
    first = "{date: 2026-01-02, text: 'It was <34>%.'}"
    ids = []
    for corrections in (first, f"{{date: 2026-01-02, text: Another.}}, {first}"):
        head = HEAD.replace("status:", f"corrections: [{corrections}]\nstatus:")
        edition = edit({**AT_ADDRESS, "docs/analyses/lifeline.md": head + "Words.\n"}, preview=False)
        told = items(edition, "corrections/feed.json")
        entry = next(entry for entry in told if "34" in entry["summary"])
        assert entry["title"] == "Corrected: A lifeline"
        assert entry["url"] == f"{URL}analyses/lifeline/#corrections"
        assert entry["date_modified"] == "2026-01-02T00:00:00+01:00"
        assert entry["content_html"] == "<p>It was &lt;34&gt;%.</p>"
        ids.append(entry["id"])
    assert len({entry["id"] for entry in told}) == 2
    assert len(set(ids)) == 1


def test_a_withdrawal_is_told_and_the_piece_is_gone(edit: Edit) -> None:
    edition = edit({**AT_ADDRESS, "docs/analyses/lifeline.md": None}, preview=False)
    gone = WithdrawnPiece("gone", "A <title>", ON, "It was wrong.", formerly=("first", "second"))
    edition = replace(edition, view=replace(edition.view, withdrawn=(gone,)))
    assert items(edition, "feed.json") == []
    (entry,) = items(edition, "corrections/feed.json")
    assert (entry["id"], entry["url"]) == (f"{URL}analyses/first/#withdrawn", f"{URL}analyses/gone/")
    assert (entry["title"], entry["summary"]) == ("Withdrawn: A <title>", "It was wrong.")


def test_a_change_keeps_its_id_when_its_dataset_is_renamed(edit: Edit) -> None:
    change = DataChange("trade", "Trade", ON, periods="2025", added=2, version="b2")
    renamed = TRADE + "formerly: [commerce, goods]\n"
    edition = edit({**AT_ADDRESS, "data/datasets/economy/trade.yaml": renamed}, preview=False)
    edition = replace(edition, view=replace(edition.view, data_changes=(change,)))
    (entry,) = items(edition, "data/changes/feed.json")
    assert (entry["id"], entry["url"]) == (f"{URL}data/commerce/#changed-b2", f"{URL}data/trade/")


def test_changes_of_the_data_are_told_with_their_values(edit: Edit) -> None:
    value = ChangedValue("2024-total", "2024, <both>", "", "20.1 USD bn (provisional)", "20.4 USD bn")
    change = DataChange("trade", "Trade & more", ON, revised=1, revisions=(value,), version="a1")
    same_day = DataChange("trade", "Trade & more", ON, periods="2025", added=2, version="b2")
    edition = edit(AT_ADDRESS, preview=False)
    edition = replace(edition, view=replace(edition.view, data_changes=(same_day, change)))
    second, first = items(edition, "data/changes/feed.json")
    assert (first["id"], second["id"]) == (f"{URL}data/trade/#changed-a1", f"{URL}data/trade/#changed-b2")
    assert (first["title"], first["summary"], first["url"]) == (
        "Trade & more",
        "Revised: 1 value.",
        f"{URL}data/trade/",
    )
    assert "2024, &lt;both&gt;" in first["content_html"]
    assert "<del>20.1 USD bn (provisional)</del>" in first["content_html"]
    assert second["summary"] == "Added: 2025."
    marked = ChangedValue("2024-total", "2024, both", "", "USD 20 bn", "about USD 20 bn", "provisional", is_marked=True)
    change = replace(change, revised=3, marked=1, revisions=(marked,))
    edition = replace(edition, view=replace(edition.view, data_changes=(change,)))
    (told,) = items(edition, "data/changes/feed.json")
    assert told["summary"] == "Revised: 2 values. Mark changed: 1 value, same figure."
    assert "2024, both (provisional)</span>" in told["content_html"]
    assert first["date_published"] == "2026-11-20T00:00:00+01:00"

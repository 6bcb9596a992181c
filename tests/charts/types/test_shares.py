"""Shares of a whole."""

from collections.abc import Callable

import pytest

from dashboard.charts.figure.captions import write_notes
from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from tests.samples.times import DESCRIPTOR, timed_chart


@pytest.mark.parametrize("form", ["bar", "area"])
def test_shares_of_nothing_are_refused(
    form: str, dataset: Callable[..., Dataset | None], findings: list[Finding]
) -> None:
    rows = "time,thing,amount\n2023,coal,0\n2023,oil,0\n2024,coal,0\n2024,oil,0\n"
    things = dataset(DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", "annual"), rows)
    assert timed_chart(form, things, "color: thing\nstack: percent", findings) is None
    assert ["all amounts are zero" in finding.message for finding in findings] == [True]


@pytest.mark.parametrize("title", ["Value", "GDP", "Gas from Russia", "Chinese exports"])
def test_a_share_keeps_the_names_of_what_it_is_of(
    title: str, dataset: Callable[..., Dataset | None], findings: list[Finding]
) -> None:
    descriptor = (
        DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", "annual").replace("title: Amount", f"title: {title}")
    )
    things = dataset(descriptor, "time,thing,amount\n2023,coal,1\n2023,oil,4\n")
    selection = timed_chart("bar", things, "color: thing\nstack: percent", findings)
    assert selection, findings
    assert selection.drawn.series[0].field.title == f"{title} (share)"


@pytest.mark.parametrize("more", ["", "\nfacet: place"])
@pytest.mark.parametrize("missing", ["2023,coal,\n", ""])
def test_shares_of_a_whole_of_which_a_part_is_not_known_are_refused(
    more: str, missing: str, dataset: Callable[..., Dataset | None], findings: list[Finding]
) -> None:
    rows = f"time,thing,amount\n{missing}2023,oil,5\n2024,coal,2\n2024,oil,2\n"
    descriptor = DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", "annual")
    if more:
        place = "    - {name: place, type: string, title: Place}\n"
        descriptor = descriptor.replace("  primaryKey:", f"{place}  primaryKey:")
        rows = rows.replace("amount\n", "amount,place\n").replace("5\n", "5,a\n").replace("2\n", "2,a\n")
        rows = rows.replace(",coal,\n", ",coal,,a\n")
    things = dataset(descriptor, rows)
    assert timed_chart("bar", things, f"color: thing\nstack: percent{more}", findings) is None
    assert ["coal has no amount in 2023" in finding.message for finding in findings] == [True]


@pytest.mark.parametrize(
    ("amounts", "is_told"),
    [
        ((1, 1, 1), True),  # 33.3333 three times
        ((1, 2, 3), False),  # 16.6667 + 33.3333 + 50
        ((51, 949, 1), True),
        ((1, 1, 2), False),
        ((0, 1, 3), False),
        ((5.123, 94.877, 0), True),  # "5.12" + "94.9"
    ],
)
def test_shares_that_do_not_add_up_are_said_to_be_rounded(
    amounts: tuple[float, ...],
    is_told: bool,
    dataset: Callable[..., Dataset | None],
    findings: list[Finding],
) -> None:
    rows = "".join(f"2023,{thing},{amount}\n" for thing, amount in zip(("coal", "gas", "oil"), amounts, strict=True))
    descriptor = DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", "annual")
    selection = timed_chart("bar", dataset(descriptor, f"time,thing,amount\n{rows}"), "color: thing\nstack: percent")
    assert selection, findings
    assert ("Shares may not add up to 100% because of rounding." in write_notes(selection)) is is_told


def test_a_computed_share_is_no_more_exact_than_a_reader_can_use(
    dataset: Callable[..., Dataset | None], findings: list[Finding]
) -> None:
    descriptor = DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", "annual")
    things = dataset(descriptor, "time,thing,amount\n2023,coal,1.37\n2023,oil,5.63\n")
    selection = timed_chart("bar", things, "color: thing\nstack: percent", findings)
    assert selection, findings
    coal = selection.drawn.series[0]
    assert coal.full_amount(coal.points[0]) == "19.6%"

"""Descriptions of the checks of what a chart's picture can show. `charts/resolve/` finds the issues."""

from __future__ import annotations

from dashboard.checks.check import described

too_many_series = described(
    "too-many-series",
    "site",
    """A chart has more lines or colours than a reader can tell apart.

    Why: A chart with more of them shows nothing but that there are many.

    Bad:
        a line chart of thirty countries, all coloured

    Good:
        the same with `highlight: [russia, china]`
    """,
)
too_many_marks = described(
    "too-many-marks",
    "site",
    """A chart has more marks than its picture can hold.

    Why: They would cover each other.

    Bad:
        a bar chart of 400 days

    Good:
        a line chart of 400 days
    """,
)
long_name = described(
    "long-name",
    "site",
    """A name is too long to stand beside its mark.

    Why: It would be cut off, or push the plot aside.

    Bad:
        a category with a label of 90 characters

    Good:
        one with a label of 30
    """,
)
left_out = described(
    "left-out",
    "site",
    """A map has an amount for a country that the atlas does not have.

    Why: Readers look for it in vain. A line below the chart names it, and its table has the amount.

    Bad:
        a map of the world with an amount for Antarctica

    Good:
        the same, and a bar chart beside it that has Antarctica
    """,
)
absent_value = described(
    "absent-value",
    "site",
    """A chart asks for something by name, and has no amount of it.

    Why: Whoever reads the declaration believes that it is shown. A line below a map names the countries without data.

    Bad:
        `where: {country: [Poland, Malta], year: 2024}`, where the amounts of Malta end in 2023

    Good:
        `where: {country: [Poland], year: 2024}`
    """,
)
lost_label = described(
    "lost-label",
    "site",
    """A name, an event or an annotation has no room in a picture.

    Why: The labels of a picture never overlap. What has no room at any place, in several lines, or in the numbered
    list below the plot is cut or left out, and readers on a phone then see marks without a name.

    Bad:
        a heatmap of forty goods by thirty countries

    Good:
        the ten largest goods, or goods with a short `label` in the dataset's `categories`
    """,
)
lost_value = described(
    "lost-value",
    "site",
    """An amount or a unit has no room in a picture, and no axis says it.

    Why: A mark without its amount, or an amount without its unit, tells readers nothing.

    Bad:
        a heatmap of shares with two decimals in sixty columns

    Good:
        the same in twelve columns, or a table
    """,
)
lying_bars = described(
    "lying-bars",
    "site",
    """The names of standing bars have no room below them on a phone, so the bars lie.

    Why: A name that is turned or left out is not read. Where bars lie, each name has a line of its own.

    Bad:
        `type: bar` with twenty countries

    Good:
        the same with `orientation: horizontal`
    """,
)
loose_points = described(
    "loose-points",
    "site",
    """A line or an area consists of many dots that nothing joins.

    Why: Periods without a row are gaps. Where nobody counted in between, they are none; the dataset has to say so.

    Bad:
        a line of 1000, 1100, 1200 and so on in a dataset with `frequency: irregular`

    Good:
        the same with `frequency: occasional`
    """,
)
long_amount = described(
    "long-amount",
    "site",
    """A chart shows amounts of ten and more digits.

    Why: On a phone their labels leave no room for the plot, and nobody counts the zeros.

    Bad:
        bars of 766,582,825,358 USD

    Good:
        bars of 766.6 USD bn, computed by `value / 1e9 AS value` with `unit: USD bn`
    """,
)

"""Descriptions of the checks of charts. `charts/` finds the issues in declarations, `pieces/` those of placement."""

from __future__ import annotations

from dashboard.checks.check import described

unknown_chart = described(
    "unknown-chart",
    "text",
    """A text places a chart that is not in `data/charts/`.

    Why: There would be a gap in the text. The nearest name is offered.

    Bad:
        ![Two lines rise until 2024](chart:trad)

    Good:
        ![Two lines rise until 2024](chart:trade)
    """,
)
chart_not_alone = described(
    "chart-not-alone",
    "text",
    """A chart shares its paragraph with words.

    Why: A chart is a figure with a caption, which cannot stand within a sentence.

    Bad:
        As the chart shows: ![Two lines rise until 2024](chart:trade)

    Good:
        As the chart shows:

        ![Two lines rise until 2024](chart:trade)
    """,
)
duplicate_chart = described(
    "duplicate-chart",
    "text",
    """A chart stands twice on a page.

    Why: A link to it would lead to the first of the two, and readers learn nothing new.

    Bad:
        ![Two lines rise until 2024](chart:trade)

        ![Two lines rise, then fall](chart:trade)

    Good:
        ![Two lines rise until 2024](chart:trade)
    """,
)
duplicate_id = described(
    "duplicate-id",
    "text",
    """A chart's id is taken.

    Why: Its files and its address are named by it.

    Bad:
        ```chart
        {id: trade, type: line, data: trade, x: year, y: value, color: flow, title: Trade, alt: Two lines rise}
        ```

    Good:
        ```chart
        {id: own, type: line, data: trade, x: year, y: value, color: flow, title: Trade, alt: Two lines rise}
        ```
    """,
)
unknown_type = described(
    "unknown-type",
    "chart",
    """There is no chart type of this name.

    Why: The page /about/charts/ shows all chart types.

    Bad:
        type: lien

    Good:
        type: line
    """,
)
unknown_dataset = described(
    "unknown-dataset",
    "chart",
    """A chart asks for a dataset that is not in `data/datasets/`.

    Why: Most often the name is mistyped, or the dataset was renamed. The nearest name is offered.

    Bad:
        data: trades

    Good:
        data: trade
    """,
)
unknown_field = described(
    "unknown-field",
    "chart",
    """A chart asks for a column that its dataset does not have.

    Why: There is nothing to draw.

    Bad:
        y: valeu

    Good:
        y: value
    """,
)
wrong_field = described(
    "wrong-field",
    "chart",
    """A chart asks for a column that holds another kind of value, or numbers typed into its query, or two units.

    Why: Words have no length on an axis, roubles and per cent cannot share one, and a typed number has no source.

    Bad:
        y: flow

    Good:
        y: value
    """,
)
wrong_form = described(
    "wrong-form",
    "chart",
    """The rows do not suit the form of chart.

    Why: The message says what the form needs.

    Bad:
        type: slope

    Good:
        type: line
    """,
)
unnamed_axis = described(
    "unnamed-axis",
    "notebook",
    """A figure of a notebook has whole numbers along an axis without a name, and they may be years.

    Why: They are drawn as numbers: 2,020 and 2,020.5. Only the name of the axis tells years from amounts.

    Bad:
        px.line(x=[2020, 2021], y=[1, 2])

    Good:
        px.line(x=[2020, 2021], y=[1, 2], labels={"x": "Year"})
    """,
    "warning",
)
wrong_query = described(
    "wrong-query",
    "text",
    """A `query` is no single SELECT over the datasets, or the database refuses it.

    Why: A query reads rows and does nothing else: no file, no network, no second statement.

    Bad:
        ```chart
        id: own
        type: line
        query: DELETE FROM trade
        x: year
        y: value
        unit: USD bn
        title: Trade
        alt: A line rises
        ```

    Good:
        ```chart
        id: own
        type: line
        query: SELECT year, sum(value) AS value FROM trade GROUP BY year ORDER BY year
        x: year
        y: value
        unit: USD bn
        title: Trade
        alt: A line rises
        ```
    """,
)
empty_selection = described(
    "empty-selection",
    "chart",
    """No row is left to draw.

    Why: A value under `where` is mistyped, or the rows are gone.

    Bad:
        where: {year: {from: 2030}}

    Good:
        where: {year: {from: 2023}}
    """,
)
no_base = described(
    "no-base",
    "chart",
    """An index or a change has nothing to be told of: its base is missing, zero or negative.

    Why: There would be no figure, or one that says the opposite.

    Bad:
        as: {index: 1900}

    Good:
        as: {index: 2023}
    """,
)
duplicate_point = described(
    "duplicate-point",
    "chart",
    """Two rows would be drawn at the same place.

    Why: One would hide the other. Split them with `color`, or keep one with `where`.

    Bad:
        color:

    Good:
        color: flow
    """,
)
no_place = described(
    "no-place",
    "site",
    """A row has a value to draw, but nothing that says where on the chart to draw it.

    Why: The row would be left out, and nobody would notice.

    Bad:
        a row with 12 meetings and an empty `country`, on a map by `country`

    Good:
        the same row with its country
    """,
)
unknown_event = described(
    "unknown-event",
    "chart",
    """A chart marks an event that is not in `data/events.yaml`.

    Why: Events have one date and one wording on all charts.

    Bad:
        events: [invasion]

    Good:
        note: Without events.
    """,
)
no_picture = described(
    "no-picture",
    "site",
    """No chart could be drawn: there is no browser to draw with.

    Why: A publication needs its pictures. A preview still shows words, tables and live charts.

    Bad:
        a machine on which `make setup` was never run

    Good:
        the same after `make setup`
    """,
)

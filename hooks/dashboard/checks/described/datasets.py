"""Descriptions of the checks of CSV files and descriptors. `data/` finds the issues."""

from __future__ import annotations

from dashboard.checks.check import described

csv_syntax = described(
    "csv-syntax",
    "rows",
    """A file is not CSV with commas.

    Why: Excel saves semicolons in many countries, and then each row is one cell.

    Bad:
        year;flow;value;source;mark
        2022;china-to-russia;76,12;customs;

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
)
empty_file = described(
    "empty-file",
    "rows",
    """A file holds no row.

    Why: There is nothing to show; perhaps saving it failed.

    Bad:
        year,flow,value,source,mark

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
)
unknown_column = described(
    "unknown-column",
    "rows",
    """The header names a column that the descriptor does not list.

    Why: Nobody would know its unit and its meaning.

    Bad:
        year,flow,value,source,mark,note
        2022,china-to-russia,76.12,customs,,first

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
)
missing_column = described(
    "missing-column",
    "rows",
    """A column that the descriptor lists is missing.

    Why: Charts that ask for it have nothing to draw. With several sources a column `source` is needed too.

    Bad:
        year,value,source,mark
        2022,76.12,customs,

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
)
duplicate_column = described(
    "duplicate-column",
    "rows",
    """The header names a column twice.

    Why: Nobody can tell which of the two counts.

    Bad:
        year,flow,value,value,source,mark
        2022,china-to-russia,76.12,76.1,customs,

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
)
ragged_row = described(
    "ragged-row",
    "rows",
    """A row has more or fewer cells than the header.

    Why: All cells after the mistake stand in the wrong column. Most often a number has a decimal comma.

    Bad:
        year,flow,value,source,mark
        2022,china-to-russia,76,12,customs,

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
)
formula_cell = described(
    "formula-cell",
    "rows",
    """A cell begins like a formula of a spreadsheet: with `=`, `+`, `-`, `@` or a tab, and is no number.

    Why: Readers open our CSV files in spreadsheets, which would run it, and a formula can load addresses and send what
    stands in other cells.

    Bad:
        year,flow,value,source,mark
        2022,=HYPERLINK("https://example.org"),76.12,customs,

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
)
missing_value = described(
    "missing-value",
    "rows",
    """A cell that must hold a value is empty.

    Why: Without its key nobody knows what a row is about. If a figure is not known, leave out its whole row.

    Bad:
        year,flow,value,source,mark
        ,china-to-russia,76.12,customs,

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
)
duplicate_row = described(
    "duplicate-row",
    "rows",
    """Two rows have the same key.

    Why: A chart would draw both, a fact would not know which of them is meant.

    Bad:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
        2022,china-to-russia,76.2,customs,

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
        2023,china-to-russia,110.94,customs,
    """,
)
shared_address = described(
    "shared-address",
    "site",
    """Two rows have one address on the page of their dataset, or a row has that of a part of the page.

    Why: A fact leads readers to its row. The address is made of the values of the key, with hyphens between them and in
    place of blanks.

    Bad:
        rows with the keys `a-b`, `c` and `a`, `b-c`, which both have the address `#a-b-c`

    Good:
        rows with the keys `a-b`, `c` and `a`, `b`
    """,
)
more_findings = described(
    "more-findings",
    "site",
    """A file of rows has more findings than are listed.

    Why: Twenty are enough to see what is wrong with it; most often it is one thing.

    Bad:
        a column of 300 numbers with decimal commas

    Good:
        the same with points
    """,
)
missing_unit = described(
    "missing-unit",
    "descriptor",
    """A field holds numbers and names no unit, or a chart draws a column that its query computes without a 'unit'.

    Why: Readers cannot understand a number without a unit. Units stand on axes, in tables and in sentences. What a
    query computes is another quantity than what it reads: `100 * value / total` is no more in USD bn.

    Bad:
        schema:
          fields:
            - {name: year, type: year, title: Year}
            - {name: flow, type: string, title: Direction}
            - {name: value, type: number, title: Value}
          primaryKey: [year, flow]

    Good:
        schema:
          fields:
            - {name: year, type: year, title: Year}
            - {name: flow, type: string, title: Direction}
            - {name: value, type: number, title: Value, unit: USD bn}
          primaryKey: [year, flow]
    """,
)

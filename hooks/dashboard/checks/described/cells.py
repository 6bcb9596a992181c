"""Descriptions of the checks of single cells: what they look like and what they may mean. `data/` finds the issues."""

from __future__ import annotations

from dashboard.checks.check import described

odd_character = described(
    "odd-character",
    "rows",
    """A cell, or a name that a descriptor lists, holds a character that nobody sees, or one that looks like a blank.

    Why: `Russia` and `Russia` with a blank behind it look alike, and would be two countries in a chart. Texts that are
    copied from pages and PDFs often hold such characters.

    Bad:
        year,flow,value,source,mark
        2022, china-to-russia,76.12,customs,

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
    fixes=True,
)
mixed_alphabets = described(
    "mixed-alphabets",
    "descriptor",
    """A word mixes Latin letters with Cyrillic or Greek ones that look like them.

    Why: It looks like another word and is none, so it would be a series of its own, and nobody would find it.

    Bad:
        schema:
          fields:
            - {name: year, type: year, title: Year}
            - name: flow
              type: string
              title: Direction
              categories:
                - {value: china-to-russia, label: China sells to Russia}
                - {value: russia-to-china, label: Russia sells to China}
                - {value: "tоtal", label: Both}
            - {name: value, type: number, title: Value, unit: USD bn}
          primaryKey: [year, flow]

    Good:
        schema:
          fields:
            - {name: year, type: year, title: Year}
            - name: flow
              type: string
              title: Direction
              categories:
                - {value: china-to-russia, label: China sells to Russia}
                - {value: russia-to-china, label: Russia sells to China}
                - {value: total, label: Both}
            - {name: value, type: number, title: Value, unit: USD bn}
          primaryKey: [year, flow]
    """,
)
twin_name = described(
    "twin-name",
    "rows",
    """Readers take two names of a column for one, or the titles of two columns of one unit: they differ in capitals,
    hyphens, quotes or look-alike letters only, or not at all.

    Why: Each would be a series of its own in a chart. `desk check --fix` writes the listed spelling, or else the one
    that most rows have.

    Bad:
        year,flow,value,source,mark
        2022,China-to-Russia,76.12,customs,

    Good:
        year,flow,value,source,mark
        2022,china-to-russia,76.12,customs,
    """,
    fixes=True,
)
unclear_number = described(
    "unclear-number",
    "site",
    """A number such as 1.234 stands in a file whose other numbers have decimal commas, or in a column whose other
    numbers are whole or of the same form. Or no number of a column of per cents is above 1, amounts are a thousand
    times the others of their series, nines far from all others may say that nothing is known, or a number such as
    1.23E+11 has only the digits that a cell of a spreadsheet showed.

    Why: Where points stand between thousands, it is 1234; and spreadsheets keep 12.5% as 0.125. Where the numbers are
    right, `constraints: {maximum: …}` of the field says so.

    Bad:
        1.234 in one row and "12,5" in another

    Good:
        1234 and 12.5
    """,
    "warning",
)
unclear_name = described(
    "unclear-name",
    "site",
    """A name in a column may be none: a sum in the last row, a note without a figure, a name with the mark of a
    footnote, a code of which a spreadsheet has taken a zero or made a number or a day.

    Why: It would be a series of its own in a chart. Where the names are right, `categories` of the field list them.

    Bad:
        Total in the row below the last country; 101 among the codes 0102 and 2709

    Good:
        no such row; 0101
    """,
    "warning",
)
damaged_name = described(
    "damaged-name",
    "site",
    """A name has lost its letters on the way: it was read in another encoding, or is an error of a spreadsheet.

    Why: Readers see it as it is, and it is another one than the name in other rows.

    Bad:
        C&ocirc;te d'Ivoire, CzÄ™stochowa, #REF! or NaN

    Good:
        Côte d'Ivoire, Częstochowa; no row where nothing is known
    """,
)

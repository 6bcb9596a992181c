"""Descriptions of the checks of files, their names, and the keys and values of YAML. The readers find the issues."""

from __future__ import annotations

from dashboard.checks.check import described

wrong_encoding = described(
    "wrong-encoding",
    "site",
    """A file is not in UTF-8.

    Why: Letters such as ś, ü and å would come out wrong, and nobody can tell which were meant.

    Bad:
        a file that Excel saved as “CSV”

    Good:
        the same, saved as “CSV UTF-8”
    """,
)
unreadable_file = described(
    "unreadable-file",
    "site",
    """A file cannot be opened or read.

    Why: What it holds is missing on the site. The message says what the operating system answered.

    Bad:
        docs/analyses/lifeline.md, which only its owner may read

    Good:
        the same, after chmod a+r docs/analyses/lifeline.md
    """,
)
too_large = described(
    "too-large",
    "site",
    """A file holds more than any page can show.

    Why: It would take minutes to read and to build, for everybody. The limits are 20 MB for a file, and a million
    characters for a text or a file in YAML.

    Bad:
        a CSV of 300 MB with every shipment of ten years

    Good:
        its monthly sums
    """,
)
too_complex = described(
    "too-complex",
    "site",
    """A text has a line, a row of marks or a nesting that no reader of Markdown, YAML or JSON gets through.

    Why: Such a text keeps the build busy for hours, or ends it. Most often something was pasted that is no text: a
    picture as `data:`, the content of another file. YAML may not use a part again with `&name` and `*name`.

    Bad:
        ![a map](data:image/png;base64, and 400,000 letters on one line

    Good:
        ![a map](../images/map.png)
    """,
)
engine_error = described(
    "engine-error",
    "site",
    """The engine itself failed at one file. Everything else went on.

    Why: The mistake is in the engine, but what was last changed in the file brings it out, so the file can be written
    differently until it is corrected. `desk --debug check` shows the place in the code.

    Bad:
        a file at which the engine stops

    Good:
        the same file without what was changed last, and a report to those who look after the engine
    """,
)
yaml_syntax = described(
    "yaml-syntax",
    "chart",
    """A part in YAML is not YAML: a quote left open, a list out of line, a colon in a text without quotes.

    Why: Nothing can be read from there on.

    Bad:
        title: Oil: a lifeline

    Good:
        title: "Oil: a lifeline"
    """,
)
merge_conflict = described(
    "merge-conflict",
    "site",
    """A file of data, of YAML, of works or of a review holds two versions that Git could not merge.

    Why: Nobody can know which of them is meant, so nothing is read of the file. In the words of a text the same is
    `leftover-markup`. The desk never changes a file of a review, so there two branches only have two versions of one
    if somebody has edited it by hand.

    Bad:
        <<<<<<< HEAD

    Good:
        the lines of one side, without <<<<<<<, ======= and >>>>>>>; of a review: git checkout --ours FILE
    """,
)
yaml_key = described(
    "yaml-key",
    "chart",
    """A key is a list, or there is nothing before the colon.

    Why: Keys are words or texts. `2024:` and `no:` are texts, too.

    Bad:
        [title]: Both directions surged

    Good:
        title: Both directions surged
    """,
)
not_a_mapping = described(
    "not-a-mapping",
    "author",
    """A file of YAML holds a list or a single value in place of keys.

    Why: All formats here are keys with values, so that each value says what it is.

    Bad:
        - Jan Kowalski

    Good:
        name: Jan Kowalski
        institute: osw
    """,
)
duplicate_key = described(
    "duplicate-key",
    "front matter",
    """A key stands twice.

    Why: YAML would silently take the last one.

    Bad:
        theme: economy
        theme: energy

    Good:
        theme: energy
    """,
)
unknown_key = described(
    "unknown-key",
    "front matter",
    """A key is not known.

    Why: A mistyped key would otherwise do nothing, and nobody would notice. The nearest known one is offered.

    Bad:
        embagro: 2025-05-09T06:00+02:00

    Good:
        embargo: 2025-05-09T06:00+02:00
    """,
)
missing_key = described(
    "missing-key",
    "author",
    """A key that is needed is missing. A chart thus never stands without a source: its dataset has to name one.

    Why: Something on the page would be empty.

    Bad:
        works: [{title: Trade in 2024, date: 2025-05-09}]

    Good:
        works: [{title: Trade in 2024, in: OSW Commentary, date: 2025-05-09}]
    """,
)
wrong_value = described(
    "wrong-value",
    "front matter",
    """A value is of the wrong kind, or does not fit the others: a text for a date, an update before the date.

    Why: The message says what was read and what is expected.

    Bad:
        updated: 2025-05-01

    Good:
        updated: 2025-05-10
    """,
)
unknown_name = described(
    "unknown-name",
    "front matter",
    """A value is not one of those that there are: of a kind, a status, a language, a category.

    Why: These lists are closed, so that pages, filters and feeds can rely on them. The nearest name is offered.

    Bad:
        kind: coment

    Good:
        kind: comment
    """,
)
missing_file = described(
    "missing-file",
    "front matter",
    """A file is not there: rows without a descriptor, a descriptor without rows, a hero without its picture.

    Why: Half of something cannot be shown.

    Bad:
        hero: {image: ../images/nowhere.svg, alt: Cranes at work, credit: OSW}

    Good:
        hero: {image: ../images/port.svg, alt: Cranes at work, credit: OSW}
    """,
)
wrong_name = described(
    "wrong-name",
    "site",
    """A file's name is not made of small letters, digits and single hyphens.

    Why: It becomes an address, which people read out, type and print.

    Bad:
        docs/analyses/My Piece (final).md

    Good:
        docs/analyses/my-piece.md
    """,
)
wrong_place = described(
    "wrong-place",
    "site",
    """A CSV file is not directly in the folder of a theme.

    Why: The folder gives a dataset its theme.

    Bad:
        data/datasets/trade.csv

    Good:
        data/datasets/economy/trade.csv
    """,
)
duplicate_name = described(
    "duplicate-name",
    "site",
    """Two datasets or two pieces have the same name.

    Why: Both would have the same address.

    Bad:
        docs/analyses/oil.md beside docs/analyses/oil.ipynb

    Good:
        docs/analyses/oil.md beside docs/analyses/oil-in-figures.ipynb
    """,
)
missing_head = described(
    "missing-head",
    "site",
    """A piece does not begin with its front matter.

    Why: Without title, authors, date and status it can neither be shown nor kept back.

    Bad:
        a file under docs/analyses/ that begins with its first sentence

    Good:
        one that begins with a line `---`, the keys, and a line `---`
    """,
)
hidden_content = described(
    "hidden-content",
    "site",
    """A PDF, or a document of Word, Excel, PowerPoint or LibreOffice, that readers would get, also in an archive, holds
    what nobody sees at first, or is of an old format that cannot be looked through.

    Why: Comments, tracked changes, attached files, hidden sheets, rows and columns, whole workbooks behind a chart and
    notes of the speaker were not meant for readers, and who approved the piece has not seen them. The document is not
    published.

    Bad:
        docs/files/annex.xlsx with the sheet “Raw”, which is hidden

    Good:
        the same without this sheet
    """,
)

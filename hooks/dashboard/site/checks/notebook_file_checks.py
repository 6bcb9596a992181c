"""The checks of the files of notebooks and of their cells. Their findings are made where notebooks are read."""

from __future__ import annotations

from dashboard.checks.check import described

notebook_syntax = described(
    "notebook-syntax",
    "site",
    """A file that ends in .ipynb is no notebook, or one of its cells cannot be read.

    Why: It was cut off, edited by hand, or comes from a program of the future. The finding names the cell and its key.
    Notebooks of the formats 2, 3 and 4 are read, whatever a page does not need.

    Bad:
        a notebook whose end is cut off

    Good:
        its last good version
    """,
)
notebook_format = described(
    "notebook-format",
    "notebook",
    """Cells have ids, and the notebook says that it is of a format that has none.

    Why: It is read all the same, but Jupyter calls it invalid. Programs that copy cells from one notebook into another
    leave it so.

    Bad:
        "nbformat_minor": 2, and cells with an "id"

    Good:
        "nbformat_minor": 5
    """,
    "warning",
)
raw_cell = described(
    "raw-cell",
    "notebook",
    """A notebook has a raw cell with words in it.

    Why: It is meant for other programs, and readers do not get it. Quarto keeps the front matter in one; here it is the
    first Markdown cell. The tag `remove-cell` says that readers should not get it.

    Bad:
        a raw cell with front matter

    Good:
        the same as a Markdown cell
    """,
    "warning",
)
slide_cell = described(
    "slide-cell",
    "notebook",
    """A cell of a notebook is marked as notes of a speaker, or to be skipped in slides.

    Why: Who hears the talk does not see it, and readers of the page do. The tag `remove-cell` keeps it from them.

    Bad:
        a cell with the slide type 'Notes'

    Good:
        the same cell with the tag `remove-cell`
    """,
    "warning",
)
installing_cell = described(
    "installing-cell",
    "notebook",
    """A cell of a notebook installs packages, as on Colab and Kaggle.

    Why: It changes the Python of whoever builds the site, another version may come tomorrow, and readers get what the
    installation prints.

    Bad:
        a cell with `!pip install pandas`

    Good:
        the same without this line, and pandas among the dependencies in `pyproject.toml`
    """,
    "warning",
)
unread_option = described(
    "unread-option",
    "notebook",
    """A cell says in the way of another program that it, or what it gives, should not be shown or executed:
    `#| include: false` of Quarto, `#hide` of nbdev, the tag `remove_cell`, outputs that JupyterLab or Kaggle hide.

    Why: It is not read here, so readers get what they were not to get. They find code folded in any case.

    Bad:
        a code cell that begins with `#| include: false`

    Good:
        the same cell with the tag `remove-cell`
    """,
    "warning",
)

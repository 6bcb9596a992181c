"""The checks of what notebooks give. Most of their findings are made where notebooks are executed."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.checks.check import described
from dashboard.core.finding import Finding
from dashboard.core.paths import from_root
from dashboard.notebooks.jupytext_twin import differs_from_twin, find_twins
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent

notebook_kernel = described(
    "notebook-kernel",
    "site",
    """A notebook asks for a kernel that is not there.

    Why: It can only be executed by the language it was written for.

    Bad:
        a notebook for R where only Python is installed

    Good:
        a notebook with the kernel `python3`
    """,
)
notebook_error = described(
    "notebook-error",
    "site",
    """A cell of a notebook ends with an error.

    Why: What it was to show is missing. The line is the cell's.

    Bad:
        a cell that reads a file that was renamed

    Good:
        the same with the new name
    """,
)
notebook_timeout = described(
    "notebook-timeout",
    "site",
    """A cell of a notebook does not end.

    Why: A build would wait for ever.

    Bad:
        a cell with `while True: pass`

    Good:
        a cell that is done in seconds
    """,
)
notebook_died = described(
    "notebook-died",
    "site",
    """A notebook's kernel died while a cell ran.

    Why: Most often there was not enough memory.

    Bad:
        a cell that makes a table of a billion rows

    Good:
        a cell that reads the rows it needs
    """,
)
uncovered_read = described(
    "uncovered-read",
    "site",
    """The code of a notebook reads a dataset or a file that it does not name, or a text that readers do not get.

    Why: A piece is approved before its code runs, by the names in the code. Of anything else nobody would notice that
    it has changed since. Where nothing has to be approved, code may read what it does not name, but no draft.

    Bad:
        [dataset(f"crude-{country}") for country in ("russia", "iran")]

    Good:
        [dataset(name) for name in ("crude-russia", "crude-iran")]
    """,
)
missing_title = described(
    "missing-title",
    "notebook",
    """A figure that a cell draws with Plotly has no title.

    Why: Readers see a chart's finding first. The title is the figure's own, or stands in the cell's metadata.

    Bad:
        px.bar(rows, x="year", y="value")

    Good:
        px.bar(rows, x="year", y="value", title="Trade doubled in three years")
    """,
)
missing_source = described(
    "missing-source",
    "notebook",
    """A figure that a cell draws with Plotly does not say where its values are from.

    Why: Every chart has a source line. In the cell's metadata `dashboard` names a `dataset` or a `source`.

    Bad:
        {}

    Good:
        {"dashboard": {"dataset": "china-russia-trade"}}
    """,
)
notebook_outputs = described(
    "notebook-outputs",
    "notebook",
    """A notebook is committed with its outputs.

    Why: They are made anew wherever it is shown. Kept outputs go out of date, and hide in reviews what was changed.

    Bad:
        a notebook saved after it was run

    Good:
        the same after `desk strip`, which the pre-commit hook runs by itself
    """,
    "warning",
)
notebook_output = described(
    "notebook-output",
    "notebook",
    """A cell shows something that no page can show, such as a widget, a script or a chart of another library.

    Why: Readers get nothing in its place. A page shows charts, figures of Plotly, pictures, tables and texts.

    Bad:
        alt.Chart(rows).mark_bar()

    Good:
        chart(id="trade", type="bar", data="trade", x="year", y="value", title="It grew", alt="Bars")
    """,
)
picture_alt = described(
    "picture-alt",
    "notebook",
    """A picture that code draws has no text alternative.

    Why: Who cannot see it gets nothing, and no table stands behind it. A comment in the cell gives the alternative.

    Bad:
        plt.plot(years, values);

    Good:
        # alt: A line rises from 63 in 2015 to 245 in 2024.
        plt.plot(years, values);
    """,
)
notebook_stderr = described(
    "notebook-stderr",
    "notebook",
    """A cell writes a warning or something else to standard error. Readers do not get it.

    Why: It is for the author: what will not work in a later version, or which rows were left out.

    Bad:
        pd.read_csv("prices.csv", date_format="%d.%m.%y")["day"].fillna(method="ffill")

    Good:
        pd.read_csv("prices.csv", date_format="%d.%m.%y")["day"].ffill()
    """,
    "warning",
)
notebook_object = described(
    "notebook-object",
    "notebook",
    """A cell ends with an object that Python can only name: `<Axes at 0x7f…>`.

    Why: It says nothing to readers. Its address in memory, which is left out, differs in each run.

    Bad:
        axes.plot(years, values)

    Good:
        axes.plot(years, values);
    """,
    "warning",
)


@site_check("notebook-pair", fragment="notebook")
def notebook_pair(content: SiteContent) -> Iterator[Finding]:
    """A notebook differs from its twin: the same as a text file, which jupytext keeps.

    Why: The notebook is published. A reviewer of the text file would review something else.

    Bad:
        a notebook that was edited while its twin was not

    Good:
        both after `jupytext --sync`
    """
    for path, source_text in content.source_texts.items():
        for twin in find_twins(content.settings.root / path) if source_text.notebook else []:
            if source_text.notebook and differs_from_twin(source_text.notebook, twin):
                twin_path = from_root(twin, content.settings.root)
                message = f"{twin_path} says something else than {path.rpartition('/')[2]}, which is what is published."
                hint = f"Run jupytext --sync {path}, which takes the newer of the two."
                yield Finding(id="notebook-pair", severity="warning", path=twin_path, message=message, hint=hint)

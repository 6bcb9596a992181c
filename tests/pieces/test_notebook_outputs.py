"""What code cells give becomes part of a piece: its charts, its tables, its findings, its secrets."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from dashboard.cache.store import Cache, CachedFile
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.table import chart_table
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.notebook import Notebook, read_notebook
from dashboard.notebooks.run_cache import Runs, execute_all
from dashboard.notebooks.run_result import Run
from tests.samples.feeds import AT_ADDRESS
from tests.samples.site import HEAD, SITE, TRADE_ROWS, notebook_text, write_files

PATH = "docs/analyses/book.ipynb"
CSV = "data/datasets/economy/trade.csv"
CHART = (
    "from dashboard import chart\n"
    'chart(id="own", type="line", data="trade", x="year", y="value", color="flow", title="It grew", alt="Lines")'
)
MISTAKEN = CHART.replace('y="value"', 'y="valeu"')


def figure(code: str, **settings: Any) -> tuple[str, dict[str, Any]]:
    head = "import plotly.graph_objects as go\nfig = go.Figure("
    return f"{head}{code})\nfig", {"dashboard": settings} if settings else {}


BARS = "go.Bar(x=[2020, 2021], y=[1.5, 2.5], name='China'), layout={'title': 'It grew', 'meta': {'alt': 'Bars'}}"


WITHOUT_ALT = figure(BARS.replace(", 'meta': {'alt': 'Bars'}", ""), dataset="trade")
WRONG: dict[str, tuple[str, dict[str, Any]]] = {
    "missing-source": figure(BARS),
    "unknown-dataset": figure(BARS, dataset="trad"),
    "unknown-key": figure(BARS, dataset="trade", titel="A"),
    "missing-title": figure(BARS.replace("'title': 'It grew', ", ""), dataset="trade"),
    "wrong-form": figure(BARS.replace("go.Bar(x=[2020, 2021], y", "go.Heatmap(z"), dataset="trade"),
    "missing-alt": WITHOUT_ALT,
    "formula-cell": figure(BARS.replace("x=[2020, 2021]", "x=['=HYPERLINK(1)', 'b']"), dataset="trade"),
}
DOLLARS = (
    CHART.replace('"It grew"', '"$x_t$ grew from $5 to $6"'),
    figure(BARS.replace("It grew", "$y^2$ grew"), dataset="trade"),
)
TABLE = "import pandas as pd\npd.DataFrame({f'c{n}': [0.5, 1.25] * 30 for n in range(25)})"
FORMULAS = "pd.DataFrame({'name': ['=1+1', 'b'], 'value': [1, 2]})", "pd.DataFrame({'@SUM(1)': ['+5.2 pp', '-'] * 2})"
WORDS_LIKE_FORMULAS = "pd.DataFrame({'change': ['+5.2 pp', '- of which oil', '-3', '-']})"
FETCHED = "from IPython.display import Image\nImage(url='https://example.org/a.png')"
REFUSED = """from IPython.display import HTML, Javascript, Markdown, display
display(HTML('<b onclick="x">y</b> <div class="chart-slot" data-key="0"></div>'))
display(HTML('<div class="chart-slot" data-declaration="!" data-line="1"></div>'))
display(Markdown('*z* <script>w</script>'), Javascript('v'))
display({"application/vnd.dashboard.table+json": {"rows": 1}}, raw=True)
display(HTML('<style>u</style><table border="1"><tr><td style="color: red">t</td></tr></table>'))"""
CELLS = {
    *FORMULAS,
    WORDS_LIKE_FORMULAS,
    CHART,
    MISTAKEN,
    DOLLARS[0],
    TABLE,
    FETCHED,
    REFUSED,
    "1",
    *(code for code, _ in (figure(BARS), WITHOUT_ALT, DOLLARS[1], *WRONG.values())),
    f"{WITHOUT_ALT[0]}\n# alt: Two bars",
}
"""Cells of which it is of interest what becomes of their outputs: one kernel executes them for all tests."""
Prepared = Callable[..., tuple[Edition, list[str]]]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What each of the cells gives."""
    root = tmp_path_factory.mktemp("cells")
    write_files(root, {**SITE, PATH: notebook_text(HEAD, *sorted(CELLS))})
    notebook = read_notebook((root / PATH).read_text(encoding="utf-8"), PATH, [])
    assert notebook
    run = execute_all(Runs(root, Cache(root / ".cache"), 60), [notebook])[PATH]
    assert not run.failure
    return dict(zip(run.sources, run.outputs, strict=True))


@pytest.fixture
def prepared(tmp_path: Path, outputs: dict[str, list[dict[str, Any]]]) -> Prepared:
    """An edition of the small site with a notebook, and the names of what was executed for it."""
    write_files(tmp_path, SITE | AT_ADDRESS)

    def made(*cells: Any, head: str = HEAD, preview: bool = True, path: str = PATH) -> tuple[Edition, list[str]]:
        executed: list[str] = []

        def execute(runs: Runs, notebooks: Sequence[Notebook]) -> Mapping[str, Run]:
            executed.extend(Path(notebook.path).stem for notebook in notebooks)
            codes = {notebook.path: [cell.source for cell in notebook.code] for notebook in notebooks}
            if not set().union(*codes.values()) <= CELLS:
                return execute_all(runs, notebooks)
            at = "2026-11-25T00:00:00+00:00"
            return {
                path: Run(tuple(code), tuple(deepcopy([outputs[source] for source in code])), {}, at)
                for path, code in codes.items()
            }

        if cells:
            write_files(tmp_path, {path: notebook_text(head, *cells)})
        return prepare_edition(tmp_path / "mkdocs.yml", preview=preview, execute=execute), executed

    return made


def findings_of(edition: Edition) -> list[tuple[str, str]]:
    """The findings' ids, and what stands in the file on their lines."""
    lines = (edition.content.settings.root / PATH).read_text(encoding="utf-8").splitlines()
    return [(finding.id, lines[finding.line - 1].strip()) for finding in edition.findings]


def test_a_declared_chart_of_a_cell_is_one_of_the_pieces_charts(prepared: Prepared) -> None:
    edition, _ = prepared(CHART)
    assert edition.findings == ()
    [placement] = edition.content.placements[PATH]
    assert placement.id == "own"
    assert [series.key for series in placement.selection.series if placement.selection] == [
        "china-to-russia",
        "russia-to-china",
    ]
    [cell] = edition.content.notebooks[PATH].cells
    assert f'data-key="{placement.key}"' in cell.outputs[0]["data"]["text/html"]


def test_a_mistake_in_it_is_found_at_its_call(prepared: Prepared) -> None:
    edition, _ = prepared(MISTAKEN)
    [(found, line)] = findings_of(edition)
    assert found == "unknown-field"
    assert line.startswith('"chart(id=')


def test_texts_execute_nothing_and_rows_exactly_the_notebooks_that_read_them(
    prepared: Prepared, tmp_path: Path
) -> None:
    other = {"docs/analyses/other.ipynb": notebook_text(HEAD, "1 + 1")}
    write_files(tmp_path, other)
    reads = 'from dashboard import dataset\ndataset("trade")["value"].sum()'
    assert set(prepared(reads)[1]) == {"book", "other"}
    assert prepared(reads, "# More words")[1] == []
    write_files(tmp_path, {"docs/analyses/lifeline.md": HEAD + "Other words.\n"})
    assert prepared()[1] == []
    write_files(tmp_path, {CSV: TRADE_ROWS.replace("76.12", "76.13")})
    assert prepared()[1] == ["book"]


def test_what_only_a_draft_reads_is_not_public(prepared: Prepared) -> None:
    write = HEAD.replace("published", "draft")
    reads = 'from dashboard import dataset\ndataset("trade").head(2)'
    public = {"docs/analyses/lifeline.md": HEAD + "Words.\n", "data/charts/trade.yaml": None}
    edition, executed = prepared(reads, head=write, preview=False)
    assert "book" not in executed
    write_files(edition.content.settings.root, public)
    for _ in range(2):  # (before and after somebody has executed it)
        edition, _ = prepared(preview=False)
        assert "trade" not in [dataset.name for dataset in edition.view.datasets]
        prepared()


def test_a_failure_stops_the_publication_and_the_preview_shows_what_was(prepared: Prepared) -> None:
    good, _ = prepared("one = 1", "one + 1")
    broken, _ = prepared("one = 0", "1 / one")
    assert findings_of(broken) == [("notebook-error", '"1 / one"')]
    assert [finding.id for finding in broken.blocking_errors()] == ["notebook-error"]
    assert broken.content.notebooks[PATH].cells[1].outputs == good.content.notebooks[PATH].cells[1].outputs
    assert broken.content.notebooks[PATH].older
    public, _ = prepared(preview=False)
    assert "could not be computed" in public.content.notebooks[PATH].cells[1].outputs[0]["data"]["text/html"]


def test_without_leave_to_execute_what_is_missing_is_left_out(prepared: Prepared, tmp_path: Path) -> None:
    prepared("1 + 1")
    write_files(tmp_path, {"docs/analyses/other.ipynb": notebook_text(HEAD, "2 + 2")})
    edition = prepare_edition(tmp_path / "mkdocs.yml", preview=True)
    assert edition.content.notebooks[PATH].cells[0].outputs[0]["data"]["text/plain"] == "2"
    waiting = edition.content.notebooks["docs/analyses/other.ipynb"].cells[0].outputs[0]["data"]["text/html"]
    assert waiting == "<p>This is being computed.</p>"
    assert edition.findings == ()


def test_a_missing_part_of_ours_says_what_there_is(prepared: Prepared) -> None:
    edition, _ = prepared("from dashboard.nothing import one")
    assert "from dashboard import chart, dataset" in edition.findings[0].hint


def test_a_missing_library_says_how_it_is_added(prepared: Prepared) -> None:
    edition, _ = prepared("one = 1\nimport zqlibrary.part")
    [finding] = edition.findings
    assert findings_of(edition) == [("notebook-error", '"import zqlibrary.part"')]
    for word in ("'zqlibrary'", "pyproject.toml", "make lock", "make setup", "requirements.lock"):
        assert word in finding.hint


def test_a_figure_of_plotlys_own_is_a_chart_with_table_and_downloads(prepared: Prepared) -> None:
    edition, _ = prepared(figure(BARS, dataset="trade"))
    assert edition.findings == ()
    [placement] = edition.content.placements[PATH]
    assert placement.selection
    assert placement.id == "book-2"
    assert (placement.selection.chart.title, placement.selection.chart.alt) == ("It grew", "Bars")
    assert [[cell.text for cell in row] for row in chart_table(placement.selection).rows] == [
        ["2020", "1.5"],
        ["2021", "2.5"],
    ]
    assert placement.datasets == {"trade"}
    figure_json = json.dumps(build_figure(placement.selection).sized("wide"))
    assert "#" not in figure_json, "every colour is the palette's"
    assert "template" not in figure_json


def test_a_figure_that_cannot_be_published_is_a_finding_at_its_cell(prepared: Prepared) -> None:
    edition, _ = prepared(*WRONG.values())
    first = '"import plotly.graph_objects as go\\n",'
    # What a cell says of its figure cannot be believed where a key is unknown: nothing more is said of it.
    assert findings_of(edition) == [(name, first) for name in sorted(WRONG, key=lambda one: one != "unknown-key")]


def test_a_table_is_capped_and_comes_whole_as_csv(prepared: Prepared) -> None:
    edition, _ = prepared(TABLE)
    shown = edition.content.notebooks[PATH]
    html = shown.cells[0].outputs[0]["data"]["text/html"]
    assert html.count("<tr>") == 41
    assert html.count('<th scope="col" class="number">') == 20
    assert "0.50</td>" in html
    assert "The first 40 of 60 rows. The first 20 of 25 columns." in html
    assert "style" not in html
    assert bytes(shown.files["analyses/book/table-1.csv"]).count(b"\n") == 61


def test_a_table_with_a_formula_for_spreadsheets_is_a_finding(prepared: Prepared) -> None:
    edition, _ = prepared(*FORMULAS, WORDS_LIKE_FORMULAS)
    assert [finding.id for finding in edition.findings if finding.severity == "error"] == ["formula-cell"] * 2
    shown = edition.content.notebooks[PATH]
    assert [bool(cell.outputs) for cell in shown.cells] == [False, False, True]
    assert len(shown.files) == 1


SVG = {"image_svg+xml": '<svg xmlns="http://www.w3.org/2000/svg"/>'}


def alternatives_of(root: Path, source: str, *outputs: dict[str, Any], **settings: Any) -> tuple[list[str], list[str]]:
    """The alternatives of a cell's pictures, and the ids of the findings that are errors."""
    write_files(
        root, {**SITE, **AT_ADDRESS, PATH: notebook_text(HEAD, (source, {"dashboard": settings} if settings else {}))}
    )
    edition = prepare_edition(root / "mkdocs.yml", preview=True, execute=run_of(*outputs))
    html = "".join(output["data"]["text/html"] for output in edition.content.notebooks[PATH].cells[0].outputs)
    return re.findall(r'alt="([^"]*)"', html), [finding.id for finding in edition.blocking_errors()]


def test_a_picture_of_code_needs_an_alternative(tmp_path: Path) -> None:
    assert alternatives_of(tmp_path, "draw()", bundle(**SVG)) == ([""], ["picture-alt"])
    assert alternatives_of(tmp_path, "draw()", bundle(**SVG), alt="A line") == (["A line"], [])
    of_output = bundle(**SVG) | {"metadata": {"image/svg+xml": {"alt": "A bar"}}}
    assert alternatives_of(tmp_path, "draw()", of_output) == (["A bar"], [])
    source = "draw  # on screen\n# alt: It rises\ndraw()\n#  Alt:  It falls \ndraw()\ndraw()"
    assert alternatives_of(tmp_path, source, *[bundle(**SVG)] * 3) == (["It rises", "It falls", ""], ["picture-alt"])


def test_a_comment_is_the_alternative_of_a_figure_too(prepared: Prepared) -> None:
    edition, _ = prepared((f"{WITHOUT_ALT[0]}\n# alt: Two bars", WITHOUT_ALT[1]))
    assert edition.findings == ()
    [placement] = edition.content.placements[PATH]
    assert placement.selection
    assert placement.selection.chart.alt == "Two bars"


def test_what_would_be_fetched_from_elsewhere_is_a_finding(prepared: Prepared) -> None:
    edition, _ = prepared(FETCHED)
    assert findings_of(edition) == [("unsafe-html", '"from IPython.display import Image\\n",')]


def test_tags_leave_out_what_they_name(prepared: Prepared) -> None:
    tagged = [("1", {"tags": [tag]}) for tag in ("remove-cell", "remove-input", "remove-output", "hide-output")]
    edition, _ = prepared(*tagged)
    shown = [(cell.source, len(cell.outputs), cell.folded) for cell in edition.content.notebooks[PATH].cells]
    assert shown == [("", 1, False), ("1", 0, False), ("1", 1, True)]


def messages_of(edition: Edition) -> list[tuple[str, str]]:
    """The findings' ids and messages."""
    return [(finding.id, finding.message) for finding in edition.findings]


def outputs_of(edition: Edition) -> str:
    """All that readers get of the cells' outputs, as one text."""
    return json.dumps([cell.outputs for cell in edition.content.notebooks[PATH].cells])


def run_of(*outputs: dict[str, Any]) -> Callable[[Runs, Sequence[Notebook]], Mapping[str, Run]]:
    """Runs without a kernel: the first code cell gives these outputs."""

    def execute(runs: Runs, notebooks: Sequence[Notebook]) -> Mapping[str, Run]:
        [book] = [notebook for notebook in notebooks if notebook.path == PATH]
        sources = tuple(cell.source for cell in book.code)
        return {PATH: Run(sources, (list(outputs),), {}, "2026-11-25T00:00:00+00:00")}

    return execute


def shown(root: Path, *outputs: dict[str, Any], tags: Sequence[str] = ()) -> Edition:
    """An edition of a piece with one cell that gives these outputs."""
    book = notebook_text(HEAD, ("one\n\nthree", {"tags": list(tags)}))
    write_files(root, {**SITE, **AT_ADDRESS, PATH: book})
    return prepare_edition(root / "mkdocs.yml", preview=True, execute=run_of(*outputs))


def bundle(**data: Any) -> dict[str, Any]:
    """An output with kinds of content, `text_plain` for text/plain, and with metadata."""
    contents = {kind.replace("_", "/", 1).replace("_", "."): text for kind, text in data.items()}
    return {"output_type": "display_data", "data": contents, "metadata": {"zqsecret": "zqsecret"}, "transient": {}}


WARNING = "/tmp/ipykernel_77/1234.py:3: UserWarning: zqcareful\n  warnings.warn('zqcareful')\n"


def test_what_is_told_of_standard_error_has_no_colours(tmp_path: Path) -> None:
    edition = shown(tmp_path, {"output_type": "stream", "name": "stderr", "text": "\x1b[1mLoading\x1b[22m rows\n"})
    [(_, message)] = messages_of(edition)
    assert message.endswith("which readers do not get: Loading rows")


LOUD = "a\x1b[31mb\x1b[0m\x1b[2K \x1b]8;;https://example.org\x07c\x1b]8;;\x07\b\a\x1b(B d"


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "stream", "name": "stdout", "text": LOUD},
        bundle(text_plain=LOUD),
        bundle(text_html=f"<p>{LOUD}</p>"),
        bundle(text_markdown=LOUD),
        {"output_type": "error", "ename": "E", "evalue": LOUD, "traceback": [LOUD]},
    ],
    ids=["printed", "value", "HTML", "Markdown", "error"],
)
def test_readers_get_no_codes_of_a_terminal(tmp_path: Path, output: dict[str, Any]) -> None:
    [cell] = shown(tmp_path, output).content.notebooks[PATH].cells
    text = str(cell.outputs)
    assert "ab c d" in text
    assert "\\x" not in text


def test_html_that_is_alike_is_told_once_for_an_output(tmp_path: Path) -> None:
    edition = shown(tmp_path, bundle(text_html='<p class="red">a</p><p class="red">b</p><p class="blue">c</p>'))
    assert [message.partition(", ")[0] + message.rpartition("get it.")[2] for _, message in messages_of(edition)] == [
        'Read class="red" at <p> (1 more in this output)',
        'Read class="blue" at <p>',
    ]


def test_standard_error_is_told_and_shown_to_nobody(tmp_path: Path) -> None:
    edition = shown(tmp_path, {"output_type": "stream", "name": "stderr", "text": WARNING})
    assert messages_of(edition) == [
        ("notebook-stderr", "Cell 2 writes to standard error, which readers do not get: UserWarning: zqcareful")
    ]
    [finding] = edition.findings
    assert (tmp_path / PATH).read_text().splitlines()[finding.line - 1].strip() == '"three"'
    assert "zqcareful" not in outputs_of(edition)


def test_a_tag_silences_standard_error(tmp_path: Path) -> None:
    stream = {"output_type": "stream", "name": "stderr", "text": WARNING}
    assert shown(tmp_path, stream, tags=["remove-stderr"]).findings == ()


UNKNOWN: dict[str, dict[str, Any]] = {
    "script": bundle(application_javascript="zqsecret()", text_plain="<zqsecret>"),
    "widget": bundle(**{"application_vnd_jupyter_widget-view+json": {"model_id": "zqsecret"}}, text_plain="zqsecret"),
    "chart of others": bundle(**{"application_vnd_vegalite_v6+json": {"a": "zqsecret"}}, text_plain="zqsecret"),
    "JSON": bundle(application_json={"a": "zqsecret"}, text_plain="<IPython.core.display.JSON object>"),
    "PDF": bundle(application_pdf="zqsecret"),
    "film": bundle(video_mp4="zqsecret", text_plain="zqsecret"),
    "nothing": bundle(),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_kind_of_output_that_is_not_allowed_is_a_finding(tmp_path: Path, name: str) -> None:
    edition = shown(tmp_path, UNKNOWN[name])
    [(found, message)] = messages_of(edition)
    assert found == "notebook-output"
    assert "which no page can show" in message
    assert edition.findings[0].hint
    assert "zqsecret" not in outputs_of(edition)


@pytest.mark.parametrize(
    ("kind", "way"), [("vnd.vega.v5+json", "chart(…)"), ("geo+json", "map"), ("vnd.jupyter.widget-view+json", "kernel")]
)
def test_a_hint_fits_the_kind_of_output(tmp_path: Path, kind: str, way: str) -> None:
    edition = shown(tmp_path, {"output_type": "display_data", "data": {f"application/{kind}": {}}, "metadata": {}})
    assert way in edition.findings[0].hint


def test_of_an_output_only_its_richest_text_is_shown(tmp_path: Path) -> None:
    rich = bundle(text_html="<p>shown</p>", text_plain="zqsecret", **{"application_x-zqsecret": "zqsecret"})
    edition = shown(tmp_path, rich, bundle(text_latex=["$", "x", "$"], text_plain="zqsecret"))
    assert edition.findings == ()
    assert "zqsecret" not in outputs_of(edition)
    [html, latex] = [output["data"] for output in edition.content.notebooks[PATH].cells[0].outputs]
    assert html == {"text/html": "<p>shown</p>"}
    assert "<mi>x</mi></math>" in latex["text/html"]


def test_dollars_of_a_cell_that_look_like_a_formula_are_told(tmp_path: Path) -> None:
    edition = shown(tmp_path, bundle(text_markdown="A $sin x$, $5 and `$xy$`"), bundle(text_latex="$xy$"))
    [(found, message)] = messages_of(edition)
    assert found == "unread-formula"
    assert "$sin x$ looks like a formula" in message


def test_dollars_in_the_words_of_a_chart_from_code_are_told_at_the_chart(prepared: Prepared) -> None:
    edition, _ = prepared(*DOLLARS)
    assert [finding.id for finding in edition.findings] == ["unread-formula"] * 2
    assert [finding.message.partition(" looks like")[0] for finding in edition.findings] == ["$x_t$", "$y^2$"]
    assert findings_of(edition)[0][1].startswith('"chart(')


def test_an_error_that_is_shown_names_no_file(tmp_path: Path) -> None:
    trace = ["Traceback", "File /home/zqsecret/a.py:1", "ValueError: of a kind"]
    edition = shown(
        tmp_path, {"output_type": "error", "ename": "ValueError", "evalue": "of a kind", "traceback": trace}
    )
    assert "ValueError: of a kind" in outputs_of(edition)
    assert "zqsecret" not in outputs_of(edition)


def test_an_address_in_memory_is_left_out_and_told(tmp_path: Path) -> None:
    text = "[<matplotlib.lines.Line2D at 0x7f1c2a3b4d50>]"
    printed = {"output_type": "stream", "name": "stdout", "text": f"{text} at 0x7f1c2a3b4d50\n"}
    edition = shown(tmp_path, bundle(text_plain=text), printed)
    assert [finding.id for finding in edition.findings] == ["notebook-object", "notebook-object"]
    assert "Line2D at 0x" not in outputs_of(edition)


OBJECTS = {
    "<Figure size 640x480 with 1 Axes>": "",
    "<matplotlib.axes._axes.Axes object at 0x7f1c2a3b4d50>": "",
    "(<Figure size 640x480 with 1 Axes>, <Axes: >)": "",
    "[<matplotlib.lines.Line2D at 0x7f1c2a3b4d50>]": "",
    "Text(0.5, 1.0, 'It grew')": "",
    "<IPython.core.display.JSON object>": "",
    "<function __main__.<lambda>(x)>": "",
    "<function print(*args, sep=' ', end='\\n')>": "",
    "<module 'os' from '/zqsecret/os.py'>": "",
    "<built-in function len>": "",
    "{'a': <object object at 0x7f1c2a3b4d50>}": "{'a': <object object>}",
}


@pytest.mark.parametrize("text", OBJECTS)
def test_an_object_without_words_is_told_at_the_last_line_and_shown_to_nobody(tmp_path: Path, text: str) -> None:
    edition = shown(tmp_path, bundle(text_plain=text))
    assert findings_of(edition) == [("notebook-object", '"three"')]
    assert "semicolon" in edition.findings[0].hint
    outputs = edition.content.notebooks[PATH].cells[0].outputs
    assert "".join(output["data"]["text/plain"] for output in outputs) == OBJECTS[text]


@pytest.mark.parametrize("text", ["3 < 4", "'<b>words</b>'", "x <y: z", "a\nb", "Period('2024-01', 'M')"])
def test_other_values_are_shown(tmp_path: Path, text: str) -> None:
    edition = shown(tmp_path, bundle(text_plain=text))
    assert edition.findings == ()
    assert edition.content.notebooks[PATH].cells[0].outputs[0]["data"]["text/plain"] == text


def test_a_picture_that_stands_in_html_is_an_error(tmp_path: Path) -> None:
    edition = shown(tmp_path, bundle(text_html='<img src="data:image/png;base64,AAAA" alt="A">'))
    assert "AAAA" not in edition.content.notebooks[PATH].cells[0].outputs[0]["data"]["text/html"]
    assert [(finding.id, finding.severity) for finding in edition.findings] == [("unsafe-html", "error")]


def test_a_picture_of_a_cell_is_cleaned_or_refused(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><!-- zqsecret --><metadata>zqsecret</metadata>{}<rect/></svg>\n'
    active = "<script>zqsecret()</script>"
    pictures = [svg.format(""), svg.format(active), "<html/>"]
    bundles = [bundle(**{"image_svg+xml": picture}) for picture in pictures]
    edition = shown(tmp_path, *bundles)
    assert [finding.id for finding in edition.findings if finding.id != "picture-alt"] == [
        "active-picture",
        "broken-picture",
    ]
    files = edition.content.notebooks[PATH].files
    assert sorted(files) == ["analyses/book/picture-1.svg", "analyses/book/picture-2.svg"]
    for file in files.values():
        assert isinstance(file, CachedFile)
        content = edition.content.cache.path(*file).read_bytes()
        assert content == b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>\n'


def test_what_pages_may_not_hold_is_an_error_at_its_cell(prepared: Prepared) -> None:
    edition, _ = prepared(REFUSED)
    # The looks of the last one, which libraries write by themselves, go without a word.
    assert Counter(finding.id for finding in edition.findings) == {"unsafe-html": 4, "notebook-output": 2}
    assert {finding.severity for finding in edition.findings} == {"error"}
    shown = str(edition.content.notebooks[PATH].cells[0].outputs)
    assert [word for word in ("onclick", "<script", "slot", "style") if word in shown] == []
    assert "<em>z</em>" in shown

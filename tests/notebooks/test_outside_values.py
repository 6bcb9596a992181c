"""What code asks of the clock, the network and the environment is told; what only looks alike is not."""

from __future__ import annotations

import pytest

from dashboard.notebooks.notebook import read_notebook
from dashboard.notebooks.outside_values import outside_values
from tests.samples.edition import Edit
from tests.samples.site import HEAD, notebook_text


def asked(*cells: str) -> list[tuple[str, str]]:
    """Whom the code of some cells asks, and by which words."""
    notebook = read_notebook(notebook_text(*cells), "docs/analyses/book.ipynb", [])
    assert notebook
    return [(value.of, value.words) for value in outside_values(notebook)]


@pytest.mark.parametrize(
    ("code", "of"),
    [
        ("datetime.now()", "the clock"),
        ("dt.datetime.utcnow().year", "the clock"),
        ("year = datetime.date.today().year", "the clock"),
        ("from datetime import date as d\nd.today()", "the clock"),
        ("import datetime as dt\ndt.date.today()", "the clock"),
        ("from datetime import datetime as dt\ndt.now()", "the clock"),
        ("pd.Timestamp.now(tz='UTC')", "the clock"),
        ("pd.to_datetime('today')", "the clock"),
        ("np.datetime64('now')", "the clock"),
        ("%matplotlib inline\ndate.today()", "the clock"),
        ("share = (a\n% b)\ndate.today()", "the clock"),
        (r"re.sub('\d', '', str(date.today()))", "the clock"),
        ("import requests\nrequests.get(address).json()", "the network"),
        ("import httpx as http, httpx\nhttpx.Client()", "the network"),
        ("import httpx as http\nhttp.Client()", "the network"),
        ("from requests import get as fetch\nfetch(address)", "the network"),
        ("from urllib.request import urlopen as fetch\nfetch(address)", "the network"),
        ("urllib.request.urlopen(address)", "the network"),
        ("pd.read_csv('https://example.org/a.csv')", "the network"),
        ("pl.read_parquet('s3://bucket/a.parquet')", "the network"),
        ("os.environ['KEY']", "the environment"),
        ("os.getenv('KEY', '')", "the environment"),
        ("os.environ.get('KEY')", "the environment"),
        ("from os import environ as settings\nsettings['KEY']", "the environment"),
        ("from os import getenv\ngetenv('KEY')", "the environment"),
    ],
)
def test_what_no_file_of_the_repository_holds_is_told(code: str, of: str) -> None:
    assert [who for who, _ in asked(code)] == [of]


@pytest.mark.parametrize(
    "code",
    [
        "start = time.time(); time.perf_counter() - start",
        "date(2026, 11, 30); datetime.fromisoformat('2026-11-30')",
        "requests = dataset('requests'); requests.get('value')",
        "import requests\nrequests.__version__",
        "from trade import requests\nrequests.get('value')",
        "pd.read_csv('../../data/a.csv')  # from https://example.org/a.csv",
        "source = 'https://example.org/today'",
        "os.environ['MPLBACKEND'] = 'Agg'; os.environ.setdefault('A', 'b')",
        "now = trade['now']; today(now); pd.Timestamp('2026-11-30')",
        "# datetime.now()",
        "%%bash\necho $(date) now",
        "datetime.now(",
    ],
)
def test_what_only_looks_alike_is_not_told(code: str) -> None:
    assert asked(code) == []


def test_a_library_that_one_cell_imports_is_known_in_others() -> None:
    assert asked("import requests", "requests.get('https://example.org')") == [("the network", "requests.get")]


def test_the_finding_names_the_line_and_what_to_do(edit: Edit) -> None:
    book = notebook_text(HEAD, "from datetime import date\nprint(date.today())")
    path = "docs/analyses/book.ipynb"
    [finding] = [finding for finding in edit({path: book}).findings if finding.id == "outside-value"]
    line = next(number for number, text in enumerate(book.splitlines(), 1) if "date.today" in text)
    assert (finding.severity, finding.path, finding.line) == ("warning", path, line)
    assert "the clock (date.today)" in finding.message

"""`from dashboard import dataset, chart`: what people use in notebooks."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dashboard import chart, dataset
from dashboard.notebooks.kernel import READS
from tests.samples.site import SITE, TRADE, write_files
from tests.samples.times import timed_site

DECLARED = {
    "id": "own",
    "type": "line",
    "data": "trade",
    "x": "year",
    "y": "value",
    "color": "flow",
    "title": "It grew",
}


@pytest.fixture(autouse=True)
def _in_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, SITE)
    monkeypatch.chdir(tmp_path / "docs" / "analyses")


def declaration(html: str) -> dict[str, object]:
    declaration: dict[str, object] = yaml.safe_load(base64.b64decode(html.split('data-declaration="')[1].split('"')[0]))
    return declaration


def test_a_dataset_is_a_frame_with_types_and_its_descriptor() -> None:
    trade = dataset("trade")
    assert {name: str(kind) for name, kind in trade.dtypes.items()} == {
        "year": "int64",
        "flow": "str",
        "value": "float64",
        "source": "str",
        "mark": "str",
    }
    assert trade.attrs["descriptor"].title == "Trade"
    assert trade["value"].iloc[0] == 76.12


def test_months_and_days_are_times(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "datasets" / "economy"
    fields = TRADE.replace("type: year", "type: yearmonth")
    (folder / "months.yaml").write_text(fields, encoding="utf-8")
    (folder / "months.csv").write_text(
        "year,flow,value,source\n2024-05,china-to-russia,1.5,customs\n2024-06,china-to-russia,,customs\n",
        encoding="utf-8",
    )
    months = dataset("months")
    assert str(months["year"].iloc[0]) == "2024-05-01 00:00:00"
    assert months["value"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("kind", "first_day"), [("week", "2020-12-14"), ("quarter", "2023-04-01"), ("half-year", "2022-07-01")]
)
def test_longer_periods_are_their_first_day(tmp_path: Path, kind: str, first_day: str) -> None:
    write_files(tmp_path, {**timed_site(kind)})
    assert str(dataset("things")["time"].iloc[0].date()) == first_day


def test_a_name_that_is_none_offers_the_nearest() -> None:
    with pytest.raises(LookupError, match=r"There is no dataset 'trad'\. Did you mean 'trade'\?"):
        dataset("trad")


def test_a_broken_dataset_says_where(tmp_path: Path) -> None:
    path = tmp_path / "data" / "datasets" / "economy" / "trade.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("76.12", "much"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"data/datasets/economy/trade.csv:2:\d+ error"):
        dataset("trade")


def test_a_chart_is_declared_in_three_ways_alike() -> None:
    views = [chart(**DECLARED), chart(DECLARED), chart(yaml.safe_dump(DECLARED))]
    assert [view.declaration for view in views] == [DECLARED] * 3
    assert chart(from_="a", to="b").declaration == {"from": "a", "to": "b"}


def test_jupyter_shows_it_live_in_the_colours_of_paper() -> None:
    bundle = chart(**DECLARED)._repr_mimebundle_()
    assert declaration(bundle["text/html"]) == DECLARED
    figure = json.dumps(bundle["application/vnd.plotly.v1+json"])
    assert "#b3271e" in figure
    assert "rgb(0, 0, " not in figure


def test_jupyter_shows_what_is_wrong_with_it() -> None:
    bundle = chart({**DECLARED, "data": "trad"})._repr_mimebundle_()
    assert bundle["text/plain"].startswith("data: there is no dataset 'trad'. Did you mean 'trade'?")


def test_on_the_site_a_cell_holds_the_declaration_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READS, "x")
    assert set(chart(**DECLARED)._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_importing_the_package_loads_no_pandas() -> None:
    code = "import sys, dashboard, dashboard.data.dataset; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_name_of_a_shared_chart_is_told_where_it_belongs() -> None:
    with pytest.raises(ValueError, match=r"Read 'trade', .*\(chart:its-id\) in a Markdown cell"):
        chart("trade")

"""Tables of pandas as data."""

from __future__ import annotations

import pandas as pd

from dashboard.data.constraints import Category
from dashboard.notebooks.kernel_frames import MIME, bundle, remember_labels
from tests.samples.datasets import one_source_each


def test_numbers_have_a_minus_sign_on_the_page_and_a_hyphen_in_the_download() -> None:
    table = bundle(pd.DataFrame({"Years": ["2022-23"], "Change": [-10.6]}))[MIME]
    assert table["rows"] == [["2022-23", "−10.6"]]
    assert table["csv"] == "Years,Change\n2022-23,-10.6\n"


def test_small_numbers_keep_their_digits_and_nought_has_no_sign() -> None:
    table = bundle(pd.DataFrame({"Share": [12.5, 0.00000000123, -0.0, -0.00004, 0.1 + 0.2]}))[MIME]
    assert [row[0] for row in table["rows"]] == ["12.5", "1.23\xa0×\xa010⁻⁹", "0.0", "−0.00004", "0.3"]


def test_codes_of_a_dataset_are_labels_on_the_page_wherever_they_stand() -> None:
    dataset = one_source_each("trade", "year: year, flow: string, value: number", "2024,in,2,\n2024,out,3,")
    flow = dataset.fields["flow"].model_copy(update={"categories": [Category(value="in", label="China buys")]})
    schema = dataset.descriptor.schema_.model_copy(update={"fields": [flow]})
    frame = pd.DataFrame({"year": [2024, 2024], "flow": ["in", "out"], "value": [2, 3]})
    frame.attrs["descriptor"] = dataset.descriptor.model_copy(update={"schema_": schema})
    assert [row[1] for row in bundle(frame)[MIME]["rows"]] == ["China buys", "out"]
    assert [row[0] for row in bundle(frame.groupby("flow").sum())[MIME]["rows"]] == ["China buys", "out"]
    remember_labels("flow", {"in": "China buys"})  # (As `dataset()` does: a pivot table has lost the descriptor.)
    assert bundle(frame.pivot(index="year", columns="flow", values="value"))[MIME]["names"] == [
        "year",
        "China buys",
        "out",
    ]
    assert "in,2" in bundle(frame)[MIME]["csv"]


def test_codes_are_labels_in_a_column_that_the_notebook_has_renamed() -> None:
    remember_labels("market", {"otc": "Between banks", "spot": "Exchange, spot trades"})
    remember_labels("size", {"1": "Small", "2": "Large"})
    frame = pd.DataFrame({"market": ["otc", "spot", "otc"], "share": [1.5, 2, 3]})
    counted = frame.groupby("market")["share"].count().rename("Months").rename_axis("Count")
    assert bundle(counted.to_frame())[MIME]["rows"] == [["Between banks", "2"], ["Exchange, spot trades", "1"]]
    others = pd.DataFrame({"Kind": ["otc", "swap"], "Once": ["otc", "otc"], "Number": [1, 2]})
    assert bundle(others)[MIME]["rows"] == [["otc", "otc", "1"], ["swap", "otc", "2"]]


def test_numbers_that_are_also_codes_of_some_column_stay_numbers() -> None:
    remember_labels("size", {"1": "Small", "2": "Large"})
    columns = {"Objects": pd.Series([1, 2], dtype=object), "Kinds": pd.Categorical([1, 2]), "Texts": ["1", "2"]}
    assert bundle(pd.DataFrame(columns))[MIME]["rows"] == [["1", "1", "1"], ["2", "2", "2"]]
    assert ["count", "2"] in bundle(pd.DataFrame({"Place": ["a", "b"]}).describe())[MIME]["rows"]

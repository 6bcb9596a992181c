"""Tables of pandas as data."""

from __future__ import annotations

import pandas as pd

from dashboard.notebooks.kernel_frames import MIME, bundle


def test_numbers_have_a_minus_sign_on_the_page_and_a_hyphen_in_the_download() -> None:
    table = bundle(pd.DataFrame({"Years": ["2022-23"], "Change": [-10.6]}))[MIME]
    assert table["rows"] == [["2022-23", "−10.6"]]
    assert table["csv"] == "Years,Change\n2022-23,-10.6\n"

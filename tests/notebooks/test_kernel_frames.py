"""Tables of pandas as data."""

from __future__ import annotations

import pandas as pd

from dashboard.notebooks.kernel_frames import MIME, bundle


def test_numbers_have_a_minus_sign_on_the_page_and_a_hyphen_in_the_download() -> None:
    table = bundle(pd.DataFrame({"Years": ["2022-23"], "Change": [-10.6]}))[MIME]
    assert table["rows"] == [["2022-23", "−10.6"]]
    assert table["csv"] == "Years,Change\n2022-23,-10.6\n"


def test_small_numbers_keep_their_digits_and_nought_has_no_sign() -> None:
    table = bundle(pd.DataFrame({"Share": [12.5, 0.00000000123, -0.0, -0.00004, 0.1 + 0.2]}))[MIME]
    assert [row[0] for row in table["rows"]] == ["12.5", "1.23\xa0×\xa010⁻⁹", "0.0", "−0.00004", "0.3"]

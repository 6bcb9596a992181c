"""The page that says how programs get the data, with examples that work as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from dashboard.core.frozen import Frozen
from dashboard.core.words import _
from dashboard.pages.page import Page
from dashboard.view.view import View

_PANDAS = """\
import json
from urllib.request import urlopen

import pandas as pd

with urlopen("{site}data/{name}.json") as answer:
    dataset = json.load(answer)

rows = pd.DataFrame(dataset["rows"])
units = {{field["name"]: field["unit"] for field in dataset["fields"] if "unit" in field}}
print(dataset["title"], units, rows, sep="\\n")
"""
_R = """\
rows <- read.csv("{site}data/{name}.csv", encoding = "UTF-8")
print(head(rows))
"""
_CURL = """\
curl --fail --silent --show-error {site}api/v1/datasets/{name}.json
"""


class Example(Frozen):
    """Some lines of code."""

    title: str
    language: str
    code: str


def data_page(view: View) -> Iterator[Page]:
    """The page, if there are data, and an address from which to get them."""
    if view.datasets and view.site_url:
        description = _(
            "Every dataset as a file, and the whole site as JSON: addresses, and examples for pandas, R and curl."
        )
        yield Page("about/data/index.md", _("Data and API"), description, "data_page.html", partial(_context, view))


def _context(view: View) -> dict[str, Any]:
    name = view.datasets[0].name
    codes = [("pandas", "python", _PANDAS), ("R", "r", _R)]
    if not view.is_unlisted:  # (A folder that is no publication has no API.)
        codes.append(("curl", "sh", _CURL))
    return {
        "site": view.site_url,
        "dataset_name": name,
        "examples": [
            Example(title, language, code.format(site=view.site_url, name=name)) for title, language, code in codes
        ],
    }

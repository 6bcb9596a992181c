"""The examples of the page about data run as they stand, against a server of the built site."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup

from tests.samples.built import Built
from tests.samples.server import serving_folder


@pytest.fixture(scope="module")
def examples(small_site: Built) -> Iterator[dict[str, str]]:
    """The code by its language, with the address of a local server in place of the site's."""
    page = BeautifulSoup(small_site.read("about/data/index.html"), "html.parser")
    with serving_folder(small_site.site) as address:
        yield {
            str(block["data-language"]): block.get_text().replace("https://example.org/", address)
            for block in page.select("pre[data-language]")
        }


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_pandas(examples: dict[str, str]) -> None:
    output = run(sys.executable, "-c", examples["python"])
    assert output.startswith("Trade\n{'value': 'USD bn'}\n")
    assert "[8 rows x 7 columns]" in output


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl")
def test_curl(examples: dict[str, str]) -> None:
    assert json.loads(run("sh", "-c", examples["sh"]))["name"] == "trade"


@pytest.mark.skipif(not shutil.which("Rscript"), reason="there is no R")
def test_r(examples: dict[str, str]) -> None:
    assert "76.12" in run("Rscript", "-e", examples["r"])

"""A notebook's page beside the page of a Markdown file with the same content: nothing betrays the difference."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from dashboard.notebooks.notebook import notebook_text as notebook
from tests.samples.built import Built, Make, build
from tests.samples.site import CHART, HEAD, SITE, notebook_text, site_config, write_files

OWN = CHART.replace("id: trade", "id: own")
WORDS = """\
Words before, with a [link](../index.md) and a list:

- one
- two

## A heading that states something

![Lines that rise](chart:trade)
"""
MORE = "## Another heading\n\nWords after.[^1]\n\n[^1]: A note.\n"
HEADS = {name: HEAD.replace("A lifeline", name.capitalize()) for name in ("plain", "cells", "outputs")}
OUTPUTS: list[str | tuple[str, dict[str, object]]] = [
    "import sys\nprint('said')\nprint('warned', file=sys.stderr)\n{'a': 1}",
    "from IPython.display import HTML, Javascript\nHTML('<p style=\"color: red\">html</p><style>p {}</style>')",
    "Javascript('alert(1)')",
    "import pandas as pd\npd.DataFrame({'a': [1.5]}).style.format('{:.1f}')",
    "HTML('<a href=\"javascript:act()\">link</a>')",
    "import warnings\nwarnings.warn('careful')",
    ("1 / 0", {"tags": ["raises-exception"]}),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Built:
    """One build with both pages, and a third that has every kind of output."""
    root = tmp_path_factory.mktemp("pages")
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    code = f"from dashboard import chart\n\nchart('''{OWN.replace('own', 'coded')}''')"
    cells = [("markdown", HEADS["cells"] + WORDS), ("code", code), ("markdown", MORE)]
    pieces: dict[str, str | None] = {
        "docs/analyses/plain.md": f"{HEADS['plain']}{WORDS}\n```chart\n{OWN}```\n\n{MORE}",
        "docs/analyses/cells.ipynb": notebook(cells),
        "docs/analyses/outputs.ipynb": notebook_text(HEADS["outputs"], *OUTPUTS),
    }
    write_files(root, {**SITE, "mkdocs.yml": site_config("https://example.org/"), **pieces})
    made = build(root)  # (not strictly: some of these outputs are errors)
    assert made.code == 0, made.output
    return made


def page(built: Built, slug: str) -> str:
    return built.read(f"analyses/{slug}/index.html")


def without_names(built: Built, slug: str, chart: str) -> str:
    """A page without its code, its own names, other pieces, and white space between tags."""
    soup = BeautifulSoup(page(built, slug), "html.parser")
    for other in soup.select("details.code, .piece-related, .neighbours"):
        other.decompose()
    text = re.sub(r">\s+<", "><", str(soup))
    return re.sub(rf"\b({slug}|{slug.capitalize()}|{chart})\b", "NAME", text)


def test_the_same_content_gives_the_same_page_but_for_code(built: Built) -> None:
    plain, cells = without_names(built, "plain", "own"), without_names(built, "cells", "coded")
    assert 'id="NAME"' in plain
    assert cells == plain


def test_a_notebook_weighs_what_a_text_does_and_loads_nothing_else(built: Built) -> None:
    plain, cells = page(built, "plain"), page(built, "cells")
    assert len(gzip.compress(cells.encode(), 9)) <= 1.2 * len(gzip.compress(plain.encode(), 9))
    loaded = re.compile(r'<(?:link|script|img|source|iframe)\b[^>]*?(?:href|src)="([^"]+)"')
    for slug in ("cells", "outputs"):
        assert set(loaded.findall(page(built, slug))) - set(loaded.findall(plain)) <= {
            f"https://example.org/analyses/{slug}/"
        }


def test_code_is_folded_and_highlighted_as_in_texts(built: Built) -> None:
    [code] = BeautifulSoup(page(built, "cells"), "html.parser").select("details.code")
    assert not code.has_attr("open")
    assert code.select_one("summary").text == "Code"  # type: ignore[union-attr]
    assert [token.text for token in code.select("div.highlight > pre > code .kn")] == ["from", "import"]


def test_outputs_are_plain_html_without_styles_or_scripts(built: Built) -> None:
    text = BeautifulSoup(page(built, "outputs"), "html.parser").select_one("div.text")
    assert text
    outputs = [(" ".join(output.get_attribute_list("class")), output.text.strip()) for output in text.select(".output")]
    assert outputs[0] == ("output", "said")
    assert outputs[1] == ("output", "{'a': 1}")
    assert outputs[2] == ("output", "html")
    assert "1.5" in outputs[3][1]
    assert outputs[4:] == [("output", "link"), ("output error", "ZeroDivisionError: division by zero")]
    assert text.select("style, script, [style], [href^=javascript], .jp-Cell, clipboard-copy") == []


def test_a_notebook_that_fails_is_not_published(make_site: Make) -> None:
    built = make_site({"docs/analyses/book.ipynb": notebook_text(HEAD, "1 / 0")})
    assert built.code == 1
    assert "docs/analyses/book.ipynb:" in built.output
    assert "error notebook-error Cell 2: ZeroDivisionError: division by zero" in built.output
    assert "Traceback" not in built.output

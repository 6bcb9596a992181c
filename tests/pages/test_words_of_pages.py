"""In a language other than English, no word of a page for readers stays English: all go through the catalogue."""

from __future__ import annotations

import datetime
import json
import re

import pytest

from dashboard.core.templates import THEME
from tests.samples.built import Built
from tests.samples.forms import DESCRIPTOR, FORMS, Case
from tests.samples.pseudo_language import (
    CODE,
    ON_A_LIST,
    build_in_pseudo_language,
    loose_strings,
    loose_words,
    said_by,
    squeezed,
)
from tests.samples.reviews import publication, review_files
from tests.samples.site import HEAD, SITE, TRADE, TRADE_ROWS, notebook_text, site_config, write_files

_NO_WORDS = re.compile(
    r"https?://\S+|\b(?=[a-f]*\d)[\da-f]{8}\b|\b(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\b(in|on|to)\b(?= \d|\s*$)|\b(in|on) (?=[A-Z])"
)
"""Addresses; versions of data; and dates, which are English for now, each through one function."""
ALLOWED = {
    "JSON": "a name",
    "CSV": "a name",
    "PNG": "a name",
    "SVG": "a name",
    "ROR": "a name",
    "ORCID": "a name",
    "BibTeX": "a name",
    "Atom": "a name",
    "JSON Feed": "a name",
    "XLSX": "a name",
    "Parquet": "a name",
    "ZIP": "a name",
    "curl": "a name",
    "RIS": "a name",
    "CSL-JSON": "a name",
    "AE": "the initials of a person",
}
"""Texts in English on pages for readers, each with the reason."""
SEEN = datetime.datetime(2026, 1, 3, tzinfo=datetime.UTC)
"""When readers could see the piece that was withdrawn."""
ENGLISH_PAGES = ("about/charts/", "about/checks/")
"""Guides for authors, made of docstrings."""
PIECE = HEAD.replace(
    "status: published",
    "status: published\nformerly: [life-line]\nupdated: 2025-06-01\n"
    "corrections: [{date: 2025-06-01, text: Wrong before.}]\n"
    "hero: {image: ../images/hero.svg, alt: Drawn ships, credit: Drawn by us}",
)
RELEASES = ", ".join(
    f"{{period: {year}, on: {year + 1}-01-13, source: 'https://example.org/{year}'}}" for year in (2022, 2023, 2024)
)
OTHER = {"kind": ["brief", "data-note", "analysis"], "theme": ["energy", "economy", "economy"]}


def _site() -> dict[str, str | None]:
    """A site with every kind of page and of chart."""
    fact, computed = "fact:trade/value?year=2024&flow=china-to-russia", "fact:total"
    text = (
        f"In 2024 it was [115.49 billion]({fact}), [244.81 billion]({computed}) in all.\n\n![Two lines](chart:trade)\n"
    )
    notebook = notebook_text(
        HEAD.replace("A lifeline", "Computed"), "import pandas\npandas.DataFrame({'Ships': range(99)})"
    )
    files: dict[str, str | None] = {
        **SITE,
        "mkdocs.yml": site_config("https://example.org/"),
        "docs/images/hero.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        "docs/analyses/lifeline.md": PIECE + text,
        "docs/analyses/computed.ipynb": notebook,
        "docs/analyses/gone.md": HEAD.replace("A lifeline", "Gone").replace(
            "status: published", "status: published\nwithdrawn: {date: 2026-01-04, reason: Wrong rows.}"
        ),
        **review_files("gone", publications=[publication(at=SEEN)]),
        "data/facts.yaml": "total: {value: SELECT sum(value) FROM trade WHERE year = 2024, unit: USD bn, "
        "states: All.}\n",
        "data/datasets/economy/trade.yaml": f"{TRADE}releases: [{RELEASES}]\n",
        "data/datasets/economy/things.yaml": f"{DESCRIPTOR}how: Counted.\nnext_update: {{on: 2099-01-20, source: 'https://example.org/dates'}}\n",
        "data/datasets/economy/things.csv": Case().rows,
        "data/datasets/economy/old.yaml": TRADE.replace("title: Trade\n", "title: Old trade\n")
        + "public: true\nended: {on: 2025, why: nobody counts, successor: trade}\n",
        "data/datasets/economy/old.csv": TRADE_ROWS,
        "data/themes.yaml": (
            "themes:\n- {slug: economy, name: Economy, charts: [trade, of-line]}\n- {slug: energy, name: Energy}\n"
        ),
        "data/tiles.yaml": "tiles:\n"
        + "".join(
            f"- {{id: {name}, label: A label, value: {name}/value, where: {{flow: china-to-russia}}, chart: {chart}, "
            "theme: economy}\n"
            for name, chart in (("trade", "trade"), ("old", "of-old"))
        ),
        "data/authors/anna-example.yaml": (
            "name: Anna Example\ninstitute: osw\nrole: Fellow\norcid: 0000-0002-1825-0097\nsite: https://example.org\n"
            "works: [{title: A book, in: A house, date: 2020, url: 'https://example.org/book'}]\n"
        ),
    }
    for number in range(ON_A_LIST):
        head = HEAD.replace("A lifeline", f"Piece {number}").replace("comment", OTHER["kind"][number % 3])
        head = head.replace("theme: economy", f"theme: {OTHER['theme'][number % 3]}")
        head = head.replace("status:", "tags: [oil]\nstatus:")
        files[f"docs/analyses/piece-{number}.md"] = f"{head}Trade doubled.\n"
    for name, keys in {**FORMS, "bar": f"{FORMS['bar']}\norientation: vertical"}.items():
        declaration = f"id: of-{name}\ntype: {name}\ndata: things\n{keys}\ntitle: A title\npublic: true\n"
        files[f"data/charts/of-{name}.yaml"] = declaration
    files["data/charts/of-old.yaml"] = (
        "id: of-old\ntype: line\ndata: old\nx: year\ny: value\ncolor: flow\ntitle: A title\npublic: true\n"
        "as: {change: year}\n"
    )
    return files


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site in the language that brackets every message."""
    root = tmp_path_factory.mktemp("pseudo")
    write_files(root, _site())
    built = build_in_pseudo_language(root)
    assert built.code == 0, built.output
    return built


def _english(texts: list[str], said: str) -> list[str]:
    """What neither the content of the site says nor `ALLOWED` names."""
    split = re.compile(r"[,;:()“”·/–.|]| - |\d+|\s(?=USD\b)")  # (the code of a currency leads its amount)
    parts = [part.strip() for text in texts for part in split.split(_NO_WORDS.sub("", text))]
    found = {part for part in parts if squeezed(part) and squeezed(part) not in said}
    return sorted(found - ALLOWED.keys())


def test_pages_for_readers_say_no_english_word_past_the_catalogue(site: Built) -> None:
    said = said_by(site.root)
    pages = [name for name in site.files() if name.endswith(".html") and not name.startswith(ENGLISH_PAGES)]
    found = {name: words for name in sorted(pages) if (words := _english(loose_words(site.read(name)), said))}
    assert not found, "\n".join(f"{k}: {v}" for k, v in found.items())


def test_charts_in_the_browser_say_no_english_word_past_the_catalogue(site: Built) -> None:
    said = said_by(site.root)
    found = {}
    for name in sorted(name for name in site.files() if re.fullmatch(r"charts/[^/.]+\.json", name)):
        figure = json.loads(site.read(name))["figure"]
        shown = [[trace.get(key) for key in ("name", "hovertext", "customdata", "meta")] for trace in figure["data"]]
        if words := _english(loose_strings(shown), said):
            found[name] = words
    assert not found, "\n".join(f"{k}: {v}" for k, v in found.items())


def test_lists_have_a_second_page(site: Built) -> None:
    assert "⟦" in site.read("analyses/page/2/index.html")


def test_a_page_names_its_language_and_brings_the_words_of_scripts(site: Built) -> None:
    for page, folder in (("index.html", ""), ("embed/of-line/index.html", "../../")):
        html = site.read(page)
        assert f'<html lang="{CODE}"' in html
        assert f'<script type="module" src="{folder}assets/words-{CODE}.js"></script>' in html
    assert "⟦Reset⟧" in site.read(f"assets/words-{CODE}.js")


def test_names_keep_their_capitals() -> None:
    # 'Charts on european policy': which words of a name begin with capitals, nobody knows but its author.
    lowered = re.compile(r"\bname(\.lower\(\)| *\| *(lower|upper|capitalize|title)\b)")
    templates = [*THEME.rglob("*.html")]
    assert templates
    assert [path.name for path in templates if lowered.search(path.read_text())] == []

"""`/llms.txt` by the rules of llmstxt.org, and `/llms-full.txt`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.edition.edition import Edition
from dashboard.output.derived_files import derived_files
from dashboard.quoted import llms_files
from tests.samples.built import Built
from tests.samples.edition import Edit
from tests.samples.quoted import plain_text
from tests.samples.site import HEAD

LINK = re.compile(r"- \[((?:\\.|[^\]\\])+)\]\(([^)\s]+)\)(?:: (.+))?")
PIECES: dict[str, str | None] = {
    f"docs/analyses/piece-{number}.md": HEAD.replace("A lifeline", f"Piece {number}").replace(
        "2025-05-09", f"2025-05-1{number}"
    )
    + f"Words of {number}.\n"
    for number in range(5)
}


def file_of(edition: Edition, name: str) -> str:
    content = derived_files(edition.view, [])[name].make()
    assert isinstance(content, str)
    return content


def sections(text: str) -> dict[str, list[tuple[str, str, str]]]:
    """The links of each section: title, address, description. Every line of a list has to be one."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        title, _, lines = part.partition("\n")
        matches = [LINK.fullmatch(line) for line in lines.split("\n") if line.strip()]
        assert all(matches), lines
        found[title] = [(plain_text(match[1]), match[2], plain_text(match[3] or "")) for match in matches if match]
    return found


def test_it_has_a_heading_a_quotation_and_lists_of_links(edit: Edit) -> None:
    text = file_of(edit({"mkdocs.yml": "site_name: Tiny & [co]\nsite_url: https://example.org/deep/\n"}), "llms.txt")
    assert text.startswith("# Tiny & \\[co\\]\n\n> 1 analysis, 1 chart and 1 dataset.\n\n")
    assert len(re.findall(r"^# ", text, re.M)) == 1
    root = "https://example.org/deep/"
    assert sections(text) == {
        "Analyses": [("A lifeline", f"{root}analyses/lifeline/index.md", "Trade matters far more to one of the two.")],
        "Charts": [
            ("Both directions surged, then stalled", f"{root}charts/trade/index.md", "Value, USD bn, 2022 to 2025")
        ],
        "Datasets": [("Trade", f"{root}data/trade/index.md", "Goods trade between China and Russia.")],
        "Optional": [
            ("All analyses in one file", f"{root}llms-full.txt", "The newest first, as far as there is room."),
            ("Data package", f"{root}data/datapackage.json", "The columns, units, sources and terms of all data."),
        ],
    }


def test_every_link_exists_in_the_built_site(small_site: Built) -> None:
    links = [address for entries in sections(small_site.read("llms.txt")).values() for _, address, _ in entries]
    assert len(links) == 5
    for address in links:
        assert (small_site.site / address.removeprefix("https://example.org/")).is_file(), address


def test_each_page_names_its_markdown_and_the_file_is_there(small_site: Built) -> None:
    linked = {}
    for name in sorted(small_site.files()):
        if name.endswith(".html"):
            found = re.findall(r'<link rel="alternate" type="text/markdown" href="([^"]+)"', small_site.read(name))
            linked |= {name: found} if found else {}
    assert linked == {
        f"{folder}/index.html": ["index.md"] for folder in ("analyses/lifeline", "charts/trade", "data/trade")
    }
    for name in linked:
        assert (
            (small_site.site / Path(name).with_name("index.md")).read_text(encoding="utf-8").startswith("---\ntitle:")
        )


def test_long_lists_end_in_a_link_to_all(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llms_files, "MOST_LINKS", 2)
    edition = edit(PIECES)
    entries = sections(file_of(edition, "llms.txt"))["Analyses"]
    assert [title for title, *_ in entries] == ["Piece 4", "Piece 3", "All analyses"]
    assert entries[-1][1:] == (f"{edition.view.root}analyses/", "4 more.")
    assert "analyses/" in {page.url for page in edition.pages.values()}


def test_all_pieces_in_one_file_begin_with_the_newest_and_end_where_it_says(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = edit(PIECES)
    whole = file_of(edition, "llms-full.txt")
    assert re.findall(r"^title: (.*)$", whole, re.M)[:5] == [f"Piece {number}" for number in (4, 3, 2, 1, 0)]
    assert "This file ends here" not in whole
    monkeypatch.setattr(llms_files, "MOST_CHARACTERS", 1_500)
    short = file_of(edition, "llms-full.txt")
    number = len(re.findall(r"^title: Piece", short, re.M))
    assert 0 < number < 5
    left_out = f"This file ends here: {6 - number} older analyses are left out. {edition.view.root}llms.txt"
    assert left_out in short
    assert len(short) < 2_000

"""What stands below the picture of a chart, and what it hands on to other sites."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from msgspec.structs import replace

from dashboard.charts.render.artefacts import ChartRequest
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.charts.types import ALL_CHART_TYPES
from tests.samples.edition import Edit

ADDRESS = "https://example.org/deep/"


def foot(edit: Edit, **given: str) -> tuple[Tag, str, str | None]:
    """The figure of the small site's chart, its version, and its oEmbed file."""
    edition = edit()
    chart = edition.content.shared_charts["trade"]
    assert chart
    request = ChartRequest(chart, "", f"{ADDRESS}analyses/a/#trade", shared=False, **given)
    drawn = make_artefacts([request], "Tiny", edition.content.cache, None, [])["trade", ""]
    figure = BeautifulSoup(drawn.html_on_page("../../", f"{ADDRESS}analyses/a/"), "html.parser").figure
    assert figure
    has_oembed = drawn.path("oembed.json").exists()
    return figure, chart.digest[:8], drawn.read("oembed.json") if has_oembed else None


def words(node: Tag | None) -> str:
    assert node
    return " ".join(node.get_text(" ").split())


def test_a_line_of_sources_and_three_controls_of_which_one_is_open_at_a_time(edit: Edit) -> None:
    figure, _, _ = foot(edit)
    assert words(figure.select_one(".chart-source")) == "Sources: China Customs, via TASS and RIA · data of 20 Jan 2026"
    controls = figure.select(".chart-links > details")
    assert [words(control.summary) for control in controls] == ["Data", "Share", "Explore"]
    assert {control["name"] for control in controls} == {"trade"}
    assert controls[0].select_one("table")
    assert not figure.select(".chart-foot > :not(.chart-links) a")


def test_how_a_picture_is_read_stands_below_it_and_not_among_its_data(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = replace(ALL_CHART_TYPES["line"], notes=lambda selection: ["Lines are lines."])
    monkeypatch.setitem(ALL_CHART_TYPES, "line", read)
    figure, _, _ = foot(edit)
    assert [words(note) for note in figure.select(".chart-foot > .chart-note")] == ["Lines are lines."]
    assert not [note for note in figure.select(".chart-data .chart-note") if "lines" in words(note)]


def test_a_report_of_a_wrong_figure_names_the_address_and_the_version(edit: Edit) -> None:
    figure, version, _ = foot(edit, contact="desk+figures@osw.waw.pl")
    link = figure.select_one(".chart-data .chart-report")
    assert link
    address = str(link["href"])
    assert address.startswith("mailto:desk+figures@osw.waw.pl?subject=Wrong%20figure%3A%20")
    assert "#" not in address
    assert f"{ADDRESS}analyses/a/#trade\nData of 20 January 2026, version {version}" in unquote(address)
    assert not foot(edit)[0].select(".chart-report")


@pytest.mark.parametrize("embed", ["", "embed/trade/"])
def test_without_an_address_of_the_site_there_is_no_code_for_others(edit: Edit, embed: str) -> None:
    figure, _, oembed = foot(edit, embed=embed)
    assert not figure.select(".chart-share code")
    assert oembed is None


def test_the_code_is_that_of_the_oembed_file_and_hears_only_its_site(edit: Edit) -> None:
    figure, _, oembed = foot(edit, embed=f"{ADDRESS}embed/trade/")
    code = figure.select_one(".chart-share code")
    assert code
    assert oembed
    given = json.loads(oembed)
    assert given["html"] == code.get_text()
    assert given["provider_url"] == ADDRESS
    assert 'e.origin==="https://example.org"' in given["html"]
    assert "f.contentWindow===e.source" in given["html"]
    assert re.search(
        r'<iframe src="https://example.org/deep/embed/trade/" title="[^"<]+" width="100%" height="\d+"', given["html"]
    )
    assert len(given["html"]) < 800

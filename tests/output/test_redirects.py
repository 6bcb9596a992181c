"""Whoever kept an address of something that was renamed since is led on, by hosts that read `_redirects`."""

from __future__ import annotations

from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.edition.edition import Edition
from dashboard.output.derived_files import derived_files
from dashboard.output.downloads import collect_downloads
from dashboard.output.redirects import redirects_file
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS
from tests.samples.site import CHART, HEAD, TRADE, TRADE_ROWS

TEXT = "Trade was [115](fact:{}/value?year=2024&flow=china-to-russia) then.\n\n![Two lines](chart:{})\n"
TEAM = "name: OSW editors\ninstitute: osw\ncollective: true\n"


def site(piece: str, data: str, chart: str, author: str, formerly: str = "") -> dict[str, str | None]:
    """The small site, whose things are called so."""
    folder = "data/datasets/economy"
    head = HEAD.replace("osw-editors", author).replace("theme:", f"{formerly.format('piece')}theme:")
    return {
        **AT_ADDRESS,
        **dict.fromkeys((f"{folder}/trade.yaml", f"{folder}/trade.csv", "data/charts/trade.yaml")),
        **dict.fromkeys(("docs/analyses/lifeline.md", "data/authors/osw-editors.yaml")),
        f"docs/analyses/{piece}.md": head + TEXT.format(data, chart),
        f"{folder}/{data}.yaml": TRADE + formerly.format("data"),
        f"{folder}/{data}.csv": TRADE_ROWS,
        f"data/charts/{chart}.yaml": CHART.replace("trade", data).replace(f"id: {data}", f"id: {chart}")
        + formerly.format("chart"),
        f"data/authors/{author}.yaml": TEAM + formerly.format("author"),
    }


def addresses(edition: Edition) -> set[str]:
    """The addresses of all files that are no pages, and of the pages of things."""
    cache = edition.content.cache
    drawn = edition.with_artefacts(make_artefacts(edition.view.chart_requests, "Tiny", cache, None, []))
    assert edition.findings == ()
    files = {*collect_downloads(drawn.view, cache, []), *derived_files(drawn.view, [])}
    return {page.url for page in edition.pages.values()} | {name for name in files if name != "_redirects"}


def test_every_address_of_what_was_renamed_leads_on(edit: Edit) -> None:
    before = addresses(edit(site("old-piece", "old-data", "old-chart", "old-author"), preview=False))
    edition = edit(
        {
            **{path: None for path in site("old-piece", "old-data", "old-chart", "old-author") if "old-" in path},
            **site("new-piece", "new-data", "new-chart", "new-author", "formerly: [old-{}]\n"),
        },
        preview=False,
    )
    after = addresses(edition)
    lines = [line.split() for line in redirects_file(edition.view, after).splitlines()]
    assert {code for _old, _new, code in lines} == {"301"}
    led = {old.removeprefix("/deep/"): new.removeprefix("/deep/") for old, new, _code in lines}
    lost = before - after
    assert len(lost) > 35
    assert {old: led.get(old) for old in lost if not old.endswith("index.html")} == {
        old: old.replace("old-", "new-") for old in lost if not old.endswith("index.html")
    }
    assert set(led.values()) <= after | {"embed/new-chart/", "embed/data-new-data/"}

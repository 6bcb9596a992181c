"""A site in which everything that can be renamed is named from everywhere, and what programs read of it."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.quoted.quoted_pages import quoted_pages
from tests.samples.covered_site import COVERED
from tests.samples.reviews import approval, note, review_files
from tests.samples.site import HEAD

AT = "2026-03-01"
LINKS = "docs/analyses/links.md"
EXTRA: dict[str, str | bytes] = {
    LINKS: HEAD.replace("osw-editors", "anna-berg").replace("theme:", "related: [other]\ntheme:")
    + """\
To [the piece](other.md), [its end](./other.md "Title"), [the rows](../data/trade/index.md), [a file][csv],
[the chart](../charts/shared-lines/index.md), [a place](everything.md#shared-lines) and
[the team](../authors/osw-editors/).

- In a list, and shown as it is written: `fact:trade/value`, `chart:shared-lines`.

    ```chart
    # The remark stays.
    id: own-join
    type:   bar
    query: |
      SELECT t.year, sum(t.value) AS value, max(s.total) AS total
      FROM trade t JOIN sums s ON t.year = s.year -- trade
      GROUP BY t.year
    unit: {value: USD bn, total: USD bn}
    x: year
    y: [value, total]
    title: The title of a join
    alt: Bars.
    ```

[csv]: ../data/trade.csv
""",
    "data/tiles.yaml": (
        "tiles:\n  - {id: exports, label: Exports, value: trade/value, where: {flow: east}, theme: energy,\n"
        "     chart: shared-lines}\n"
    ),
    "data/themes.yaml": str(COVERED["data/themes.yaml"]).replace("Oil.}", "Oil., charts: [shared-lines, spare]}"),
    "data/datasets/energy/trade.yaml": "# Of the customs.\n"
    + str(COVERED["data/datasets/energy/trade.yaml"])
    + "chart:  'shared-lines'   # the first\nkeeper: osw-editors\n",
    "data/facts.yaml": (
        str(COVERED["data/facts.yaml"])
        + 'joined:\n  value: "SELECT max(t.value / total) FROM trade AS t JOIN sums ON sums.year = t.year"\n'
        + "  states: A ratio.\n"
        + "joined-by: {value: 'SELECT max(t.value / total) FROM trade t JOIN sums USING (year) WHERE t.year < 2030',\n"
        + "  states: The same.}\n"
        + "value-year: {value: 'SELECT max(year(make_date(2024, 1, 1)) + value * 0) FROM trade', states: A year.}\n"
    ),
    **{
        path: text or ""
        for path, text in review_files(
            "other",
            [approval("osw-editors"), approval("nils")],
            {
                "a": note(by="osw-editors", target={"fact": "goods/amount?good=tea&kind=land"}),
                "b": note(by="nils", target={"chart": "shared-lines"}),
            },
        ).items()
    },
}
"""What is added to the site that uses everything."""
_DIGEST = re.compile(r"\b[0-9a-f]{8}\b")


def write_site(root: Path, changes: dict[str, str] | None = None) -> Path:
    """Write the site. Returns its mkdocs.yml.

    Args:
        root: the folder for it.
        changes: further files.
    """
    for name, content in {**COVERED, **EXTRA, **(changes or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root / "mkdocs.yml"


def read_site(config: Path) -> Edition:
    """The site as reviewers see it on a day."""
    return prepare_edition(config, preview=True, at=AT)


def said(edition: Edition, *names: str) -> tuple[list[str], dict[str, list[str]]]:
    """The findings, and the pages as programs read them, without the order of lines, versions of data and some names.

    Args:
        edition: the site.
        names: the names for which all stand the same.
    """

    def plain(text: str) -> str:
        for name in sorted(names, key=len, reverse=True):
            text = re.sub(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", "NAME", text)
        return _DIGEST.sub("VERSION", text)

    findings = sorted(plain(f"{finding.id} {finding.path} {finding.message}") for finding in edition.findings)
    pages = {plain(page.address): sorted(plain(page.markdown()).splitlines()) for page in quoted_pages(edition.view)}
    tiles = [plain(repr(tile)) for tile in edition.view.tiles]
    return findings, {**pages, "tiles": tiles}

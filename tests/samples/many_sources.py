"""A piece whose charts have few and many sources of long names."""

from __future__ import annotations

from tests.samples.site import CHART, HEAD, TRADE

COUNTS = (1, 2, 3, 4, 12)
"""How many sources each chart has."""


def many_sources() -> dict[str, str]:
    """The files that add to the small site: `analyses/lines/`, and its datasets."""
    files: dict[str, str] = {}
    fences = []
    first, end = TRADE.index("sources:\n"), TRADE.index("licenses:")
    for count in COUNTS:
        sources = "".join(
            f'  - {{name: s{number}, organization: "The Federal Office {number} for Statistics of Trade and of Transit,'
            f' via the-longest-name-of-a-newspaper-{number}.example.org", title: "Report {number} on all trade across'
            f' all borders of the country, its free ports included", path: "https://example.org/{number}"}}\n'
            for number in range(count)
        )
        files[f"data/datasets/economy/trade-{count}.yaml"] = f"{TRADE[:first]}sources:\n{sources}{TRADE[end:]}"
        rows = "".join(f"{2000 + year},china-to-russia,{year}.5,s{year % count},\n" for year in range(24))
        files[f"data/datasets/economy/trade-{count}.csv"] = f"year,flow,value,source,mark\n{rows}"
        chart = CHART.replace("id: trade", f"id: trade-{count}").replace("data: trade", f"data: trade-{count}")
        chart = chart.replace("title: Both", f"title: {count}. Both")
        fences.append(f"```chart\n{chart}```\n")
    files["docs/analyses/lines.md"] = HEAD + "\n" + "\n".join(fences)
    return files

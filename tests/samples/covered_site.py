"""A site that uses everything that files can say, small enough to be read hundreds of times. Nothing in it is true."""

from __future__ import annotations

import io

from PIL import Image

from tests.samples.site import SITE, notebook_text


def _descriptor(
    title: str,
    fields: str,
    key: str,
    second_source: str = "",
    future: str = "next_update: {on: 2027-01-20, source: https://example.org/}",
) -> str:
    return f"""\
title: {title}
description: Numbers of {title.lower()}.
schema:
  fields:
{fields}
  primaryKey: [{key}]
sources:
  - {{name: customs, organization: Customs, title: Report, path: "https://example.org/a", accessed: 2026-01-15}}
{second_source}licenses:
  - {{name: facts, title: Facts, path: "https://example.org/licence"}}
updated: 2026-01-20
frequency: annual
maturity: final
{future}
how: Typed by hand.
public: true
"""


FLOWS = """\
    - name: flow
      type: string
      title: Direction
      categories:
        - {value: east, label: To the east}
        - {value: west, label: To the west}
        - {value: north, label: To the north}
"""
KINDS = """\
    - name: kind
      type: string
      title: Kind
      description: Of transport.
      categories: [{value: sea, label: By sea}, {value: land, label: By land}]
"""


def _png() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(content, "PNG")
    return content.getvalue()


def _fence(id: str, keys: str) -> str:
    return f"```chart\nid: {id}\n{keys}\ntitle: The title of {id}\nalt: Marks of {id}.\n```\n"


PIECE = """\
---
title: Everything there is
kind: analysis
standfirst: A piece with all that a piece can have.
authors: [anna-berg, osw-editors]
theme: economy
date: 2026-02-01
updated: 2026-02-05
status: published
hero: {image: ../images/hero.png, alt: A harbour, credit: By nobody}
reviewers: [nils]
review_by: 2026-01-30
corrections:
  - {date: 2026-02-04, text: A word was wrong.}
key_points: [It is one point.]
related: [other]
tags: [ships]
formerly: [everything-old]
lang: en
lead: true
---
Trade was [12](fact:trade/value?year=2024&flow=east), at most [14](fact:most); it is [larger](fact:larger).

The share was [3](fact:share).

<!-- a remark -->

![Two lines that rise](chart:shared-lines)

![Cranes](../images/port.svg)

There is a [table](../files/table.pdf) and [another piece](other.md).
"""
DRAWN = f"""\
---
title: All that can be drawn
kind: analysis
standfirst: A piece with a chart of each form.
authors: [osw-editors]
theme: economy
date: 2026-02-01
status: published
---
Each took a jin of tea.

{
    _fence(
        "own-query",
        "type: bar\nquery: SELECT year, total / 2 AS half FROM sums\nunit: USD bn\nx: year\ny: half",
    )
}
{
    _fence(
        "own-area",
        "type: area\ndata: growth\nx: year\ny: amount\ncolor: part\nstack: true\nwhere: {part: coal}\nevents: [war]\n"
        "note: A note.\nsubtitle: Below\nheight: 300\n"
        "annotations: [{x: 2023, text: Here}, {from: 2022, to: 2023, text: Span}]",
    )
}
{
    _fence(
        "own-facets", "type: line\ndata: growth\nx: year\ny: amount\nfacet: part\nwhere: {year: {from: 2020, to: 2024}}"
    )
}
{_fence("own-slope", "type: slope\ndata: growth\nx: year\ny: amount\ncolor: part\nwhere: {year: [2022, 2024]}")}
{_fence("own-number", "type: number\ndata: growth\nx: year\ny: amount\nwhere: {part: coal}")}
{
    _fence(
        "own-bar",
        "type: bar\ndata: goods\nx: good\ny: amount\ncolor: kind\nsort: -y\norientation: horizontal\nhighlight: [sea]",
    )
}
{_fence("own-dot", "type: dot\ndata: goods\nx: good\ny: amount\ncolor: kind")}
{_fence("own-dumbbell", "type: dumbbell\ndata: goods\nx: good\ny: amount\ncolor: kind")}
{_fence("own-heatmap", "type: heatmap\ndata: goods\nx: good\ny: kind\nvalue: amount")}
{_fence("own-treemap", "type: treemap\ndata: goods\nlabel: good\nvalue: amount\ncolor: kind\nwhere: {kind: sea}")}
{_fence("own-sankey", "type: sankey\ndata: goods\nfrom: good\nto: kind\nvalue: amount")}
{_fence("own-index", "type: line\ndata: growth\nx: year\ny: amount\nas: {index: 2022}\nwhere: {part: gas}")}
{_fence("own-histogram", "type: histogram\ndata: goods\nx: amount\nbins: 3")}
{_fence("own-box", "type: box\ndata: goods\nx: good\ny: amount\nlabel: kind")}
{_fence("own-table", "type: table\ndata: places\nx: country\ny: [amount, worth]")}
{_fence("own-scatter", "type: scatter\ndata: places\nx: worth\ny: amount\nlabel: country\ncolor: kind\nscale: log")}
{_fence("own-pairs", "type: scatter\ndata: trade\nx: share\ny: value\nlabel: year")}
{_fence("own-countries", "type: choropleth\ndata: places\nlocation: country\nvalue: amount")}
{_fence("own-map", "type: map\ndata: places\nx: east\ny: north\nlabel: country\ncolor: kind\nsize: amount")}
{_fence("own-timeline", "type: timeline\ndata: meetings\nx: day\nlabel: what\ncolor: kind")}
"""
CODE = """\
from dashboard import chart
chart("{id: counted, type: line, data: counts, x: year, y: amount, events: [war], title: Counted, alt: A line.}")"""
NOTEBOOK = notebook_text(
    "---\ntitle: Counted things\nkind: data-note\nstandfirst: Made by code.\nauthors: [anna-berg]\n"
    "theme: economy\ndate: 2026-02-02\nstatus: published\n---\n",
    "# What was counted\n\nThings were counted, [14](fact:most) of them.\n",
    CODE,
    "# Lines\n\n![Two lines that rise](chart:shared-lines)\n",
)
OTHER = """\
---
title: Another piece
kind: comment
standfirst: It has little.
authors: [energy-editors]
theme: energy
date: 2026-01-01
status: published
---
Only words, and numbers: [14](fact:most), [3](fact:goods/amount?good=tea&kind=land).
"""


def _institute(name: str, short: str, part_of: str = "") -> str:
    house = f"part_of: {part_of}\n" if part_of else ""
    return (
        f"name: {name}\nshort_name: {short}\nown_name: {name} itself\ncity: Warsaw\ncountry: Poland\n"
        f"site: https://example.org/{short.lower()}\nsince: 2020\ndescription: It studies.\n{house}"
    )


COVERED: dict[str, str | bytes] = {
    "mkdocs.yml": SITE["mkdocs.yml"] or "",
    "docs/index.md": SITE["docs/index.md"] or "",
    "docs/analyses/everything.md": PIECE,
    "docs/analyses/drawn.md": DRAWN,
    "docs/analyses/counted.ipynb": NOTEBOOK,
    "docs/analyses/other.md": OTHER,
    "docs/images/hero.png": _png(),
    "docs/images/port.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Port</title></svg>',
    "docs/images/unused.png": _png(),
    "docs/files/table.pdf": b"%PDF-1.4 a table",
    "data/themes.yaml": (
        "themes:\n- {slug: economy, name: Economy, description: Money.}\n"
        "- {slug: energy, name: Energy, description: Oil.}\n"
    ),
    "data/colours.yaml": "colours:\n- {thing: coal, colour: series-4, also: [sea]}\n",
    "data/institutes/osw.yaml": _institute("Centre", "OSW"),
    "data/institutes/nkk.yaml": _institute("Institute", "NKK", "house"),
    "data/institutes/house.yaml": _institute("House", "UI"),
    "data/authors/anna-berg.yaml": (
        "name: Anna Berg\norcid: 0000-0002-1825-0097\nemail: anna@example.org\nemails: [a@example.org]\nsite: https://example.org/anna\n"
        "bio: She writes.\naffiliations:\n- {institute: nkk, role: Fellow, from: 2024}\n"
        "- {institute: osw, role: Analyst, from: 2020, to: 2023}\n"
        "works: [{title: A book, in: A house, date: 2021, url: 'https://example.org/book'}]\n"
    ),
    "data/authors/osw-editors.yaml": (
        "name: OSW editors\ninstitute: osw\ncollective: true\nrole: Editors\nmembers: [nils]\n"
    ),
    "data/authors/energy-editors.yaml": "name: Energy editors\ninstitute: nkk\ncollective: true\n",
    "data/authors/nils.yaml": "name: Nils\ninstitute: nkk\n",
    "data/borders.yaml": (
        "decided: 2026-11-27\nplaces:\n- {place: Crimea, at: [34.1, 44.95], country: UA, drawn: as part of Ukraine, "
        "source: A, path: 'https://example.org/crimea'}\n"
    ),
    "data/events.yaml": (
        "events:\n- {id: war, date: 2022-02-24, label: War, description: It began., source: A, "
        "path: 'https://example.org/war'}\n- {id: peace, date: 2023-02-24, label: Peace, source: B}\n"
    ),
    "data/names.yaml": (
        "names: [{name: Kyiv, variants: [Kiev]}]\nabbreviations: [NATO]\nunits:\n"
        "- {words: [jin], unit: kg, times: 0.5}\n- {words: [pood], unit: kg, times: 16}\n"
    ),
    "data/facts.yaml": (
        "most: {value: SELECT max(total) FROM sums, states: The most in a year.}\n"
        "share: {value: 'SELECT max(total) / 4.5 FROM sums WHERE year < 2024', states: A share., unit: '%'}\n"
        "larger: {holds: SELECT max(total) > 10 FROM sums, states: It is larger than ten.}\n"
        "unused: {value: SELECT min(total) FROM sums, states: The least.}\n"
    ),
    "data/charts/shared-lines.yaml": (
        "id: shared-lines\ntype: line\ndata: trade\nx: year\ny: value\ncolor: flow\nwhere: {flow: [east, west]}\n"
        "title: Both directions rose\nalt: Two lines.\nnote: A note on both.\npublic: true\n"
    ),
    "data/charts/spare.yaml": (
        "id: spare\ntype: line\ndata: trade\nx: year\ny: value\ncolor: flow\ntitle: Spare\nalt: Lines.\n"
    ),
    "data/datasets/energy/trade.yaml": _descriptor(
        "Trade",
        f"    - {{name: year, type: year, title: Year}}\n{FLOWS}"
        "    - {name: value, type: number, title: Value, unit: USD bn, description: At its price.}\n"
        "    - {name: share, type: number, title: Share, unit: '%'}\n",
        "year, flow",
        "  - {name: later, organization: Office, title: Book, path: 'https://example.org/b', accessed: 2026-01-16}\n"
        "  - {name: again, organization: Customs, title: Second report, path: 'https://example.org/c'}\n",
    ),
    "data/datasets/energy/trade.csv": (
        "year,flow,value,share,source,mark\n2022,east,10.5,41,customs,\n2022,west,9.5,42,again,\n"
        "2023,east,11.25,43,customs,derived\n2023,west,13.5,44,customs,\n"
        "2024,east,12,45,later,provisional\n2024,west,14,46,later,\n2024,north,1,47,later,\n"
    ),
    "data/datasets/economy/sums.yaml": _descriptor(
        "Sums",
        "    - {name: year, type: year, title: Year}\n    - {name: total, type: number, title: Total, unit: USD bn}\n",
        "year",
        "  - {name: later, organization: Office, title: Yearbook}\n",
    ),
    "data/datasets/economy/sums.csv": (
        "year,total,source,mark\n2022,11,customs,\n2023,13.5,customs,derived\n2024,14,later,\n"
    ),
    "data/datasets/economy/growth.yaml": _descriptor(
        "Growth",
        "    - {name: year, type: year, title: Year}\n    - {name: part, type: string, title: Part}\n"
        "    - {name: amount, type: number, title: Amount, unit: t}\n",
        "year, part",
        future="ended: {on: 2030, why: It was stopped, successor: sums}",
    ),
    "data/datasets/economy/growth.csv": (
        "year,part,amount\n2020,gas,5.5\n2022,coal,5\n2022,gas,6\n2023,coal,7\n2023,gas,7.5\n2024,coal,8\n2024,gas,9\n"
    ),
    "data/datasets/economy/goods.yaml": _descriptor(
        "Goods",
        f"    - {{name: good, type: string, title: Good}}\n{KINDS}"
        "    - {name: amount, type: number, title: Amount, unit: t}\n",
        "good, kind",
    ),
    "data/datasets/economy/goods.csv": (
        "good,kind,amount,mark\ntea,sea,4,\ntea,land,3,estimate\nsilk,sea,2,\nsilk,land,2.5,\n"
    ),
    "data/datasets/economy/places.yaml": _descriptor(
        "Places",
        f"    - {{name: country, type: string, title: Country}}\n{KINDS}"
        "    - {name: east, type: number, title: East, unit: degrees}\n"
        "    - {name: north, type: number, title: North, unit: degrees}\n"
        "    - {name: amount, type: number, title: Amount, unit: t}\n"
        "    - {name: worth, type: number, title: Worth, unit: USD bn}\n",
        "country",
    ),
    "data/datasets/economy/places.csv": (
        "country,kind,east,north,amount,worth\nChina,sea,100,35,5,2\nRussia,land,60,60,6,3\nPoland,land,19,52,7,4\n"
    ),
    "data/datasets/economy/meetings.yaml": _descriptor(
        "Meetings",
        f"    - {{name: day, type: date, title: Day}}\n    - {{name: what, type: string, title: What}}\n{KINDS}",
        "day",
    ),
    "data/datasets/economy/meetings.csv": "day,what,kind\n2024-02-01,Summit,sea\n2024-03-01,Talks,land\n",
    "data/datasets/economy/counts.yaml": _descriptor(
        "Counts",
        "    - {name: year, type: year, title: Year}\n    - {name: amount, type: number, title: Amount, unit: t}\n",
        "year",
    ),
    "data/datasets/economy/counts.csv": "year,amount\n2021,5\n2023,7\n",
    "data/datasets/economy/unused.yaml": _descriptor(
        "Unused",
        "    - {name: thing, type: string, title: Thing}\n    - {name: amount, type: number, title: Amount, unit: t}\n",
        "thing",
    ),
    "data/datasets/economy/unused.csv": "thing,amount\nboats,5\ntrains,7\n",
}
"""The files by path."""

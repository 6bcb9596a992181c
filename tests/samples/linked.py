"""What the head of a page of an edition tells programs, and the same read from a built page as a crawler does."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from dashboard.edition.edition import Edition
from dashboard.linked.head import linked_data
from dashboard.linked.place import Place
from dashboard.linked.share_tags import share_tags
from dashboard.pages.generated_pages import make_frame
from tests.samples.site import HEAD, TRADE

EVERYTHING: dict[str, str | None] = {
    "docs/analyses/full.md": HEAD.replace("A lifeline", '"All: \\"that\\" there is"')
    .replace("[osw-editors]", "[full, osw-editors]")
    .replace(
        "status:",
        "updated: 2025-06-01\ntags: [Oil]\ncorrections:\n- {date: 2025-07-02, text: It was 3.}\n"
        "- {date: 2025-06-30, text: It was 2.}\nstatus:",
    )
    + "Trade doubled.\n\n![Two lines](chart:trade)\n",
    "data/authors/full.yaml": """\
name: Zoë Ørn
affiliations:
- {institute: old, role: Clerk, from: 2010, to: 2024}
- {institute: osw, role: Fellow, from: 2025}
orcid: 0000-0002-1825-0097
email: zoe@example.org
site: https://example.org/zoe
bio: Writes.
""",
    "data/authors/osw-editors.yaml": "name: OSW editors\ninstitute: osw\ncollective: true\nmembers: [full]\n",
    "data/institutes/old.yaml": """\
name: Old House
short_name: OH
own_name: Old House
city: Oslo
site: https://example.org/old
""",
    "data/institutes/osw.yaml": """\
name: Centre for Eastern Studies
short_name: OSW
own_name: Ośrodek Studiów Wschodnich
city: Warsaw
country: Poland
site: https://www.osw.waw.pl
part_of: old
since: 1991
ror: 05dxps055
email: osw@example.org
description: It studies.
""",
    "data/datasets/economy/trade.yaml": TRADE.replace("unit: USD bn", "unit: USD bn, description: In today's prices"),
}
"""What makes the small site show each property that pages can have."""
ROOT = "https://example.org/dash/"


def data_of(edition: Edition, path: str) -> list[dict[str, Any]]:
    """The things in the data block of a page, the one that it is about first; none if it has no block."""
    return Head(str(linked_data(*_page(edition, path)))).things


def tags_of(edition: Edition, path: str) -> list[tuple[str, str]]:
    """The names and contents of the tags of a page by which others show a link to it."""
    return [(tag.name, tag.content) for tag in share_tags(*_page(edition, path))]


def _page(edition: Edition, path: str) -> tuple[Place, dict[str, Any]]:
    page = edition.pages[path]
    place = Place(ROOT, page.url, page.title, page.description, edition.view.site_name)
    return place, {**make_frame(edition.view), **page.context}


class Head(HTMLParser):
    """The head of a page as a crawler reads it, without what stands in the body."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        """The contents of `meta`, by name or property."""
        self.links: dict[str, dict[str, str]] = {}
        """The attributes of `link`, by rel; the last one of each."""
        self.tags: list[tuple[str, str]] = []
        """The names and contents of the tags by which others show a link, in their order."""
        self.data: list[str] = []
        """The texts of the JSON-LD."""
        self._is_data = False
        self.feed(html.partition("</head>")[0])

    @property
    def things(self) -> list[dict[str, Any]]:
        """What the data blocks are about."""
        return [thing for text in self.data for thing in json.loads(text)["@graph"]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        found = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name, content = found.get("property") or found.get("name", ""), found.get("content", "")
            self.meta[name] = content
            self.tags += [(name, content)] * name.startswith(("og:", "article:", "twitter:"))
        elif tag == "link":
            self.links[found["rel"]] = found
        self._is_data = tag == "script" and found.get("type") == "application/ld+json"
        self.data += [""] * self._is_data

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a block."""
        self._is_data = False

    def handle_data(self, data: str) -> None:
        """Note the text of a block."""
        if self._is_data:
            self.data[-1] += data

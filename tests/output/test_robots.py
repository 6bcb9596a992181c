"""robots.txt, read by Python's own reader of it."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

import pytest
from msgspec.structs import replace

from dashboard.cache.store import CachedFile
from dashboard.output.robots import ROBOTS, robots_files, robots_txt
from dashboard.view.view import View
from tests.samples.edition import Edit

PAGE = "https://example.org/analyses/lifeline/"


@pytest.fixture
def view(edit: Edit) -> View:
    return replace(edit(preview=False).view, site_url="https://example.org/")


@pytest.mark.parametrize(
    ("crawlers", "allowed"),
    [
        ("all", {"Googlebot": True, "Bingbot": True, "GPTBot": True, "CCBot": True}),
        (
            "search",
            {"Googlebot": True, "Bingbot": True, "OAI-SearchBot": True, "GPTBot": False, "Google-Extended": False},
        ),
        ("none", {"Googlebot": False, "GPTBot": False}),
    ],
)
def test_the_setting_says_whom_it_lets_in(view: View, crawlers: str, allowed: dict[str, bool]) -> None:
    reader = RobotFileParser()
    reader.parse(robots_txt(replace(view, crawlers=crawlers)).splitlines())
    assert {name: reader.can_fetch(name, PAGE) for name in allowed} == allowed


def test_it_names_the_sitemap_where_the_site_has_an_address(view: View) -> None:
    assert robots_txt(view).splitlines()[-1] == "Sitemap: https://example.org/sitemap.xml"
    assert "Sitemap" not in robots_txt(replace(view, site_url=""))


def test_a_file_of_the_sites_own_stays_but_not_in_what_is_not_published(view: View, edit: Edit) -> None:
    own = replace(view, copies={ROBOTS: CachedFile("key", "txt")})
    assert [*robots_files(own)] == []
    [file] = robots_files(replace(own, as_of=edit().content.audience.at))
    assert file.make() == "User-agent: *\nDisallow: /\n"


def test_the_setting_comes_from_mkdocs_yml_and_others_are_a_finding(edit: Edit) -> None:
    text = "site_name: Tiny\nextra: {editorial: {crawlers: %s}}\n"
    assert edit({"mkdocs.yml": text % "search"}).view.crawlers == "search"
    assert "unknown-name" in {finding.id for finding in edit({"mkdocs.yml": text % "some"}).findings}

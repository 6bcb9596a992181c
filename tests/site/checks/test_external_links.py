"""Addresses of other sites: a server on this machine plays them."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.cache.store import Cache
from dashboard.desk import main
from dashboard.site.checks import ask_address, external_links
from dashboard.site.checks.ask_address import ask
from dashboard.site.checks.external_links import LinkPlace, check_addresses
from tests.samples.site import HEAD, SITE, write_files

NOW = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)
AGENT = "desk check of Tiny (+https://example.org/)"
Asked = list[tuple[str, str, str]]


class Site(BaseHTTPRequestHandler):
    asked: Asked
    at_once = 0
    most_at_once = 0

    def do_HEAD(self) -> None:
        type(self).at_once += 1
        type(self).most_at_once = max(self.at_once, self.most_at_once)
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        code = {"/gone": 404, "/old": 301, "/away": 302, "/shy": 403, "/no-head": 405}.get(self.path, 200)
        if code == 405 and self.command == "GET":
            code = 200
        self.send_response(code)
        if code in (301, 302):
            self.send_header("Location", "/new")
        self.send_header("Content-Length", "0")
        self.end_headers()
        type(self).at_once -= 1

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, *parts: object) -> None:
        """Nothing: the test's output is its own."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(external_links, "PAUSE", 0)
    monkeypatch.setattr(ask_address, "TIMEOUT", 5)
    Site.asked, Site.at_once, Site.most_at_once = [], 0, 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "kind", "methods"),
    [
        ("/there", "there", ["HEAD"]),
        ("/gone", "dead", ["HEAD", "GET"]),
        ("/old", "moved", ["HEAD", "HEAD"]),
        ("/away", "there", ["HEAD", "HEAD"]),
        ("/shy", "there", ["HEAD"]),
        ("/no-head", "there", ["HEAD", "GET"]),
    ],
)
def test_an_address_is_asked_as_little_as_it_takes(site: str, path: str, kind: str, methods: list[str]) -> None:
    answer = ask(site + path, AGENT)
    assert answer.kind == kind
    assert answer.detail == {"/gone": "it answers 404", "/old": f"{site}/new"}.get(path, "")
    assert [method for method, _, _ in Site.asked] == methods
    assert {agent for _, _, agent in Site.asked} == {AGENT}


def test_a_host_that_is_not_there_is_dead() -> None:
    answer = ask("http://127.0.0.1:9/", AGENT)
    assert answer.kind == "dead"
    assert answer.detail


def test_one_host_is_asked_one_thing_at_a_time_and_once_a_day(site: str, tmp_path: Path) -> None:
    places = [LinkPlace(f"{site}/{number % 8}", "docs/a.md", number, 1) for number in range(16)]
    cache, told = Cache(tmp_path), []

    def check(now: datetime.datetime) -> list[str]:
        return [finding.id for finding in check_addresses(places, AGENT, cache, now, lambda: told.append(1))]

    assert check(NOW) == []
    assert (Site.most_at_once, len(Site.asked), len(told)) == (1, 8, 8)
    check(NOW + datetime.timedelta(hours=23))
    assert len(Site.asked) == 8
    check(NOW + datetime.timedelta(hours=25))
    assert len(Site.asked) == 16


def test_the_desk_names_each_place(site: str, tmp_path: Path) -> None:
    text = f"{HEAD}![Two lines](chart:trade)\n\nSee [it]({site}/gone) and [that]({site}/old).\n"
    silenced = f"\n<!-- desk: allow dead-address: the report is in print -->\n[It]({site}/gone).\n"
    author = f"name: OSW editors\ninstitute: osw\nsite: {site}/gone\n"
    write_files(
        tmp_path, {**SITE, "docs/analyses/lifeline.md": text + silenced, "data/authors/osw-editors.yaml": author}
    )
    command = ["--config", str(tmp_path / "mkdocs.yml"), "check", "--links", str(tmp_path / "docs")]
    output = CliRunner().invoke(main, command).output
    assert "docs/analyses/lifeline.md:12:5 warning dead-address" in output
    assert f"It is now {site}/new" in output
    assert output.count("dead-address") == 1
    assert "unused-silence" not in output
    before = len(Site.asked)
    output = CliRunner().invoke(main, [*command[:-1], str(tmp_path / "data/authors")]).output
    assert "data/authors/osw-editors.yaml:3:7 warning dead-address" in output
    assert len(Site.asked) == before


def test_a_folder_is_named_from_where_one_is(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {**SITE, "docs/analyses/lifeline.md": f"{HEAD}See [it]({site}/gone).\n"})
    monkeypatch.chdir(tmp_path)
    assert "dead-address" in CliRunner().invoke(main, ["check", "--links", "docs"]).output


def test_without_links_nobody_is_asked(site: str, tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, "docs/about.md": f"[It]({site}/gone)\n"})
    CliRunner().invoke(main, ["--config", str(tmp_path / "mkdocs.yml"), "check"])
    assert Site.asked == []

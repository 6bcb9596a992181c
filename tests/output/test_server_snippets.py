"""The snippets for nginx and Apache: the README has them, and the servers themselves answer as they should."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from dashboard.core.settings import HOME
from dashboard.output.content_types import BY_ENDING, BY_NAME, content_type
from dashboard.output.host_headers import EACH_TIME, FOR_EVER, headers_for
from tests.samples.server import PATIENCE
from tests.samples.server_snippets import apache_snippet, nginx_snippet
from tests.samples.site import write_files
from tests.samples.web_servers import (
    APACHE,
    NGINX,
    Serving,
    serving_by_apache,
    serving_by_htaccess,
    serving_by_nginx,
)

SITE = {
    **dict.fromkeys(("index.html", "404.html", "analyses/a/index.html", "themes/b/index.html"), "<p>A page.</p>"),
    "index.md": "# The site",
    "analyses/a/index.md": "# A piece: Łódź",
    "themes/b/feed.xml": "<feed/>",
    **dict.fromkeys(
        ("feed/1/feed.xml", "feed/12/feed.json", "themes/b/feed/1/feed.json", "charts/feed-1st.json"), "<feed/>"
    ),
    "embed/c/index.html": "<p>A chart.</p>",
    "charts/c.svg": "<svg/>",
    "charts/c.json": "{}",
    "charts/c/index.html": "<p>A chart.</p>",
    "data/d.csv": "a,b",
    "data/d/index.html": "<p>A dataset.</p>",
    "api/v1/index.json": "{}",
    "assets/javascripts/bundle.12345678.min.js": "1",
    "assets/charts.js": "1",
    "desk/api/secret.json": "{}",
    **{f"analyses/a/{name}": "words" for name in BY_NAME},
    **{f"analyses/a/file.{ending}": "words" for ending in BY_ENDING},
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
needs_nginx = pytest.mark.skipif(not NGINX, reason="no nginx on this machine: apt-get install nginx-light")
needs_apache = pytest.mark.skipif(not APACHE, reason="no Debian Apache on this machine: apt-get install apache2")


@dataclass
class Answer:
    """What a server answered."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass
class Server:
    """A server that runs."""

    address: str

    def get(self, path: str, accept: str | None = "*/*") -> Answer:
        """Ask for a path; without `accept` the header is not sent."""
        request = Request(self.address + path, headers={"Accept": accept} if accept is not None else {})
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except HTTPError as error:
            return Answer(error.code, error.headers, error.read())


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((serving_by_nginx, nginx_snippet()), id="nginx", marks=needs_nginx),
        pytest.param((serving_by_apache, apache_snippet()), id="Apache", marks=needs_apache),
        pytest.param((serving_by_htaccess, apache_snippet()), id="htaccess", marks=needs_apache),
    ],
)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Each server with its snippet. The folder is for all to read: a server that root starts has a user of its own."""
    serving: Serving
    serving, snippet = request.param
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        site = Path(folder) / "site"
        write_files(site, SITE)
        with serving(site, snippet) as address:
            yield Server(address)


@pytest.mark.parametrize("snippet", [nginx_snippet(), apache_snippet()], ids=["nginx", "Apache"])
def test_the_readme_has_the_snippets(snippet: str) -> None:
    assert snippet in (HOME / "README.md").read_text(encoding="utf-8")


def test_every_file_has_the_headers_of_its_address_once(server: Server) -> None:
    for name in SITE:
        answer = server.get(f"/{name.removesuffix('index.html')}")
        assert answer.status == 200, name
        for header, value in headers_for(name).items():
            assert answer.headers.get_all(header) == [value], (name, header)


def test_every_type_that_hosts_may_not_know_is_told(server: Server) -> None:
    for name in SITE:
        if expected := content_type(name):
            assert server.get(f"/{name}").headers["Content-Type"] == expected
    assert server.get("/analyses/a/").headers.get_content_type() == "text/html"
    assert server.get("/charts/c.json").headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", EACH_TIME),
        ("/analyses/a/", EACH_TIME),
        ("/data/d.csv", EACH_TIME),
        ("/assets/charts.js", EACH_TIME),
        ("/assets/javascripts/bundle.12345678.min.js", FOR_EVER),
    ],
)
def test_only_what_is_named_by_its_content_is_kept_for_ever(server: Server, path: str, kept: str) -> None:
    assert server.get(path).headers.get_all("Cache-Control") == [kept]


def test_what_is_not_there_is_not_kept_and_has_the_policy(server: Server) -> None:
    answer = server.get("/assets/javascripts/gone.12345678.min.js")
    assert answer.status == 404
    assert answer.body == b"<p>A page.</p>"
    assert "immutable" not in answer.headers.get("Cache-Control", "")
    assert answer.headers["Content-Security-Policy"] == headers_for("")["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/api/v1/index.json", "/data/d.csv", "/data/d/", "/charts/c.json"])
def test_scripts_of_other_sites_may_read_data(server: Server, path: str) -> None:
    assert server.get(path).headers.get_all("Access-Control-Allow-Origin") == ["*"]


@pytest.mark.parametrize("path", ["/", "/analyses/a/", "/charts/c/", "/charts/c.svg", "/desk/api/secret.json"])
def test_and_nothing_else(server: Server, path: str) -> None:
    assert server.get(path).headers.get_all("Access-Control-Allow-Origin") is None


@pytest.mark.parametrize(
    ("accept", "is_markdown"),
    [
        (BROWSER, False),
        ("*/*", False),
        (None, False),
        ("", False),
        ("text/html", False),
        ("text/*", False),
        ("application/json", False),
        ("text/markdown", True),
        ("Text/Markdown", True),
        ("text/markdown, text/html, */*", True),
        ("text/html, text/markdown", True),
        ("text/markdown;q=1.0, text/x-markdown;q=0.9, text/plain;q=0.8, text/html;q=0.7, */*;q=0.1", True),
        ("text/html;q=0.9, text/markdown", True),
        ("text/html, text/markdown;q=0.5", False),
        ("text/markdown;q=0.5, */*", False),
        ("text/markdown;q=0.9, text/html;q=0.8", True),
        ("text/markdown;q=0.8, text/html;q=0.9", False),
        ("text/html;q=0.4, text/markdown; q=0.4", True),
        ("text/markdown;variant=GFM;q=0.3, text/html;q=0.35;level=1", True),
        ("text/markdown;q=0", False),
        ("text/markdown;q=0.0, */*;q=0.1", False),
        ("text/markdown;q=0.000", False),
        ("text/markdown;q=0, text/html;q=0", False),
    ],
)
def test_who_prefers_markdown_gets_it(server: Server, accept: str | None, is_markdown: bool) -> None:
    for path in ("/", "/analyses/a/"):
        answer = server.get(path, accept)
        assert answer.status == 200
        assert answer.body.startswith(b"# ") == is_markdown
        assert answer.headers["Content-Type"].startswith("text/markdown" if is_markdown else "text/html")
        assert "Accept" in ", ".join(answer.headers.get_all("Vary", [])).split(", ")


def test_where_there_is_no_markdown_the_page_is_answered(server: Server) -> None:
    answer = server.get("/themes/b/", "text/markdown")
    assert (answer.status, answer.body) == (200, b"<p>A page.</p>")
    assert answer.headers.get_content_type() == "text/html"
    assert server.get("/themes/b/feed.xml", "text/markdown").body == b"<feed/>"
    assert server.get("/none/", "text/markdown").status == 404

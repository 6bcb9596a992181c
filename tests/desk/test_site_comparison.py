"""A live site beside the one that was built: what is missing, stale, extra, and what a host may do to who asks."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.desk import site_comparison
from dashboard.desk.live_site import LiveSite, is_same_site
from dashboard.desk.site_comparison import DueSite, SiteComparison, UnreachableError, compare
from dashboard.output.build_manifest import (
    MANIFEST_FILE,
    ListedFile,
    digest_of_files,
    read_manifest,
    write_manifest,
)
from dashboard.output.host_headers import HEADERS_FILE, headers_file
from dashboard.output.site_folder import file_names
from tests.samples.server import HostHandler, serving_folder
from tests.samples.site import write_files

FILES = {
    **{f"{name}index.html": f"<p>{name}</p>" for name in ("", "analyses/a/", "analyses/b/", "embed/c/", "data/d/")},
    "data/d.csv": "a,b\n1,2\n",
    "charts/c.svg": "<svg/>",
    "analyses/a/index.md": "# A",
}
Answering = Callable[["Handler"], None]


class Handler(HostHandler):
    """Answers some addresses in a way of its own."""

    own: dict[str, Answering]
    asked: list[str]

    def do_GET(self) -> None:  # noqa: N802
        """Answer."""
        self.asked.append(self.path)
        answer = self.own.get(self.path)
        if answer:
            answer(self)
        else:
            super().do_GET()

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Answer with headers of ours alone."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        HostHandler.__mro__[1].end_headers(self)  # type: ignore[attr-defined]
        self.wfile.write(body)


@dataclass
class Sites:
    """What was built, and where it is live."""

    due: DueSite
    folder: Path
    own: dict[str, Answering]
    asked: list[str]
    address: str

    def list_anew(self) -> None:
        """Write the live site's own list of its files."""
        (self.folder / MANIFEST_FILE).unlink()
        text = write_manifest(self.folder, {}, Cache(self.folder.with_name("kept")))
        (self.folder / MANIFEST_FILE).write_text(text, encoding="utf-8")

    def compare(self, timeout: float = 5, *, whole: bool = False) -> SiteComparison:
        """Compare them."""
        return compare(LiveSite(self.address, timeout, pause=0), self.due, whole=whole)

    def found(self, timeout: float = 5, *, whole: bool = False) -> list[tuple[str, str]]:
        """The kinds and addresses of what differs."""
        return [(one.kind, one.address) for one in self.compare(timeout, whole=whole).differences]


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[Sites]:
    """A site that is live as it was built."""
    built = tmp_path / "site"
    write_files(built, FILES)
    (built / HEADERS_FILE).write_text(headers_file(file_names(built)), encoding="utf-8")
    manifest = write_manifest(built, {}, Cache(tmp_path / "kept"))
    (built / MANIFEST_FILE).write_text(manifest, encoding="utf-8")
    shutil.copytree(built, tmp_path / "live")
    own: dict[str, Answering] = {}
    asked: list[str] = []
    handler = type("LiveHandler", (Handler,), {"own": own, "asked": asked})
    with serving_folder(tmp_path / "live", handler) as address:
        yield Sites(DueSite(read_manifest(manifest)), tmp_path / "live", own, asked, address)


def test_a_site_that_is_as_it_was_built_is_right(sites: Sites) -> None:
    assert sites.found() == []
    assert sites.compare().live == sites.due.built.digest
    # Of files that are no pages the list is believed.
    assert "/data/d.csv" not in sites.asked
    assert sites.found(whole=True) == []
    assert "/data/d.csv" in sites.asked


def test_what_is_not_there_is_missing(sites: Sites) -> None:
    shutil.rmtree(sites.folder / "embed")
    (sites.folder / "data/d.csv").unlink()
    assert sites.found() == [("missing", "embed/c/")]
    sites.list_anew()
    assert sites.found() == [("missing", "data/d.csv"), ("missing", "embed/c/")]


def test_what_has_other_words_is_stale_whatever_the_list_says(sites: Sites) -> None:
    (sites.folder / "analyses/a/index.html").write_text("<p>An older one.</p>")
    (sites.folder / "data/d.csv").write_text("a,b\n")
    assert sites.found() == [("stale", "analyses/a/")]
    assert sites.found(whole=True) == [("stale", "analyses/a/"), ("stale", "data/d.csv")]
    sites.list_anew()
    assert sites.found() == [("stale", "analyses/a/"), ("stale", "data/d.csv")]


def test_what_the_list_or_the_map_names_and_is_not_due_is_extra(sites: Sites) -> None:
    write_files(sites.folder, {"analyses/old/index.html": "Withdrawn.", "charts/old.svg": "<svg/>"})
    sites.list_anew()
    named = ("analyses/mapped/", "analyses/gone/")
    places = "".join(f"<url><loc>{sites.address}{name}</loc></url>" for name in named)
    write_files(sites.folder, {"analyses/mapped/index.html": "Not due.", "sitemap.xml": f"<urlset>{places}</urlset>"})
    assert sites.found() == [("extra", "analyses/mapped/"), ("extra", "analyses/old/"), ("extra", "charts/old.svg")]


def test_what_has_become_due_since_the_build_is_missing_and_what_is_over_is_extra(sites: Sites) -> None:
    sites.due = replace(sites.due, later={"analyses/new/", "analyses/b/"}, over={"analyses/a/"})
    assert sites.found() == [("missing", "analyses/new/"), ("extra", "analyses/a/")]
    write_files(sites.folder, {"analyses/new/index.html": "Somebody else has built it."})
    sites.list_anew()
    assert sites.found() == [("extra", "analyses/a/")]


def test_wrong_headers_are_found(sites: Sites) -> None:
    rules = (sites.folder / HEADERS_FILE).read_text(encoding="utf-8")
    (sites.folder / HEADERS_FILE).write_text(rules.replace("'none'", "*"), encoding="utf-8")
    sites.own["/analyses/a/"] = lambda handler: handler.reply(200, b"<p>analyses/a/</p>", Content_Type="text/plain")
    found = {one.address: (one.kind, one.detail) for one in sites.compare().differences}
    assert found["analyses/a/"] == ("headers", "no Content-Security-Policy, Content-Type text/plain")
    assert found["analyses/b/"] == ("headers", "Content-Security-Policy")
    sites.own["/analyses/a/index.md"] = lambda handler: handler.reply(200, b"# A", Content_Type="application/x")
    whole = {one.address: one.detail for one in sites.compare(whole=True).differences}
    assert whole["analyses/a/index.md"] == "Content-Type application/x"
    assert "data/d.csv" not in whole


def test_a_host_may_pack_what_it_sends(sites: Sites) -> None:
    (sites.folder / HEADERS_FILE).unlink()
    packed = gzip.compress(b"<p>analyses/a/</p>")
    headers = {"Content_Type": "text/html", "Content_Encoding": "gzip"}
    sites.own["/analyses/a/"] = lambda handler: handler.reply(200, packed, **headers)
    assert ("stale", "analyses/a/") not in sites.found()
    bomb = gzip.compress(bytes(50_000_000))
    sites.own["/analyses/a/"] = lambda handler: handler.reply(200, bomb, **headers)
    assert ("stale", "analyses/a/") in sites.found()


def test_a_host_may_lead_to_the_page_that_has_moved(sites: Sites) -> None:
    sites.own["/analyses/a/"] = lambda handler: handler.reply(301, Location="/analyses/b/")
    assert sites.found() == []


@pytest.mark.parametrize(
    "location",
    [
        "/analyses/a/",
        "https://elsewhere.example/",
        "file:///etc/passwd",
        "http://127.0.0.1:1/",
        "http://[",
        "",
        "//x:y/",
    ],
)
def test_what_leads_in_a_circle_or_elsewhere_is_missing(sites: Sites, location: str) -> None:
    sites.own["/analyses/a/"] = lambda handler: handler.reply(302, Location=location)
    assert sites.found() == [("missing", "analyses/a/")]
    assert sites.asked.count("/analyses/a/") < 20


def test_an_answer_without_end_is_read_as_far_as_was_expected(sites: Sites) -> None:
    sent = []

    def send(handler: Handler) -> None:
        handler.reply(200, Content_Type="text/html")
        try:
            for _ in range(10_000):
                handler.wfile.write(bytes(100_000))
                sent.append(100_000)
        except OSError:
            return

    sites.own["/analyses/a/"] = send
    assert ("stale", "analyses/a/") in sites.found()
    assert sum(sent) < 100_000_000


@pytest.mark.parametrize("part", ["head", "body"])
def test_an_answer_that_comes_by_the_drop_is_given_up(sites: Sites, part: str) -> None:
    def drop(handler: Handler) -> None:
        if part == "body":
            handler.reply(200)
        else:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        try:
            while True:
                handler.wfile.write(b" ")
                time.sleep(0.05)
        except OSError:
            return

    sites.due = replace(sites.due, built=_grown(sites.due, "analyses/a/"))
    sites.own["/analyses/a/"] = drop
    assert sites.found(timeout=0.3) == [("unanswered", "analyses/a/")]


@pytest.mark.parametrize("status", [500, 503, 429, 403])
def test_what_a_host_refuses_is_not_answered_and_asked_once_more_at_most(sites: Sites, status: int) -> None:
    sites.own["/analyses/a/"] = lambda handler: handler.reply(status)
    assert sites.found() == [("unanswered", "analyses/a/")]
    assert sites.asked.count("/analyses/a/") == (1 if status == 403 else 2)


def test_an_answer_that_comes_at_the_second_attempt_counts(sites: Sites) -> None:
    def stumble(handler: Handler) -> None:
        del sites.own["/analyses/a/"]
        handler.reply(503)

    sites.own["/analyses/a/"] = stumble
    assert sites.found() == []


@pytest.mark.parametrize("text", ["<p>Not a list", "", '{"digest": "", "files": {}}', "[" * 10_000])
def test_without_a_list_of_its_own_every_file_is_asked_for(sites: Sites, text: str) -> None:
    (sites.folder / MANIFEST_FILE).write_text(text, encoding="utf-8")
    (sites.folder / "data/d.csv").write_text("a,b\n")
    assert sites.found() == [("stale", "data/d.csv")]
    assert sites.compare().live == ""


def test_addresses_that_a_list_makes_up_lead_to_no_other_host(sites: Sites) -> None:
    made_up = [
        "//evil.example/",
        "http://evil.example/",
        "../../secret",
        "a\r\nHost: evil.example",
        "\u001b[31m",
        "?x#y",
    ]
    files = {**sites.due.built.files, **dict.fromkeys(made_up, ListedFile("", 0))}
    document = {"digest": digest_of_files(files), "files": {name: to_builtins(file) for name, file in files.items()}}
    (sites.folder / MANIFEST_FILE).write_text(json.dumps(document), encoding="utf-8")
    assert sites.found() == []
    assert sites.compare().live == document["digest"]
    assert len([path for path in sites.asked if "evil" in path]) == 2 * 3


@pytest.mark.parametrize("status", [500, 401, 403])
def test_a_site_that_refuses_its_first_page_cannot_be_reached(sites: Sites, status: int) -> None:
    sites.own["/"] = lambda handler: handler.reply(status)
    with pytest.raises(UnreachableError, match=str(status)):
        sites.compare()


def test_where_many_addresses_in_a_row_give_no_answer_nothing_more_is_asked(
    sites: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_comparison, "PATIENCE", 2)
    for address in ("/analyses/a/", "/analyses/b/"):
        sites.own[address] = lambda handler: handler.reply(503)
    with pytest.raises(UnreachableError, match="2 addresses in a row gave none, the last: status 503"):
        sites.compare()


def test_a_host_that_answers_every_address_is_told_and_not_believed(sites: Sites) -> None:
    sites.due = replace(sites.due, later={"analyses/new/"}, over={"analyses/a/"})
    for address in ("analyses/new/", "analyses/a/", site_comparison.NOWHERE):
        sites.own[f"/{address}"] = lambda handler: handler.reply(200, b"<p>Welcome", Content_Type="text/html")
    assert sites.found() == [("missing", "analyses/new/"), ("extra", site_comparison.NOWHERE)]


def test_a_packing_that_was_not_asked_for_is_named(sites: Sites) -> None:
    sites.own["/analyses/a/"] = lambda handler: handler.reply(200, b"0", Content_Encoding="br")
    assert ("stale", "packed as br, which was not asked for") in [
        (one.kind, one.detail) for one in sites.compare().differences
    ]


def test_where_nobody_answers_the_site_cannot_be_reached(sites: Sites) -> None:
    with _silent() as address, pytest.raises(UnreachableError):
        compare(LiveSite(address, 0.2, pause=0), sites.due)
    with pytest.raises(UnreachableError):
        compare(LiveSite("http://127.0.0.1:1/", 1, pause=0), sites.due)


NO_ADDRESSES = ["", "dashboard.eu", "ftp://a.eu/", "file:///etc/", "https://", "https://a.eu/?x=1", "https://u:p@a.eu/"]


@pytest.mark.parametrize("root", [*NO_ADDRESSES, "http://[::1", "http://a..b/", "http://a.eu:x/"])
def test_only_an_address_on_the_web_is_asked(root: str) -> None:
    with pytest.raises(ValueError, match="expected an address"):
        LiveSite(root)


@pytest.mark.parametrize(
    ("url", "is_same"),
    [
        ("http://a.eu/deep/", True),
        ("https://a.eu/", True),
        ("http://a.eu:80/", True),
        ("http://a.eu:8080/", False),
        ("http://b.a.eu/", False),
        ("ftp://a.eu/", False),
    ],
)
def test_what_belongs_to_a_site(url: str, is_same: bool) -> None:
    assert is_same_site("http://a.eu/", url) == is_same
    assert not is_same_site("https://a.eu/", url.replace("https", "http"))


def _grown(due: DueSite, address: str) -> object:
    files = dict(due.built.files)
    files[address] = replace(files[address], size=10_000_000)
    return replace(due.built, files=files)


@contextmanager
def _silent() -> Iterator[str]:
    """A server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"

"""What the preview tells of its builds, and what becomes of a build that fails."""

from __future__ import annotations

import json
import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jinja2 import TemplateSyntaxError
from mkdocs.livereload import LiveReloadServer

from dashboard.core.settings import HOME
from mkdocs_host.preview import Preview
from mkdocs_host.process import PROCESS
from mkdocs_host.refresh import refresh
from tests.samples.edited_site import Site, build_whole, piece, read
from tests.samples.server import PATIENCE
from tests.samples.site import CHART, TRADE_ROWS

NewPreview = Callable[..., Preview]


@pytest.fixture
def new_preview(site: Site) -> Iterator[NewPreview]:
    """Put a preview in place of the builder of a server that serves nothing."""
    servers: list[LiveReloadServer] = []

    def make(build_all: Callable[[], object] = lambda: None) -> Preview:
        servers.append(LiveReloadServer(lambda: None, "127.0.0.1", 0, str(site.preview)))
        return Preview(servers[-1], build_all)

    yield make
    for server in servers:
        server.server_close()


def test_a_template_that_breaks_leaves_the_last_good_pages_and_is_owed_until_it_is_mended(
    site: Site, new_preview: NewPreview
) -> None:
    whole_builds = 0

    def build_all() -> None:
        nonlocal whole_builds
        whole_builds += 1
        shutil.rmtree(site.preview / "analyses")
        if whole_builds == 1:
            raise TemplateSyntaxError("nothing to end", 3, filename=str(site.root / "main.html"))

    preview = new_preview(build_all)
    before = read(site.preview)
    theme = HOME.resolve() / "hooks" / "theme" / "main.html"
    preview.note({theme})
    preview.build()
    assert read(site.preview) == before
    assert (preview.status["error"], preview.status["builds"]) == ("main.html:3: nothing to end.", [])
    preview.note({site.save("docs/analyses/piece-01.md", piece(1, "Other words."))})
    preview.build()
    assert (whole_builds, preview.status["error"]) == (2, "")
    assert preview.status["builds"][0]["because"] == ["docs/analyses/piece-01.md", "main.html"]


def test_what_mkdocs_yml_inherits_from_and_the_hooks_that_it_names_decide_every_page(
    site: Site, new_preview: NewPreview
) -> None:
    whole_builds: list[str] = []
    preview = new_preview(lambda: whole_builds.append("one"))
    for name in ("base.yml", "own_hook.py"):
        preview.note({site.root / name})
        preview.build()
        assert whole_builds == []
    # A save of mkdocs.yml names both, and from then on they count, though one is still to be made.
    config = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    (site.root / "own_hook.py").write_text("", encoding="utf-8")
    config = config.replace("hooks:\n", "hooks:\n- own_hook.py\n") + "INHERIT: base.yml\n"

    def build_all() -> None:
        if not whole_builds:
            build_whole(site.root, site.preview, site.drawer)
        whole_builds.append("one")

    preview = new_preview(build_all)
    preview.note({site.save("mkdocs.yml", config)})
    preview.build()
    assert "base.yml" in preview.status["error"]
    (site.root / "base.yml").write_text("copyright: ours\n", encoding="utf-8")
    for name in ("base.yml", "own_hook.py", "mkdocs.yml"):
        preview.note({site.root / name})
        preview.build()
    assert (len(whole_builds), preview.status["error"]) == (3, "")


@pytest.mark.parametrize("encoding", ["utf-16", "cp1250"])
def test_settings_that_cannot_be_read_are_named_until_they_are_mended(
    site: Site, new_preview: NewPreview, encoding: str
) -> None:
    config = site.root / "mkdocs.yml"
    good = config.read_text(encoding="utf-8")
    preview = new_preview(lambda: build_whole(site.root, site.preview, site.drawer))
    before = read(site.preview)
    config.write_bytes(f"{good}copyright: mała\n".encode(encoding))
    preview.note({config})
    preview.build()
    assert "mkdocs.yml" in preview.status["error"]
    assert "codec" not in preview.status["error"]
    assert read(site.preview) == before
    preview.note({site.save("mkdocs.yml", good)})
    preview.build()
    assert preview.status["error"] == ""


def test_what_was_rebuilt_is_told_without_the_files_that_an_editor_leaves_and_takes_away(
    site: Site, new_preview: NewPreview
) -> None:
    preview = new_preview()
    saved = site.save("docs/analyses/piece-01.md", piece(1, "Other words."))
    preview.note({saved, saved.with_name("sedX8kq2"), saved.with_name("4913")})
    preview.build()
    gone = site.root / "docs" / "analyses" / "piece-02.md"
    gone.unlink()
    preview.note({gone})
    preview.build()
    reasons = [build["because"] for build in preview.status["builds"]]
    assert reasons == [["docs/analyses/piece-01.md"], ["docs/analyses/piece-02.md"]]


def test_pages_of_renamed_and_deleted_texts_are_told_with_what_stands_in_their_place(
    site: Site, new_preview: NewPreview
) -> None:
    preview, analyses = new_preview(), site.root / "docs" / "analyses"
    (analyses / "piece-01.md").rename(analyses / "other.md")
    (analyses / "piece-02.md").unlink()
    preview.note({analyses / name for name in ("piece-01.md", "piece-02.md", "other.md")})
    preview.build()
    assert preview.status["builds"][-1]["gone"] == {"analyses/piece-01/": "analyses/other/", "analyses/piece-02/": ""}


def test_where_the_first_large_part_fails_the_pages_that_wait_say_why(
    site: Site, new_preview: NewPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a <reason>")

    preview = new_preview()
    monkeypatch.setattr(preview, "_is_first", True)
    monkeypatch.setattr("mkdocs_host.preview.refresh", fail)
    request = {"PATH_INFO": "/analyses/new/", "REQUEST_METHOD": "GET"}
    assert b"is being made" in preview.serve(request, lambda *_: None)[0]
    preview.build()
    assert b"a &lt;reason&gt;" in preview.serve(request, lambda *_: None)[0]


def test_a_cache_that_somebody_empties_is_filled_again(site: Site, new_preview: NewPreview) -> None:
    preview = new_preview()
    site.refresh()
    shutil.rmtree(site.root / ".cache" / "kept")
    preview.note({site.save("docs/analyses/piece-01.md", piece(1, "Other words."))})
    preview.build()
    assert (preview.status["error"], preview.status["builds"][0]["pages"]) == ("", ["analyses/piece-01/"])


@pytest.mark.parametrize("event", ["page_markdown", "files", "post_build"])
def test_with_a_plugin_that_a_refresh_would_leave_out_each_build_is_a_whole_one_and_says_so(
    site: Site, new_preview: NewPreview, caplog: pytest.LogCaptureFixture, event: str
) -> None:
    whole_builds: list[str] = []
    PROCESS.watch.names, PROCESS.watch.handled = ["mine.py"], {"env": ["mine.py"], event: ["mine.py"]}
    preview = new_preview(lambda: whole_builds.append(event))
    preview.note({site.save("docs/analyses/piece-01.md", piece(1, "Other words."))})
    with caplog.at_level(logging.INFO):
        preview.build()
    assert whole_builds == [event]
    assert "; with the plugins mine.py each build is a whole one" in caplog.text


def test_a_file_that_no_page_needs_is_made_when_it_is_asked_for_and_is_never_an_old_one(
    site: Site, new_preview: NewPreview
) -> None:
    preview, frame = new_preview(), site.preview / "embed" / "trade" / "index.html"

    def ask() -> None:
        request(preview, "/embed/trade/")

    def save(text: str | None) -> None:
        preview.note({site.save("data/charts/trade.yaml", text)})
        preview.build()

    assert not frame.exists()
    ask()
    assert "Both directions surged, then stalled" in frame.read_text(encoding="utf-8")
    save(CHART.replace("Both directions surged, then stalled", "Other imports"))
    ask()
    assert "Other imports" in frame.read_text(encoding="utf-8")
    shutil.rmtree(site.root / ".cache" / "kept")  # (somebody empties the cache)
    save(CHART.replace("Both directions surged, then stalled", "Third imports"))
    ask()
    assert "Third imports" in frame.read_text(encoding="utf-8")
    save(None)
    ask()
    assert not frame.exists()


def test_while_a_build_is_under_way_news_come_and_a_file_that_is_asked_for_is_that_of_the_build(
    site: Site, new_preview: NewPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview, frame = new_preview(), site.preview / "embed" / "trade" / "index.html"
    news, file = (
        threading.Thread(target=request, args=(preview, path), daemon=True)
        for path in ("/livereload/0/1", "/embed/trade/")
    )

    def refresh_while_asked(*args: Any, **parts: Any) -> list[str]:
        file.start()
        news.start()
        news.join(PATIENCE)
        assert not news.is_alive()
        return refresh(*args, **parts)

    monkeypatch.setattr("mkdocs_host.preview.refresh", refresh_while_asked)
    preview.note({site.save("data/charts/trade.yaml", CHART.replace("stalled", "paused"))})
    preview.build()
    assert preview.status["error"] == ""
    file.join(PATIENCE)
    assert "then paused" in frame.read_text(encoding="utf-8")


def test_a_file_that_a_build_makes_now_stays_though_it_was_made_on_request_before(
    site: Site, new_preview: NewPreview
) -> None:
    preview, robots = new_preview(), site.preview / "robots.txt"
    for _ in range(2):
        request(preview, "/robots.txt")
        preview.note({site.save("docs/robots.txt", "User-agent: *\nDisallow: /own\n")})
        preview.build()
    assert robots.read_text(encoding="utf-8") == "User-agent: *\nDisallow: /own\n"
    request(preview, "/robots.txt")
    assert robots.exists()


def test_a_request_for_a_file_of_the_build_does_not_list_what_could_be_made_besides(
    site: Site, new_preview: NewPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview, listed = new_preview(), list[str]()
    listing = lambda view, findings: {name: listed.append(name) for name in "a"}  # noqa: E731
    monkeypatch.setattr("dashboard.build.build.derived_files", listing)
    for path in ("/", "/analyses/lifeline/", "/charts/trade.svg"):
        request(preview, path)
    assert listed == []
    request(preview, "/embed/trade/")
    assert listed == ["a"]


def test_pages_that_come_before_all_others_are_told_before_them(site: Site, new_preview: NewPreview) -> None:
    preview, page = new_preview(), "analyses/piece-00/"
    preview.note({site.save("docs/analyses/piece-00.md", piece(0, "Other words."))})
    preview.build()
    request(preview, "/livereload/0/1", seen_from=f"http://127.0.0.1:8000/{page}")
    preview.note({site.save("data/datasets/economy/trade.csv", TRADE_ROWS.replace("76.12", "76.5"))})
    preview.build()
    words, looked_at, others = json.loads(json.dumps(preview.status))["builds"]
    assert words["pages"] == looked_at["pages"] == [page]
    assert "analyses/piece-03/" in others["pages"]
    assert page not in others["pages"]


def test_pages_that_were_shown_before_a_build_failed_are_told_that_it_failed(
    site: Site, new_preview: NewPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview, epochs = new_preview(), list[LiveReloadServer]()
    monkeypatch.setattr("mkdocs_host.preview.start_epoch", epochs.append)
    monkeypatch.setattr("mkdocs_host.preview.refresh", lambda *_, **__: 1 / 0)
    preview.note({site.save("docs/analyses/piece-00.md", piece(0, "Other words."))})
    preview.build()
    assert (len(preview.status["builds"]), len(epochs)) == (1, 1)
    assert "ZeroDivisionError" in preview.status["error"]


def test_a_page_that_is_gone_is_told_also_where_words_of_another_were_shown_before(
    site: Site, new_preview: NewPreview
) -> None:
    preview, about = new_preview(), site.save("docs/about/new.md", "# New\n")
    preview.note({about})
    preview.build()
    about.unlink()
    preview.note({about, site.save("docs/analyses/piece-00.md", piece(0, "Other words."))})
    preview.build()
    _, words, whole = preview.status["builds"]
    assert (words["gone"], whole["gone"]) == ({}, {"about/new/": ""})


def request(preview: Preview, path: str, seen_from: str = "") -> None:
    """Ask for an address, as a browser does that shows a page."""
    environ = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "HTTP_REFERER": seen_from}
    body = preview.serve(environ, lambda *_: None)
    if hasattr(body, "close"):  # (a file)
        body.close()

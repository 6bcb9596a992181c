"""`mkdocs build`, as the publication runs it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.cache.pruning import prune
from dashboard.core.as_of import MARK
from dashboard.core.settings import HOME
from dashboard.desk import main
from dashboard.desk.commands import build as build_command
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.output.changes_variable import CHANGES_VARIABLE
from tests.samples.built import Built, Make, build
from tests.samples.reviews import published_file
from tests.samples.site import HEAD, SITE, TRADE_ROWS, site_config, write_files

PIECE = "docs/analyses/lifeline.md"


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """`desk build` starts MkDocs as a copy of a process that has loaded it."""

    def start(config: Path, options: list[str], variables: dict[str, str], stdout: int | None = None) -> int:
        environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ, **variables}
        return build(config.parent, "--config-file", str(config), *options, env=environment).code

    monkeypatch.setattr(build_command, "build_site", start)


def contents(built: Built) -> dict[str, bytes]:
    """What stands in each file of a publication, but for those that differ from build to build or day to day."""
    names = (name for name in built.files() if not name.startswith(("pagefind/", "sitemap.xml.gz")))
    return {name: (built.site / name).read_bytes() for name in names}


def test_every_error_in_what_is_public_stops_a_strict_build_at_once(make_site: Make) -> None:
    built = make_site({PIECE: HEAD.replace("osw-editors", "osw-editor") + "\n![A](chart:trad)\n"})
    assert built.code == 1
    assert "docs/analyses/lifeline.md:5:11 error unknown-author" in built.output
    assert "docs/analyses/lifeline.md:11:1 error unknown-chart" in built.output
    assert "2 errors in what would be public" in built.output
    assert "Traceback" not in built.output


def test_a_failed_build_leaves_the_old_site_whole(make_site: Make) -> None:
    good = make_site()
    assert good.code == 0, good.output
    before = good.files()
    assert make_site({PIECE: HEAD + "![A](chart:none)\n"}).code == 1
    assert make_site({PIECE: HEAD + "[A](missing.md)\n"}).code == 1
    assert good.files() == before
    assert "Trade doubled" in good.read("analyses/lifeline/index.html")


def test_an_error_in_a_draft_does_not_stop_a_publication(make_site: Make) -> None:
    built = make_site({"docs/analyses/new.md": HEAD.replace("published", "draft") + "![A](chart:none)\n"})
    assert built.code == 0, built.output
    assert "unknown-chart" in built.output


def test_pages_that_are_kept_stand_in_the_site_again_whatever_became_of_them(make_site: Make) -> None:
    built = make_site()
    before = contents(built)
    page = built.site / "analyses/lifeline/index.html"
    page.write_bytes(page.read_bytes().replace(b"Trade doubled", b"Trade tripled"))
    (built.site / "charts/trade/index.html").unlink()
    shutil.rmtree(built.site / "authors")
    again = make_site()
    assert again.code == 0, again.output
    assert contents(again) == before


def test_only_pages_that_show_something_else_are_rendered(make_site: Make) -> None:
    make_site()
    again = make_site(None, "--strict", "--verbose")
    assert again.output.count("Building page ") == 1, "MkDocs dates its sitemap by one page"
    other = make_site({PIECE: HEAD + "Trade tripled.\n"}, "--strict", "--verbose")
    assert other.code == 0, other.output
    assert "Building page analyses/lifeline.md" in other.output
    assert "Building page data/trade/index.md" not in other.output
    assert "Trade tripled" in other.searched()["/analyses/lifeline/"]["content"]


def test_a_site_with_kept_pages_is_the_one_that_is_made_of_nothing(make_site: Make, tmp_path: Path) -> None:
    settings = site_config("https://example.org/")
    for changes in ({}, {PIECE: HEAD.replace("A lifeline", "Renamed") + "Other words.\n"}, {PIECE: None}):
        built = make_site({"mkdocs.yml": settings, **changes})
        assert built.code == 0, built.output
        again = contents(make_site({"mkdocs.yml": settings, **changes}))
        shutil.rmtree(built.site)
        (tmp_path / ".cache").unlink()
        (tmp_path / ".cache").mkdir()
        assert contents(make_site({"mkdocs.yml": settings, **changes})) == again == contents(built)
        shutil.rmtree(tmp_path / ".cache")


LIST = "{% for file in pages %}{{ file.url }} {{ file.page.title }}\n{% endfor %}"
"""A template that lists all pages, as MkDocs lets templates do."""


def test_templates_list_all_pages_also_those_that_are_kept(make_site: Make, tmp_path: Path) -> None:
    shutil.copytree(HOME / "hooks" / "theme", tmp_path / "theme")
    settings = site_config("https://example.org/").replace(str(HOME / "hooks" / "theme"), "theme")
    page = f"<!doctype html><html><body><main data-pagefind-body>{LIST}</main></body></html>"
    files = {"theme/main.html": page, "docs/list.txt": LIST, "mkdocs.yml": settings + "extra_templates: [list.txt]\n"}
    first = make_site(files).read("list.txt")
    built = make_site({**files, PIECE: (SITE[PIECE] or "").replace("A lifeline", "Renamed")})
    assert built.code == 0, built.output
    assert built.read("list.txt") == first.replace("A lifeline", "Renamed")
    assert built.read("list.txt") in built.read("analyses/lifeline/index.html").replace("&amp;", "&")


def test_what_a_killed_build_has_left_is_never_published(make_site: Make, tmp_path: Path) -> None:
    left = (".tmp-123", "analyses/hidden/index.html")
    write_files(tmp_path / ".site-new", dict.fromkeys(left, "left"))
    built = make_site(None, "--dirty")
    assert built.code == 0, built.output
    assert not {*left} & {*built.files()}
    assert not any(name in built.read("build-manifest.json") for name in left)


@pytest.mark.skipif(os.name == "nt", reason="links of the file system need rights there")
def test_what_cannot_be_taken_away_before_a_build_stops_it(make_site: Make, tmp_path: Path) -> None:
    write_files(tmp_path, {"elsewhere/hidden.html": "left"})
    (tmp_path / ".site-new").symlink_to("elsewhere", target_is_directory=True)
    built = make_site()
    assert built.code == 1
    assert not built.site.exists()
    assert (tmp_path / "elsewhere" / "hidden.html").is_file()


def _with_copyright(words: str) -> str:
    return re.sub(r"^copyright: .*", f"copyright: {words}", site_config("https://example.org/"), flags=re.M)


def test_a_kept_page_that_lost_its_content_is_made_anew(make_site: Make, tmp_path: Path) -> None:
    settings = _with_copyright("zqlost")
    before = contents(make_site({"mkdocs.yml": settings}))
    kept = {page: page.read_bytes() for page in (tmp_path / ".cache" / "kept").rglob("*.page")}
    [piece] = [page for page, html in kept.items() if b"zqlost" in html and b"piece-end" in html]
    piece.write_bytes(b"")
    again = make_site({"mkdocs.yml": settings})
    assert again.code == 0, again.output
    assert contents(again) == before


def test_pages_follow_the_settings_that_come_from_the_environment(make_site: Make) -> None:
    settings = _with_copyright("!ENV [SAID, nothing]")
    for said in ("zqfirst", "zqsecond"):
        built = make_site({"mkdocs.yml": settings}, env={**os.environ, "SAID": said})
        assert said in built.read("analyses/lifeline/index.html").partition("<footer")[2]


def test_addresses_that_no_link_would_find_are_refused_in_one_sentence(make_site: Make) -> None:
    built = make_site(None, "--no-directory-urls")
    assert built.code == 1
    assert "use_directory_urls is off, and the addresses of this site end with a slash" in built.output
    assert "Traceback" not in built.output
    assert not built.site.exists()


def test_a_template_of_the_sites_own_makes_kept_pages_anew_and_they_have_the_policy(
    make_site: Make, tmp_path: Path
) -> None:
    shutil.copytree(HOME / "hooks" / "theme", tmp_path / "theme")
    settings = site_config("https://example.org/").replace(str(HOME / "hooks" / "theme"), "theme")
    body = "<body><main data-pagefind-body>{{ page.title }}</main></body></html>"
    for word in ("one", "one", "two"):
        page = f"<!doctype html><html lang=en><head><script src={word}.js></script></head>{body}"
        built = make_site({"theme/main.html": page, "mkdocs.yml": settings})
        assert built.code == 0, built.output
        page = built.read("analyses/lifeline/index.html")
        assert 0 < page.find("Content-Security-Policy") < page.find(f"{word}.js")


def test_a_build_writes_nothing_into_docs_or_data(small_site: Built) -> None:
    root = small_site.root
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    assert {name for name in files if name.startswith(("docs/", "data/"))} == SITE.keys() - {"mkdocs.yml"}
    assert {name.partition("/")[0] for name in files} <= {"docs", "data", "site", "mkdocs.yml", ".cache"}


def test_the_site_works_under_an_address_with_a_path(make_site: Make) -> None:
    built = make_site(url="https://example.org/deep/path/")
    page = built.read("analyses/lifeline/index.html")
    assert 'data-src="../../charts/trade.json"' in page
    assert "https://example.org/deep/path/analyses/lifeline/#trade" in page
    assert "https://example.org/deep/path/analyses/lifeline/" in built.read("sitemap.xml")
    assert 'href="/' not in page
    assert 'src="/' not in page


@pytest.mark.usefixtures("loaded")
def test_what_would_be_public_then_is_built_elsewhere_and_says_so(make_site: Make, tmp_path: Path) -> None:
    later = {PIECE: HEAD.replace("2025-05-09", "2090-01-01") + "![Lines](chart:trade)\n"}
    built = make_site(later)
    before = {name: (built.site / name).read_bytes() for name in built.files()}
    assert "analyses/lifeline/index.html" not in before
    then = tmp_path / "in another year"
    desk = ["-f", str(tmp_path / "mkdocs.yml"), "build", "--as-of", "2090-01-01 06:00", "--out", str(then)]
    for _ in range(2):  # the second replaces the first
        assert CliRunner().invoke(main, desk).exit_code == 0
    assert {name: (built.site / name).read_bytes() for name in built.files()} == before
    pages = {path.relative_to(then).as_posix(): path.read_text(encoding="utf-8") for path in then.rglob("*.html")}
    assert {"analyses/lifeline/index.html", "embed/trade/index.html", "404.html"} <= set(pages)
    for name, page in pages.items():
        assert "This shows what would be public on 1 January 2090 at 06:00; it is not published." in page, name
        assert re.search('<meta name="robots" content="noindex', page), name
    assert "Access-Control-Allow-Origin" not in (then / "_headers").read_text(encoding="utf-8")
    assert "Access-Control-Allow-Origin" in built.read("_headers")
    assert (then / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"
    assert MARK not in before
    assert b"Disallow" not in before["robots.txt"]


@pytest.mark.usefixtures("loaded")
def test_what_a_build_changed_is_told_to_caches_and_nothing_else(make_site: Make, tmp_path: Path) -> None:
    make_site({"docs/analyses/old.md": HEAD + "Words.\n"})
    (tmp_path / "docs/analyses/old.md").rename(tmp_path / "docs/analyses/new.md")
    record = tmp_path / "changes.json"
    make_site(env={**os.environ, CHANGES_VARIABLE: str(record)})
    changes = json.loads(record.read_text(encoding="utf-8"))
    assert "https://example.org/analyses/new/" in changes["added"]
    assert "https://example.org/analyses/old/" in changes["removed"]
    assert {"https://example.org/", "https://example.org/build-manifest.json"} <= set(changes["changed"])
    assert not any("index.html" in address or "/_" in address for address in chain(*changes.values()))
    desk = [Path(sys.executable).with_name("desk"), "-f", tmp_path / "mkdocs.yml", "build", "--json"]
    done = subprocess.run(desk, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {"added": [], "changed": [], "removed": []}
    (tmp_path / "docs/analyses/new.md").write_text(HEAD + "![A](chart:none)\n", encoding="utf-8")
    failed = CliRunner().invoke(main, [*map(str, desk[1:])])
    assert (failed.exit_code, failed.stdout) == (1, "")


@pytest.mark.parametrize("value", ["soon", "2090-01-01T00:00+01:00", "2090-01-01T00:00+01:00 {root}/elsewhere"])
def test_a_moment_that_was_left_behind_stops_a_publication(make_site: Make, tmp_path: Path, value: str) -> None:
    later = {PIECE: HEAD.replace("2025-05-09", "2090-01-01") + "Words.\n"}
    built = make_site(later, env={**os.environ, "DASHBOARD_AS_OF": value.format(root=tmp_path)})
    assert built.code == 1
    assert "unset DASHBOARD_AS_OF" in built.output
    assert not built.site.exists()


def test_the_future_is_never_written_into_the_publication(make_site: Make, tmp_path: Path) -> None:
    built = make_site(env={**os.environ, "DASHBOARD_AS_OF": f"2090-01-01 {tmp_path / 'site'}"})
    assert (built.code, "unset DASHBOARD_AS_OF" in built.output) == (1, True)


def test_checkouts_share_a_cache_and_what_was_pruned_is_made_again_byte_for_byte(
    make_site: Make, tmp_path: Path
) -> None:
    cache, elsewhere = tmp_path / "kept", tmp_path / "elsewhere"
    env = {**os.environ, "DASHBOARD_CACHE": str(cache)}

    def kept() -> set[Path]:
        return {path for path in cache.rglob("*") if path.is_file() and path.suffix != ".lock"}

    first = make_site({}, "--strict", env=env)
    first_files = kept()
    assert {path.suffix for path in first_files} >= {".html", ".svg", ".png", ".page", ".json"}
    for name in ("docs", "data"):
        shutil.copytree(first.root / name, elsewhere / name)
    shutil.copy(first.root / "mkdocs.yml", elsewhere)
    second = build(elsewhere, "--strict", env=env)
    assert second.code == 0, second.output
    own = kept() - first_files  # (the short values and the pack, which each checkout has for itself)
    assert len(own) == 2
    index = second.index()
    for path in first_files:
        os.utime(path, (1, 1))
    assert len(prune(cache, 0, 0).gone) == len({path.name.partition(".")[0] for path in first_files})
    # Everything is drawn anew, and sets have another order.
    assert build(elsewhere, "--strict", env={**env, "PYTHONHASHSEED": "1"}).code == 0
    # (What the first checkout has for itself stays away, and so do small values that the pack of this one holds.)
    assert (kept() - first_files, {path.suffix for path in first_files - kept()}) == (own, {".msgpack"})
    pages = {name for name in first.files() if not name.startswith("pagefind/")}
    assert all((second.site / name).read_bytes() == (first.site / name).read_bytes() for name in pages)
    # The search index stands outside the promise: Pagefind's files differ from run to run. What is found does not.
    # The same pages keep their index, though another checkout has another one of them.
    assert second.index() == index
    assert second.searched() == first.searched()


def test_a_csv_download_holds_the_rows_as_they_are_written(small_site: Built) -> None:
    head, *rows = TRADE_ROWS.splitlines()
    head_read, *rows_read = small_site.read("charts/trade.csv").splitlines()
    assert head_read == f"{head},publisher,unit"
    assert [row.startswith(f"{was},") for row, was in zip(rows_read, rows, strict=True)] == [True] * len(rows)


def test_the_search_knows_words_for_readers_and_no_apparatus(small_site: Built) -> None:
    pages = small_site.searched()
    assert set(pages) == {
        "/",
        "/about/data/",
        "/about/follow/",
        "/about/sources/",
        "/calendar/",
        "/corrections/",
        "/analyses/",
        "/analyses/lifeline/",
        "/authors/",
        "/authors/osw-editors/",
        "/charts/",
        "/charts/trade/",
        "/data/",
        "/data/changes/",
        "/data/trade/",
        "/institutes/",
        "/institutes/osw/",
        "/themes/economy/",
    }
    piece, chart = pages["/analyses/lifeline/"], pages["/charts/trade/"]
    title, subtitle = "Both directions surged, then stalled", "Value, USD bn, 2022 to 2025"
    assert piece["content"] == f"Trade matters far more to one of the two. Trade doubled. {title}. {subtitle}."
    words = {"title": "A lifeline", "label": "Comment", "authors": "OSW editors", "date": "9 May 2025"}
    assert piece["meta"] == {**words, "image": "charts/trade.small.svg"}
    assert piece["filters"] == {"kind": ["analysis"]}
    assert chart["meta"] == {"title": title, "description": subtitle, "image": "charts/trade.small.svg"}
    with_picture = {address for address, page in pages.items() if "image" in page["meta"]}
    assert with_picture == {"/analyses/lifeline/", "/charts/trade/"}


def test_a_draft_is_absent_everywhere(make_site: Make) -> None:
    drafted = make_site({"docs/analyses/draft.md": HEAD.replace("published", "draft").replace("A lifeline", "Secret")})
    assert drafted.code == 0, drafted.output
    for name in ("sitemap.xml", "index.html", "authors/osw-editors/index.html"):
        assert "Secret" not in drafted.read(name), name
        assert "analyses/draft" not in drafted.read(name), name
    assert "/analyses/lifeline/" in drafted.searched()
    assert "Secret" not in str(drafted.searched())


def test_what_authors_write_into_a_head_is_text_not_markup(make_site: Make) -> None:
    head = HEAD.replace("A lifeline", "'A <script>alert(1)</script> & \"b\"'").replace(
        "standfirst: Trade", 'standfirst: A "quote" <img src=x> Trade'
    )
    built = make_site({PIECE: head + "Words.\n"})
    assert built.code == 0, built.output
    for name in ("analyses/lifeline/index.html", "index.html", "authors/osw-editors/index.html"):
        page = built.read(name)
        assert "alert(1)</script>" not in page, name
        assert "<img src=x>" not in page, name
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page, name
    assert 'content="A &#34;quote&#34; &lt;img' in built.read("analyses/lifeline/index.html")


def test_corrections_stand_on_their_page_and_on_the_list_newest_first(make_site: Make) -> None:
    head = HEAD.replace(
        "status:", "corrections: [{date: 2025-06-01, text: Not <i>43</i>.}, {date: 2025-07-01, text: Later.}]\nstatus:"
    )
    draft = head.replace("published", "draft").replace("Later", "Secret")
    built = make_site({PIECE: head + "Words.\n", "docs/analyses/draft.md": draft})
    assert built.code == 0, built.output
    for name in ("analyses/lifeline/index.html", "corrections/index.html"):
        page = built.read(name)
        assert page.index("1 July 2025") < page.index("1 June 2025")
        assert "Not &lt;i&gt;43&lt;/i&gt;." in page
        assert "Secret" not in page
    assert '<time datetime="2025-05-09" data-pagefind-meta="date">9 May 2025' in built.read(
        "analyses/lifeline/index.html"
    )


def test_a_withdrawn_piece_keeps_its_address_and_a_renamed_one_leads_on(make_site: Make) -> None:
    withdrawn = HEAD.replace("status:", "withdrawn: {date: 2026-01-05, reason: Not <b>ours</b>.}\nstatus:")
    renamed = HEAD.replace("A lifeline", "New").replace("status:", "formerly: [old, older]\nstatus:")
    built = make_site(
        {
            PIECE: withdrawn.replace("Trade", "Secret") + "Secret.\n\n![A](../images/a.svg)\n",
            "docs/images/a.svg": "<svg/>",
            "docs/analyses/lifeline.review/published-1.yaml": published_file(),
            "docs/analyses/new.md": renamed + "More in [a piece](lifeline.md#words).\n\n![Lines](chart:trade)\n",
        },
        url="https://example.org/deep/",
    )
    assert built.code == 0, built.output
    page, redirect = built.read("analyses/lifeline/index.html"), built.read("analyses/old/index.html")
    for words in ("Lifeline", "5 January 2026", "Not &lt;b&gt;ours&lt;/b&gt;.", 'href="../../corrections/"'):
        assert words in page, words
    assert '<meta name="robots" content="noindex' in page
    assert "Not &lt;b&gt;ours&lt;/b&gt;." in built.read("corrections/index.html")
    assert "images/a.svg" not in built.files()
    for name in built.files():
        assert b"Secret" not in (built.site / name).read_bytes(), name
    for name in ("sitemap.xml", "index.html", "analyses/index.html", "authors/osw-editors/index.html"):
        assert "lifeline" not in built.read(name), name
        assert "analyses/old" not in built.read(name), name
    assert not [url for url in built.searched() if url.startswith(("/analyses/lifeline", "/analyses/old"))]
    assert '<meta http-equiv="refresh" content="0; url=../new/">' in redirect
    assert '<link rel="canonical" href="https://example.org/deep/analyses/new/">' in redirect
    assert '<meta name="robots" content="noindex">' in redirect
    assert not re.search("<script|style=", redirect)
    lines = built.read("_redirects").splitlines()
    for slug in ("old", "older"):
        for name in ("", "index.md", "cite.bib"):
            assert f"/deep/analyses/{slug}/{name} /deep/analyses/new/{name} 301" in lines
    assert not [line for line in lines if "lifeline" in line]


def test_marks_of_editing_are_shown_in_a_preview_and_never_in_a_publication(make_site: Make) -> None:
    built = make_site({PIECE: HEAD + "Trade {++more than++} doubled{>>sure?<<}.\n"}, "--clean")
    assert built.code == 0, built.output
    assert "leftover-markup" in built.output
    assert "analyses/lifeline/index.html" not in built.files()
    preview = prepare_edition(built.root / "mkdocs.yml", preview=True)
    assert '<ins class="critic">more than</ins>' in preview.content.source_texts[PIECE].html
    assert make_site({PIECE: HEAD + "Trade {++more than++} doubled.\n"}).code == 1


def test_what_is_not_approved_stops_a_strict_build_and_stays_out_of_any(make_site: Make) -> None:
    config = {"mkdocs.yml": site_config("https://example.org/", {"required": 1, "other_institute": True})}
    built = make_site(config)
    assert built.code == 1
    assert f"{PIECE}:8:1 error not-approved The piece has the status 'published', but it needs 1" in built.output
    assert not (built.root / "site").exists()
    built = make_site(config, "--clean")
    assert built.code == 0
    assert "analyses/lifeline/index.html" not in built.files()

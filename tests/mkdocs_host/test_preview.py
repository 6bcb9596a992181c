"""The preview after each save is what a whole build would have made, byte for byte, and no more was done for it."""

from __future__ import annotations

import datetime
import hashlib
import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from dashboard.build.draw_edition import SharedDrawer
from dashboard.charts.render.drawing import RenderJob
from dashboard.core.settings import HOME
from dashboard.review.review import Note, NoteTarget, Review, write_review
from mkdocs_host.preview import Preview
from mkdocs_host.process import PROCESS
from mkdocs_host.refresh import refresh
from tests.conftest import CHART, HEAD, SITE, TRADE, TRADE_ROWS, site_config, write_files

PIECES = 40
EDITS = 50
"""In each of four runs."""
ADDRESS = "http://127.0.0.1:8000/"


class QuickDrawer:
    """Draws nothing but what decides a picture, so that a wrong one is seen and none costs time."""

    def __init__(self) -> None:
        self.drawn = 0

    def draw(self, orders: list[RenderJob], progress: Callable[[int], None]) -> list[str]:
        self.drawn += len(orders)
        said = [hashlib.sha256(repr(one.payload()).encode()).hexdigest() for one in orders]
        return [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{one}</title></svg>' for one in said]

    def get(self) -> QuickDrawer:
        """Stand in for a shared drawer, too."""
        return self

    def close(self) -> None:
        """There is nothing to close."""


def whole(root: Path, out: Path, drawer: QuickDrawer) -> MkDocsConfig:
    """A whole build of the preview, with nothing in memory."""
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(out))
    config.plugins.on_startup(command="serve", dirty=False)
    PROCESS.caches.clear()
    PROCESS.drawer = drawer
    config.site_url = ADDRESS
    build(config, serve_url=ADDRESS)
    return config


def read(folder: Path) -> dict[str, bytes]:
    """All files of a site; the search index follows in its own time."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "pagefind" not in path.parts and not path.name.endswith(".gz")
    }


def piece(number: int, words: str = "Trade doubled.", **head: str) -> str:
    """A text with a fact, a link and, now and then, a chart."""
    text = HEAD.replace("A lifeline", f"Piece {number}").replace("2025-05-09", f"2025-05-{number % 28 + 1:02}")
    for key, value in head.items():
        text = text.replace(f"{key}: ", f"{key}: {value} #", 1)
    fact = "In 2024 it was [115.5 billion](fact:trade/value?year=2024&flow=china-to-russia)."
    own = CHART.replace("id: trade", f"id: own-{number}")
    chart = f"```chart\n{own}```\n" if number % 3 == 0 else "![Two lines](chart:trade)\n" if number % 3 == 1 else ""
    return f"{text}{words} {fact} See [another](piece-{(number + 7) % PIECES:02}.md).\n\n{chart}"


def note(number: int) -> str:
    """A review file with a note on words that some pieces have."""
    target = NoteTarget(exact="Words" if number % 2 else "doubled")
    at = datetime.datetime(2026, 11, 20, 10, number % 60, tzinfo=datetime.UTC)
    return write_review(Review(notes=[Note(id="a", by="osw-editors", target=target, body=f"Note {number}.", at=at)]))


@dataclass
class Site:
    """A site under edit: what it holds, and the folders of the preview and of whole builds."""

    root: Path
    preview: Path
    fresh: Path
    drawer: QuickDrawer
    random: random.Random = field(default_factory=random.Random)

    def name(self) -> str:
        """One of the pieces that are there."""
        return self.random.choice(sorted(path.name for path in (self.root / "docs/analyses").glob("piece-*.md")))

    def save(self, name: str, text: str | bytes | None) -> Path:
        """Write a file, or delete it."""
        path = self.root / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def refresh(self, *paths: Path) -> list[str]:
        """Bring the preview up to date; the addresses of the pages that were made."""
        assert PROCESS.finished
        return refresh(PROCESS.finished, set(paths))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    root = tmp_path / "repository"
    pieces = {f"docs/analyses/piece-{number:02}.md": piece(number) for number in range(PIECES)}
    people = {f"data/authors/author-{number}.yaml": f"name: Author {number}\ninstitute: osw\n" for number in range(3)}
    write_files(root, {**SITE, **pieces, **people, "mkdocs.yml": site_config(ADDRESS)})
    for path in root.rglob("*"):
        os.utime(path, (0, 0))  # not saved a moment ago: such files are read anew
    monkeypatch.chdir(root)
    monkeypatch.setenv("DASHBOARD_AS_OF", "2026-11-24T12:00+01:00")
    made = Site(root, tmp_path / "preview", tmp_path / "fresh", QuickDrawer())
    whole(root, made.preview, made.drawer)
    yield made
    PROCESS.stop()
    PROCESS.drawer = SharedDrawer()


def edit(site: Site) -> list[Path]:
    """One random save, or several at once."""
    number = site.random.randrange(1000)
    any_piece = f"docs/analyses/{site.name()}"
    new = f"docs/analyses/piece-{number % (PIECES + 8):02}.md"
    kinds: list[Callable[[], list[Path]]] = [
        lambda: [site.save(any_piece, piece(number, f"Words {number}."))],
        lambda: [site.save(any_piece, piece(number, title=f"Another title {number}"))],
        lambda: [site.save(any_piece, piece(number, status=site.random.choice(["draft", "review", "published"])))],
        lambda: [site.save(any_piece, piece(number, authors=f"[author-{number % 3}]"))],
        lambda: [site.save(any_piece, piece(number, theme=site.random.choice(["economy", "energy", "none"])))],
        lambda: [site.save(any_piece, piece(number, kind="coment"))],
        lambda: [site.save(any_piece, piece(number) + "![A picture](../images/drawn.svg)\n")],
        lambda: [site.save(new, piece(number % 60))],
        lambda: [site.save(any_piece, None)],
        lambda: [site.save("docs/images/drawn.svg", f"<svg><title>{number}</title></svg>")],
        lambda: [site.save("docs/index.md", (SITE["docs/index.md"] or "") + f"\nWelcome {number}.\n")],
        lambda: [site.save("data/datasets/economy/trade.csv", TRADE_ROWS.replace("76.12", f"{number}.5"))],
        lambda: [site.save("data/datasets/economy/trade.csv", TRADE_ROWS.replace("76.12", "n/a"))],
        lambda: [
            site.save("data/datasets/economy/trade.yaml", TRADE.replace("2026-01-20", f"2026-01-{number % 20 + 1:02}"))
        ],
        lambda: [site.save("data/charts/trade.yaml", CHART.replace("stalled", f"paused {number}"))],
        lambda: [site.save("data/charts/trade.yaml", CHART.replace("y: value", "y: valeu"))],
        lambda: [site.save(f"data/authors/author-{number % 3}.yaml", f"name: Somebody {number}\ninstitute: osw\n")],
        lambda: [
            site.save(
                "data/themes.yaml",
                f"themes:\n- {{slug: economy, name: Economy {number % 5}}}\n- {{slug: energy, name: Energy}}\n",
            )
        ],
        lambda: [site.save(any_piece.replace(".md", ".review.yaml"), note(number))],
        lambda: [site.save(any_piece.replace(".md", ".review.yaml"), "notes: [")],
        lambda: [site.save("data/datasets/economy/trade.yaml", f"{TRADE}next_update: 2026-0{number % 9 + 1}-01\n")],
    ]
    paths = site.random.choice(kinds)()
    return paths if number % 10 else [*paths, *site.random.choice(kinds[11:])()]


@pytest.mark.parametrize("seed", range(4))
def test_after_each_of_200_saves_the_preview_is_what_a_whole_build_makes(site: Site, seed: int) -> None:
    site.random.seed(seed)
    finished = PROCESS.finished
    for number in range(EDITS):
        paths = edit(site)
        PROCESS.finished = finished
        site.refresh(*paths)
        caches = dict(PROCESS.caches)
        whole(site.root, site.fresh, site.drawer)
        PROCESS.caches.update(caches)
        got, expected = read(site.preview), read(site.fresh)
        assert got.keys() == expected.keys(), (number, paths, got.keys() ^ expected.keys())
        assert [name for name in got if got[name] != expected[name]] == [], (number, paths)


LISTS = {
    f"{name}/page/2/" for name in ("analyses", "authors/osw-editors", "institutes/osw", "themes/economy", "data/trade")
}
"""The pages on which the piece with number 1, one of the oldest, is listed, beside that of the chart it shows."""


@pytest.mark.parametrize(
    ("name", "text", "pages", "expected"),
    [
        ("docs/analyses/piece-01.md", piece(1), set(), {"files": 3}),
        ("docs/analyses/piece-01.md", piece(1, "Other words."), {"analyses/piece-01/"}, {"texts": 1, "files": 6}),
        (
            "docs/analyses/piece-00.md",
            piece(0, "Other words.\n\nAnd a chart that stands elsewhere."),
            {"analyses/piece-00/"},
            {"texts": 1, "files": 6},
        ),
        (
            "docs/analyses/piece-01.md",
            piece(1, title="Renamed"),
            {"analyses/piece-01/", "charts/trade/", *LISTS},
            {"texts": 1, "files": 6},
        ),
        (
            "docs/analyses/piece-00.md",
            piece(0).replace("color: flow", "color: flow\nheight: 290"),
            {"analyses/piece-00/"},
            {"texts": 1, "files": 6, "charts": 1, "pictures": 2},
        ),
        ("docs/images/new.svg", "<svg/>", set(), {"files": 2}),
        (
            "data/authors/author-1.yaml",
            "name: Renamed\ninstitute: osw\n",
            {"authors/author-1/", "authors/", "institutes/osw/"},
            {"files": PIECES + 13},  # each text is looked through for the name
        ),
        ("docs/analyses/piece-01.review.yaml", note(1), {"analyses/piece-01/", "desk/"}, {"files": 4}),
    ],
    ids=["the same again", "words", "lines", "title", "chart", "picture", "author", "note"],
)
def test_a_save_costs_what_depends_on_it(
    site: Site, work: dict[str, int], name: str, text: str, pages: set[str], expected: dict[str, int]
) -> None:
    drawn = site.drawer.drawn
    made = site.refresh(site.save(name, text))
    done = work | {"pictures": site.drawer.drawn - drawn}
    assert (set(made), done) == (pages, dict.fromkeys(done, 0) | expected)


def test_a_saved_csv_costs_the_pages_that_show_it(site: Site, work: dict[str, int]) -> None:
    drawn = site.drawer.drawn
    made = site.refresh(site.save("data/datasets/economy/trade.csv", TRADE_ROWS.replace("76.12", "76.5")))
    own, shared = len(range(0, PIECES, 3)), len(range(1, PIECES, 3))
    users = {f"analyses/piece-{number:02}/" for number in range(PIECES) if number % 3 < 2}
    assert (
        users
        <= set(made)
        <= users
        | {"", "analyses/lifeline/", "charts/trade/", "data/trade/", "data/", "themes/economy/", "about/charts/"}
    )
    assert site.drawer.drawn - drawn == 2 * (own + 1), (own, shared)
    # The declaration of each chart is read once: those of the pieces, and the shared one.
    assert work == {"texts": 0, "rows": 1, "charts": own + 1, "files": 10}


def test_ten_files_saved_in_a_burst_are_one_build(site: Site, work: dict[str, int]) -> None:
    paths = [site.save(f"docs/analyses/piece-{number:02}.md", piece(number, "In a burst.")) for number in range(2, 12)]
    assert set(site.refresh(*paths)) == {f"analyses/piece-{number:02}/" for number in range(2, 12)}
    assert work["texts"] == 10


@pytest.fixture
def server(site: Site) -> Iterator[LiveReloadServer]:
    """MkDocs' server before it binds a port."""
    server = LiveReloadServer(list, "127.0.0.1", 0, str(site.preview))
    yield server
    server.server_close()


def test_a_template_that_breaks_leaves_the_last_good_pages_and_is_owed_until_it_is_mended(
    site: Site, server: LiveReloadServer
) -> None:
    asked = list[str]()

    def builder() -> None:
        asked.append("whole")
        shutil.rmtree(site.preview / "analyses")
        if len(asked) == 1:
            raise TemplateSyntaxError("nothing to end", 3, filename=str(site.root / "main.html"))

    preview = Preview(server, builder)
    before = read(site.preview)
    theme = HOME.resolve() / "hooks" / "theme" / "main.html"
    preview.note({theme})
    preview.build()
    assert read(site.preview) == before
    assert (preview.status["error"], preview.status["builds"]) == ("main.html:3: nothing to end", [])
    preview.note({site.save("docs/analyses/piece-01.md", piece(1, "Other words."))})
    preview.build()
    assert (asked, preview.status["error"]) == (["whole", "whole"], "")
    assert preview.status["builds"][0]["because"] == ["docs/analyses/piece-01.md", "main.html"]


def test_what_was_rebuilt_is_told_without_the_files_that_an_editor_leaves_and_takes_away(
    site: Site, server: LiveReloadServer
) -> None:
    preview = Preview(server, list)
    saved = site.save("docs/analyses/piece-01.md", piece(1, "Other words."))
    preview.note({saved, saved.with_name("sedX8kq2"), saved.with_name("4913")})
    preview.build()
    gone = site.root / "docs" / "analyses" / "piece-02.md"
    gone.unlink()
    preview.note({gone})
    preview.build()
    told = [build["because"] for build in preview.status["builds"]]
    assert told == [["docs/analyses/piece-01.md"], ["docs/analyses/piece-02.md"]]


@pytest.mark.parametrize("name", ["dashboard/core/dates.py", "dashboard/charts/render/drawing.js", "show_pages.py"])
def test_a_save_of_the_engine_asks_for_a_restart(site: Site, server: LiveReloadServer, name: str) -> None:
    preview = Preview(server, list)
    preview.note({HOME.resolve() / "hooks" / name})
    preview.build()
    assert preview.status["restart"]


def test_a_cache_that_somebody_empties_is_filled_again(site: Site, server: LiveReloadServer) -> None:
    preview = Preview(server, list)
    site.refresh()
    shutil.rmtree(site.root / ".cache" / "kept")
    preview.note({site.save("docs/analyses/piece-01.md", piece(1, "Other words."))})
    preview.build()
    assert (preview.status["error"], preview.status["builds"][0]["pages"]) == ("", ["analyses/piece-01/"])


def test_a_text_that_cannot_be_read_says_so_where_its_page_was(site: Site) -> None:
    made = site.refresh(site.save("docs/analyses/piece-01.md", piece(1).encode() + b"\xe9\n"))
    assert "analyses/piece-01/" in made
    page = (site.preview / "analyses/piece-01/index.html").read_text(encoding="utf-8")
    assert "<code>wrong-encoding</code>" in page
    assert f"docs/analyses/piece-01.md:{piece(1).count(chr(10)) + 1}:1" in page
    site.refresh(site.save("docs/analyses/piece-01.md", piece(1)))
    assert "Trade doubled." in (site.preview / "analyses/piece-01/index.html").read_text(encoding="utf-8")


def test_a_folder_that_is_moved_away_takes_its_pages_and_pictures_with_it(site: Site, tmp_path: Path) -> None:
    more = {"docs/about/team/who.md": "# Who\n\n![](us.svg)\n", "docs/about/team/us.svg": "<svg/>"}
    site.refresh(*(site.save(name, text) for name, text in more.items()))
    assert (site.preview / "about/team/who/index.html").is_file()
    (site.root / "docs/about/team").rename(tmp_path / "team")
    site.refresh(site.root / "docs/about/team")
    assert not [path for path in (site.preview / "about/team").rglob("*") if path.is_file()]


def test_a_page_is_loaded_again_where_a_picture_on_it_was_saved(site: Site) -> None:
    piece_with_picture = piece(1) + "![A picture](../images/new.svg)\n"
    site.refresh(site.save("docs/images/new.svg", "<svg/>"), site.save("docs/analyses/piece-01.md", piece_with_picture))
    assert site.refresh(site.save("docs/images/new.svg", "<svg> </svg>")) == ["analyses/piece-01/"]


def test_a_site_that_is_reached_by_a_link_is_followed_too(site: Site, tmp_path: Path) -> None:
    picture = site.save("docs/images/new.svg", "<svg/>")
    site.refresh(picture)
    (tmp_path / "link").symlink_to(site.root)
    PROCESS.finished.config.docs_dir = str(tmp_path / "link" / "docs")
    picture.write_text("<svg> </svg>")
    site.refresh(picture)
    assert (site.preview / "images/new.svg").read_text() == "<svg> </svg>"

"""A site under edit: a preview that follows each save, and whole builds to compare it with."""

from __future__ import annotations

import datetime
import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dashboard.charts.render.drawing import RenderJob
from dashboard.review.note import NoteTarget
from dashboard.review.review_store import write_file
from mkdocs_host.build_of import build_of
from mkdocs_host.process import PROCESS
from mkdocs_host.refresh import refresh, show_open_pages, show_saved_rows, show_saved_texts
from tests.samples.logos import WORDMARK, with_logo
from tests.samples.reviews import note as first_note
from tests.samples.site import CHART, HEAD, SITE, TRADE, TRADE_ROWS

PIECES, ON_A_LIST, IN_A_FEED = 12, 8, 4
"""How many analyses the site has, beside that of the small site, and how many a page of a list and of a feed holds:
lists have a second page, feeds an archive, and some pieces share a day."""
ADDRESS = "http://127.0.0.1:8000/"


class QuickDrawer:
    """Draws nothing but what decides a picture, so that a wrong one is seen and none costs time."""

    def __init__(self) -> None:
        self.drawn = 0
        """How many pictures were drawn."""

    def draw(self, jobs: list[RenderJob], progress: Callable[[int], None]) -> list[str]:
        """Draw pictures, as `Drawer.draw` does."""
        self.drawn += len(jobs)
        digests = [hashlib.sha256(repr(job.payload()).encode()).hexdigest() for job in jobs]
        return [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 9"><title>{digest}</title></svg>'
            for digest in digests
        ]

    def get(self) -> QuickDrawer:
        """Stand in for a shared drawer, too."""
        return self

    def close(self) -> None:
        """There is nothing to close."""


class CompiledTemplates(BytecodeCache):
    """The code of templates by their source: to compile them is a third of a whole build."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled of this source before."""
        if code := self._code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


SHARED_CODE = CompiledTemplates()
"""What all whole builds share."""


def build_whole(root: Path, out: Path, drawer: QuickDrawer) -> MkDocsConfig:
    """Build the whole preview, with nothing in memory but the code of templates.

    Args:
        root: the folder that holds mkdocs.yml.
        out: the folder to build into.
        drawer: draws what the cache on the disk does not hold.
    """
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(out))
    get_env = config.theme.get_env

    def get_compiled() -> Environment:
        env = get_env()
        env.bytecode_cache = SHARED_CODE
        return env

    config.theme.get_env = get_compiled  # type: ignore[method-assign]
    config.plugins.on_startup(command="serve", dirty=False)
    PROCESS.caches.clear()
    PROCESS.drawer = drawer
    config.site_url = ADDRESS
    build(config, serve_url=ADDRESS)
    return config


def read(folder: Path) -> dict[str, bytes]:
    """All files of a site; the search index follows in its own time."""
    start = len(folder.as_posix()) + 1
    return {
        path.as_posix()[start:]: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "pagefind" not in path.parts and not path.name.endswith(".gz")
    }


def piece(number: int, words: str = "Trade doubled.", **head: str) -> str:
    """A text with a fact, a link and, in two of three, a chart.

    Args:
        number: of the text, which decides its title, its day, its link and its chart.
        words: with which it begins.
        head: values of keys of the front matter, in place of those of the small site's.
    """
    text = HEAD.replace("A lifeline", f"Piece {number}").replace("2025-05-09", f"2025-05-{number % 10 + 1:02}")
    for key, value in head.items():
        text = text.replace(f"{key}: ", f"{key}: {value} #", 1)
    fact = "In 2024 it was [115.5 billion](fact:trade/value?year=2024&flow=china-to-russia)."
    own = CHART.replace("id: trade", f"id: own-{number}")
    chart = f"```chart\n{own}```\n" if number % 3 == 0 else "![Two lines](chart:trade)\n" if number % 3 == 1 else ""
    return f"{text}{words} {fact} See [another](piece-{(number + 7) % PIECES:02}.md).\n\n{chart}"


def note(number: int) -> str:
    """The file of a note on words that some pieces have."""
    target = NoteTarget(exact="Words" if number % 2 else "doubled")
    at = datetime.datetime(2026, 11, 20, 10, number % 60, tzinfo=datetime.UTC)
    return write_file(first_note(f"Note {number}.", by="osw-editors", target=target, at=at))


def works(number: int) -> str:
    """The file of works: three, of which one may be broken."""
    entry = "@book{{work-{one}, author = {{A}}, title = {{Work {number}}}, year = 20{number:03}{end}\n"
    return "".join(entry.format(one=one, number=number, end="}" if number % 7 or one else "") for one in range(3))


def tiles(number: int) -> str:
    """The file of the tiles: one or two, of which one may be broken."""
    flows = ("china-to-russia", "russia-to-china", "none")[number % 2 : number % 3 + 1]
    same = f"label: Trade {number}, value: trade/value, chart: trade, theme: economy"
    entries = (f"- {{id: {flow}, where: {{flow: {flow}}}, {same}}}\n" for flow in flows)
    return "tiles: []\n" if not flows else f"tiles:\n{''.join(entries)}"


@dataclass
class Site:
    """A site under edit: what it holds, and the folders of the preview and of whole builds."""

    root: Path
    preview: Path
    fresh: Path
    drawer: QuickDrawer
    random: random.Random = field(default_factory=random.Random)

    def name(self) -> str:
        """The file name of one of the pieces that are there, by chance."""
        return self.random.choice(sorted(path.name for path in (self.root / "docs/analyses").glob("piece-*.md")))

    def save(self, name: str, text: str | bytes | None) -> Path:
        """Write a file, or delete it where the text is None; its path comes back."""
        path = self.root / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def refresh(self, *paths: Path, looked_at: Sequence[str] = ()) -> list[str]:
        """Bring the preview up to date with saved files; the addresses of the pages that were made come back.

        Args:
            paths: the files.
            looked_at: the addresses of pages that are open, which are made first; those that were come first.
        """
        finished = PROCESS.finished
        assert finished
        before, first = build_of(finished.config), list[str]()
        pages = refresh(
            finished, set(paths), when_read=lambda: first.extend(show_open_pages(finished, before, looked_at))
        )
        return [*first, *pages]

    def show(self, *paths: Path) -> list[str]:
        """Show saved words, as a preview does before it looks at all; the addresses of their pages come back."""
        assert PROCESS.finished
        return show_saved_texts(PROCESS.finished, build_of(PROCESS.finished.config), set(paths))

    def show_rows(self, *paths: Path, looked_at: Sequence[str]) -> list[str]:
        """Show open pages with saved rows, as a preview does before it looks at all; their addresses come back."""
        assert PROCESS.finished
        return show_saved_rows(PROCESS.finished, build_of(PROCESS.finished.config), set(paths), looked_at)


def kinds_of_saves(site: Site) -> list[Callable[[], list[Path]]]:
    """Each kind of a save, or of several at once, with names and numbers by chance; their paths come back."""
    number = site.random.randrange(1000)
    any_piece = f"docs/analyses/{site.name()}"
    new = f"docs/analyses/piece-{number % (PIECES + 4):02}.md"
    named = f"related: [piece-{number % (PIECES + 3):02}, piece-{number % 5:02}]\nkey_points: [Point {number % 3}]"
    return [
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
        lambda: [site.save(any_piece.replace(".md", ".review/notes/a.yaml"), note(number))],
        lambda: [site.save(any_piece.replace(".md", ".review/notes/a.yaml"), "notes: [")],
        lambda: [
            site.save(
                "data/datasets/economy/trade.yaml",
                f"{TRADE}next_update: {{on: 2026-0{number % 9 + 1}-01, source: https://example.org/}}\n",
            )
        ],
        lambda: [site.save("data/datasets/economy/trade.yaml", f"{TRADE}chart: {('trade', 'none')[number % 2]}\n")],
        lambda: [site.save("data/tiles.yaml", tiles(number))],
        lambda: [
            site.save(name, text)
            for name, text in with_logo(WORDMARK.replace("h32", f"h{number}"), f"logo-{number % 2}.svg").items()
        ],
        lambda: [
            site.save(f"docs/analyses/piece-{one:02}.md", piece(one, theme=f"economy\ntags: [Tag {number % 3}] #"))
            for one in range(number % 4, PIECES, 4)
        ],
        lambda: [site.save(any_piece, piece(number, theme=f"energy\n{named} #"))],
        lambda: [
            site.save(
                any_piece, piece(number, status="published\nannounce: true", date=f"2099-01-{number % 28 + 1:02}")
            )
        ],
        lambda: [
            site.save(
                "data/events.yaml",
                f"events:\n- {{id: one, date: 2099-02-0{number % 9 + 1}, label: One, source: Us, public: true}}\n",
            )
        ],
        lambda: [site.save(any_piece, piece(number, f"Words [@work-{number % 3}, p. {number}; @work-1]."))],
        lambda: [site.save("data/references.bib", works(number))],
    ]


def save_all_kinds(site: Site) -> Iterator[list[Path]]:
    """Make a save of each kind, in an order by chance, and at each tenth one more at once; their paths come."""
    order = list(range(len(kinds_of_saves(site))))
    site.random.shuffle(order)
    for number, kind in enumerate(order):
        paths = kinds_of_saves(site)[kind]()
        yield paths if number % 10 else [*paths, *site.random.choice(kinds_of_saves(site))()]

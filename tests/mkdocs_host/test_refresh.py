"""The preview after each save is what a whole build would have made, byte for byte, and no more was done for it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from mkdocs_host.build_of import build_of
from mkdocs_host.process import PROCESS
from tests.samples.edited_site import PIECES, Site, build_whole, note, piece, read, save_all_kinds, works
from tests.samples.site import HEAD, TRADE_ROWS

EACH = 12
"""Of so many saves the last is compared: a whole build costs more than a refresh, and what is wrong stays wrong."""


@pytest.mark.parametrize("seed", range(2))
def test_in_the_course_of_200_saves_the_preview_is_what_a_whole_build_makes(site: Site, seed: int) -> None:
    """Each kind of save comes four times, half of them with a page that somebody looks at."""
    site.random.seed(seed)
    finished, saved = PROCESS.finished, []
    for paths in chain.from_iterable(save_all_kinds(site) for _ in range(4)):
        PROCESS.finished = finished
        looked_at = [f"analyses/{Path(site.name()).stem}/", ""] if len(saved) % 2 else []
        if not site.show(*paths):
            site.show_rows(*paths, looked_at=looked_at)
        site.refresh(*paths, looked_at=looked_at)
        saved.append(paths)
        if len(saved) % EACH:
            continue
        caches = dict(PROCESS.caches)
        build_whole(site.root, site.fresh, site.drawer)
        PROCESS.caches.update(caches)
        refreshed, expected = read(site.preview), read(site.fresh)
        assert refreshed.keys() == expected.keys(), (saved[-EACH:], refreshed.keys() ^ expected.keys())
        assert [name for name in refreshed if refreshed[name] != expected[name]] == [], saved[-EACH:]


LISTS = {
    f"{name}/page/2/" for name in ("analyses", "authors/osw-editors", "institutes/osw", "themes/economy", "data/trade")
}
"""The pages on which the piece with number 1, one of the oldest, is listed, beside that of the chart it shows."""

BESIDE = {"analyses/piece-10/", "analyses/piece-11/"}
"""The pieces before and after it, whose ends name it."""


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
            {"analyses/piece-01/", *BESIDE, "", "charts/trade/", "data/trade/", *LISTS},
            {"texts": 1, "files": 6},
        ),
        (
            "docs/analyses/piece-00.md",
            piece(0).replace("color: flow", "color: flow\nheight: 290"),
            {"analyses/piece-00/"},
            {"texts": 1, "files": 6, "charts": 1, "pictures": 3},
        ),
        ("docs/images/new.svg", "<svg/>", set(), {"files": 2}),  # (no text shows it)
        (
            "data/authors/author-1.yaml",
            "name: Renamed\ninstitute: osw\n",
            {"authors/author-1/", "authors/", "institutes/osw/", "about/follow/", "desk/"},
            {"files": PIECES + 13},  # each text is looked through for the name
        ),
        ("docs/analyses/piece-01.review/notes/a.yaml", note(1), {"analyses/piece-01/", "desk/"}, {"files": 4}),
    ],
    ids=["the same again", "words", "lines", "title", "chart", "picture", "author", "note"],
)
def test_a_save_costs_what_depends_on_it(
    site: Site, work: dict[str, int], name: str, text: str, pages: set[str], expected: dict[str, int]
) -> None:
    drawn = site.drawer.drawn
    pages_made = site.refresh(site.save(name, text))
    done = work | {"pictures": site.drawer.drawn - drawn}
    assert (set(pages_made), done) == (pages, dict.fromkeys(done, 0) | expected)


def test_what_changes_of_a_piece_changes_at_the_end_of_those_that_lead_to_it(site: Site) -> None:
    site.refresh(site.save("docs/analyses/piece-05.md", piece(5, theme="economy\nrelated: [piece-01] #")))
    page = site.preview / "analyses/piece-05/index.html"
    for key, value, expected in (
        ("title", "Renamed", "Renamed</a>"),
        ("status", "draft", '<span class="status">draft</span>'),
        ("theme", "economy\nhero: {image: ../images/new.svg, alt: A cover, credit: Us} #", "images/new.svg"),
    ):
        saved = [
            site.save("docs/images/new.svg", "<svg/>"),
            site.save("docs/analyses/piece-01.md", piece(1, **{key: value})),
        ]
        assert "analyses/piece-05/" in site.refresh(*saved)
        assert expected in page.read_text(encoding="utf-8").partition("piece-related")[2]


def test_a_saved_csv_costs_the_pages_that_show_it(site: Site, work: dict[str, int]) -> None:
    drawn = site.drawer.drawn
    pages_made = site.refresh(site.save("data/datasets/economy/trade.csv", TRADE_ROWS.replace("76.12", "76.5")))
    own, shared = len(range(0, PIECES, 3)), len(range(1, PIECES, 3))
    users = {f"analyses/piece-{number:02}/" for number in range(PIECES) if number % 3 < 2}
    assert (
        users
        <= set(pages_made)
        <= users
        | {"", "analyses/lifeline/", "charts/trade/", "data/trade/", "data/", "themes/economy/", "about/charts/"}
    )
    # (The dataset's own chart stands on its page alone, so it has no small picture.)
    assert site.drawer.drawn - drawn == 3 * (own + 1) + 2, (own, shared)
    # The declaration of each chart is read once: those of the pieces, and the shared one.
    assert work == {"texts": 0, "rows": 1, "charts": own + 1, "files": 8}


def test_a_saved_work_costs_the_pages_that_name_it(site: Site, work: dict[str, int]) -> None:
    text = site.save("docs/analyses/piece-05.md", piece(5, "Words [@work-1]."))
    site.refresh(text, site.save("data/references.bib", works(1)))
    texts_read = work["texts"]
    assert site.refresh(site.save("data/references.bib", works(2))) == ["analyses/piece-05/"]
    assert "“<bdi>Work 2</bdi>”" in (site.preview / "analyses/piece-05/index.html").read_text(encoding="utf-8")
    assert work["texts"] == texts_read
    moved = f"\n{works(2)}".replace("title = {Work 2}", "title = {Another}", 1)
    assert site.refresh(site.save("data/references.bib", moved)) == []


def test_ten_files_saved_in_a_burst_are_one_build(site: Site, work: dict[str, int]) -> None:
    paths = [site.save(f"docs/analyses/piece-{number:02}.md", piece(number, "In a burst.")) for number in range(2, 12)]
    assert set(site.refresh(*paths)) == {f"analyses/piece-{number:02}/" for number in range(2, 12)}
    assert work["texts"] == 10


def test_a_text_that_cannot_be_read_says_so_where_its_page_was(site: Site) -> None:
    pages_made = site.refresh(site.save("docs/analyses/piece-01.md", piece(1).encode() + b"\xe9\n"))
    assert "analyses/piece-01/" in pages_made
    page = (site.preview / "analyses/piece-01/index.html").read_text(encoding="utf-8")
    assert "<code>wrong-encoding</code>" in page
    assert f"docs/analyses/piece-01.md:{piece(1).count(chr(10)) + 1}:1" in page
    site.refresh(site.save("docs/analyses/piece-01.md", piece(1)))
    assert "Trade doubled." in (site.preview / "analyses/piece-01/index.html").read_text(encoding="utf-8")


def test_a_page_that_is_kept_is_not_that_of_a_preview_at_another_address(site: Site) -> None:
    assert PROCESS.finished
    config = PROCESS.finished.config
    keys = build_of(config).page_keys
    config.site_url = "http://127.0.0.1:8001/"
    site.refresh()
    assert keys.items().isdisjoint(build_of(config).page_keys.items())


def test_a_folder_that_is_moved_away_takes_its_pages_and_pictures_with_it(site: Site, tmp_path: Path) -> None:
    more = {"docs/about/team/who.md": "# Who\n\n![](us.svg)\n", "docs/about/team/us.svg": "<svg/>"}
    site.refresh(*(site.save(name, text) for name, text in more.items()))
    assert (site.preview / "about/team/who/index.html").is_file()
    (site.root / "docs/about/team").rename(tmp_path / "team")
    site.refresh(site.root / "docs/about/team")
    assert not [path for path in (site.preview / "about/team").rglob("*") if path.is_file()]


def test_what_a_build_left_half_done_is_made_anew_also_where_the_save_was_undone(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, names = read(site.preview), ["docs/analyses/piece-01.md", "docs/analyses/piece-02.md"]
    texts = {name: (site.root / name).read_bytes() for name in names}
    saved = [
        site.save(names[0], piece(1, title="Renamed")),
        site.save(names[1], None),
        site.save("docs/about/new.md", "# A"),
    ]
    with monkeypatch.context() as patch:
        patch.setattr("mkdocs_host.refresh.place", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            site.refresh(*saved)
    site.refresh(*(site.save(name, text) for name, text in texts.items()), site.save("docs/about/new.md", None))
    assert read(site.preview) == before


def test_an_address_passes_from_a_redirect_to_a_page_and_back(site: Site) -> None:
    page = site.preview / "analyses/old/index.html"
    leads_on = []
    site.refresh(site.save("docs/analyses/new.md", HEAD.replace("status:", "formerly: [old]\nstatus:")))
    for text in (None, piece(1), None):
        if text or leads_on:
            site.refresh(site.save("docs/analyses/old.md", text))
        leads_on.append("This page has moved" in page.read_text(encoding="utf-8"))
    assert leads_on == [True, False, True]


def test_a_page_is_loaded_again_where_a_picture_on_it_was_saved(site: Site) -> None:
    piece_with_picture = piece(1) + "![A picture](../images/new.svg)\n"
    site.refresh(site.save("docs/images/new.svg", "<svg/>"), site.save("docs/analyses/piece-01.md", piece_with_picture))
    assert site.refresh(site.save("docs/images/new.svg", "<svg> </svg>")) == ["analyses/piece-01/"]


def test_a_site_that_is_reached_by_a_link_is_followed_too(site: Site, tmp_path: Path) -> None:
    picture = site.save("docs/images/new.svg", "<svg/>")
    site.refresh(picture, site.save("docs/analyses/piece-01.md", piece(1) + "![A picture](../images/new.svg)\n"))
    (tmp_path / "link").symlink_to(site.root)
    PROCESS.finished.config.docs_dir = str(tmp_path / "link" / "docs")
    picture.write_text("<svg> </svg>")
    site.refresh(picture)
    assert (site.preview / "images/new.svg").read_text() == '<svg xmlns="http://www.w3.org/2000/svg"> </svg>\n'

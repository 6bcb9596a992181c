"""What an audience sees of a site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs
from dashboard.notebooks.run_result import Run
from dashboard.view.shown_texts import for_readers
from tests.samples.edition import Edit, is_shown
from tests.samples.site import CHART, HEAD, SITE, TRADE, notebook_text

PIECE = "docs/analyses/lifeline.md"
DRAFT = HEAD.replace("published", "draft")
FENCE = "\n```chart\n" + CHART.replace("id: trade", "id: own") + "```\n"


def test_what_only_a_draft_uses_is_not_shown(edit: Edit) -> None:
    edition = edit({PIECE: DRAFT + "![A](chart:trade)\n\n![B](../images/secret.svg)\n"}, preview=False)
    assert edition.view.analyses == ()
    assert edition.view.datasets == ()
    assert edition.view.chart_requests == ()
    assert edition.view.authors == ()
    assert edition.view.themes == ()
    assert not is_shown(edition, "docs/images/secret.svg")


@pytest.mark.parametrize(
    "changes",
    [
        {PIECE: DRAFT + FENCE.replace("y: value", "y: valeu")},
        {PIECE: DRAFT + "[76](fact:trade/value?year=2022)\n"},
        {PIECE: DRAFT.replace("kind: comment", "knd: comment") + "![A](chart:trade)\n"},
        {PIECE: DRAFT.replace("[osw-editors]", "[osw-editors, nobody]") + "![A](chart:trade)\n"},
    ],
    ids=["broken fence", "fact", "broken head", "unknown author"],
)
def test_a_faulty_draft_hides_what_it_uses_too(edit: Edit, changes: dict[str, str]) -> None:
    edition = edit({**changes, "data/charts/trade.yaml": None}, preview=False)  # (which would use the dataset too)
    if "knd" not in changes[PIECE] and "nobody" not in changes[PIECE]:
        assert edition.view.datasets == ()
    assert edition.view.authors == ()


def test_a_reviewer_of_a_draft_is_not_shown(edit: Edit) -> None:
    reviewer = {"data/authors/jan.yaml": "name: Jan\ninstitute: osw\n"}
    draft = DRAFT.replace("theme:", "reviewers: [jan]\ntheme:")
    assert edit({**reviewer, "docs/analyses/b.md": draft}, preview=False).view.authors[0].slug == "osw-editors"
    assert len(edit({**reviewer}, preview=False).view.authors) == 1


@pytest.mark.parametrize("reviewers", ["", "reviewers: [osw-editors]\n"])
def test_readers_get_no_raw_cell_of_a_notebook_and_no_reviewer(edit: Edit, reviewers: str) -> None:
    path = PIECE.replace(".md", ".ipynb")
    files = {PIECE: None, path: notebook_text(HEAD.replace("theme:", f"{reviewers}theme:"), "# Words")}
    text, analysis = for_readers(edit(files).content.source_texts[path], None)
    assert (text.notebook, analysis) == (None, None)
    assert text.head
    assert "reviewers" not in text.head.data


TILE = "tiles:\n- {id: a, label: A, value: trade/value, where: {flow: china-to-russia}, chart: trade, theme: energy}\n"


def test_a_dataset_a_chart_and_a_theme_that_a_tile_uses_are_public_by_that(edit: Edit) -> None:
    view = edit({PIECE: DRAFT, "data/tiles.yaml": TILE}, preview=False).view
    assert [tile.id for tile in view.tiles] == ["a"]
    assert [chart.id for chart in view.charts] == ["trade"]
    assert [dataset.name for dataset in view.datasets] == ["trade"]
    assert [theme.slug for theme in view.themes] == ["economy", "energy"]


LATER = (
    TRADE.replace("name: year", "name: since")
    .replace("[year,", "[since,")
    .replace("flow", "way")
    .replace("name: value", "name: amount")
)
"""The descriptor of a second dataset."""


@pytest.mark.parametrize("table", ["later", "Later"])
@pytest.mark.parametrize("is_later", [False, True])
def test_a_piece_waits_with_the_data_that_its_chart_queries(edit: Edit, table: str, is_later: bool) -> None:
    query = f"query: SELECT trade.* FROM trade JOIN {table} ON year > since"
    files = {
        PIECE: HEAD + FENCE.replace("data: trade", query),
        "data/datasets/economy/later.yaml": LATER + ("embargo: 2099-01-01T06:00+01:00\n" if is_later else ""),
        "data/datasets/economy/later.csv": "since,way,amount,source\n2021,china-to-russia,1,customs\n",
    }
    edition = edit(files, preview=False)
    assert not edition.findings
    assert is_shown(edition, PIECE) is not is_later


def test_a_notebook_waits_with_the_data_that_its_code_queries_in_large_letters(edit: Edit) -> None:
    path = PIECE.replace(".md", ".ipynb")
    files = {
        path: notebook_text(HEAD.replace("A lifeline", "Computed"), "query('SELECT * FROM Later')"),
        "data/datasets/economy/later.yaml": LATER + "embargo: 2099-01-01T06:00+01:00\n",
        "data/datasets/economy/later.csv": "since,way,amount,source\n2021,china-to-russia,1,customs\n",
    }
    piece = edit({PIECE: None, **files}, preview=False).content.text_at(path)
    assert piece
    assert piece.due.year == 2099


@pytest.mark.parametrize("name", ["trade", "later"])
def test_a_tile_waits_with_its_data_and_with_the_data_of_its_chart(edit: Edit, name: str) -> None:
    embargo = "embargo: 2099-01-01T06:00+01:00\n"
    files = {
        PIECE: DRAFT,
        "data/tiles.yaml": TILE,
        "data/charts/trade.yaml": CHART.replace(
            "data: trade", "query: SELECT trade.* FROM trade JOIN Later ON year > since"
        ),
        "data/datasets/economy/trade.yaml": TRADE + (embargo if name == "trade" else ""),
        "data/datasets/economy/later.yaml": LATER + (embargo if name == "later" else ""),
        "data/datasets/economy/later.csv": "since,way,amount,source\n2021,china-to-russia,1,customs\n",
    }
    readers = edit(files, preview=False)
    assert len(readers.content.tiles) == 1
    assert (readers.view.tiles, readers.view.charts) == ((), ())
    assert len(edit(files, preview=True).view.tiles) == 1


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/analyses/secret.markdown", "wrong-name"),
        ("docs/analyses/index.md", "wrong-name"),
        ("docs/analyses/deep/secret.md", "wrong-name"),
        ("docs/analyses/My Secret.md", "wrong-name"),
        ("docs/about/secret.md", "misplaced-piece"),
    ],
)
def test_a_draft_in_an_odd_place_is_not_shown(edit: Edit, path: str, expected: str) -> None:
    edition = edit({path: DRAFT}, preview=False)
    assert not is_shown(edition, path)
    assert [finding.id for finding in edition.findings] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "use", ["![B](../images/p%20q.svg)", '<img src="../images/p q.svg">', "[B](<../images/p q.svg>)"]
)
def test_a_file_is_shown_where_something_shown_uses_it(edit: Edit, use: str) -> None:
    picture: dict[str, str | None] = {"docs/images/p q.svg": "<svg/>"}
    assert is_shown(edit({**picture, PIECE: HEAD + use}, preview=False), "docs/images/p q.svg")
    assert not is_shown(edit({**picture, PIECE: DRAFT + use}, preview=False), "docs/images/p q.svg")
    assert not is_shown(edit({**picture, PIECE: HEAD}, preview=False), "docs/images/p q.svg")


@pytest.mark.parametrize("preview", [False, True])
@pytest.mark.parametrize(
    "path",
    [
        "docs/analysis/coal.md",
        "docs/notes-internal.md",
        "docs/about.md",
        "docs/x/index.md",
        "docs/README.md",
        "docs/a.ipynb",
    ],
)
def test_a_text_that_nobody_names_is_no_part_of_the_site(edit: Edit, path: str, preview: bool) -> None:
    text = notebook_text("# Words") if path.endswith("ipynb") else "Words.\n"
    edition = edit({path: text}, preview=preview, information=True)
    assert not is_shown(edition, path)
    assert [finding.id for finding in edition.findings if finding.path == path] == ["unpublished-file"]


@pytest.mark.parametrize("path", ["docs/analysis/coal.md", "docs/about/coal.md"])
def test_the_front_matter_of_a_piece_elsewhere_is_an_error(edit: Edit, path: str) -> None:
    edition = edit({path: HEAD + "Words.\n"}, preview=False)
    (finding,) = edition.findings
    assert (finding.id, finding.severity, finding.path, finding.line) == ("misplaced-piece", "error", path, 3)
    assert edition.blocking_errors() == [finding]


@pytest.mark.parametrize(
    ("head", "at", "shown"),
    [
        ("", "", True),
        ("---\ntitle: A\n---\n", "", True),
        ("---\nstatus: published\n---\n", "", True),
        *(
            (f"---\nstatus: {status}\n---\n", "", False)
            for status in ("draft", "review", "approved", "Published", "no")
        ),
        ("---\ndate: 2026-03-01\n---\n", "2026-02-28T23:59+01:00", False),
        ("---\ndate: 2026-03-01\n---\n", "2026-03-01T00:00+01:00", True),
        ("---\nembargo: 2026-03-01T06:00+01:00\n---\n", "2026-03-01T05:59+01:00", False),
        ("---\nembargo: 2026-03-01T06:00+01:00\n---\n", "2026-03-01T06:00+01:00", True),
        ("---\ndate: soon\n---\n", "", False),
        ("---\nstatus: [draft\n---\n", "", False),
        ("\n---\nstatus: draft\n---\n", "", False),
        ("---\nstatus: draft\n\n", "", False),
    ],
)
def test_a_page_obeys_its_front_matter(edit: Edit, head: str, at: str, shown: bool) -> None:
    path = "docs/about/method.md"
    edition = edit({path: head + "Words.\n"}, preview=False, at=at or "2026-03-01T12:00+01:00")
    assert is_shown(edition, path) == shown
    assert is_shown(edit({path: head + "Words.\n"}, preview=True), path)


def test_settings_name_the_pages(edit: Edit) -> None:
    config = SITE["mkdocs.yml"] + "\nextra: {editorial: {pages: [index.md, 'meth*.md', '!method-x.md']}}\n"
    assert "extra:" not in (SITE["mkdocs.yml"] or "")
    pages = {f"docs/{name}.md": "Words.\n" for name in ("method", "method-x", "about/index")}
    edition = edit({**pages, "mkdocs.yml": config}, preview=False)
    assert [path for path in pages if is_shown(edition, path)] == ["docs/method.md"]


def test_where_the_settings_are_broken_nothing_is_public(edit: Edit) -> None:
    config = SITE["mkdocs.yml"] + "\nextra: {editorial: {pagse: [index.md]}}\n"
    assert edit({"mkdocs.yml": config}, preview=False).view.texts == {}


ODD_FILES = ("docs/a.docx", "docs/a.pdf", "docs/images/a.png", "docs/about/a.xlsx")
ROOT_FILES = ("docs/robots.txt", "docs/CNAME", "docs/favicon.ico", "docs/.well-known/security.txt")


@pytest.mark.parametrize("path", [*ODD_FILES, *ROOT_FILES])
def test_a_file_that_nothing_uses_is_shown_only_at_the_root_and_by_its_name(edit: Edit, path: str) -> None:
    edition = edit({path: "words"}, preview=False, information=True)
    is_root_file = path in ROOT_FILES
    assert is_shown(edition, path) == is_root_file
    told = [finding.id for finding in edition.findings if finding.path == path]
    assert told == ([] if is_root_file else ["unused-picture" if path.endswith("png") else "unpublished-file"])


def test_files_that_every_page_uses_are_shown(edit: Edit) -> None:
    config = SITE["mkdocs.yml"] + "\nextra_css: [css/own.css]\nextra_javascript: [{path: own.js, type: module}]\n"
    files = {"docs/css/own.css": "@font-face {src: url('../own.woff2')}", "docs/own.js": "", "docs/own.woff2": ""}
    edition = edit({**files, "mkdocs.yml": config}, preview=False)
    assert edition.view.files == set(files)


@pytest.mark.parametrize(
    "link", ["docs/images/a.svg", "docs/about/a.md", "data/datasets/economy/out.csv", "docs/images"]
)
def test_a_link_that_leads_out_of_the_repository_is_refused(edit: Edit, tmp_path: Path, link: str) -> None:
    edit({})
    outside, path = tmp_path.parent / f"{tmp_path.name}-outside", tmp_path / link
    outside.mkdir()
    (outside / "a.svg").write_text("<svg/>", encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(outside if path.suffix == "" else outside / "a.svg")
    edition = edit({PIECE: HEAD + "![A](../images/a.svg)\n"}, preview=False)
    assert [finding.path for finding in edition.findings if finding.id == "outside-link"] == [link]
    assert edition.view.files == set()
    assert not is_shown(edition, link)


def test_a_link_that_leads_nowhere_is_told_and_stops_nothing(edit: Edit, tmp_path: Path) -> None:
    edit({})
    (tmp_path / "docs/analyses/heating.md").symlink_to("gone.md")
    edition = edit({}, preview=False)
    [finding] = edition.findings
    assert (finding.id, finding.severity, finding.path) == ("dangling-link", "warning", "docs/analyses/heating.md")
    assert is_shown(edition, PIECE)


@pytest.mark.parametrize("preview", [False, True])
@pytest.mark.parametrize("name", ["x.html", "x.xhtml", "x.js", "x.xml", "x.mjs", "x.exe", "x.JPE", "noext", "x.svgz"])
def test_a_text_links_to_documents_and_pictures_only(edit: Edit, name: str, preview: bool) -> None:
    edition = edit({PIECE: HEAD + f"A [link](../files/{name}).\n", f"docs/files/{name}": "words"}, preview=preview)
    assert edition.view.files == set()
    (finding,) = edition.findings
    assert (finding.id, finding.line) == ("dead-link", HEAD.count("\n") + 1)
    assert "a kind of file that readers do not get" in finding.message


@pytest.mark.parametrize(
    "name",
    [
        "data/trade.csv",
        "charts/trade.json",
        "embed/trade/a.pdf",
        "analyses/lifeline/facts.json",
        "pagefind/a.json",
        "review/review.js",
        "assets/charts.js",
        "api/v1/datasets.json",
        "llms.txt",
        "feed/1/feed.json",
        "authors/osw-editors/feed.json",
        "corrections/feed.json",
        "ro-crate-metadata.json",
        "assets/card.png",
    ],
)
def test_no_file_takes_the_place_of_one_of_the_engine(edit: Edit, name: str) -> None:
    words = f"A [link](../{name}).\n\n![A](chart:trade)\n"
    edition = edit({PIECE: HEAD + words, f"docs/{name}": "words"}, preview=False)
    assert edition.view.files == set()
    assert {"engine-file", "dead-link"} & {finding.id for finding in edition.blocking_errors()}


def test_no_text_takes_the_place_of_a_page_of_the_engine(edit: Edit) -> None:
    edition = edit({"docs/about/checks.md": "Words.\n"}, preview=False)
    (finding,) = edition.blocking_errors()
    assert (finding.id, finding.path) == ("taken-address", "docs/about/checks.md")


@pytest.mark.parametrize(
    "name",
    [".well-known/a.html", ".well-known/x/a.js", "docs.html", "sitemap.xml", "_redirects", "_headers", "404.html"],
)
def test_at_the_root_only_a_few_names_go_out_without_a_link(edit: Edit, name: str) -> None:
    assert edit({f"docs/{name}": "words"}, preview=False).view.files == set()


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("docs/files/a.txt", "docs/analyses/draft.md"),
        ("docs/files/a.txt", "docs/analyses/lifeline.review/notes/a.yaml"),
        ("docs/files/a.txt", "docs/.hidden/a.txt"),
        ("docs/files/a.txt", "docs/private/a.txt"),
        ("docs/files/a.txt", ".env"),
        ("docs/robots.txt", ".env"),
        ("docs/files", "docs/.hidden"),
        ("docs/files", "docs/private"),
        ("docs/files", "data/datasets/economy"),
    ],
)
def test_a_link_shows_nothing_that_may_not_be_shown_itself(edit: Edit, tmp_path: Path, link: str, target: str) -> None:
    config = f"{SITE['mkdocs.yml']}\nexclude_docs: |\n  /private/\n"
    names = ("docs/analyses/draft.md", "docs/analyses/lifeline.review/notes/a.yaml", ".env")
    folders = ("docs/.hidden", "docs/private")
    files: dict[str, str | None] = {**dict.fromkeys(names, "words"), **{f"{name}/a.txt": "words" for name in folders}}
    edit({**files, "docs/analyses/draft.md": DRAFT, "mkdocs.yml": config})
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / target)
    words = "A [link](../files/a.txt), a [table](../files/trade.csv).\n"
    assert edit({PIECE: HEAD + words, "mkdocs.yml": config}, preview=False).view.files == set()


def test_a_link_to_a_file_of_docs_is_followed(edit: Edit, tmp_path: Path) -> None:
    edit({"docs/images/a.svg": "<svg/>"})
    (tmp_path / "docs/images/b.svg").symlink_to(tmp_path / "docs/images/a.svg")
    (tmp_path / "docs/pictures").symlink_to(tmp_path / "docs/images")
    (tmp_path / "docs/images/up").symlink_to(tmp_path / "docs")
    words = "![A](../images/b.svg)\n\n![B](../pictures/a.svg)\n"
    assert edit({PIECE: HEAD + words}, preview=False).view.files == {"docs/images/b.svg", "docs/pictures/a.svg"}


def test_a_link_that_leads_nowhere_is_no_file(edit: Edit, tmp_path: Path) -> None:
    edit({"docs/images/a.svg": "<svg/>"})
    (tmp_path / "docs/images/b.svg").symlink_to("gone.svg")
    (tmp_path / "docs/images/c.svg").symlink_to("c.svg")
    edition = edit({PIECE: HEAD + "![A](../images/b.svg)\n\n![B](../images/c.svg)\n"})
    assert [finding.id for finding in edition.findings if finding.path == PIECE] == ["dead-link", "dead-link"]


@pytest.mark.parametrize("path", [PIECE, "docs/about/secret.md"])
def test_what_mkdocs_leaves_out_is_no_part_of_the_site(edit: Edit, path: str) -> None:
    config = f"{SITE['mkdocs.yml']}\nexclude_docs: /{path.removeprefix('docs/')}\n"
    edition = edit({path: HEAD if path == PIECE else "Words.\n", "mkdocs.yml": config}, preview=False)
    assert not is_shown(edition, path)
    assert path not in edition.content.source_texts


@pytest.mark.parametrize(
    "head",
    [
        "draft: true",
        "published: false",
        "public: false",
        "Status: draft",
        "staus: draft",
        "embargoed: 2099-01-01",
        "withdrawn: {date: 2026-01-01, reason: A}",
    ],
)
def test_a_page_with_a_key_that_is_not_known_is_withheld(edit: Edit, head: str) -> None:
    edition = edit({"docs/about/method.md": f"---\n{head}\n---\nWords.\n"}, preview=False)
    assert not is_shown(edition, "docs/about/method.md")
    assert [finding.id for finding in edition.blocking_errors()] == ["unknown-key"]


@pytest.mark.parametrize(
    "start",
    [
        "<!-- x -->\n---\nstatus: draft\n---\n",
        "\u200b---\nstatus: draft\n---\n",
        "----\nstatus: draft\n----\n",
        "+++\nstatus = 'draft'\n+++\n",
        "+++\ntitle = 'T'\n+++\n",
        "status: draft\n\n",
        "Title: T\nStatus: draft\n\n",
        "---\ntitle: T\n---\nstatus: draft\n---\n",
    ],
)
def test_what_looks_like_front_matter_withholds_a_page(edit: Edit, start: str) -> None:
    edition = edit({"docs/about/method.md": f"{start}Words.\n"}, preview=False)
    assert not is_shown(edition, "docs/about/method.md")
    assert "unread-head" in [finding.id for finding in edition.blocking_errors()]


def test_a_page_with_marks_of_editing_is_withheld(edit: Edit) -> None:
    edition = edit({"docs/about/method.md": "Words {>>secret<<}.\n"}, preview=False)
    assert not is_shown(edition, "docs/about/method.md")
    assert [finding.id for finding in edition.blocking_errors()] == ["leftover-markup"]


def test_settings_name_keys_that_plugins_read(edit: Edit) -> None:
    config = SITE["mkdocs.yml"] + "\nextra: {editorial: {page_keys: [social]}}\n"
    page = {"docs/about/method.md": "---\nsocial: {cards: false}\n---\nWords.\n"}
    assert is_shown(edit({**page, "mkdocs.yml": config}, preview=False), "docs/about/method.md")


def test_inherited_settings_hold(edit: Edit) -> None:
    base = (SITE["mkdocs.yml"] or "") + "\nextra: {editorial: {pages: [], approvals: {required: 1}}}\n"
    edition = edit({"base.yml": base, "mkdocs.yml": "INHERIT: base.yml\nsite_name: Other\n"}, preview=False)
    assert (edition.view.texts, edition.view.site_name) == ({}, "Other")


def test_a_nested_folder_of_texts_is_refused(edit: Edit) -> None:
    config = f"{SITE['mkdocs.yml']}\ndocs_dir: content/docs\n"
    edition = edit({"content/docs/analyses/a.md": HEAD, "mkdocs.yml": config}, preview=False)
    assert edition.view.texts == {}
    assert "wrong-value" in [finding.id for finding in edition.blocking_errors()]


UNUSED = {PIECE: HEAD + "Words.\n"}
EVENT = "events:\n- {id: start, date: 2022-02-24, label: Start, source: A}\n"


def test_what_nothing_public_uses_waits(edit: Edit) -> None:
    other_author = {"data/authors/jan.yaml": "name: Jan\ninstitute: osw\n"}
    edition = edit({**UNUSED, **other_author}, preview=False)
    assert edition.view.datasets == ()
    assert edition.view.charts == ()
    assert edition.view.chart_requests == ()
    assert [author.slug for author in edition.view.authors] == ["osw-editors"]


def test_public_true_lets_it_out(edit: Edit) -> None:
    author = {"data/authors/jan.yaml": "name: Jan\ninstitute: osw\npublic: true\n"}
    view = edit({**UNUSED, **author, "data/charts/trade.yaml": f"{CHART}public: true\n"}, preview=False).view
    assert [chart.id for chart in view.charts] == ["trade"]
    assert [dataset.name for dataset in view.datasets] == ["trade"]  # (the chart uses it)
    assert [author.slug for author in view.authors] == ["jan", "osw-editors"]
    descriptor = {"data/charts/trade.yaml": None, "data/datasets/economy/trade.yaml": f"{TRADE}public: true\n"}
    assert [dataset.name for dataset in edit({**UNUSED, **descriptor}, preview=False).view.datasets] == ["trade"]


def test_who_has_works_is_shown(edit: Edit) -> None:
    author = "name: Jan\ninstitute: osw\nworks: [{title: A, in: B}]\n"
    edition = edit({**UNUSED, "data/authors/jan.yaml": author}, preview=False)
    assert [author.slug for author in edition.view.authors] == ["jan", "osw-editors"]


def test_who_only_reviews_is_not_shown(edit: Edit) -> None:
    piece = HEAD.replace("theme:", "reviewers: [jan]\ntheme:") + "Words.\n"
    edition = edit({PIECE: piece, "data/authors/jan.yaml": "name: Jan\ninstitute: osw\n"}, preview=False)
    assert [author.slug for author in edition.view.authors] == ["osw-editors"]


CODE = "from dashboard import dataset\ndataset('trade')\n"
USES = {
    "shared chart": "![A](chart:trade)\n",
    "own chart": FENCE,
    "query": FENCE.replace("data: trade", "query: SELECT * FROM trade"),
    "fact": "[75.7](fact:trade/value?year=2022)\n",
    "named fact": "[75.7](fact:named)\n",
    "fact in HTML": "<div>[75.7](fact:trade/value?year=2022)</div>\n",
    "fact in a link": "[x [75.7](fact:trade/value?year=2022)](https://example.org)\n",
    "fact in two lines": "[75.7]\n(fact:named)\n",
    "escaped fact": "[75.7](&#102;act:named), [75.7](fact:%6eamed)\n",
    "chart as a link": "[A](chart:trade)\n",
}


@pytest.mark.parametrize("use", [*USES, "code"])
@pytest.mark.parametrize("public", ["", "public: true\n"])
def test_what_uses_a_dataset_under_embargo_waits_with_it(edit: Edit, use: str, public: str) -> None:
    files: dict[str, str | None] = {
        "data/datasets/economy/trade.yaml": f"{TRADE}{public}embargo: 2026-12-01T06:00+01:00\n",
        "data/facts.yaml": "named: {value: SELECT min(value) FROM trade, states: A sum., unit: USD bn}\n",
        "data/charts/trade.yaml": f"{CHART}{public}",
    }
    if use == "code":
        files |= {PIECE: None, "docs/analyses/coded.ipynb": notebook_text(HEAD, CODE)}
    else:
        files |= {PIECE: HEAD + USES[use]}
    before = edit(files, preview=False, at="2026-12-01T05:59+01:00").view
    assert (before.analyses, before.datasets, before.charts, before.authors) == ((), (), (), ())
    config = edit(files, preview=False).content.settings.root / "mkdocs.yml"
    after = prepare_edition(config, at="2026-12-01T06:00+01:00", execute=nothing_shown).view
    assert len(after.analyses) == 1


def nothing_shown(_: Runs, notebooks: Sequence[Notebook]) -> Mapping[str, Run]:
    """Runs without a kernel."""
    sources = {book.path: tuple(cell.source for cell in book.code) for book in notebooks}
    return {path: Run(cells, ([],) * len(cells), {}, "2026-11-25T00:00:00+00:00") for path, cells in sources.items()}


def test_a_page_that_waits_for_data_is_an_error(edit: Edit) -> None:
    embargo = {"data/datasets/economy/trade.yaml": f"{TRADE}embargo: 2099-12-01T06:00+01:00\n"}
    edition = edit({**embargo, PIECE: HEAD, "docs/index.md": "![A](chart:trade)\n"}, preview=False)
    assert not is_shown(edition, "docs/index.md")
    assert [finding.id for finding in edition.blocking_errors()] == ["waiting-page"]
    dated = edit({**embargo, "docs/index.md": "---\ndate: 2020-01-01\n---\n![A](chart:trade)\n"}, preview=False)
    assert [finding.id for finding in dated.blocking_errors()] == ["waiting-page"]


def test_a_piece_that_waits_for_data_says_so(edit: Edit) -> None:
    embargo = {"data/datasets/economy/trade.yaml": f"{TRADE}embargo: 2099-12-01T06:00+01:00\n"}
    findings = edit({**embargo, PIECE: HEAD + "![A](chart:trade)\n"}, preview=False, information=True).findings
    assert [finding.message for finding in findings if finding.id == "waiting-piece"] == [
        "This piece waits for trade, which is under embargo."
    ]


@pytest.mark.parametrize(
    "target", ["../data/trade/index.md", "../data/trade.csv", "../charts/trade.svg", "../authors/jan/index.md"]
)
def test_a_link_to_what_waits_says_so(edit: Edit, target: str) -> None:
    author = {"data/authors/jan.yaml": "name: Jan\ninstitute: osw\n"}
    edition = edit({PIECE: HEAD + f"A [link]({target}).\n", **author}, preview=False)
    (finding,) = edition.findings
    assert finding.id == "dead-link"
    assert "is not public" in finding.message
    assert "'public: true' in data/" in finding.hint


def test_a_preview_shows_everything(edit: Edit) -> None:
    edition = edit({PIECE: DRAFT + "![A](chart:trade)\n"}, preview=True)
    assert [analysis.slug for analysis in edition.view.analyses] == ["lifeline"]
    assert [author.slug for author in edition.view.authors] == ["osw-editors"]

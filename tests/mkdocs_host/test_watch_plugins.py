"""Hooks of a user's, which are plugins to us: what they are told, what they may change, and what they break."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from dashboard.core.settings import HOME
from mkdocs_host.foreign_plugins import OWN_HOOKS, is_foreign
from tests.samples.built import Built, build
from tests.samples.site import HEAD, SITE, notebook_text, site_config, write_files

WITNESS = """
import json
from pathlib import Path

SEEN = {}

def note(event, page):
    file = page.file
    SEEN.setdefault(file.src_uri, {})[event] = {
        "markdown": page.markdown, "content": page.content, "meta": {key: str(page.meta[key]) for key in page.meta},
        "toc": [item.id for item in page.toc], "source": file.abs_src_path, "address": file.url,
    }

def on_page_markdown(markdown, page, config, files):
    note("markdown", page)
    return markdown.replace("doubled", "tripled")

def on_page_content(html, page, config, files):
    note("content", page)
    return html.replace("<p>Trade", '<p id="ours">Trade')

def on_page_context(context, page, config, nav):
    note("context", page)

def on_post_page(output, page, config):
    note("post", page)
    return output.replace("<head>", "<HEAD>").replace("</body>", "<i>last words</i></body>")

def on_files(files, config):
    from mkdocs.structure.files import File
    files.append(File.generated(config, "let-out.txt", content="zqletout"))
    files.append(File.generated(config, "kept-back.txt", content="zqkeptback"))
    files.append(File("analyses/hidden.md", config.docs_dir, config.site_dir, True))
    files.append(File.generated(config, "made.md", content="# Made\\n\\nzqmade\\n"))

def on_post_build(config):
    site = Path(config.site_dir)
    (site / "page.html").write_text("<!doctype html><html lang=en><head><script>x</script></head>zqpage</html>")
    (site / "late.html").write_text("zqlate")
    Path(config.config_file_path).with_name("seen.json").write_text(json.dumps(SEEN))
"""
LAST_WORDS = """
def on_post_page(output, page, config):
    return output.replace("</body>", "<i>last words</i></body>")
"""
PIECE = "## First\n\nTrade doubled.\n\n![Two lines rise until 2024](chart:trade)\n"


def site_with(root: Path, hooks: dict[str, str], files: dict[str, str | None], **editorial: Any) -> None:
    """Write the small site with hooks of a user's.

    Args:
        root: its folder.
        hooks: the code of each hook by its name.
        files: further files.
        editorial: keys under extra.editorial.
    """
    config = yaml.safe_load(site_config("https://example.org/"))
    config["hooks"] += [f"{name}.py" for name in hooks]
    config["extra"]["editorial"] |= editorial
    code = {f"{name}.py": text for name, text in hooks.items()}
    write_files(root, {**SITE, "mkdocs.yml": yaml.safe_dump(config, sort_keys=False), **code, **files})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Built:
    """A site with a hook that looks at everything and changes something everywhere."""
    root = tmp_path_factory.mktemp("witness")
    hidden = HEAD.replace("published", "draft") + "zqhidden\n"
    texts: dict[str, str | None] = {"docs/analyses/lifeline.md": HEAD + PIECE, "docs/analyses/hidden.md": hidden}
    site_with(root, {"witness": WITNESS}, texts, plugin_files=["let-out.txt", "page.html", "made/*"])
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    built = build(root, "--strict")
    assert built.code == 0, built.output
    return built


@pytest.fixture(scope="module")
def seen(built: Built) -> dict[str, dict[str, Any]]:
    """What the hook saw of the piece in each event."""
    pages = json.loads((built.root / "seen.json").read_text(encoding="utf-8"))
    assert set(pages) == {"analyses/lifeline.md", "index.md"}
    of_piece: dict[str, dict[str, Any]] = pages["analyses/lifeline.md"]
    return of_piece


@pytest.mark.parametrize("event", ["markdown", "content", "context", "post"])
def test_a_page_tells_the_truth_in_every_event(built: Built, seen: dict[str, Any], event: str) -> None:
    page = seen[event]
    assert page["source"] == str(built.root / "docs/analyses/lifeline.md")
    assert page["address"] == "analyses/lifeline/"
    assert (page["meta"]["title"], page["meta"]["date"]) == ("A lifeline", "2025-05-09")
    assert page["markdown"] == (PIECE if event == "markdown" else PIECE.replace("doubled", "tripled"))
    assert page["toc"] == ([] if event == "markdown" else ["first"])


def test_the_html_has_slots_first_and_the_drawn_charts_when_templates_are_filled(seen: dict[str, Any]) -> None:
    assert seen["markdown"]["content"] is None
    assert "<p>Trade tripled.</p>" in seen["content"]["content"]
    assert '<div class="chart-slot"' in seen["content"]["content"]
    for event in ("context", "post"):
        assert '<p id="ours">Trade tripled.</p>' in seen[event]["content"]
        assert '<figure class="chart" id="trade"' in seen[event]["content"]


def test_what_hooks_change_is_published(built: Built) -> None:
    page = built.read("analyses/lifeline/index.html")
    assert '<p id="ours">Trade tripled.</p>' in page
    assert page.count("<i>last words</i>") == 1


def test_our_hooks_are_those_that_mkdocs_yml_names() -> None:
    config = yaml.safe_load((HOME / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(OWN_HOOKS) == sorted(Path(name).stem for name in config["hooks"])
    beside = ModuleType("beside")
    beside.__file__ = str(HOME / "hooks" / "beside.py")
    assert is_foreign("hooks/beside.py", beside)


def test_a_page_that_is_kept_is_changed_once_in_each_build(tmp_path: Path, shared_cache: Path) -> None:
    notebook = {"docs/analyses/book.ipynb": notebook_text(HEAD, "print(1)")}
    site_with(tmp_path, {"words": LAST_WORDS}, notebook)
    (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
    for _ in range(2):
        built = build(tmp_path, "--strict")
        assert built.code == 0, built.output
        for slug in ("lifeline", "book"):
            assert built.read(f"analyses/{slug}/index.html").count("<i>last words</i>") == 1


def test_the_policy_holds_for_pages_that_plugins_make_or_rewrite(built: Built) -> None:
    for name in ("page.html", "analyses/lifeline/index.html"):
        page = built.read(name)
        assert 0 < page.find("Content-Security-Policy") < page.find("<script"), name


def test_files_of_plugins_reach_readers_where_they_are_named(built: Built) -> None:
    files = built.files()
    assert {"let-out.txt", "page.html", "made/index.html"} <= files
    assert not {"kept-back.txt", "late.html", "analyses/hidden/index.html"} & files
    assert "left-out-plugin-file Readers do not get what the plugin witness.py has made: kept-back.txt, late.html." in (
        built.output
    )
    assert "plugin_files: [kept-back.txt, late.html]" in built.output


BREAKER = """
import sys

def on_page_markdown(markdown, page, config, files):
    name = page.file.name
    if name == "raises":
        raise ValueError("a pipe\\nburst")
    if name == "exits":
        sys.exit(3)
    if name == "bytes":
        return b"bytes"
    if name == "nothing":
        return None
    if name == "chart":
        return markdown + "\\n```chart\\nid: new\\ntype: line\\ndata: nowhere\\n```\\n"
    if name == "fact":
        return markdown + "\\n\\nIt was [76.1](fact:trade/value?date=1999) then.\\n"
    if name == "renames":
        page.file.src_uri = "elsewhere.md"
        page.file.dest_uri = "elsewhere/index.html"
    if name == "retitles":
        page.meta["status"] = "draft"

def on_page_content(html, page, config, files):
    if page.file.name == "html":
        return ["no text"]

def on_page_context(context, page, config, nav):
    if page.file.name == "late":
        raise KeyError("late")
"""
NAMES = ("raises", "exits", "bytes", "nothing", "chart", "fact", "renames", "retitles", "html", "late", "good")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Built:
    """A site that is not strict, and a hook that does a wrong thing on each page."""
    root = tmp_path_factory.mktemp("broken")
    texts: dict[str, str | None] = {
        f"docs/analyses/{name}.md": HEAD.replace("A lifeline", f"A text: {name}").replace(
            "title: A text: ", "title: A text about "
        )
        + f"Words of {name}.\n"
        for name in NAMES
    }
    site_with(root, {"breaker": BREAKER}, texts)
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    return build(root, "--no-strict")


def lines_about(broken: Built, name: str) -> list[str]:
    return [
        line for line in broken.output.splitlines() if line.startswith(f"docs/analyses/{name}.md") and " error " in line
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("raises", "failing-plugin The plugin breaker.py failed in on_page_markdown: ValueError: a pipe burst."),
        ("exits", "failing-plugin The plugin breaker.py failed in on_page_markdown: SystemExit: 3."),
        ("bytes", "failing-plugin The plugin breaker.py returned bytes from on_page_markdown, expected str."),
        ("html", "failing-plugin The plugin breaker.py returned list from on_page_content, expected str."),
        ("renames", "failing-plugin The plugin breaker.py gave the page another file or address in on_page_markdown."),
        ("retitles", "failing-plugin The plugin breaker.py changed status in the front matter, which counts as"),
        ("late", "failing-plugin The plugin breaker.py failed in on_page_context: KeyError: 'late'."),
        ("chart", "missing-key "),
        ("fact", "fact-key "),
    ],
)
def test_what_a_plugin_breaks_is_one_finding_at_its_page(broken: Built, name: str, expected: str) -> None:
    line, *others = lines_about(broken, name)
    assert not others or name == "chart"  # (it lacks two keys)
    assert line.startswith(f"docs/analyses/{name}.md:1:1 error {expected}")


def test_other_pages_go_on_and_none_is_gone(broken: Built) -> None:
    assert broken.code == 0
    assert "Traceback" not in broken.output
    assert lines_about(broken, "good") == lines_about(broken, "nothing") == []
    for name in NAMES:
        assert f"Words of {name}." in broken.read(f"analyses/{name}/index.html")
    assert "elsewhere/index.html" not in broken.files()


def test_a_finding_about_words_of_a_plugin_says_so(broken: Built) -> None:
    _, _, rest = broken.output.partition("docs/analyses/chart.md:1:1 error missing-key")
    assert "The plugin breaker.py changed this text; what was read may be its words." in rest.split("\ndocs/")[0]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def on_nav(nav, config, files):\n    raise ValueError('no way')\n", "stopped the build in on_nav: no way"),
        ("def on_files(files, config):\n    return b''\n", "returned bytes from on_files, expected Files."),
        (
            "def on_post_build(config):\n    open(config.site_dir + '/index.html', 'a').write('<script>1</script>')\n",
            "rewrote index.html after it was built. To let it do so, write under extra.editorial",
        ),
    ],
    ids=["raises", "bytes", "rewrites"],
)
def test_a_plugin_that_fails_at_what_is_no_page_stops_the_build_with_one_line(
    tmp_path: Path, shared_cache: Path, code: str, expected: str
) -> None:
    site_with(tmp_path, {"mine": code}, {})
    (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
    stopped = build(tmp_path)
    assert f"ERROR   -  The plugin mine.py {expected}" in stopped.output
    assert (stopped.code, "Traceback" in stopped.output) == (1, False)


UNSTEADY = """
import time

SEEN = []

def on_page_markdown(markdown, page, config, files):
    SEEN.append(markdown)
    if page.file.name == "clock":
        return f"{markdown} {time.time_ns()}"
    if page.file.name == "others":
        return " ".join(SEEN)

def on_page_content(html, page, config, files):
    if page.file.name == "chance":
        return f"{html}{id(page)}"
"""


def test_a_text_that_differs_in_each_run_is_not_published_even_by_a_build_that_is_not_strict(
    tmp_path: Path, shared_cache: Path
) -> None:
    draft = HEAD.replace("published", "draft") + "Words of a draft.\n"
    texts = {"a-draft": draft, **dict.fromkeys(("clock", "chance", "others"), HEAD + "Words.\n")}
    site_with(tmp_path, {"mine": UNSTEADY}, {f"docs/analyses/{name}.md": text for name, text in texts.items()})
    (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
    stopped = build(tmp_path, "--no-strict")
    unsteady = "docs/analyses/{}.md:1:1 error unsteady-plugin What the plugin mine.py makes"
    told = {name for name in ("lifeline", *texts) if unsteady.format(name) in stopped.output}
    assert told == {"clock", "chance", "others"}
    assert (stopped.code, stopped.site.exists()) == (1, False)


MOVER = """
def on_files(files, config):
    moved = files.get_file_from_path("analyses/lifeline.md")
    moved.src_uri, moved.dest_uri = "elsewhere.md", "elsewhere/index.html"
    files.remove(files.get_file_from_path("index.md"))
"""


def test_pages_that_a_plugin_moves_or_takes_away_stay(tmp_path: Path, shared_cache: Path) -> None:
    site_with(tmp_path, {"mover": MOVER}, {})
    (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
    built = build(tmp_path)
    assert {"index.html", "analyses/lifeline/index.html"} <= built.files()
    assert "elsewhere/index.html" not in built.files()
    for name in ("docs/index.md", "docs/analyses/lifeline.md"):
        assert f"{name}:1:1 error failing-plugin The plugin mover.py took the page" in built.output

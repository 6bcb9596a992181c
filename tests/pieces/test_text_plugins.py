"""Plugins and hooks that change texts, as the engine meets them: lines, digests, and what ends their process."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.desk import main
from dashboard.edition.edition import Edition
from dashboard.pieces import text_plugins
from dashboard.pieces.plugin_change import kept_lines
from tests.samples.approvals import FILES, PIECE, RULE
from tests.samples.edition import Edit
from tests.samples.site import HEAD, SITE, notebook_text

SMALL = SITE["mkdocs.yml"] or ""
HOOK = f"{SMALL}hooks: [mine.py]\n"
BODY = "Trade “doubled”.\n\nIt didn't {{ rise }}.\n\n![Two lines rise until 2024](chart:trade)\n\n[There](gone.md)\n"


def hooked(code: str, **more: str) -> dict[str, str | None]:
    return {"mkdocs.yml": HOOK, "mine.py": code, **more}


def replacing(old: str, new: str) -> str:
    """A hook that replaces words."""
    return f"def on_page_markdown(markdown, page, config, files):\n    return markdown.replace({old!r}, {new!r})\n"


def places(edition: Edition, path: str = PIECE) -> dict[str, tuple[int, int]]:
    return {finding.id: (finding.line, finding.column) for finding in edition.findings if finding.path == path}


def test_where_no_plugin_may_change_texts_no_process_is_started(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: started.append(command) or popen(command, **more))
    jupyter = f"{SMALL}plugins: [mkdocs-jupyter, search]\n"
    assert edit({"mkdocs.yml": jupyter}).content.source_texts[PIECE].plugins is None
    assert [command for command in started if "mkdocs_host.run_text_plugins" in command] == []


def test_findings_keep_the_lines_of_the_file_and_those_about_a_plugin_say_so(edit: Edit) -> None:
    code = replacing("{{ rise }}", "rise.\n\nIt  doubled twice, see [here](nowhere.md)")
    edition = edit(hooked(code, **{PIECE: HEAD + BODY}))
    start = HEAD.count("\n") + 1
    at_line_1, at_line_7 = (
        next(finding for finding in edition.findings if finding.path == PIECE and finding.message.count(name))
        for name in ("nowhere.md", "gone.md")
    )
    assert (at_line_1.line, at_line_7.line) == (1, start + 6)
    assert at_line_1.hint.startswith("The plugin mine.py changed this text; what was read may be its words.")
    assert "plugin" not in at_line_7.hint
    assert "doubled twice" in edition.content.source_texts[PIECE].html


def test_a_text_that_plugins_leave_as_it_is_has_the_digests_of_its_file(edit: Edit) -> None:
    plain = edit({PIECE: HEAD + BODY}).content.source_texts[PIECE]
    left = edit(hooked(replacing("elsewhere", "here"), **{PIECE: HEAD + BODY})).content.source_texts[PIECE]
    assert (left.digest, left.body, left.html) == (plain.digest, plain.body, plain.html)


def text_digest(edit: Edit, code: str, **more: str) -> str:
    """The digest of the piece's text where a hook has this code, and there are these files, too."""
    edition = edit({**FILES, "mkdocs.yml": f"{RULE}hooks: [mine.py]\n", "mine.py": code, **more})
    return edition.content.approval_status(PIECE).digests.text


def test_an_approval_counts_exactly_while_plugins_make_the_same_of_the_text(edit: Edit) -> None:
    code = replacing("Trade", "Their trade")
    approved = text_digest(edit, code)
    assert text_digest(edit, code) == approved
    other_words, other_settings = replacing("129.32", "129.3"), f"{code}\n# Set up in another way.\n"
    other_html = "def on_page_content(html, page, config, files):\n    return html.replace('Trade', 'Their trade')\n"
    assert approved not in [text_digest(edit, again) for again in (other_words, other_settings, other_html)]


def test_an_approval_covers_links_pictures_and_strokes_of_plugins(edit: Edit) -> None:
    """They change no word."""
    made = (
        "<a href='https://example.org/a'>",
        "<a href='https://example.org/b'>",
        "<img alt='One' src='a.png'>",
        "<img alt='Two' src='a.png'>",
        "<img alt='Two' src='b.png'>",
        "<del>",
        "<b>",
    )
    code = "def on_page_content(html, page, config, files):\n    return html + open('made').read()\n"
    assert len({text_digest(edit, code, made=tag) for tag in made}) == len(made)


def test_a_notebook_is_one_text_for_plugins(edit: Edit) -> None:
    path = "docs/analyses/book.ipynb"
    notebook = notebook_text(HEAD + "Trade doubled.\n", "print(1)", "# After\n\nIt doubled again.")
    text = edit(hooked(replacing("doubled", "tripled"), **{path: notebook})).content.source_texts[path]
    assert "Trade tripled." in text.html
    assert "It tripled again." in text.html
    assert '<div class="cell-slot" data-cell="' in text.html


def test_the_source_that_a_plugin_reads_in_place_of_the_file_is_converted_under_the_files_front_matter(
    edit: Edit,
) -> None:
    code = "def on_page_read_source(page, config):\n    return '---\\nstatus: published\\n---\\nOther words.\\n'\n"
    text = edit(hooked(code, **{PIECE: HEAD.replace("published", "draft") + BODY})).content.source_texts[PIECE]
    assert (text.html, text.status) == ("<p>Other words.</p>", "draft")


def test_a_plugin_that_ends_the_process_is_a_finding_at_its_text_and_the_others_go_on(edit: Edit) -> None:
    code = (
        "import os\n\ndef on_page_markdown(markdown, page, config, files):\n"
        "    if page.file.name == 'index':\n        os._exit(1)\n    return markdown.replace('doubled', 'tripled')\n"
    )
    edition = edit(hooked(code, **{"docs/about/another.md": "# Another\n\nIt doubled.\n"}))
    [finding] = [finding for finding in edition.findings if finding.id == "failing-plugin"]
    assert (finding.path, finding.severity) == ("docs/index.md", "error")
    assert finding.message.startswith("The plugin mine.py did not come back")
    for path in ("docs/about/another.md", PIECE):
        assert "tripled" in edition.content.source_texts[path].html


def test_a_plugin_that_takes_too_long_is_ended(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_plugins, "TIMEOUT", 1)
    code = "import time\n\ndef on_page_markdown(markdown, page, config, files):\n    time.sleep(60)\n"
    edition = edit(hooked(code, **{"docs/index.md": None}))
    assert [finding.path for finding in edition.findings if finding.id == "failing-plugin"] == [PIECE]


def test_plugins_that_cannot_be_loaded_are_one_finding(edit: Edit) -> None:
    edition = edit({"mkdocs.yml": f"{SMALL}plugins: [no-such-plugin]\n"})
    [finding] = [finding for finding in edition.findings if finding.id == "failing-plugin"]
    assert finding.path == "mkdocs.yml"
    assert "trade" in edition.content.shared_charts


def test_a_plugin_that_cannot_work_is_named_with_its_line_and_the_reason(edit: Edit) -> None:
    config = f"{SMALL}theme: {{name: material}}\nplugins:\n  - mkdocs-jupyter\n  - blog\n"
    [finding] = [finding for finding in edit({"mkdocs.yml": config}).findings if finding.id == "unusable-plugin"]
    assert (finding.severity, finding.line) == ("warning", config.count("\n"))
    assert finding.message.startswith("The plugin material/blog is switched off: it makes its own pages")


def test_what_a_plugin_prints_does_not_get_among_its_answers(edit: Edit) -> None:
    code = "print('loading')\n\ndef on_page_markdown(markdown, page, config, files):\n    print('{}')\n"
    assert not [finding for finding in edit(hooked(code)).findings if finding.id == "failing-plugin"]


def test_a_plugin_does_not_meet_other_texts(edit: Edit) -> None:
    """What it writes into a public text cannot be what it knows of a hidden one."""
    code = (
        "def on_page_markdown(markdown, page, config, files):\n"
        "    return markdown + ' '.join(file.src_uri for file in files)\n"
    )
    hidden = {"docs/analyses/zqhidden.md": HEAD.replace("published", "draft") + "Words.\n"}
    assert "zqhidden" not in edit(hooked(code, **hidden)).content.source_texts[PIECE].html


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a\nb\nc", "a\nb\nc", {1: 1, 2: 2, 3: 3}),
        ("a\nb\nc", "a\nx\ny\nc", {1: 1, 4: 3}),
        ("a\nb\nc\nd\ne", "a\nx\nc\ny\nz\ne", {1: 1, 3: 3, 6: 5}),
        ("a\n\nb", "\nb", {1: 2, 2: 3}),
        ("a", "", {}),
    ],
)
def test_lines_that_stand_in_both_are_found(before: str, after: str, expected: dict[int, int]) -> None:
    assert kept_lines(before, after) == expected


def test_desk_check_sees_what_plugins_make_of_a_text(
    tmp_path: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(hooked(replacing("doubled", "did  [not](gone.md)")))
    monkeypatch.chdir(tmp_path)
    assert f"{PIECE}:1:1 error dead-link" in CliRunner().invoke(main, ["check"]).output


def test_a_status_can_be_written_where_plugins_change_the_text(
    tmp_path: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(hooked(replacing("doubled", "tripled"), **{PIECE: HEAD.replace("published", "draft") + "Trade doubled.\n"}))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["submit", "lifeline"])
    assert result.exit_code == 0, result.output
    assert "status: review" in (tmp_path / PIECE).read_text(encoding="utf-8")


def test_plugins_of_a_file_that_mkdocs_yml_inherits_count_too(edit: Edit) -> None:
    inherited: dict[str, str | None] = {"mkdocs.yml": f"INHERIT: base.yml\n{SMALL}", "base.yml": "hooks: [mine.py]\n"}
    edition = edit({**hooked(replacing("doubled", "tripled")), **inherited})
    assert "tripled" in edition.content.source_texts[PIECE].html

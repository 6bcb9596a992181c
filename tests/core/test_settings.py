"""The address of a site, as MkDocs reads it from mkdocs.yml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click import ClickException
from mkdocs.config import load_config

from dashboard.core.finding import Finding
from dashboard.core.settings import HOME, NOTHING_PUBLIC, ApprovalRule, read_settings


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/", "https://example.org/"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/deep", "https://example.org/deep/"),
        ("https://example.org/deep/", "https://example.org/deep/"),
        ("!ENV TEST_SITE_URL", "https://set.example.org/deep/"),
        ("!ENV [TEST_UNSET, TEST_SITE_URL, 'https://default.example.org']", "https://set.example.org/deep/"),
        ("!ENV [TEST_UNSET, 'https://default.example.org']", "https://default.example.org/"),
        ("!ENV TEST_UNSET", ""),
        ("''", ""),
    ],
)
def test_the_address_is_that_of_mkdocs(
    written: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_SITE_URL", "https://set.example.org/deep")
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: Tiny\nsite_url: {written}\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    assert read_settings(config, []).site_url == address
    assert (load_config(str(config)).site_url or "") == address


def test_a_changed_environment_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Tiny\nsite_url: !ENV TEST_SITE_URL\n", encoding="utf-8")
    for address in ("https://one.example.org/", "https://two.example.org/"):
        monkeypatch.setenv("TEST_SITE_URL", address)
        assert read_settings(config, []).site_url == address


@pytest.mark.parametrize("written", ["example.org", "12", "http://[", "[a]"])
def test_what_mkdocs_refuses_is_no_address(written: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: Tiny\nsite_url: {written}\n", encoding="utf-8")
    assert read_settings(config, []).site_url == ""


def test_the_name_of_the_site_is_one_line(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text('site_name: "One\\n two"\n', encoding="utf-8")
    assert read_settings(config, []).site_name == "One two"


@pytest.mark.parametrize(
    ("text", "line", "severity", "told"),
    [
        ("extra:\n  Editorial: {approvals: {required: 1}}\n", 3, "error", "extra.Editorial"),
        ("extra:\n  editorials: {approvals: {required: 1}}\n", 3, "error", "extra.editorials"),
        ("Extra:\n  editorial: {approvals: {required: 1}}\n", 2, "error", "Extra"),
        ("extra:\n  approvals: {required: 1}\n", 3, "error", "extra.approvals"),
        ("extra:\n  editorial:\n  contact: a@example.org\n", 4, "warning", "extra.contact"),
        ("editorial: {approvals: {required: 1}}\n", 2, "error", "editorial"),
        ("timezone: Europe/Berlin\n", 2, "error", "timezone"),
        ("inherit: base.yml\n", 2, "error", "inherit"),
        ("extra.editorial: {approvals: {required: 1}}\n", 2, "error", "extra.editorial"),
        ("extra:\n  editorial.approvals: {required: 1}\n", 3, "error", "extra.editorial.approvals"),
        ("extra:\n  consent:\n    editorial: {approvals: {required: 1}}\n", 4, "error", "extra.consent.editorial"),
        ("extra:\n  redaktion:\n    approvals: {required: 1}\n", 4, "error", "extra.redaktion.approvals"),
        ("theme:\n  extra: {editorial: {approvals: {required: 1}}}\n", 3, "error", "theme.extra.editorial"),
    ],
)
def test_a_setting_that_nothing_reads_is_told_at_its_line(
    text: str, line: int, severity: str, told: str, tmp_path: Path
) -> None:
    config, findings = tmp_path / "mkdocs.yml", list[Finding]()
    config.write_text(f"site_name: Tiny\n{text}", encoding="utf-8")
    settings = read_settings(config, findings)
    assert [(each.line, each.severity, each.message) for each in findings] == [
        (line, severity, f"Nothing reads '{told}'.")
    ]
    assert (settings.editorial is NOTHING_PUBLIC) is (severity == "error")


@pytest.mark.parametrize(
    "text", ["[]", "false", '""', "!ENV TEST_UNSET", "!include editorial.yml", "{approvals: {verified: true}}"]
)
def test_settings_that_say_nothing_keep_everything_back(text: str, tmp_path: Path) -> None:
    config, findings = tmp_path / "mkdocs.yml", list[Finding]()
    config.write_text(f"site_name: Tiny\nextra:\n  editorial: {text}\n", encoding="utf-8")
    assert read_settings(config, findings).editorial is NOTHING_PUBLIC
    assert [finding.line for finding in findings] == [3]


def test_an_empty_extra_takes_no_inherited_settings_away(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("extra: {editorial: {approvals: {required: 1}}}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Tiny\nINHERIT: base.yml\nextra:\n", encoding="utf-8")
    with pytest.raises(ClickException, match="'extra:' is empty, and takes away what base"):
        read_settings(tmp_path / "mkdocs.yml", [])


@pytest.mark.parametrize("parent", ["[base.yml]", "{a: base.yml}", "gone.yml", ".", "mkdocs.yml", "loop.yml"])
def test_a_file_to_inherit_from_that_is_none_is_one_line(tmp_path: Path, parent: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: Tiny\nINHERIT: {parent}\n", encoding="utf-8")
    (tmp_path / "loop.yml").write_text("INHERIT: mkdocs.yml\n", encoding="utf-8")
    with pytest.raises(ClickException, match=r"(mkdocs|loop)\.yml: INHERIT: read .*, expected the path of a file"):
        read_settings(config, [])


def test_what_is_no_mapping_has_no_settings(tmp_path: Path) -> None:
    config, findings = tmp_path / "mkdocs.yml", list[Finding]()
    config.write_text("site_name: Tiny\nextra:\n- editorial: {approvals: {required: 1}}\n", encoding="utf-8")
    assert read_settings(config, findings).editorial is NOTHING_PUBLIC
    assert [(finding.line, finding.message.partition(":")[0]) for finding in findings] == [(2, "extra")]


@pytest.mark.parametrize(
    "text",
    [
        "extra:\n  editorial: {approvals: {required: 1}}\nextra:\n  social: []\n",
        "extra:\n  editorial:\n    approvals: {required: 1, other_institute: true}\n    approvals: {required: 0}\n",
        "extra: {editorial: {approvals: {required: 1, required: 0}}}\n",
        "plugins:\n- one:\n    a: 1\n    b: 2\n    a: 3\n",
    ],
)
def test_a_key_that_takes_the_place_of_another_is_an_error(text: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: Tiny\n{text}", encoding="utf-8")
    with pytest.raises(ClickException, match=r"mkdocs.yml:\d: '\w+' stands here a second time \(first on line \d\)"):
        read_settings(config, [])


def test_parts_that_are_used_again_are_no_keys_that_stand_twice(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    rule = "x: &a {required: 1}\ny: &b {signed: true}\nextra: {editorial: {approvals: {<<: *a, <<: *b, required: 2}}}\n"
    config.write_text(f"site_name: Tiny\n{rule}", encoding="utf-8")
    assert read_settings(config, []).editorial.approvals == ApprovalRule(required=2, signed=True)


@pytest.mark.parametrize(
    "text",
    [
        "extra: {social: []}",
        "extra: {edition: 1}",
        "extra_css: []",
        "extra: {}",
        "extra:",
        "x: &a {approvals: {required: 1}}\nextra: {editorial: {<<: *a, language: en}}",
        "x: {editorial: &a {approvals: {required: 1}}}\nextra: {editorial: *a}",
        "nav: [{approvals: about/approvals.md}, {editorial: [about/a.md]}]",
    ],
)
def test_settings_of_others_are_no_misplaced_ones(text: str, tmp_path: Path) -> None:
    config, findings = tmp_path / "mkdocs.yml", list[Finding]()
    config.write_text(f"site_name: Tiny\n{text}\n", encoding="utf-8")
    read_settings(config, findings)
    assert not findings


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[toc, pymdownx.snippets]", 2),
        ("\n  - toc\n  - pymdownx.snippets: {base_path: docs}", 4),
        ("\n  toc:\n  pymdownx.snippets: {base_path: docs}", 4),
        ("['pymdownx.snippets:SnippetExtension']", 2),
        ("[markdown_include.include]", 2),
        ("\n  - toc  # not pymdownx.snippets\n  - pymdownx.snippets", 4),
    ],
)
def test_an_extension_that_reads_other_files_keeps_everything_back(text: str, line: int, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: Tiny\nmarkdown_extensions: {text}\n", encoding="utf-8")
    findings: list[Finding] = []
    assert read_settings(config, findings).editorial == NOTHING_PUBLIC
    assert [finding.line for finding in findings] == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plugins:\n  - search\n  - blog", 4),
        ("plugins:\n  - material/blog: {}", 3),
        ("plugins:\n  search:\n  blog: {}", 4),
        ("plugins: [search, blog]", 2),
        ("nav:\n  - blog: index.md\nplugins: [\n  search, blog]", 5),
        ("INHERIT: base.yml", 1),
    ],
)
def test_the_line_of_a_plugin_is_that_of_its_name_below_plugins(text: str, line: int, tmp_path: Path) -> None:
    tmp_path.joinpath("base.yml").write_text("plugins:\n  - blog\n", encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: Tiny\n{text}\n", encoding="utf-8")
    assert read_settings(config, []).line_of_plugin("material/blog") == line


def test_extensions_of_markdown_may_be_a_mapping(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Tiny\nmarkdown_extensions: {toc: {permalink: true}, tables: }\n", encoding="utf-8")
    assert read_settings(config, []).markdown_options == {"toc": {"permalink": True}, "tables": {}}


def test_yes_is_no_number_of_seconds(tmp_path: Path) -> None:
    config, findings = tmp_path / "mkdocs.yml", list[Finding]()
    config.write_text("site_name: Tiny\nextra: {editorial: {notebooks: {timeout: true}}}\n", encoding="utf-8")
    read_settings(config, findings)
    [finding] = findings
    assert finding.message == "notebooks.timeout: read true, expected a whole number, 1 or more."


def test_an_engine_that_is_started_behind_a_link_knows_its_own_folder(tmp_path: Path) -> None:
    """The folder of a site has no links in its path, and the two are compared."""
    (tmp_path / "link").symlink_to(HOME)
    code = "from dashboard.core.settings import HOME; print(HOME)"
    shown = subprocess.check_output(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(tmp_path / "link" / "hooks")}, encoding="utf-8"
    )
    assert shown.strip() == str(HOME.resolve())

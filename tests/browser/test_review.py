"""The whole way of a piece, from title to correction; after each step preview and publication are looked at."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from dashboard.desk import main
from tests.samples.page import open_new_page, select
from tests.samples.server import serving_preview
from tests.samples.site import SITE, site_config, write_files

SLUG = "who-buys-the-coal"
PAGE = f"analyses/{SLUG}/"
FILE = f"docs/{PAGE.rstrip('/')}.md"
TEXT = """
Trade was large in 2024. It was [115.5 billion](fact:trade/value?year=2024&flow=china-to-russia) one way.

![Two lines rise until 2024](chart:trade)

The second paragraph says little.
"""
BEFORE, AFTER = "2030-01-01T05:59+01:00", "2030-01-02T00:00+01:00"


@dataclass
class Way:
    """A repository, its preview in a browser, and its publication."""

    root: Path
    address: str
    page: Page

    def desk(self, *arguments: str) -> str:
        """A command of the desk."""
        done = CliRunner().invoke(main, ["-f", str(self.root / "mkdocs.yml"), *arguments])
        assert done.exit_code == 0, done.output
        return done.output

    def edit(self, change: Callable[[str], str], file: str = FILE) -> None:
        """Change a file as an editor would."""
        path = self.root / file
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    def commit(self) -> None:
        """Commit everything."""
        named = ["-c", "user.name=Editors", "-c", "user.email=editors@example.org"]
        for command in (["add", "-A"], [*named, "commit", "-q", "-m", "All"]):
            subprocess.run(["git", *command], cwd=self.root, check=True)

    def published(self, at: str) -> str | None:
        """The piece's page in the publication of a moment; None where nothing of it is there."""
        out = self.root.with_name("then")
        self.desk("build", "--as-of", at, "--out", str(out))
        texts = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for name, content in texts.items():
            assert not name.startswith(("review/", "desk/")), name
            assert b"review.js" not in content, name
            assert b"By how much" not in content, name
        if f"{PAGE}index.html" in texts:
            return texts[f"{PAGE}index.html"].decode()
        for name, content in texts.items():
            assert SLUG not in name
            assert b"Who buys the coal" not in content, name
            assert SLUG.encode() not in content, name
        return None

    def bar(self, *words: str) -> None:
        """What the bar of the piece's page says."""
        self.page.goto(f"{self.address}{PAGE}")
        for word in words:
            expect(self.page.locator(".review")).to_contain_text(word)

    def row(self, *words: str) -> None:
        """What the desk says of the piece."""
        self.page.goto(f"{self.address}desk/")
        for word in words:
            expect(self.page.locator(".desk-queue tr", has_text="Who buys the coal")).to_contain_text(word)


@pytest.fixture
def way(tmp_path: Path, shared_cache: Path, page: Page) -> Iterator[Way]:
    root = tmp_path / "repository"
    config = site_config("https://example.org/", {"required": 1, "other_institute": True})
    others = {
        "data/authors/merics-editors.yaml": "name: MERICS editors\ninstitute: merics\ncollective: true\n",
        "data/institutes/merics.yaml": "name: MERICS\nshort_name: MERICS\nown_name: MERICS\ncity: Berlin\nsite: https://merics.org\n",
    }
    write_files(root, {**SITE, **others, "mkdocs.yml": config, ".gitignore": ".cache\nsite\n"})
    (root / "docs/analyses/lifeline.md").unlink()
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
    with serving_preview(root) as address:
        yield Way(root, address, page)


def test_the_whole_way(way: Way, browser: Browser) -> None:
    page = way.page

    # A new piece, and its draft.
    way.desk("new", "Who buys the coal", "--author", "osw-editors")
    way.commit()
    open_new_page(page, f"{way.address}{PAGE}")
    way.bar("Draft", "Approved by 0 of 1")
    way.row("Draft", "OSW editors")
    assert way.published(AFTER) is None
    way.edit(lambda text: text[: text.rindex("---\n") + 4].replace("Say in one", "In one") + TEXT)
    page.goto(f"{way.address}{PAGE}")
    expect(page.locator("article .text")).to_contain_text("Trade was large")
    expect(page.locator("figure.chart")).to_be_visible()

    # Submitted.
    way.desk("submit", SLUG)
    expect(page.locator(".review")).to_contain_text("In review")
    way.row("In review", "0 of 1")
    assert way.published(AFTER) is None

    # A reviewer's note with other words, an author's reply, the words accepted.
    page.goto(f"{way.address}{PAGE}")
    select(page, "large")
    page.get_by_role("button", name="Write a note").click()
    form = page.locator(".note-form")
    form.get_by_label("As").select_option("MERICS editors")
    form.get_by_label("Note", exact=True).fill("By how much? <b>Say so.</b>")
    form.get_by_text("Suggest other words").click()
    form.get_by_label("In place of the words marked").fill("larger than ever")
    form.get_by_role("button", name="Save").click()
    note = page.locator("article .text > .note")
    expect(note).to_contain_text("By how much? <b>Say so.</b>")
    expect(page.locator("mark.quoted")).to_have_text("large")
    author = browser.new_page()
    author.goto(f"{way.address}{PAGE}")
    author.get_by_role("button", name="Reply").click()
    author.locator(".note-form").get_by_label("As").select_option("OSW editors")
    author.locator(".note-form").get_by_label("Note", exact=True).fill("Twice, in fact.")
    author.locator(".note-form").get_by_role("button", name="Save").click()
    expect(note).to_contain_text("Twice, in fact.")
    way.bar("1 note open")
    expect(author.locator(".note-reply")).to_contain_text("Twice, in fact.")
    author.get_by_role("button", name="Accept").click()
    expect(page.locator("article .text")).to_contain_text("Trade was larger than ever in 2024.")
    way.bar("0 notes open")
    expect(author.locator(".review")).to_contain_text("0 notes open")
    author.close()
    assert way.published(AFTER) is None

    # Approved, under an embargo, published.
    way.desk("approve", SLUG, "--as", "merics-editors")
    way.bar("Approved", "Approved by 1 of 1", "MERICS editors")
    assert way.published(AFTER) is None
    way.edit(lambda text: text.replace("status:", "embargo: 2030-01-01T06:00:00+01:00\nstatus:"))
    way.commit()
    way.desk("publish", SLUG)
    way.commit()
    way.bar("Published, not yet due")
    way.row("Embargo", "1 January 2030, 06:00")
    assert way.published(BEFORE) is None
    assert "Trade was larger than ever" in (way.published(AFTER) or "")

    # New rows: what readers have seen stays, and the desk has it looked at again.
    way.edit(lambda rows: rows.replace("76.12", "77.77"), "data/datasets/economy/trade.csv")
    way.row("Second look", "its rows have changed since", "1 of 1")
    expect(page.locator(".desk-pair svg:visible")).to_have_count(2)
    expect(page.locator(".desk table", has_text="Difference")).to_contain_text("76.12")
    expect(page.locator(".desk table", has_text="Difference")).to_contain_text("+1.65")
    assert "77.77" in (way.published(AFTER) or "")

    # A correction: kept back until it is approved, then with its words on the page.
    way.edit(lambda text: text.replace("says little", "says more"))
    way.bar("Held back", "Approved by 0 of 1", "Show changes since")
    page.get_by_role("button", name="Show changes since").click()
    expect(page.locator("del.change")).to_have_text("little")
    expect(page.locator("ins.change")).to_have_text("more")
    way.edit(lambda text: text.replace("status:", "corrections: [{date: 2030-01-01, text: It says more.}]\nstatus:"))
    way.desk("approve", SLUG, "--as", "merics-editors")
    way.commit()
    way.desk("publish", SLUG)
    way.bar("Published", "Approved by 1 of 1")
    out = way.published(AFTER) or ""
    assert "says more" in out
    assert "It says more." in out
    page.goto(f"{way.address}corrections/")
    expect(page.locator("article, main").first).to_contain_text("It says more.")

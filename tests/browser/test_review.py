"""The whole way of a piece, from title to correction; after each step preview and publication are looked at."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from dashboard.core.as_of import VARIABLE
from dashboard.desk import main
from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.built import build
from tests.samples.edition import is_shown
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
TODAY = datetime.datetime.now(ZoneInfo("Europe/Stockholm")).date()
BEFORE, AFTER = "2030-01-01T05:59+01:00", "2030-01-02T00:00+01:00"


@dataclass
class Way:
    """A repository, its preview in a browser, and its publication."""

    root: Path
    address: str
    page: Page

    def desk(self, *arguments: str, code: int = 0) -> str:
        """A command of the desk."""
        done = CliRunner().invoke(main, ["-f", str(self.root / "mkdocs.yml"), *arguments])
        assert done.exit_code == code, done.output
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
        built = build(self.root, "--strict", "-d", str(out), env={**os.environ, VARIABLE: f"{at} {out}"})
        assert built.code == 0, built.output
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

    def is_public(self, at: str) -> bool:
        """Whether readers of a moment see the piece."""
        edition = prepare_edition(self.root / "mkdocs.yml", at=at)
        assert is_shown(edition, FILE) is any(one.slug == SLUG for one in edition.view.analyses)
        return is_shown(edition, FILE)

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
        "data/authors/nkk-editors.yaml": "name: NKK editors\ninstitute: nkk\ncollective: true\n",
        "data/institutes/nkk.yaml": "name: NKK\nshort_name: NKK\nown_name: NKK\ncity: Stockholm\nsite: https://nkk.example\n",
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
    assert not way.is_public(AFTER)
    way.edit(lambda text: text[: text.rindex("---\n") + 4].replace("Say in one", "In one") + TEXT)
    page.goto(f"{way.address}{PAGE}")
    expect(page.locator("article .text")).to_contain_text("Trade was large")
    expect(page.locator("figure.chart")).to_be_visible()

    # Submitted.
    way.desk("submit", SLUG)
    expect(page.locator(".review")).to_contain_text("In review")
    way.row("In review", "0 of 1")
    assert not way.is_public(AFTER)

    # Two reviewers at once, at a desk and on a phone: notes on words and on the whole, and words that are changed.
    page.goto(f"{way.address}{PAGE}")
    phone = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    phone.goto(f"{way.address}{PAGE}")
    select(page, "large")
    page.get_by_role("button", name="Write a note").click()
    phone.get_by_role("button", name="Note on the whole piece").click()
    form = page.locator(".note-form")
    form.locator("[name=by]").select_option("MERICS editors")
    form.locator("[name=body]").fill("By how much? <b>Say so.</b>")
    form.get_by_text("Suggest other words").click()
    form.locator("[name=suggestion]").fill("larger than ever")
    phone.locator(".note-form [name=by]").select_option("NKK editors")
    phone.locator(".note-form [name=body]").fill("Rather short.")
    form.get_by_role("button", name="Save").click()
    # What is written on the phone outlasts the other's save.
    expect(phone.locator(".preview-line")).to_contain_text("finished writing")
    phone.locator(".note-form").get_by_role("button", name="Save").click()
    expect(page.locator(".note-suggestion del")).to_have_text("large")
    note, whole = page.locator("article .text > .note"), page.locator(".note[data-whole]")
    expect(note).to_contain_text("By how much? <b>Say so.</b>")
    expect(page.locator("mark.quoted")).to_have_text("large")
    expect(whole).to_contain_text("Rather short.")
    expect(phone.locator(".note[data-whole]")).to_contain_text("Rather short.")
    phone.locator(".note[data-whole]").get_by_role("button", name="Edit").click()
    phone.locator(".note-form [name=body]").fill("Short, and good.")
    phone.locator(".note-form").get_by_role("button", name="Save").click()
    expect(whole).to_contain_text("Short, and good.")
    way.bar("2 notes open", "Next: author")
    way.row("Author", "OSW editors", "Answer 2 notes")

    # The author's reply; the words accepted; the other note closed by who wrote it.
    author = browser.new_page()
    author.goto(f"{way.address}{PAGE}")
    author.locator(".text > .note").get_by_role("button", name="Reply").click()
    author.locator(".note-form [name=by]").select_option("OSW editors")
    author.locator(".note-form [name=body]").fill("Twice, in fact.")
    author.locator(".note-form").get_by_role("button", name="Save").click()
    expect(author.locator(".note-reply")).to_contain_text("Twice, in fact.")
    author.get_by_role("button", name="Accept").click()
    expect(author.locator("article .text")).to_contain_text("Trade was larger than ever in 2024.")
    page.goto(f"{way.address}{PAGE}")
    expect(page.locator("article .text")).to_contain_text("Trade was larger than ever in 2024.")
    expect(phone.locator("article .text")).to_contain_text("Trade was larger than ever in 2024.")
    phone.locator(".note[data-whole]").get_by_role("button", name="Resolve").click()
    expect(author.locator(".review")).to_contain_text("0 notes open")
    author.locator(".notes-closed > summary").click()
    expect(author.locator(".notes-closed")).to_contain_text("Resolved by NKK editors")
    author.close()
    phone.close()
    way.row("Reviewer", "MERICS editors or NKK editors")
    assert not way.is_public(AFTER)

    # Approved, under an embargo, published.
    way.desk("approve", SLUG, "--as", "merics-editors")
    way.bar("Approved", "Approved by 1 of 1", "MERICS editors")
    assert not way.is_public(AFTER)
    way.edit(lambda text: text.replace("status:", "embargo: 2030-01-01T06:00:00+01:00\nstatus:"))
    way.commit()
    way.desk("publish", SLUG)
    way.commit()
    way.bar("Published, not yet due")
    way.row("Embargo", "1 January 2030, 06:00")
    assert way.published(BEFORE) is None
    assert way.is_public(AFTER)

    # New rows before that day need another approval. On the day itself they need none.
    rows = "data/datasets/economy/trade.csv"
    way.edit(lambda text: text.replace("76.12", "77.77"), rows)
    way.row("Held back", "0 of 1", "the rows have changed since")
    assert way.is_public(AFTER)
    way.desk("approve", SLUG, "--as", "nkk-editors")
    way.edit(lambda text: text.replace("embargo: 2030-01-01T06:00:00+01:00\n", ""))
    way.commit()
    way.desk("publish", SLUG)
    way.commit()
    way.bar("Published", "Approved by 2")

    # What readers have seen stays when rows change, and the desk has it looked at again.
    way.edit(lambda text: text.replace("77.77", "78.88"), rows)
    way.row("Second look", "its rows have changed since")
    expect(page.locator(".desk-pair svg:visible")).to_have_count(2)
    expect(page.locator(".desk table", has_text="Difference")).to_contain_text("77.77")
    expect(page.locator(".desk table", has_text="Difference")).to_contain_text("+1.11")
    assert way.is_public(AFTER)

    # A correction: kept back until it is approved, then with its words on the page.
    way.edit(lambda text: text.replace("says little", "says more"))
    way.bar("Held back", "Approved by 0 of 1", "Show changes since")
    page.get_by_role("button", name="Show changes since").click()
    expect(page.locator(".text > p del.change")).to_have_text("little")
    expect(page.locator(".text > p ins.change")).to_have_text("more")
    way.desk("approve", SLUG, "--as", "merics-editors")
    assert "missing-correction" in way.desk("publish", SLUG, code=1)
    way.edit(lambda text: text.replace("status:", f"corrections: [{{date: {TODAY}, text: It says more.}}]\nstatus:"))
    way.desk("approve", SLUG, "--as", "merics-editors")
    way.commit()
    way.desk("publish", SLUG)
    way.commit()
    way.bar("Published", "Approved by 1 of 1")
    out = way.published(AFTER) or ""
    assert "Trade was larger than ever" in out
    assert "says more" in out
    assert "It says more." in out
    page.goto(f"{way.address}corrections/")
    expect(page.locator("article, main").first).to_contain_text("It says more.")

    # Withdrawn: its address says why.
    way.desk("withdraw", SLUG, "--reason", "Two of its sources were retracted.")
    way.bar("Withdrawn")
    out = way.published(AFTER) or ""
    assert "Two of its sources were retracted." in out
    assert "says more" not in out

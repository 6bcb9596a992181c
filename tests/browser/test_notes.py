"""Notes in the preview: where they stand, what becomes of what is being written, and a preview that is a folder."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, Page, Route, expect

from dashboard.desk import main
from dashboard.review.note import Note
from dashboard.review.review_store import read
from tests.samples.axe import violations
from tests.samples.built import build
from tests.samples.page import select
from tests.samples.reviews import note, review_files
from tests.samples.server import serving_folder, serving_preview
from tests.samples.site import HEAD, SITE, site_config, write_files

pytestmark = pytest.mark.new_tab

PIECE = "docs/analyses/lifeline.md"
FOLDER = "docs/analyses/lifeline.review"
AT = "2026-11-20T10:00:00+01:00"
TEXT = f"""{HEAD.replace("published", "draft")}Trade was large.
It was [999](fact:trade/value?year=2024&flow=china-to-russia).

![Two lines rise until 2024](chart:trade)

The last paragraph says little.
"""
TARGETS = {
    "words": {"exact": "large", "prefix": "Trade was ", "suffix": ". It was"},
    "chart": {"chart": "trade"},
    "lost": {"exact": "what nobody wrote", "prefix": "", "suffix": ""},
}
NOTES = {name: note(f"On {name}.", by="osw-editors", target=target, at=AT) for name, target in TARGETS.items()}


def notes(root: Path) -> tuple[Note, ...]:
    return read(root / FOLDER)[0].notes


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Path:
    """A draft with a false number and three notes."""
    root = tmp_path_factory.mktemp("notes") / "repository"
    config = {"mkdocs.yml": site_config("https://example.org/")}
    write_files(root, {**SITE, **config, PIECE: TEXT, **review_files(notes=NOTES)})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    return root


@pytest.fixture(scope="module")
def preview(site: Path) -> Iterator[str]:
    with serving_preview(site) as address:
        yield f"{address}analyses/lifeline/"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360)])
def test_axe_finds_nothing(browser: Browser, preview: str, scheme: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    for address in (preview, preview.replace("analyses/lifeline", "desk")):
        page.goto(address)
        expect(page.locator("html[lang]")).to_be_attached()  # (What stands there while a page is made has no language.)
        if address == preview:
            page.get_by_role("button", name="Write a note").click()
            page.locator(".review summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert violations(page) == []
    page.close()


def test_notes_stand_in_the_margin_or_below_what_they_are_about(page: Page, preview: str) -> None:
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(preview)
        note, words = page.locator("#note-words"), page.locator("mark.quoted")
        expect(words).to_have_text("large")
        place, box = words.bounding_box(), note.bounding_box()
        text = page.locator(".text").bounding_box()
        assert place is not None
        assert box is not None
        assert text is not None
        if width > 1000:
            assert abs(place["y"] - box["y"]) < 12
            assert box["x"] > text["x"] + text["width"]
        else:
            assert place["y"] < box["y"] < page.locator("figure.chart").bounding_box()["y"]  # type: ignore[index]
    expect(page.locator("figure.chart + #note-chart")).to_be_visible()


def test_notes_in_the_margin_never_lie_over_each_other(page: Page, preview: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(preview)
    select(page, "large")
    page.get_by_role("button", name="Write a note").click()
    page.get_by_text("Suggest other words").click()
    expect(page.locator("p:has(mark.quoted) + .note-form + .note")).to_have_count(1)
    page.wait_for_timeout(100)
    boxes = page.locator(".text > .note").evaluate_all(
        "notes => notes.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"
    )
    assert len(boxes) >= 3
    boxes.sort()
    assert all(above[1] <= below[0] for above, below in pairwise(boxes))


def test_a_note_whose_words_are_gone_is_shown_as_such(page: Page, preview: str) -> None:
    page.goto(preview)
    lost = page.locator(".notes-lost")
    expect(lost).to_contain_text("The words that these are about have changed")
    expect(lost.locator(".note")).to_contain_text("what nobody wrote")


def test_a_finding_leads_to_its_place(page: Page, preview: str) -> None:
    page.goto(preview)
    page.locator("summary", has_text="error").click()
    page.locator(".review-panel a", has_text="fact-false").click()
    expect(page.locator("p:target")).to_contain_text("It was 999")
    expect(page.locator("p:target")).to_be_in_viewport()


def test_an_address_leads_to_a_paragraph(page: Page, preview: str) -> None:
    page.goto(preview)
    select(page, "last paragraph")
    page.get_by_role("button", name="Copy link to this paragraph").click()
    expect(page.locator("p:target")).to_have_count(0)
    page.reload()
    expect(page.locator("p:target")).to_have_text("The last paragraph says little.")


def test_a_preview_that_has_ended_is_told_until_it_answers_again(page: Page, preview: str, site: Path) -> None:
    page.clock.install()
    page.route("**/livereload/**", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(preview)
    with page.expect_event("requestfailed"):
        pass  # (so the page knows of the first)
    page.clock.fast_forward(30_000)
    line = page.locator(".preview-line", has_text="The preview does not answer")
    expect(line).to_have_count(1)
    page.unroute("**/livereload/**")
    path = site / PIECE
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    expect(line).to_have_count(0)


def test_what_is_being_written_outlasts_changes_and_a_reload(page: Page, preview: str, site: Path) -> None:
    page.goto(preview)
    page.get_by_role("button", name="Write a note").focus()
    page.keyboard.press("Enter")
    body = page.locator(".note-form textarea[name=body]")
    body.fill("Half a sentence")
    path = site / PIECE
    path.write_text(path.read_text(encoding="utf-8").replace("says little", "says more"), encoding="utf-8")
    expect(page.locator(".preview-line")).to_contain_text("finished writing")
    expect(body).to_have_value("Half a sentence")
    page.reload()
    expect(body).to_have_value("Half a sentence")
    page.keyboard.press("Escape")
    expect(body).to_have_count(0)
    # Another form takes nothing away either.
    page.locator("#note-chart").get_by_role("button", name="Reply").click()
    expect(body).to_have_value("")
    kept = page.locator(".note-draft", has_text="Half a sentence")
    kept.get_by_role("button", name="Continue").click()
    expect(body).to_have_value("Half a sentence")
    page.locator(".note-form").get_by_role("button", name="Discard").click()
    expect(kept).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Write a note")).to_be_visible()
    expect(kept).to_have_count(0)
    assert len(notes(site)) == 3


def test_a_refusal_stands_beside_the_buttons_and_the_words_stay(page: Page, preview: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 500})
    page.goto(preview)
    answer = '{"error": {"id": "refused", "message": "Read five, expected six.", "hint": "Write six."}}'
    page.route("**/desk/notes/*", lambda route: refuse(route, answer))
    write(page, "Words that are refused.")
    page.get_by_role("button", name="Save").click()
    status = page.locator(".note-form .note-status")
    expect(status).to_have_text("Read five, expected six. Write six.")
    box = status.bounding_box()
    assert box
    assert box["height"] > 15
    expect(status).to_be_in_viewport(ratio=1)
    body = page.locator(".note-form textarea[name=body]")
    expect(body).to_have_value("Words that are refused.")
    # What is pasted is not cut off either.
    body.fill("")
    page.keyboard.insert_text("x" * 12_000)
    page.get_by_role("button", name="Save").click()
    expect(status).to_contain_text("These are 12,000 characters")
    expect(body).to_have_value("x" * 12_000)
    page.get_by_role("button", name="Discard").click()


def refuse(route: Route, answer: str) -> None:
    if route.request.method == "POST":
        route.fulfill(status=400, content_type="application/json", body=answer)
    else:
        route.continue_()


def write(page: Page, words: str) -> None:
    """Open the form, and write a note without saving it."""
    page.get_by_role("button", name="Write a note").click()
    page.locator(".note-form select[name=by]").select_option("osw-editors")
    page.locator(".note-form textarea[name=body]").fill(words)


def test_two_windows_with_one_draft_lose_nothing(browser: Browser, preview: str) -> None:
    context = browser.new_context()
    context.add_init_script("addEventListener('storage', (event) => window.deaf && event.stopImmediatePropagation())")
    first, second = (context.new_page() for _ in range(2))
    first.goto(preview)
    first.locator("#note-chart").get_by_role("button", name="Reply").click()
    body = ".note-form textarea[name=body]"
    first.locator(body).fill("One")

    second.goto(preview)
    kept = second.locator("#note-chart + .note-draft")
    expect(kept).to_contain_text("Kept from")
    kept.get_by_role("button", name="Continue").click()
    first.locator(body).fill("One and two")
    expect(second.locator(body)).to_have_value("One and two")

    # A window that has not heard of the other's words writes beside them.
    second.evaluate("window.deaf = true")
    first.locator(body).fill("One, two and three")
    second.locator(body).fill("One, two and four")
    third = context.new_page()
    third.goto(preview)
    drafts = third.locator(".note-draft")
    expect(drafts).to_have_count(2)
    expect(drafts.filter(has_text="and three")).to_have_count(1)
    drafts.filter(has_text="and four").get_by_role("button", name="Discard").click()
    expect(drafts).to_have_count(1)
    first.locator(".note-form").get_by_role("button", name="Discard").click()
    expect(drafts).to_have_count(0)
    context.close()


def test_words_outlast_a_preview_that_does_not_answer_and_its_restart(page: Page, preview: str, site: Path) -> None:
    page.route("**/desk/notes/*", with_old_token, times=1)
    page.goto(preview)
    write(page, "After the restart.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".note-form .note-status")).to_contain_text("does not answer. What you wrote is kept.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".text > .note", has_text="After the restart.")).to_be_visible()
    assert [note.body for note in notes(site)].count("After the restart.") == 1


def with_old_token(route: Route) -> None:
    route.fulfill(json={**route.fetch().json(), "token": "old"})


def test_a_browser_that_keeps_nothing_says_so(page: Page, preview: str) -> None:
    for area in ("localStorage", "sessionStorage"):
        page.add_init_script(
            f"Object.defineProperty(window, '{area}', {{ get() {{ throw new Error('forbidden'); }} }})"
        )
    page.goto(preview)
    write(page, "For this page only.")
    expect(page.locator(".note-form .note-status")).to_contain_text("This browser keeps nothing")
    page.keyboard.press("Escape")
    expect(page.locator(".note-draft")).to_contain_text("For this page only.")
    leaves = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert not page.evaluate(leaves)
    page.locator(".note-draft").get_by_role("button", name="Discard").click()
    assert page.evaluate(leaves)


def test_a_note_is_written_changed_and_deleted_by_keyboard_alone(page: Page, preview: str, site: Path) -> None:
    page.goto(preview)
    page.get_by_role("button", name="Write a note").focus()
    page.keyboard.press("Enter")
    page.locator(".note-form select[name=by]").select_option("osw-editors")
    about = page.locator(".note-form select[name=about]")
    about.focus()
    about.select_option(about.locator("option", has_text="The last paragraph").get_attribute("value"))
    page.keyboard.press("Tab")
    for key in ("ControlOrMeta+Home", *["ArrowRight"] * 4, *["Shift+ArrowRight"] * 14):
        page.keyboard.press(key)
    expect(page.locator(".note-chosen")).to_have_text("On “last paragraph”.")
    page.keyboard.press("Tab")
    page.keyboard.type("Is it the last?")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator(".text > .note", has_text="Is it the last?")).to_be_visible()
    (written,) = [note for note in notes(site) if note.body == "Is it the last?"]
    assert (written.target.exact, written.target.prefix[-4:]) == ("last paragraph", "The ")

    own = page.locator(f"#note-{written.id}")
    own.get_by_role("button", name="Edit").press("Enter")
    page.locator(".note-form textarea[name=body]").fill("It is not the last.")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(own).to_contain_text("It is not the last.")
    expect(own).to_contain_text(", edited ")
    expect(page.locator("#note-chart").get_by_role("button", name="Edit")).to_be_visible()
    page.locator("[name=me]").select_option("")
    expect(page.locator("#note-chart").get_by_role("button", name="Edit")).to_have_count(0)
    page.locator("[name=me]").select_option("osw-editors")
    own.get_by_role("button", name="Reply").press("Enter")
    page.keyboard.type("An answer to what goes away.")
    page.keyboard.press("Escape")
    own.get_by_role("button", name="Delete").press("Enter")
    own.get_by_role("button", name="Press again").press("Enter")
    # It stands among those that are closed, and what was being written on it can still be seen.
    kept = page.locator(f".notes-closed #note-{written.id} + .note-draft")
    expect(kept).to_contain_text("An answer to what goes away.")
    expect(own).to_contain_text("Deleted by OSW editors")
    expect(own).not_to_contain_text("It is not the last.")
    kept.get_by_role("button", name="Discard").click()


def test_a_note_on_the_whole_piece_stands_below_the_text(page: Page, preview: str, site: Path) -> None:
    page.goto(preview)
    page.get_by_role("button", name="Note on the whole piece").click()
    page.locator(".note-form select[name=by]").select_option("osw-editors")
    page.locator(".note-form textarea[name=body]").fill("Too long. " * 200)
    page.get_by_role("button", name="Save").click()
    whole = page.locator(".notes-open .note", has_text="on the whole piece")
    expect(whole).to_be_visible()
    page.reload()
    height = "element => element.getBoundingClientRect().height"
    assert whole.evaluate(height) < 400
    whole.get_by_role("button", name="Show all").click()
    assert 400 < whole.evaluate(height) < 700, "it scrolls within itself"
    assert [note.target.whole for note in notes(site)][-1]


def test_what_a_thumb_presses_is_44_pixels_high(browser: Browser, preview: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(preview)
    page.get_by_role("button", name="Write a note").click()
    in_bar, in_form = ".review-line :is(a, button, summary)", ".note-form :is(select, summary)"
    pressed = f"{in_bar}, {in_form}, .note button, .notes-me :is(button, select)"
    boxes = page.locator(pressed).evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => [one.textContent.trim().slice(0, 20),"
        " one.getBoundingClientRect().height])"
    )
    assert len(boxes) > 10
    assert [box for box in boxes if box[1] < 44] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()


def test_two_who_write_at_once_lose_nothing(browser: Browser, preview: str, site: Path) -> None:
    before = len(notes(site))
    words = [f"Note {before}, from the first window.", f"Note {before + 1}, from the second."]
    pages = [browser.new_page() for _ in range(2)]
    for number, page in enumerate(pages):
        # Neither follows what the other does.
        page.route("**/livereload/**", lambda route: route.abort())
        page.goto(preview)
        page.get_by_role("button", name="Write a note").click()
        page.locator(".note-form select[name=by]").select_option("osw-editors")
        page.locator(".note-form select[name=about]").select_option(label="A lifeline")
        page.locator(".note-form textarea[name=body]").fill(words[number])
    statuses: list[int] = []
    pages[1].on("response", lambda one: statuses.append(one.status) if one.request.method == "POST" else None)
    for page in pages:
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".note-form")).to_have_count(0)
    assert statuses == [201]
    assert [note.body for note in notes(site)][before:] == words
    # What is about the title stands above all else, the oldest first.
    above_all = pages[0].locator(f".text > .note:nth-child(-n + {before + 2}) .note-body")
    on_title = above_all.filter(has_text=re.compile(f"^Note ({before}|{before + 1}), "))
    pages[0].unroute("**/livereload/**")
    pages[0].reload()
    expect(on_title).to_have_text(words)
    for page in pages:
        page.close()


def test_a_preview_that_is_a_folder_is_read_until_its_last_day(page: Page, site: Path, tmp_path: Path) -> None:
    out = tmp_path / "preview"

    def made(folder: Path, day: str) -> Result:
        options = ["--out", str(folder), "--expires", day]
        return CliRunner().invoke(main, ["-f", str(site / "mkdocs.yml"), "preview", *options])

    assert made(out, "2020-01-01").exit_code == 2
    assert "this folder is a part of the site" in made(site / "data", "2099-12-31").stderr
    assert "holds other things" in made(site.parent, "2099-12-31").stderr
    done = made(out, "2099-12-31")
    assert done.exit_code == 0, done.output
    texts = {path: path.read_text(encoding="utf-8") for path in out.rglob("*.html")}
    assert [path for path, text in texts.items() if "noindex" not in text] == []
    assert (out / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"

    with serving_folder(out) as host:
        address = f"{host}analyses/lifeline/"
        page.goto(address)
        expect(page.locator(".review-until")).to_contain_text("ends on 31 December 2099")
        expect(page.locator("#note-words")).to_contain_text("On words.")
        expect(page.get_by_role("button", name="Write a note")).to_have_count(0)
        expect(page.get_by_role("button", name="Reply")).to_have_count(0)
        page.clock.set_fixed_time("2100-01-01T01:00:00Z")
        page.route("**/bundle.*.js", lambda route: route.abort())  # (The end does not wait for what Material brings.)
        page.goto(address)
        expect(page.locator("body")).to_contain_text("This preview has ended")
        expect(page.locator("body")).not_to_contain_text("Trade was large")

    # The same variable opens no other build.
    built = build(site, env={**os.environ, "DASHBOARD_PREVIEW": f"2099-12-31 {out}"})
    assert built.code == 0
    assert json.dumps(sorted(built.files())).count("lifeline") == 0

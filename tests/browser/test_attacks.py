"""No attack of an author reaches readers or reviewers: no script runs, and no request leaves the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, Request

from dashboard.desk import main
from tests.samples.built import build
from tests.samples.poison import poisoned_site
from tests.samples.server import serving_folder
from tests.samples.site import site_config, write_files

FOUND = """() => {
    const wrong = [];
    const schemes = ["http:", "https:", "mailto:", "tel:"];
    for (const element of document.querySelectorAll("*")) {
        for (const { name, value } of element.attributes)
            if (name.startsWith("on") || /^\\s*javascript:/i.test(value)) wrong.push(`${element.tagName} ${name}`);
        if (element.protocol !== undefined && element.href && !schemes.includes(element.protocol))
            wrong.push(element.href);
    }
    const acting = "iframe, object, embed, base[href], [http-equiv=refresh i], .mermaid";
    for (const element of document.querySelectorAll(acting))
        wrong.push(element.outerHTML.slice(0, 200));
    for (const element of document.querySelectorAll(".page article :is(script, style, form, input, svg script)"))
        if (!element.closest("figure.chart")) wrong.push(element.outerHTML.slice(0, 200));
    for (const script of document.scripts)
        if (script.type === "application/ld+json") JSON.parse(script.textContent); // (data, which no browser runs)
        else if (script.textContent.includes("hit(")) wrong.push(script.outerHTML.slice(0, 200));
    return wrong;
}"""
"""What stands in a page and would run, load or act if somebody clicked."""
REVIEWED = re.compile("preview/(analyses|desk|about)(/|$)")
"""The pages on which a preview has more than a publication."""
REPEATED = re.compile("/page/(?!2$)[0-9]+$")
"""The further pages of a list, whose cards are those of its second."""

ARTICLE = re.compile('<article class="analysis".*</article>', re.DOTALL)
END = '<i class="end"></i>'


class Watch:
    """A page that tells what runs and what is asked of other sites."""

    def __init__(self, browser: Browser, host: str) -> None:
        self.wrong: list[str] = []
        self._host = host
        context = browser.new_context()
        context.expose_binding("hit", lambda source, *_: self.wrong.append(f"ran: {source['page'].url}"))
        # (A route would see them, too, but Chromium keeps no file from one page to the next if there is any.)
        context.on("request", self._note)
        self.page = context.new_page()
        self.page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {self.page.url}"), dialog.dismiss()))
        context.on("page", lambda other: self.wrong.append(f"window: {other.url}") if other != self.page else None)

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self._host, "blob:", "data:image/")):
            self.wrong.append(f"asked {request.url}: {self.page.url}")

    def visit(self, address: str) -> Page:
        """Open a page, and note what stands in it."""
        self.page.goto(address)
        self.wrong += [f"{found}: {address}" for found in self.page.evaluate(FOUND)]
        return self.page


def join_texts(site: Path) -> None:
    """Write one page with the texts of all single attacks, `joined/`, in place of their own.

    After each stands a mark, which is no part of a text: where one is missing, a text has swallowed what follows it.
    """
    pages = sorted(site.glob("analyses/attack-*/index.html"))
    texts = [ARTICLE.findall(page.read_text(encoding="utf-8"))[0] for page in pages]
    frame = ARTICLE.split(pages[0].read_text(encoding="utf-8"))
    joined = site / "analyses" / "joined" / "index.html"  # (as deep as they)
    joined.parent.mkdir()
    joined.write_text(frame[0] + "".join(f"{text}{END}" for text in texts) + frame[1], encoding="utf-8")
    for page in pages:
        page.unlink()


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[tuple[str, Path]]:
    """The site of attacks, built not strictly, and its preview; the address of the host and the folder come back.

    The preview is without the texts of single attacks, and with one of the notebooks that hold them: its words are
    those of the site.
    """
    root = tmp_path_factory.mktemp("poisoned")
    served = root / "served"
    with serving_folder(served) as host:
        write_files(root, {**poisoned_site(), "mkdocs.yml": site_config(f"{host}site/")})
        (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
        built = build(root, "-d", str(served / "site"))
        assert built.code == 0, built.output[-3000:]
        join_texts(served / "site")
        for text in (*root.glob("docs/analyses/attack-*.md"), *root.glob("docs/analyses/cells-*[1-9]0.ipynb")):
            text.unlink()
        desk = ["-f", str(root / "mkdocs.yml"), "preview", "--expires", "2099-12-31", "--out", str(served / "preview")]
        preview = CliRunner().invoke(main, desk)
        assert preview.exit_code == 0, preview.output[-3000:]
        yield host, served


@pytest.mark.parametrize("folder", ["site", "preview"])
def test_no_attack_reaches_a_browser(browser: Browser, poisoned: tuple[str, Path], folder: str) -> None:
    host, served = poisoned
    watch = Watch(browser, host)
    pages = [path.parent.relative_to(served).as_posix() for path in sorted((served / folder).rglob("index.html"))]
    assert len(pages) > 30
    pages = [page for page in pages if not REPEATED.search(page)]
    if folder == "preview":  # (What only reviewers see stands in these.)
        pages = [page for page in pages if REVIEWED.match(page)]
    for page in pages:
        watch.visit(f"{host}{page}/")
    assert watch.wrong == []


def test_each_text_of_attacks_ends_where_it_should(browser: Browser, poisoned: tuple[str, Path]) -> None:
    host, _ = poisoned
    page = Watch(browser, host).visit(f"{host}site/analyses/joined/")
    assert page.locator("#content > .end").count() == page.locator("#content > .analysis").count() > 80


def test_no_text_of_a_live_chart_is_read_as_html(browser: Browser, poisoned: tuple[str, Path]) -> None:
    host, _ = poisoned
    watch = Watch(browser, host)
    page = watch.visit(f"{host}site/analyses/fields/")
    page.locator(".chart-picture").first.hover()
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert page.evaluate(FOUND) == []
    assert page.locator(".js-plotly-plot a").count() == 0
    assert watch.wrong == []


def test_the_watch_sees_what_runs_and_what_is_asked(browser: Browser, tmp_path: Path) -> None:
    html = "<p onclick=x>y</p><script>hit(1)</script><img src='https://foreign.example/x'><a href='javascript:x'>z</a>"
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    with serving_folder(tmp_path) as host:
        watch = Watch(browser, host)
        watch.visit(host)
        watch.page.wait_for_timeout(200)
    assert {wrong.split()[0] for wrong in watch.wrong} == {
        "ran:",
        "asked",
        "P",
        "A",
        "javascript:x:",
        "<script>hit(1)</script>:",
    }

"""What feed readers get of a page's HTML: full addresses, and nothing that runs, loads from elsewhere or is ours."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from dashboard.core.paths import BASE
from dashboard.feeds.portable_html import portable_html
from dashboard.markup.allowed import ELEMENTS
from tests.samples.attacks import ATTACKS

SITE = "https://example.org/deep/"
PAGE = f"{SITE}analyses/a/"


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ('<a href="#fn:1">1</a>', f'<a href="{PAGE}#fn:1">1</a>'),
        ('<a href="../b/?q=1#x">b</a>', f'<a href="{SITE}analyses/b/?q=1#x">b</a>'),
        (f'<a href="{BASE}data/x/#a">x</a>', f'<a href="{SITE}data/x/#a">x</a>'),
        ('<a href="/top/">r</a>', '<a href="https://example.org/top/">r</a>'),
        ('<a href="">r</a>', f'<a href="{PAGE}">r</a>'),
        ('<a href="https://osw.waw.pl/?a=1&amp;b=2">r</a>', '<a href="https://osw.waw.pl/?a=1&amp;b=2">r</a>'),
        ('<a href="mailto:a@example.org">r</a>', '<a href="mailto:a@example.org">r</a>'),
        ('<a href="http://[">r</a>', "<a>r</a>"),
        (
            f'<img src="{BASE}images/a.svg" alt="A &quot;b&quot;">',
            f'<img src="{SITE}images/a.svg" alt="A &quot;b&quot;">',
        ),
        ('<img src="a.png 1x" alt="">', f'<img src="{PAGE}a.png 1x" alt="">'),
        (
            '<img srcset="a.png 1x, ../b.png 2x" alt="">',
            f'<img srcset="{PAGE}a.png 1x, {SITE}analyses/b.png 2x" alt="">',
        ),
        ('<img src="//elsewhere.example/a.png" alt="A">', '<img alt="A">'),
        ('<img src="https://example.org.elsewhere.example/deep/a.png" alt="A">', '<img alt="A">'),
        ('<img src="https://example.org/deeper/a.png" alt="A">', '<img alt="A">'),
        ('<img srcset="a.png 1x, https://elsewhere.example/b.png 2x" alt="">', '<img alt="">'),
        ('<p id="fn:1" class="own-x" role="note" tabindex="0" aria-hidden="true">a</p>', "<p>a</p>"),
        ('<td colspan="2" style="color:red" onclick="x()">a</td>', "a"),
        ('<table><tbody><tr><td colspan="2" data-x="1">a</td></tr></tbody></table>', None),
        ("<p>a</p><script>b</script><style>c</style><svg><text>d</text></svg><button>e</button>", "<p>a</p>"),
        ("<form action='x'><input value='a'><p>b</p></form>", "<p>b</p>"),
        ('<p align="x">a</p><p align="right">b</p>', '<p>a</p><p align="right">b</p>'),
        ('<a href="#a" title="T">a</a> <abbr title="T">b</abbr>', f'<a href="{PAGE}#a">a</a> <abbr title="T">b</abbr>'),
        ('<pre><code><span class="k">if</span> x</code></pre>', "<pre><code>if x</code></pre>"),
        ('<p><span lang="pl">a</span></p>', None),
        ("<!-- a --><p>b</p>", "<p>b</p>"),
        ('<math display="block"><mi>x</mi></math>', '<math display="block"><mi>x</mi></math>'),
    ],
)
def test_html_is_made_portable(written: str, given: str | None) -> None:
    html = portable_html(written, PAGE, SITE)
    assert html == (given if given is not None else written.replace(' data-x="1"', ""))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_gets_into_a_feed(attack: str) -> None:
    for element in BeautifulSoup(portable_html(attack, PAGE, SITE), "html.parser").find_all(True):
        assert element.name in ELEMENTS
        for name, value in element.attrs.items():
            assert not name.startswith("on")
            assert name not in ("style", "class", "id")
            if name in ("href", "src"):
                assert str(value).startswith(SITE if name == "src" else ("http://", "https://", "mailto:", "tel:"))

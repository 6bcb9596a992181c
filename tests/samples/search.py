"""Three pages of a built site, of which two are searched."""

from __future__ import annotations

PAGE = """<!doctype html>
<html lang="{lang}"><head><title>Head</title></head><body><header>Frame</header><main><p>Before</p>
<article data-pagefind-body data-pagefind-filter="kind:analysis">
<h1>{title}</h1><p>{words}</p>
<figure class="chart"><figcaption><p>Caption</p></figcaption>
<div class="chart-picture pictures"><svg><text>Drawn</text></svg></div><table><tr><td>Tabled</td></tr></table></figure>
<pre>Coded</pre><p>After the chart.</p>
</article></main><footer>Foot</footer></body></html>"""
PAGES: dict[str, str | None] = {
    "index.html": PAGE.format(lang="en", title="Front", words="Trade doubled."),
    "analyses/handel/index.html": PAGE.format(lang="pl", title="Handel", words="O handlu."),
    "embed/trade/index.html": "<html lang=en><main>Embedded</main></html>",
}

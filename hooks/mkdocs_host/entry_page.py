"""The page that asks for the secret of a preview. It needs nothing else of the server, and no scripts."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from dashboard.editorial.preview_access import ENTRY

_STYLE = """
:root { color-scheme: light dark; --ink: #16202b; --paper: #fff; --rule: #6b7680; --alert: #a3261b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --paper: #14181d; --rule: #8a949d; --alert: #ffb4aa; } }
body { background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0; }
main { margin: 0 auto; max-width: 28rem; padding: 14vh 1.25rem 2rem; }
h1 { border-top: 3px solid var(--ink); font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; padding-top: .6rem; }
label { display: block; font-weight: 600; margin: 1.25rem 0 .3rem; }
input, button { border: 1px solid var(--rule); border-radius: 0; box-sizing: border-box; font: inherit; width: 100%; }
input, button { min-height: 2.75rem; padding: .4rem .7rem; }
button { background: var(--ink); color: var(--paper); cursor: pointer; font-weight: 600; margin-top: .8rem; }
:focus-visible { outline: 3px solid #2f6fd0; outline-offset: 2px; }
.alert { color: var(--alert); font-weight: 600; }
"""
POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    f"style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
)
"""The Content-Security-Policy of these pages."""


def entry_page(mount: str, asked_for: str, problem: str = "") -> bytes:
    """Make the form.

    Args:
        mount: the path of the site on the server, without a slash at its end.
        asked_for: the address that is shown when the secret is right.
        problem: what is wrong with the secret that was sent, as a sentence; empty if none was.
    """
    alert = f'<p class="alert" role="alert">{escape(problem)}</p>' if problem else ""
    form = (
        f'<form method="post" action="{escape(mount + ENTRY)}">'
        f'<input type="hidden" name="next" value="{escape(asked_for)}">'
        '<label for="secret">Shared secret</label>'
        '<input id="secret" name="secret" type="password" autocomplete="current-password" required autofocus>'
        "<button>Open the preview</button></form>"
    )
    return _page("Preview for reviewers", f"<p>Drafts are shown to those who have its secret.</p>{alert}{form}")


def refusal_page(title: str, words: str) -> bytes:
    """Make a page that says why a request is refused.

    Args:
        title: the words of the status, such as 'Forbidden'.
        words: why, and what to do.
    """
    return _page(title, f"<p>{escape(words)}</p>")


def bounce_page() -> bytes:
    """Make a page that loads itself again: browsers do not send the cookie when they follow another site's link."""
    refresh = '<meta http-equiv="refresh" content="0">'
    return _page("Preview for reviewers", "<p>The preview opens. If not, load this page again.</p>", refresh)


def _page(title: str, body: str, more: str = "") -> bytes:
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{more}'
    head += f'<meta name="robots" content="noindex"><title>{escape(title)}</title><style>{_STYLE}</style>'
    main = f"<main><h1>{escape(title)}</h1>{body}</main>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{main}</body></html>'.encode()

"""What was removed from HTML, and what to say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import field

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.markup.allowed import ATTRIBUTES, OWN_CLASS

_MOST_SHOWN = 60
_IN_MARKDOWN = "Write it in Markdown. HTML may hold text, tables, details, MathML, and pictures of the repository."
_SITE_LOOK = "Leave it out: the site gives texts their look."
_AS_LINK = "Write a link to it: pages show nothing that stands elsewhere."
_OWN_FILE = "Save the file under docs/ and write its path from here: pages load nothing from elsewhere."
_OTHER_NAME = "Choose another name: the site's own scripts use this one."
_ELEMENT_HINTS = {
    "center": 'Write <p align="center"> in its place, or leave it out.',
    "style": _SITE_LOOK,
    "svg": "Save it as a file under docs/images/ and show it as a picture.",
    **dict.fromkeys(("basefont", "big", "font"), "Leave it out and keep its words: the site gives them their look."),
    **dict.fromkeys(("audio", "embed", "iframe", "object", "video"), _AS_LINK),
}
"""What to do about an element."""
_VALUE_HINTS = {
    "align": "Write left, center, right or justify.",
    "name": "Choose another name: it is of the site, or has characters that addresses have not.",
    "target": "Write _blank or _self.",
    "valign": "Write top, middle, bottom or baseline.",
    **dict.fromkeys(("height", "width"), "Write a number, or one with %."),
    **dict.fromkeys(("border", "cellpadding", "cellspacing"), "Write a number."),
}
"""What to do about an attribute that the element may have, with another value."""
_ATTRIBUTE_HINTS = {
    "cite": "Write an address with https://, or leave it out.",
    "href": "Write an address with https://, http://, mailto: or tel:, without a password, or a path from this file.",
    "name": "Write id in place of name.",
    **dict.fromkeys(("src", "srcset"), _OWN_FILE),
    **dict.fromkeys(("class", "id"), _OTHER_NAME),
    **dict.fromkeys(("background", "bgcolor", "color", "face", "size"), _SITE_LOOK),
}
"""What to do about other attributes."""
_HIDING = frozenset(("datalist", "dialog", "mphantom"))
"""Elements whose words a browser does not show."""
_HIDING_STYLE = lazy_re(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_INSTEAD_OF_STYLES = {"text-align": "align", "width": "width", "height": "height"}
"""What stands in styles, and the attribute that says the same."""


class Removal(Frozen):
    """Something that was in the HTML and is not allowed."""

    element: str
    """The element; empty if it could not be read."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """The attributes of it that were removed; empty if the element itself was."""
    place: tuple[int, int] = (0, 0)
    """Line and column in the file; 0 if they are not known."""
    reason: str = ""
    """Why no element can be named."""

    @property
    def shows_hidden(self) -> bool:
        """Whether it hid words: these are left, and would be read."""
        is_hidden = "hidden" in self.attributes or _HIDING_STYLE.search(self.attributes.get("style", ""))
        return bool(is_hidden) or self.element in _HIDING

    @property
    def message(self) -> str:
        """What was read, and what is wrong with it."""
        if not self.element:
            return f"Read HTML that pages may not hold{self.reason}; readers do not get it."
        if not self.attributes:
            return f"Read <{_shortened(self.element)}>, which pages may not hold; readers do not get it."
        written = " ".join(f'{name}="{value}"' if value else _bare(name) for name, value in self.attributes.items())
        return f"Read {_shortened(written)} at <{self.element}>, which pages may not hold; readers do not get it."

    @property
    def hint(self) -> str:
        """What to do about it."""
        if not self.attributes:
            return _ELEMENT_HINTS.get(self.element, _IN_MARKDOWN)
        attribute, value = next(iter(self.attributes.items()))
        own = ATTRIBUTES.get(self.element, frozenset())
        if attribute.startswith("on"):
            return "Leave it out: no script of a text runs."
        if attribute == "style":
            instead = (name for look, name in _INSTEAD_OF_STYLES.items() if look in value and name in own)
            return next((f"Write {name}= in place of the style." for name in instead), _SITE_LOOK)
        if attribute == "class":
            return f"Begin a name of your own with {OWN_CLASS}; all other names belong to the site."
        if attribute in _VALUE_HINTS and attribute in own:
            return _VALUE_HINTS[attribute]
        return _ATTRIBUTE_HINTS.get(attribute, "Leave it out.")


def _bare(name: str) -> str:
    """An attribute without a value, as a text holds it: `# Words {-}` has no number in Pandoc."""
    return "{-}" if name == "-" else name


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"

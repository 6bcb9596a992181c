"""What was removed from HTML, and what to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.markup.allowed import ATTRIBUTES, OWN_CLASS

_MOST_SHOWN = 60


@dataclass(frozen=True)
class Removal:
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
    def message(self) -> str:
        """What was read, and what is wrong with it."""
        if not self.element:
            return f"Read HTML that pages may not hold{self.reason}; readers do not get it."
        if not self.attributes:
            return f"Read <{_shortened(self.element)}>, which pages may not hold; readers do not get it."
        written = " ".join(f'{name}="{value}"' if value else name for name, value in self.attributes.items())
        return f"Read {_shortened(written)} at <{self.element}>, which pages may not hold; readers do not get it."

    @property
    def hint(self) -> str:
        """What to do about it."""
        if not self.attributes:
            return "Write it in Markdown. HTML may hold text, tables, details, MathML, and pictures of the repository."
        attribute = next(iter(self.attributes))
        if attribute in ("href", "cite"):
            return "Write an address with https://, http://, mailto: or tel:, or a path from this file."
        if attribute in ("src", "srcset", "poster", "data", "background"):
            return "Save the file under docs/ and write its path from here: pages load nothing from elsewhere."
        if attribute == "class":
            return f"Begin a name of your own with {OWN_CLASS}; all other names belong to the site."
        if attribute == "id":
            return "Choose another name: the site's own scripts use this one."
        allowed = sorted(ATTRIBUTES["*"] | ATTRIBUTES.get(self.element, frozenset()))
        return f"Leave it out. <{self.element}> may have {', '.join(allowed)}."


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"

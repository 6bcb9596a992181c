"""The colours of the publication: one table for the pages, the pictures and the live charts.

A figure is drawn with placeholder colours, rgb(0, 0, n), since Plotly knows no CSS variables. In the SVG each
placeholder becomes its variable; in a live chart the style sheet made here does the same. So neither has to be
drawn again when a reader changes the palette.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colour:
    """A role, and what it looks like on paper and in the dark."""

    name: str
    light: str
    dark: str


COLOURS = (
    Colour("paper", "#fbfaf6", "#12171e"),
    Colour("sheet", "#f3f1ea", "#1a212b"),
    Colour("ink", "#16202e", "#f1eee6"),
    Colour("text", "#2a3442", "#d6d8da"),
    Colour("muted", "#5a6370", "#a3adb9"),
    Colour("rule", "#d9d6cc", "#2f3947"),
    Colour("grid", "#e6e3da", "#2a3340"),
    Colour("accent", "#8a1c16", "#ff8a7d"),
    Colour("focus", "#1f5a8c", "#7fb8e6"),
    # The data: fixed colours for the two, one muted tone each for the others, grey for the rest. A search found these
    # nearest to the tones wanted that names can be written in, on paper and on sheet, and that stay apart for readers
    # who are colour-blind; test_palette.py computes it, so change one and see.
    Colour("china", "#b3271e", "#ff8b7e"),
    Colour("russia", "#074878", "#5d96c5"),
    Colour("rest", "#696f74", "#828b96"),
    Colour("eu", "#5b5ea6", "#a9abec"),
    Colour("usa", "#3b5e1c", "#89c397"),
    Colour("india", "#a65b04", "#dfa465"),
    Colour("series-1", "#0e5e6e", "#79c4c6"),
    Colour("series-2", "#8e6638", "#e4b45a"),
    Colour("series-3", "#8a5a96", "#e2b9f0"),
    Colour("series-4", "#225c4f", "#9ddeb9"),
    Colour("series-5", "#8c5f4b", "#b1895c"),
    Colour("series-6", "#313f4b", "#75a6bf"),
    # Countries of which a map says nothing: neutral, and apart from every depth.
    Colour("land", "#ebe9e2", "#222a34"),
    # Depths of one colour, for amounts: the more, the darker on paper and the brighter in the dark.
    Colour("step-1", "#dbe6ea", "#1f2d38"),
    Colour("step-2", "#b0c9d3", "#2b4656"),
    Colour("step-3", "#82aaba", "#3d6980"),
    Colour("step-4", "#3f7389", "#6a9fb8"),
    Colour("step-5", "#1b4f66", "#a9d3e6"),
)
STEPS = tuple(f"step-{number}" for number in range(1, 6))

_NUMBER = {colour.name: 17 + index for index, colour in enumerate(COLOURS)}
_OWN = {
    **{role: role for role in ("china", "russia", "eu", "usa", "india")},
    "chinese": "china",
    "yuan": "china",
    "russian": "russia",
    "rouble": "russia",
}
"""Words that a series' or a dataset's name may begin with, and whose colour they have."""
_ORDER = tuple(f"series-{number}" for number in range(1, 7))


def placeholder(role: str) -> str:
    """The colour that stands for a role inside a figure."""
    return f"rgb(0, 0, {_NUMBER[role]})"


def css_variables() -> dict[str, str]:
    """From placeholder to CSS variable: what the drawing puts into the SVG."""
    return {placeholder(colour.name): f"var(--{colour.name})" for colour in COLOURS}


def role_of(key: str, position: int, dataset: str = "") -> str:
    """The colour of a series: its country's where its key begins with one, else the next in order.

    A series that stands alone may go by the name of its `dataset`.
    """
    own = (_OWN.get(name.lower().replace("_", "-").split("-")[0]) for name in (key, dataset))
    return next((role for role in own if role), _ORDER[position % len(_ORDER)])


def step_of(value: float, low: float, high: float) -> str:
    """The depth of colour for an amount, in five equal steps from the lowest to the highest."""
    part = (value - low) / (high - low) if high > low else 1.0
    return STEPS[min(len(STEPS) - 1, int(part * len(STEPS)))]


def scheme_css(which: str) -> str:
    """The variables of one scheme, 'light' or 'dark', as CSS declarations."""
    return "".join(f"--{colour.name}:{getattr(colour, which)};" for colour in COLOURS)


def stylesheet() -> str:
    """`assets/palette.css`: the variables of both schemes, and the mapping for live charts."""
    rules = [
        f"[data-md-color-scheme=default]{{{scheme_css('light')}}}",
        f"[data-md-color-scheme=slate]{{{scheme_css('dark')}}}",
        # Paper is always light, whatever the reader's screen was.
        f"@media print{{[data-md-color-scheme]{{{scheme_css('light')}--paper:#fff}}}}",
    ]
    for colour in COLOURS:
        for form in (placeholder(colour.name), placeholder(colour.name).replace(" ", "")):
            for thing in ("fill", "stroke"):
                # Plotly also writes these as attributes; what it sets by style wins over both.
                rules.append(
                    f'.chart-live [style*="{thing}: {form}"],.chart-live [{thing}="{form}"]'
                    f"{{{thing}:var(--{colour.name})!important}}"
                )
    return "\n".join(rules) + "\n"

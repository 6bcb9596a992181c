"""The colours of the publication: one table for the pages, the pictures and the live charts.

Plotly knows no CSS variables, so a figure is drawn with placeholder colours, rgb(0, 0, n). In an SVG each placeholder
is replaced by its CSS variable; in a live chart the style sheet made here does the same. So neither is drawn again when
a reader switches between light and dark.
"""

from __future__ import annotations

from dashboard.core.frozen import Frozen


class Colour(Frozen):
    """A colour by its role: its hex values in the light and in the dark scheme."""

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
    # Colours of data: strong ones for China and Russia, a muted one for each other partner and series, grey for the
    # rest. They were found by a search: the nearest to the tones we wanted that are dark enough to write names in, on
    # paper and on sheet, and that colour-blind readers can tell apart. test_palette.py checks this after a change.
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
    Colour("series-7", "#3c5aba", "#3ca8fc"),
    Colour("series-8", "#12482a", "#78ae9c"),
    Colour("both", "#5a3090", "#9c78d8"),
    # Lines that stand behind the highlighted ones: 3 to 1 on paper, as WCAG wants of what is drawn, and no more.
    Colour("behind", "#858b91", "#626c77"),
    # Countries on a map, neutral; one without data is hatched besides. The steps of a map are those from step-2 on.
    Colour("land", "#ebe9e2", "#222a34"),
    # Steps of one colour, for amounts: a larger amount is darker on paper and brighter in the dark.
    Colour("step-1", "#dbe6ea", "#1f2d38"),
    Colour("step-2", "#aac3cc", "#304e5f"),
    Colour("step-3", "#789dac", "#42718a"),
    Colour("step-4", "#3e7288", "#6da4be"),
    Colour("step-5", "#1b4f66", "#aedaee"),
)
SYSTEM = {
    "paper": "Canvas",
    "sheet": "Canvas",
    "ink": "CanvasText",
    "text": "CanvasText",
    "muted": "CanvasText",
    "rule": "color-mix(in srgb,Canvas 70%,CanvasText)",
    "grid": "color-mix(in srgb,Canvas 80%,CanvasText)",
    "accent": "LinkText",
    "focus": "Highlight",
    "land": "color-mix(in srgb,Canvas 85%,CanvasText)",
}
"""The system's colours, in place of ours where a reader forces them. There are too few for data, whose colours stay:
those of the scheme that is nearer to the system's background."""
LIGHT, DARK = ({colour.name: getattr(colour, scheme) for colour in COLOURS} for scheme in ("light", "dark"))
"""The colours of each scheme by their roles."""
BEHIND = "behind"
STEPS = tuple(f"step-{number}" for number in range(1, 6))

_PLACEHOLDER_NUMBERS = {colour.name: 17 + index for index, colour in enumerate(COLOURS)}


def placeholder(role: str) -> str:
    """The placeholder colour that stands for a role inside a figure, such as 'rgb(0, 0, 17)'."""
    return f"rgb(0, 0, {_PLACEHOLDER_NUMBERS[role]})"


def css_variables() -> dict[str, str]:
    """The CSS variable for each placeholder colour: an SVG has these in place of the placeholders."""
    return {placeholder(colour.name): f"var(--{colour.name})" for colour in COLOURS}


def step_of(value: float, low: float, high: float) -> str:
    """The role of the colour step for an amount; the five steps divide the range of amounts equally.

    Args:
        value: the amount.
        low: the lowest amount of the chart.
        high: the highest amount of the chart.

    Returns:
        One of `STEPS`; the deepest if all amounts are equal.
    """
    share = (value - low) / (high - low) if high > low else 1.0
    return STEPS[min(len(STEPS) - 1, int(share * len(STEPS)))]


def scheme_css(scheme: str) -> str:
    """The CSS variables of one scheme, 'light' or 'dark', as declarations."""
    return "".join(f"--{colour.name}:{getattr(colour, scheme)};" for colour in COLOURS)


def stylesheet() -> str:
    """The text of `assets/palette.css`: the variables of both schemes."""
    system = "".join(f"--{name}:{colour};" for name, colour in SYSTEM.items())
    rules = [
        f"[data-md-color-scheme=default]{{{scheme_css('light')}}}",
        f"[data-md-color-scheme=slate]{{{scheme_css('dark')}}}",
        # Print is always light, whatever scheme the reader has on the screen.
        f"@media print{{[data-md-color-scheme]{{{scheme_css('light')}--paper:#fff}}}}",
        f"@media (forced-colors:active){{[data-md-color-scheme]{{{scheme_css('light')}{system}}}}}",
        f"@media (forced-colors:active) and (prefers-color-scheme:dark)"
        f"{{[data-md-color-scheme]{{{scheme_css('dark')}{system}}}}}",
    ]
    return "\n".join(rules) + "\n"


def live_styles() -> str:
    """The rules that colour live charts. They are loaded with Plotly, which draws with placeholders."""
    rules = []
    for colour in COLOURS:
        for value in (placeholder(colour.name), placeholder(colour.name).replace(" ", "")):
            for property_name in ("fill", "stroke"):
                # Plotly writes them as styles and as attributes: both are matched, and the rule wins over both.
                rules.append(
                    f'.chart-live [style*="{property_name}: {value}"],.chart-live [{property_name}="{value}"]'
                    f"{{{property_name}:var(--{colour.name})!important}}"
                )
    return "\n".join(rules) + "\n"

"""What comes through of a figure that code drew with Plotly. All else is refused, with a way that works instead.

A figure comes through whole or not at all: what is listed nowhere here might be a mark, and a mark that is left out
without a word misleads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from dashboard.charts.types import CHART_TYPES
from dashboard.core.lazy_re import lazy_re

TRACE_TYPES = ("bar", "scatter", "pie")
"""The types of traces that the bundle of plotly.js for readers can draw."""
_DRAWN = """
    type mode x y labels values name orientation text textposition marker line fill fillcolor opacity stackgroup hole
    xaxis yaxis
"""
DRAWN_KEYS = frozenset(_DRAWN.split())
"""The attributes of a trace that its marks are made of."""
MARKER_KEYS = frozenset(("color", "colors", "size", "sizemode", "sizeref", "sizemin", "symbol", "line", "opacity"))
"""Those of its `marker`."""
_OWN = """
    hovertemplate hoverinfo hovertext hoverlabel hoveron customdata ids uid uirevision legend legendgroup
    legendgrouptitle legendrank legendwidth showlegend meta texttemplate textfont insidetextfont outsidetextfont
    textangle textinfo constraintext insidetextanchor insidetextorientation alignmentgroup offsetgroup cliponaxis
    connectgaps domain direction rotation sort pull automargin selected unselected selectedpoints xhoverformat
    yhoverformat zorder stackgaps
"""
_OWN_KEYS = frozenset(_OWN.split())
"""Attributes that are ours to choose: names, labels, order. They hold no mark."""
_LAYOUT = """
    template title xaxis yaxis legend margin height width autosize barmode bargap bargroupgap meta annotations
    hovermode hoverdistance spikedistance hoverlabel font showlegend colorway piecolorway extendpiecolors grid
    paper_bgcolor plot_bgcolor uirevision clickmode dragmode separators modebar uniformtext coloraxis
"""
_OWN_LAYOUT = frozenset(_LAYOUT.split())
_AXIS = """
    anchor autorange autorangeoptions automargin autotickangles calendar categoryarray categoryorder color constrain
    constraintoward domain dtick exponentformat fixedrange gridcolor griddash gridwidth hoverformat layer linecolor
    linewidth matches maxallowed minallowed minexponent minor mirror nticks overlaying position range rangemode
    rangeselector rangeslider scaleanchor scaleratio separatethousands showexponent showgrid showline showspikes
    showticklabels side spikecolor spikedash spikemode spikesnap spikethickness tick0 tickangle tickcolor tickfont
    tickformat ticklabelindex ticklabelmode ticklabeloverflow ticklabelposition ticklabelshift ticklabelstandoff
    ticklabelstep ticklen tickmode ticks tickson tickvals tickwidth title type uirevision visible zeroline
    zerolinecolor zerolinewidth zerolinelayer
"""
_AXIS_KEYS = frozenset(_AXIS.split())
"""Attributes of an axis that are ours to choose, or that are looked at. They change no label's meaning."""
_AXIS_TYPES = (None, "-", "linear", "log", "date", "category")
_AUTORANGES = (None, True, False, "min", "max")
TICK_FORMATS = lazy_re(r"\A(?:[ +(-]?0?\d*,?(\.\d+)?~?[defgrs]?|([^%]*%[-_0]?[A-Za-z])+[^%]*)\Z")
"""Formats of numbers as they are, and of dates."""
_TOUCHING = 0.005
"""By so much plots may overlap, as parts of the whole figure: what is lost in rounding."""
_DECLARE = "Declare it: chart(id=…, type={}, …)"
_INSTEAD = {
    "histogram": ("histogram", "counts, edges = numpy.histogram(values, bins=10); px.bar(x=edges[:-1], y=counts)"),
    "box": ("box", "px.scatter(frame.groupby(x)[y].quantile([0, .25, .5, .75, 1]).reset_index(), x=x, y=y)"),
    "violin": ("box", "px.scatter(frame.groupby(x)[y].quantile([0, .25, .5, .75, 1]).reset_index(), x=x, y=y)"),
    "histogram2d": ("heatmap", "px.bar(frame.value_counts(x).reset_index(), x=x, y='count')"),
    "heatmap": ("heatmap", ""),
    "treemap": ("treemap", ""),
    "sunburst": ("treemap", ""),
    "icicle": ("treemap", ""),
    "sankey": ("sankey", ""),
    "parcats": ("sankey", ""),
    "choropleth": ("choropleth", ""),
    "choroplethmap": ("choropleth", ""),
    "scattergeo": ("map", ""),
    "scattermap": ("map", ""),
    "funnel": ("bar", "px.bar(frame, x=value, y=stage, orientation='h')"),
    "funnelarea": ("bar", "px.bar(frame, x=name, y=value)"),
    "barpolar": ("bar", "px.bar(frame, x=theta, y=r)"),
    "scatterpolar": ("line", "px.line(frame, x=theta, y=r)"),
    "waterfall": ("bar", "px.bar(frame, x=x, y=change)"),
    "indicator": ("number", ""),
    "table": ("table", "show the frame itself as the last line of the cell"),
    "splom": ("scatter", "px.scatter of one pair of measures after the other"),
    "scatter3d": ("scatter", "px.scatter of two of the three measures"),
}
"""By type of trace: a type of chart that shows the like, and code that Plotly figures may hold. Either may be empty."""
_MOVES = "Draw one moment, or the moments as panels: px.bar(frame, …, facet_col=…)"


class Refusal(NamedTuple):
    """Something that a figure holds and no chart of ours can show."""

    message: str
    hint: str


def refusals(figure: Mapping[str, Any], traces: list[dict[str, Any]]) -> Iterator[Refusal]:
    """What of a figure cannot come through.

    Args:
        figure: in Plotly's schema.
        traces: what `read_trace` returned for each of its traces.

    Yields:
        Each thing once: what was read, and what to do instead.
    """
    layout = figure.get("layout") or {}
    if frames := figure.get("frames"):
        yield Refusal(f"The figure is an animation of {len(frames)} frames; a page would show one of them.", _MOVES)
    elif layout.get("sliders") or layout.get("updatemenus"):
        yield Refusal("The figure has sliders or buttons; a page would show one of its states.", _MOVES)
    for kind in dict.fromkeys(trace["type"] for trace in traces if trace["type"] not in TRACE_TYPES):
        expected = f"{', '.join(TRACE_TYPES[:-1])} or {TRACE_TYPES[-1]}"
        yield Refusal(f"The figure has a trace of type '{kind}', expected {expected}.", drawn_instead(kind))
    if any(trace["type"] not in TRACE_TYPES for trace in traces):
        return  # (what such a trace holds needs no list)
    if len({trace["type"] == "pie" for trace in traces}) > 1:
        yield Refusal("A pie shares the figure with other marks.", "Draw one figure for each.")
    elif traces and traces[0]["type"] == "pie" and len(traces) > 1:
        yield Refusal("The figure has more than one pie.", "Draw bars in panels: px.bar(frame, x=…, y=…, facet_col=…).")
    yield from dict.fromkeys(refusal for trace in figure["data"] for refusal in _of_trace(trace))
    yield from dict.fromkeys(refusal for trace in traces for refusal in _of_places(trace))
    yield from _of_layout(layout, traces)


def drawn_instead(kind: str) -> str:
    """What to draw in place of traces of a type."""
    form, code = _INSTEAD.get(kind, ("", ""))
    ways = [_DECLARE.format(f'"{form}"')] if form in CHART_TYPES else []
    ways += [f"{'or' if ways else 'Write'} {code}" if code else ""]
    return ", ".join(filter(None, ways)) + "." if any(ways) else "Draw lines, bars, points or a pie of the same rows."


def _of_trace(trace: Mapping[str, Any]) -> Iterator[Refusal]:
    if trace.get("visible", True) is not True:
        yield Refusal("A trace of the figure is hidden.", "Leave it out of the figure, or show it.")
    marker, line = trace.get("marker") or {}, trace.get("line") or {}
    if (marker.get("pattern") or {}).get("shape") or (trace.get("fillpattern") or {}).get("shape"):
        yield Refusal(
            "The figure tells its marks apart by patterns, which here mean that a value is not final.",
            "Use color= in place of pattern_shape=.",
        )
    if _is_amounts(marker.get("color")) or _is_amounts(marker.get("colors")) or _is_amounts(line.get("color")):
        yield Refusal(
            "The colours of the figure are amounts, which neither its table nor its words would have.",
            "Leave color= out or let it name a field of texts; amounts by colour are chart(type='heatmap', …).",
        )
    if trace.get("groupnorm"):
        yield Refusal("The figure turns its amounts into shares.", "Compute the shares in code, and draw them as y.")
    if trace.get("fill") not in (None, "", "none", "tozeroy", "tonexty"):
        hint = "Fill down to zero (px.area) or to the line before (fill='tonexty')."
        yield Refusal(f"Read the fill '{trace['fill']}'.", hint)
    if trace.get("stackgroup") and trace.get("orientation") == "h":
        yield Refusal("The areas of the figure lie on their side.", "Leave orientation= out.")
    for key in ("error_x", "error_y"):
        if trace.get(key):
            hint = "Draw the lower and the upper ends as lines of their own: px.line(frame, x=…, y=['low', 'high'])."
            yield Refusal(f"The figure has error bars ({key}), whose ends no table would have.", hint)
    if "base" in trace:
        hint = "Spans of time are chart(type='timeline', …); a change is chart(type='dumbbell', …) or a bar from zero."
        yield Refusal("Bars of the figure do not begin at zero ('base').", hint)
    known = DRAWN_KEYS | _OWN_KEYS | {"visible", "error_x", "error_y", "base", "groupnorm", "fillpattern"}
    own_marker = MARKER_KEYS | {"pattern", "coloraxis", "cornerradius"}
    unknown = [key for key in trace if key not in known]
    unknown += [f"marker.{key}" for key in marker if key not in own_marker]
    if unknown:
        yield Refusal(f"Read {', '.join(sorted(unknown))} in a trace, which no chart here shows.", "Leave it out.")


def _of_places(trace: Mapping[str, Any]) -> Iterator[Refusal]:
    place, amount = ("labels", "values") if trace["type"] == "pie" else ("x", "y")
    if trace.get("orientation") == "h":
        place, amount = amount, place
    places, amounts = trace.get(place), trace.get(amount) or []
    if any(isinstance(value, list) for value in [*(places or []), *amounts]):
        hint = "Join the names of a place to one text, or draw panels: px.bar(frame, …, facet_col=…)."
        yield Refusal(f"The places of the marks have two levels: read lists in {place}, expected one list.", hint)
    elif trace["type"] == "pie" and places and not amounts:
        hint = "Count in code: px.pie(frame.value_counts(name).reset_index(), names=name, values='count')."
        yield Refusal("The pie has names and no values; Plotly would count the names.", hint)
    elif (places is not None or trace["type"] == "pie") and len(places or []) != len(amounts):
        message = (
            f"Read {len(places or [])} values in {place} and {len(amounts)} in {amount}, expected as many in each."
        )
        yield Refusal(message, f"Give each mark its {place} and its {amount}.")
    elif trace["type"] == "pie" or any(isinstance(value, str) for value in places or []):
        nameless = [read for name, read in zip(places or [], amounts, strict=True) if not str(name or "").strip()]
        if shown := [read for read in nameless if read is not None]:
            what = "A part of the pie" if trace["type"] == "pie" else "A mark"
            hint = "Name it in code: frame[name] = frame[name].fillna('Not known'); or leave it out: frame.dropna()."
            yield Refusal(f"{what} has the amount {shown[0]} and no name: read None or an empty text.", hint)


def _of_axis(axis: Mapping[str, Any]) -> Iterator[Refusal]:
    own_words = [key for key in ("ticktext", "tickprefix", "ticksuffix", "labelalias") if axis.get(key)]
    if own_words:
        hint = "Rename the places in code; the unit stands in the title of the axis, or comes from the dataset."
        yield Refusal(f"An axis writes words of its own at its ticks: {', '.join(own_words)}.", hint)
    if not TICK_FORMATS.match(str(axis.get("tickformat") or "")):
        hint = "Compute the amounts in code as they are to be read, such as shares times 100, and leave tickformat out."
        yield Refusal(f"Read the tickformat '{axis['tickformat']}', which shows other amounts than the table.", hint)
    if axis.get("autorange") not in _AUTORANGES or _is_reversed(axis.get("range")):
        hint = "Leave autorange= and the reversed range= out; to order names, sort the rows in code."
        yield Refusal("An axis of the figure runs backwards.", hint)
    if axis.get("type") not in _AXIS_TYPES:
        yield Refusal(
            f"Read an axis of type '{axis['type']}', expected linear, log, date or category.", "Leave it out."
        )
    known = _AXIS_KEYS | {"ticktext", "tickprefix", "ticksuffix", "labelalias", "showtickprefix", "showticksuffix"}
    if unknown := sorted(key for key in axis if key not in known):
        yield Refusal(f"Read {', '.join(unknown)} in an axis, which no chart here shows.", "Leave it out.")


def _is_reversed(limits: Any) -> bool:
    if not isinstance(limits, list) or len(limits) != 2 or None in limits:
        return False
    low, high = limits
    return bool(low > high if isinstance(low, int | float) and isinstance(high, int | float) else str(low) > str(high))


def _of_layout(layout: Mapping[str, Any], traces: list[dict[str, Any]]) -> Iterator[Refusal]:
    if layout.get("shapes") or layout.get("images") or layout.get("selections"):
        hint = "Say it in the text or in the note; chart(…) takes 'annotations' and 'events'."
        yield Refusal("The figure has shapes or images of its own, such as add_hline draws.", hint)
    if layout.get("barnorm"):
        yield Refusal("The figure turns its bars into shares.", "Compute the shares in code, and draw them as y.")
    axes = {key: axis or {} for key, axis in layout.items() if re.fullmatch(r"[xy]axis\d*", key)}
    if any(axis.get("overlaying") or axis.get("anchor") == "free" for axis in axes.values()):
        hint = "Draw one figure for each measure, or panels of one measure: px.line(frame, …, facet_col=…)."
        yield Refusal("Two axes lie over one plot.", hint)
    elif any(_overlap(one, other) for one, other in combinations(_plots(traces, axes), 2)):
        yield Refusal("Two plots of the figure lie over one another.", "Draw one figure for each.")
    yield from dict.fromkeys(refusal for axis in axes.values() for refusal in _of_axis(axis))
    unknown = [
        key
        for key in layout
        if key not in _OWN_LAYOUT | {"shapes", "images", "selections", "barnorm", "sliders", "updatemenus"}
        and key not in axes
    ]
    if unknown:
        message = f"Read {', '.join(sorted(unknown))} in the layout, which no chart here shows."
        yield Refusal(message, "Draw lines, bars, points or a pie, each on one pair of axes.")


def _plots(traces: list[dict[str, Any]], axes: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[float, ...]]:
    """The edges of all plots: left, right, lower, upper."""
    for x, y in dict.fromkeys((trace.get("xaxis") or "x", trace.get("yaxis") or "y") for trace in traces):
        domains = (axes.get(f"{axis[0]}axis{axis[1:]}", {}).get("domain") for axis in (x, y))
        yield tuple(float(edge) for domain in domains for edge in domain or (0.0, 1.0))


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(min(one[high], other[high]) - max(one[low], other[low]) > _TOUCHING for low, high in ((0, 1), (2, 3)))


def _is_amounts(colour: Any) -> bool:
    if isinstance(colour, dict):
        return "bdata" in colour
    return isinstance(colour, list) and any(isinstance(value, int | float) for value in colour)

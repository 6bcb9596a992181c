"""Making the artefacts of charts: from the cache, or drawn in batches and then kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import batched

from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.charts.figure.captions import alternative
from dashboard.charts.figure.figure import Figure, build_figure
from dashboard.charts.figure.readout_room import readout_lines
from dashboard.charts.render.artefacts import Artefacts, ChartRequest
from dashboard.charts.render.chart_json import chart_json
from dashboard.charts.render.drawing import Drawer, RenderJob, UndrawnPictureError, drawing_digest
from dashboard.charts.render.embed_code import embed_code, oembed_json
from dashboard.charts.render.figure_html import figure_html
from dashboard.charts.render.joined_marks import join_marks
from dashboard.charts.render.light_outlines import light_outlines
from dashboard.charts.render.polylines import write_in_steps
from dashboard.charts.render.small_picture import is_light, listed_svg, small_picture, standalone_small_svg
from dashboard.charts.render.standalone_svg import standalone_svg
from dashboard.charts.render.table import rows_csv
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import SMALL
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding

BATCH_SIZE = 64
"""Charts that are drawn and kept at a time."""


def make_artefacts(
    requests: Iterable[ChartRequest],
    site_name: str,
    cache: Cache,
    get_drawer: Callable[[], Drawer] | None,
    findings: list[Finding],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[tuple[str, str], Artefacts]:
    """Make the artefacts of all charts that are not in the cache yet.

    Each batch is stored as soon as it is drawn. So a run that was stopped continues at that place.

    Args:
        requests: the charts.
        site_name: of the site, for citations.
        cache: where artefacts are kept.
        get_drawer: returns the drawer; only called when something has to be drawn. Without it, pictures are empty
            boxes of the right size.
        findings: gets the charts that cannot be drawn, each at its place. The others are drawn all the same.
        progress: called with the numbers of pictures that are done and that there are in all.

    Returns:
        The artefacts by the chart's id and the text alternative of its place, in the order of the requests, whatever
        the cache holds; without charts that cannot be drawn.

    Raises:
        DrawingError: the drawer could not draw.
    """
    all_artefacts: list[Artefacts] = []
    missing: list[Artefacts] = []
    kept_keys: set[str] = set()
    engine = engine_digest()
    for request in requests:
        key = request.key(site_name, engine)
        if get_drawer is None and not cache.has(key, "html"):
            key = key_of("blank", key)
        artefacts = Artefacts(request, key, cache)
        all_artefacts.append(artefacts)
        if cache.has(key, "html"):
            kept_keys.add(key)
        else:
            missing.append(artefacts)
    done, total = 0, sum(len(_sizes(artefacts.request)) for artefacts in missing)
    for batch in batched(missing, BATCH_SIZE):
        figures: dict[int, Figure] = {}
        batch_requests = [artefacts.request for artefacts in batch]
        for number, request in enumerate(batch_requests):
            with guarding(request.path, findings, "drawn", request.line):
                figures[number] = build_figure(request.chart.selection)

        def batch_progress(count: int, before: int = done) -> None:
            progress(before + count, total)

        pictures = _draw_sound(batch_requests, figures, cache, get_drawer, batch_progress, findings)
        for number, figure in figures.items():
            request = batch_requests[number]
            with guarding(request.path, findings, "drawn", request.line):
                pictures_by_size = {size: pictures[figure.id, size] for size in _sizes(request)}
                _write_artefacts(batch[number], figure, pictures_by_size, site_name)
                kept_keys.add(batch[number].key)
        for request in batch_requests:
            request.chart.release_rows()
        done += sum(map(len, map(_sizes, batch_requests)))
    sound = [artefacts for artefacts in all_artefacts if artefacts.key in kept_keys]
    return {(artefacts.id, artefacts.request.alt): artefacts for artefacts in sound}


def _sizes(request: ChartRequest) -> tuple[str, ...]:
    """The names of the sizes in which a chart is drawn."""
    return ("wide", "narrow", SMALL.name) if request.listed else ("wide", "narrow")


def _draw_sound(
    requests: Sequence[ChartRequest],
    figures: dict[int, Figure],
    cache: Cache,
    get_drawer: Callable[[], Drawer] | None,
    progress: Callable[[int], None],
    findings: list[Finding],
) -> dict[tuple[str, str], str]:
    """The pictures of the figures, which have the numbers of their requests. What no browser can draw is taken out."""
    while True:
        jobs = [RenderJob(figure, size) for number, figure in figures.items() for size in _sizes(requests[number])]
        try:
            return _draw_pictures(jobs, cache, get_drawer, progress)
        except UndrawnPictureError as error:
            number = next(number for number, figure in figures.items() if figure is error.job.figure)
            del figures[number]
            path, line = requests[number].path, requests[number].line
            finding = Finding(id="no-picture", path=path, line=line, message=str(error), hint=error.hint)
            findings.append(finding)


def _draw_pictures(
    jobs: Sequence[RenderJob],
    cache: Cache,
    get_drawer: Callable[[], Drawer] | None,
    progress: Callable[[int], None],
) -> dict[tuple[str, str], str]:
    """The picture of each job, by the figure's id and its size. Equal figures are drawn once, whatever their texts."""
    if get_drawer is None:
        return {(job.figure.id, job.size): job.blank_svg() for job in jobs}
    jobs_by_key = {key_of("picture", drawing_digest(), json.dumps(job.payload())): job for job in jobs}
    missing = {key: job for key, job in jobs_by_key.items() if not cache.has(key, "svg")}
    if missing:
        for key, svg in zip(missing, get_drawer().draw([*missing.values()], progress), strict=True):
            cache.write(key, svg.encode(), "svg")
    return {
        (job.figure.id, job.size): cache.path(key, "svg").read_text(encoding="utf-8")
        for key, job in jobs_by_key.items()
    }


def _write_artefacts(artefacts: Artefacts, figure: Figure, pictures: Mapping[str, str], site_name: str) -> None:
    """Write all files of one chart into the cache. `pictures` are its drawings by the name of their size."""
    request = artefacts.request
    selection = request.chart.selection
    alt = alternative(selection, request.alt)
    small = {}
    if request.listed:
        picture = small_picture(pictures[SMALL.name])
        small = {"small": listed_svg(picture)} if is_light(picture) else {}
        small["small.svg"] = standalone_small_svg(picture)
    pictures = {size: _light(pictures[size], selection) for size in figure.layouts}
    svg = standalone_svg(selection, alt, pictures["wide"], figure.layouts["wide"]["height"], request.address)
    code, frame, readout = None, {}, readout_lines(selection)
    if request.has_frame:
        heights = {size: int(layout["height"]) for size, layout in figure.layouts.items()}
        code = embed_code(request.embed, selection, heights, readout)
        site_url = request.embed.removesuffix(f"embed/{request.chart.id}/")
        frame = {"oembed.json": oembed_json(code, request.chart.title, site_name, site_url)}
    files = {
        "svg": svg,
        "csv": rows_csv(selection.dataset, selection.rows),
        "json": chart_json(selection, figure),
        **pictures,
        **small,
        **frame,
        # This file is written last: if it is in the cache, all others are.
        "html": figure_html(request, alt, pictures, site_name, readout, code),
    }
    for ending, text in files.items():
        artefacts.cache.write(artefacts.key, text.encode(), ending)


def _light(picture: str, selection: Selection) -> str:
    """A drawing with fewer elements and numbers, which looks the same."""
    is_map = ALL_CHART_TYPES[selection.chart.type].is_map
    return write_in_steps(join_marks(light_outlines(picture) if is_map else picture))

"""Bar charts as SVG: no script, no style sheet, no font from elsewhere.

Everything is a presentation attribute, so the file may be embedded under a
strict content security policy. Series differ by pattern as well as by colour,
and every bar carries its number, so that a print in black and white can be read.
The same chart gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree as ET

from django.utils.translation import gettext as _

from tapem.documents.layout import clean
from tapem.kernel.numbers import format_number, truncate

WIDTH = 800
LABEL_WIDTH = 250
RIGHT_ROOM = 90
BAR_HEIGHT = 18
GROUP_GAP = 12
HEAD_HEIGHT = 40
LEGEND_HEIGHT = 26
AXIS_HEIGHT = 30
LETTERS_PER_LINE = 36
INK = "#1f2933"
FAINT = "#d5dbe1"
COLOURS = ("#1d5f8a", "#e08a1e", "#3b7d4f", "#8a4f9e", "#6b7280")
FONT = "Arial, Helvetica, sans-serif"
STEPS = (1, 2, 5, 10)
GUIDES = 5


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values, in the order of the labels; None means no figure."""

    name: str
    values: tuple[int | Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars lying beside long labels; several series stand together or in one bar."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    description: str = ""
    maximum: int | None = None
    is_stacked: bool = False


def render_bars(chart: BarChart) -> bytes:
    """Return the chart as an SVG file."""
    rows = 1 if chart.is_stacked else max(1, len(chart.series))
    group = rows * BAR_HEIGHT + GROUP_GAP
    legend = LEGEND_HEIGHT if len(chart.series) > 1 else 0
    top = HEAD_HEIGHT + legend
    height = top + group * len(chart.labels) + AXIS_HEIGHT
    svg = _canvas(chart, height)
    scale = _Scale(_nice_maximum(chart))
    _draw_guides(svg, scale, top, height - AXIS_HEIGHT, chart.unit)
    if legend:
        _draw_legend(svg, chart.series)
    for place, label in enumerate(chart.labels):
        at = top + place * group
        _draw_label(svg, label, at + (group - GROUP_GAP) / 2)
        _draw_bars(svg, chart, place, at, scale)
    drawn: bytes = ET.tostring(svg, encoding="utf-8")
    return drawn


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to pixels."""

    maximum: float

    def width(self, value: float) -> float:
        room = WIDTH - LABEL_WIDTH - RIGHT_ROOM
        return round(max(0.0, min(value, self.maximum)) / self.maximum * room, 1)


def _nice_maximum(chart: BarChart) -> float:
    """Return the end of the axis: as told, else the next 1, 2 or 5 times a power of ten."""
    if chart.maximum is not None:
        return float(max(1, chart.maximum))
    largest = max(_largest_values(chart), default=0.0)
    power = 1.0
    while power * 10 <= largest:
        power *= 10
    return next((step * power for step in STEPS if step * power >= largest), largest) or 1.0


def _largest_values(chart: BarChart) -> list[float]:
    columns = [[float(value or 0) for value in series.values] for series in chart.series]
    if not chart.is_stacked:
        return [value for values in columns for value in values]
    return [sum(values) for values in zip(*columns, strict=True)]


def _canvas(chart: BarChart, height: float) -> ET.Element:
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
    svg.set("viewBox", f"0 0 {WIDTH} {height:g}")
    svg.set("width", str(WIDTH))
    svg.set("height", f"{height:g}")
    svg.set("font-family", FONT)
    ET.SubElement(svg, "title").text = clean(chart.title)
    ET.SubElement(svg, "desc").text = clean(chart.description) or _in_words(chart)
    _draw_patterns(svg)
    _box(svg, (0, 0, WIDTH, height), "#ffffff")
    _write(svg, chart.title, (12, 24), size=15, weight="bold")
    return svg


def _in_words(chart: BarChart) -> str:
    """Say the figures, for those who do not see the bars."""
    said = []
    for place, label in enumerate(chart.labels):
        for series in chart.series:
            value = series.values[place]
            number = (
                _("tidak ada data") if value is None else f"{_shown(value)} {chart.unit}".strip()
            )
            said.append(f"{clean(label)}, {clean(series.name)}: {number}")
    return "; ".join(said)


def _draw_patterns(svg: ET.Element) -> None:
    """Stripes on top of the colour tell series apart without colour."""
    defs = ET.SubElement(svg, "defs")
    for place, turn in enumerate((45, 135, 90, 0), start=1):
        pattern = ET.SubElement(defs, "pattern", id=f"p{place}", width="6", height="6")
        pattern.set("patternUnits", "userSpaceOnUse")
        pattern.set("patternTransform", f"rotate({turn})")
        _box(pattern, (0, 0, 2, 6), "#ffffff", opacity="0.45")


def _draw_guides(svg: ET.Element, scale: _Scale, top: float, bottom: float, unit: str) -> None:
    for step in range(GUIDES + 1):
        value = scale.maximum * step / GUIDES
        x = LABEL_WIDTH + scale.width(value)
        line = ET.SubElement(svg, "line", x1=f"{x:g}", x2=f"{x:g}", y1=f"{top:g}")
        line.set("y2", f"{bottom:g}")
        line.set("stroke", INK if step == 0 else FAINT)
        words = f"{_shown(Decimal(str(round(value, 6))))} {unit if step == GUIDES else ''}".strip()
        _write(svg, words, (x, bottom + 18), size=11, anchor="middle")


def _draw_legend(svg: ET.Element, series: Sequence[Series]) -> None:
    x = float(LABEL_WIDTH)
    for place, one in enumerate(series):
        _fill(svg, (x, HEAD_HEIGHT - 6, 14, 14), place)
        _write(svg, one.name, (x + 20, HEAD_HEIGHT + 6), size=12)
        x += 40 + 7 * len(one.name)


def _draw_label(svg: ET.Element, label: str, middle: float) -> None:
    lines = _two_lines(clean(label))
    first = middle + 4 - 7 * (len(lines) - 1)
    for place, line in enumerate(lines):
        _write(svg, line, (LABEL_WIDTH - 10, first + 14 * place), size=12, anchor="end")


def _two_lines(label: str) -> list[str]:
    """Break a long label once at a blank; what is still too long is cut."""
    if len(label) <= LETTERS_PER_LINE:
        return [label]
    at = label.rfind(" ", 0, LETTERS_PER_LINE + 1)
    at = at if at > 0 else LETTERS_PER_LINE
    rest = label[at:].strip()
    cut = rest if len(rest) <= LETTERS_PER_LINE else rest[: LETTERS_PER_LINE - 1] + "…"
    return [label[:at], cut]


def _draw_bars(svg: ET.Element, chart: BarChart, place: int, top: float, scale: _Scale) -> None:
    x = float(LABEL_WIDTH)
    for order, series in enumerate(chart.series):
        value = series.values[place]
        y = top if chart.is_stacked else top + order * BAR_HEIGHT
        width = scale.width(float(value or 0))
        _fill(svg, (x, y + 1, width, BAR_HEIGHT - 2), order)
        if chart.is_stacked:
            x += width
        else:
            words = _("tidak ada data") if value is None else _shown(value)
            _write(svg, words, (x + width + 5, y + BAR_HEIGHT - 5), size=11)
    if chart.is_stacked:
        total = sum((series.values[place] or 0 for series in chart.series), Decimal())
        _write(svg, _shown(total), (x + 5, top + BAR_HEIGHT - 5), size=11)


def _fill(svg: ET.Element, box: tuple[float, float, float, float], order: int) -> None:
    _box(svg, box, COLOURS[order % len(COLOURS)])
    if order:
        _box(svg, box, f"url(#p{(order - 1) % 4 + 1})")


def _box(
    svg: ET.Element, box: tuple[float, float, float, float], fill: str, *, opacity: str = ""
) -> None:
    x, y, width, height = (f"{part:g}" for part in box)
    made = ET.SubElement(svg, "rect", x=x, y=y, width=width, height=height, fill=fill)
    if opacity:
        made.set("fill-opacity", opacity)


def _write(
    svg: ET.Element,
    words: str,
    at: tuple[float, float],
    *,
    size: int,
    anchor: str = "start",
    weight: str = "normal",
) -> None:
    x, y = (f"{part:g}" for part in at)
    made = ET.SubElement(svg, "text", x=x, y=y, fill=INK)
    made.set("font-size", str(size))
    made.set("text-anchor", anchor)
    made.set("font-weight", weight)
    made.text = clean(words)


def _shown(value: int | Decimal) -> str:
    """Return the number in Indonesian signs; cut, since 99,995 % is not 100 %."""
    number = Decimal(value)
    if number == number.to_integral_value():
        return format_number(int(number))
    return format_number(truncate(number, 2))

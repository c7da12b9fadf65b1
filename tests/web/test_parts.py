"""The parts of the screens: figures as papers print them, states, fields, and the contrast of every colour."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string

from tapem.web.templatetags import tapem as tags
from tests.browser import gallery

FOLDER = Path(tags.__file__).parents[1] / "static" / "tapem"
TEMPLATES = Path(tags.__file__).parents[1] / "templates"
TEXT, SHAPE = 4.5, 3.0
ACCENTS = ["", "blue", "maroon", "green", "violet"]
ON_ANY_GROUND = ["ink", "ink-2", "ink-3", "accent", "ok", "due", "late", "open"]
GROUNDS = ["ground", "sheet", "sunk", "hover"]


def shown(source: str, **context: Any) -> str:
    """Render a snippet that loads the tags."""
    return Template("{% load tapem %}" + source).render(Context(context))


# Figures and dates


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("official_date", date(2022, 11, 29), "29 November 2022"),
        ("official_date", datetime(2022, 11, 28, 18, 0, tzinfo=UTC), "29 November 2022"),
        ("official_date", None, ""),
        ("day_date", date(2022, 11, 29), "Selasa, 29 November 2022"),
        ("day_date", None, ""),
        ("moment", datetime(2022, 11, 29, 6, 0, tzinfo=UTC), "Selasa, 29 November 2022, 13.00 WIB"),
        ("clock_time", datetime(2022, 11, 29, 2, 0, tzinfo=UTC), "09.00 WIB"),
        ("number", 1234567, "1.234.567"),
        ("number:2", Decimal("1234567.891"), "1.234.567,89"),
        ("number", None, "–"),
        ("percent", Decimal("85.98"), "85,98 %"),
        ("percent:0", 94, "94 %"),
        ("percent", None, "–"),
        ("rupiah", 6_200_000_000, "Rp6.200.000.000,00"),
        ("rupiah", None, "–"),
        ("counted", 14, "14 (empat belas)"),
        ("counted", None, "–"),
    ],
)
def test_figures_and_dates_read_as_in_papers(source: str, value: object, expected: str) -> None:
    assert shown("{{ value|" + source + " }}", value=value) == expected


# Marks


def test_a_state_has_a_word_and_a_shape() -> None:
    assert shown('{% tag "ok" "Disegel" %}') == '<span class="tag ok">Disegel</span>'


def test_an_unknown_state_looks_like_none() -> None:
    assert 'class="tag none"' in shown('{% tag "broken" "?" %}')


def test_words_of_a_state_are_escaped() -> None:
    assert "<b>" not in shown('{% tag "ok" word %}', word="<b>")


def test_an_icon_is_silent_and_drawn_in_the_sprite() -> None:
    sprite = (FOLDER / "icons.svg").read_text()
    assert 'aria-hidden="true"' in shown('{% icon "lock" %}')
    used = set(
        re.findall(r'{% icon "(\w+)" %}', "".join(t.read_text() for t in TEMPLATES.rglob("*.html")))
    )
    missing = [
        name for name in used | set(tags.AREA_ICONS.values()) if f'id="{name}"' not in sprite
    ]
    assert not missing


def test_each_form_gets_its_own_key() -> None:
    assert shown("{% idempotency_key %}") != shown("{% idempotency_key %}")


def test_pages_show_a_gap_for_those_left_out() -> None:
    assert tags.page_numbers(Paginator(range(180), 10).page(9)) == [1, None, 8, 9, 10, None, 18]


@pytest.mark.parametrize(
    ("level", "expected"), [(constants.SUCCESS, True), (constants.ERROR, False)]
)
def test_only_a_success_tells_the_browser_to_forget_what_was_typed(
    level: int, expected: bool
) -> None:
    class Stored:
        _loaded_messages = [Message(level, "x")]

    assert tags.has_success(Stored()) is expected  # type: ignore[arg-type]  # stands for the storage


# Containers and forms


def test_a_card_names_itself_by_its_heading() -> None:
    html = shown('{% card title="Catat" id="catat" %}isi{% endcard %}')
    assert 'aria-labelledby="catat-judul"' in html
    assert 'id="catat-judul"' in html


def test_a_page_head_has_the_one_heading() -> None:
    html = shown("{% page_head title=name %}{% endpage_head %}", name="A & B")
    assert "<h1>A &amp; B</h1>" in html
    assert "acts" not in html


def test_an_error_says_the_same_words_on_top_and_at_the_field() -> None:
    form = gallery.GalleryForm({"title": "x", "kind": "a"})
    summary, field = (
        shown("{% error_summary form %}", form=form),
        shown("{% field form.held_on %}", form=form),
    )
    words = "Isi tanggal rapat, misalnya 29 November 2022."
    assert words in summary
    assert words in field
    assert 'href="#id_held_on"' in summary
    assert 'aria-invalid="true"' in field
    assert set(re.findall(r'aria-describedby="([^"]+)"', field)[0].split()) <= set(
        re.findall(r' id="([^"]+)"', field)
    )


def test_a_valid_form_has_no_summary() -> None:
    assert shown("{% error_summary form %}", form=gallery.GalleryForm()).strip() == ""


def test_an_unknown_rate_is_shown_as_unknown() -> None:
    assert "belum diketahui" in shown('{% bar "Kesehatan jiwa" None %}')


def test_the_parts_of_a_whole_fill_it() -> None:
    placed = tags._segments([{"count": 4}, {"count": 10}, {"count": 4}])
    last = placed[-1]
    assert float(last["x"]) + float(last["width"]) == pytest.approx(100, abs=0.5)


def test_a_locked_cell_takes_no_typing() -> None:
    cell = {"id": "a", "label": "x", "value": "5", "state": "locked"}
    assert "<input" not in render_to_string("parts/grid_cell.html", {"cell": cell})


# What the content policy forbids


@pytest.mark.parametrize(
    "page", sorted(TEMPLATES.rglob("*.html")), ids=lambda page: str(page.relative_to(TEMPLATES))
)
def test_no_template_carries_style_or_script(page: Path) -> None:
    text = re.sub(r"{% comment %}.*?{% endcomment %}", "", page.read_text(), flags=re.DOTALL)
    assert not re.search(
        r"<style|\sstyle=|\son\w+=|javascript:|hx-on|<script(?![^>]*\bsrc=)", text
    ), "the content policy blocks it: use a class of parts.css, or tapem.js"
    assert not re.search(r'(?:src|href)="https?:', text), "no third-party host"


def test_files_of_the_look_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    own = ("tokens.css", "base.css", "shell.css", "parts.css", "print.css")
    assert sum(sizes[name] for name in own) < 44_000
    assert sizes["tapem.js"] < 8_000
    assert sizes["grid.js"] < 8_000
    assert finders.find("django_htmx/htmx-2.min.js")


# Contrast


def _tokens(theme: str, accent: str) -> dict[str, str]:
    """Return the colours that hold for a theme and an accent."""
    text = (FOLDER / "tokens.css").read_text()
    chosen: dict[str, str] = {}
    selectors = [":root", f'[data-accent="{accent}"]'] if accent else [":root"]
    if theme == "dark":
        selectors.append('[data-theme="dark"]')
        selectors += [f'[data-theme="dark"][data-accent="{accent}"]'] if accent else []
    for selector in selectors:
        block = re.search(rf"^ +{re.escape(selector)} {{(.*?)}}", text, re.DOTALL | re.MULTILINE)
        assert block, selector
        chosen |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block[1]))
    return chosen


def _light(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2 (1.4.3)."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_text_stands_out_in_every_theme_and_accent(theme: str, accent: str) -> None:
    colour = _tokens(theme, accent)
    pairs = [(ink, ground) for ink in ON_ANY_GROUND for ground in GROUNDS]
    pairs += [(state, f"{state}-soft") for state in ("ok", "due", "late", "open")]
    pairs += [("ink", f"{state}-soft") for state in ("ok", "due", "late", "open", "accent")]
    pairs += [("ink-2", f"{state}-soft") for state in ("due", "late", "open")]
    pairs += [("on-fill", fill) for fill in ("ok", "due", "late", "open", "ink-2")]
    pairs += [("on-accent", "accent"), ("accent-strong", "accent-soft"), ("accent", "accent-soft")]
    pairs += [("on-accent", "accent-strong"), ("on-band", "band"), ("on-band-2", "band")]
    weak = {pair: round(contrast(colour[pair[0]], colour[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_of_controls_stand_out(theme: str) -> None:
    colour = _tokens(theme, "")
    weak = [ground for ground in GROUNDS if contrast(colour["edge"], colour[ground]) < SHAPE]
    assert weak == []


def test_the_dark_values_are_the_same_by_choice_and_by_system() -> None:
    text = (FOLDER / "tokens.css").read_text()
    by_choice = re.findall(
        r"--[\w-]+: [^;}]+", text.split('[data-theme="dark"] {')[1].split("/* The same")[0]
    )
    by_system = re.findall(r"--[\w-]+: [^;}]+", text.split("/* The same")[1])
    assert [value.strip() for value in by_choice] == [value.strip() for value in by_system]

"""Charts: safe to embed, readable without colour, equal bytes."""

from decimal import Decimal
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tapem.documents.charts import BarChart, Series, render_bars

SVG = "{http://www.w3.org/2000/svg}"


def achievement(*, is_stacked: bool = False) -> BarChart:
    series = (Series("Target", (100, 100)), Series("Capaian", (Decimal("99.995"), None)))
    labels = ("Ibu hamil", "Pelayanan kesehatan penderita hipertensi dan diabetes di puskesmas")
    return BarChart("Capaian (contoh)", labels, series, "%", is_stacked=is_stacked)


def texts(svg: bytes) -> list[str]:
    return [node.text or "" for node in ET.fromstring(svg).iter(f"{SVG}text")]


def test_nothing_in_it_needs_a_hole_in_the_content_policy() -> None:
    svg = render_bars(achievement())
    assert svg == render_bars(achievement())
    root = ET.fromstring(svg)
    assert not {node.tag for node in root.iter()} & {f"{SVG}style", f"{SVG}script", f"{SVG}image"}
    names = {name for node in root.iter() for name in node.attrib}
    assert not [
        name for name in names if name == "style" or name.startswith("on") or "href" in name
    ]


def test_numbers_are_indonesian_and_never_rounded_up_to_full() -> None:
    assert "99,99" in texts(render_bars(achievement()))
    assert "tidak ada data" in texts(render_bars(achievement()))


def test_figures_can_be_read_without_seeing_the_bars() -> None:
    description = ET.fromstring(render_bars(achievement())).find(f"{SVG}desc")
    assert description is not None
    assert "Ibu hamil, Capaian: 99,99 %" in (description.text or "")


def test_stacked_bars_carry_their_sum() -> None:
    assert "199,99" in texts(render_bars(achievement(is_stacked=True)))


def test_an_empty_chart_is_still_a_picture() -> None:
    assert texts(render_bars(BarChart("Kosong", (), ())))[0] == "Kosong"


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 10**13)), min_size=1, max_size=6), st.booleans()
)
def test_bars_stay_inside_the_picture(values: list[int | None], stacked: bool) -> None:
    labels = tuple(f"Baris {place}" for place in range(len(values)))
    both = (Series("A", tuple(values)), Series("B", tuple(values)))
    root = ET.fromstring(render_bars(BarChart("Uji", labels, both, is_stacked=stacked)))
    for box in root.iter(f"{SVG}rect"):
        assert float(box.get("x", "0")) + float(box.get("width", "0")) <= 801

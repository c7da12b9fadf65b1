"""Figures of the example's SPM forms: all of them invented, each form marked "contoh".

No published achievement table of Pemalang exists. 2021 is complete and locked; 2022 stands
as in the report of 29 November: some forms are not complete, and the education office,
which the report does not name among those present, has filled none.

A figure is "harus dilayani" and what was served until each quarter. Quality and money follow
from the rates below, so that a reader can change one line and the forms stay plausible.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from tapem.accounts.actors import Actor
from tapem.accounts.queries import actor_for
from tapem.kernel import clock
from tapem.planning.actions import load_shipped_nomenclature, set_planning_period
from tapem.regions.models import Agency
from tapem.spm.actions import (
    CellEntry,
    approve_form,
    assign_duty,
    declare_nil,
    describe_data,
    fill_block,
    load_calendar,
    load_catalogue,
    lock_form,
    open_form,
    record_problem,
    record_stage,
    return_form,
    submit_form,
    verify_form,
)
from tapem.spm.choices import Block, Origin, Stage, StageState
from tapem.spm.models import AchievementForm, FormLine
from tapem.spm.queries import services_of

THIS_YEAR, LAST_YEAR = 2022, 2021
ENTERED = datetime(2022, 11, 21, 2, 30, tzinfo=UTC)  # 09.30 WIB
ENTERED_LAST_YEAR = datetime(2022, 1, 14, 3, 0, tzinfo=UTC)
PAPER = "contoh, tanpa nomor"
DUTIES = {
    "dindik": ("PDK-01", "PDK-02", "PDK-03"),
    "dinkes": tuple(f"KES-{number:02d}" for number in range(1, 13)),
    "dputr": ("PU-01", "PU-02"),
    "disperkim": ("PR-01", "PR-02"),
    "satpolpp": ("TTL-01", "TTL-05"),
    "bpbd": ("TTL-02", "TTL-03", "TTL-04"),
    "dinsos": ("SOS-01", "SOS-02", "SOS-03", "SOS-04", "SOS-05"),
}
QUARTERS = ("q1", "q2", "q3", "q4")


@dataclass(frozen=True, slots=True)
class Example:
    """Invented figures of a service: last year's and this year's entitled and served.

    `quality` and `spent` are percent reached at the end of a year; `budget` is in million
    rupiah. `empty` cells of this year stay empty; `changed` ones hold another figure.
    """

    last: tuple[int, int]
    this: tuple[int, int, int, int]
    quality: int = 90
    budget: int = 800
    empty: tuple[str, ...] = ()
    changed: Mapping[str, str] = field(default_factory=dict)
    nil: str = ""


FIGURES: dict[str, Example] = {
    "PDK-01": Example((41_200, 36_480), (41_650, 0, 0, 0), 84, 2_400),
    "PDK-02": Example((196_300, 193_120), (195_800, 0, 0, 0), 91, 18_500),
    "PDK-03": Example((6_900, 4_310), (7_150, 0, 0, 0), 70, 1_150),
    "KES-01": Example((23_480, 22_310), (23_120, 5_640, 11_390, 16_980), 96, 1_450),
    "KES-02": Example(
        (21_980, 21_020), (21_340, 4_980, 10_102, 15_120), 93, 980,
        ("penerima:q3", "buku-kia:needed", "dana-dau:q3"),
        {"bidan:needed": "412", "bidan:q1": "398", "bidan:q2": "398", "bidan:q3": "430"},
    ),
    "KES-03": Example((21_540, 21_110), (21_020, 5_020, 10_310, 15_480), 95, 620),
    "KES-04": Example((92_100, 79_850), (91_400, 20_300, 41_900, 62_700), 88, 1_900),
    "KES-05": Example((176_400, 158_300), (175_900, 0, 71_200, 149_600), 90, 740),
    "KES-06": Example((812_000, 468_000), (818_500, 96_400, 231_000, 402_700), 72, 1_350),
    "KES-07": Example((158_900, 121_400), (161_300, 28_200, 63_100, 98_400), 80, 690),
    "KES-08": Example((346_000, 121_700), (351_200, 24_800, 63_900, 104_300), 76, 880),
    "KES-09": Example((23_950, 21_480), (24_310, 5_180, 11_020, 17_240), 82, 560),
    "KES-10": Example((3_140, 2_870), (3_190, 690, 1_480, 2_260), 85, 410),
    "KES-11": Example((18_600, 9_940), (18_900, 2_050, 4_870, 8_120), 78, 730, ("kartrid-tcm:q3", "pedoman:q3")),
    "KES-12": Example((27_800, 24_360), (28_050, 5_900, 12_640, 19_300), 88, 520),
    "PU-01": Example((428_600, 356_600), (431_200, 357_900, 359_300, 361_800), 90, 14_200, ("dana-dau:q2", "dana-dau:q3")),
    "PU-02": Example((428_600, 331_200), (431_200, 332_000, 333_900, 336_400), 90, 9_300, ("dana-pad:allocation",)),
    "PR-01": Example((64, 41), (58, 6, 19, 33), 90, 1_900, ("penerima:q3",)),
    "PR-02": Example((12, 12), (0, 0, 0, 0), 90, 0, nil="Tidak ada program relokasi Pemerintah Daerah tahun 2022 (contoh)."),
    "TTL-01": Example((310, 302), (280, 61, 133, 204), 90, 640),
    "TTL-02": Example(
        (214_000, 96_300), (216_500, 21_400, 47_800, 69_200), 90, 380,
        ("penerima:q2", "penerima:q3", "dana-dau:q2", "dana-dau:q3"),
    ),
    "TTL-03": Example(
        (214_000, 51_200), (216_500, 8_900, 0, 0), 90, 450,
        ("penerima:q1", "penerima:q2", "penerima:q3", "dana-pad:q1", "dana-pad:q2", "dana-pad:q3",
         "dana-dau:allocation", "dana-dau:q1", "dana-dau:q2", "dana-dau:q3"),
    ),
    "TTL-04": Example(
        (1_870, 1_870), (1_240, 310, 0, 0), 90, 520,
        ("penerima:q2", "penerima:q3", "dana-pad:q2", "dana-pad:q3", "dana-dau:q2", "dana-dau:q3"),
    ),
    "TTL-05": Example((164, 160), (118, 30, 64, 97), 90, 1_100),
    "SOS-01": Example((1_420, 860), (1_455, 190, 430, 690), 90, 410),
    "SOS-02": Example((980, 640), (1_010, 120, 315, 508), 90, 290),
    "SOS-03": Example((3_260, 2_110), (3_310, 480, 1_060, 1_640), 90, 530),
    "SOS-04": Example((245, 198), (260, 51, 118, 171), 90, 180),
    "SOS-05": Example((1_870, 1_830), (1_240, 305, 0, 0), 90, 760, ("penerima:q2", "penerima:q3", "dana-dau:q3")),
}  # fmt: skip

PROBLEMS = (
    ("KES-06", Stage.IMPLEMENTATION, "Skrining usia produktif belum menjangkau pekerja (contoh).",
     "Jadwal posbindu hanya pada hari kerja (contoh).", "Menambah posbindu di tempat kerja (contoh).",
     "1.02.02.2.02.06"),
    ("KES-11", Stage.NEEDS, "Kebutuhan kartrid TCM belum dihitung per puskesmas (contoh).", "", "", ""),
    ("PU-01", Stage.PLAN, "Sambungan rumah baru belum masuk rencana tahun berikutnya (contoh).",
     "Data calon pelanggan belum diverifikasi (contoh).", "", ""),
    ("TTL-03", Stage.DATA, "Data warga di kawasan rawan bencana belum dipilah per desa (contoh).", "", "", ""),
    ("SOS-01", Stage.DATA, "Pendataan penyandang disabilitas terlantar belum lengkap (contoh).",
     "Belum ada petugas pendata di semua kecamatan (contoh).",
     "Melatih pendata bersama kecamatan (contoh).", "1.06.04.2.01.09"),
)  # fmt: skip
SUBMITTED = ("KES-01", "KES-03", "KES-04", "KES-05", "TTL-01", "TTL-05", "SOS-04")
VERIFIED = ("KES-01", "TTL-01")
RETURNED = {
    "KES-05": "Triwulan I tercatat 0; mohon keterangan dan periksa dengan laporan penjaringan."
}


def load_spm_basis(*, actor: Actor, agencies: Mapping[str, Agency]) -> None:
    """Load nomenclature, catalogue, duties, calendar and the period 2022–2026.

    `agencies` by the keys of `office.AGENCIES`; `actor` is the coordinator.
    """
    load_shipped_nomenclature(actor=actor)
    load_catalogue(actor=actor)
    set_planning_period(
        actor=actor, name="Rencana Aksi Penerapan SPM", first_year=2022, last_year=2026,
        source="Laporan rapat 29 November 2022",
    )  # fmt: skip
    services = {
        service.code: service for service in services_of(actor.region, date(THIS_YEAR, 11, 29))
    }
    for key, codes in DUTIES.items():
        for code in codes:
            assign_duty(actor=actor, service=services[code], agency=agencies[key],
                        source="susunan contoh, mengikuti tim penyusun pada laporan rapat")  # fmt: skip
    for year in (LAST_YEAR, THIS_YEAR):
        load_calendar(actor=actor, year=year)


def load_example_forms(*, actor: Actor, year: int) -> list[AchievementForm]:
    """Open and fill the forms of 2021 (complete, locked) or 2022 (as before the meeting).

    `actor` is the coordinator; the figures are typed by the operators of the agencies.
    """
    services = {
        service.code: service for service in services_of(actor.region, date(THIS_YEAR, 11, 29))
    }
    moment = ENTERED if year == THIS_YEAR else ENTERED_LAST_YEAR
    forms = []
    with clock.at(moment):
        for username, codes in DUTIES.items():
            operator = actor_for(username, date(THIS_YEAR, 11, 29))
            for code in codes:
                form = open_form(actor=operator, service=services[code], year=year, is_example=True)
                forms.append(form)
                if year == LAST_YEAR:
                    _fill_last_year(actor, operator, form)
                else:
                    _fill_this_year(actor, operator, form)
    return forms


def _fill_last_year(coordinator: Actor, operator: Actor, form: AchievementForm) -> None:
    example = FIGURES[form.service.code]
    needed, served = example.last
    shares = [served * quarter // 4 for quarter in range(1, 5)]
    _describe(operator, form)
    _fill(operator, form, (needed, *shares), example, full_year=True)
    _stages(operator, form, all_done=True)
    submit_form(actor=operator, form=form)
    approve_form(actor=coordinator, form=form, paper_reference=PAPER)
    verify_form(actor=coordinator, form=form)
    lock_form(actor=coordinator, form=form)


def _fill_this_year(coordinator: Actor, operator: Actor, form: AchievementForm) -> None:
    code = form.service.code
    example = FIGURES[code]
    if form.service.affair.code == "1.01":
        return
    if example.nil:
        declare_nil(actor=operator, form=form, reason=example.nil)
        return
    _describe(operator, form)
    _fill(operator, form, example.this, example, full_year=False)
    _stages(operator, form, all_done=False)
    for problem_code, stage, description, cause, solution, row in PROBLEMS:
        if problem_code == code:
            record_problem(
                actor=operator, form=form, stage=stage, description=description,
                root_cause=cause, solution=solution, plan_row=row, is_example=True,
            )  # fmt: skip
    _send(coordinator, operator, form)


def _describe(operator: Actor, form: AchievementForm) -> None:
    source = form.service.usual_source or "laporan dinas"
    describe_data(
        actor=operator, form=form, data_source=f"{source} (contoh)",
        data_date=date(form.year, 12, 31) if form.year == LAST_YEAR else date(2022, 9, 30),
    )  # fmt: skip


def _fill(
    operator: Actor,
    form: AchievementForm,
    figures: tuple[int, ...],
    example: Example,
    *,
    full_year: bool,
) -> None:
    entries = []
    for place, line in enumerate(form.lines.all()):
        typed = _typed(line, place, figures, example)
        for column, figure in zip(_columns(line), typed, strict=False):
            key = f"{line.key}:{column}"
            if full_year or (column != "q4" and key not in example.empty):
                text = str(figure) if full_year else example.changed.get(key, str(figure))
                entries.append(CellEntry(line.key, column, text))
    fill_block(actor=operator, form=form, entries=entries, origin=Origin.LOAD)


def _columns(line: FormLine) -> tuple[str, ...]:
    if line.block == Block.BUDGET:
        return ("allocation", *QUARTERS)
    if line.block == Block.PERSONNEL:
        return ("civil_servants", "contract_servants", "other_staff")
    return ("needed", *QUARTERS)


def _typed(line: FormLine, place: int, figures: tuple[int, ...], example: Example) -> list[int]:
    """Return the figures of a line; quality and money follow the rates of the service."""
    if line.block == Block.RECIPIENTS:
        return list(figures)
    if line.block == Block.QUALITY:
        is_person = line.unit in {"orang", "unit", "set", "satuan", "rombel"}
        needed = 40 + 31 * (place % 7) if is_person else max(figures[0], 20)
        rate = min(100, max(40, example.quality + (place * 7) % 23 - 11))
        return [needed, *(needed * rate * quarter // 400 for quarter in range(1, 5))]
    if line.block == Block.BUDGET:
        whole = example.budget * 1_000_000 * (3 if line.key == "dana-dau" else 1) // 4
        return [whole, *(whole * share // 100 for share in (16, 41, 66, 94))]
    return [12 + place % 9, 3 + place % 4, 2]


def _stages(operator: Actor, form: AchievementForm, *, all_done: bool) -> None:
    done = Stage.values if all_done else [Stage.DATA]
    for stage in done:
        record_stage(
            actor=operator, form=form, stage=Stage(stage), state=StageState.DONE,
            evidence="Dokumen contoh", done_on=date(form.year, 3 * int(stage), 28),
        )  # fmt: skip


def _send(coordinator: Actor, operator: Actor, form: AchievementForm) -> None:
    code = form.service.code
    if code not in SUBMITTED:
        return
    submit_form(actor=operator, form=form)
    if code in VERIFIED:
        approve_form(actor=coordinator, form=form, paper_reference=PAPER)
        verify_form(actor=coordinator, form=form)
    if code in RETURNED:
        return_form(actor=coordinator, form=form, reason=RETURNED[code])

"""Targets and ceilings: saved cell by cell, with every answer the grid knows."""

import pytest
from django.urls import reverse

from tapem.actionplan.models import ActionPlan, PlanRow
from tests.web.plan.conftest import SignIn


@pytest.fixture
def row(plan: ActionPlan) -> PlanRow:
    return plan.rows.get(code="1.03.03.2.01")


def cell(row: PlanRow, measure: str = "ceiling", year: int = 2025) -> str:
    return reverse("actionplan:cell", args=[row.pk, measure, year])


def test_saved_with_the_sum(row: PlanRow, sign_in: SignIn) -> None:
    response = sign_in("dputr").post(cell(row), {"value": "Rp16.000.000.000,00", "version": "0"})
    page = response.content.decode()
    assert response.status_code == 200
    assert 'data-state="saved"' in page
    assert "16.000.000.000" in page
    assert "hx-swap-oob" in page
    assert row.cells.get(year=2025, measure="ceiling").value == 16_000_000_000


def test_empty_zero_and_none_differ(row: PlanRow, sign_in: SignIn) -> None:
    client = sign_in("dputr")
    cases = [("", "empty"), ("–", "none"), ("0", "saved"), ("-", "none")]
    for version, (typed, state) in enumerate(cases):
        page = client.post(cell(row), {"value": typed, "version": version}).content.decode()
        assert f'data-state="{state}"' in page, typed


def test_what_is_no_figure_says_why(row: PlanRow, sign_in: SignIn) -> None:
    client = sign_in("dputr")
    for typed in ("banyak", "-5", "12,5", "9" * 30):
        response = client.post(cell(row), {"value": typed, "version": "0"})
        assert response.status_code == 422, typed
        assert typed in response.content.decode()
    assert not row.cells.filter(year=2025, measure="ceiling").exists()


def test_somebody_saved_first(row: PlanRow, sign_in: SignIn) -> None:
    client = sign_in("dputr")
    client.post(cell(row, "target"), {"value": "5", "version": "0"})
    response = client.post(cell(row, "target"), {"value": "6", "version": "0"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Operator DPU TR sudah menyimpan 5" in page
    assert 'value="6"' in page


def test_not_hers(row: PlanRow, sign_in: SignIn) -> None:
    for who, status in (("dinkes", 423), ("hukum", 423), ("stranger", 404)):
        response = sign_in(who).post(cell(row), {"value": "1", "version": "0"})
        assert response.status_code == status, who


def test_unknown_year_and_measure(row: PlanRow, sign_in: SignIn) -> None:
    client = sign_in("dputr")
    assert client.post(cell(row, year=2031), {"value": "1"}).status_code == 404
    assert client.post(cell(row, measure="lain"), {"value": "1"}).status_code == 404
    assert client.get(cell(row)).status_code == 405


def test_grid_shows_own_rows_and_works_without_script(
    plan: ActionPlan, row: PlanRow, sign_in: SignIn
) -> None:
    client = sign_in("dputr")
    url = reverse("actionplan:matrix", args=[plan.pk])
    page = client.get(url).content.decode()
    assert "DPU TR: target dan pagu 2 sub kegiatan" in page
    response = client.post(
        url, {f"{row.pk}:ceiling:2025": "16.000.000.000", f"{row.pk}:target:2025": "x"}, follow=True
    )
    page = response.content.decode()
    assert "1 sel disimpan" in page
    assert "Isi angka" in page


def test_row_is_added_and_amended(plan: ActionPlan, row: PlanRow, sign_in: SignIn) -> None:
    client = sign_in("dputr")
    add = reverse("actionplan:add-row", args=[plan.pk])
    sent = {
        "service": row.service_id, "agency": row.agency_id, "code": "1.03.03.2.01",
        "indicator": "Sambungan rumah", "unit": "unit", "base_value": "1.200", "idempotency_key": "a",
    }  # fmt: skip
    assert client.post(add, sent | {"code": "9.99"}).status_code == 422
    assert client.post(add, sent).status_code == 302
    assert client.post(add, sent).status_code == 302
    assert plan.rows.filter(indicator="Sambungan rumah").count() == 1
    url = reverse("actionplan:row", args=[row.pk])
    assert client.get(url).status_code == 200
    change = {
        "version": 1,
        "code": row.code,
        "indicator": "Rumah tangga terlayani",
        "unit": "rumah tangga",
    }
    assert client.post(url, change).status_code == 302
    stale = client.post(url, change | {"indicator": "Lain"})
    assert stale.status_code == 409
    assert "Rumah tangga terlayani" in stale.content.decode()


def test_row_of_another_agency(row: PlanRow, sign_in: SignIn) -> None:
    url = reverse("actionplan:row", args=[row.pk])
    page = sign_in("dinkes").get(url).content.decode()
    assert "Yang dapat mengubah: Dinas Pekerjaan Umum" in page
    assert sign_in("dinkes").post(url, {"version": 1, "code": row.code}).status_code == 403
    assert sign_in("stranger").get(url).status_code == 404


def test_removal_needs_a_reason(plan: ActionPlan, row: PlanRow, sign_in: SignIn) -> None:
    url = reverse("actionplan:remove-row", args=[row.pk])
    client = sign_in("dputr")
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "Dobel."}).status_code == 302
    assert not plan.rows.filter(pk=row.pk).exists()

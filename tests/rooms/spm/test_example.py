"""The example's forms: complete last year, gaps this year as the report says."""

from tapem.ops.example.achievements import load_example_forms, load_spm_basis
from tapem.spm.models import AchievementForm
from tapem.spm.queries import fill_rates, index_of_region, missing_cells, rates_by_agency
from tapem.spm.rules.index import Policy, printed


def test_the_example_as_before_the_meeting(cast, world):
    load_spm_basis(actor=cast.tapem, agencies=world.agencies)
    load_example_forms(actor=cast.tapem, year=2021)
    load_example_forms(actor=cast.tapem, year=2022)
    assert AchievementForm.objects.filter(is_example=True).count() == 58
    assert set(AchievementForm.objects.filter(year=2021).values_list("state", flat=True)) == {
        "locked"
    }
    assert sum(rate.empty for rate in fill_rates(world.region, 2021)) == 0
    rates = {
        agency.short_name: count
        for agency, count in rates_by_agency(fill_rates(world.region, 2022)).items()
    }
    assert rates["Dindikbud"].filled == 0
    assert rates["BPBD"].empty >= 15
    assert rates["Satpol PP"].empty == 0
    maternity = [
        one.words for one in missing_cells(world.region, 2022) if one.service.code == "KES-02"
    ]
    assert len(maternity) == 3
    assert "Ibu bersalin, terlayani triwulan III" in maternity
    index = index_of_region(world.region, 2021).region.index
    assert 60 < printed(index, Policy()) < 95
    states = set(AchievementForm.objects.filter(year=2022).values_list("state", flat=True))
    assert states == {"draft", "submitted", "returned", "verified"}

"""Every form of the area, each kind of bad input: told at its field, nothing written, nothing lost."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client

from tapem.audit.models import Entry
from tests.architecture.addresses import every_address
from tests.cast import Cast
from tests.rooms.cooperation.stage import Stage
from tests.web.cooperation.cases import CASES, VERSIONED, Case, Values


@pytest.fixture(params=sorted(CASES))
def case(request: pytest.FixtureRequest, stage: Stage, cast: Cast, client: Client) -> Case:
    """One form with its user signed in."""
    made = CASES[request.param](stage, cast)
    client.force_login(cast[made.by].user)
    return made


def _rewound(values: Values) -> Values:
    """Return values whose files are read from their beginning once more."""
    for value in values.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    return values


def _typed(data: QueryDict, sent: Values) -> dict[str, list[str]]:
    """Return what the form still holds of what was sent; a file is chosen again."""
    return {name: data.getlist(name) for name in _wanted(sent)}


def _wanted(sent: Values) -> dict[str, list[str]]:
    pairs = {name: value for name, value in sent.items() if name != "file"}
    return {
        name: [str(each) for each in value] if isinstance(value, list) else [str(value)]
        for name, value in pairs.items()
    }


def test_every_form_of_the_area_has_its_case() -> None:
    shown = {
        "board", "first", "parameters", "alliance", "findings", "agreements", "register", "recap",
        "naming", "secretariat", "evaluations", "agreement",
    }  # fmt: skip
    area = "cooperation:"
    names = {each.name.removeprefix(area) for each in every_address() if each.name.startswith(area)}
    assert names - shown == set(CASES)


def test_each_fault_is_told_at_its_field_nothing_written_nothing_lost(
    case: Case, client: Client
) -> None:
    before = Entry.objects.count()
    for changed, field in case.faults:
        answer = client.post(case.url, _rewound(case.sent | changed))
        told = f"{field}={str(changed)[:60]}"
        assert answer.status_code == 422, told
        form = answer.context["form"]
        assert field in form.errors, f"{told}: {form.errors.as_json()}"
        assert _typed(form.data, case.sent | changed) == _wanted(case.sent | changed), told
        body = answer.content.decode()
        assert "Galat:" in body
        assert "data-keep=" in body
    assert Entry.objects.count() == before


def test_a_doubled_submit_acts_once(case: Case, client: Client) -> None:
    sent = {**case.sent, "idempotency_key": str(uuid4())}
    first = client.post(case.url, _rewound(sent))
    assert first.status_code == 302, first.context["form"].errors.as_json()
    written = Entry.objects.count()
    again = client.post(case.url, _rewound(sent))
    assert (again.status_code, again["Location"]) == (302, first["Location"])
    assert Entry.objects.count() == written


@pytest.mark.parametrize("case", VERSIONED, indirect=True)
def test_a_stale_edit_shows_both_and_can_be_kept(case: Case, client: Client) -> None:
    before = Entry.objects.count()
    answer = client.post(case.url, {**case.sent, **case.stale})
    assert answer.status_code == 409
    stale = answer.context["stale"]
    body = answer.content.decode()
    assert str(stale.mine).split(".")[0] in body
    assert str(stale.theirs) in body
    assert Entry.objects.count() == before
    fresh = answer.context["form"]["version"].value()
    assert client.post(case.url, {**case.sent, "version": fresh}).status_code == 302


def test_who_may_not_is_told_why_and_who_can_others_learn_nothing(
    case: Case, cast: Cast, client: Client
) -> None:
    client.force_login(cast[case.refused].user)
    before = Entry.objects.count()
    for answer in (client.get(case.url), client.post(case.url, _rewound(case.sent))):
        assert answer.status_code == 403
        body = answer.content.decode()
        assert "Yang berwenang" in body
        assert answer.context["reason"] in body
    assert Entry.objects.count() == before
    client.force_login(cast.stranger.user)
    # 422: the stranger may open a register, but of her own region and neighbours.
    assert client.post(case.url, _rewound(case.sent)).status_code in {404, 422}
    client.logout()
    answer = client.post(case.url, _rewound(case.sent))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/masuk/?next=")
    assert Entry.objects.count() == before


@pytest.mark.parametrize("case", ["move"], indirect=True)
def test_a_move_that_somebody_else_made_is_told_as_a_conflict(case: Case, client: Client) -> None:
    assert client.post(case.url, case.sent).status_code == 302
    answer = client.post(case.url, case.sent)
    assert answer.status_code == 409
    assert "Dibatalkan" in answer.content.decode()
    assert client.get(case.url).status_code == 404

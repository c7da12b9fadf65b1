"""The drafting team, and which agency writes which chapter."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.actionplan.queries import plans_visible_to
from tapem.drafting import actions
from tapem.drafting.models import Draft
from tapem.drafting.policies import may_lead_draft
from tapem.drafting.queries import chapters_of, nodes_visible_to, owners_by_chapter
from tapem.kernel import clock
from tapem.regions.queries import agencies_of
from tapem.web.drafting.forms import ReasonForm
from tapem.web.drafting.frame import frame, visible_draft
from tapem.web.drafting.setup_forms import MemberForm, OwnerForm
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show


@require_GET
@as_actor()
def team(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the team and the owners of each chapter."""
    return _page(request, actor, visible_draft(actor, key))


def _page(request: HttpRequest, actor: Actor, draft: Draft, **given: forms.Form) -> HttpResponse:
    owners = owners_by_chapter(draft)
    chapters = chapters_of(draft)
    allowed = bool(may_lead_draft(actor, draft))
    members = list(draft.team.select_related("agency"))
    context = {
        **frame(actor, draft, "team"),
        "members": members,
        "chapters": [{"node": node, "owners": owners.get(node.pk, [])} for node in chapters],
        "ownerless": sum(not owners.get(node.pk) for node in chapters),
        "allowed": allowed,
        "has_plan": plans_visible_to(actor).filter(draft=draft).exists(),
        "member_form": given.get("member_form") or _member_form(draft),
        "owner_form": given.get("owner_form") or _owner_form(actor, draft),
        "reason_form": given.get("reason_form") or ReasonForm(),
    }
    return show(request, "drafting/team.html", context, *given.values())


def _member_form(draft: Draft, data: object = None) -> MemberForm:
    known = draft.team.values("agency")
    others = agencies_of(draft.region, clock.today()).exclude(pk__in=known)
    return MemberForm(data, agencies=others)


def _owner_form(actor: Actor, draft: Draft, data: object = None) -> OwnerForm:
    inside = agencies_of(draft.region, clock.today()).filter(pk__in=draft.team.values("agency"))
    chapters = nodes_visible_to(actor).filter(draft=draft, kind="annex_chapter").order_by("order")
    return OwnerForm(data, agencies=inside, chapters=chapters)


def _act(
    request: HttpRequest,
    actor: Actor,
    draft: Draft,
    *,
    act: Callable[[], object],
    done: str,
    **named: forms.Form,
) -> HttpResponse:
    ((name, form),) = named.items()
    here = reverse("drafting:team", args=[draft.pk])
    return answer(request, form, act, to=here, done=done) or _page(
        request, actor, draft, **{name: form}
    )


@require_POST
@as_actor()
def add_member(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Take an agency into the team."""
    draft = visible_draft(actor, key)
    require(may_lead_draft(actor, draft))
    form = _member_form(draft, request.POST)
    return _act(
        request, actor, draft, member_form=form, done=_("Anggota tim ditambah."),
        act=lambda: actions.add_team_member(actor=actor, draft=draft, **form.cleaned_data),
    )  # fmt: skip


@require_POST
@as_actor()
def name_owner(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Let an agency of the team write a chapter."""
    draft = visible_draft(actor, key)
    require(may_lead_draft(actor, draft))
    form = _owner_form(actor, draft, request.POST)

    def act() -> object:
        values = form.cleaned_data
        return actions.name_owner(
            actor=actor, node=values["chapter"], agency=values["owner"], obliged=values["obliged"]
        )

    return _act(request, actor, draft, owner_form=form, done=_("Pengampu ditetapkan."), act=act)


@require_POST
@as_actor()
def release_owner(request: HttpRequest, actor: Actor, key: UUID, owner_key: UUID) -> HttpResponse:
    """Take a chapter from an agency again, with a reason."""
    draft = visible_draft(actor, key)
    require(may_lead_draft(actor, draft))
    named = [owner for found in owners_by_chapter(draft).values() for owner in found]
    owner = next((one for one in named if one.pk == owner_key), None)
    if owner is None:
        raise Http404
    form = ReasonForm(request.POST)
    return _act(
        request, actor, draft, reason_form=form, done=_("Pengampu dilepas."),
        act=lambda: actions.release_owner(
            actor=actor, owner=owner, reason=form.cleaned_data["reason"]
        ),
    )  # fmt: skip

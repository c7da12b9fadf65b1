"""Name, secretariat and planned discussions of an alliance."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.cooperation import actions
from tapem.cooperation.choices import DatePrecision, NamingState
from tapem.cooperation.models import Alliance
from tapem.cooperation.policies import may_keep_register, may_speak_for
from tapem.cooperation.queries import (
    current_term,
    discussions_visible_to,
    member_choices,
    member_regions,
    proposals_of,
    proposals_visible_to,
)
from tapem.kernel import clock
from tapem.web.cooperation.desk import Words, alliance_form
from tapem.web.cooperation.forms import (
    AgreeForm,
    DiscussionForm,
    HandOverForm,
    HoldForm,
    MoveDiscussionForm,
    ProposalForm,
    PublishForm,
    VoteForm,
)
from tapem.web.cooperation.frame import (
    alliance_frame,
    kept_alliance,
    sides_of,
    visible_alliance,
)
from tapem.web.requests import as_actor

_OPEN = (NamingState.NONE, NamingState.PROPOSED)


@require_GET
@as_actor()
def naming(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the name, the proposals and the voices."""
    alliance = visible_alliance(actor, key)
    members = member_regions(alliance, clock.today())
    rows = proposals_of(alliance, members)
    is_open = alliance.naming_state in _OPEN
    context = {
        **alliance_frame(actor, alliance, "naming"),
        "title": _naming_title(alliance, len(rows)),
        "rows": rows,
        "members": members,
        "is_open": is_open,
        "can_speak": is_open and bool(may_speak_for(actor, alliance, actor.region)),
    }
    return render(request, "cooperation/naming.html", context)


def _naming_title(alliance: Alliance, count: int) -> str:
    if alliance.official_name:
        words = {
            NamingState.AGREED: _("Bernama %(name)s, menunggu publikasi"),
            NamingState.PUBLISHED: _("Bernama %(name)s"),
        }
        return words[NamingState(alliance.naming_state)] % {"name": alliance.official_name}
    if not count:
        return _("Wadah ini belum bernama; belum ada usulan")
    return _("Wadah ini belum bernama; ada %(count)d usulan") % {"count": count}


@require_http_methods(["GET", "POST"])
@as_actor()
def propose(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Propose a name."""
    alliance = visible_alliance(actor, key)
    require(may_speak_for(actor, alliance, actor.region))
    sides = sides_of(actor, alliance)
    return alliance_form(
        request,
        actor,
        alliance,
        lambda data: ProposalForm(data, regions=sides, initial={"for_region": actor.region}),
        lambda form: actions.propose_name(actor=actor, alliance=alliance, **form.cleaned_data),
        words=Words(
            _("Usulkan nama"),
            _("Usulkan nama"),
            _("Usulan nama dicatat. Setiap anggota dapat memberikan suara."),
        ),
        to="naming",
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def vote(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Give the voice of a member."""
    proposal = get_visible_or_404(proposals_visible_to(actor), key)
    alliance = proposal.alliance
    require(may_speak_for(actor, alliance, actor.region))
    sides = sides_of(actor, alliance)
    return alliance_form(
        request,
        actor,
        alliance,
        lambda data: VoteForm(data, regions=sides, initial={"for_region": actor.region}),
        lambda form: actions.vote_name(
            actor=actor,
            proposal=proposal,
            in_favour=form.cleaned_data["voice"] == "yes",
            for_region=form.cleaned_data["for_region"],
            note=form.cleaned_data["note"],
        ),
        words=Words(
            _("Suara atas nama “%(name)s”") % {"name": proposal.text},
            _("Catat suara"),
            _("Suara dicatat."),
        ),
        to="naming",
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def agree(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record the agreed name."""
    proposal = get_visible_or_404(proposals_visible_to(actor), key)
    require(may_keep_register(actor, proposal.alliance))
    return alliance_form(
        request,
        actor,
        proposal.alliance,
        lambda data: AgreeForm(data, initial={"on": clock.today()}),
        lambda form: actions.agree_name(actor=actor, proposal=proposal, **form.cleaned_data),
        words=Words(
            _("Catat nama “%(name)s” sebagai disepakati") % {"name": proposal.text},
            _("Catat kesepakatan"),
            _("Nama disepakati. Langkah berikutnya: publikasi bersama."),
            _("Semua anggota harus sudah setuju."),
        ),
        to="naming",
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def publish(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record the publication of the name."""
    alliance = kept_alliance(actor, key)
    return alliance_form(
        request,
        actor,
        alliance,
        lambda data: PublishForm(data, initial={"on": clock.today()}),
        lambda form: actions.publish_name(actor=actor, alliance=alliance, **form.cleaned_data),
        words=Words(_("Catat publikasi nama"), _("Catat publikasi"), _("Publikasi nama dicatat.")),
        to="naming",
    )


@require_GET
@as_actor()
def secretariat(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show who holds the secretariat, who held it, and what is planned."""
    alliance = visible_alliance(actor, key)
    today = clock.today()
    terms = list(alliance.secretariat_terms.select_related("holder"))
    running = current_term(alliance, today)
    successor = next((term for term in terms if term.started_on > today), None)
    context = {
        **alliance_frame(actor, alliance, "secretariat"),
        "title": _secretariat_title(alliance),
        "terms": terms,
        "term": running,
        "successor": successor,
        "plans": list(discussions_visible_to(actor).filter(alliance=alliance)),
        "today": today,
    }
    return render(request, "cooperation/secretariat.html", context)


def _secretariat_title(alliance: Alliance) -> str:
    today = clock.today()
    running = current_term(alliance, today)
    coming = (
        alliance.secretariat_terms.filter(started_on__gt=today).select_related("holder").first()
    )
    if running is None:
        return _("Sekretariat belum ada pemegangnya")
    values = {"holder": running.holder.official_name, "since": running.since}
    if coming is None:
        return (
            _("Sekretariat di %(holder)s sejak %(since)s; penggantinya belum diputuskan") % values
        )
    return _("Sekretariat di %(holder)s, kemudian %(next)s") % {
        **values,
        "next": coming.holder.official_name,
    }


@require_http_methods(["GET", "POST"])
@as_actor()
def hold(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Record who holds the secretariat."""
    alliance = kept_alliance(actor, key)
    regions = member_choices(alliance, clock.today())
    return alliance_form(
        request,
        actor,
        alliance,
        lambda data: HoldForm(data, regions=regions),
        lambda form: actions.hold_secretariat(
            actor=actor,
            alliance=alliance,
            **{**form.cleaned_data, "precision": DatePrecision(form.cleaned_data["precision"])},
        ),
        words=Words(_("Catat pemegang sekretariat"), _("Catat"), _("Masa sekretariat dicatat.")),
        to="secretariat",
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def hand_over(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Hand the secretariat over."""
    alliance = kept_alliance(actor, key)
    regions = member_choices(alliance, clock.today())
    return alliance_form(
        request,
        actor,
        alliance,
        lambda data: HandOverForm(data, regions=regions),
        lambda form: actions.hand_over_secretariat(
            actor=actor, alliance=alliance, **form.cleaned_data
        ),
        words=Words(
            _("Serah terima sekretariat"),
            _("Catat serah terima"),
            _("Serah terima sekretariat dicatat tanpa jeda."),
            _("Masa yang berjalan berakhir sehari sebelumnya. Tanggal boleh di depan."),
        ),
        to="secretariat",
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def discuss(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Plan a discussion of drafts."""
    alliance = kept_alliance(actor, key)
    regions = member_choices(alliance, clock.today())
    return alliance_form(
        request,
        actor,
        alliance,
        lambda data: DiscussionForm(data, regions=regions),
        lambda form: actions.plan_discussion(actor=actor, alliance=alliance, **form.cleaned_data),
        words=Words(
            _("Rencanakan pembahasan draf PKS"),
            _("Catat rencana"),
            _("Rencana pembahasan dicatat."),
        ),
        to="secretariat",
    )


@require_http_methods(["GET", "POST"])
@as_actor()
def move_discussion(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Move a planned discussion to another member."""
    plan = get_visible_or_404(discussions_visible_to(actor), key)
    require(may_keep_register(actor, plan.alliance))
    regions = member_choices(plan.alliance, clock.today())
    return alliance_form(
        request,
        actor,
        plan.alliance,
        lambda data: MoveDiscussionForm(data, regions=regions, initial={"version": plan.version}),
        lambda form: actions.move_agenda(actor=actor, plan=plan, **form.cleaned_data),
        words=Words(
            _("Pindahkan pembahasan draf PKS"),
            _("Pindahkan"),
            _("Pembahasan dipindahkan."),
            str(plan),
        ),
        to="secretariat",
        version=plan.version,
    )

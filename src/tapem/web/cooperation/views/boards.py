"""The board of an alliance: where its agreements stand, who leads, what is open."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.cooperation import actions
from tapem.cooperation.choices import AllianceForm, CooperationKind
from tapem.cooperation.policies import may_create_alliance
from tapem.cooperation.queries import (
    Board,
    RegisterEntry,
    alliance_history,
    alliances_visible_to,
    board_of,
    current_term,
    neighbours_of,
    situation_of,
)
from tapem.cooperation.rules.findings import RULES, Finding, summarised
from tapem.kernel import clock
from tapem.meetings.models import Discrepancy, Meeting
from tapem.meetings.policies import may_write_report
from tapem.web.cooperation.desk import form_page
from tapem.web.cooperation.forms import AllianceEntryForm
from tapem.web.cooperation.frame import (
    alliance_frame,
    level_tag,
    readable_findings,
    visible_alliance,
)
from tapem.web.cooperation.history import history_context
from tapem.web.requests import as_actor

# Where the regencies lie to each other, as (column, row) of a tile map; others follow below.
PLACES = {
    "33.28": (1, 1), "33.27": (2, 1), "33.26": (3, 1), "33.02": (1, 2), "33.03": (2, 2),
}  # fmt: skip
COLUMNS = 3
FIRST_FREE_ROW = 3


@require_GET
@as_actor()
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Lead to the only alliance, or list them."""
    alliances = list(alliances_visible_to(actor))
    if len(alliances) == 1:
        return _board(request, actor, alliances[0].pk)
    context = {"alliances": alliances, "can_create": bool(may_create_alliance(actor))}
    return render(request, "cooperation/index.html", context)


@require_GET
@as_actor()
def alliance(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the board of one alliance."""
    return _board(request, actor, key)


@require_http_methods(["GET", "POST"])
@as_actor()
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open the register of an alliance."""
    require(may_create_alliance(actor))
    regions = neighbours_of(actor.region)
    return form_page(
        request,
        lambda data: AllianceEntryForm(data, neighbours=regions),
        lambda form: actions.create_alliance(
            actor=actor,
            working_title=form.cleaned_data["working_title"],
            kind=CooperationKind(form.cleaned_data["kind"]),
            since_year=form.cleaned_data["since_year"],
            members=list(form.cleaned_data["members"]),
            form=AllianceForm(form.cleaned_data["form"]),
        ),
        to=reverse("cooperation:board"),
        done=_("Wadah dicatat. Daftarkan perjanjiannya."),
        context={
            "title": _("Catat wadah kerja sama"),
            "lead": _("Yang dapat dipilih adalah daerah yang berbatasan."),
            "submit": _("Catat wadah"),
        },
    )


def _board(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    seen = visible_alliance(actor, key)
    today = clock.today()
    board = board_of(seen, today)
    frame = alliance_frame(actor, seen, "alliance")
    inside = bool(frame["is_host"])
    findings = _readable(actor, board)
    context = {
        **frame,
        "board": board,
        "title": headline(board),
        "lead": _lead(board),
        "parts": _parts(board),
        "groups": _groups(board),
        "tiles": _tiles(actor, board),
        "summaries": [(each, level_tag(each.level)) for each in summarised(findings)],
        "finding_count": len(findings),
        "term": current_term(seen, today),
        "successor": next((term for term in board.terms if term.started_on > today), None),
        "discrepancies": _discrepancies(board) if inside else [],
        "report_url": _report_url(actor, board.meeting) if inside else "",
        "own_side_url": _own_side(actor, board),
        **history_context(actor, alliance_history(actor, seen), seen),
    }
    return render(request, "cooperation/board.html", context)


def _readable(actor: Actor, board: Board) -> list[Finding]:
    agreements = [entry.agreement for entry in board.entries]
    return readable_findings(actor, board.alliance, agreements, board.findings)


def headline(board: Board) -> str:
    """Say the situation in one sentence."""
    figures = board.figures
    if not figures.planned:
        return _("Belum ada perjanjian dalam register ini")
    values = {"signed": figures.signed, "implemented": figures.implemented}
    if not figures.implemented:
        return _("%(signed)d perjanjian ditandatangani, belum satu pun berjalan") % values
    return _("%(signed)d perjanjian ditandatangani, %(implemented)d sudah berjalan") % values


def _lead(board: Board) -> str:
    seen = board.alliance
    members = len(board.members)
    words = [
        _("%(kind)s %(count)d daerah, sejak %(year)d.")
        % {"kind": seen.get_kind_display(), "count": members, "year": seen.since_year}
    ]
    words.append(
        _("Bernama %(name)s.") % {"name": seen.official_name}
        if seen.official_name
        else _("Belum bernama.")
    )
    term = current_term(seen, clock.today())
    if term:
        words.append(_("Sekretariat: %(holder)s.") % {"holder": term.holder.official_name})
    return " ".join(words)


def _listed(board: Board, situation: str) -> str:
    address = reverse("cooperation:agreements", args=[board.alliance.pk])
    return f"{address}?situasi={situation}"


def _parts(board: Board) -> list[dict[str, object]]:
    figures = board.figures
    rows = (
        (figures.implemented, _("berjalan"), "ok", "implemented"),
        (figures.idle, _("ditandatangani, belum ada pelaksanaan"), "due", "idle"),
        (figures.pending, _("belum ditandatangani"), "none", "pending"),
    )
    return [
        {"count": count, "label": label, "state": state, "url": _listed(board, situation)}
        for count, label, state, situation in rows
    ]


def _groups(board: Board) -> list[tuple[str, list[RegisterEntry], int]]:
    """Return the agreements by where they stand: those with a title, and how many have none."""
    groups = (
        (_("Sudah berjalan"), "implemented"),
        (_("Ditandatangani, belum ada pelaksanaan"), "idle"),
        (_("Belum ditandatangani"), "pending"),
    )
    rows = []
    for label, situation in groups:
        entries = [entry for entry in board.entries if situation_of(entry) == situation]
        titled = [entry for entry in entries if entry.agreement.title]
        rows.append((label, titled, len(entries) - len(titled)))
    return rows


def _tiles(actor: Actor, board: Board) -> list[dict[str, object]]:
    listed = reverse("cooperation:agreements", args=[board.alliance.pk])
    tiles: list[dict[str, object]] = []
    free = 0
    for member in board.members:
        place = PLACES.get(member.region.code)
        if place is None:
            place = (free % COLUMNS + 1, FIRST_FREE_ROW + free // COLUMNS)
            free += 1
        role = "host" if member.region.pk == board.alliance.region_id else "on"
        tiles.append(
            {
                "name": member.region.name,
                "value": member.agreements,
                "role": role,
                "column": place[0],
                "row": place[1],
                "url": f"{listed}?pihak={member.region.code}" if member.agreements else "",
            }
        )
    return tiles


def _discrepancies(board: Board) -> list[dict[str, object]]:
    return [
        {"title": _contradiction(each), "url": _address("meetings:discrepancy", each.pk)}
        for each in board.discrepancies
    ]


def _contradiction(each: Discrepancy) -> str:
    values = {
        "label": each.claim.label,
        "one": each.claim.value,
        "other": each.other_claim.value if each.other_claim else None,
        "data": each.computed,
    }
    if each.other_claim is not None and each.computed is not None:
        return (
            _("%(label)s: laporan menyebut %(other)d, lalu %(one)d. Register mencatat %(data)d.")
            % values
        )
    if each.computed is not None:
        return _("%(label)s: laporan menyebut %(one)d, register mencatat %(data)d.") % values
    return _("%(label)s: laporan menyebut %(other)d dan %(one)d.") % values


def _report_url(actor: Actor, meeting: Meeting | None) -> str:
    if meeting is None or not may_write_report(actor, meeting):
        return ""
    return _address("meetings:report", meeting.pk)


def _own_side(actor: Actor, board: Board) -> str:
    """Return the list of a partner's own agreements; nothing for the host."""
    if actor.region.pk == board.alliance.region_id:
        return ""
    listed = reverse("cooperation:agreements", args=[board.alliance.pk])
    return f"{listed}?pihak={actor.region.code}"


def _address(name: str, key: UUID) -> str:
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""


@require_GET
@as_actor()
def findings(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """List everything that the checks find."""
    seen = visible_alliance(actor, key)
    board = board_of(seen, clock.today())
    frame = alliance_frame(actor, seen)
    found = _readable(actor, board)
    count = len(found)
    title = ngettext(
        "%(count)d temuan dalam register ini", "%(count)d temuan dalam register ini", count
    ) % {"count": count}
    rows = [(each, level_tag(each.level), RULES[each.rule]) for each in found]
    return render(request, "cooperation/findings.html", {**frame, "title": title, "rows": rows})


@require_GET
@as_actor()
def first(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Lead from the short address of the register to its list."""
    seen = alliances_visible_to(actor).first()
    if seen is None:
        return redirect("cooperation:board")
    return redirect("cooperation:agreements", seen.pk)

"""Recording what happens to a draft after its hand-over."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.drafting.actions.drafts import move_state, open_round
from tapem.drafting.actions.vocabulary import STAGE_RECORDED
from tapem.drafting.choices import DraftState, HandoverState, RoundKind
from tapem.drafting.models import Draft, Stage
from tapem.drafting.policies import may_record_stage
from tapem.drafting.rules import states
from tapem.kernel import clock
from tapem.kernel.clock import JAKARTA
from tapem.kernel.errors import Invalid, RuleBroken, Stale

ROUNDS = {
    DraftState.DISCUSSION: RoundKind.TEAM,
    DraftState.HARMONISATION: RoundKind.HARMONISATION,
    DraftState.FACILITATION: RoundKind.FACILITATION,
}
NUMBERED = {
    DraftState.ENACTED: gettext_lazy("Tulis nomor peraturan."),
    DraftState.PROMULGATED: gettext_lazy("Tulis nomor Berita Daerah."),
}
LONGEST_NUMBER, LONGEST_NOTE = 80, 300


@transaction.atomic
def record_stage(
    *,
    actor: Actor,
    draft: Draft,
    to: DraftState,
    held_on: dt.date,
    version: int,
    reference_number: str = "",
    note: str = "",
) -> Stage:
    """Record the next step that others took with the draft, for the legal section.

    `held_on` lies between the step before and today. A way back to the team needs a note,
    penetapan and pengundangan a number. Raises Stale when somebody recorded one since.
    """
    require(may_record_stage(actor, draft))
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.version != version:
        raise Stale(
            _("Tahap rancangan dicatat orang lain sesudah Anda membuka halaman ini."),
            theirs=locked.get_state_display(),
            mine=str(to.label),
        )
    _require_step(locked, to)
    _require_facts(locked, to, held_on, reference_number, note)
    move_state(actor, locked, to, reason=note)
    if to in ROUNDS:
        open_round(locked, ROUNDS[to], clock.today())
    stage = Stage.objects.create(
        draft=locked, state=to, held_on=held_on, reference_number=reference_number.strip(),
        note=note.strip(), recorded_at=clock.now(), recorded_by=actor.label,
    )  # fmt: skip
    record(actor, STAGE_RECORDED, stage, changes={"held_on": (None, held_on)}, reason=note)
    return stage


def _require_step(draft: Draft, to: DraftState) -> None:
    if to not in states.next_stages(draft.state):
        raise RuleBroken(_("Tahap ini tidak dapat mengikuti tahap rancangan sekarang."), field="to")
    if draft.handovers.filter(state=HandoverState.SENT).exists():
        raise RuleBroken(_("Beri tanda terima serah terima dahulu, lalu catat tahapnya."))


def _require_facts(
    draft: Draft, to: DraftState, held_on: dt.date, reference_number: str, note: str
) -> None:
    problems = {}
    before = _last_step_on(draft)
    if held_on > clock.today():
        problems["held_on"] = _("Tanggal belum tiba; catat tahap yang sudah terjadi.")
    elif before and held_on < before:
        problems["held_on"] = _("Tanggal mendahului tahap sebelumnya.")
    if to in NUMBERED and not reference_number.strip():
        problems["reference_number"] = str(NUMBERED[to])
    elif len(reference_number) > LONGEST_NUMBER:
        problems["reference_number"] = _("Nomor paling panjang 80 huruf.")
    if to == DraftState.DISCUSSION and not note.strip():
        problems["note"] = _("Tulis alasan pengembalian ke tim penyusun.")
    elif len(note) > LONGEST_NOTE:
        problems["note"] = _("Catatan paling panjang 300 huruf.")
    if problems:
        raise Invalid(problems)


def _last_step_on(draft: Draft) -> dt.date | None:
    handover = draft.handovers.order_by("-number").first()
    handed = handover.handed_over_at.astimezone(JAKARTA).date() if handover else None
    stage = draft.stages.order_by("-recorded_at", "-pk").first()
    days = [day for day in (handed, stage.held_on if stage else None) if day]
    return max(days, default=None)

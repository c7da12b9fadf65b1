"""Mending the name and the due date of a draft."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.drafting.actions.vocabulary import AMENDED
from tapem.drafting.models import Draft
from tapem.drafting.policies import may_lead_draft
from tapem.drafting.rules.states import SETTLED_DRAFT
from tapem.kernel import clock
from tapem.kernel.errors import Invalid, RuleBroken, Stale

LONGEST_NAME, LONGEST_SHORT_TITLE = 300, 120


@transaction.atomic
def amend_draft(
    *,
    actor: Actor,
    draft: Draft,
    about: str,
    short_title: str,
    due_on: dt.date | None,
    version: int | None = None,
) -> None:
    """Mend the name and the due date of a draft that is not settled yet.

    Kind and period stay, since chapters, tables and the plan rest on them. A due date that
    passed may stay as it is, but no new one lies in the past. Raises Stale, with both names,
    when the draft was saved since `version`.
    """
    require(may_lead_draft(actor, draft))
    now = _at_version(draft, version, f"{short_title}\n{about}")
    if now.state in SETTLED_DRAFT:
        raise RuleBroken(_("Rancangan ini sudah selesai, jadi keterangannya tetap."))
    about, short_title = about.strip(), short_title.strip()
    _require_facts(now, about, short_title, due_on)
    new = {"about": about, "short_title": short_title, "due_on": due_on}
    old = {name: getattr(now, name) for name in new}
    Draft.objects.filter(pk=now.pk).update(**new, version=now.version + 1)
    draft.refresh_from_db()
    record(actor, AMENDED, draft, changes={k: (old[k], new[k]) for k in new if old[k] != new[k]})


def _at_version(draft: Draft, version: int | None, mine: str) -> Draft:
    now = Draft.objects.select_for_update().get(pk=draft.pk)
    if version is not None and now.version != version:
        raise Stale(
            _("Rancangan ini berubah sesudah Anda membukanya."),
            theirs=f"{now.short_title}\n{now.about}",
            mine=mine,
        )
    return now


def _require_facts(draft: Draft, about: str, short_title: str, due_on: dt.date | None) -> None:
    problems = _name_problems(about, short_title)
    if due_on is not None and due_on != draft.due_on and due_on < clock.today():
        problems["due_on"] = _("Batas waktu sudah lewat.")
    twins = Draft.objects.filter(region=draft.region_id, kind=draft.kind, about=about)
    twin = twins.exclude(pk=draft.pk).first()
    if twin is not None:
        problems["about"] = _("Rancangan dengan nama ini sudah ada: %(title)s.") % {
            "title": twin.short_title
        }
    if problems:
        raise Invalid(problems)


def _name_problems(about: str, short_title: str) -> dict[str, str]:
    problems = {}
    if not about:
        problems["about"] = _("Tulis nama peraturan.")
    elif "(" in about:
        problems["about"] = _("Nama peraturan tidak memuat singkatan dalam kurung.")
    elif len(about) > LONGEST_NAME:
        problems["about"] = _("Nama peraturan paling panjang 300 huruf.")
    if not short_title:
        problems["short_title"] = _("Tulis sebutan singkat rancangan.")
    elif len(short_title) > LONGEST_SHORT_TITLE:
        problems["short_title"] = _("Sebutan paling panjang 120 huruf.")
    return problems

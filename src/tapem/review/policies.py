"""Who may set findings aside."""

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.kernel.decisions import Decision, denied
from tapem.review.queries import Subject


def may_review(actor: Actor, subject: Subject, editing: Decision) -> Decision:
    """Who may edit a text sets its findings aside, inside her own region only.

    `editing` is the answer of the text's own room.
    """
    if actor.region.pk != subject.region.pk:
        return denied(_("Naskah ini milik daerah lain."), subject.region.official_name)
    return editing

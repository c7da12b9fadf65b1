"""Beginning a draft."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.drafting import actions
from tapem.drafting.choices import InstrumentKind
from tapem.drafting.models import Draft
from tapem.drafting.policies import may_start_draft
from tapem.web.drafting.setup_forms import StartForm
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show


@require_http_methods(["GET", "POST"])
@as_actor()
def start(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Begin a draft; its team is named next."""
    require(may_start_draft(actor))
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        done = answer(
            request,
            form,
            lambda: _start(actor, form),
            to=lambda made: reverse("drafting:team", args=[made.pk]),
            done=_("Rancangan dimulai. Sekarang susun tim penyusunnya."),
        )
        if done:
            return done
    here = reverse("drafting:list")
    context = {
        "form": form,
        "back": here,
        "crumbs": [{"label": pgettext("daftar", "Naskah"), "url": here}],
    }
    return show(request, "drafting/start.html", context, form)


def _start(actor: Actor, form: StartForm) -> Draft:
    values = form.cleaned_data | {"kind": InstrumentKind(form.cleaned_data["kind"])}
    return actions.start_draft(actor=actor, **values)

"""The pages that explain the rules."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.proofread.measured import CASES, MEASURED
from tapem.proofread.rules import RULES
from tapem.proofread.rules.base import Rule
from tapem.proofread.tree import Kind
from tapem.review.choices import Grade
from tapem.web.proofread.marks import SHAPES
from tapem.web.requests import as_actor
from tapem.web.submits import show

INDONESIAN = "id"
KIND_WORDS = {
    Kind.REGULATION: gettext_lazy("peraturan"),
    Kind.REPORT: gettext_lazy("laporan, notula, berita"),
    Kind.LETTER: gettext_lazy("surat"),
}


@require_GET
@as_actor()
def rules(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List every rule with its severity and its basis."""
    context = {
        "rows": [_row(rule) for rule in RULES.values()],
        "crumbs": [{"label": _("Pemeriksa naskah"), "url": reverse("proofread:desk")}],
    }
    return show(request, "proofread/rules.html", context)


@require_GET
@as_actor()
def rule(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Explain one rule: what, where, how grave, on which basis, wrong and right."""
    found = RULES.get(key)
    if found is None:
        raise Http404
    others = list(RULES)
    place = others.index(key)
    context = {
        "rule": found,
        **_row(found),
        "explain": found.explain_id if _is_indonesian() else found.explain_en,
        "measured": MEASURED.get(key),
        "cases": CASES,
        "zones": sorted(zone.value for zone in found.zones),
        "kinds": [KIND_WORDS[kind] for kind in Kind if kind in found.kinds],
        "before": others[place - 1] if place else "",
        "after": others[place + 1] if place + 1 < len(others) else "",
        "crumbs": [
            {"label": _("Pemeriksa naskah"), "url": reverse("proofread:desk")},
            {"label": _("Aturan"), "url": reverse("proofread:rules")},
        ],
    }
    return show(request, "proofread/rule.html", context)


def _is_indonesian() -> bool:
    return (get_language() or INDONESIAN).startswith(INDONESIAN)


def _row(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule,
        "shape": SHAPES[rule.severity],
        "word": Grade(rule.severity).label,
        "report_word": Grade(rule.report_severity).label if rule.report_severity else "",
    }

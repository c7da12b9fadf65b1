"""The desk: paste or upload a text, read what is wrong, take the findings along."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.kernel import clock
from tapem.proofread.check import proofread
from tapem.proofread.finding import Finding, Report
from tapem.proofread.fixes import apply_safe_fixes
from tapem.proofread.tree import Text
from tapem.regions.queries import agencies_of
from tapem.review.rules import tally
from tapem.web.proofread.answers import attachment, file_of, list_context
from tapem.web.proofread.forms import KINDS, PaperForm
from tapem.web.proofread.marks import SHOWN, listed, paper
from tapem.web.proofread.reading import read_typed
from tapem.web.requests import as_actor
from tapem.web.submits import show

WRITERS = (
    Role.COORDINATOR,
    Role.LEGAL_SECTION,
    Role.OPERATOR,
    Role.HEAD_OF_AGENCY,
    Role.ADMINISTRATOR,
)
ALL = "semua"


@require_http_methods(["GET", "POST"])
@as_actor(*WRITERS)
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the empty desk, or what the proofreader says about the given text."""
    if request.method == "GET":
        return show(request, "proofread/desk.html", {"form": PaperForm()})
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid() or form.read is None:
        return show(request, "proofread/desk.html", {"form": form}, form)
    text = form.read
    if wanted := request.POST.get("fix", ""):
        text = _mended(request, actor, text, wanted)
    return _result(request, actor, text, form.cleaned_data["kind"] or "auto")


@require_POST
@as_actor(*WRITERS)
def download(request: HttpRequest, actor: Actor, form_name: str) -> HttpResponse:
    """Send the findings on the given text as a workbook or plain lines, or the text itself."""
    form = PaperForm(request.POST)
    if not form.is_valid() or form.read is None:
        return show(request, "proofread/desk.html", {"form": form}, form)
    report = _proofread(actor, form.read)
    if form_name == "naskah":
        return attachment(form.read.source.encode(), "text/plain; charset=utf-8", "naskah.txt")
    title = _("Temuan pemeriksa naskah")
    return file_of(form_name, title, report.findings, report.facts, _line)


def _proofread(actor: Actor, text: Text) -> Report:
    today = clock.today()
    names = tuple(agency.short_name for agency in agencies_of(actor.region, today))
    return proofread(text, known_terms=names, today=today)


def _mended(request: HttpRequest, actor: Actor, text: Text, wanted: str) -> Text:
    """Return the text with one safe suggestion, or all of them, made in it."""
    found = [one for one in _proofread(actor, text).findings if one.replacement is not None]
    chosen = [one for one in found if wanted in {ALL, f"{one.rule}:{one.start}:{one.end}"}]
    if not chosen:
        messages.warning(request, _("Saran ini tidak dapat dipakai otomatis; ubah teksnya."))
        return text
    messages.success(request, _("%(n)s saran dipakai.") % {"n": len(chosen)})
    return read_typed(apply_safe_fixes(text, chosen), text.kind)


def _result(request: HttpRequest, actor: Actor, text: Text, kind: str) -> HttpResponse:
    report = _proofread(actor, text)
    found = listed(text, report.findings)
    again = PaperForm(initial={"text": text.source, "kind": kind})
    del again.fields["file"]
    context = {
        "report": report,
        "kind_word": dict(KINDS)[report.kind.value],
        "is_guess": kind == "auto",
        **list_context(found),
        "hidden": max(0, len(report.findings) - SHOWN),
        "paper": paper(text, found),
        "tally": tally(report.findings),
        "facts": report.facts,
        "safe": sum(one.replacement is not None for one in report.findings),
        "form": again,
        "crumbs": [{"label": _("Pemeriksa naskah"), "url": reverse("proofread:desk")}],
    }
    return show(request, "proofread/result.html", context)


def _line(finding: Finding) -> str:
    return f"baris {finding.line}"

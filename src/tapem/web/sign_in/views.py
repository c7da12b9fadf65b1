"""Signing in, and as whom."""

from dataclasses import dataclass
from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import login as start_session
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.queries import actors_of, example_users, user_named
from tapem.kernel import clock
from tapem.web.middleware import ACTIVE_MEMBERSHIP
from tapem.web.requests import as_actor

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class ExamplePerson:
    """A member of the example's cast, as the sign-in page shows her."""

    username: str
    label: str
    office: str
    role: str


class OfficeLoginView(LoginView):
    """The sign-in page; in the example it lists the cast."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the cast of the example."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"example_people": _cast() if settings.EXAMPLE else []}


login = OfficeLoginView.as_view()


@require_POST
def sign_in_as_example(request: HttpRequest) -> HttpResponse:
    """Sign in as a member of the example's cast, by one click; nowhere else."""
    if not settings.EXAMPLE:
        raise Http404
    user = user_named(request.POST.get("username", ""))
    if user is None or not actors_of(user, clock.today()):
        raise Http404
    start_session(request, user, backend=BACKEND)
    return redirect(_safe_next(request))


@require_POST
@as_actor()
def choose_capacity(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Act in another of one's own memberships."""
    wanted = request.POST.get("membership", "")
    own = {str(other.membership.pk) for other in actors_of(actor.user, clock.today())}
    if wanted not in own:
        raise Http404
    request.session[ACTIVE_MEMBERSHIP] = wanted
    return redirect("/")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Show the screens in another language, for this browser."""
    language = request.POST.get("language", "")
    response = redirect(_safe_next(request))
    if translation.check_for_language(language) and language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def _cast() -> list[ExamplePerson]:
    people = []
    for user in example_users():
        for actor in actors_of(user, clock.today())[:1]:
            office = f"{actor.agency.short_name}, {actor.region.short_name}"
            people.append(ExamplePerson(user.username, str(user), office, str(actor.role.label)))
    return people


def _safe_next(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if safe else "/"

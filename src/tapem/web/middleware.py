"""What every request passes: headers, identity, actor, and errors of the domain."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from tapem.accounts.actors import Actor
from tapem.accounts.queries import actors_of
from tapem.audit.actions import request_key
from tapem.kernel import clock
from tapem.kernel.errors import DomainError
from tapem.kernel.ids import new_id
from tapem.web.errors import refused

Respond = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; object-src 'none'"
)
ACTIVE_MEMBERSHIP = "membership"


def security_headers(respond: Respond) -> Respond:
    """Send the strict content policy and its companions with every answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def request_identity(respond: Respond) -> Respond:
    """Give each request an id that the audit trail keeps and the answer names."""

    def middleware(request: HttpRequest) -> HttpResponse:
        key = str(new_id())
        token = request_key.set(key)
        try:
            response = respond(request)
        finally:
            request_key.reset(token)
        response.headers["X-Request-ID"] = key
        return response

    return middleware


def chosen_language(respond: Respond) -> Respond:
    """Show the language that the person chose in this browser; Indonesian otherwise.

    What the browser itself asks for is not followed: most are left set to English, and an
    office reads Indonesian.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = respond(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def current_actor(respond: Respond) -> Respond:
    """Put the acting capacity on the request: `request.actor`, None for a stranger."""

    def middleware(request: HttpRequest) -> HttpResponse:
        actors = _actors_of(request)
        # Read through web.requests, which knows the types.
        setattr(request, "actor", next(iter(actors), None))  # noqa: B010
        setattr(request, "capacities", actors)  # noqa: B010
        return respond(request)

    return middleware


def domain_errors(respond: Respond) -> Respond:
    """Answer a refusal of the domain that no view answered itself."""

    class Middleware:
        def __call__(self, request: HttpRequest) -> HttpResponse:
            return respond(request)

        def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
            return refused(request, error) if isinstance(error, DomainError) else None

    return Middleware()


def _actors_of(request: HttpRequest) -> list[Actor]:
    """Return every capacity of the person today, the chosen one first."""
    if not request.user.is_authenticated:
        return []
    actors = actors_of(request.user, clock.today())
    wanted = request.session.get(ACTIVE_MEMBERSHIP)
    return sorted(actors, key=lambda actor: str(actor.membership.pk) != wanted)

"""What every view asks of a request: who acts, and is this request a repetition."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.kernel.errors import NotAllowed

P = ParamSpec("P")
ActorView = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
_KEPT_SECONDS = 24 * 3600
_MAX_KEY = 64


def actor_of(request: HttpRequest) -> Actor | None:
    """Return who acts in this request; None for a stranger."""
    actor = getattr(request, "actor", None)
    return actor if isinstance(actor, Actor) else None


def capacities_of(request: HttpRequest) -> list[Actor]:
    """Return every capacity in which the person may act today, the chosen one first."""
    return list(getattr(request, "capacities", []))


def as_actor(*roles: Role) -> Callable[[ActorView[P]], View[P]]:
    """Give the view its actor as second argument; a stranger is led to the sign-in page.

    With `roles`, other roles get the 403 page that names who can.
    """

    def decorate(view: ActorView[P]) -> View[P]:
        @wraps(view)
        def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor = actor_of(request)
            if actor is None:
                raise NotAllowed(
                    _("Akun Anda belum punya keanggotaan yang berlaku hari ini."),
                    who_can=_("Administrator"),
                )
            if roles and actor.role not in roles:
                names = ", ".join(str(role.label) for role in roles)
                raise NotAllowed(_("Halaman ini bukan untuk peran Anda."), who_can=names)
            return view(request, actor, *args, **kwargs)

        guarded: View[P] = login_required(wrapped)

        @wraps(view)
        def entered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method == "POST" and not request.user.is_authenticated:
                return redirect_to_login(_page_of_form(request))
            return guarded(request, *args, **kwargs)

        return entered

    return decorate


def _page_of_form(request: HttpRequest) -> str:
    """Return the page on which a form stood that was sent after its session had ended.

    After the sign-in it opens again, where the browser still has what was typed; the address
    of the form itself may only take what is sent.
    """
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return urlsplit(came_from)._replace(scheme="", netloc="").geturl() if safe else request.path


def is_repeated(request: HttpRequest) -> str | None:
    """Return where the first run of a doubled submit led to; None when this is the first.

    The form carries a key made by `{% idempotency_key %}`. Call `remember_answer` afterwards.
    """
    key = _submit_key(request)
    return cache.get(key) if key else None


def remember_answer(request: HttpRequest, address: str) -> HttpResponse:
    """Redirect to `address`, and to the same one again if this submit is repeated."""
    if key := _submit_key(request):
        cache.set(key, address, _KEPT_SECONDS)
    return redirect(address)


def _submit_key(request: HttpRequest) -> str:
    given = request.POST.get("idempotency_key", "")[:_MAX_KEY]
    return f"submit:{request.user.pk}:{request.path}:{given}" if given else ""

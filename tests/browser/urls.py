"""The page of all parts, the cells of its grid, and signing in; the rest of the product may be at work."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import include, path

from tests.browser import gallery as content

handler403 = "tapem.web.errors.forbidden"
handler404 = "tapem.web.errors.not_found"
handler500 = "tapem.web.errors.server_error"


def gallery(request: HttpRequest) -> HttpResponse:
    """Show all parts."""
    return render(request, "parts/_gallery.html", content.context())


def quiet_form(request: HttpRequest) -> HttpResponse:
    """Show a form that keeps what is typed; sent, it answers as an expired session does."""
    if request.method == "POST":
        return redirect("/masuk/?next=/galeri/isian/")
    form = content.GalleryForm()
    return render(request, "parts/_gallery_form.html", {"form": form, "nav": content.nav()})


def cell(request: HttpRequest, key: str) -> HttpResponse:
    """Save a cell as the product's own addresses do: letters are wrong, 401 is somebody else's."""
    value, version = request.POST.get("value", ""), int(request.POST.get("version", "0"))
    shown = {
        "id": key,
        "name": key,
        "label": key,
        "value": value,
        "url": request.path,
        "version": version + 1,
    }
    if value == "401" and version == 1:
        told = shown | {"state": "conflict", "theirs": "400", "by": "Kepala Dinas"}
        return render(request, "parts/grid_cell.html", {"cell": told}, status=HTTPStatus.CONFLICT)
    if value.isalpha():
        told = shown | {"state": "invalid", "message": "Isi angka, misalnya 85,5."}
        return render(
            request, "parts/grid_cell.html", {"cell": told}, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    total = {"kind": "calc", "id": "Ibu-bersalin-capaian", "value": "50,00 %", "label": "capaian"}
    answer = render(request, "parts/grid_cell.html", {"cell": shown | {"state": "saved"}})
    answer.write(render_to_string("parts/grid_cell.html", {"cell": total, "oob": True}))
    return answer


def cell_help(request: HttpRequest) -> HttpResponse:
    """Explain a cell."""
    return HttpResponse("<p>Ibu bersalin yang mendapat pelayanan sesuai standar.</p>")


urlpatterns = [
    path("galeri/", gallery),
    path("galeri/isian/", quiet_form),
    path("galeri/bantuan/", cell_help),
    path("galeri/sel/<str:key>/", cell),
    path("", include("tapem.web.sign_in.urls")),
]

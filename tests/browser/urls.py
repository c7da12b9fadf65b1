"""The product's addresses plus the page of all parts and the cells of its grid."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from tapem.config.urls import handler400, handler403, handler404, handler500
from tapem.config.urls import urlpatterns as product
from tests.browser import gallery as content

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def gallery(request: HttpRequest) -> HttpResponse:
    """Show all parts."""
    return render(request, "parts/_gallery.html", content.context())


def quiet_form(request: HttpRequest) -> HttpResponse:
    """Show a form that keeps what is typed; sent, it fails as a broken server does."""
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
    return render(request, "parts/grid_cell.html", {"cell": shown | {"state": "saved"}})


urlpatterns = [
    path("galeri/", gallery),
    path("galeri/isian/", quiet_form),
    path("galeri/sel/<str:key>/", cell),
    *product,
]

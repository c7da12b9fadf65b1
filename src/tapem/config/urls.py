"""Root addresses; the areas of the screens bring their own."""

from django.urls import include, path

urlpatterns = [path("", include("tapem.web.urls"))]

handler400 = "tapem.web.errors.bad_request"
handler403 = "tapem.web.errors.forbidden"
handler404 = "tapem.web.errors.not_found"
handler500 = "tapem.web.errors.server_error"

"""Addresses of the audit trail."""

from django.urls import path

from tapem.web.trail import views

app_name = "trail"
urlpatterns = [
    path("", views.index, name="list"),
    path("<str:kind>/<uuid:key>/", views.subject, name="object"),
]

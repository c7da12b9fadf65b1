"""Addresses of follow-ups."""

from django.urls import path

from tapem.web.followups import views

app_name = "followups"
urlpatterns = [
    path("", views.index, name="list"),
    path("<uuid:key>/", views.detail, name="detail"),
    path("<uuid:key>/lapor/", views.report, name="report"),
    path("<uuid:key>/tutup/", views.close, name="close"),
    path("<uuid:key>/batal/", views.drop, name="drop"),
]

"""Addresses of the home page and the probes."""

from django.urls import path

from tapem.web.home import views

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]

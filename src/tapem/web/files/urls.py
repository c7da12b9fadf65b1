"""Address of kept files."""

from django.urls import path

from tapem.web.files import views

app_name = "files"
urlpatterns = [path("<uuid:key>/", views.download, name="download")]

"""Addresses of the screens: readable aloud in Indonesian, with English names."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

AREAS = {
    "": "home",
    "tindak-lanjut/": "followups",
    "jejak/": "trail",
    "rapat/": "meetings",
    "spm/": "spm",
    "rencana-aksi/": "plan",
    "naskah/": "drafting",
    "kerja-sama/": "cooperation",
    "berkas/": "files",
    "pemeriksa/": "proofread",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("tapem.web.sign_in.urls")),
    *(
        path(prefix, include(f"tapem.web.{area}.urls"))
        for prefix, area in AREAS.items()
        if find_spec(f"tapem.web.{area}.urls")
    ),
]

"""Addresses of the proofreader."""

from django.urls import path

from tapem.web.proofread.views import desk, drafts, reports, rules

app_name = "proofread"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("unduh/<slug:form_name>/", desk.download, name="download"),
    path("aturan/", rules.rules, name="rules"),
    path("aturan/<slug:key>/", rules.rule, name="rule"),
    path("bagian/<uuid:key>/", drafts.part, name="part"),
    path("bagian/<uuid:key>/baru/", drafts.new_part, name="new-part"),
    path("naskah/<uuid:key>/", drafts.whole, name="draft"),
    path("naskah/<uuid:key>/abaikan/", drafts.dismiss, name="draft-dismiss"),
    path("naskah/<uuid:key>/pulihkan/", drafts.restore, name="draft-restore"),
    path("naskah/<uuid:key>/unduh/<slug:form_name>/", drafts.download, name="draft-download"),
    path("laporan/<uuid:key>/", reports.whole, name="report"),
    path("laporan/<uuid:key>/bagian/", reports.part, name="report-part"),
    path("laporan/<uuid:key>/abaikan/", reports.dismiss, name="report-dismiss"),
    path("laporan/<uuid:key>/pulihkan/", reports.restore, name="report-restore"),
    path("laporan/<uuid:key>/angka/", reports.bind, name="report-bind"),
]

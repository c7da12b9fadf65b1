"""Addresses of the SPM screens."""

from django.urls import path

from tapem.web.spm.views import cells, flow, form, outputs, overview, problems, workbook

app_name = "spm"
urlpatterns = [
    path("", overview.index, name="overview"),
    path("tren/", overview.trends, name="trend"),
    path("form/<uuid:key>/", form.by_key, name="form"),
    path("form/<uuid:key>/isian/", cells.save_all, name="save"),
    path("form/<uuid:key>/sel/<slug:line>/<slug:column>/", cells.panel, name="panel"),
    path("form/<uuid:key>/sel/<slug:line>/<slug:column>/isi/", cells.save, name="cell"),
    path("form/<uuid:key>/sel/<slug:line>/<slug:column>/keterangan/", cells.note, name="note"),
    path("form/<uuid:key>/ajukan/", flow.submit, name="submit"),
    path("form/<uuid:key>/sahkan/", flow.approve, name="approve"),
    path("form/<uuid:key>/kembalikan/", flow.send_back, name="return"),
    path("form/<uuid:key>/verifikasi/", flow.verify, name="verify"),
    path("form/<uuid:key>/kunci/", flow.lock, name="lock"),
    path("form/<uuid:key>/triwulan-berikutnya/", flow.next_quarter, name="next-quarter"),
    path("form/<uuid:key>/buka-sel/", flow.reopen, name="reopen"),
    path("form/<uuid:key>/nihil/", flow.nil, name="nil"),
    path("form/<uuid:key>/cabut-nihil/", flow.undo_nil, name="undo-nil"),
    path("form/<uuid:key>/keterangan/", flow.describe, name="describe"),
    path("form/<uuid:key>/tahapan/", flow.stage, name="stage"),
    path("form/<uuid:key>/sumber-dana/", flow.add_fund, name="add-fund"),
    path("form/<uuid:key>/minta/", flow.ask, name="ask"),
    path("form/<uuid:key>/masalah/", problems.add, name="problem-add"),
    path("masalah/<uuid:key>/", problems.edit, name="problem"),
    path("<int:year>/buka/", flow.open_year, name="open"),
    path("<int:year>/minta/", flow.ask_all, name="ask-all"),
    path("<int:year>/indeks/", overview.index_page, name="index"),
    path("<int:year>/andai/", overview.what_if_page, name="what-if"),
    path("<int:year>/permasalahan/", problems.listing, name="problems"),
    path("<int:year>/kalender/", overview.calendar, name="calendar"),
    path("<int:year>/kementerian/", outputs.ministry, name="ministry"),
    path("<int:year>/kementerian/tandai/", outputs.tick, name="tick"),
    path("<int:year>/rekap/", outputs.recap, name="recap"),
    path("<int:year>/laporan.docx", outputs.report, name="report"),
    path("<int:year>/ekspor/<slug:what>.<slug:kind>", outputs.export, name="export"),
    path("<int:year>/buku-kerja/", workbook.page, name="workbook"),
    path("<int:year>/buku-kerja.xlsx", workbook.download, name="workbook-file"),
    path("unggahan/<uuid:key>/", workbook.compared, name="upload"),
    path("unggahan/<uuid:key>/gabung/", workbook.merge, name="merge"),
    path("unggahan/<uuid:key>/catatan.xlsx", workbook.annotated, name="annotated"),
    path("<int:year>/<slug:code>/", form.page, name="form-page"),
]

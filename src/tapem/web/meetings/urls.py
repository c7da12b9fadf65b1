"""Addresses of meetings."""

from django.urls import path

from tapem.web.meetings.views import (
    agenda,
    attendance,
    course,
    discrepancies,
    history,
    listing,
    live,
    minutes,
    recommendations,
    report,
)

app_name = "meetings"
urlpatterns = [
    path("", listing.index, name="list"),
    path("baru/", listing.new, name="new"),
    path("butir/<uuid:key>/pindah/", agenda.move_item, name="move-item"),
    path("notula/<uuid:key>/", minutes.minute, name="minute"),
    path("saran/<uuid:key>/", recommendations.verdict, name="verdict"),
    path("selisih/<uuid:key>/", discrepancies.discrepancy, name="discrepancy"),
    path("<uuid:key>/", course.detail, name="detail"),
    path("<uuid:key>/ubah/", listing.amend, name="amend"),
    path("<uuid:key>/undangan/", agenda.invite, name="invite"),
    path("<uuid:key>/acara/", agenda.add_item, name="add-item"),
    path("<uuid:key>/mulai/", course.start, name="start"),
    path("<uuid:key>/tutup/", course.conclude, name="conclude"),
    path("<uuid:key>/buka-kembali/", course.reopen, name="reopen"),
    path("<uuid:key>/batal/", course.cancel, name="cancel"),
    path("<uuid:key>/butir/<int:number>/", live.item, name="item"),
    path("<uuid:key>/kehadiran/", attendance.reconcile, name="attendance"),
    path("<uuid:key>/kehadiran/pejabat/", attendance.name, name="name-attendee"),
    path("<uuid:key>/notula/", minutes.minutes, name="minutes"),
    path("<uuid:key>/keputusan/", minutes.decisions, name="decisions"),
    path("<uuid:key>/saran/", recommendations.recommendations, name="recommendations"),
    path("<uuid:key>/selisih/", discrepancies.discrepancies, name="discrepancies"),
    path("<uuid:key>/selisih/bandingkan/", discrepancies.compare, name="compare"),
    path("<uuid:key>/laporan/", report.report, name="report"),
    path("<uuid:key>/laporan/final/", report.finalise, name="finalise"),
    path("<uuid:key>/riwayat/", history.history, name="history"),
    path("<uuid:key>/naskah/", report.issued, name="papers"),
    path("<uuid:key>/naskah/terbitkan/", report.issue, name="issue"),
]

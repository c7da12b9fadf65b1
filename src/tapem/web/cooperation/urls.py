"""Addresses of cooperation."""

from django.urls import path

from tapem.web.cooperation.views import (
    agreements,
    boards,
    evaluations,
    filling,
    governance,
    records,
    signing,
    work,
)

app_name = "cooperation"
urlpatterns = [
    path("", boards.index, name="board"),
    path("baru/", boards.new, name="new-alliance"),
    path("pks/", boards.first, name="first"),
    path("parameter/", records.parameters, name="parameters"),
    path("parameter/<uuid:key>/", records.parameter, name="parameter"),
    path("wadah/<uuid:key>/", boards.alliance, name="alliance"),
    path("wadah/<uuid:key>/temuan/", boards.findings, name="findings"),
    path("wadah/<uuid:key>/perjanjian/", agreements.index, name="agreements"),
    path("wadah/<uuid:key>/perjanjian/baru/", agreements.new, name="new-agreement"),
    path("wadah/<uuid:key>/rekap/", records.register, name="register"),
    path("wadah/<uuid:key>/rekap/unduh/", records.recap, name="recap"),
    path("wadah/<uuid:key>/rekap/terbitkan/", records.issue, name="issue-register"),
    path("wadah/<uuid:key>/bandingkan/", records.compare, name="compare"),
    path("wadah/<uuid:key>/nama/", governance.naming, name="naming"),
    path("wadah/<uuid:key>/nama/usul/", governance.propose, name="propose"),
    path("wadah/<uuid:key>/nama/publikasi/", governance.publish, name="publish"),
    path("usulan/<uuid:key>/suara/", governance.vote, name="vote"),
    path("usulan/<uuid:key>/sepakat/", governance.agree, name="agree"),
    path("wadah/<uuid:key>/sekretariat/", governance.secretariat, name="secretariat"),
    path("wadah/<uuid:key>/sekretariat/catat/", governance.hold, name="hold"),
    path("wadah/<uuid:key>/sekretariat/serah-terima/", governance.hand_over, name="hand-over"),
    path("wadah/<uuid:key>/pembahasan/", governance.discuss, name="discuss"),
    path("pembahasan/<uuid:key>/pindah/", governance.move_discussion, name="move-discussion"),
    path("wadah/<uuid:key>/evaluasi/", evaluations.index, name="evaluations"),
    path("wadah/<uuid:key>/evaluasi/baru/", evaluations.new, name="new-round"),
    path(
        "evaluasi/<uuid:key>/<uuid:agreement_key>/<str:code>/", evaluations.answer, name="evaluate"
    ),
    path("pks/<uuid:key>/", agreements.agreement, name="agreement"),
    path("pks/<uuid:key>/judul/", filling.title, name="title"),
    path("pks/<uuid:key>/pihak/", filling.parties, name="parties"),
    path("pks/<uuid:key>/leading-sector/<str:code>/", filling.lead, name="lead"),
    path("pks/<uuid:key>/jangka-waktu/", filling.term, name="term"),
    path("pks/<uuid:key>/surat/", filling.document, name="document"),
    path("pks/<uuid:key>/materi/", filling.clause, name="clause"),
    path("pks/<uuid:key>/naskah/<slug:target>/", signing.move, name="move"),
    path("pks/<uuid:key>/tanda-tangan/<str:code>/", signing.sign, name="sign"),
    path("pks/<uuid:key>/salinan/<str:code>/", signing.copy, name="copy"),
    path("pks/<uuid:key>/pelaksanaan/", work.implement, name="implement"),
    path("pks/<uuid:key>/terhenti/", work.stall, name="stall"),
    path("pks/<uuid:key>/lanjut/", work.resume, name="resume"),
    path("pks/<uuid:key>/selesai/", work.complete, name="complete"),
    path("pks/<uuid:key>/kewajiban/", work.oblige, name="oblige"),
    path("kewajiban/<uuid:key>/lapor/", work.report_duty, name="report-duty"),
    path("bukti/<uuid:key>/benar/", work.confirm, name="confirm"),
    path("bukti/<uuid:key>/sanggah/", work.dispute, name="dispute"),
]

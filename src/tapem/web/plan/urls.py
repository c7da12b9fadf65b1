"""Addresses of the action plan."""

from django.urls import path

from tapem.web.plan.views import board, chapters, matrix, papers, starting

app_name = "actionplan"
urlpatterns = [
    path("", board.newest, name="board"),
    path("mulai/<uuid:key>/", starting.start, name="start"),
    path("baris/<uuid:key>/", matrix.row, name="row"),
    path("baris/<uuid:key>/hapus/", matrix.remove, name="remove-row"),
    path("baris/<uuid:key>/<slug:measure>/<int:year>/", matrix.cell, name="cell"),
    path("<uuid:key>/", board.detail, name="detail"),
    path("<uuid:key>/bab/<int:number>/", chapters.chapter, name="chapter"),
    path("<uuid:key>/bab/<int:number>/<uuid:agency>/", chapters.place, name="place"),
    path("<uuid:key>/memo/", papers.memos, name="memos"),
    path("<uuid:key>/terbitkan/", papers.issue, name="issue"),
    path("<uuid:key>/matriks/", matrix.grid, name="matrix"),
    path("<uuid:key>/matriks/baru/", matrix.add, name="add-row"),
]

"""Addresses of drafts."""

from django.urls import path

from tapem.web.drafting.views import chapters, corrections, handovers, listing, nodes, versions

app_name = "drafting"
urlpatterns = [
    path("", listing.index, name="list"),
    path("bab/<uuid:key>/", chapters.chapter, name="chapter"),
    path("bab/<uuid:key>/segel/", chapters.seal, name="seal"),
    path("bab/<uuid:key>/buka-segel/", chapters.lift, name="lift-seal"),
    path("bab/<uuid:key>/setuju/", chapters.agree, name="agree"),
    path("bagian/<uuid:key>/", nodes.node, name="node"),
    path("bagian/<uuid:key>/tambah/", nodes.add, name="add-node"),
    path("bagian/<uuid:key>/pindah/", nodes.move, name="move-node"),
    path("bagian/<uuid:key>/hapus/", nodes.remove, name="remove-node"),
    path("koreksi/<uuid:key>/", corrections.correction, name="correction"),
    path("koreksi/<uuid:key>/jawab/", corrections.reply, name="answer-correction"),
    path("koreksi/<uuid:key>/tanggapi/", corrections.comment, name="comment-correction"),
    path("koreksi/<uuid:key>/terima/", corrections.accept, name="accept-correction"),
    path("koreksi/<uuid:key>/kembalikan/", corrections.send_back, name="return-correction"),
    path("koreksi/<uuid:key>/tarik/", corrections.withdraw, name="withdraw-correction"),
    path("serah-terima/<uuid:key>/", handovers.detail, name="handover"),
    path("serah-terima/<uuid:key>/terima/", handovers.receive, name="receive"),
    path("serah-terima/<uuid:key>/kembalikan/", handovers.send_back, name="return"),
    path("<uuid:key>/", listing.draft, name="draft"),
    path("<uuid:key>/koreksi/", corrections.listing, name="corrections"),
    path("<uuid:key>/koreksi/baru/", corrections.send, name="send-correction"),
    path("<uuid:key>/versi/", versions.versions, name="versions"),
    path("<uuid:key>/banding/<int:before>/<int:after>/", versions.compare, name="compare"),
    path("<uuid:key>/serah-terima/", handovers.hand_over, name="hand-over"),
]

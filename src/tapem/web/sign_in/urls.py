"""Addresses of signing in; the names are those that allauth's own pages link to."""

from allauth.account import views as account
from django.urls import include, path
from django.views.generic import RedirectView

from tapem.web.sign_in import views

to_sign_in = RedirectView.as_view(pattern_name="account_login")

urlpatterns = [
    path("masuk/", views.login, name="account_login"),
    path("masuk/contoh/", views.sign_in_as_example, name="sign-in-as-example"),
    path("masuk/sebagai/", views.choose_capacity, name="choose-capacity"),
    path("bahasa/", views.choose_language, name="choose-language"),
    path("keluar/", account.logout, name="account_logout"),
    path("akun/kata-sandi/", account.password_change, name="account_change_password"),
    path("akun/kata-sandi/baru/", account.password_set, name="account_set_password"),
    path("akun/pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/nonaktif/", account.account_inactive, name="account_inactive"),
    path("akun/daftar/", to_sign_in, name="account_signup"),
    path("akun/lupa-kata-sandi/", to_sign_in, name="account_reset_password"),
    path("akun/dua-langkah/", include("allauth.mfa.urls")),
]

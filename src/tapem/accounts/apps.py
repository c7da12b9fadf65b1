"""The room as Django sees it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users and memberships."""

    name = "tapem.accounts"
    label = "accounts"

"""How allauth behaves in an office: accounts are made by the administrator only."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficeAccountAdapter(DefaultAccountAdapter):
    """Nobody signs herself up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse registration: memberships are given, not taken."""
        return False

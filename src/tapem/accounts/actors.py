"""Who acts: a user in one membership. Every action takes one as `actor`."""

from dataclasses import dataclass

from tapem.accounts.choices import Role
from tapem.accounts.models import Membership, User
from tapem.regions.models import Agency, Region


@dataclass(frozen=True, slots=True)
class Actor:
    """A user acting for an agency in a role; also the `Who` of the audit trail."""

    user: User
    membership: Membership

    @property
    def role(self) -> Role:
        """Role in which she acts."""
        return Role(self.membership.role)

    @property
    def agency(self) -> Agency:
        """Office for which she acts."""
        return self.membership.agency

    @property
    def region(self) -> Region:
        """Region of that office: the tenant whose data she sees."""
        return self.membership.agency.region

    @property
    def is_coordinator(self) -> bool:
        """Tell whether she acts for Bagian Tata Pemerintahan."""
        return self.role is Role.COORDINATOR

    @property
    def is_agency_side(self) -> bool:
        """Tell whether she acts for an OPD, as operator or as its head."""
        return self.role in {Role.OPERATOR, Role.HEAD_OF_AGENCY}

    @property
    def key(self) -> str:
        """Identifier of the user, for the trail."""
        return str(self.user.pk)

    @property
    def label(self) -> str:
        """Name that the trail keeps."""
        return str(self.user)

    @property
    def agency_label(self) -> str:
        """Office that the trail keeps."""
        return f"{self.agency.name}, {self.region.short_name}"

    @property
    def capacity_label(self) -> str:
        """Role that the trail keeps."""
        return str(self.role.label)

    @property
    def chain_key(self) -> str:
        """Chain of the trail: that of her region."""
        return str(self.region.pk)

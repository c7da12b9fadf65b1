"""What every row of this room carries: its id and the region that hosts the register."""

from django.db import models

from tapem.kernel.ids import new_id
from tapem.regions.models import Region


class Hosted(models.Model):
    """A row that belongs to the register of one host region."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

"""Figures of the register of cooperation, for prose that speaks of agreements."""

from collections.abc import Callable, Mapping

from tapem.cooperation.queries import alliances_hosted_by, metrics
from tapem.drafting.figures import Context
from tapem.drafting.rules.bindings import Figure

SOURCE = "Register perjanjian kerja sama daerah"
NO_REGISTER = "Daerah ini belum mencatat wadah kerja sama"
SEVERAL = "Daerah ini mengelola lebih dari satu register; angkanya tidak dijumlahkan"


def figure(metric: str) -> Callable[[Context], Figure]:
    """Return how a metric of the register is computed: counted from states on the day.

    A region that hosts no register, or several of them, has no figure: a sum over alliances
    would be a number that no register shows.
    """

    def compute(context: Context) -> Figure:
        values, source = context.once("pks", lambda: _counted(context))
        return Figure(values.get(metric), source, context.on)

    return compute


def _counted(context: Context) -> tuple[Mapping[str, int], str]:
    hosted = list(alliances_hosted_by(context.region)[:2])
    if not hosted:
        return {}, NO_REGISTER
    if len(hosted) > 1:
        return {}, SEVERAL
    return metrics(hosted[0], context.on), SOURCE

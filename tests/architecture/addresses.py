"""Every address of the screens, and an object of the example for each that needs one."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

TABLE = Path(__file__).with_name("addresses.csv")
# One of each role, an agency that does not own the thing, a partner and a stranger.
MEMBERS = (
    "anonymous", "tapem", "dinkes", "kadinkes", "bpbd", "hukum", "sekda", "tegal", "admin",
    "stranger",
)  # fmt: skip
METHODS = ("GET", "POST")
NOBODY = "00000000-0000-7000-8000-000000000000"  # a key that no row has

# Beginning of a route → (model, fixed filter): the first such row that the example has.
# The first line that fits counts.
OBJECTS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("tindak-lanjut/<uuid:key>", "followups.FollowUp", {}),
    ("rapat/butir/<uuid:key>", "meetings.AgendaItem", {}),
    ("rapat/notula/<uuid:key>", "meetings.Minute", {}),
    ("rapat/saran/<uuid:key>", "meetings.Recommendation", {}),
    ("rapat/selisih/<uuid:key>", "meetings.Discrepancy", {}),
    ("rapat/<uuid:key>", "meetings.Meeting", {}),
    ("berkas/<uuid:key>", "documents.StoredFile", {}),
    ("kerja-sama/usulan/<uuid:key>", "cooperation.NameProposal", {}),
    ("kerja-sama/wadah/<uuid:key>", "cooperation.Alliance", {}),
    ("kerja-sama/bukti/<uuid:key>", "cooperation.ImplementationEvidence", {}),
    ("kerja-sama/evaluasi/<uuid:key>/<uuid:agreement_key>", "cooperation.Agreement", {}),
    ("kerja-sama/evaluasi/<uuid:key>", "cooperation.EvaluationRound", {}),
    ("kerja-sama/pembahasan/<uuid:key>", "cooperation.DiscussionPlan", {}),
    ("kerja-sama/parameter/<uuid:key>", "cooperation.LegalParameter", {}),
    ("kerja-sama/kewajiban/<uuid:key>", "cooperation.Obligation", {}),
    ("kerja-sama/adendum/<uuid:key>", "cooperation.Addendum", {}),
    ("kerja-sama/pks/<uuid:key>", "cooperation.Agreement", {}),
    ("rencana-aksi/<uuid:key>", "actionplan.ActionPlan", {}),
    ("rencana-aksi/baris/<uuid:key>", "actionplan.PlanRow", {}),
    ("rencana-aksi/mulai/<uuid:key>", "drafting.Draft", {}),
    ("naskah/koreksi/<uuid:key>", "drafting.Correction", {}),
    ("naskah/<uuid:key>/tim/lepas/<uuid:owner_key>", "drafting.NodeOwner", {}),
    ("naskah/bagian/<uuid:key>", "drafting.Node", {"kind": "annex_chapter"}),
    ("naskah/bab/<uuid:key>", "drafting.Node", {"kind": "annex_chapter"}),
    ("naskah/<uuid:key>", "drafting.Draft", {}),
    ("naskah/serah-terima/<uuid:key>", "drafting.Handover", {}),
    ("pemeriksa/naskah/<uuid:key>", "drafting.Draft", {}),
    ("pemeriksa/bagian/<uuid:key>", "drafting.Node", {"kind": "annex_chapter"}),
    ("pemeriksa/laporan/<uuid:key>", "meetings.Meeting", {}),
    ("spm/form/<uuid:key>", "spm.AchievementForm", {"agency__short_name": "Dinkes"}),
    ("spm/unggahan/<uuid:key>", "spm.WorkbookUpload", {}),
    ("spm/masalah/<uuid:key>", "spm.Problem", {}),
)
# Parameter → a plain value, where it names no object.
VALUES: dict[str, object] = {
    "jejak/<str:kind>": "meetings.meeting",
    "jejak/<str:kind>/<uuid:key>": NOBODY,
    "rapat/<uuid:key>/butir/<int:number>": 1,
    "kerja-sama/pks/<uuid:key>/naskah/<slug:target>": "drafting",
    "rencana-aksi/baris/<uuid:key>/<slug:measure>": "ceiling",
    "pemeriksa/unduh/<slug:form_name>": "naskah",
    "pemeriksa/naskah/<uuid:key>/unduh/<slug:form_name>": "docx",
    "pemeriksa/aturan/<slug:key>": "NUM-06",
    "spm/form/<uuid:key>/sel/<slug:line>/<slug:column>": "q1",
    "spm/<int:year>/ekspor/<slug:what>": "rekap",
    "spm/<int:year>/ekspor/<slug:what>.<slug:kind>": "csv",
}
# Parameter → a field of such a row.
FIELDS: dict[str, tuple[str, dict[str, object], str]] = {
    "spm/form/<uuid:key>/sel/<slug:line>": (
        "spm.FormLine", {"form__agency__short_name": "Dinkes"}, "key",
    ),
    "spm/<int:year>/<slug:code>": (
        "spm.AchievementForm", {"agency__short_name": "Dinkes", "year": 2022}, "service__code",
    ),
    "rencana-aksi/<uuid:key>/bab/<int:number>/<uuid:agency>": (
        "regions.Agency", {"short_name": "Dinkes"}, "pk",
    ),
}  # fmt: skip
# Parameters that mean the same everywhere.
COMMON: dict[str, object] = {"code": "33.27", "year": 2022, "number": 4, "before": 1, "after": 2}


@dataclass(frozen=True)
class Address:
    """One address: its name and the names of its parameters."""

    name: str
    route: str
    parameters: tuple[str, ...]

    def url(self) -> str:
        """Return the address of an object of the example."""
        return reverse(self.name, kwargs={key: self._value(key) for key in self.parameters})

    def _value(self, key: str) -> object:
        beginning = self._route_up_to(key)
        if beginning in VALUES:
            return VALUES[beginning]
        if beginning in FIELDS:
            label, conditions, field = FIELDS[beginning]
            rows = apps.get_model(label).objects.filter(**conditions).order_by("pk")
            return rows.values_list(field, flat=True).first() or NOBODY
        if key in COMMON:
            return COMMON[key]
        for route, label, conditions in OBJECTS:
            if beginning == route:
                row = apps.get_model(label).objects.filter(**conditions).order_by("pk").first()
                return row.pk if row else NOBODY
        raise AssertionError(
            f"say in tests/architecture/addresses.py what {beginning!r} stands for"
        )

    def _route_up_to(self, key: str) -> str:
        return re.split(rf"(?<=:{key}>)", self.route)[0]


def every_address() -> list[Address]:
    """Return every address of the URLconf."""
    return sorted(_walk(get_resolver(), (), ""), key=lambda address: address.name)


def view_of(address: Address) -> object:
    """Return the view behind an address."""
    for part, found in _parts(get_resolver(), (), ""):
        if found == address:
            return getattr(part.callback, "view_class", part.callback)
    raise AssertionError(address)


def _walk(resolver: URLResolver, spaces: tuple[str, ...], prefix: str) -> Iterator[Address]:
    yield from (address for _part, address in _parts(resolver, spaces, prefix))


def _parts(
    resolver: URLResolver, spaces: tuple[str, ...], prefix: str
) -> Iterator[tuple[URLPattern, Address]]:
    for part in resolver.url_patterns:
        route = prefix + str(part.pattern)
        if isinstance(part, URLResolver):
            deeper = (*spaces, part.namespace) if part.namespace else spaces
            yield from _parts(part, deeper, route)
        elif isinstance(part, URLPattern):
            assert part.name, f"give the address {route} a name"
            name = ":".join((*spaces, part.name))
            yield part, Address(name, route, _parameters(route))


def _parameters(route: str) -> tuple[str, ...]:
    return tuple(re.findall(r"<(?:\w+:)?(\w+)>", route))


def word_of(response: HttpResponse) -> str:
    """Return what a request yields: the status, or "masuk" for the way to the sign-in page."""
    if response.status_code == 302 and response.headers["Location"].startswith("/masuk/"):
        return "masuk"
    return str(response.status_code)


def read_table() -> dict[tuple[str, str], dict[str, str]]:
    """Return the expected answers by (name, method)."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["address"], row["method"]): row for row in csv.DictReader(file)}


def write_table(rows: dict[tuple[str, str], dict[str, str]]) -> None:
    """Write the table anew, sorted."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("address", "method", *MEMBERS), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[key] for key in sorted(rows))

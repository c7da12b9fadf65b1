"""Pages of the signed-in coordinator beside a bare view that runs the same queries."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.measuring import Row, timed

RUNS = 25


def rows() -> list[Row]:
    """Measure the first page, the board and the agreements page."""
    from tapem.accounts.models import User
    from tapem.cooperation.models import Agreement, Alliance

    client = Client()
    client.force_login(User.objects.get(username="tapem"))
    alliance = Alliance.objects.get()
    pages = {
        "first page (home)": "/",
        "board of the action plan": "/rencana-aksi/",
        "agreements page": f"/kerja-sama/wadah/{alliance.pk}/perjanjian/",
        "one agreement": f"/kerja-sama/pks/{Agreement.objects.order_by('pk').first().pk}/",
        "meetings": "/rapat/",
    }
    return [_row(name, url, client) for name, url in pages.items()]


def _row(name: str, url: str, client: Client) -> Row:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url, follow=True)
    assert response.status_code == 200, (url, response.status_code)
    count = len(captured)  # the log is emptied by the next request
    reads = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    ours = timed(lambda: client.get(url, follow=True), RUNS)
    bare = timed(_bare_view(reads), RUNS)
    return Row(name, str(ours), str(bare), f"{count} queries; bare view, same queries")


def _bare_view(statements: list[str]) -> Callable[[], HttpResponse]:
    def view() -> HttpResponse:
        found = []
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                found += cursor.fetchall()
        return HttpResponse("\n".join(map(str, found)))

    return view

"""Every address × every member of the cast has an expected answer, and each answer is sound.

The table is addresses.csv: a status, or "masuk" for the way to the sign-in page. To add rows
for new addresses, run `TAPEM_WRITE_ADDRESSES=1 pytest tests/architecture/test_addresses.py`
and review what it wrote: each answer is a promise about who sees what.
"""

import os

import pytest
from django.db import transaction
from django.test import Client

from tests.architecture.addresses import (
    MEMBERS,
    METHODS,
    Address,
    every_address,
    read_table,
    word_of,
    write_table,
)
from tests.architecture.pages import check_page

pytestmark = pytest.mark.django_db
WRITING = bool(os.environ.get("TAPEM_WRITE_ADDRESSES"))
ADDRESSES = every_address()


def _answers(address: Address, method: str, clients: dict[str, Client]) -> dict[str, str]:
    url, found = address.url(), {}
    for member in MEMBERS:
        with transaction.atomic():
            client = clients[member]
            response = client.get(url) if method == "GET" else client.post(url)
            check_page(response, address.name)
            found[member] = word_of(response)
            transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_address(address: Address, method: str, clients: dict[str, Client]) -> None:
    found = _answers(address, method, clients)
    table = read_table()
    expected = table.get((address.name, method))
    if expected is None and WRITING:
        row = {"address": address.name, "method": method} | found
        write_table(table | {(address.name, method): row})
        return
    assert expected is not None, (
        f"the address {address.name} ({address.route}) has no row in addresses.csv; decide who sees "
        "it, then run with TAPEM_WRITE_ADDRESSES=1 and review the rows"
    )
    wrong = {
        member: f"{expected[member]} expected, {found[member]} found"
        for member in MEMBERS
        if expected[member] != found[member]
    }
    assert not wrong, f"{method} {address.name}: {wrong}"
    assert "500" not in found.values(), f"{method} {address.name} fails: {found}"


def test_table_names_no_address_that_is_gone() -> None:
    names = {address.name for address in ADDRESSES}
    gone = sorted({name for name, _method in read_table()} - names)
    assert not gone, f"remove these rows from addresses.csv: {gone}"

"""Tables: tenant key, speaking docstrings, checked migrations."""

import ast
import io
import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.architecture.house import PACKAGE, ROOT

# model → reason why its rows belong to no region
NATIONAL: dict[str, str] = {
    "accounts.User": "a person may act for several regions; memberships tie her to them",
    "audit.ChainHead": "the chain's name is the region's key",
    "audit.Entry": "the chain's name is the region's key; an entry outlives the region's row",
    "audit.Access": "the chain's name is the region's key; an access outlives the region's row",
    "documents.StoredFile": "region_key holds the region; documents lies under regions",
    "regions.Region": "is the region",
    "planning.NomenclatureEdition": "one nomenclature for all regions, by decree",
    "planning.NomenclatureRow": "one nomenclature for all regions, by decree",
    "planning.NomenclatureMapping": "one nomenclature for all regions, by decree",
    "planning.FundingSource": "one list of funding sources for all regions, by decree",
    "spm.Catalogue": "one catalogue of services for all regions, by decree",
    "spm.Affair": "part of the national catalogue",
    "spm.ServiceType": "part of the national catalogue",
    "spm.QualityItem": "part of the national catalogue",
    "spm.IndexPolicy": "how the ministry computes the index, for all regions",
}
# names of keys through which a row belongs to a region
_TENANT = {"region", "region_key"}


def own_models() -> list[type[models.Model]]:
    """Return the models of our rooms."""
    return [model for model in apps.get_models() if model.__module__.startswith("tapem.")]


def _parents(model: type[models.Model]) -> list[type[models.Model]]:
    """Return models that a row cannot exist without."""
    return [
        field.related_model
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and not field.null
        and field.related_model is not model
    ]


def _belongs(model: type[models.Model], seen: frozenset[type[models.Model]] = frozenset()) -> bool:
    names = {field.name for field in model._meta.concrete_fields}
    if names & _TENANT or model._meta.label in NATIONAL:
        return True
    if model in seen:
        return False
    return any(_belongs(parent, seen | {model}) for parent in _parents(model))


def test_every_table_belongs_to_a_region() -> None:
    """A row has `region` itself, or hangs on exactly one row that has it."""
    homeless = sorted(model._meta.label for model in own_models() if not _belongs(model))
    assert not homeless, (
        "add `region = ForeignKey(Region, …)` (the tenant key), or list the model in NATIONAL with "
        f"the reason: {homeless}"
    )


def test_list_of_national_tables_is_not_stale() -> None:
    labels = {model._meta.label for model in own_models()}
    assert not (stale := sorted(set(NATIONAL) - labels)), f"remove from NATIONAL: {stale}"


def test_every_model_opens_with_its_official_term() -> None:
    """`docs/glossary.md` is made from these first lines."""
    shape = re.compile(r"[A-Z][^:(.]{1,80}")
    wrong = sorted(
        model._meta.label
        for model in own_models()
        if not model._meta.auto_created and not shape.match((model.__doc__ or "").strip())
    )
    assert not wrong, (
        'begin the docstring with the official Indonesian term and a colon: """Notula: …""" '
        f"for {wrong}"
    )


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    out = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out, stderr=out)
    except SystemExit:
        pytest.fail(
            f"run `python -m django makemigrations`, with a speaking name:\n{out.getvalue()}"
        )


@pytest.mark.parametrize(
    "path",
    sorted(PACKAGE.glob("*/migrations/0*.py")),
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_migrations_have_names_and_import_no_models(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]  # a Path
    assert "_auto_" not in path.name, "rename the migration after what it does"  # type: ignore[attr-defined]
    imported = [
        node.module
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.module
    ]
    wrong = [name for name in imported if re.match(r"tapem\.\w+\.(models|actions|queries)", name)]
    assert not wrong, f"{path.relative_to(ROOT)}: use apps.get_model(), not {wrong}"  # type: ignore[attr-defined]

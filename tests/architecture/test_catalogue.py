"""Every sentence of the screens is in English too, and its placeholders are the same."""

import re

import pytest
from babel.messages.catalog import Catalog, Message
from scripts import messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


@pytest.fixture(scope="module")
def needed() -> Catalog:
    return messages.gathered()


@pytest.fixture(scope="module")
def kept() -> Catalog:
    return messages.english()


def _strings(message: Message) -> list[str]:
    text = message.string
    return list(text) if isinstance(text, tuple | list) else [str(text or "")]


def test_the_english_catalogue_is_complete(needed: Catalog, kept: Catalog) -> None:
    missing = []
    for message in needed:
        found = kept.get(message.id, message.context) if message.id else None
        if message.id and (found is None or found.fuzzy or not all(_strings(found))):
            missing.append(str(message.id)[:80])
    assert not missing, (
        f"{len(missing)} sentences have no English. Run `make messages` and translate them in "
        f"{messages.ENGLISH.name}: {missing[:20]}"
    )


def test_the_catalogue_holds_no_sentence_that_is_gone(needed: Catalog, kept: Catalog) -> None:
    now = {(message.id, message.context) for message in needed}
    gone = [str(m.id)[:80] for m in kept if m.id and (m.id, m.context) not in now]
    assert not gone, f"run `make messages`: {gone[:20]}"


def test_a_counted_sentence_has_both_english_forms(kept: Catalog) -> None:
    counted = [message for message in kept if isinstance(message.id, tuple | list)]
    lacking = [str(message.id[0])[:80] for message in counted if len(_strings(message)) != 2]
    assert counted
    assert not lacking, f"the English needs one form for one and one for many: {lacking[:10]}"


def test_a_counted_sentence_is_counted_wherever_it_stands() -> None:
    found = [(message, context) for message, context, _place in messages.sentences()]
    counted = {(one[0], context) for one, context in found if isinstance(one, tuple)}
    plain = {(one, context) for one, context in found if isinstance(one, str)}
    assert not counted & plain, "without a count the English says one of many"


def test_placeholders_survive_translation(kept: Catalog) -> None:
    wrong = []
    for message in kept:
        ids = message.id if isinstance(message.id, tuple | list) else [message.id]
        allowed = [set(PLACEHOLDER.findall(str(one))) for one in ids]
        wrong += [
            ids[0]
            for text in _strings(message)
            if message.id and text and set(PLACEHOLDER.findall(text)) not in allowed
        ]
    assert not wrong, f"the English needs the same placeholders: {wrong[:10]}"

"""A finding is set aside with a reason and a name, until the words around it change."""

from dataclasses import replace

import pytest

from tapem.audit.models import Entry
from tapem.kernel.decisions import ALLOWED, denied
from tapem.kernel.errors import NotAllowed, RuleBroken
from tapem.kernel.ids import new_id
from tapem.proofread.finding import Finding
from tapem.proofread.tree import Kind
from tapem.review.actions import dismiss_finding, restore_finding
from tapem.review.choices import SubjectKind
from tapem.review.models import Dismissal
from tapem.review.queries import ReviewedFindings, Subject, dismissals_of, findings_on
from tests.cast import Cast
from tests.world import World

WORDS = "Sudah terbit 14 (lima belas) PKS.\n\nRapat digelar Senin, 29 November 2022.\n"
REWRITTEN = WORDS.replace("Sudah terbit 14", "Hari ini telah terbit 14")
ELSEWHERE = WORDS.replace("Rapat digelar", "Rapat kedua digelar")


@pytest.fixture
def subject(world: World) -> Subject:
    return Subject(SubjectKind.MEETING_REPORT, new_id(), world.region)


def read(words: str, subject: Subject) -> ReviewedFindings:
    return findings_on(words, subject=subject, kind=Kind.REPORT)


def wrong_words(found: ReviewedFindings) -> Finding:
    return next(one for one in found.open if one.rule == "NUM-01")


def set_aside(cast: Cast, subject: Subject, reason: str = "kutipan dari surat lain") -> Dismissal:
    return dismiss_finding(
        actor=cast.tapem,
        editing=ALLOWED,
        subject=subject,
        finding=wrong_words(read(WORDS, subject)),
        reason=reason,
    )


def test_dismissal_keeps_reason_name_and_time(cast: Cast, subject: Subject) -> None:
    before = read(WORDS, subject)
    row = set_aside(cast, subject)
    after = read(WORDS, subject)
    assert len(after.open) == len(before.open) - 1
    assert after.dismissed[0].dismissal == row
    assert (row.reason, row.dismissed_by) == ("kutipan dari surat lain", cast.tapem.label)
    assert row.quote == "14 (lima belas)"
    entry = Entry.objects.latest("sequence")
    assert entry.act == "review.finding-dismissed"
    assert entry.reason == row.reason


def test_dismissal_ends_when_its_words_change_and_only_then(cast: Cast, subject: Subject) -> None:
    set_aside(cast, subject)
    assert not read(REWRITTEN, subject).dismissed
    assert any(one.rule == "NUM-01" for one in read(REWRITTEN, subject).open)
    assert len(read(ELSEWHERE, subject).dismissed) == 1


def test_dismissal_does_not_count_for_another_text(cast: Cast, subject: Subject) -> None:
    set_aside(cast, subject)
    other = replace(subject, key=new_id())
    assert not read(WORDS, other).dismissed
    assert dismissals_of(other) == {}


def test_repeated_dismissal_writes_once_and_a_new_reason_replaces(
    cast: Cast, subject: Subject
) -> None:
    first = set_aside(cast, subject)
    entries = Entry.objects.count()
    finding = read(WORDS, subject).dismissed[0].finding
    same = {"actor": cast.tapem, "editing": ALLOWED, "subject": subject, "finding": finding}
    assert dismiss_finding(**same, reason=f" {first.reason} ") == first
    assert Entry.objects.count() == entries
    assert dismiss_finding(**same, reason="sudah dicek").pk == first.pk
    assert Dismissal.objects.get().reason == "sudah dicek"
    assert Entry.objects.count() == entries + 1


@pytest.mark.parametrize("reason", ["", "   ", "a" * 501])
def test_a_reason_is_needed(cast: Cast, subject: Subject, reason: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        set_aside(cast, subject, reason)
    assert refused.value.field == "reason"
    assert not Dismissal.objects.exists()


def test_reader_and_stranger_are_refused(cast: Cast, subject: Subject) -> None:
    finding = wrong_words(read(WORDS, subject))
    for actor, editing in ((cast.hukum, denied("tidak")), (cast.stranger, ALLOWED)):
        with pytest.raises(NotAllowed):
            dismiss_finding(
                actor=actor, editing=editing, subject=subject, finding=finding, reason="x"
            )
    assert not Dismissal.objects.exists()


def test_restored_finding_is_open_again(cast: Cast, subject: Subject) -> None:
    fingerprint = set_aside(cast, subject).fingerprint
    for _repeated in range(2):
        restore_finding(actor=cast.tapem, editing=ALLOWED, subject=subject, fingerprint=fingerprint)
    assert not read(WORDS, subject).dismissed
    assert wrong_words(read(WORDS, subject)).fingerprint == fingerprint
    assert Entry.objects.latest("sequence").act == "review.finding-restored"
    with pytest.raises(NotAllowed):
        restore_finding(
            actor=cast.stranger, editing=ALLOWED, subject=subject, fingerprint=fingerprint
        )


def test_counts_and_what_blocks(subject: Subject, cast: Cast) -> None:
    found = read(WORDS, subject)
    assert found.tally.errors == len(found.blocking) > 0
    assert found.tally.total == len(found.open)
    set_aside(cast, subject)
    assert read(WORDS, subject).tally.errors == found.tally.errors - 1


def test_touched_part_keeps_the_fingerprints_of_the_whole(subject: Subject) -> None:
    whole = {one.fingerprint for one in read(WORDS, subject).open}
    part = findings_on(WORDS, subject=subject, kind=Kind.REPORT, changed=range(3, 9))
    assert part.open
    assert {one.fingerprint for one in part.open} < whole

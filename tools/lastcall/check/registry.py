"""The list of all rules; a new rule is a new module and one line here."""

from __future__ import annotations

from lastcall.check.rules import (
    action_without_owner,
    agenda_item_without_note,
    agenda_without_minutes,
    broken_anchor,
    call_ended_not_concluded,
    closing_undecided,
    confirmation_outdated,
    contents_mismatch,
    date_mismatch,
    decision_without_subject,
    merged_without_evidence,
    minutes_disagree_with_forge,
    misnamed_file,
    need_unnamed,
    objection_without_outcome,
    renamed_reference,
    section_number,
    speaker_not_attending,
    superseded_still_open,
    unfilled_template,
    unknown_reference,
    unknown_rule,
    unreadable_file,
)
from lastcall.check.values import Rule

RULES: tuple[Rule, ...] = (
    action_without_owner,
    agenda_item_without_note,
    agenda_without_minutes,
    broken_anchor,
    call_ended_not_concluded,
    closing_undecided,
    confirmation_outdated,
    contents_mismatch,
    date_mismatch,
    decision_without_subject,
    merged_without_evidence,
    minutes_disagree_with_forge,
    misnamed_file,
    need_unnamed,
    objection_without_outcome,
    renamed_reference,
    section_number,
    speaker_not_attending,
    superseded_still_open,
    unfilled_template,
    unknown_reference,
    unknown_rule,
    unreadable_file,
)
"""Sorted by slug."""

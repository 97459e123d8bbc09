"""Every rule that may find an act in minutes, with what it says."""

from __future__ import annotations

from dataclasses import dataclass

from lastcall.documents.styles import COMMON, Style, load
from lastcall.model.event import EventType

_MARKED = {
    EventType.PROPOSAL: "something is put to the group",
    EventType.LAST_CALL: "a last call runs",
    EventType.SUPPORT: "somebody supports it",
    EventType.ABSTAIN: "somebody abstains",
    EventType.OBJECTION: "somebody objects",
    EventType.OBJECTION_RESOLVED: "an objection is settled",
    EventType.NO_OBJECTION: "the group was asked, and nobody objected",
    EventType.DECISION: "the group decides",
    EventType.MERGED: "it has been merged",
    EventType.CLOSED: "it has been closed",
    EventType.OPENED: "it has been opened",
    EventType.DEFERRED: "it is put off",
    EventType.ACTION: "somebody takes something on",
}
_OTHERS = {
    "mark.todo": "`TODO` or `ACTION` in capitals stands on the line, outside code.",
    "mark.comment": "A comment in an example is a task for the group: `# TODO: …`, `# [Name] to …`.",
    "section.actions": (
        "An entry of a list of actions, beneath a heading or label such as `Action items`, and not ticked, "
        "or ticked beside empty boxes."
    ),
    "section.box": "An entry with an empty check box, in the record: `- [ ] Write the example`.",
    "section.decisions": "An entry beneath a heading or label such as `Decisions` or `Conclusion`.",
    "words.assigned": "Somebody who is known is to do it: `Name to write …`, `Name will write …`.",
    "words.assigned-to-other": "Somebody whom no list names is to do it: only inferred.",
    "words.assigned-to-body": "A body is to do it: `Each team to send …`, `The editors will write …`.",
    "words.promised": "A speaker promises it in the first person: `I will write …`.",
    "words.planned": "It will be done, without a name: `Will write …`, `Going to …`, `It will be moved …`.",
    "words.opened": "An item is to be opened, and the line links to it: `Let's open an issue: https://…`.",
    "words.goal": "A goal is set: `Goal: …`.",
    "section.next-time": "A task that is left for the next meeting: `Revisit it at the next meeting`.",
    "words.put-off": "A heading or item says at its end that it was put off: `## Depths (no time left)`.",
    "item.ending": "A line ends with what became of its item: `The gauge [Deferred]`, `The gauge (merged)`.",
    "position.counted": "A poll has its result: `For: 29. No: 6.`, raised hands, a table's row, a hum.",
    "position.agrees": "A short yes or `+1` of a speaker, beneath or after a proposal, call or question.",
    "position.abstains": "Somebody abstains from what was put to the group: in words, or with `0`.",
    "position.named": "The record says who agrees: `Name approves #4`.",
    "position.nobody": "A question for objections is answered by `none`, or to all by silence.",
    "position.asked": "What to do is asked, and a yes or hum beneath shows that it was put to all.",
    "position.settled": "A few words beneath a question settle it: `Should we …?`, `Yes`; only inferred.",
    "position.seconds": "The line of a motion names who seconds it.",
    "position.of-all": "All say at once that it is so, or that nobody objects.",
    "position.against": "Somebody is against it, or votes `-1`; asserted only where the group was asked.",
    "section.deferred": "An entry beneath a heading or label such as `Postponed`.",
    "section.merged": "An entry that names a pull request, beneath a heading or label such as `Merged`.",
    "section.closed": "An entry that names an item, beneath a heading or label such as `Closed issues`.",
    "confirmation.mark": "A maintainer said with `lastcall minutes mark` that the act stands there.",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of finding an act."""

    id: str
    says: str
    """In a sentence, what the rule takes the words to mean."""
    kind: str
    """`mark`, `section`, `words`, `position`, `idiom` or `confirmation`."""


def all_rules(style: Style | None = None) -> dict[str, Rule]:
    """The rules by their ids: marks, sections, words and positions, then the idioms of a style."""
    found = {f"mark.{kind.value.replace('_', '-')}": _mark(kind, says) for kind, says in _MARKED.items()}
    found |= {name: Rule(name, says, name.partition(".")[0]) for name, says in _OTHERS.items()}
    for idiom in (style or load(COMMON)).idioms:
        found[idiom.id] = Rule(idiom.id, idiom.says, "idiom")
    return found


def rule(identifier: str, style: Style | None = None) -> Rule:
    """A rule by its id; one that is not in the table is named as such."""
    known = all_rules(style).get(identifier)
    return known or Rule(identifier, "A rule without a description.", identifier.partition(".")[0])


def _mark(kind: EventType, says: str) -> Rule:
    name = f"mark.{kind.value.replace('_', '-')}"
    return Rule(name, f"The line begins with a mark that says that {says}.", "mark")

"""Cases as JSON and as text: where a proposal stands under the group's rules, and why."""

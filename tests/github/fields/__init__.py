"""How each GraphQL field that is served gets its value from the state.

A field without an entry is the record's attribute of that name in snake case. A record that does not hold it
raises NotKnownError: nothing missing ever becomes a silent null.
"""

from tests.github.fields import lists, people, query, things, timelines
from tests.github.fields.serving import Context, iso, resolver

__all__ = ["Context", "iso", "lists", "people", "query", "resolver", "things", "timelines"]

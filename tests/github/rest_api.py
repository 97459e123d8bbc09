from dataclasses import dataclass, field
from typing import Any
@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)
def refusal(status, message):
    return Answer(status, {"message": message, "documentation_url": "https://docs.github.com/rest", "status": str(status)})
def answer(*a): return refusal(404,"Not Found")

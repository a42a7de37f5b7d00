"""Lines that sign an act: «Қазақстан Республикасының», «Премьер-Министрі Ә. Нұрланов».

signature := state | [state | body] office [person]
"""

from __future__ import annotations

import re

_OFFICE = r"(?:Президенті|Премьер-Министрі?|[Мм]инистрі?|[Тт]өрағасы|[Әә]кімі|[Хх]атшысы|[Бб]асшысы)"
_PERSON = r"[А-ЯЁӘІҢҒҮҰҚӨҺ]\.\s?(?:[А-ЯЁӘІҢҒҮҰҚӨҺ]\.\s?)?[А-ЯЁӘІҢҒҮҰҚӨҺ]\S+"
_NAMED = re.compile(rf"^(?:[\w\s-]{{0,90}}?){_OFFICE}(?:\s+м\.а\.)?\s+{_PERSON}$")
_UNNAMED = re.compile(
    rf"^(?:Қазақстан\s+Республикасы(?:ның)?)$|^Қазақстан\s+Республикасы(?:ның)?\s+{_OFFICE}$|^{_OFFICE}$"
)


def is_signature(value: str) -> bool:
    """Whether a line or a block is one of those that sign an act."""
    return bool(_NAMED.match(value) or _UNNAMED.match(value))


def is_signed(value: str) -> bool:
    """Whether a line ends a signature: it bears the office and the name of the person who signs."""
    return bool(_NAMED.match(value))

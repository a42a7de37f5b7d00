"""Questions about a post as people type them: what asks is left out, the name of the post stays.

named_in("кто назначает начальника полиции области")      начальника полиции области
named_in("полиция бастығын кім тағайындайды?")            полиция бастығын
named_in("министр финансов")                              министр финансов
"""

from __future__ import annotations

import re

_DOES = (  # what may be asked of who acts on a post, as stems; an ending follows
    r"назнач\w+|избира\w+|представля\w+|предлага\w+|согласов\w+|согласу\w+|утвержда\w+|снима\w+|увольня\w+|освобожда\w+",
    r"тағайында\w+|сайла\w+|ұсын\w+|келіс\w+|бекіт\w+|босат\w+",
    r"appoints?|appointed|elects?|nominates?|proposes?|concurs?|approves?|confirms?|dismisses",
)
_QUESTION = re.compile(
    rf"""(?ix)
    \b(?:кто|кем|кім|кімдер|кіммен|who|by\ whom|whom)\s
       (?:(?:{"|".join(_DOES)}|и|или|және|мен|немесе|and|or|with|to|for)[ ,]*)+
       (?:на\ должность\ |лауазымына\ |the\ |a\ )?
    | \bhow\ (?:is|are)\ (?:the\ |a\ )?
    | \b(?:как|қалай)\ (?={"|".join(_DOES)})
    """
)
_LAST = re.compile(
    rf"(?i)^(?:{'|'.join(_DOES)})\b|\b(?:{'|'.join(_DOES)})$"
)  # what is done, where asking left it behind
_END = re.compile(r"[\s?!.,;:]+$")
_LONGEST = 400  # characters that are taken apart


def named_in(text: str) -> str:
    """The name that a question is about; the text itself where it asks nothing, or nothing but the asking is there."""
    if len(text) > _LONGEST:
        return text
    bare = _END.sub("", " ".join(text.split()))
    left, questions = _QUESTION.subn(" ", f"{bare} ")
    if not questions:
        return text
    left = _END.sub("", _LAST.sub("", left.strip()).strip())
    return left or text

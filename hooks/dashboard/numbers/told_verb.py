"""A verb of a change that stands apart from its number: 'fell in 2024 by', 'stiegen die Exporte um'."""

from __future__ import annotations

import re
from functools import cache

from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.words import InAll, Language, in_all

_VERBS: InAll = in_all(
    "fell|fallen|dropped|declined|decreased|shrank|shrunk|sank|slumped|plunged|plummeted|slid|slipped|tumbled|"
    "contracted|dipped|rose|risen|grew|grown|increased|climbed|jumped|soared|surged|expanded",
    "spadł|spadła|spadło|spadły|zmalał|zmalała|zmalało|zmalały|zmniejszył się|zmniejszyła się|zmniejszyło się|"
    "zmniejszyły się|obniżył się|obniżyła się|obniżyło się|obniżyły się|wzrósł|wzrosła|wzrosło|wzrosły|urósł|urosła|"
    "urosło|urosły|zwiększył się|zwiększyła się|zwiększyło się|zwiększyły się|podskoczył|podskoczyła|podskoczyło",
    "sank|sanken|sinkt|fiel|fielen|fällt|schrumpfte|schrumpften|verringerte sich|verringerten sich|stieg|stiegen|"
    "steigt|wuchs|wuchsen|wächst|kletterte|erhöhte sich|erhöhten sich",
    "sjönk|sjunkit|sjunker|föll|fallit|minskade|minskat|minskar|krympte|rasade|backade|steg|stigit|stiger|ökade|ökat|"
    "ökar|växte|vuxit|växer|klättrade",
)
_JOINS: InAll = in_all("by", "o", "um", "med")
"""What stands between a change and how large it is."""
_ASIDE: InAll = in_all(
    "if only|albeit|namely", "choć tylko|mianowicie", "und zwar|wenn auch nur", "om än bara|närmare bestämt"
)
"""Words that may stand before it."""
_NOT_BETWEEN: InAll = in_all(
    "and|but|while|as|after|before|when|which|that|who|because|than|though|although|to|from|under|into|on",
    "i|a|ale|oraz|gdy|kiedy|który|która|które|niż|jak|po|mimo",
    "und|aber|während|als|nachdem|dass|auf|wie",
    "och|men|när|medan|som|efter|än",
)
"""Words behind which another thing is spoken of."""
_WORDS_BETWEEN: dict[Language, int] = {"en": 3, "pl": 6, "de": 6, "sv": 6}
"""Most words between the two: in English the subject stands before the verb."""
_GOES_ON = lazy_re(r"[^\w\s]|\d|$|(?:i|på|till|under|från|jämfört|mot|och|men|år|sedan|efter|per|medan|vilket|för)\b")
"""How Swedish goes on behind the size of a change. 'Med 5 procent inflation' is what things are with."""
_LONGEST = 120
"""Characters before a number in which a verb is looked for."""


def told_verb(before: str, behind: str, language: Language) -> str:
    """The verb whose change the number is, with what joins it to the number: 'fell by'. Empty without.

    Args:
        before: what stands before the number in its sentence.
        behind: what stands behind it.
        language: their language.
    """
    if language == "sv" and not _GOES_ON.match(behind.lstrip()):
        return ""
    found = _pattern(language).search(before[-_LONGEST:].rstrip().lower())
    return f"{found['verb']} {_JOINS[language]}" if found else ""


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    # A year may stand between the two, but no other number. What is 'reported by' somebody has no size.
    word = rf"(?!(?:{_NOT_BETWEEN[language]}|{_VERBS[language]})\b)(?:[12]\d{{3}}|[^\W\d][\w’'.-]*)"
    between = rf"(?:\s+{word}){{0,{_WORDS_BETWEEN[language]}}}"
    no_agent = "(?<!ed)(?<!en)" if language == "en" else ""
    join = rf"[\s,(–—-]+(?:(?:{_ASIDE[language]})\s+)?{_JOINS[language]}"
    # 'Imports fell by 5 per cent and exports by': the verb is that of both.
    another = rf"(?:\s+[\d.,]+[^\d,;]{{1,20}}?,?(?:\s+(?:and|und|a|i|och))?(?:\s+{word}){{1,3}}\s+{_JOINS[language]})?"
    return re.compile(rf"\b(?P<verb>{_VERBS[language]})(?:{between}{no_agent})?{join}{another}$")

"""Words between those of a direction and a number, which say what somebody thinks of it: 'fell by just 5%'."""

from __future__ import annotations

from dashboard.numbers.words import InAll

MERE: InAll = {
    "en": "just, only, merely, a mere, a modest, a slight, a small, a staggering, a hefty, a whopping",
    "pl": "tylko, zaledwie, jedynie, aż",
    "de": "nur, lediglich, bloß, gerade einmal, ganze",
    "sv": "bara, endast, blott, hela",
}

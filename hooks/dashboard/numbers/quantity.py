"""Reads one quantity at a place among tokens, with its hedge and direction, or the range between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from msgspec.structs import replace

from dashboard.numbers.amount import AmountGrammar, Lead
from dashboard.numbers.cardinals import NumberError
from dashboard.numbers.claim import Claim
from dashboard.numbers.phrases import Match
from dashboard.numbers.tokens import Token
from dashboard.numbers.unit import PERCENT, POINTS
from dashboard.numbers.vocabulary import currency_code
from dashboard.numbers.words import Hedge

MINUS = "-\N{MINUS SIGN}\N{EN DASH}"
"""The characters that are read as a minus sign."""
_LONGEST_LEAD = 6
"""How many phrases may stand before a number."""


class Grammar(AmountGrammar):
    """Reads quantities in the tokens of one text."""

    def quantity(self, index: int) -> tuple[Claim, int] | None:
        """Read the longest quantity that begins at a token.

        Returns:
            The quantity, and the index of the first token behind it; None if none begins here.

        Raises:
            NumberError: Digits and separators are no number in this language.
        """
        if index and self.tokens[index].glued and self.tokens[index].is_number and _is_tail(self.tokens, index):
            return None
        lead = self._lead(index)
        if (between := self.words.between.at(self.tokens, lead.index)) and (ranged := self._range(lead, between.end)):
            return ranged
        amount = self.amount(lead)
        return amount and (self._ranged(*amount, lead) or amount)

    def _lead(self, index: int) -> Lead:
        """All that may stand before a number: hedge, minus, currency, words of a direction, articles."""
        lead, tokens = Lead(index), self.tokens
        for _ in range(_LONGEST_LEAD):
            if lead.index >= len(tokens):
                break
            token, index = tokens[lead.index], lead.index
            if not lead.hedge and (hedge := self._hedge(index)):
                lead.hedge, lead.index = hedge.value, hedge.end
                lead.hedge_words = (token.start, tokens[hedge.end - 1].end)
            elif self._is_number(index) or self.small_count(lead):
                break
            elif lead.sign > 0 and (end := self._minus(index)):
                lead.sign, lead.index, lead.start = -1, end, token.start
            elif not lead.currency and (currency := self.currency(index)):
                lead.currency, lead.index = currency.value, currency.end
            elif lead.currency:
                break
            elif not lead.direction and (way := self._direction(index)):
                lead.reached |= self.words.reached.at(tokens, index) is not None
                lead.direction, lead.index = way.value, way.end
                continue
            elif lead.direction and (mere := self.words.mere.at(tokens, index)):
                lead.index = mere.end
                continue
            elif self.counts_one(index):
                break
            elif article := self.words.articles.at(tokens, index):
                lead.index = article.end
                continue
            else:
                break
            lead.begin = token.start if lead.begin is None else lead.begin
        return lead

    def _hedge(self, index: int) -> Match[Hedge] | None:
        """A hedge, if no multiple and no longer words of a direction stand here: 'exceeded', not 'exceeded by'."""
        hedge, way = self.words.hedges.at(self.tokens, index), self.words.directions.at(self.tokens, index)
        return None if self._is_multiple(index) or (hedge and way and way.end > hedge.end) else hedge

    def _direction(self, index: int) -> Match[int] | None:
        """Words of a direction, if they are more than an article that counts one thing."""
        way, whole = self.words.directions.at(self.tokens, index), self.words.all_.at(self.tokens, index)
        if way and whole and whole.end == way.end and not self._is_number(way.end):
            return None  # 'nearly all', not 'all 43'
        return None if way and way.end == index + 1 and self.counts_one(index) else way

    def _is_number(self, index: int) -> bool:
        """Whether a number begins here, and no words of a direction that are longer."""
        if index >= len(self.tokens) or self.tokens[index].is_number:
            return index < len(self.tokens)
        article = self.words.one.at(self.tokens, index)
        if article and article.end < len(self.tokens) and self.tokens[article.end].is_number:
            return False  # 'ein 30-prozentiger Rückgang'
        number, _ = self.in_words(index)
        way = self.words.directions.at(self.tokens, index)
        return number is not None and (way is None or number.end >= way.end)

    def _is_multiple(self, index: int) -> bool:
        return self.in_words(index)[1] == "multiple"

    def _minus(self, index: int) -> int | None:
        """The index behind a minus that belongs to the number behind it, and is no dash and no hyphen."""
        if minus := self.words.minus.at(self.tokens, index):
            return minus.end
        sign = self.tokens[index]
        if sign.text not in MINUS or index + 1 >= len(self.tokens) or not self.tokens[index + 1].glued:
            return None
        before = self.tokens[index - 1] if index else None
        joins = before and sign.glued and (before.is_word or before.is_number or before.text in "%)")
        return None if joins else index + 1

    def _range(self, lead: Lead, index: int) -> tuple[Claim, int] | None:
        """'between 5 and 7 per cent', from the first end."""
        low = self.amount(self._lead(index))
        joiner = self.words.and_.at(self.tokens, low[1]) if low else None
        high = self.amount(self._lead(joiner.end)) if joiner else None
        ranged = _joined(low[0], *high, lead) if low and high else None
        begin = self.tokens[lead.index].start if lead.begin is None else lead.begin
        return ranged and (replace(ranged[0], span=(begin, ranged[0].span[1])), ranged[1])

    def _ranged(self, low: Claim, index: int, lead: Lead) -> tuple[Claim, int] | None:
        """'5 to 7%', '5–7%', from behind the first end."""
        joiner = self.words.to.at(self.tokens, index)
        if joiner is None or low.kind == "multiple":
            return None
        high = None
        with suppress(NumberError):
            inner = Lead(joiner.end)
            if joiner.end < len(self.tokens) and (currency := self.currency(joiner.end)):
                inner.currency, inner.index = currency.value, currency.end
            high = self.amount(inner)
        if high and lead.direction and self.tokens[index].is_word and not _shares_percent(low, high[0]):
            return None  # 'rose 5% to 7%' says to which value something rose; 'rose 5 to 7%' does not
        return _joined(low, *high, lead) if high else None


def _shares_percent(low: Claim, high: Claim) -> bool:
    """Whether only the second of two numbers names per cent or points, so that both are meant: '5 to 7%'."""
    return not low.has_unit and not low.scaled and high.units[0].measure in (PERCENT, POINTS)


def _joined(low: Claim, high: Claim, index: int, lead: Lead) -> tuple[Claim, int] | None:
    """One claim of the two ends of a range; None if they are not of one kind."""
    if low.kind != high.kind or high.hedge or high.direction or lead.hedge:
        return None
    own = low.units[0]
    if not high.has_unit:
        if low.scaled and not high.scaled:
            return None
        # '$5 to 7 billion': the sign of the first end is that of both.
        scale = high.units[0].scale
        high = replace(high, units=tuple(replace(unit, scale=unit.scale * scale) for unit in low.units))
    elif own.measure not in ("", high.units[0].measure):
        return None
    # '5 to 7 billion': the scale of the second end is that of both, if the first has none.
    shares_scale = not low.scaled and (high.scaled or not own.measure)
    value = low.value if shares_scale else low.value * own.scale / high.units[0].scale
    span = (low.span[0], high.span[1])
    return replace(high, value=value, top=high.value, start=low.start, span=span, direction=lead.direction), index


def _is_tail(tokens: Sequence[Token], index: int) -> bool:
    """Whether digits only end a word, as in 'S-400' and 'H1'. Codes of currencies stand before digits, too."""
    before = tokens[index - 1]
    if before.is_word:
        return currency_code(before.raw) is None and before.text not in ("rmb", "rbs")
    return before.text in "-/" and index > 1 and before.glued and tokens[index - 2].is_word

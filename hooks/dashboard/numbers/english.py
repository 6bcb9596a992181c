"""English words around numbers."""

from __future__ import annotations

from dashboard.numbers.english_units import ENGLISH_UNITS
from dashboard.numbers.words import NumberWords, each, numbered

# fmt: off
_FALL = (
    "fell, fallen, falling, dropped, dropping, declined, declining, decreased, decreasing, shrank, shrunk, sank, "
    "slumped, plunged, plummeted, slid, slipped, tumbled, contracted, dipped, lost, cut, reduced, down, lower, was "
    "down, were down, is down, has fallen, have fallen, had fallen, went down, decrease, fall, drop, eased, shed, "
    "dwindled, fell back"
)
_RISE = (
    "rose, risen, rising, grew, grown, growing, increased, increasing, climbed, climbing, jumped, soared, surged, "
    "gained, added, expanded, advanced, up, higher, was up, were up, is up, has risen, has grown, have risen, have "
    "grown, had risen, had grown, went up, increase, rise, rocketed, skyrocketed, spiked, swelled, leapt"
)
_LOSS = "fall, drop, decline, decrease, slump, plunge, loss, cut, reduction, contraction, dip, slide, discount"
_GAIN = "rise, increase, growth, gain, jump, surge, climb, advance, expansion"
_NOUN = "a {} of, the {} of, {} of, an {} of, a {} of some, {} was, {} came to, {} amounted to"

ENGLISH = NumberWords(
    decimal=".",
    thousands=",\u00a0\u202f\u2009",
    percent_gap="",
    scales={
        2: "hundred",
        3: "thousand, thousands, k",
        5: "lakh, lakhs",
        6: "million, millions, m, mn, mln, mio",
        7: "crore, crores",
        9: "billion, billions, bn, b, bln",
        12: "trillion, trillions, tn, trn",
    },
    written_scales={3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
    units=ENGLISH_UNITS,
    joined_units={},
    written_units={
        "barrel/day": "b/d", "USD": "dollars", "EUR": "euros", "CNY": "yuan", "RUB": "roubles", "tonne": "tonnes",
        "times": "times", "point": "percentage points", "month": "months", "barrel": "barrels", "degree": "degrees",
        "person": "people", "country": "countries", "company": "companies", "agreement": "agreements",
    },
    cardinals=numbered(
        "zero/nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    )
    | numbered("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10),
    hundred="hundred",
    thousand="thousand",
    joiner="and",
    ones_first=False,
    compounds=False,
    one="a, an, one",
    point="point",
    mixed={"1/2": "and a half, and one half", "1/4": "and a quarter, and one quarter", "3/4": "and three quarters, "
           "and three quarter", "1/3": "and a third", "2/3": "and two thirds"},
    sums={},
    dozen="dozen, dozens of",
    parts=numbered(
        "third/thirds fourth/fourths/quarter/quarters fifth/fifths sixth/sixths seventh/sevenths eighth/eighths "
        "ninth/ninths tenth/tenths eleventh/elevenths twelfth/twelfths thirteenth/thirteenths "
        "fourteenth/fourteenths fifteenth/fifteenths sixteenth/sixteenths seventeenth/seventeenths "
        "eighteenth/eighteenths nineteenth/nineteenths twentieth/twentieths", 3,
    )
    | numbered("thirtieth/thirtieths fortieth/fortieths fiftieth/fiftieths", 30, 10)
    | {2: "half, halves", 100: "hundredth, hundredths", 1000: "thousandth, thousandths"},
    fractions={"1/2": "half, half of, half the, a half, one half, half a, half an, one half of"},
    of_many="in, out of, in every, out of every",
    every={2: "every second, every other", 3: "every third", 4: "every fourth", 5: "every fifth", 10: "every tenth"},
    all="all of, all, the whole of, everything",
    multiples={
        "2": "twice, double, doubled, doubling, has doubled, have doubled, had doubled, a doubling, the double, "
        "twofold, doubles, was doubled",
        "3": "thrice, triple, tripled, tripling, trebled, treble, has tripled, have tripled, had tripled, "
        "threefold, a tripling, has trebled, had trebled",
        "4": "quadruple, quadrupled, quadrupling, has quadrupled, have quadrupled, had quadrupled, a quadrupling",
        "5": "quintuple, quintupled, has quintupled",
        "1/2": "halved, has halved, have halved, had halved, was halved, were halved, halving, a halving, "
        "cut in half, was cut in half, were cut in half, has been cut in half",
    },
    fold="fold",
    fold_stems={},
    again="as much again, as many again, again as much, again as many",
    hedges={
        "about": "about, around, roughly, approximately, some, circa, ca., c., more or less, an estimated, "
        "estimated at, approx., approx, in the region of, in the order of, of the order of, on the order of, "
        "something like, ~, ≈, somewhere around, close on",
        "below": "not even, nearly, almost, close to, not quite, practically, virtually, approaching, just about, "
        "well-nigh, shy of",
        "less than": "less than, fewer than, under, below, short of, <, fell short of, falls short of, "
        "fallen short of",
        "just below": "just under, just below, just shy of, slightly less than, slightly under, a little less "
        "than, a little under, slightly below, a shade under, a whisker under, a hair under, a touch under, "
        "a fraction under, a tad under, a tad below, just short of, a bit less than, a bit under",
        "above": "over, more than, above, in excess of, upwards of, upward of, north of, greater than, higher than, "
        "larger than, better than, exceeding, >, exceeded, exceeds, topped, tops, surpassed, passed, has "
        "exceeded, has topped, has surpassed, have exceeded, crossed, has crossed, breached, has breached",
        "a good": "a good",
        "just above": "just over, a little over, a fraction over, a whisker over, a hair over, a touch over, "
        "a tad over, a tad above, a little "
        "more than, slightly more than, slightly over, slightly above, just above, a bit more than, a bit over, a "
        "shade over",
        "well above": "well over, well above",
        "at least": "at least, no less than, not less than, no fewer than, not fewer than, a minimum of, ≥, "
        "minimum, fully, at or above",
        "up to": "up to, at most, no more than, not more than, a maximum of, as much as, as many as, as high as, "
        "≤, maximum, at or below",
        "exactly": "exactly, precisely, exact, =, equal to",
    },
    hedges_after={
        "about": "or so, or thereabouts, approximately, roughly, or about",
        "at least": "or more, or above, or higher, and more, at least, at a minimum, plus, +",
        "up to": "or less, or fewer, or below, or lower, at most, at the most",
        "exactly": "exactly, precisely",
    },
    down=each("{}, {} by, {} a further, {} by a further", _FALL) + ", " + each(_NOUN, _LOSS) + ", off, off by",
    up=each("{}, {} by, {} a further, {} by a further", _RISE) + ", " + each(_NOUN, _GAIN) + ", plus, +, "
    + each("{} by a factor of", _RISE) + ", exceeded by, exceeds by, topped by, surpassed by, passed by",
    down_after=each("{}, a {}", _LOSS) + ", lower, less, fewer, smaller, cheaper, below, down, under, decrease, "
    "weaker, shorter",
    up_after=each("{}, a {}", _GAIN)
    + ", higher, more, greater, larger, bigger, above, dearer, up, over, increase, stronger, longer, faster",
    minus="minus, negative",
    level="a factor of, by a factor of, the factor of, "
    "has, have, had, "
    "another, just, only, all, has reached, have reached, accounts for, account for, amounts to, amount to, totalled, "
    "totaled, makes up, make up, represents, represented, equals, equalled, remains, remain, remained, remained at, "
    "remains at, peaked at, merely, a full, a record, a total of, an average of, totalling, totaling, a share "
    "of, worth, at, to, equal to, amounting to, reaching, reached, was, were, is, are, stood at, stands at, came "
    "to, comes to, amounted to, made up, accounted for, accounting for, averaged, averaging, of, by, the, a, an, "
    "edged, inched, crept, ticked, nudged, hovered, hovered at, unchanged at, steady at, held at, stayed at, flat at, "
    "somewhere, in the range of, a range of, the equivalent of, equivalent to, a staggering, a hefty, a "
    "modest, a mere, hit, total, in total, it was, valued at, priced at, up from nothing to, costing, cost, a value "
    "of, a record high of, a price of, a stake of, a combined, a combined total of, combined, a whole, a whopping, "
    + each(
        "{} to, {} to a total of, {} back to",
        "eased, "
        "fell, fallen, falling, dropped, declined, decreased, shrank, sank, slumped, plunged, slid, slipped, down, "
        "rose, risen, rising, grew, grown, growing, increased, climbed, jumped, soared, surged, went up, went down, "
        "has fallen, have fallen, has risen, have risen, has grown, have grown, expanded, recovered, cut, reduced",
    )
    + ", "
    + each("a {} to, the {} to", "fall, drop, decline, decrease, rise, increase, jump"),
    comparison="as much, as many, as much as, as many as, as high, as large, as big, as often, as high as, as large "
    "as, as big as, as often as, as great, as expensive, as long, as fast, as strong, as great as, more, more than, "
    "larger, larger than, higher, higher than, bigger, greater, the amount, the level, the figure, the value, the "
    "volume, the number, that, the price, over, the size, the total, as it was, what it was, the rate, the share",
    articles="a, an, the",
    fillers="or so, of these, of the, of those, of them, different, such, separate, of its, of their, of all, of our, "
    "in all, whole, full, individual, distinct, other, of",
    after="in total, in all, altogether, overall, on average, respectively, of it, too, this way, in the data, alone, "
    "again, together, combined, each way, only, a piece, worth, that is, as well, to be exact, already, still, share, "
    "rounded",
    between=("between", "and"),
    to="to, through, –, -, —",
    per="a, an, per, /, each, every, for each, for every, for a, for one, the, to the, to a",
    periods={
        "bbl": "/b", "day": "daily, a day, each day", "week": "weekly", "month": "monthly", "quarter": "quarterly",
        "year": "yearly, annually, per annum, p.a., pa, a year, each year, every year, /y, /yr, /a", "hour": "hourly",
    },
    of="of",
    bases={
        "gdp": "gdp, gross domestic product, economic output, national output, domestic product",
        "exports": "exports, export", "imports": "imports, import", "trade": "trade", "revenue": "revenue, revenues",
        "income": "income, incomes", "budget": "budget",
        "population": "population, people, residents, inhabitants, citizens", "output": "output, production",
        "demand": "demand", "consumption": "consumption, use", "supply": "supply, supplies", "sales": "sales",
        "votes": "votes, vote", "total": "total, all, it", "turnover": "turnover", "gas": "gas", "oil": "oil",
        "coal": "coal", "energy": "energy", "debt": "debt", "spending": "spending, expenditure", "voters": "voters",
        "respondents": "respondents", "households": "households", "lng": "lng", "crude": "crude, crude oil",
        "electricity": "electricity, power", "many": "them, these, those",
        "nation": "russians, chinese, germans, poles, swedes, ukrainians, americans",
    },
    bare_bases=False,
    base_words="the, a, an, its, their, our, his, her, all, total, overall, whole, entire, that, this, these, those, "
    "of, country's",
    bounds="since, after, until, till, as in, than in, than, compared with, compared to, from, as against, against, "
    "versus, before, to, up to",
    time="in, during, by, for, since, after, until, till, as of, at the end of, by the end of, in the year, in "
    "early, in late, in mid, in mid-, mid-, early in, late in, as in, than in, than, over, compared with, compared "
    "to, from, on, "
    "throughout, over the whole of, in the course of, "
    "at the start of, at the beginning of, as against, against, versus, before, in the whole of, in all "
    "of, in calendar year, in fiscal year, in fiscal, in the fiscal year, in financial year, in the financial year, "
    "fiscal year, financial year, in fy, fy, and in, back in, at end-, end-, at year-end",
    time_after="",
    months=(
        "january, jan., jan", "february, feb., feb", "march, mar.", "april, apr., apr", "may", "june, jun.", "july, "
        "jul.",
        "august, aug., aug", "september, sept., sep., sept, sep", "october, oct., oct", "november, nov., nov",
        "december, dec., dec",
    ),
    quarters=(
        "first, 1st, q1, 1q", "second, 2nd, q2, 2q", "third, 3rd, q3, 3q", "fourth, last, final, 4th, q4, 4q",
    ),
    quarter="quarter, quarter of",
    negations="not, no, never, none, nothing, without, neither, nor, but, anything, except, unless, hardly, isn't, "
    "wasn't",
    falls="fall, falls, falling, fell, fallen, decline, declines, declined, drop, drops, dropped, decrease, decreases, "
    "decreased, loss, losses, discount, discounts, reduction, reductions, shrinkage, contraction, slump, "
    "shortfall, how much less, how much lower, how much cheaper, how much smaller, how many fewer, lost, slide, "
    "plunge",
)

"""The words around numbers in English, Polish, German and Swedish. A phrase that is not listed here is not read."""

from __future__ import annotations

from decimal import Decimal

from dashboard.numbers.words import PERCENT, SHARED_UNITS, Hedge, Language, NumberWords, Unit

THIRD, TENTH = Decimal(1) / 3, Decimal("0.1")
HALF, QUARTER, FIFTH = Decimal("0.5"), Decimal("0.25"), Decimal("0.2")


def _hedges(**phrases_by_kind: str) -> dict[str, Hedge]:
    """From comma-separated phrases by kind to the kind of each phrase. The signs '~' and '≈' are added."""
    kinds: dict[str, Hedge]
    kinds = {"about": "about", "nearly": "nearly", "over": "over", "least": "at least", "most": "up to"}
    signs: dict[str, Hedge] = {"~": "about", "≈": "about"}
    return signs | {phrase: kinds[kind] for kind, phrases in phrases_by_kind.items() for phrase in phrases.split(", ")}


def _scales(thousand: str, million: str, billion: str, trillion: str) -> dict[str, int]:
    """From comma-separated phrases to the power of ten of each phrase."""
    phrases_by_power = {3: thousand, 6: million, 9: billion, 12: trillion}
    return {phrase: power for power, phrases in phrases_by_power.items() for phrase in phrases.split(", ")}


def _cardinals(words: str, *half_patterns: str) -> dict[str, Decimal]:
    """From 'two three ...' and patterns such as '{} and a half' to the value of each phrase."""
    plain = {word: Decimal(number) for number, word in enumerate(words.split(), 2)}
    return plain | {pattern.format(word): value + HALF for pattern in half_patterns for word, value in plain.items()}


def _fractions(**phrases_by_kind: str) -> dict[str, Decimal]:
    """From comma-separated phrases by kind to the value of each phrase."""
    values = {
        "third": THIRD,
        "thirds": THIRD * 2,
        "quarter": QUARTER,
        "quarters": QUARTER * 3,
        "half": HALF,
        "fifth": FIFTH,
        "tenth": TENTH,
    }
    return {phrase: values[kind] for kind, phrases in phrases_by_kind.items() for phrase in phrases.split(", ")}


def _units(**phrases_by_kind: str) -> dict[str, Unit]:
    """From comma-separated phrases by kind to the unit of each phrase. The shared unit signs are added."""
    units = {
        "percent": PERCENT,
        "points": Unit("points"),
        "dollar": Unit("USD"),
        "cent": Unit("USD", -2),
        "euro": Unit("EUR"),
        "yuan": Unit("CNY"),
        "rouble": Unit("RUB"),
        "tonne": Unit("tonnes"),
        "cubic": Unit("m³"),
        "barrel": Unit("barrels"),
        "day": Unit("day"),
        "year": Unit("year"),
        "times": Unit("times"),
        "degree": Unit("degrees"),
    }
    return SHARED_UNITS | {
        phrase: units[kind] for kind, phrases in phrases_by_kind.items() for phrase in phrases.split(", ")
    }


def _written_units(dollar: str, euro: str, yuan: str, rouble: str, tonne: str, times: str) -> dict[str, str]:
    """The unit word that is used for writing, by measure."""
    return {
        "barrels/day": "b/d",
        "USD": dollar,
        "EUR": euro,
        "CNY": yuan,
        "RUB": rouble,
        "tonnes": tonne,
        "times": times,
    }


WORDS: dict[Language, NumberWords] = {
    "en": NumberWords(
        decimal=".",
        thousands=",\u00a0\u202f\u2009",
        percent_gap="",
        scales=_scales(
            thousand="thousand, k",
            million="million, millions, m, mn, mln",
            billion="billion, billions, bn",
            trillion="trillion, trillions, tn, trn",
        ),
        written_scales={3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
        hedges=_hedges(
            about="about, around, roughly, approximately, some, circa, ca., c.",
            nearly="nearly, almost, just under, close to, less than, fewer than, under, below",
            over="over, more than, just over, a little over, a little more than, above",
            least="at least, no less than, not less than, no fewer than",
            most="up to, at most, no more than, not more than",
        ),
        fractions=_fractions(
            third="one third, a third, one-third",
            thirds="two thirds, two-thirds",
            quarter="a quarter, one quarter, one-quarter",
            quarters="three quarters, three-quarters",
            half="half, a half, one half, one-half",
            fifth="a fifth, one fifth, one-fifth",
            tenth="a tenth, one tenth, one-tenth",
        ),
        cardinals=_cardinals(
            "two three four five six seven eight nine ten eleven twelve "
            "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
            "{} and a half",
        )
        | {"one": Decimal(1), "one and a half": Decimal("1.5")},
        ambiguous_one=("one",),
        per=("a", "an", "per", "/"),
        units=_units(
            percent="per cent, percent, pct",
            points="percentage points, percentage point, points, point",
            dollar="dollars, dollar, us dollars, us dollar",
            cent="cents, cent, us cents",
            euro="euros, euro",
            yuan="renminbi",
            rouble="roubles, rouble, rubles, ruble",
            tonne="tonnes, tonne, tons, ton",
            cubic="cubic metres, cubic metre, cubic meters",
            barrel="barrels, barrel",
            day="day, days",
            year="year",
            times="times, fold, -fold",
            degree="degrees",
        ),
        written_units=_written_units("dollars", "euros", "yuan", "roubles", "tonnes", "times"),
    ),
    "pl": NumberWords(
        decimal=",",
        thousands="\u00a0\u202f\u2009 ",
        percent_gap="",
        scales=_scales(
            thousand="tysiąc, tysiące, tysięcy, tys., tys",
            million="milion, miliony, milionów, miliona, mln",
            billion="miliard, miliardy, miliardów, miliarda, mld",
            trillion="bilion, biliony, bilionów, biliona, bln",
        ),
        written_scales={3: "tys.", 6: "mln", 9: "mld", 12: "bln"},
        hedges=_hedges(
            about="około, ok., w przybliżeniu, mniej więcej, jakieś",
            nearly="prawie, niemal, blisko, niecałe, niespełna, mniej niż, poniżej",
            over="ponad, powyżej, przeszło, więcej niż, nieco ponad",
            least="co najmniej, przynajmniej, nie mniej niż",
            # "do" is left out: it mostly says to which value something rose or fell.
            most="najwyżej, co najwyżej, nie więcej niż",
        ),
        fractions=_fractions(
            third="jedna trzecia, jedną trzecią, jednej trzeciej",
            thirds="dwie trzecie, dwóch trzecich",
            quarter="jedna czwarta, jedną czwartą, ćwierć, jednej czwartej",
            quarters="trzy czwarte, trzech czwartych",
            half="połowa, połowę, połowy, pół",
            fifth="jedna piąta, jedną piątą, jednej piątej",
            tenth="jedna dziesiąta, jedną dziesiątą, jednej dziesiątej",
        ),
        cardinals=_cardinals(
            "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście "
            "trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia",
            "{} i pół",
        )
        | {"jeden": Decimal(1), "dwie": Decimal(2), "półtora": Decimal("1.5"), "dwie i pół": Decimal("2.5")},
        ambiguous_one=("jeden",),
        per=("za", "na", "/"),
        units=_units(
            percent="procent, procenta, procenty, proc.",
            points="punktów procentowych, punkty procentowe, punktu procentowego, punkt procentowy, pkt proc.",
            dollar="dolarów, dolary, dolara, dolar",
            cent="centów, centy, centa, cent",
            euro="euro",
            yuan="juanów, juany, juana, juan",
            rouble="rubli, ruble, rubla, rubel",
            tonne="ton, tony, tona",
            cubic="metrów sześciennych, metry sześcienne, m sześc.",
            barrel="baryłek, baryłki, baryłka, baryłkę",
            day="dobę, dzień, dziennie",
            year="rok, rocznie",
            times="razy, raza, -krotnie",
            degree="stopni, stopnie",
        ),
        written_units=_written_units("dolarów", "euro", "juanów", "rubli", "ton", "razy"),
    ),
    "de": NumberWords(
        decimal=",",
        thousands=".\u00a0\u202f\u2009 ",
        percent_gap="\u00a0",
        scales=_scales(
            thousand="tausend, tsd., tsd",
            million="million, millionen, mio., mio",
            billion="milliarde, milliarden, mrd., mrd",
            trillion="billion, billionen, bio., bio",
        ),
        written_scales={3: "Tausend", 6: "Millionen", 9: "Milliarden", 12: "Billionen"},
        hedges=_hedges(
            about="etwa, rund, ungefähr, circa, ca., zirka, um die",
            nearly="fast, beinahe, knapp, nahezu, weniger als, unter",
            over="über, mehr als, gut, etwas mehr als, knapp über",
            least="mindestens, wenigstens, nicht weniger als",
            most="bis zu, höchstens, maximal, nicht mehr als",
        ),
        fractions=_fractions(
            third="ein drittel, einem drittel, eines drittels",
            thirds="zwei drittel, zwei dritteln",
            quarter="ein viertel, einem viertel, eines viertels",
            quarters="drei viertel, dreiviertel, drei vierteln",
            half="die hälfte, der hälfte, hälfte",
            fifth="ein fünftel, einem fünftel",
            tenth="ein zehntel, einem zehntel",
        ),
        cardinals=_cardinals(
            "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf "
            "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
            "{}einhalb",
            "{} einhalb",
        )
        | {"ein": Decimal(1), "eine": Decimal(1), "einen": Decimal(1)}
        | {"anderthalb": Decimal("1.5"), "eineinhalb": Decimal("1.5")},
        ambiguous_one=("ein", "eine", "einen"),
        per=("pro", "je", "/"),
        units=_units(
            percent="prozent",
            points="prozentpunkte, prozentpunkten, prozentpunkt",
            dollar="dollar, us-dollar",
            cent="cent",
            euro="euro",
            yuan="renminbi",
            rouble="rubel",
            tonne="tonnen, tonne",
            cubic="kubikmeter, kubikmetern",
            barrel="barrel, fass",
            day="tag",
            year="jahr",
            times="mal, -mal, fach, -fach, fache, -fache",
            degree="grad",
        ),
        written_units=_written_units("Dollar", "Euro", "Yuan", "Rubel", "Tonnen", "Mal"),
    ),
    "sv": NumberWords(
        decimal=",",
        thousands="\u00a0\u202f\u2009 ",
        percent_gap="\u00a0",
        scales=_scales(
            thousand="tusen",
            million="miljon, miljoner, milj., mn",
            billion="miljard, miljarder, md, mdr",
            trillion="biljon, biljoner",
        ),
        written_scales={3: "tusen", 6: "miljoner", 9: "miljarder", 12: "biljoner"},
        hedges=_hedges(
            about="omkring, ungefär, cirka, ca, ca., runt",
            nearly="nästan, knappt, strax under, närmare, mindre än",
            over="över, mer än, drygt, strax över, lite mer än",
            least="minst, åtminstone, inte mindre än",
            most="upp till, högst, inte mer än",
        ),
        fractions=_fractions(
            third="en tredjedel",
            thirds="två tredjedelar",
            quarter="en fjärdedel",
            quarters="tre fjärdedelar",
            half="hälften, halva, en halv",
            fifth="en femtedel",
            tenth="en tiondel",
        ),
        cardinals=_cardinals(
            "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo",
            "{} och en halv",
            "{} och ett halvt",
        )
        | {"en": Decimal(1), "ett": Decimal(1), "en och en halv": Decimal("1.5")},
        ambiguous_one=("en", "ett"),
        per=("per", "/"),
        units=_units(
            percent="procent",
            points="procentenheter, procentenhet",
            dollar="dollar, us-dollar",
            cent="cent",
            euro="euro",
            yuan="renminbi",
            rouble="rubel",
            tonne="ton",
            cubic="kubikmeter",
            barrel="fat",
            day="dag, dygn",
            year="år",
            times="gånger",
            degree="grader",
        ),
        written_units=_written_units("dollar", "euro", "yuan", "rubel", "ton", "gånger"),
    ),
}

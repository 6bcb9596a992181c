"""The signs of units that are the same in all languages. `english_units.py`, `polish_units.py` … have their names."""

from __future__ import annotations

from fractions import Fraction

from dashboard.numbers.unit import DEGREES, OIL_EQUIVALENT, PERCENT, POINTS, TIMES, YEAR, Unit

_CODES = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
    "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF "
    "YER ZAR ZMW ZWG "
)
CURRENCY_CODES = frozenset(_CODES.split())
"""ISO 4217. In a text they are read in capitals only: 'all', 'top' and 'try' are words."""

_SI = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12, "p": 10**15}
_LITRE = Fraction(1, 1000)
_BARREL, _DAY, _HOUR = Unit("barrel"), Unit("day"), Unit("day", Fraction(1, 24))
_FOOT = Fraction("0.3048")


def _currency(code: str) -> Unit:
    return Unit({"CNH": "CNY"}.get(code, code))


SIGNS: dict[str, tuple[Unit, ...]] = {
    "$": (Unit("USD"),),
    "us$": (Unit("USD"),),
    "us-$": (Unit("USD"),),
    "u.s.$": (Unit("USD"),),
    "us $": (Unit("USD"),),
    "u.s. $": (Unit("USD"),),
    "€": (Unit("EUR"),),
    "£": (Unit("GBP"),),
    "₽": (Unit("RUB"),),
    "₴": (Unit("UAH"),),
    "₹": (Unit("INR"),),
    "₩": (Unit("KRW"),),
    "₸": (Unit("KZT"),),
    "₺": (Unit("TRY"),),
    "₪": (Unit("ILS"),),
    "₫": (Unit("VND"),),
    "¥": (Unit("CNY"), Unit("JPY")),
    "cn¥": (Unit("CNY"),),
    "jp¥": (Unit("JPY"),),
    "rmb": (Unit("CNY"),),
    "rbs": (Unit("RUB"),),
    "元": (Unit("CNY"),),
    "a$": (Unit("AUD"),),
    "au$": (Unit("AUD"),),
    "c$": (Unit("CAD"),),
    "ca$": (Unit("CAD"),),
    "hk$": (Unit("HKD"),),
    "nz$": (Unit("NZD"),),
    "nt$": (Unit("TWD"),),
    "s$": (Unit("SGD"),),
    "r$": (Unit("BRL"),),
    "zł": (Unit("PLN"),),
    "kč": (Unit("CZK"),),
}
"""The signs of currencies, which may stand before a number and behind it. '¥' is the sign of two."""

SYMBOLS: dict[str, Unit] = {
    "%": Unit(PERCENT),
    "‰": Unit(PERCENT, Fraction(1, 10)),
    "pp": Unit(POINTS),
    "p.p.": Unit(POINTS),
    "pps": Unit(POINTS),
    "ppts": Unit(POINTS),
    "bp": Unit(POINTS, Fraction(1, 100)),
    "bps": Unit(POINTS, Fraction(1, 100)),
    "x": Unit(TIMES),
    "×": Unit(TIMES),
    "°": Unit(DEGREES),
    "°c": Unit(DEGREES),
    "°f": Unit("degrees fahrenheit"),
    "t": Unit("tonne"),
    "kg": Unit("tonne", Fraction(1, 1000)),
    "g": Unit("tonne", Fraction(1, 10**6)),
    "mg": Unit("tonne", Fraction(1, 10**9)),
    "kt": Unit("tonne", Fraction(10**3)),
    "mt": Unit("tonne", Fraction(10**6)),
    "gt": Unit("tonne", Fraction(10**9)),
    "mmt": Unit("tonne", Fraction(10**6)),
    "mmtpa": Unit("tonne", Fraction(10**6)).divided_by(YEAR),
    "mtpa": Unit("tonne", Fraction(10**6)).divided_by(YEAR),
    "lb": Unit("tonne", Fraction("0.00045359237")),
    "lbs": Unit("tonne", Fraction("0.00045359237")),
    "toe": Unit("tonne", base=OIL_EQUIVALENT),
    "ktoe": Unit("tonne", Fraction(10**3), base=OIL_EQUIVALENT),
    "mtoe": Unit("tonne", Fraction(10**6), base=OIL_EQUIVALENT),
    **{
        f"{prefix}t{gas}": Unit("tonne", Fraction(scale), base=of)
        for prefix, scale in {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}.items()
        for gas, of in {"co2": "co2", "co2e": "co2 equivalent", "co2eq": "co2 equivalent"}.items()
    },
    "m³": Unit("m³"),
    "m3": Unit("m³"),
    "cbm": Unit("m³"),
    "km³": Unit("m³", Fraction(10**9)),
    "km3": Unit("m³", Fraction(10**9)),
    "mcm": Unit("m³", Fraction(10**6)),
    "bcm": Unit("m³", Fraction(10**9)),
    "bcma": Unit("m³", Fraction(10**9)).divided_by(YEAR),
    "tcm": Unit("m³", Fraction(10**12)),
    "l": Unit("m³", _LITRE),
    "hl": Unit("m³", 100 * _LITRE),
    "ft³": Unit("m³", _FOOT**3),
    "bcf": Unit("m³", 10**9 * _FOOT**3),
    "tcf": Unit("m³", 10**12 * _FOOT**3),
    "bbl": _BARREL,
    "bbls": _BARREL,
    "boe": Unit("barrel", base=OIL_EQUIVALENT),
    **{
        f"{prefix}{name}": Unit("barrel", Fraction(scale)).divided_by(_DAY)
        for prefix, scale in {"": 1, "k": 10**3, "m": 10**6, "mm": 10**6}.items()
        for name in ("b/d", "bpd", "bbl/d", "bd")
        if prefix + name != "bd"
    },
    **{f"{prefix}wh": Unit("Wh", Fraction(scale)) for prefix, scale in _SI.items()},
    **{f"{prefix}w": Unit("W", Fraction(scale)) for prefix, scale in _SI.items()},
    **{f"{prefix}j": Unit("Wh", Fraction(scale, 3600)) for prefix, scale in _SI.items()},
    "ej": Unit("Wh", Fraction(10**18, 3600)),
    "btu": Unit("Btu"),
    "mmbtu": Unit("Btu", Fraction(10**6)),
    "mbtu": Unit("Btu", Fraction(10**6)),
    "m": Unit("m"),
    "cm": Unit("m", Fraction(1, 100)),
    "mm": Unit("m", Fraction(1, 1000)),
    "km": Unit("m", Fraction(1000)),
    "km²": Unit("m²", Fraction(10**6)),
    "km2": Unit("m²", Fraction(10**6)),
    "m²": Unit("m²"),
    "m2": Unit("m²"),
    "ha": Unit("m²", Fraction(10**4)),
    "mi": Unit("m", Fraction("1609.344")),
    "nmi": Unit("m", Fraction(1852)),
    "km/h": Unit("m", Fraction(1000)).divided_by(_HOUR),
    "teu": Unit("TEU"),
    "dwt": Unit("DWT"),
    # Not written so in texts: the names of languages lead here.
    "_cent": Unit("USD", Fraction(1, 100)),
    "_short ton": Unit("tonne", Fraction("0.90718474")),
    "_long ton": Unit("tonne", Fraction("1.0160469088")),
    "_zentner": Unit("Zentner"),
    "_gallon": Unit("gallon"),
    "_ounce": Unit("ounce"),
    "_acre": Unit("acre"),
    "_mile": Unit("m", Fraction("1609.344")),
    "_nautical mile": Unit("m", Fraction(1852)),
    "_second": Unit("day", Fraction(1, 86400)),
    "_minute": Unit("day", Fraction(1, 1440)),
    "_hour": _HOUR,
    "_day": _DAY,
    "_week": Unit("day", Fraction(7)),
    "_month": Unit("month"),
    "_quarter": Unit("month", Fraction(3)),
    "_half-year": Unit("month", Fraction(6)),
    "_year": YEAR,
    "_decade": Unit("month", Fraction(120)),
    "_oil equivalent": Unit("tonne", base=OIL_EQUIVALENT),
}
"""What a sign means. Keys are in small letters; in a text they may be in capitals."""


_SPELLED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("mw", "mwh", "mj"), ("M",)),
    **dict.fromkeys(("pw", "pwh", "pj"), ("P",)),
    "w": ("W",),
    **{sign: (sign[0],) for sign in ("m", "mm", "mg", "m²", "m2", "m³", "m3", "t", "g")},
    "gt": ("Gt", "gt"),
    "mt": ("Mt", "mt"),
}
"""How signs begin that mean something else in other letters: MW is a megawatt, mW a milliwatt, 'w' a word."""
_MEASURES = frozenset(
    {unit.measure for unit in SYMBOLS.values()} | {unit.measure for units in SIGNS.values() for unit in units} | {""}
)


def is_spelled(raw: str) -> bool:
    """Tell whether a text writes a sign of a unit in the letters that it has: 'MWh', not 'mWh'."""
    return raw.startswith(_SPELLED.get(raw.lower(), ("",)))


def is_measure(name: str) -> bool:
    """Whether a unit measures, or is plain. Other units count things, such as votes."""
    return name in _MEASURES or name in CURRENCY_CODES


def units_of(sign: str) -> tuple[Unit, ...]:
    """The units that the code of a currency or a key of `SYMBOLS` stands for. Other words are things to count."""
    if sign in CURRENCY_CODES:
        return (_currency(sign),)
    return (SYMBOLS.get(sign) or SYMBOLS.get(f"_{sign}") or Unit(sign),)

"""German words around numbers."""

from __future__ import annotations

from dashboard.numbers.german_units import GERMAN_UNITS
from dashboard.numbers.words import NumberWords, each, numbered

# fmt: off
_FALL = (
    "sank, sanken, gesunken, sinkt, fiel, fielen, gefallen, fällt, ging zurück, gingen zurück, zurückgegangen, "
    "schrumpfte, schrumpften, geschrumpft, verringerte sich, verringerten sich, verringert, nahm ab, nahmen ab, "
    "abgenommen, verlor, verloren, brach ein, eingebrochen, reduzierte sich, reduziert, minus, rückgang, weniger, "
    "niedriger, ist gesunken, sind gesunken, gesenkt, gekürzt"
)
_RISE = (
    "stieg, stiegen, gestiegen, steigt, wuchs, wuchsen, gewachsen, wächst, nahm zu, nahmen zu, zugenommen, erhöhte "
    "sich, erhöhten sich, erhöht, kletterte, geklettert, legte zu, legten zu, zugelegt, vergrößerte sich, plus, "
    "zuwachs, mehr, höher, ist gestiegen, sind gestiegen, zog an, verteuerte sich, verteuert"
)
_LOSS = (
    "minus, rückgang, rückgangs, einbruch, verlust, abnahme, senkung, kürzung, schwund, abschlag, rabatt, "
    "verringerung, absinken, sinken"
)
_GAIN = "plus, anstieg, zuwachs, wachstum, zunahme, steigerung, erhöhung, anstiegs, aufschlag, zugewinn, sprung"
_NOUN = (
    "ein {} von, einen {} von, einem {} von, der {} von, das {} von, {} von, ein {} um, einen {} um, {} um, eine {} "
    "von, eine {} um, einer {} von, die {} von, der {} um, dem {} von, den {} von, {} betrug, {} lag bei, "
    "{} belief sich auf"
)

GERMAN = NumberWords(
    decimal=",",
    thousands=".\u00a0\u202f\u2009 '",
    percent_gap="\u00a0",
    scales={
        2: "hundert",
        3: "tausend, tsd., tsd",
        6: "million, millionen, mio., mio, mill.",
        9: "milliarde, milliarden, mrd., mrd, mia., mia, md., md",
        12: "billion, billionen, bio., bio",
    },
    written_scales={3: "Tausend", 6: "Millionen", 9: "Milliarden", 12: "Billionen"},
    units=GERMAN_UNITS,
    joined_units={},
    written_units={
        "barrel/day": "b/d", "USD": "Dollar", "EUR": "Euro", "CNY": "Yuan", "RUB": "Rubel", "tonne": "Tonnen",
        "times": "Mal", "point": "Prozentpunkte", "month": "Monate", "barrel": "Barrel", "degree": "Grad",
        "person": "Menschen", "meeting": "Treffen", "vote": "Stimmen", "country": "Länder", "soldier": "Soldaten",
        "exercise": "Übungen", "ship": "Schiffe", "company": "Firmen", "value": "Werte", "visit": "Besuche",
    },
    cardinals=numbered(
        "null ein/eins/eine/einen/einer/einem/eines zwei/zwo/zweien drei/dreien vier/vieren fünf/fünfen sechs "
        "sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
    )
    | numbered("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10),
    hundred="hundert",
    thousand="tausend",
    joiner="und",
    ones_first=True,
    compounds=True,
    one="ein, eine, einen, einer, einem, eines, ein einziger, ein einziges",
    point="komma",
    mixed={"1/2": "einhalb, einhalbe, ein halb, und ein halb, und eine halbe, und ein halbes, und einhalb",
           "1/4": "einviertel, ein viertel, und ein viertel", "3/4": "dreiviertel, drei viertel",
           "1/3": "eindrittel, ein drittel, und ein drittel", "2/3": "zweidrittel, zwei drittel"},
    sums={"3/2": "anderthalb, anderthalbe, eineinhalb, einundeinhalb"},
    dozen="dutzend, dutzende",
    parts=numbered(
        "drittel/dritteln/drittels viertel/vierteln/viertels fünftel/fünfteln/fünftels sechstel/sechsteln "
        "siebtel/siebteln/siebentel achtel/achteln neuntel/neunteln zehntel/zehnteln/zehntels elftel/elfteln "
        "zwölftel/zwölfteln dreizehntel vierzehntel fünfzehntel/fünfzehnteln sechzehntel siebzehntel achtzehntel "
        "neunzehntel zwanzigstel/zwanzigsteln", 3,
    )
    | numbered("dreißigstel vierzigstel fünfzigstel", 30, 10)
    | {100: "hundertstel, hundertsteln", 1000: "tausendstel"},
    fractions={
        "1/2": "die hälfte, der hälfte, hälfte, ein halb, halb, eine halbe, einer halben, ein halber, ein halbes, "
        "einen halben, halbe, einem halben, eine hälfte",
        "1/3": "das drittel, dem drittel, des drittels, drittel", "1/4": "das viertel, dem viertel, viertel",
        "2/3": "zweidrittel", "3/4": "dreiviertel, ein dreiviertel, eine dreiviertel, einer dreiviertel, einen "
        "dreiviertel", "1/10": "das zehntel", "1/5": "das fünftel",
    },
    of_many="von, aus, unter",
    every={
        2: "jeder zweite, jede zweite, jedes zweite, jedem zweiten, jeden zweiten",
        3: "jeder dritte, jede dritte, jedes dritte, jedem dritten",
        4: "jeder vierte, jede vierte, jedes vierte, jedem vierten",
        5: "jeder fünfte, jede fünfte, jedes fünfte, jedem fünften", 6: "jeder sechste, jede sechste, jedes sechste",
        7: "jeder siebte, jede siebte, jedes siebte", 8: "jeder achte, jede achte, jedes achte", 9: "jeder neunte",
        10: "jeder zehnte, jede zehnte, jedes zehnte, jedem zehnten", 20: "jeder zwanzigste, jede zwanzigste",
    },
    all="alles, alle, allen, aller, das gesamte, die gesamte, der gesamte, der ganze",
    multiples={
        "2": "doppelt, verdoppelt, verdoppelte sich, verdoppelten sich, verdoppelte, verdoppelten, das doppelte, "
        "dem doppelten, die verdopplung, eine verdopplung, verdopplung, verdoppelung, doppelte, doppelten, sich "
        "verdoppelt, hat sich verdoppelt, haben sich verdoppelt, hatte sich verdoppelt, eine verdoppelung, "
        "verdoppelt sich, aufs doppelte, auf das doppelte",
        "3": "verdreifacht, verdreifachte sich, verdreifachten sich, verdreifachte, verdreifachung, hat sich "
        "verdreifacht, eine verdreifachung, haben sich verdreifacht, sich verdreifacht",
        "4": "vervierfacht, vervierfachte sich, vervierfachte, hat sich vervierfacht, vervierfachung, "
        "vervierfachten sich",
        "5": "verfünffacht, verfünffachte sich, hat sich verfünffacht, verfünffachung",
        "10": "verzehnfacht, verzehnfachte sich, hat sich verzehnfacht",
        "1/2": "halbiert, halbierte sich, halbierten sich, hat sich halbiert, haben sich halbiert, halbierung, eine "
        "halbierung, sich halbiert, hatte sich halbiert",
    },
    fold="fach, fache, faches, fachen, facher, mal",
    fold_stems={},
    again="noch einmal so viel, so viel mehr",
    hedges={
        "about": "etwa, rund, ungefähr, circa, ca., ca, zirka, um die, in etwa, annähernd, schätzungsweise, gegen, "
        "an die, in der größenordnung von, ~, ≈, so um die, geschätzt, geschätzte, plus minus",
        "below": "nicht einmal, nicht mal, fast, beinahe, nahezu, bald, praktisch, so gut wie, knapp, knappe, knappen, "
        "nicht ganz, ein knappes, eine knappe, einem knappen",
        "less than": "weniger als, unter, unterhalb von, kleiner als, geringer als, <",
        "just below": "etwas weniger als, knapp unter, etwas unter",
        "a good": "gut, gute, guten, reichlich, ein gutes, eine gute, einem guten",
        "above": "über, mehr als, oberhalb von, "
        "größer als, höher als, jenseits von, >, überstieg, überstiegen, übersteigt, übertraf, übertrafen, "
        "überschritt, überschritten",
        "just above": "etwas mehr als, knapp über, etwas über, leicht über, leicht mehr als, kaum mehr als, nur wenig "
        "mehr als",
        "well above": "weit über, weit mehr als, deutlich über, deutlich mehr als",
        "at least": "mindestens, wenigstens, nicht weniger als, zumindest, ≥, minimum, ab, mind.",
        "up to": "bis zu, höchstens, maximal, nicht mehr als, ≤, allenfalls, max.",
        "exactly": "genau, exakt, punktgenau, =",
    },
    hedges_after={
        "about": "in etwa, ungefähr, etwa, oder so, plus minus",
        "at least": "oder mehr, und mehr, mindestens, +, oder darüber",
        "up to": "oder weniger, höchstens, und weniger, oder darunter",
        "exactly": "genau",
    },
    down=each("{}, {} um", _FALL) + ", " + each(_NOUN, _LOSS),
    up=each("{}, {} um", _RISE) + ", " + each(_NOUN, _GAIN) + ", +, überstieg um, überstiegen um, übersteigt um, "
    "übertraf um, "
    "übertrafen um, überschritt um",
    down_after="zurück, ab, weniger, niedriger, geringer, kleiner, billiger, günstiger, tiefer, darunter, unter, "
    "minus, rückgang, gesunken, gefallen, zurückgegangen, geschrumpft, verringert, abgenommen, im minus, "
    "eingebrochen, verloren, schwächer, gekürzt, gesenkt, reduziert, ein",
    up_after="zu, an, mehr, höher, größer, teurer, darüber, über, plus, zuwachs, gestiegen, gewachsen, zugenommen, "
    "im plus, erhöht, wachstum, zugelegt, geklettert, stärker, verteuert, häufiger, anstieg, zunahme",
    minus="minus",
    level="hat, haben, hatte, hatten, hat sich, haben sich, hatte sich, hatten sich, "
    "den faktor, um den faktor, dem faktor, mit dem faktor, einen faktor von, "
    "ging, gingen, brach, brachen, brach um, brachen um, nahm, nahmen, legte, legten, ging um, gingen um, nahm um, "
    "nahmen um, legte um, legten um, "
    "waren es, alle, betrugen, betragen, erreichten, erreichen, machen, machten, entfallen, entfielen, lagen bei, "
    "liegen bei, belief sich auf, beliefen sich auf, insgesamt, zusammen, ein anteil von, einen anteil "
    "von, einem anteil von, anteil von, im durchschnitt, durchschnittlich, im schnitt, auf, bei, betrug, beträgt, "
    "lag bei, liegt bei, im wert von, in höhe von, von, um, der, die, das, nur, lediglich, bloß, gerade einmal, "
    "gerade mal, ganze, volle, eine summe von, einen wert von, erreichte, erreicht, macht, sind, ist, war, waren, "
    "es waren, zu, für, den, dem, immerhin, kostete, kosten, machte, stolze, satte, ein wert von, ein preis von, "
    + each(
        "{} auf",
        "sank, sanken, gesunken, fiel, fielen, gefallen, schrumpfte, stieg, stiegen, gestiegen, wuchs, wuchsen, "
        "gewachsen, kletterte, anstieg, rückgang, ein anstieg, ein rückgang, einen anstieg, einen rückgang, erhöhte "
        "sich, verringerte sich, ging zurück, der anstieg, der rückgang, zunahme, abnahme",
    ),
    reached="auf",
    comparison="so viel, so viele, soviel, so hoch, so groß, so oft, so teuer, mehr, mehr als, höher, höher als, "
    "größer, größer als, so lang, so stark, so viel wie, so viele wie, so hoch wie, so groß wie, so oft wie, so "
    "schnell, teurer, teurer als, wie, des werts, des wertes, des niveaus, der menge, des betrags, häufiger, so "
    "häufig, so teuer wie, des preises",
    articles="ein, eine, einen, einer, einem, eines, der, die, das, den, dem, des",
    fillers="dieser, von diesen, verschiedene, unterschiedliche, verschiedenen, unterschiedlichen, der, von den, "
    "solcher, solche, getrennte, volle, ganze, einzelne",
    after="insgesamt, zusammen, im durchschnitt, durchschnittlich, im schnitt, davon, alles in allem, bereits, schon, "
    "noch, anteil, aus",
    between=("zwischen, von", "und, bis"),
    to="bis, –, -, —",
    per="pro, je, /, im, am, in der, die, den, das, zum, für einen, für eine",
    periods={
        "bbl": "/b",
        "day": "täglich, pro tag, am tag, je tag, tag für tag", "week": "wöchentlich, pro woche, in der woche, die "
        "woche",
        "month": "monatlich, pro monat, im monat, je monat", "quarter": "vierteljährlich, pro quartal, im quartal",
        "year": "jährlich, pro jahr, im jahr, je jahr, p.a., per annum, jedes jahr, /jahr, /a", "hour": "stündlich, "
        "pro stunde",
    },
    of="der, des, von, vom, am, an, aller, seiner, seines, ihrer, ihres, von der, von den, an der, am gesamten, "
    "eines, einer",
    bases={
        "gdp": "bip, bruttoinlandsprodukt, bruttoinlandsprodukts, bruttoinlandsproduktes, wirtschaftsleistung",
        "exports": "exporte, exporten, export, exports, ausfuhren, ausfuhr",
        "imports": "importe, importen, import, imports, einfuhren, einfuhr",
        "trade": "handels, handel, außenhandels, warenhandels", "revenue": "einnahmen, erlöse",
        "income": "einkommen, einkommens", "budget": "haushalts, haushalt, budgets, budget",
        "population": "bevölkerung, einwohner", "output": "produktion, förderung", "demand": "nachfrage, bedarfs",
        "consumption": "verbrauchs, verbrauch, konsums", "supply": "lieferungen, angebots",
        "sales": "verkäufe, umsatzes, absatzes", "votes": "stimmen", "total": "gesamten, summe, gesamtsumme, ganzen",
        "turnover": "umsatzes, umsatz", "gas": "gas, gases, erdgas", "oil": "öl, öls, erdöl, erdöls", "coal": "kohle",
        "energy": "energie", "debt": "schulden, schuld", "spending": "ausgaben", "respondents": "befragte, befragten",
        "voters": "wähler", "lng": "lng", "crude": "rohöl", "electricity": "strom, stroms",
        "households": "haushalte, haushalten", "nation": "russen, russe, deutsche, chinese, deutschen, chinesen",
    },
    bare_bases=True,
    base_words="der, des, die, den, dem, seiner, seines, ihrer, ihres, gesamten, gesamte, landes, aller",
    bounds="seit, nach, bis, bis ende, als, als im jahr, als im, gegenüber, im vergleich zu, verglichen mit, wie, wie "
    "im jahr, ab, von, vor, bis zum jahr",
    time="in, im, im jahr, im jahre, seit, nach, bis, bis ende, ende, anfang, mitte, für, während, als, als im "
    "jahr, als im, gegenüber, im vergleich zu, verglichen mit, wie, wie im jahr, ab, von, vor, für das jahr, jahr, "
    "per ende, im gesamten jahr, bis zum jahr, zum ende des jahres, am, im haushaltsjahr, im geschäftsjahr, "
    "haushaltsjahr, geschäftsjahr",
    time_after="",
    months=("januar, jänner, jan.", "februar, feb.", "märz", "april", "mai", "juni", "juli", "august, aug.",
            "september, sept.", "oktober, okt.", "november, nov.", "dezember, dez."),
    quarters=("ersten, erstes, 1., i., q1", "zweiten, zweites, 2., ii., q2", "dritten, drittes, 3., iii., q3",
    "vierten, viertes, letzten, 4., iv., q4"),
    quarter="quartal, quartals, vierteljahr",
    negations="nicht, kein, keine, keinen, keiner, keinem, nie, niemals, weder, ohne, außer, sondern, nichts, kaum",
    falls="rückgang, rückgangs, abnahme, einbruch, verlust, abschlag, rabatt, senkung, verringerung, kürzung, wie viel "
    "weniger, um wie viel weniger",
)

"""Words that exclude each other: who is not Russian exports is Chinese ones, what grew in value need not in volume."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dashboard.numbers.languages import WORDS
from dashboard.numbers.phrases import Phrases
from dashboard.numbers.tokens import Token
from dashboard.numbers.words import LANGUAGES, InAll, Language, in_all

# fmt: off
_OWNERS = {
    "russia": in_all("russian, russia's", "rosyjskiego, rosyjskiej, rosyjskich, rosyjska, rosyjski, rosyjskie",
                     "russischen, russische, russischer, russlands", "ryska, ryskt, rysk, rysslands"),
    "china": in_all("chinese, china's", "chińskiego, chińskiej, chińskich, chińska, chiński, chińskie",
                    "chinesischen, chinesische, chinesischer, chinas", "kinesiska, kinesiskt, kinesisk, kinas"),
    "germany": in_all("german, germany's", "niemieckiego, niemieckiej, niemieckich, niemiecki, niemiecka",
                      "deutschen, deutsche, deutscher, deutschlands", "tyska, tyskt, tysk, tysklands"),
    "poland": in_all("polish, poland's", "polskiego, polskiej, polskich, polski, polska",
                     "polnischen, polnische, polnischer, polens", "polska, polskt, polens"),
    "sweden": in_all("swedish, sweden's", "szwedzkiego, szwedzkiej, szwedzkich",
                     "schwedischen, schwedische, schwedens", "svenska, svenskt, svensk, sveriges"),
    "ukraine": in_all("ukrainian, ukraine's", "ukraińskiego, ukraińskiej, ukraińskich",
                      "ukrainischen, ukrainische, der ukraine", "ukrainska, ukrainskt, ukrainas"),
    "usa": in_all("american, america's", "amerykańskiego, amerykańskiej, amerykańskich",
                  "amerikanischen, amerikanische", "amerikanska, amerikanskt, usa:s"),
    "europe": in_all("european, europe's", "europejskiego, europejskiej, europejskich",
                     "europäischen, europäische, europas", "europeiska, europeiskt, europas"),
    "japan": in_all("japanese, japan's", "japońskiego, japońskiej, japońskich", "japanischen, japanische, japans",
                    "japanska, japanskt, japans"),
    "india": in_all("indian, india's", "indyjskiego, indyjskiej, indyjskich", "indischen, indische, indiens",
                    "indiska, indiskt, indiens"),
    "world": in_all("world, world's, global, worldwide", "światowego, światowej, światowych, globalnego, globalnej",
                    "weltweiten, weltweite, globalen, globale", "världens, globala, globalt"),
}
_PEOPLES = {
    "russia": in_all("russians", "rosjan, rosjanin, rosjanie", "russen, russe", "ryssarna, ryssar, ryss"),
    "china": in_all("chinese", "chińczyków, chińczyk", "chinesen, chinese", "kineserna, kineser, kines"),
    "germany": in_all("germans", "niemców, niemiec", "deutschen, deutsche", "tyskarna, tyskar, tysk"),
    "poland": in_all("poles", "polaków, polak", "polen", "polackerna, polacker, polack"),
    "sweden": in_all("swedes", "szwedów, szwed", "schweden", "svenskarna, svenskar, svensk"),
    "ukraine": in_all("ukrainians", "ukraińców, ukrainiec", "ukrainer", "ukrainarna, ukrainare"),
    "usa": in_all("americans", "amerykanów, amerykanin", "amerikaner", "amerikanerna, amerikaner"),
}
KINDS: Mapping[str, Mapping[str, InAll]] = {
    "owner": {name: {language: ", ".join(filter(None, (forms[language], _PEOPLES[name][language])))
                     for language in LANGUAGES} if name in _PEOPLES else forms for name, forms in _OWNERS.items()},
    "place": {
        "russia": in_all("russia", "rosji, rosja, rosję", "russland", "ryssland"),
        "china": in_all("china", "chin, chiny", "china", "kina"),
        "germany": in_all("germany", "niemiec, niemcy", "deutschland", "tyskland"),
        "poland": in_all("poland", "polski, polska, polskę", "polen", "polen"),
        "sweden": in_all("sweden", "szwecji, szwecja", "schweden", "sverige"),
        "ukraine": in_all("ukraine", "ukrainy, ukraina", "ukraine", "ukraina"),
        "world": in_all("world", "świata, świecie", "welt", "världen"),
    },
    "reach": {
        "world": _OWNERS["world"],
        "nation": in_all("national", "krajowego, krajowej, krajowych", "nationalen, nationale",
                         "nationella, nationellt"),
    },
    "sector": {
        "public": in_all("public, state", "publicznego, publicznej, publicznych, państwowego, państwowej",
                         "öffentlichen, öffentliche, staatlichen, staatliche",
                         "offentliga, offentlig, statliga, statlig"),
        "private": in_all("private", "prywatnego, prywatnej, prywatnych", "privaten, private", "privata, privat"),
    },
    "side": {
        "foreign": in_all("foreign, external", "zagranicznego, zagranicznej, zagranicznych",
                          "ausländischen, ausländische, auswärtigen", "utländska, utländskt, utrikes"),
        "home": in_all("domestic, internal", "wewnętrznego, wewnętrznej, krajowego, krajowej",
                       "inländischen, inländische, heimischen, heimische", "inhemska, inhemskt, inrikes"),
    },
    "netting": {
        "gross": in_all("gross", "brutto", "brutto", "brutto"),
        "net": in_all("net", "netto", "netto", "netto"),
    },
    "tier": {
        "federal": in_all("federal", "federalnego, federalnej", "föderalen, föderale", "federala"),
        "region": in_all("regional", "regionalnego, regionalnej", "regionalen, regionale", "regionala, regional"),
        "town": in_all("local, municipal", "lokalnego, gminnego", "lokalen, kommunalen", "lokala, kommunala"),
    },
    "pace": {
        "yearly": in_all("annual, yearly, annually, a year, per year", "rocznego, rocznej, roczny, roczna, rocznie",
                         "jährlichen, jährliche, jährlich, pro jahr", "årliga, årlig, årligen, per år, om året"),
        "monthly": in_all("monthly, a month", "miesięcznego, miesięczny, miesięcznie",
                          "monatlichen, monatliche, monatlich", "månatliga, månatlig"),
    },
    "measured": {
        "value": in_all("in value, by value, value", "wartości, wartościowo", "wert, wertmäßig", "i värde, värde"),
        "volume": in_all("in volume, by volume, volume", "wolumenu, ilościowo", "menge, mengenmäßig", "i volym, volym"),
    },
    "prices": {
        "constant": in_all("constant, real, fixed", "stałych, stałe, realnych", "konstanten, konstante, realen",
                           "fasta, reala"),
        "current": in_all("current, nominal", "bieżących, bieżące, nominalnych",
                          "laufenden, jeweiligen, nominalen, aktuellen", "löpande, nominella"),
    },
    "since": {
        "year": in_all("year on year, on the year, year over year, y/y, yoy, on the year before",
                       "rok do roku, r/r, rdr", "gegenüber dem vorjahr, im jahresvergleich, zum vorjahr",
                       "jämfört med året innan, på årsbasis, i årstakt"),
        "quarter": in_all("quarter on quarter, on the quarter before, q/q", "kwartał do kwartału, kw/kw",
                          "gegenüber dem vorquartal, zum vorquartal", "jämfört med kvartalet innan"),
        "month": in_all("month on month, on the month before, on the month, m/m, mom", "miesiąc do miesiąca, m/m",
                        "gegenüber dem vormonat, zum vormonat", "jämfört med månaden innan"),
    },
    "state": {
        "share": in_all("share, shares, proportion", "udział, odsetek", "anteil, anteile", "andel, andelen"),
        "change": in_all("change, growth, increase, rise, fall, decline, drop, decrease, gain, loss, discount, added, "
                         "more, less, smaller, larger, grew, fell, rose, below, above",
                         "zmiana, wzrost, spadek", "veränderung, wachstum, anstieg, rückgang, zuwachs",
                         "förändring, tillväxt, ökning, minskning"),
        "stock": in_all("debt, debts, reserves, stock, stocks, assets, holdings, population, cumulative, balance, "
                        "capacity, price, outstanding, level", "dług, rezerwy, zapasy, cena",
                        "schulden, reserven, bestand, preis", "skuld, reserver, lager, pris"),
    },
    "now": {
        "now": in_all("today, now, currently, at present", "obecnie, dziś, dzisiaj, teraz",
                      "heute, derzeit, zurzeit, jetzt", "idag, i dag, nu"),
    },
}
"""By kind: names of which no two are true at once, with their words."""
ADJECTIVES = ("owner", "reach", "sector", "side", "netting", "tier")
"""Kinds whose words may stand before what a number is a part of: 'foreign debt'."""
EXCLUSIVE = (*ADJECTIVES, "measured", "prices", "since")
TAILS = ("measured", "since", "now")
"""Kinds whose words may stand behind a number: 'in volume', 'year on year'."""


@cache
def _table(language: Language, kind: str) -> Phrases[str]:
    return Phrases(((forms[language], name) for name, forms in KINDS[kind].items()), WORDS[language])


def names_in(tokens: Sequence[Token], language: Language, kind: str) -> set[str]:
    """The names of a kind that a text has."""
    table = _table(language, kind)
    return {match.value for index in range(len(tokens)) if (match := table.at(tokens, index))}


def name_at(
    tokens: Sequence[Token], index: int, language: Language, kinds: Sequence[str]
) -> tuple[str, str, int] | None:
    """The name of one of some kinds that stands at an index: kind, name, and the index behind it."""
    matches = [(kind, match) for kind in kinds if (match := _table(language, kind).at(tokens, index))]
    kind, match = max(matches, key=lambda pair: pair[1].end, default=("", None))
    return (kind, match.value, match.end) if match else None

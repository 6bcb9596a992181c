"""Swedish words around numbers."""

from __future__ import annotations

from dashboard.numbers.swedish_units import SWEDISH_UNITS
from dashboard.numbers.words import NumberWords, each, numbered

# fmt: off
_FALL = (
    "sjönk, sjunkit, sjunker, föll, fallit, faller, minskade, minskat, minskar, minskning, krympte, krympt, rasade, "
    "rasat, backade, backat, gick ned, gick ner, gått ned, gått ner, tappade, tappat, dalade, dök, ned, ner, lägre, "
    "mindre, färre, har minskat, har sjunkit, har fallit, sänktes"
)
_RISE = (
    "steg, stigit, stiger, ökade, ökat, ökar, ökning, växte, vuxit, växer, klättrade, klättrat, gick upp, gått upp, "
    "upp, högre, mer, fler, har ökat, har stigit, har vuxit, höjdes, lyfte"
)
_LOSS = (
    "minskning, nedgång, fall, tapp, ras, sänkning, förlust, minus, rabatt, tillbakagång, neddragning, minskningen, "
    "nedgången"
)
_GAIN = "ökning, uppgång, tillväxt, tillväxten, höjning, plus, stigning, ökningen, uppgången, tillskott"
_NOUN = (
    "en {} på, ett {} på, {} på, en {} med, ett {} med, {} med, {} om, den {} på, en {} om, {} var, {} blev, "
    "{} uppgick till"
)

SWEDISH = NumberWords(
    decimal=",",
    thousands="\u00a0\u202f\u2009 ",
    percent_gap="\u00a0",
    scales={
        2: "hundra",
        3: "tusen, tusental",
        6: "miljon, miljoner, milj., milj, mn, mln, mio",
        9: "miljard, miljarder, md, mdr, mrd",
        12: "biljon, biljoner",
    },
    written_scales={3: "tusen", 6: "miljoner", 9: "miljarder", 12: "biljoner"},
    units=SWEDISH_UNITS,
    joined_units={
        "mdkr": (9, "SEK"), "mkr": (6, "SEK"), "mnkr": (6, "SEK"), "tkr": (3, "SEK"), "mdrkr": (9, "SEK"),
        "mdsek": (9, "SEK"),
        "msek": (6, "SEK"), "tsek": (3, "SEK"), "mdusd": (9, "USD"), "musd": (6, "USD"),
    },
    written_units={
        "barrel/day": "b/d", "USD": "dollar", "EUR": "euro", "CNY": "yuan", "RUB": "rubel", "tonne": "ton",
        "times": "gånger", "point": "procentenheter", "month": "månader", "barrel": "fat", "degree": "grader",
        "person": "personer", "meeting": "möten", "vote": "röster", "country": "länder", "soldier": "soldater",
        "exercise": "övningar", "ship": "fartyg", "company": "företag", "value": "värden", "visit": "besök",
    },
    cardinals=numbered(
        "noll en/ett två/tvenne tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton "
        "arton/aderton nitton"
    )
    | numbered("tjugo/tjugi trettio/tretti fyrtio/förtio femtio sextio sjuttio åttio nittio", 20, 10),
    hundred="hundra",
    thousand="tusen",
    joiner="och",
    ones_first=False,
    compounds=True,
    one="en, ett",
    point="komma",
    mixed={"1/2": "och en halv, och ett halvt, och ett halv, och halv", "1/4": "och en fjärdedel, och en kvarts, "
    "och en kvart",
           "3/4": "och tre fjärdedelar, och tre kvarts", "1/3": "och en tredjedel", "2/3": "och två tredjedelar"},
    sums={"3/2": "halvannan, halvtannat"},
    dozen="dussin, dussintal",
    parts=numbered(
        "tredjedel/tredjedelar/tredjedelen/tredjedels fjärdedel/fjärdedelar/fjärdedelen/fjärdedels "
        "femtedel/femtedelar/femtedelen sjättedel/sjättedelar/sjättedelen sjundedel/sjundedelar/sjundedelen "
        "åttondel/åttondelar/åttondelen niondel/niondelar/niondelen tiondel/tiondelar/tiondelen elftedel/elftedelar "
        "tolftedel/tolftedelar trettondel/trettondelar fjortondel/fjortondelar femtondel/femtondelar "
        "sextondel/sextondelar sjuttondel artondel nittondel tjugondel/tjugondelar/tjugondelen", 3,
    )
    | numbered("trettiondel fyrtiondel femtiondel", 30, 10)
    | {2: "halva, halvor", 100: "hundradel, hundradelar", 1000: "tusendel, tusendelar"},
    fractions={
        "1/2": "hälften, halva, en halv, ett halvt, halv, halvt, en halva", "1/4": "en kvarts, kvarts, fjärdedel",
        "3/4": "tre kvarts, trekvarts",
        "1/3": "tredjedelen, tredjedels, tredjedel", "1/5": "femtedelen, femtedel", "1/10": "tiondelen, tiondel",
    },
    of_many="av, på, på varje, utav, av varje",
    every={
        2: "varannan, vartannat", 3: "var tredje, vart tredje", 4: "var fjärde, vart fjärde", 5: "var femte, vart "
        "femte",
        6: "var sjätte, vart sjätte", 7: "var sjunde, vart sjunde", 8: "var åttonde, vart åttonde", 9: "var nionde, "
        "vart nionde",
        10: "var tionde, vart tionde", 20: "var tjugonde, vart tjugonde",
    },
    all="allt, alla, hela, samtliga",
    multiples={
        "2": "dubbelt, fördubblades, fördubblats, fördubblat, fördubblade, fördubbling, en fördubbling, det dubbla, "
        "dubbla, dubblades, dubblerades, har fördubblats, hade fördubblats, dubblats, har dubblats, fördubblas, "
        "dubblat, dubblade, dubblering, fördubblad, fördubblingen, det dubbla mot",
        "3": "tredubblades, tredubblats, tredubblat, tredubbling, en tredubbling, tredubbelt, trefaldigades, "
        "trefaldigats, har tredubblats, tredubbla, tredubblas, tredubblade, trippelt, trefalt",
        "4": "fyrdubblades, fyrdubblats, fyrdubblat, fyrdubbling, en fyrdubbling, fyrdubbelt, har fyrdubblats, "
        "fyrfaldigades, fyrdubbla",
        "5": "femdubblades, femdubblats, femdubbling, femdubbelt, har femdubblats, femfaldigades, femdubbla",
        "10": "tiodubblades, tiodubblats, tiodubbling, tiodubbelt, har tiodubblats, tiofaldigades, tiodubbla",
        "1/2": "halverades, halverats, halverat, halvering, en halvering, har halverats, hade halverats, halverade, "
        "halveras",
    },
    fold="faldig, faldigt, faldiga, faldigades, faldigats, dubbelt, dubbla, dubblades, dubblats, falt",
    fold_stems={4: "fyr"},
    again="så mycket till, till",
    hedges={
        "about": "omkring, ungefär, cirka, ca, ca., runt, uppskattningsvis, i storleksordningen, kring, åtminstone "
        "ungefär, en sådär, en ungefärlig, i runda tal, runt omkring, ~, ≈, uppemot cirka, plus minus, uppskattade",
        "below": "nästan, närmare, bortåt, inemot, snudd på, i det närmaste, så gott som, uppemot, nära, praktiskt "
        "taget, närapå, knappt, inte fullt, en knapp, ett knappt, knappa, knapp, inte riktigt, inte ens",
        "less than": "mindre än, under, färre än, <, lägre än",
        "just below": "strax under, lite mindre än, lite under, något mindre än, något under, precis under",
        "a good": "drygt, dryga, en dryg, gott och väl, ett drygt, dryg",
        "above": "över, en bit över, mer än, fler än, högre än, större än, mera "
        "än, >, översteg, överstiger, överskred, överskrider, passerade",
        "just above": "strax över, lite mer än, lite över, något mer än, något över, precis över",
        "well above": "långt över, klart över, klart mer än, betydligt mer än, väl över, en bra bit över",
        "at least": "minst, åtminstone, inte mindre än, inte färre än, ≥, som minst, lägst",
        "up to": "upp till, högst, inte mer än, inte fler än, som mest, maximalt, max, ≤, som högst, upp emot",
        "exactly": "exakt, precis, jämnt, =",
    },
    hedges_after={
        "about": "ungefär, eller så, cirka, så där, sådär",
        "a good": "och lite till",
        "at least": "eller mer, eller fler, och mer, minst, +, och uppåt, eller högre",
        "up to": "eller mindre, eller färre, högst, eller lägre, som mest",
        "exactly": "exakt, precis",
    },
    down=each("{}, {} med, {} ytterligare", _FALL) + ", " + each(_NOUN, _LOSS),
    up=each("{}, {} med, {} ytterligare", _RISE) + ", " + each(_NOUN, _GAIN) + ", +, översteg med, överstiger med, "
    "överskred med",
    down_after="lägre, mindre, färre, billigare, under, ned, ner, minus, minskning, nedgång, svagare, nedåt, fall",
    up_after="högre, mer, fler, större, dyrare, över, upp, plus, ökning, uppgång, starkare, uppåt, mera, tillväxt",
    minus="minus",
    level="har, hade, i spannet, i intervallet, en faktor på, med en faktor, en faktor, "
    "totalt, sammanlagt, en andel på, andelen, i genomsnitt, genomsnittligt, till, på, uppgick till, låg på, "
    "ligger på, värt, värda, värd, till ett värde av, motsvarande, av, med, bara, endast, blott, hela, en, ett, "
    "den, det, de, är, var, utgjorde, utgör, blev, uppgår till, stod på, stod för, står för, svarade för, svarar "
    "för, alla, samtliga, "
    "nådde, når, i snitt, "
    "ett värde på, kostade, kostar, summan, en total på, totalt sett, som, om, för, ett pris på, ett värde av, "
    "uppnådde, en summa på, "
    + each(
        "{} till",
        "sjönk, sjunkit, föll, fallit, minskade, minskat, krympte, steg, stigit, ökade, ökat, växte, vuxit, "
        "klättrade, rasade, gick upp, gick ned, gick ner, upp, ned, ner, en ökning, en minskning, ökning, "
        "minskning, en uppgång, en nedgång, har ökat, har minskat",
    ),
    comparison="så mycket, så många, så stor, så stort, så hög, så högt, så ofta, så stora, så höga, mer, fler, "
    "större, högre, mer än, fler än, större än, högre än, så mycket som, så många som, så stor som, så stort som, "
    "så hög som, så högt som, så dyr, så dyrt, dyrare, så snabbt, så länge, mot, beloppet, nivån, värdet, så "
    "vanligt, mera, så ofta som, priset",
    articles="en, ett, den, det, de",
    fillers="av dessa, olika, av de, sådana, separata, hela, fulla, enskilda",
    after="totalt, sammanlagt, i genomsnitt, i snitt, allt som allt, tillsammans, redan, ännu, av den, andel",
    between=("mellan", "och"),
    to="till, –, -, —",
    per="per, /, om, i, varje, på",
    periods={
        "day": "dagligen, per dag, om dagen, per dygn, om dygnet, varje dag, på en dag",
        "bbl": "fatet, om fatet, /b", "t": "tonnet",
        "week": "per vecka, i veckan, veckovis, varje vecka",
        "month": "per månad, i månaden, månatligen, varje månad, månadsvis", "quarter": "per kvartal, i kvartalet, "
        "kvartalsvis",
        "year": "per år, om året, årligen, varje år, årsvis, /år, /a", "hour": "per timme, i timmen",
    },
    of="av, utav",
    bases={
        "gdp": "bnp, bruttonationalprodukten, bruttonationalprodukt", "exports": "exporten, export",
        "imports": "importen, import", "trade": "handeln, handel, varuhandeln",
        "revenue": "intäkterna, inkomsterna, intäkter, inkomster", "income": "inkomsten, inkomst",
        "budget": "budgeten, budget, statsbudgeten", "population": "befolkningen, befolkning, invånarna",
        "output": "produktionen, produktion", "demand": "efterfrågan",
        "consumption": "förbrukningen, konsumtionen, användningen", "supply": "utbudet, leveranserna",
        "sales": "försäljningen", "votes": "rösterna", "total": "totalen, helheten, det totala",
        "turnover": "omsättningen", "gas": "gas, gasen, naturgas", "oil": "olja, oljan", "coal": "kol, kolet",
        "energy": "energin, energi", "debt": "skulden, skulderna", "spending": "utgifterna", "voters": "väljare",
        "respondents": "tillfrågad", "lng": "lng", "crude": "råolja, råoljan", "electricity": "elen, el",
        "many": "dem, dessa", "nation": "ryss, svensk, kines, ryssarna, kineserna, svenskarna",
    },
    bare_bases=True,
    base_words="den, det, de, landets, totala, hela, sin, sina, dess, deras, alla",
    bounds="sedan, efter, fram till, till och med, jämfört med, än, än i, än år, som, som år, mot, före, från, mot "
    "år, jämfört med år, sedan år, som i",
    time="i, under, år, under år, sedan, efter, fram till, till och med, för, vid slutet av, i slutet av, i början "
    "av, jämfört med, än, än i, än år, som, som år, mot, före, från, av, mot år, jämfört med år, hela, sedan år, i "
    "mitten av, som i, budgetåret, under budgetåret, räkenskapsåret, under räkenskapsåret",
    time_after="",
    months=("januari, jan.", "februari, feb.", "mars", "april", "maj", "juni", "juli", "augusti, aug.", "september, "
    "sept.",
            "oktober, okt.", "november, nov.", "december, dec."),
    quarters=("första, 1:a, q1", "andra, 2:a, q2", "tredje, 3:e, q3", "fjärde, sista, 4:e, q4"),
    quarter="kvartalet, kvartal",
    negations="inte, ej, ingen, inget, inga, aldrig, utan, varken, förutom, utom, icke",
    falls="minskning, minskningen, nedgång, nedgången, fall, tapp, rabatt, förlust, sänkning, förlusten, hur mycket "
    "mindre",
)

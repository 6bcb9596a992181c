"""Polish words around numbers."""

from __future__ import annotations

from dashboard.numbers.polish_units import POLISH_UNITS
from dashboard.numbers.words import NumberWords, each, numbered

# fmt: off
_ADJECTIVES = (
    "trzeci czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast trzynast czternast piętnast szesnast "
    "siedemnast osiemnast dziewiętnast dwudziest "
)


def _parts(stem: str) -> str:
    """The forms of a part: trzecia, trzecią, trzeciej, trzecie, trzecich; they may be followed by 'część'."""
    soft = stem.endswith("i")
    forms = ", ".join(stem + ending for ending in ("a", "ą", "ej", "e", "ych"))
    if soft:
        forms = ", ".join(stem + ending for ending in ("a", "ą", "ej", "e", "ch"))
    return f"{forms}, {each('{} część, {} części', forms)}"


_FALL = (
    "spadł, spadła, spadło, spadły, zmalał, zmalała, zmalało, zmalały, zmniejszył się, zmniejszyła się, zmniejszyło "
    "się, zmniejszyły się, obniżył się, obniżyła się, obniżyło się, obniżyły się, skurczył się, skurczyła się, "
    "skurczyło się, stracił, straciła, straciło, straciły, mniej, mniejszy, mniejsza, mniejsze, niższy, niższa, "
    "niższe, tańszy, tańsza, tańsze, spada, spadają, maleje, zmniejszono, obniżono, ubył, ubyło, w dół"
)
_RISE = (
    "wzrósł, wzrosła, wzrosło, wzrosły, urósł, urosła, urosło, urosły, zwiększył się, zwiększyła się, zwiększyło "
    "się, zwiększyły się, podniósł się, podniosła się, podskoczył, podskoczyła, podskoczyło, przybyło, więcej, "
    "większy, większa, większe, wyższy, wyższa, wyższe, droższy, droższa, droższe, rośnie, rosną, w górę, zyskał, "
    "zyskała, zyskało, zwiększono"
)
_PAST = "przekroczył, przekroczyła, przekroczyło, przekroczyły, przekracza, przekraczają"
_LOSS = (
    "spadek, spadku, spadkiem, zniżka, obniżka, obniżkę, obniżki, ubytek, minus, strata, utrata, zmniejszenie, "
    "redukcja, redukcję"
)
_GAIN = "wzrost, wzrostu, wzrostem, zwyżka, przyrost, przyrostu, podwyżka, podwyżkę, plus, zwiększenie"
_NOUN = "{} o, {} rzędu, {} wynoszący, {} wyniósł, {} sięgnął"

POLISH = NumberWords(
    decimal=",",
    thousands="\u00a0\u202f\u2009 ",
    percent_gap="",
    scales={
        3: "tysiąc, tysiące, tysięcy, tysiąca, tysiącom, tysiącami, tysiącach, tys., tys",
        6: "milion, miliony, milionów, miliona, milionom, milionami, milionach, mln",
        9: "miliard, miliardy, miliardów, miliarda, miliardom, miliardami, miliardach, mld",
        12: "bilion, biliony, bilionów, biliona, bilionom, bilionami, bln",
    },
    written_scales={3: "tys.", 6: "mln", 9: "mld", 12: "bln"},
    units=POLISH_UNITS,
    joined_units={},
    written_units={
        "barrel/day": "b/d", "USD": "dolarów", "EUR": "euro", "CNY": "juanów", "RUB": "rubli", "tonne": "ton",
        "times": "razy", "point": "pkt proc.", "month": "miesięcy", "barrel": "baryłek", "degree": "stopni",
        "person": "osób", "meeting": "spotkań", "vote": "głosów", "country": "krajów", "soldier": "żołnierzy",
        "exercise": "ćwiczeń", "ship": "statków", "company": "firm", "value": "wartości", "visit": "wizyt",
    },
    cardinals=numbered(
        "zero jeden/jedna/jedno/jednego/jednej/jednym/jedną dwa/dwie/dwóch/dwu/dwoma/dwiema/dwom/dwaj/dwoje "
        "trzy/trzech/trzem/trzema/trzej/troje cztery/czterech/czterem/czterema/czterej/czworo "
        "pięć/pięciu/pięcioma/pięcioro sześć/sześciu/sześcioma/sześcioro siedem/siedmiu/siedmioma "
        "osiem/ośmiu/ośmioma dziewięć/dziewięciu/dziewięcioma dziesięć/dziesięciu/dziesięcioma "
        "jedenaście/jedenastu/jedenastoma dwanaście/dwunastu/dwunastoma trzynaście/trzynastu/trzynastoma "
        "czternaście/czternastu/czternastoma piętnaście/piętnastu/piętnastoma szesnaście/szesnastu/szesnastoma "
        "siedemnaście/siedemnastu/siedemnastoma osiemnaście/osiemnastu/osiemnastoma "
        "dziewiętnaście/dziewiętnastu/dziewiętnastoma"
    )
    | numbered(
        "dwadzieścia/dwudziestu/dwudziestoma trzydzieści/trzydziestu/trzydziestoma "
        "czterdzieści/czterdziestu/czterdziestoma pięćdziesiąt/pięćdziesięciu/pięćdziesięcioma "
        "sześćdziesiąt/sześćdziesięciu/sześćdziesięcioma siedemdziesiąt/siedemdziesięciu/siedemdziesięcioma "
        "osiemdziesiąt/osiemdziesięciu/osiemdziesięcioma dziewięćdziesiąt/dziewięćdziesięciu/dziewięćdziesięcioma",
        20, 10,
    )
    | numbered(
        "sto/stu dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset/pięciuset sześćset/sześciuset "
        "siedemset/siedmiuset osiemset/ośmiuset dziewięćset/dziewięciuset", 100, 100,
    ),
    hundred="",
    thousand="tysiąc, tysiące, tysięcy, tysiąca, tysiącami",
    joiner="",
    ones_first=False,
    compounds=False,
    one="jeden, jedna, jedną, jednej, jednego, jednym, jedno",
    point="przecinek",
    mixed={"1/2": "i pół, i połowa, i pół raza", "1/4": "i ćwierć, i jedna czwarta", "3/4": "i trzy czwarte",
           "1/3": "i jedna trzecia", "2/3": "i dwie trzecie"},
    sums={"3/2": "półtora, półtorej"},
    dozen="tuzin, tuziny, tuzinów, tuzina",
    parts={number: _parts(stem) for number, stem in enumerate(_ADJECTIVES.split(), 3)} | {100: "setna, setne, "
    "setnych"},
    fractions={
        "1/2": "połowa, połowę, połowy, połową, połowie, pół",
        "1/4": "ćwierć, ćwierci, czwarta część, czwartą część, czwartej części",
        "1/3": "trzecia część, trzecią część, trzeciej części",
        "1/5": "piąta część, piątą część, piątej części",
        "1/10": "dziesiąta część, dziesiątą część",
        "3/4": "trzy ćwierci",
    },
    of_many="na, z, ze, spośród",
    every={
        2: "co drugi, co druga, co drugie", 3: "co trzeci, co trzecia, co trzecie", 4: "co czwarty, co czwarta, co "
        "czwarte",
        5: "co piąty, co piąta, co piąte", 6: "co szósty, co szósta", 7: "co siódmy, co siódma", 8: "co ósmy, co "
        "ósma",
        9: "co dziewiąty", 10: "co dziesiąty, co dziesiąta, co dziesiąte", 20: "co dwudziesty, co dwudziesta",
    },
    all="wszystko, wszystkie, całość, cały, cała, całe, wszyscy, wszystkich",
    multiples={
        "2": "dwukrotnie, dwukrotność, dwukrotny, dwukrotna, dwukrotne, dwukrotnego, dwukrotnym, podwoił się, "
        "podwoiła się, podwoiło się, podwoiły się, podwojenie, podwojony, podwojona, podwojone, podwoił, podwoiła, "
        "podwójnie, dwa razy tyle, podwoili, " + each("się {}", "podwoił, podwoiła, podwoiło, podwoiły"),
        "3": "trzykrotnie, potroił się, potroiła się, potroiło się, potroiły się, potrojenie, potrojony, potroił, "
        "potroiła, potrójnie, " + each("się {}", "potroił, potroiła, potroiło, potroiły"),
        "4": "czterokrotnie",
    },
    fold="krotnie, krotność, krotny, krotna, krotne, krotnego, krotności, krotnym, krotną, krotnej",
    fold_stems=numbered(
        "dwu trzy cztero/czterro pięcio sześcio siedmio ośmio dziewięcio dziesięcio jedenasto dwunasto trzynasto "
        "czternasto piętnasto", 2,
    )
    | numbered("dwudziesto trzydziesto czterdziesto pięćdziesięcio", 20, 10)
    | {100: "stu, sto"},
    again="więcej",
    hedges={
        "about": "około, ok., w przybliżeniu, mniej więcej, jakieś, z grubsza, plus minus, circa, ca., w okolicach, "
        "rzędu, ~, ≈, mniej więcej około, szacunkowo",
        "below": "prawie, niemal, blisko, bez mała, niemalże, nieomal, prawie że, niecałe, niecały, niecała, "
        "niecałą, niecałych, niecałego, niespełna, nie całe",
        "less than": "mniej niż, poniżej, <",
        "just below": "nieco mniej niż, nieco poniżej, trochę mniej niż, tuż poniżej",
        "a good": "z górą",
        "above": "ponad, powyżej, przeszło, więcej niż, większy niż, wyższy niż, >, " + _PAST,
        "just above": "nieco ponad, nieco więcej niż, trochę ponad, trochę więcej niż, tuż ponad, nieco powyżej, tuż "
        "powyżej",
        "well above": "grubo ponad",
        "at least": "co najmniej, przynajmniej, nie mniej niż, minimum, ≥, conajmniej, min.",
        "up to": "najwyżej, co najwyżej, nie więcej niż, maksymalnie, maksimum, maks., ≤, aż do",
        "exactly": "dokładnie, równo, równe, =",
    },
    hedges_after={
        "about": "mniej więcej, w przybliżeniu, z grubsza, około, lub coś koło tego",
        "a good": "z okładem, z hakiem, z górą, z nawiązką",
        "at least": "lub więcej, i więcej, albo więcej, co najmniej, +",
        "up to": "lub mniej, albo mniej, i mniej",
        "exactly": "dokładnie",
    },
    down=each("{}, {} o", _FALL) + ", " + each(_NOUN, _LOSS) + ", minus o",
    up=each("{}, {} o", _RISE) + ", " + each(_NOUN, _GAIN) + ", plus, +, "
    + each("{} o", _PAST),
    down_after="mniej, niższy, niższa, niższe, poniżej, mniejszy, mniejsza, mniejsze, taniej, tańszy, tańsza, "
    "tańsze, niżej, spadku, spadek, w dół, mniejszego, niższego",
    up_after="więcej, wyższy, wyższa, wyższe, powyżej, większy, większa, większe, drożej, droższy, droższa, "
    "droższe, wyżej, wzrostu, wzrost, w górę",
    minus="minus",
    level="w przedziale, "
    "łącznie, w sumie, razem, ogółem, wynosi, wynosił, wynosiła, wynosiło, wynosiły, wynoszą, wynosząca, "
    "wyniósł, wyniosła, wyniosło, wyniosły, do, na, o, na poziomie, za, udział, tylko, zaledwie, jedynie, aż, całe, "
    "pełne, poziom, kwota, kwotę, wartość, wartości, cena, sięga, sięgnął, sięgnęła, sięgnęło, sięgnęły, stanowi, "
    "stanowią, stanowił, stanowiła, stanowiło, stanowiły, odpowiada za, odpowiadają za, odpowiadał za, odpowiadała "
    "za, odpowiadało za, odpowiadały za, wszystkie, po, to, średnio, przeciętnie, w wysokości, osiągnął, osiągnęła, "
    "osiągnęło, osiągnęły, kosztuje, kosztował, kosztowała, był, była, było, były, wart, warta, warte, "
    + each(
        "{} do",
        "spadł, spadła, spadło, spadły, zmalał, zmalała, zmalało, wzrósł, wzrosła, wzrosło, wzrosły, urósł, urosła, "
        "urosło, wzrost, spadek, wzrostu, spadku, zwiększył się, zwiększyła się, zwiększyło się, zmniejszył się, "
        "zmniejszyła się, zmniejszyło się, zwiększyły się, zmniejszyły się, zmalały, urosły, obniżył się, obniżyła "
        "się, obniżyło się, obniżyły się",
    ),
    comparison="więcej, tyle, tyle samo, więcej niż, większy, większa, większe, wyższy, wyższa, wyższe, tyle co, "
    "częściej, drożej, droższy, droższa, większy niż, większa niż, większe niż, wyższy niż, wyższa niż, wyższe niż, "
    "szybciej, mocniej, dłużej, tyle ile, wartości, ceny, ilości, poziomu",
    articles="",
    fillers="z tych, spośród, różnych, różne, odrębnych, oddzielnych, z nich, pełne, pełnych, całe",
    after="łącznie, w sumie, razem, ogółem, średnio, przeciętnie, ogólnie, już, nadal, udziału, udział",
    between=("między, pomiędzy, od", "a, i, do"),
    to="do, –, -, —",
    per="za, na, /, w, co",
    periods={
        "day": "dziennie, na dobę, na dzień, dobowo, za dzień, każdego dnia, codziennie",
        "bbl": "/b", "week": "tygodniowo, na tydzień",
        "month": "miesięcznie, na miesiąc, w miesiącu, co miesiąc, za miesiąc",
        "quarter": "kwartalnie, na kwartał",
        "year": "rocznie, na rok, w roku, co roku, w ciągu roku, w skali roku, /rok, /y, /a",
        "hour": "na godzinę",
    },
    of="z, ze, spośród",
    bases={
        "gdp": "pkb, produktu krajowego brutto", "exports": "eksportu, eksport, eksporcie",
        "imports": "importu, import, imporcie", "trade": "handlu, wymiany handlowej, obrotów handlowych, obrotów",
        "revenue": "dochodów, wpływów, przychodów", "income": "dochodu", "budget": "budżetu",
        "population": "ludności, populacji, mieszkańców", "output": "produkcji", "demand": "popytu",
        "consumption": "zużycia, konsumpcji", "supply": "podaży, dostaw", "sales": "sprzedaży", "votes": "głosów",
        "total": "całości, ogółu, wszystkich", "turnover": "obrotu", "gas": "gazu", "oil": "ropy, ropy naftowej",
        "coal": "węgla", "energy": "energii", "debt": "długu, zadłużenia", "spending": "wydatków",
        "respondents": "respondent, badany, respondentów, badanych", "voters": "wyborca, wyborców", "lng": "lng",
        "electricity": "prądu, energii elektrycznej",
        "nation": "rosjanin, polak, chińczyk, ukrainiec, rosjan, chińczyków, polaków",
    },
    bare_bases=True,
    base_words="jego, jej, ich, całego, całej, całkowitego, całkowitej",
    bounds="od, po, do, do końca, od początku, niż w, niż, w porównaniu z, w stosunku do, wobec, względem, przed, z, "
    "jak w, co w",
    time="w, we, w roku, w okresie, w okresie od, za, od, po, do, na koniec, pod koniec, w ciągu, do końca, od "
    "początku, na początku, niż w, niż, w porównaniu z, w stosunku do, wobec, względem, przed, z, w całym, przez, "
    "jak w, co w, w końcu, dla",
    time_after="r., r, roku, rok, rokiem",
    months=(
        "styczeń, stycznia, styczniu", "luty, lutego, lutym", "marzec, marca, marcu", "kwiecień, kwietnia, kwietniu",
        "maj, maja, maju", "czerwiec, czerwca, czerwcu", "lipiec, lipca, lipcu", "sierpień, sierpnia, sierpniu",
        "wrzesień, września, wrześniu", "październik, października, październiku", "listopad, listopada, listopadzie",
        "grudzień, grudnia, grudniu",
    ),
    quarters=("pierwszym, pierwszego, i, 1., pierwszy", "drugim, drugiego, ii, 2., drugi",
              "trzecim, trzeciego, iii, 3., trzeci", "czwartym, czwartego, iv, 4., czwarty"),
    quarter="kwartale, kwartału, kwartał, kw.",
    negations="nie, żaden, żadna, żadne, nigdy, bez, ani, oprócz, poza, zamiast",
    falls="spadek, spadku, spadki, zniżka, dyskonto, zmniejszenie, obniżka, strata, ubytek, redukcja",
)

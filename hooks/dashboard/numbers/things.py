"""Names of things that are counted, in all languages. `data/names.yaml` declares more of them for one site."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.numbers.words import LANGUAGES, Language


def _names(english: str, polish: str, german: str, swedish: str) -> Mapping[Language, str]:
    return dict(zip(LANGUAGES, (english, polish, german, swedish), strict=True))


# fmt: off
THINGS: Mapping[str, Mapping[Language, str]] = {
    "person": _names(
        "people, persons, person, inhabitants, residents, heads, head, capita",
        "osób, osoby, osoba, ludzi, ludźmi, mieszkańców, mieszkańca, głowę, obywateli",
        "menschen, personen, person, einwohner, kopf, leute, einwohnern",
        "personer, person, människor, invånare, folk, capita",
    ),
    "meeting": _names(
        "meetings, meeting", "spotkań, spotkania, spotkanie, spotkaniach, posiedzeń, posiedzenia",
        "treffen, sitzungen, sitzung", "möten, möte, mötena, mötet, sammanträden",
    ),
    "vote": _names(
        "votes, vote", "głosów, głosy, głos, głosowań, głosowania",
        "stimmen, stimme, abstimmungen, abstimmung", "röster, röst, rösterna, omröstningar, omröstning, omröstningarna",
    ),
    "country": _names(
        "countries, country, states", "krajów, kraje, kraj, krajach, krajami, państw, państwa, państwach, państwami",
        "länder, ländern, land, staaten, staat", "länder, land, länderna, stater, stat, staterna",
    ),
    "soldier": _names("soldiers, soldier, troops", "żołnierzy, żołnierze", "soldaten, soldat", "soldater, soldat"),
    "exercise": _names(
        "exercises, exercise, drills, drill", "ćwiczeń, ćwiczenia, manewrów",
        "übungen, übung, manöver", "övningar, övning, övningarna",
    ),
    "ship": _names(
        "ships, ship, vessels, vessel", "statków, statki, statek, okrętów, okręty",
        "schiffe, schiffen, schiff", "fartyg, skepp",
    ),
    "tanker": _names("tankers, tanker", "tankowców, tankowce", "tanker, tankern", "tankfartyg, tankrar"),
    "aircraft": _names(
        "aircraft, planes, plane, aeroplanes, airplanes", "samolotów, samoloty",
        "flugzeuge, flugzeugen, flugzeug", "flygplan, plan",
    ),
    "flight": _names("flights, flight", "lotów, loty", "flüge, flügen, flug", "flygningar, flyg"),
    "visit": _names(
        "visits, visit, trips, trip", "wizyt, wizyty, wizyta",
        "besuche, besuchen, besuch, reisen", "besök, besöken, resor",
    ),
    "company": _names(
        "companies, company, firms, firm, enterprises",
        "firm, firmy, spółek, spółki, przedsiębiorstw, przedsiębiorstwa",
        "firmen, firma, unternehmen, betriebe", "företag, företagen, bolag, bolagen, firmor",
    ),
    "bank": _names("banks, bank", "banków, banki", "banken, bank", "banker, bank"),
    "student": _names(
        "students, student", "studentów, studenci",
        "studenten, studierende, studierenden", "studenter, student",
    ),
    "tourist": _names("tourists, tourist", "turystów", "touristen", "turister"),
    "worker": _names(
        "workers, worker", "pracowników",
        "arbeiter, beschäftigte, arbeitern, beschäftigten", "arbetare, anställda",
    ),
    "case": _names("cases, case", "przypadków, przypadki", "fälle, fällen, fall", "fall"),
    "car": _names(
        "cars, car, vehicles, vehicle", "samochodów, samochody, aut, auta",
        "autos, auto, fahrzeuge, fahrzeugen, pkw", "bilar, bil, bilarna, fordon, fordonen",
    ),
    "agreement": _names(
        "agreements, agreement, treaties, treaty, deals, deal", "umów, umowy, porozumień, porozumienia",
        "abkommen, verträge, verträgen, vertrag", "avtal",
    ),
    "project": _names("projects, project", "projektów, projekty", "projekte, projekten, projekt", "projekt"),
    "train": _names("trains, train", "pociągów, pociągi", "züge, zügen, zug", "tåg"),
    "container": _names("containers, container", "kontenerów, kontenery", "container, containern", "containrar"),
    "household": _names("households, household", "gospodarstw domowych", "haushalte, haushalten", "hushåll"),
    "value": _names("values, value", "wartości", "werte, werten, wert", "värden, värde"),
    "count": _names("counts, count", "", "", ""),
    "session": _names("sessions, session", "sesji, sesje", "sitzungsperioden", "sessioner, session"),
}
"""By the name that stands for the thing: comma-separated phrases, as in the languages' files."""

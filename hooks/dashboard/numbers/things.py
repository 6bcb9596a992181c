"""Names of things that are counted, in all languages. `data/names.yaml` declares more of them for one site."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.numbers.words import InAll, in_all

# fmt: off
THINGS: Mapping[str, InAll] = {
    "person": in_all(
        "people, persons, person, inhabitants, residents, heads, head, capita",
        "osób, osoby, osoba, ludzi, ludźmi, mieszkańców, mieszkańca, głowę, obywateli",
        "menschen, personen, person, einwohner, kopf, leute, einwohnern",
        "personer, person, människor, invånare, folk, capita",
    ),
    "meeting": in_all(
        "meetings, meeting", "spotkań, spotkania, spotkanie, spotkaniach, posiedzeń, posiedzenia",
        "treffen, sitzungen, sitzung", "möten, möte, mötena, mötet, sammanträden",
    ),
    "vote": in_all(
        "votes, vote", "głosów, głosy, głos, głosowań, głosowania",
        "stimmen, stimme, abstimmungen, abstimmung", "röster, röst, rösterna, omröstningar, omröstning, omröstningarna",
    ),
    "country": in_all(
        "countries, country, states", "krajów, kraje, kraj, krajach, krajami, państw, państwa, państwach, państwami",
        "länder, ländern, land, staaten, staat", "länder, land, länderna, stater, stat, staterna",
    ),
    "soldier": in_all("soldiers, soldier, troops", "żołnierzy, żołnierze", "soldaten, soldat", "soldater, soldat"),
    "exercise": in_all(
        "exercises, exercise, drills, drill", "ćwiczeń, ćwiczenia, manewrów",
        "übungen, übung, manöver", "övningar, övning, övningarna",
    ),
    "ship": in_all(
        "ships, ship, vessels, vessel", "statków, statki, statek, okrętów, okręty",
        "schiffe, schiffen, schiff", "fartyg, skepp",
    ),
    "tanker": in_all("tankers, tanker", "tankowców, tankowce", "tanker, tankern", "tankfartyg, tankrar"),
    "aircraft": in_all(
        "aircraft, planes, plane, aeroplanes, airplanes", "samolotów, samoloty",
        "flugzeuge, flugzeugen, flugzeug", "flygplan, plan",
    ),
    "flight": in_all("flights, flight", "lotów, loty", "flüge, flügen, flug", "flygningar, flyg"),
    "visit": in_all(
        "visits, visit, trips, trip", "wizyt, wizyty, wizyta",
        "besuche, besuchen, besuch, reisen", "besök, besöken, resor",
    ),
    "company": in_all(
        "companies, company, firms, firm, enterprises",
        "firm, firmy, spółek, spółki, przedsiębiorstw, przedsiębiorstwa",
        "firmen, firma, unternehmen, betriebe", "företag, företagen, bolag, bolagen, firmor",
    ),
    "bank": in_all("banks, bank", "banków, banki", "banken, bank", "banker, bank"),
    "student": in_all(
        "students, student", "studentów, studenci",
        "studenten, studierende, studierenden", "studenter, student",
    ),
    "tourist": in_all("tourists, tourist", "turystów", "touristen", "turister"),
    "worker": in_all(
        "workers, worker", "pracowników",
        "arbeiter, beschäftigte, arbeitern, beschäftigten", "arbetare, anställda",
    ),
    "case": in_all("cases, case", "przypadków, przypadki", "fälle, fällen, fall", "fall"),
    "car": in_all(
        "cars, car, vehicles, vehicle", "samochodów, samochody, aut, auta",
        "autos, auto, fahrzeuge, fahrzeugen, pkw", "bilar, bil, bilarna, fordon, fordonen",
    ),
    "agreement": in_all(
        "agreements, agreement, treaties, treaty, deals, deal", "umów, umowy, porozumień, porozumienia",
        "abkommen, verträge, verträgen, vertrag", "avtal",
    ),
    "project": in_all("projects, project", "projektów, projekty", "projekte, projekten, projekt", "projekt"),
    "train": in_all("trains, train", "pociągów, pociągi", "züge, zügen, zug", "tåg"),
    "container": in_all("containers, container", "kontenerów, kontenery", "container, containern", "containrar"),
    "household": in_all("households, household", "gospodarstw domowych", "haushalte, haushalten", "hushåll"),
    "value": in_all("values, value", "wartości", "werte, werten, wert", "värden, värde"),
    "count": in_all("counts, count", "", "", ""),
    "session": in_all("sessions, session", "sesji, sesje", "sitzungsperioden", "sessioner, session"),
}
"""By the name that stands for the thing: comma-separated phrases, as in the languages' files."""

"""Collects the name and address lists of this folder from the Python package Faker (MIT), sorted and deduplicated.

Run once by hand (`pip install faker`, then `python3 collect.py`); nothing in the build needs Python.
"""

import csv
import pathlib
import random

import faker
from faker import Faker
from faker.providers.geo import Provider as Geo

HERE = pathlib.Path(__file__).parent
PLACES = {"en": ("en_GB", "GB"), "fr": ("fr_FR", "FR"), "pt": ("pt_PT", "PT"), "es": ("es_ES", "ES"), "pl": ("pl_PL", "PL"), "ru": ("ru_RU", "RU")}
GIVEN, FAMILY, STREETS, CITIES, TRIES = 110, 260, 90, 45, 6000


def some(make, count):
    """`count` different values of a maker, sorted; fewer when it has no more."""
    seen = {}
    for _ in range(TRIES):
        value = make().strip()
        if value and "," not in value and "\n" not in value:
            seen[value] = None
        if len(seen) == count:
            break
    return sorted(seen)


def write(name, header, rows):
    """One CSV, LF lines, UTF-8."""
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def main():
    given, family, streets, cities = [], [], [], []
    for language, (locale, country) in PLACES.items():
        fake = Faker(locale)
        Faker.seed(20260101)
        for gender, first, last in (("f", fake.first_name_female, fake.last_name_female), ("m", fake.first_name_male, fake.last_name_male)):
            given += [(language, gender, value) for value in some(first, GIVEN)]
            # Only Polish and Russian family names differ by gender.
            if language in ("pl", "ru"):
                family += [(language, gender, value) for value in some(last, FAMILY // 2)]
        if language not in ("pl", "ru"):
            family += [(language, "", value) for value in some(fake.last_name, FAMILY)]
        streets += [(language, value) for value in some(lambda: fake.street_name(), STREETS)]
        # Faker's table of real places writes Russian and Polish ones without their letters: take its own lists there.
        real = {"ru": "city_name", "pl": "city"}.get(language)
        places = some(getattr(fake, real), CITIES) if real else sorted({row[2] for row in Geo.land_coords if row[3] == country})
        if len(places) < CITIES:
            places = sorted(set(places) | set(some(fake.city, CITIES - len(places))))
        random.seed(20260101)
        cities += [(language, country, value) for value in sorted(random.sample(places, min(CITIES, len(places))))]
    write("given.csv", ("language", "gender", "name"), given)
    write("family.csv", ("language", "gender", "name"), family)
    write("streets.csv", ("language", "name"), streets)
    write("cities.csv", ("language", "country", "name"), cities)
    print("faker", faker.VERSION)


if __name__ == "__main__":
    main()

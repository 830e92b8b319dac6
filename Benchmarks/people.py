"""The people of a list, row by row, and the faults that lists have.

Everything follows from a seed. A person's passport follows from the person's number alone, by a
permutation: numbers look random, so that look-ups jump through a ledger as real ones do, and no
two people share one, in whatever file they are.
"""

import datetime
import random

from countries import ARABIC, DIALLING, ORIGIN
from names import Origin

FIELDS = [
    "sender_ref", "package_code", "group_no", "group_role", "passport_no", "passport_issuer",
    "passport_issue_date", "passport_expiry", "mrz1", "mrz2", "surname_lat", "given_lat", "name_ar",
    "nationality", "birth_date", "birth_place", "sex", "marital_status", "family_no", "acwy_date",
    "acwy_type", "assistance", "phone",
]
AT = {field: place for place, field in enumerate(FIELDS)}
GROUP = 45
MARITAL = ["MARRIED", "MARRIED", "SINGLE", "WIDOWED", ""]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PASSPORTS = len(LETTERS) * 10**7


def days(first, count):
    start = datetime.date.fromisoformat(first)
    return [(start + datetime.timedelta(days=index)).isoformat() for index in range(count)]


def ten_years_on(day):
    """The same day ten years later, the 28th at most."""
    return f"{int(day[:4]) + 10}{day[4:8]}{min(int(day[8:]), 28):02d}"


BIRTHS = days("1962-01-01", 15000)
ISSUES = [(day, ten_years_on(day)) for day in days("2022-01-01", 1200)]


def passport(number):
    """A letter and seven digits: another for every number below 260,000,000."""
    while True:
        # Each step can be undone, so the whole is a permutation of 28 bits; what falls outside
        # the numbers that exist goes round once more.
        number = (number * 0x5BD1E995 + 0x2545F49) & 0xFFFFFFF
        number ^= number >> 15
        number = (number * 0x9E3779B1 + 0x1B87359) & 0xFFFFFFF
        number ^= number >> 13
        number = (number * 0x2C1B3C6D + 0x297A2D3) & 0xFFFFFFF
        number ^= number >> 14
        if number < PASSPORTS:
            return f"{LETTERS[number // 10**7]}{number % 10**7:07d}"


def people(sender, first, count, seed):
    """Yields `count` rows of a sender's people from its `first` on: lists in the order of FIELDS.

    `sender` has party, country, packages and base, the number of its first person of all.
    """
    draw = random.Random(f"{seed}/{sender.party}/{first}").getrandbits
    origin = Origin(ORIGIN[sender.country])
    country, packages, base = sender.country, sender.packages, sender.base
    men, women, surnames, places = origin.given[1], origin.given[0], origin.surnames, origin.places
    always_arabic, dialling = sender.country in ARABIC, DIALLING[sender.country]
    for index in range(first, first + count):
        bits = draw(128)
        is_man = bits & 1
        given = (men if is_man else women)[(bits >> 1 & 0xFFFF) % len(men if is_man else women)]
        surname = surnames[(bits >> 17 & 0xFFFF) % len(surnames)]
        if bits >> 33 & 15:
            given_lat, arabic = given[0], f"{given[1]} {surname[1]}"
        else:
            given_lat, arabic = "", surname[1]
        issued, expiry = ISSUES[(bits >> 37 & 0xFFFF) % 1200]
        group = index // GROUP
        yield [
            f"REG-{index + 1:07d}",
            f"P{group % packages:03d}",
            f"G{group + 1:05d}",
            "" if index % GROUP else "LEADER",
            passport(base + index),
            country,
            issued,
            expiry,
            "",
            "",
            surname[0],
            given_lat,
            arabic if always_arabic or bits >> 53 & 1 else "",
            country,
            BIRTHS[(bits >> 54 & 0xFFFFF) % 15000],
            places[bits >> 74 & 7],
            "M" if is_man else "F",
            MARITAL[(bits >> 77 & 0xFF) % 5],
            f"F{index // 2:06d}" if bits >> 85 & 1 else "",
            "2025-12-10",
            "CONJ",
            "" if bits >> 86 & 31 else "WCHR",
            f"+{dialling} 800 {(bits >> 91 & 0xFFFFFFFF) % 10**7:07d}",
        ]


# Faults: each refuses its record. The name says what is wrong, `damage` does it.

FAULTS = ["expired", "name", "package", "young", "date", "sex", "issuer", "twice", "again", "known"]
NEEDS_A_GOOD_ROW = {"twice", "again"}
SAME_FIELD = [{"young", "date"}, {"twice", "known", "spreadsheet"}]


def with_faults(rows, bad, syntax, known, source):
    """Yields each row and whether it is to be refused: a share `bad` has one or two faults.

    `known` are passports that the ledger holds already.
    """
    usual = FAULTS + (["spreadsheet"] if syntax == "csv" else [])
    usual = [fault for fault in usual if known or fault != "known"]
    good = None
    for row in rows:
        if source.random() >= bad:
            good = row[AT["sender_ref"]], row[AT["passport_no"]]
            yield row, False
            continue
        possible = usual if good else [name for name in usual if name not in NEEDS_A_GOOD_ROW]
        for fault in chosen(possible, source):
            damage(row, fault, good, known, source)
        yield row, True


def chosen(possible, source):
    """One fault or two, never two of one field."""
    one = source.choice(possible)
    two = source.choice(possible)
    clash = one == two or any({one, two} <= field for field in SAME_FIELD)
    return [one] if clash or source.random() < 0.5 else [one, two]


def damage(row, fault, good, known, source):
    row[AT["mrz1"]] = row[AT["mrz2"]] = ""
    if fault == "expired":
        row[AT["passport_expiry"]] = "2026-09-30"
    elif fault == "name":
        row[AT["surname_lat"]] += "2"
    elif fault == "package":
        row[AT["package_code"]] = "P999"
    elif fault == "young":
        row[AT["birth_date"]] = "2019-06-13"
    elif fault == "date":
        row[AT["birth_date"]] = "1970-02-31"
    elif fault == "sex":
        row[AT["sex"]] = "X"
    elif fault == "issuer":
        row[AT["passport_issuer"]] = "QQQ"
    elif fault == "twice":
        row[AT["passport_no"]] = good[1]
    elif fault == "again":
        row[AT["sender_ref"]] = good[0]
    elif fault == "known":
        row[AT["passport_no"]] = source.choice(known)
    else:
        row[AT["passport_no"]] = "9.00E+08"


# Machine-readable lines


def check_digit(text):
    total = 0
    for place, mark in enumerate(text):
        value = 0 if mark == "<" else int(mark) if mark.isdigit() else ord(mark) - 55
        total += value * (7, 3, 1)[place % 3]
    return str(total % 10)


def add_machine_readable(row):
    """Writes the two lines of the passport, check digits and all."""
    surname = row[AT["surname_lat"]].replace("'", "").replace("-", "<").replace(" ", "<")
    given = row[AT["given_lat"]].replace("'", "").replace("-", "<").replace(" ", "<")
    issuer, nationality = row[AT["passport_issuer"]], row[AT["nationality"]]
    first = (f"P<{issuer}" + surname + ("<<" + given if given else ""))[:44].ljust(44, "<")
    number = row[AT["passport_no"]].ljust(9, "<")
    birth, expiry = (
        row[AT[key]][2:].replace("-", "") for key in ("birth_date", "passport_expiry"))
    birth += check_digit(birth)
    expiry += check_digit(expiry)
    number += check_digit(number)
    filler = "<" * 15
    row[AT["mrz1"]] = first
    row[AT["mrz2"]] = f"{number}{nationality}{birth}{row[AT['sex']]}{expiry}{filler}" + check_digit(
        number + birth + expiry + filler)

#!/usr/bin/env python3
"""The script that an office would write: csv (or lxml's iterparse), sqlite3, one pass.

    python_script.py --prepare TABLES DATABASE      what is known beforehand; not timed
    python_script.py LIST DATABASE OUT              judges a list, CSV or XML

It does: required fields, formats and lengths; possible dates; the passport's last day (R113); the
alphabets of both names; codes of sex, marital status, role, vaccine, assistance, countries;
nationality against the sender's country; age on the day of Arafah; the package is known; passport
and reference once in the file and never before (unique indexes over everybody); the country's
quota, first come, first served; the trailer's count. Accepted rows go to a table in one durable
transaction (SQLite as it comes: a rollback journal, synced), rejected rows to a CSV file with
their reasons in English, forwarded rows to a CSV file in the form of a visa request.

It does not: claim, receive or sign anything; survive a crash without doubling or losing; keep the
original, packed and digested; Arabic digits and presentation forms; Hijri dates; windows-1256;
check digits; likenesses; groups, companions and mahrams; seats of packages; levels of quota below
the country; the report for people in two languages; an audit trail; limits against hostile files.
"""

import csv
import datetime
import os
import re
import sqlite3
import sys

COUNTRY = "IDN"
TODAY, ARAFAH, VALID_UNTIL = "2026-01-05", "2026-05-26", "2026-11-26"
# Born later is younger than twelve, born earlier older than a hundred and twenty.
YOUNGEST, OLDEST = "2014-05-26", "1905-05-26"
NAMESPACE = "{urn:masar:exchange:1}"

FIELDS = [
    "sender_ref", "package_code", "group_no", "group_role", "passport_no", "passport_issuer",
    "passport_issue_date", "passport_expiry", "mrz1", "mrz2", "surname_lat", "given_lat", "name_ar",
    "nationality", "birth_date", "birth_place", "sex", "marital_status", "family_no", "acwy_date",
    "acwy_type", "assistance", "phone",
]

SEXES = {"M", "F"}
MARITAL = {"", "SINGLE", "MARRIED", "DIVORCED", "WIDOWED"}
ROLES = {"", "MEMBER", "LEADER", "GUIDE"}
VACCINES = {"", "POLY", "CONJ"}
ASSISTANCE = {"WCHR", "WCHC", "BLND", "DEAF", "MEDA"}
FORWARDED = ["passport_no", "passport_issuer", "passport_issue_date", "passport_expiry",
             "nationality", "surname_lat", "given_lat", "name_ar", "birth_date", "birth_place",
             "sex"]

reference_form = re.compile(r"[A-Za-z0-9./_-]{1,40}").fullmatch
group_form = re.compile(r"[A-Za-z0-9./_-]{1,15}").fullmatch
package_form = re.compile(r"[A-Z0-9./-]{2,20}").fullmatch
passport_form = re.compile(r"[A-Z0-9]{5,9}").fullmatch
latin_form = re.compile(r"[A-Z '-]{1,60}").fullmatch
arabic_form = re.compile(r"[\u0621-\u064A\u064B-\u0652 ]{1,120}").fullmatch
scientific = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+").fullmatch
date_form = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch


def is_date(text):
    if not date_form(text):
        return False
    try:
        datetime.date.fromisoformat(text)
        return True
    except ValueError:
        return False


def faults(row, countries, packages):
    """What is wrong with a record by itself: reasons, in words."""
    found = []
    for field in ("sender_ref", "package_code", "group_no", "passport_no", "passport_issuer",
                  "passport_expiry", "surname_lat", "nationality", "birth_date", "sex"):
        if not row[field]:
            found.append(f"R101 {field} is empty")
    if not reference_form(row["sender_ref"]):
        found.append("R102 sender_ref")
    if not group_form(row["group_no"]):
        found.append("R102 group_no")
    if row["group_role"] not in ROLES:
        found.append("R102 group_role")
    if scientific(row["passport_no"]):
        found.append("R117 passport_no was damaged by a spreadsheet")
    elif not passport_form(row["passport_no"]):
        found.append("R103 passport_no")
    if row["passport_issuer"] not in countries:
        found.append("R106 passport_issuer")
    if row["passport_issue_date"] and not is_date(row["passport_issue_date"]):
        found.append("R110 passport_issue_date")
    if not is_date(row["passport_expiry"]):
        found.append("R110 passport_expiry")
    elif row["passport_expiry"] < VALID_UNTIL:
        found.append(f"R113 passport_expiry is before {VALID_UNTIL}")
    if not latin_form(row["surname_lat"]) or row["given_lat"] and not latin_form(row["given_lat"]):
        found.append("R107 Latin name")
    if row["name_ar"] and not arabic_form(row["name_ar"]):
        found.append("R108 Arabic name")
    if row["nationality"] not in countries:
        found.append("R106 nationality")
    elif row["nationality"] != COUNTRY:
        found.append("X211 nationality")
    if not is_date(row["birth_date"]) or row["birth_date"] > TODAY or row["birth_date"] < OLDEST:
        found.append("R110 birth_date")
    elif row["birth_date"] > YOUNGEST:
        found.append("R112 too young")
    if len(row["birth_place"]) > 80:
        found.append("R102 birth_place")
    if row["sex"] not in SEXES:
        found.append("R102 sex")
    if row["marital_status"] not in MARITAL:
        found.append("R102 marital_status")
    if row["family_no"] and not group_form(row["family_no"]):
        found.append("R102 family_no")
    if row["acwy_date"] and not is_date(row["acwy_date"]):
        found.append("R110 acwy_date")
    if row["acwy_type"] not in VACCINES:
        found.append("R102 acwy_type")
    if row["assistance"] and not ASSISTANCE.issuperset(row["assistance"].split(";")):
        found.append("R102 assistance")
    if len(row["phone"]) > 20:
        found.append("R102 phone")
    if row["package_code"] not in packages:
        found.append("X209 package_code")
    return found


def csv_records(path):
    """Row numbers as a spreadsheet counts them, and records; the trailer's count is compared."""
    with open(path, encoding="utf-8", newline="") as text:
        reader = csv.reader(text)
        header = next(reader)
        count, declared = 0, None
        for values in reader:
            if values[0] == "#END":
                declared = int(values[1])
                break
            count += 1
            yield count + 1, dict(zip(header, values))
    if declared != count:
        sys.exit(f"the trailer says {declared}, there are {count} records")


def xml_records(path):
    """Ordinals and records of an XML list; empty fields were left out."""
    from lxml import etree

    count = 0
    for _, element in etree.iterparse(path, tag=NAMESPACE + "record", resolve_entities=False,
                                      no_network=True):
        count += 1
        record = dict.fromkeys(FIELDS, "")
        for child in element:
            record[child.tag[len(NAMESPACE):]] = child.text or ""
        yield count, record
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def judge(path, database, out):
    """One pass: every record to the table and to Foreign Affairs, or back to its sender."""
    ledger = sqlite3.connect(database, isolation_level=None)
    countries = {code for code, in ledger.execute("SELECT code FROM country")}
    packages = {code for code, in ledger.execute("SELECT code FROM package")}
    granted, used = ledger.execute(
        "SELECT granted, used FROM quota WHERE country = ?", [COUNTRY]).fetchone()
    ledger.execute("BEGIN IMMEDIATE")
    insert = f"INSERT INTO person VALUES ({','.join('?' * len(FIELDS))})"
    references, passports, accepted, rejected = set(), set(), 0, 0
    records = xml_records(path) if path.endswith(".xml") else csv_records(path)
    with (open(os.path.join(out, "rejected.csv"), "w", encoding="utf-8", newline="") as back,
          open(os.path.join(out, "forwarded.csv"), "w", encoding="utf-8", newline="") as forth):
        refuse, forward = csv.writer(back), csv.writer(forth)
        refuse.writerow(FIELDS + ["_row", "_reasons"])
        forward.writerow(["request_no", "action"] + FORWARDED)
        for number, row in records:
            found = faults(row, countries, packages)
            passport = row["passport_issuer"], row["passport_no"]
            if row["sender_ref"] in references or passport in passports:
                found.append("X201 twice in this file")
            references.add(row["sender_ref"])
            passports.add(passport)
            if not found and used >= granted:
                found.append("L301 quota exhausted")
            if not found:
                try:
                    ledger.execute(insert, [row[field] for field in FIELDS])
                except sqlite3.IntegrityError:
                    found.append("X202 registered before")
            if found:
                rejected += 1
                refuse.writerow([row[field] for field in FIELDS] + [number, "; ".join(found)])
            else:
                accepted += 1
                used += 1
                forward.writerow([f"R{accepted:08d}", "REQUEST"] + [row[key] for key in FORWARDED])
    ledger.execute("UPDATE quota SET used = ? WHERE country = ?", [used, COUNTRY])
    ledger.execute("COMMIT")
    with open(os.path.join(out, "result.csv"), "w", encoding="utf-8") as result:
        result.write(f"accepted,rejected\n{accepted},{rejected}\n")


def prepare(tables, database):
    """A database that knows countries, packages, the quota and the people of earlier lists."""
    def rows(name):
        with open(os.path.join(tables, name), encoding="utf-8", newline="") as text:
            reader = csv.reader(text)
            next(reader)
            yield from reader

    ledger = sqlite3.connect(database)
    ledger.execute("CREATE TABLE country(code TEXT PRIMARY KEY)")
    ledger.execute("CREATE TABLE package(code TEXT PRIMARY KEY)")
    ledger.execute("CREATE TABLE quota(country TEXT PRIMARY KEY, granted INTEGER, used INTEGER)")
    ledger.execute(f"CREATE TABLE person({', '.join(field + ' TEXT' for field in FIELDS)},"
                   " UNIQUE(passport_issuer, passport_no), UNIQUE(sender_ref))")
    ledger.executemany("INSERT INTO country VALUES (?)", rows("countries.csv"))
    ledger.executemany("INSERT INTO package VALUES (?)", rows("packages.csv"))
    ledger.executemany("INSERT INTO quota VALUES (?, ?, ?)", rows("quota.csv"))
    ledger.executemany(f"INSERT INTO person VALUES ({','.join('?' * len(FIELDS))})",
                       rows("earlier.csv"))
    ledger.commit()
    ledger.close()


if __name__ == "__main__":
    if sys.argv[1] == "--prepare":
        prepare(*sys.argv[2:])
    else:
        judge(*sys.argv[1:])

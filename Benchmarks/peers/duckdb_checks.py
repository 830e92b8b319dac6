#!/usr/bin/env python3
"""DuckDB: the checks as SQL over the whole list at once, on two threads. CSV alone.

    duckdb_checks.py --prepare TABLES DATABASE      what is known beforehand; not timed
    duckdb_checks.py LIST DATABASE OUT              judges a list

It does what python_script.py does, by the same rules (duckdb_checks.sql): required fields, formats,
dates, the passport's last day, alphabets, codes, age, package, passport and reference once in
the file and never before, quota in the order of the list, the trailer's count; accepted rows to
a table in one durable transaction, rejected rows as CSV with reasons, forwarded rows as CSV.
Written for DuckDB: columns, windows and hash joins, no unique index (it would only slow it down;
an anti-join over everybody says the same), dates as DATE. It is the fastest of the peers.

It does not: all that python_script.py does not do either. It reads no XML, and takes the whole
list into memory.
"""

import os
import sys

import duckdb

THREADS = 2


def judge(path, database, out):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "duckdb_checks.sql"),
              encoding="utf-8") as text:
        script = text.read()
    names = {"list": path, "rejected": os.path.join(out, "rejected.csv"),
             "forwarded": os.path.join(out, "forwarded.csv")}
    for name, value in names.items():
        script = script.replace(f"${name}", value.replace("'", "''"))
    connection = duckdb.connect(database, config={"threads": THREADS})
    connection.execute(script)
    accepted, rejected = connection.execute(
        "SELECT count(*) FILTER (reasons = ''), count(*) FILTER (reasons <> '') FROM judged"
    ).fetchone()
    connection.close()
    with open(os.path.join(out, "result.csv"), "w", encoding="utf-8") as result:
        result.write(f"accepted,rejected\n{accepted},{rejected}\n")


def prepare(tables, database):
    connection = duckdb.connect(database)
    for table, file in (("country", "countries"), ("package", "packages"), ("quota", "quota"),
                        ("person", "earlier")):
        path = os.path.join(tables, f"{file}.csv").replace("'", "''")
        text = ", all_varchar = true" if table in ("country", "package") else ""
        connection.execute(
            f"CREATE TABLE {table} AS SELECT * FROM read_csv('{path}', header = true{text},"
            f" types = {types(table)})")
    connection.close()


def types(table):
    """Columns that must not be guessed: an empty one would become a number."""
    if table == "quota":
        return "{'country': 'VARCHAR', 'granted': 'BIGINT', 'used': 'BIGINT'}"
    if table == "person":
        dates = ["passport_issue_date", "passport_expiry", "birth_date", "acwy_date"]
        texts = [
            "sender_ref", "package_code", "group_no", "group_role", "passport_no",
            "passport_issuer", "mrz1", "mrz2", "surname_lat", "given_lat", "name_ar",
            "nationality", "birth_place", "sex", "marital_status", "family_no", "acwy_type",
            "assistance", "phone"]
        named = [f"'{name}': 'DATE'" for name in dates] + [f"'{name}': 'VARCHAR'" for name in texts]
        return "{" + ", ".join(named) + "}"
    return "{'code': 'VARCHAR'}"


if __name__ == "__main__":
    if sys.argv[1] == "--prepare":
        prepare(*sys.argv[2:])
    else:
        judge(*sys.argv[1:])

#!/usr/bin/env python3
"""Makes the files of a benchmark: one large pilgrim list and the reference data it needs.

    generate.py OUT --rows 200000 [--format csv|xml] [--bad 0.03] [--mrz 0.2] [--seed 1447]

OUT/reference/inbox/…   parameters, parties, quota, licences, contracts of both sides, packages
OUT/list/inbox/…        the list
OUT/expected.json       how many records must be accepted and how many refused

The same arguments give the same bytes. Standard library only.
"""

import argparse
import datetime
import json
import os
import random

SEASON = "1447"
OFFICE = "IDN-HAO"
PACKAGES = 50
FIRST_NIGHT, TO_SITES, TO_MADINAH, LAST = "2026-05-10", "2026-05-24", "2026-05-30", "2026-06-07"

SURNAMES = """SUHARTONO NURHALIZA WICAKSONO SITOMPUL PRATIWI SIREGAR ISKANDAR RAHAYU TANJUNG MULYADI
HIDAYATULLAH LESTARI KUSUMAWATI SIMATUPANG ABDURRAHMAN FADILLAH GUNAWAN MAHARANI SASTROWARDOYO DAENG
WULANDARI PUTRA ZULKARNAEN SALAMAH HARAHAP NASUTION BACHTIAR MA'RUF AL-HABSYI OKTAVIANI HASIBUAN
SETIAWAN WAHYUNI SUDIRMAN HANDAYANI PANGESTU LUBIS POHAN BATUBARA RANGKUTI SYARIFUDDIN ASSEGAF""".split()
GIVEN_M = """MUHAMMAD AHMAD BUDI AGUS HENDRA TEUKU CHAIRUL ZAINUDDIN RISWAN YUSRIL JOKO BAYU ARIEF RIZKY
FAJAR TOGAR SLAMET USMAN HASAN ILHAM DARMAWAN""".split()
GIVEN_F = """SITI DEWI ENDANG ANITA PUJI RATNA NUR KARTIKA RINA LAILA UMMU FATIMAH AISYAH SRI MEGAWATI
YULIANA HALIMAH NURUL ROSMIATI""".split()
ARABIC = {
    "MUHAMMAD": "محمد", "AHMAD": "أحمد", "ZAINUDDIN": "زين الدين", "HASAN": "حسن", "USMAN": "عثمان",
    "ILHAM": "إلهام", "ISKANDAR": "إسكندر", "SITI": "ستي", "NUR": "نور", "LAILA": "ليلى",
    "FATIMAH": "فاطمة", "AISYAH": "عائشة", "HALIMAH": "حليمة", "NURHALIZA": "نور هاليزا",
    "HIDAYATULLAH": "هداية الله", "ABDURRAHMAN": "عبد الرحمن", "NASUTION": "ناسوتيون",
    "SUHARTONO": "سوهارتونو", "HARAHAP": "هاراهاب", "LUBIS": "لوبيس", "TANJUNG": "تانجونغ",
    "BATUBARA": "باتوبارا", "SALAMAH": "سلامة", "SYARIFUDDIN": "شريف الدين", "AGUS": "أغوس",
}

LIST_FIELDS = [
    "sender_ref", "package_code", "group_no", "group_role", "passport_no", "passport_issuer",
    "passport_issue_date", "passport_expiry", "mrz1", "mrz2", "surname_lat", "given_lat", "name_ar",
    "nationality", "birth_date", "birth_place", "sex", "marital_status", "family_no", "acwy_date",
    "acwy_type", "assistance", "phone",
]
CONTRACT_FIELDS = [
    "contract_no", "counterparty_id", "contract_type", "city", "licence_no", "date_from", "date_to",
    "capacity", "service_level", "route", "meals_per_day", "signed_at", "status",
]
PLACES = ["JAKARTA", "SURABAYA", "MEDAN", "MAKASSAR", "BANDUNG", "PADANG", "ACEH", "SOLO"]


def write_csv(path, fields, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    count = 0
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(",".join(fields) + "\n")
        for row in rows:
            out.write(",".join(quoted(row.get(field, "")) for field in fields) + "\n")
            count += 1
        out.write(f"#END,{count}\n")
    return count


def quoted(value):
    text = str(value)
    if any(mark in text for mark in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def write_xml(path, kind, sender, sequence, rows, total):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        out.write(
            f'<manifest xmlns="urn:masar:exchange:1" kind="{kind}" season="{SEASON}" '
            f'sender="{sender}" sequence="{sequence:06d}">\n  <control records="{total}"/>\n')
        for row in rows:
            out.write("  <record>")
            for field, value in row.items():
                if value != "":
                    text = str(value).replace("&", "&amp;").replace("<", "&lt;")
                    out.write(f"<{field}>{text}</{field}>")
            out.write("</record>\n")
        out.write("</manifest>\n")


def name(sender, kind, sequence, suffix="csv"):
    return f"{sender}/{SEASON}_{sender}_{kind}_{sequence:06d}.{suffix}"


# Reference data


def write_reference(folder, rows):
    # Groups stay together, so that a package may have one group more than its share.
    seats = rows // PACKAGES + 60
    inbox = os.path.join(folder, "inbox")

    def put(sender, kind, fields, records):
        write_csv(os.path.join(inbox, name(sender, kind, 1)), fields, records)

    # People go on to Foreign Affairs at once: a list costs what it cost before certificates.
    put("MOH", "SSN", ["parameter", "value", "effective_at"],
        [{"parameter": "hlc_required", "value": "N",
          "effective_at": "2025-10-01T00:00:00+03:00"}])
    put("MOH", "PTY", ["party_id", "type", "name_ar", "name_en", "country", "countries", "format",
                       "status"], parties())
    put("MOH", "QTA", ["entry_no", "entry_type", "country", "quantity", "agreement_no",
                       "agreement_date", "effective_at"],
        [{"entry_no": "G1", "entry_type": "GRANT", "country": "IDN", "quantity": rows + 100,
          "agreement_no": "MOU-1447", "agreement_date": "2025-11-08",
          "effective_at": "2025-11-09T00:00:00+03:00"}])
    put("MOH", "LIC", ["licence_no", "activity", "city", "holder_id", "name_ar", "rooms",
                       "capacity", "valid_from", "valid_to"], licences(seats, rows))
    contracts = list(all_contracts(seats, rows))
    put(OFFICE, "CTB", CONTRACT_FIELDS, contracts)
    for provider in sorted({contract["counterparty_id"] for contract in contracts}):
        put(provider, "CTP", CONTRACT_FIELDS,
            [dict(contract, counterparty_id=OFFICE) for contract in contracts
             if contract["counterparty_id"] == provider])
    put(OFFICE, "PKG", ["package_code", "segment", "capacity", "contracts", "itinerary"],
        packages(seats))


def parties():
    listed = [
        ("MOFA", "MOFA", "وزارة الخارجية", "Foreign Affairs", "", "", "csv"),
        (OFFICE, "HAO", "مكتب شؤون حجاج إندونيسيا", "Indonesia", "IDN", "", "csv"),
        ("TWF-SEA", "TWF", "مؤسسة جنوب شرق آسيا", "South-East Asia", "", "IDN", "csv"),
        ("ADL", "ADL", "مؤسسة الأدلاء", "Adilla", "", "", "csv"),
        ("GCS", "GCS", "نقابة السيارات", "Cars Syndicate", "", "", "csv"),
        ("HSG-1", "HSG", "إسكان مكة", "Makkah Housing", "", "", "csv"),
        ("HSG-2", "HSG", "إسكان المدينة", "Madinah Housing", "", "", "csv"),
        ("CAT-1", "CAT", "إعاشة", "Catering", "", "", "csv"),
    ]
    keys = ["party_id", "type", "name_ar", "name_en", "country", "countries", "format"]
    return [dict(zip(keys, party), status="ACTIVE") for party in listed]


def licences(seats, rows):
    def licence(number, activity, city, holder, capacity):
        return {"licence_no": number, "activity": activity, "city": city, "holder_id": holder,
                "name_ar": "مرخص", "rooms": seats // 3 + 1 if activity == "HSG" else "",
                "capacity": capacity, "valid_from": "2025-10-01", "valid_to": "2026-09-30"}

    for index in range(PACKAGES):
        yield licence(f"MAK-H-{index:04d}", "HSG", "MAK", "HSG-1", seats)
        yield licence(f"MED-H-{index:04d}", "HSG", "MED", "HSG-2", seats)
    yield licence("MAK-C-0001", "CAT", "MAK", "CAT-1", 3 * (rows + 1000))
    yield licence("JED-T-0001", "TRN", "JED", "GCS", rows + 1000)


def all_contracts(seats, rows):
    def contract(number, provider, kind, city, first, last, capacity, **others):
        return dict({"contract_no": number, "counterparty_id": provider, "contract_type": kind,
                     "city": city, "date_from": first, "date_to": last, "capacity": capacity,
                     "signed_at": "2025-11-25T11:00:00+03:00", "status": "SIGNED"}, **others)

    everyone = rows + 1000
    for index in range(PACKAGES):
        yield contract(f"HM-{index:03d}", "HSG-1", "HSG", "MAK", FIRST_NIGHT, TO_SITES, seats,
                       licence_no=f"MAK-H-{index:04d}")
        yield contract(f"HD-{index:03d}", "HSG-2", "HSG", "MED", TO_MADINAH, LAST, seats,
                       licence_no=f"MED-H-{index:04d}")
    yield contract("TR-1", "GCS", "TRN", "ALL", FIRST_NIGHT, LAST, everyone, service_level="A",
                   route="JED-MAK-MED")
    yield contract("CA-1", "CAT-1", "CAT", "MAK", FIRST_NIGHT, TO_SITES, everyone,
                   licence_no="MAK-C-0001", meals_per_day=3)
    yield contract("TW-1", "TWF-SEA", "TWF", "MSH", TO_SITES, TO_MADINAH, everyone,
                   service_level="C")
    yield contract("AD-1", "ADL", "ADL", "MED", TO_MADINAH, LAST, everyone)


def packages(seats):
    itinerary = (f"MAK:{FIRST_NIGHT}:{TO_SITES};MSH:{TO_SITES}:{TO_MADINAH};"
                 f"MED:{TO_MADINAH}:{LAST}")
    for index in range(PACKAGES):
        yield {"package_code": f"P{index:03d}", "segment": "OFFICIAL", "capacity": seats,
               "contracts": f"HM-{index:03d};HD-{index:03d};TR-1;CA-1;TW-1;AD-1",
               "itinerary": itinerary}


# The list


def pilgrims(rows, bad, mrz, seed, syntax):
    """Yields each row and whether it is to be refused."""
    source = random.Random(seed)
    for index in range(rows):
        row = pilgrim(index, source)
        if source.random() < mrz:
            row["mrz1"], row["mrz2"] = machine_readable(row)
        is_bad = source.random() < bad
        if is_bad:
            damage(row, source, syntax)
        yield row, is_bad


def pilgrim(index, source):
    sex = source.choice("MF")
    given = source.choice(GIVEN_M if sex == "M" else GIVEN_F)
    if source.random() < 0.4:
        given += " " + source.choice(GIVEN_M if sex == "M" else GIVEN_F)
    if source.random() < 0.06:
        given = ""
    surname = source.choice(SURNAMES)
    words = (given + " " + surname).split()
    arabic = " ".join(ARABIC[word] for word in words) if ARABIC.keys() >= set(words) else ""
    born = datetime.date(1962, 1, 1) + datetime.timedelta(days=source.randrange(15000))
    issued = datetime.date(2022, 1, 1) + datetime.timedelta(days=source.randrange(1200))
    return {
        "sender_ref": f"REG-{index + 1:07d}",
        "package_code": f"P{index // 45 % PACKAGES:03d}",
        "group_no": f"G{index // 45 + 1:05d}",
        "group_role": "LEADER" if index % 45 == 0 else "",
        "passport_no": f"X{index + 1:07d}",
        "passport_issuer": "IDN",
        "passport_issue_date": issued.isoformat(),
        "passport_expiry": f"{issued.year + 10}{issued.isoformat()[4:8]}{min(issued.day, 28):02d}",
        "mrz1": "",
        "mrz2": "",
        "surname_lat": surname,
        "given_lat": given,
        "name_ar": arabic,
        "nationality": "IDN",
        "birth_date": born.isoformat(),
        "birth_place": source.choice(PLACES),
        "sex": sex,
        "marital_status": source.choice(["MARRIED", "MARRIED", "SINGLE", "WIDOWED", ""]),
        "family_no": f"F{index // 2:06d}" if source.random() < 0.5 else "",
        "acwy_date": "2025-12-10",
        "acwy_type": "CONJ",
        "assistance": "WCHR" if source.random() < 0.03 else "",
        "phone": f"+62 800 {source.randrange(10**7):07d}",
    }


def damage(row, source, syntax):
    """Makes one fault that refuses the record, of the sort that lists have."""
    faults = ["expired", "name", "package", "young", "date", "sex"]
    if syntax == "csv":
        faults.append("spreadsheet")
    fault = source.choice(faults)
    if fault == "expired":
        row["passport_expiry"] = "2026-09-30"
        row["mrz1"] = row["mrz2"] = ""
    elif fault == "name":
        row["surname_lat"] += "2"
    elif fault == "package":
        row["package_code"] = "P999"
    elif fault == "young":
        row["birth_date"] = "2019-06-13"
    elif fault == "date":
        row["birth_date"] = "1970-02-31"
    elif fault == "sex":
        row["sex"] = "X"
    else:
        row["passport_no"] = "9.00E+08"


def check_digit(text):
    total = 0
    for place, mark in enumerate(text):
        value = 0 if mark == "<" else int(mark) if mark.isdigit() else ord(mark) - 55
        total += value * (7, 3, 1)[place % 3]
    return str(total % 10)


def machine_readable(row):
    surname = row["surname_lat"].replace("'", "").replace("-", "<").replace(" ", "<")
    given = row["given_lat"].replace(" ", "<")
    first = ("P<IDN" + surname + ("<<" + given if given else ""))[:44].ljust(44, "<")
    number = row["passport_no"].ljust(9, "<")
    birth, expiry = (row[key][2:].replace("-", "") for key in ("birth_date", "passport_expiry"))
    birth += check_digit(birth)
    expiry += check_digit(expiry)
    number += check_digit(number)
    filler = "<" * 15
    return first, f"{number}IDN{birth}{row['sex']}{expiry}{filler}" + check_digit(
        number + birth + expiry + filler)


def write_list(folder, arguments):
    refused = 0

    def counted():
        nonlocal refused
        for row, is_bad in pilgrims(
                arguments.rows, arguments.bad, arguments.mrz, arguments.seed, arguments.format):
            refused += is_bad
            yield row

    path = os.path.join(folder, "inbox", name(OFFICE, "PLG", 1, arguments.format))
    if arguments.format == "csv":
        write_csv(path, LIST_FIELDS, counted())
    else:
        write_xml(path, "PLG", OFFICE, 1, counted(), arguments.rows)
    return path, refused


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--format", choices=["csv", "xml"], default="csv")
    parser.add_argument("--bad", type=float, default=0.0, help="share of rows with a fault")
    parser.add_argument("--mrz", type=float, default=0.0, help="share with machine-readable lines")
    parser.add_argument("--seed", type=int, default=1447)
    arguments = parser.parse_args()
    write_reference(os.path.join(arguments.out, "reference"), arguments.rows)
    path, refused = write_list(os.path.join(arguments.out, "list"), arguments)
    # Over the season's threshold of 30 percent nothing of the file is posted (F013).
    quarantined = refused * 100 > arguments.rows * 30
    expected = {
        "rows": arguments.rows,
        "bytes": os.path.getsize(path),
        "verdict": "QUARANTINED" if quarantined else "PARTIAL" if refused else "ACCEPTED",
        "accepted": 0 if quarantined else arguments.rows - refused,
        "rejected": arguments.rows if quarantined else refused,
    }
    with open(os.path.join(arguments.out, "expected.json"), "w", encoding="utf-8") as out:
        json.dump(expected, out)


if __name__ == "__main__":
    main()

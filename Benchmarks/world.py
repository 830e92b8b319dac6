"""Who takes part in a season, and the reference files that open it for them.

A world is a list of senders. `write_reference` lays what the ministry, the senders and the
providers have to send before the first list can be accepted: parameters, parties, quotas,
licences, contracts of both sides, packages.
"""

import os
from dataclasses import dataclass

from countries import COUNTRIES, ESTABLISHMENT, SHARE
from people import GROUP

SEASON = "1447"
PACKAGES = 50
FIRST_NIGHT, TO_SITES, TO_MADINAH, LAST = "2026-05-10", "2026-05-24", "2026-05-30", "2026-06-07"

CONTRACT_FIELDS = [
    "contract_no", "counterparty_id", "contract_type", "city", "licence_no", "date_from", "date_to",
    "capacity", "service_level", "route", "meals_per_day", "signed_at", "status",
]


@dataclass
class Sender:
    """An office, or an agency of its country, and how many people it sends in all."""

    party: str
    country: str
    people: int
    packages: int = 1
    base: int = 0  # the number of its first person among all people of the world

    @property
    def is_agency(self):
        return "-AGY-" in self.party

    @property
    def seats(self):
        """Seats of each package: groups stay together, so one may have a group more."""
        return self.people // self.packages + 2 * GROUP

    def short(self):
        """The sender in few characters, for numbers of contracts and licences."""
        return self.party.replace("-HAO", "").replace("-AGY-", "-")


def numbered(senders):
    """Gives every sender the numbers of its people, one after the other."""
    base = 0
    for sender in senders:
        sender.base = base
        base += sender.people
    return senders


def one_office(people):
    """Indonesia's office alone."""
    return numbered([Sender("IDN-HAO", "IDN", people, PACKAGES)])


def office_among_agencies(people, crowd, agencies=10):
    """Indonesia's office, and agencies of its country that send a crowd."""
    share = -(-crowd // agencies)
    return numbered([Sender("IDN-HAO", "IDN", people, PACKAGES)] + [
        Sender(f"IDN-AGY-{index + 1:04d}", "IDN", share, PACKAGES) for index in range(agencies)])


def two_offices(people, few):
    """Indonesia's office with a large list, Egypt's with a small one."""
    return numbered([Sender("IDN-HAO", "IDN", people, PACKAGES), Sender("EGY-HAO", "EGY", few)])


def many_agencies(agencies, people, countries=10):
    """So many agencies of the first countries, each with so many people."""
    first = [line[0] for line in COUNTRIES[:min(countries, agencies)]]
    return numbered([
        Sender(f"{first[index % len(first)]}-AGY-{index // len(first) + 1:04d}",
               first[index % len(first)], people)
        for index in range(agencies)])


def whole_season(people, agency_of=20_000):
    """Eighty countries by their shares: half of the people by their offices, half by agencies."""
    total = sum(SHARE.values())
    senders = []
    for country, share in SHARE.items():
        here = max(people * share // total, 4)
        agencies = -(-here // 2 // agency_of)
        rest = here // 2
        senders.append(office := Sender(f"{country}-HAO", country, here - rest))
        for index in range(agencies):
            part = rest // agencies + (index < rest % agencies)
            senders.append(Sender(f"{country}-AGY-{index + 1:04d}", country, part))
    for office in senders:
        office.packages = max(1, min(PACKAGES, office.people // 2000))
    return numbered(senders)


# Files


def file_name(sender, kind, sequence, suffix="csv"):
    return f"{sender}/{SEASON}_{sender}_{kind}_{sequence:06d}.{suffix}"


def quoted(value):
    text = str(value)
    if any(mark in text for mark in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def write_table(path, fields, rows):
    """A CSV file with its trailer."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    count = 0
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(",".join(fields) + "\n")
        for row in rows:
            out.write(",".join(quoted(row.get(field, "")) for field in fields) + "\n")
            count += 1
        out.write(f"#END,{count}\n")


def write_reference(inbox, senders):
    """Lays every reference file; returns how many there are."""
    written = 0

    def put(sender, kind, fields, records):
        nonlocal written
        write_table(os.path.join(inbox, file_name(sender, kind, 1)), fields, records)
        written += 1

    # People go on to Foreign Affairs at once: a list costs what it cost before certificates.
    put("MOH", "SSN", ["parameter", "value", "effective_at"],
        [{"parameter": "hlc_required", "value": "N",
          "effective_at": "2025-10-01T00:00:00+03:00"}])
    put("MOH", "PTY", ["party_id", "type", "name_ar", "name_en", "country", "parent_id",
                       "countries", "format", "status"], parties(senders))
    put("MOH", "QTA", ["entry_no", "entry_type", "country", "segment", "agency_id", "quantity",
                       "agreement_no", "agreement_date", "effective_at"], quotas(senders))
    put("MOH", "LIC", ["licence_no", "activity", "city", "holder_id", "name_ar", "rooms",
                       "capacity", "valid_from", "valid_to"], licences(senders))
    by_provider = {}
    for sender in senders:
        own = list(contracts(sender))
        put(sender.party, "CTB", CONTRACT_FIELDS, own)
        for contract in own:
            by_provider.setdefault(contract["counterparty_id"], []).append(
                dict(contract, counterparty_id=sender.party))
    for provider in sorted(by_provider):
        put(provider, "CTP", CONTRACT_FIELDS, by_provider[provider])
    for sender in senders:
        put(sender.party, "PKG", ["package_code", "segment", "capacity", "contracts", "itinerary"],
            packages(sender))
    return written


def used_countries(senders):
    """The countries of the senders, in their order."""
    return list(dict.fromkeys(sender.country for sender in senders))


def parties(senders):
    def party(identifier, kind, arabic, english, **others):
        return dict({"party_id": identifier, "type": kind, "name_ar": arabic, "name_en": english,
                     "format": "csv", "status": "ACTIVE"}, **others)

    countries = used_countries(senders)
    yield party("MOFA", "MOFA", "وزارة الخارجية", "Foreign Affairs")
    for country in countries:
        yield party(f"{country}-HAO", "HAO", "مكتب شؤون الحجاج", f"Hajj affairs of {country}",
                    country=country)
    for sender in senders:
        if sender.is_agency:
            yield party(sender.party, "AGY", "وكالة حج", f"Agency {sender.short()}",
                        country=sender.country, parent_id=f"{sender.country}-HAO")
    for establishment in sorted({ESTABLISHMENT[country] for country in countries}):
        served = [country for country in countries if ESTABLISHMENT[country] == establishment]
        yield party(establishment, "TWF", "مؤسسة طوافة", "Tawafa establishment",
                    countries=";".join(served))
    yield party("ADL", "ADL", "مؤسسة الأدلاء", "Adilla")
    yield party("GCS", "GCS", "نقابة السيارات", "Cars Syndicate")
    yield party("HSG-1", "HSG", "إسكان مكة", "Makkah Housing")
    yield party("HSG-2", "HSG", "إسكان المدينة", "Madinah Housing")
    yield party("CAT-1", "CAT", "إعاشة", "Catering")


def quotas(senders):
    """A country's places, and of them its agencies', with a hundred to spare at each level."""
    number = 0

    def entry(kind, country, quantity, **others):
        nonlocal number
        number += 1
        return dict({"entry_no": f"G{number}", "entry_type": kind, "country": country,
                     "quantity": quantity, "effective_at": "2025-11-09T00:00:00+03:00"}, **others)

    for country in used_countries(senders):
        here = [sender for sender in senders if sender.country == country]
        agencies = [sender for sender in here if sender.is_agency]
        spare = 100 * (len(agencies) + 1)
        yield entry("GRANT", country, sum(sender.people for sender in here) + spare,
                    agreement_no="MOU-1447", agreement_date="2025-11-08")
        if agencies:
            yield entry("ALLOCATE", country, sum(sender.people + 100 for sender in agencies),
                        segment="AGENCY")
        for sender in agencies:
            yield entry("ALLOCATE", country, sender.people + 100, segment="AGENCY",
                        agency_id=sender.party)


def licences(senders):
    def licence(number, activity, city, holder, capacity, rooms=""):
        return {"licence_no": number, "activity": activity, "city": city, "holder_id": holder,
                "name_ar": "مرخص", "rooms": rooms, "capacity": capacity,
                "valid_from": "2025-10-01", "valid_to": "2026-09-30"}

    for sender in senders:
        rooms = sender.seats // 3 + 1
        for index in range(sender.packages):
            house = f"{sender.short()}-{index:03d}"
            yield licence(f"MAK-{house}", "HSG", "MAK", "HSG-1", sender.seats, rooms)
            yield licence(f"MED-{house}", "HSG", "MED", "HSG-2", sender.seats, rooms)
    everyone = sum(sender.people + 1000 for sender in senders)
    yield licence("MAK-C-0001", "CAT", "MAK", "CAT-1", 3 * everyone)
    yield licence("JED-T-0001", "TRN", "JED", "GCS", everyone)


def contracts(sender):
    short, everyone = sender.short(), sender.people + 1000

    def contract(number, provider, kind, city, first, last, capacity, **others):
        return dict({"contract_no": f"{number}-{short}", "counterparty_id": provider,
                     "contract_type": kind, "city": city, "date_from": first, "date_to": last,
                     "capacity": capacity, "signed_at": "2025-11-25T11:00:00+03:00",
                     "status": "SIGNED"}, **others)

    for index in range(sender.packages):
        house = f"{short}-{index:03d}"
        yield contract(f"HM{index:03d}", "HSG-1", "HSG", "MAK", FIRST_NIGHT, TO_SITES,
                       sender.seats, licence_no=f"MAK-{house}")
        yield contract(f"HD{index:03d}", "HSG-2", "HSG", "MED", TO_MADINAH, LAST, sender.seats,
                       licence_no=f"MED-{house}")
    yield contract("TR", "GCS", "TRN", "ALL", FIRST_NIGHT, LAST, everyone, service_level="A",
                   route="JED-MAK-MED")
    yield contract("CA", "CAT-1", "CAT", "MAK", FIRST_NIGHT, TO_SITES, everyone,
                   licence_no="MAK-C-0001", meals_per_day=3)
    yield contract("TW", ESTABLISHMENT[sender.country], "TWF", "MSH", TO_SITES, TO_MADINAH,
                   everyone, service_level="C")
    yield contract("AD", "ADL", "ADL", "MED", TO_MADINAH, LAST, everyone)


def packages(sender):
    short = sender.short()
    itinerary = (f"MAK:{FIRST_NIGHT}:{TO_SITES};MSH:{TO_SITES}:{TO_MADINAH};"
                 f"MED:{TO_MADINAH}:{LAST}")
    for index in range(sender.packages):
        yield {"package_code": f"P{index:03d}",
               "segment": "AGENCY" if sender.is_agency else "OFFICIAL", "capacity": sender.seats,
               "contracts": ";".join(f"{kind}-{short}" for kind in
                                     (f"HM{index:03d}", f"HD{index:03d}", "TR", "CA", "TW", "AD")),
               "itinerary": itinerary}

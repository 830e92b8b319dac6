internal import Bookkeeping
internal import Synchronization
internal import Vocabulary

/// The party book as it was read last, for every connection of a ledger: it is asked for several
/// times a file, and changes a few times a season.
///
/// Known by the posting that last changed a party: a posting that is booked is never changed.
final class KeptPartyBook: Sendable {
  private let kept = Mutex<(amendedIn: Int, book: PartyBook)?>(nil)

  func book(amendedIn posting: Int, _ read: () throws -> PartyBook) throws -> PartyBook {
    if let kept = kept.withLock({ $0 }), kept.amendedIn == posting { return kept.book }
    let book = try read()
    kept.withLock { $0 = (posting, book) }
    return book
  }

  /// What was read within a group may never be booked.
  func forget() { kept.withLock { $0 = nil } }
}

extension BookReader {
  func partyBook() throws -> PartyBook {
    // This posting may still be discarded, and another take its number: its parties are its own.
    if hasEnteredParties { return try readPartyBook() }
    let last = try connection.number("SELECT max(amended_in) FROM party") ?? 0
    return try connection.parties.book(amendedIn: last) { try readPartyBook() }
  }

  private func readPartyBook() throws -> PartyBook {
    let parties = try connection.all(
      """
      SELECT party_no, type, name_ar, name_en, country, parent, lead, countries, city, kinds,
        language, format, valid_from, valid_to, is_suspended, successor_of
      FROM party ORDER BY party_no
      """
    ) { try readParty($0) }
    return PartyBook(parties)
  }

  private func readParty(_ row: PreparedStatement) throws -> Party {
    var party = Party(
      id: try party(row.nextInteger()), type: try row.nextCode(PartyType.self),
      nameAr: row.nextText(), nameEn: row.nextText(), country: row.nextOptionalCountry(),
      parent: row.nextOptionalParty(), lead: row.nextOptionalParty(),
      countries: row.nextText().split(separator: ";").compactMap { CountryCode($0) },
      city: try row.nextOptionalCode(City.self))
    party.kinds = row.nextOptionalText().map { text in
      Set(text.split(separator: ";").compactMap { Kind(rawValue: String($0)) })
    }
    party.language = try row.nextCode(Language.self)
    party.format = try row.nextCode(FileFormat.self)
    party.validFrom = row.nextOptionalDay()
    party.validTo = row.nextOptionalDay()
    party.isSuspended = row.nextFlag()
    party.successorOf = row.nextOptionalParty()
    return party
  }

  func licence(_ number: String) throws -> Licence? {
    try connection.first(
      """
      SELECT number, activity, city, holder, name_ar, name_en, district_ar, rooms, capacity,
        valid_from, valid_to, status FROM licence WHERE number = ?
      """, [.string(number)]
    ) { row in
      Licence(
        number: row.nextText(), activity: try row.nextCode(Activity.self),
        city: try row.nextCode(City.self), holder: PartyID(row.nextText()),
        nameAr: row.nextText(), nameEn: row.nextOptionalText(),
        districtAr: row.nextOptionalText(), rooms: row.nextOptionalInt(),
        capacity: row.nextInt(), validFrom: row.nextDay(), validTo: row.nextDay(),
        status: try row.nextCode(LicenceStatus.self))
    }
  }
}

extension BookWriter {
  func enter(_ party: Party) throws {
    change()
    hasEnteredParties = true
    let no = try entered(party.id)
    let isNew = try connection.number("SELECT 1 FROM party WHERE party_no = ?", [.id(no)]) == nil
    let kinds = party.kinds.map { kinds in
      kinds.sorted().map(\.rawValue).joined(separator: ";")
    }
    try connection.run(
      """
      INSERT INTO party(party_no, posting, amended_in, type, name_ar, name_en, country, parent,
        lead, countries, city, kinds, language, format, valid_from, valid_to, is_suspended,
        successor_of, started_in)
      VALUES(?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
      ON CONFLICT(party_no) DO UPDATE SET amended_in = ?2, type = ?3, name_ar = ?4, name_en = ?5,
        country = ?6, parent = ?7, lead = ?8, countries = ?9, city = ?10, kinds = ?11,
        language = ?12, format = ?13, valid_from = ?14, valid_to = ?15, is_suspended = ?16,
        successor_of = ?17, started_in = ?18
      """,
      [
        .id(no), .int(number), .code(party.type), .string(party.nameAr), .string(party.nameEn),
        .country(party.country), .party(party.parent), .party(party.lead),
        .string(party.countries.map(\.description).joined(separator: ";")), .code(party.city),
        .string(kinds), .code(party.language), .code(party.format), .day(party.validFrom),
        .day(party.validTo), .flag(party.isSuspended), .party(party.successorOf),
        .int(party.hasBegun(by: at.date()) ? number : nil),
      ])
    if isNew { count(.party) }
  }

  func enter(_ licence: Licence) throws {
    change()
    let isNew =
      try connection.number(
        "SELECT 1 FROM licence WHERE number = ?", [.string(licence.number)]) == nil
    try connection.run(
      """
      INSERT INTO licence(number, posting, amended_in, activity, city, holder, name_ar, name_en,
        district_ar, rooms, capacity, valid_from, valid_to, status,
        lapsed_in)
      VALUES(?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      ON CONFLICT(number) DO UPDATE SET amended_in = ?2, activity = ?3, city = ?4, holder = ?5,
        name_ar = ?6, name_en = ?7, district_ar = ?8, rooms = ?9, capacity = ?10,
        valid_from = ?11, valid_to = ?12, status = ?13, lapsed_in = ?14
      """,
      [
        .string(licence.number), .int(number), .code(licence.activity), .code(licence.city),
        .party(licence.holder), .string(licence.nameAr), .string(licence.nameEn),
        .string(licence.districtAr), .int(licence.rooms), .int(licence.capacity),
        .day(licence.validFrom), .day(licence.validTo), .code(licence.status),
        .int(licence.validTo < at.date() ? number : nil),
      ])
    if isNew { count(.licence) }
  }
}

// Days that pass
extension BookReader {
  func partiesBeginning(by day: CalendarDate) throws -> [PartyID] {
    try connection.all(
      """
      SELECT party_no FROM party INDEXED BY party_future
      WHERE started_in IS NULL AND valid_from <= ? ORDER BY party_no
      """, [.day(day)]
    ) { try party($0.nextInteger()) }
  }

  func licencesEnding(before day: CalendarDate) throws -> [String] {
    try connection.all(
      """
      SELECT number FROM licence INDEXED BY licence_running
      WHERE lapsed_in IS NULL AND valid_to < ? ORDER BY id
      """, [.day(day)]
    ) { $0.nextText() }
  }
}

extension BookWriter {
  func markBegun(_ party: PartyID) throws {
    change()
    try connection.run(
      "UPDATE party SET started_in = ? WHERE party_no = ?",
      [.int(number), .id(try entered(party))])
  }

  func markEnded(licence number: String) throws {
    change()
    try connection.run(
      "UPDATE licence SET lapsed_in = ? WHERE number = ?",
      [.int(self.number), .string(number)])
  }
}

extension Party {
  /// Its validity has begun, whatever else keeps it from acting.
  fileprivate func hasBegun(by day: CalendarDate) -> Bool { validFrom.map { $0 <= day } ?? true }
}

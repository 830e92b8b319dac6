internal import Bookkeeping
internal import Logging
internal import Reporting
internal import Vocabulary

/// Lifts or sets holds for at most a posting's worth of people, forwards those whom nothing holds
/// any more, and tells their sender (UPD).
final class Lifting {
  let parts: ExchangeParts
  let transaction: any LedgerTransaction
  let forwarding: VisaForwarding?
  private let notices: UpdateFiles
  private var isConcerned = false
  private var packages: [Int64: KnownPackage?] = [:]

  init(
    _ parts: ExchangeParts, _ transaction: any LedgerTransaction, _ stage: Stage,
    forcesXML: Bool
  ) throws {
    self.parts = parts
    self.transaction = transaction
    notices = UpdateFiles(parts, transaction, stage)
    forwarding = try VisaForwarding(
      parts, transaction, stage, season: parts.settings.season, forcesXML: forcesXML)
  }

  /// Mission staff was accepted while there was nobody to forward it to; now there is.
  func forwardStaff(_ cure: Cure) throws {
    guard forwarding != nil else { return try transaction.finish(cure) }
    let limit = parts.settings.curePeople
    let waiting = try transaction.unforwardedStaff(limit: limit)
    for person in waiting { try release(person, from: [], isConfirmed: false) }
    if waiting.count < limit { try transaction.finish(cure) }
  }

  /// A level of quota has more people than places, or room again for people who were frozen.
  func balance(_ country: CountryCode, _ key: QuotaKey, _ cure: Cure) throws {
    var book = try transaction.quotaBook(of: country)
    let limit = parts.settings.curePeople
    let excess = book.excess(at: key)
    let room = book.roomForFrozen(at: key)
    var concerned = 0
    if excess > 0 {
      let newest = try newest(min(limit, excess), in: country, book.sharing(key))
      for person in newest {
        book.freeze(book.place(person.segment, agency: person.agency))
        try hold(person, by: .frozen)
      }
      concerned = newest.count
    } else if room > 0 {
      let frozen = try oldestFrozen(min(limit, room), in: country, book.sharing(key))
      for person in frozen
      where book.thaw(book.place(person.segment, agency: person.agency)) {
        let package = try package(of: person)
        try release(person, from: .frozen, isConfirmed: package?.isConfirmed ?? false)
        concerned += 1
      }
    }
    try transaction.save(book)
    let left = excess > 0 ? book.excess(at: key) : book.roomForFrozen(at: key)
    let visasAreDone = try liftVisas(in: book, limit: limit - concerned)
    if concerned == 0 || left == 0, visasAreDone { try transaction.finish(cure) }
  }

  /// Lets people go on whom L312 held, as far as there is room again: those with visas, and those
  /// who wait to be asked for again.
  ///
  /// - Returns: false where more of them may go on than this posting is good for.
  private func liftVisas(in book: QuotaBook, limit: Int) throws -> Bool {
    var room = VisaRoom(transaction)
    var left = limit
    while let hold = try room.liftable(in: book) {
      if left <= 0 { return false }
      let levels = hold.level.andAbove
      let people = try all(
        in: .visaExcess(book.country, hold.level, isIssued: hold.isIssued, limit: left))
      for person in people {
        let hasRoom =
          try hold.isIssued
          ? room.hasRoomToIssue(levels, in: book) : room.hasRoomToRequest(levels, in: book)
        guard hasRoom else { break }
        let package = try transaction.package(id: person.packageID)
        try release(person, from: .visaExcess, isConfirmed: package?.isConfirmed ?? false)
        if hold.isIssued {
          room.hold(levels, of: book.country, -1)
        } else {
          room.request(levels, of: book.country)
        }
        left -= 1
      }
    }
    return true
  }

  /// The newest people of levels that share their places, oldest first.
  private func newest(
    _ count: Int, in country: CountryCode, _ keys: [QuotaKey]
  ) throws -> [StoredPerson] {
    let people = try keys.flatMap {
      try all(in: .newestUnrequested(country, $0, limit: count))
    }
    return people.count > count ? Array(people.sorted { $0.id < $1.id }.suffix(count)) : people
  }

  private func oldestFrozen(
    _ count: Int, in country: CountryCode, _ keys: [QuotaKey]
  ) throws -> [StoredPerson] {
    let people = try keys.flatMap { try all(in: .frozen(country, $0, limit: count)) }
    return people.count > count ? Array(people.sorted { $0.id < $1.id }.prefix(count)) : people
  }

  /// Ends the outputs of those who were concerned, if anybody was.
  func finish() throws {
    guard isConcerned else { return }
    try forwarding?.finish()
    try notices.finish()
  }

  func all(in scope: PersonScope) throws -> [StoredPerson] {
    var found: [StoredPerson] = []
    try transaction.eachPerson(in: scope) { found.append($0) }
    return found
  }

  /// People of one posting are on few packages: each is read once.
  func package(of person: StoredPerson) throws -> KnownPackage? {
    if let known = packages[person.packageID] { return known }
    let package = try transaction.package(id: person.packageID)
    packages[person.packageID] = package
    return package
  }

  /// Takes one mark off; a person whom nothing holds any more goes to Foreign Affairs.
  func release(
    _ person: StoredPerson, from mark: HoldMarks, isConfirmed: Bool
  ) throws {
    isConcerned = true
    let holds = person.holds.subtracting(mark)
    var state = person.state
    var requestNo: Int?
    if holds.isEmpty, state == .accepted, forwarding != nil {
      state = .requested
      requestNo = try transaction.nextRequestNumber()
    }
    try transaction.move(person.id, to: state, holds: holds, requestNo: requestNo)
    if let requestNo {
      try transaction.append(
        LifeEvent(
          person: person.id, posting: transaction.number, ordinal: 0, state: state,
          at: transaction.at))
      try forwarding?.request(person, requestNo: requestNo, isPackageConfirmed: isConfirmed)
    }
    let lifted = person.holds.intersection(mark)
    try tell(
      person, lifted.isEmpty ? .requested : .cured, (lifted.isEmpty ? mark : lifted).codes.first,
      state)
  }

  /// Sets one mark, in the place of `former` where it had that; the person keeps its place.
  func hold(
    _ person: StoredPerson, by mark: HoldMarks, insteadOf former: HoldMarks = []
  ) throws {
    isConcerned = true
    try transaction.move(
      person.id, to: person.state, holds: person.holds.subtracting(former).union(mark),
      requestNo: nil)
    try tell(person, .held, mark.codes.first, person.state)
  }

  /// Tells a party of something that is no person.
  func tell(_ party: PartyID, _ line: (inout UpdateNotice) -> Void) throws {
    isConcerned = true
    try notices.tell(party, fields: [FieldName.agencyId.name], line)
  }

  private func tell(
    _ person: StoredPerson, _ change: PersonChange, _ code: RuleCode?, _ state: PilgrimState
  ) throws {
    // The notice goes to whoever sent the person: its own reference, its own outbox.
    try notices.tell(person.sender, people: 1) {
      $0.append(change, ref: person.bytes(.senderRef), code: code, state: state)
    }
  }
}

internal import Archiving
internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// UMK: to the Umrah system the keys of all passports that are registered; everything on the first
/// cut, afterwards what changed.
///
/// A passport whose key is held already needs no new one: changes are found by a join, and a key is
/// made for new passports alone.
struct UmrahKeyCut {
  private static let step = 5_000
  private let sheet: CutSheet
  private let key: UmrahKey

  init(_ sheet: CutSheet) {
    self.sheet = sheet
    key = sheet.parts.masterKey.umrahKey(season: sheet.season)
  }

  func write() throws {
    for party in try sheet.recipients(of: UmrahKeyColumn.recipients) {
      let file = KeyFile(sheet, party)
      try takeBack(file)
      if sheet.isFull { try repeatAll(file) }
      try release(file)
      try file.finish()
    }
  }

  /// Registrations that closed, and passports that were renewed.
  private func takeBack(_ file: KeyFile) throws {
    var last: Int64 = 0
    while true {
      let keys = try sheet.transaction.outdatedKeys(
        of: file.party.id, after: last, limit: Self.step)
      for key in keys {
        try file.write { $0.remove(Array(key.key.utf8)) }
        try sheet.transaction.takeBack(key)
      }
      guard let end = keys.last else { return }
      last = end.id
    }
  }

  private func repeatAll(_ file: KeyFile) throws {
    try sheet.transaction.eachReleasedKey(of: file.party.id) { key in
      try file.write { $0.add(Array(key.key.utf8)) }
    }
    try sheet.transaction.releaseAgain(to: file.party.id)
  }

  private func release(_ file: KeyFile) throws {
    var last: Int64 = 0
    while true {
      let passports = try sheet.transaction.passports(
        notReleasedTo: file.party.id, after: last, limit: Self.step)
      for passport in passports {
        let bytes = key.passportKey(of: passport.number, issuer: passport.issuer)
        try file.write { $0.add(bytes) }
        try sheet.transaction.release(
          String(decoding: bytes, as: UTF8.self), of: passport, to: file.party.id)
      }
      guard let end = passports.last else { return }
      last = end.person
    }
  }
}

/// One recipient's file, begun with its first key: a day without changes has none.
private final class KeyFile {
  let party: Party
  private let sheet: CutSheet
  private let file: CutFile<UmrahKeyColumn>
  private var keys: UmrahKeys?

  init(_ sheet: CutSheet, _ party: Party) {
    self.sheet = sheet
    self.party = party
    file = CutFile(sheet, for: party)
  }

  func write(_ line: (inout UmrahKeys) -> Void) throws {
    if keys == nil {
      let head = try sheet.head("UMK", for: party.id)
      try file.begin(head)
      keys = UmrahKeys(sheet.format(for: party), head)
    }
    line(&keys!)
    file.drain(&keys!.writer)
  }

  func finish() throws {
    guard let lines = keys?.writer.records else { return }
    try file.finish(&keys!.writer, people: lines)
  }
}

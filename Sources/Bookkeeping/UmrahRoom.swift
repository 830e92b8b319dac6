package import Vocabulary

/// The room of the Umrah link: stays that came in, and keys that went out.
package protocol UmrahReading: AnyObject {
  /// Whether any stay was ever booked: where none was, no passport needs a key.
  func hasUmrahStays() throws -> Bool
  func umrahStay(_ passportKey: String, enteredOn: CalendarDate) throws -> UmrahStay?
  /// The latest stay under a key that had begun by `day` and not ended by then.
  func umrahStay(_ passportKey: String, insideOn day: CalendarDate) throws -> UmrahStay?
  /// Open registrations whose passport was released under the key and not taken back.
  func people(umrahKey: String) throws -> [Int64]

  /// Open registrations whose present passport `recipient` has no key of, by person, beyond
  /// `after`; at most `limit`.
  func passports(notReleasedTo recipient: PartyID, after person: Int64, limit: Int) throws
    -> [OpenPassport]
  /// Keys that `recipient` holds of registrations that are closed now or have another passport, by
  /// id, beyond `after`; at most `limit`.
  func outdatedKeys(of recipient: PartyID, after id: Int64, limit: Int) throws -> [ReleasedKey]
  /// Calls `body` with every key that `recipient` holds, in the order of their release.
  func eachReleasedKey(of recipient: PartyID, _ body: (ReleasedKey) throws -> Void) throws
}

package protocol UmrahBooking: AnyObject {
  /// Inserts a stay, or the departure of a known one.
  func enter(_ stay: UmrahStay, ordinal: Int) throws
  /// Notes that `recipient` was sent the key.
  func release(_ key: String, of passport: OpenPassport, to recipient: PartyID) throws
  /// Notes that `recipient` was told to drop the key.
  func takeBack(_ key: ReleasedKey) throws
  /// Notes that every key that `recipient` holds is sent once more by this posting.
  func releaseAgain(to recipient: PartyID) throws
}

/// A passport of an open registration, as its key is made of it.
package struct OpenPassport: Sendable, Equatable {
  package var person: Int64
  /// UTF-8.
  package var number: [UInt8]
  package var issuer: CountryCode
  /// The ledger's own digest of both, by which a change is seen without making a key.
  package var digest: UInt64

  package init(person: Int64, number: [UInt8], issuer: CountryCode, digest: UInt64) {
    self.person = person
    self.number = number
    self.issuer = issuer
    self.digest = digest
  }
}

/// A key that left.
package struct ReleasedKey: Sendable, Equatable {
  package var id: Int64
  package var person: Int64
  package var key: String

  package init(id: Int64, person: Int64, key: String) {
    self.id = id
    self.person = person
    self.key = key
  }
}

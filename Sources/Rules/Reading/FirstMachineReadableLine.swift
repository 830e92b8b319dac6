import Manifests
import Vocabulary

/// The first line of a passport's machine-readable zone (ICAO 9303-4, TD3): issuer and names.
struct FirstMachineReadableLine {
  private let issuer: CountryCode
  private let surname: ArraySlice<UInt8>
  private let given: ArraySlice<UInt8>
  /// The names use up the line: the last of them may be cut.
  private let isTruncated: Bool

  /// Nil where the record has no such line, or one that R102 refuses.
  init?(_ row: Row) {
    let value = row[.mrz1]
    guard value.state == .valid else { return nil }
    self.init(row.bytes(value))
  }

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count == 44 else { return nil }
    let start = bytes.startIndex
    issuer = CountryCode(
      machineReadable: bytes[start + 2], bytes[start + 3], bytes[start + 4])
    isTruncated = bytes[bytes.endIndex - 1] != Self.filler
    let names = bytes[(start + 5)...]
    var end = names.startIndex
    // Two fillers end the surname.
    while end < names.endIndex - 1, names[end] != Self.filler || names[end + 1] != Self.filler {
      end += 1
    }
    if end == names.endIndex - 1 { end = names.endIndex }
    surname = names[..<end]
    given = names[min(end + 2, names.endIndex)...]
  }

  private static let filler = UInt8(ascii: "<")

  /// The typed fields that say something else than the line does.
  func disagreements(with row: Row) -> FieldSet {
    var differing = FieldSet()
    if let typed = row.country(.passportIssuer), typed.canonical != issuer.canonical {
      differing.insert(.passportIssuer)
    }
    let typedSurname = row[.surnameLat]
    let typedGiven = row[.givenLat]
    guard typedSurname.state == .valid else { return differing }
    let surnameBytes = row.bytes(typedSurname)
    if !Self.agree(surnameBytes, surname, isCut: isTruncated) { differing.insert(.surnameLat) }
    let hasGiven = Self.hasLetter(given)
    if typedGiven.state == .valid {
      let givenBytes = row.bytes(typedGiven)
      // A passport with one name: the typed given name is empty or repeats the surname.
      let repeats = !hasGiven && Self.agree(givenBytes, surname, isCut: isTruncated)
      if !repeats, !Self.agree(givenBytes, given, isCut: isTruncated) {
        differing.insert(.givenLat)
      }
    } else if typedGiven.state == .absent, hasGiven {
      differing.insert(.givenLat)
    }
    return differing
  }

  private static func hasLetter(_ part: ArraySlice<UInt8>) -> Bool {
    for byte in part where byte.isCapital { return true }
    return false
  }

  /// Whether the letters are the same. In a line without room the zone may have cut the name, or
  /// shortened names to their first letters: then it is enough that they begin alike.
  private static func agree(
    _ typed: ArraySlice<UInt8>, _ zone: ArraySlice<UInt8>, isCut: Bool
  ) -> Bool {
    var place = zone.startIndex
    var matched = 0
    for byte in typed where byte.isCapital {
      while place < zone.endIndex, !zone[place].isCapital { place += 1 }
      guard place < zone.endIndex, zone[place] == byte else { return isCut && matched > 0 }
      place += 1
      matched += 1
    }
    while place < zone.endIndex {
      if zone[place].isCapital { return false }
      place += 1
    }
    return true
  }
}

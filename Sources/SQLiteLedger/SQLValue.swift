internal import Bookkeeping
internal import Vocabulary

/// A value bound to a statement.
enum SQLValue: ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  case null
  case integer(Int64)
  case text(String)

  init(integerLiteral value: Int64) { self = .integer(value) }
  init(nilLiteral: ()) { self = .null }

  static func int(_ value: Int?) -> SQLValue { value.map { .integer(Int64($0)) } ?? .null }
  static func id(_ value: Int64?) -> SQLValue { value.map { .integer($0) } ?? .null }
  static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
  static func string(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
  static func party(_ value: PartyID?) -> SQLValue { string(value?.rawValue) }
  static func at(_ value: Instant?) -> SQLValue { id(value?.secondsSince1970) }
  static func bits(_ value: UInt64) -> SQLValue { .integer(Int64(bitPattern: value)) }

  static func day(_ value: CalendarDate?) -> SQLValue {
    value.map { .integer(Int64($0.daysSince1970)) } ?? .null
  }

  static func country(_ value: CountryCode?) -> SQLValue {
    value.map { .integer(Int64($0.packed)) } ?? .null
  }

  static func code(_ value: (some RawRepresentable<String>)?) -> SQLValue {
    string(value?.rawValue)
  }
}

extension PreparedStatement {
  func nextInstant() -> Instant { Instant(secondsSince1970: nextInteger()) }

  func nextOptionalInstant() -> Instant? {
    nextOptionalInt().map { Instant(secondsSince1970: Int64($0)) }
  }

  func nextDay() -> CalendarDate { CalendarDate(daysSince1970: Int32(nextInteger())) }

  func nextOptionalDay() -> CalendarDate? {
    nextOptionalInt().map { CalendarDate(daysSince1970: Int32($0)) }
  }

  func nextCountry() -> CountryCode { CountryCode(packed: UInt32(nextInteger())) }

  func nextOptionalCountry() -> CountryCode? {
    nextOptionalInt().map { CountryCode(packed: UInt32($0)) }
  }

  func nextOptionalParty() -> PartyID? { nextOptionalText().map { PartyID($0) } }
  func nextBits() -> UInt64 { UInt64(bitPattern: nextInteger()) }

  /// A code of the contract. The ledger wrote it: another word means that someone else did too.
  func nextCode<Code: RawRepresentable<String>>(_: Code.Type) throws(LedgerFailure) -> Code {
    guard let code = Code(rawValue: nextText()) else { throw .damaged("code") }
    return code
  }

  func nextOptionalCode<Code: RawRepresentable<String>>(_: Code.Type) throws(LedgerFailure)
    -> Code?
  {
    guard let text = nextOptionalText() else { return nil }
    guard let code = Code(rawValue: text) else { throw .damaged("code") }
    return code
  }
}

extension Segment {
  /// As `movement` and `person` hold it; 0 stands for none.
  var number: Int64 {
    switch self {
    case .official: 1
    case .agency: 2
    case .staff: 3
    }
  }

  init?(number: Int64) {
    guard let found = Segment.allCases.first(where: { $0.number == number }) else { return nil }
    self = found
  }
}

extension MovementType {
  /// As `movement` holds it: the place of the case.
  var number: Int64 { Int64(MovementType.allCases.firstIndex(of: self)!) }

  init?(number: Int64) {
    guard MovementType.allCases.indices.contains(Int(number)) else { return nil }
    self = MovementType.allCases[Int(number)]
  }
}

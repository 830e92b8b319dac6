import Manifests
import Vocabulary

/// The second line of a passport's machine-readable zone (ICAO 9303-4, TD3): 44 characters.
struct SecondMachineReadableLine {
  private let bytes: ArraySlice<UInt8>

  /// Nil where the record has no such line, or one that R102 refuses.
  init?(_ row: Row) {
    let value = row[.mrz2]
    guard value.state == .valid else { return nil }
    self.init(row.bytes(value))
  }

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count == 44 else { return nil }
    self.bytes = bytes
  }

  /// By its position in the standard, from 1.
  private func character(_ position: Int) -> UInt8 { bytes[bytes.startIndex + position - 1] }

  // MARK: Check digits

  /// The fields whose check digits are wrong; the personal number has no field and counts with
  /// the composite.
  var wrongCheckDigits: FieldSet {
    var wrong = FieldSet()
    if !agrees(10, with: sum(1...9)) { wrong.insert(.passportNo) }
    if !agrees(20, with: sum(14...19)) { wrong.insert(.birthDate) }
    if !agrees(28, with: sum(22...27)) { wrong.insert(.passportExpiry) }
    let isUnusedPersonalNumber = character(43) == Self.filler && isFiller(29...42)
    if !isUnusedPersonalNumber, !agrees(43, with: sum(29...42)) {
      wrong.hasComposite = true
    }
    // The weights run on across the three parts: 10, 7 and 22 characters.
    let composite =
      sum(1...10) + sum(14...20, after: 10) + sum(22...43, after: 17)
    if !agrees(44, with: composite) { wrong.hasComposite = true }
    return wrong
  }

  private static let filler = UInt8(ascii: "<")

  private func isFiller(_ positions: ClosedRange<Int>) -> Bool {
    for position in positions where character(position) != Self.filler { return false }
    return true
  }

  private func agrees(_ position: Int, with sum: Int) -> Bool {
    let digit = character(position)
    return digit.isDigit && Int(digit - 0x30) == sum % 10
  }

  /// Weighted 7, 3, 1 in turn; letters count from 10, the filler nothing. Positions, not slices:
  /// this runs five times for every pilgrim.
  private func sum(_ positions: ClosedRange<Int>, after earlier: Int = 0) -> Int {
    var sum = 0
    var turn = earlier % 3
    for position in positions {
      let weight = turn == 0 ? 7 : turn == 1 ? 3 : 1
      sum += weight * Self.value(character(position))
      turn = turn == 2 ? 0 : turn + 1
    }
    return sum
  }

  private static func value(_ byte: UInt8) -> Int {
    if byte.isDigit { return Int(byte - 0x30) }
    return byte.isCapital ? Int(byte - 0x41) + 10 : 0
  }

  // MARK: Content

  /// The typed fields that say something else than the line does.
  func disagreements(with row: Row, receivedOn day: CalendarDate) -> FieldSet {
    var differing = FieldSet()
    if !agreesWithPassport(row) { differing.insert(.passportNo) }
    if let typed = row.country(.nationality),
      typed.canonical
        != CountryCode(machineReadable: character(11), character(12), character(13)).canonical
    {
      differing.insert(.nationality)
    }
    if let typed = row.date(.birthDate), !saysBirth(typed) { differing.insert(.birthDate) }
    if let typed = row.date(.passportExpiry), !saysExpiry(typed, receivedOn: day) {
      differing.insert(.passportExpiry)
    }
    // A filler: the passport does not say.
    if let typed = row.code(.sex, as: Sex.self), character(21) != Self.filler,
      character(21) != (typed == .male ? UInt8(ascii: "M") : UInt8(ascii: "F"))
    {
      differing.insert(.sex)
    }
    return differing
  }

  private func agreesWithPassport(_ row: Row) -> Bool {
    let typed = row[.passportNo]
    guard typed.state == .valid else { return true }
    var position = 1
    for byte in row.bytes(typed) {
      guard position <= 9, character(position) == byte else { return false }
      position += 1
    }
    return position > 9 || isFiller(position...9)
  }

  /// Two digits of the year are all there is; a typed birth in the future is R110's. A part that
  /// the passport leaves open agrees with anything.
  private func saysBirth(_ typed: CalendarDate) -> Bool {
    let (year, month, day) = typed.components
    return says(year % 100, at: 14) && says(month, at: 16) && says(day, at: 18)
  }

  private func saysExpiry(_ typed: CalendarDate, receivedOn today: CalendarDate) -> Bool {
    let (year, month, day) = typed.components
    return abs(year - today.year) <= 20 && says(year % 100, at: 22) && says(month, at: 24)
      && says(day, at: 26)
  }

  private func says(_ number: Int, at position: Int) -> Bool {
    let tens = character(position)
    let ones = character(position + 1)
    if tens == Self.filler && ones == Self.filler { return true }
    return tens.isDigit && ones.isDigit && Int(tens - 0x30) * 10 + Int(ones - 0x30) == number
  }
}

extension CountryCode {
  /// As machine-readable lines carry it: filled up with `<`. Known or not.
  init(machineReadable first: UInt8, _ second: UInt8, _ third: UInt8) {
    self.init(
      packed: Self.letter(first) << 16 | Self.letter(second) << 8 | Self.letter(third))
  }

  private static func letter(_ byte: UInt8) -> UInt32 {
    byte == UInt8(ascii: "<") ? 0 : UInt32(byte)
  }
}

import Vocabulary

/// Normalises values that are not plain ASCII, before they are judged (R122 counts what it did).
///
/// Coded fields: digits to ASCII, presentation forms, tatweel, direction marks, outer and repeated
/// spaces. Text keeps its letters and digits as sent, and loses the same invisible things.
struct Tidier {
  /// How much of a value may be changed.
  enum Manner: Sendable {
    case text, coded, decimal, list

    init(of type: FieldType) {
      switch type {
      case .text: self = .text
      case .decimal: self = .decimal
      case .list: self = .list
      default: self = .coded
      }
    }

    /// Whether there is nothing to do: printing ASCII, single spaces inside.
    func isPlain(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
      guard start < end, bytes[start] != 0x20, bytes[end - 1] != 0x20 else { return false }
      var wasSpace = false
      for index in start..<end {
        let byte = bytes[index]
        guard byte &- 0x20 < 0x5F else { return false }
        let isSpace = byte == 0x20
        if isSpace, wasSpace || self == .list { return false }
        wasSpace = isSpace
      }
      return true
    }
  }

  /// Tidy values, one behind the other.
  private(set) var output: [UInt8]
  private var manner = Manner.text
  private var start = 0
  private var changes: Normalisation = []
  private var isBad = false
  /// What stands between the last character kept and the next.
  private var gap = Gap()
  private var lastScalar: UInt32 = 0

  private struct Gap {
    var spaces = 0
    /// A space that is none in ASCII.
    var isWide = false
    /// Something that may stand at either end and not inside.
    var isForeign = false
    var joiner: UInt32 = 0
    var isEmpty: Bool { spaces == 0 && !isForeign && joiner == 0 }
  }

  /// - Parameter output: keeps what it holds; values are appended.
  init(output: [UInt8]) { self.output = output }

  /// Drops what was appended since `output` ended at `end`.
  mutating func forget(from end: Int) { output.removeSubrange(end...) }

  /// Appends the tidy form of `bytes`, UTF-8, to `output`.
  mutating func tidy(_ bytes: ArraySlice<UInt8>, _ manner: Manner)
    -> (changes: Normalisation, hasBadCharacters: Bool)
  {
    self.manner = manner
    start = output.count
    changes = []
    isBad = false
    gap = Gap()
    lastScalar = 0
    var decoder = ScalarDecoder(bytes)
    while let scalar = decoder.next() { take(scalar) }
    // A gap at the end is dropped, whatever it was made of; a lone joiner joins nothing.
    if gap.spaces > 0 { changes.insert(.spaces) }
    if gap.isForeign, gap.spaces == 0 { changes.insert(.directionMarks) }
    if gap.joiner != 0 { isBad = true }
    return (changes, isBad)
  }

  private var isAtStart: Bool { output.count == start }

  private mutating func take(_ scalar: UInt32) {
    switch ScalarClass(scalar) {
    case .content: keep(scalar)
    case .space: gap.spaces += 1
    case .wideSpace:
      gap.spaces += 1
      gap.isWide = true
    case .controlSpace:
      gap.spaces += 1
      gap.isForeign = true
    case .directionMark: changes.insert(.directionMarks)
    case .directionControl:
      changes.insert(.directionMarks)
      gap.isForeign = true
    case .tatweel: changes.insert(.tatweel)
    case .joiner: gap.joiner = scalar
    case .arabicDigit: keepDigit(scalar)
    case .presentationForm: keepForm(scalar)
    case .bad:
      isBad = true
      keep(scalar)
    }
  }

  private mutating func keepDigit(_ scalar: UInt32) {
    guard manner != .text else { return keep(scalar) }
    changes.insert(.digits)
    keep(0x30 + (scalar & 0x0F))
  }

  private mutating func keepForm(_ scalar: UInt32) {
    guard let form = Unicode.Scalar(scalar) else { return }
    PresentationForms.forEachLetter(of: form) { letter in
      if letter.value != scalar { changes.insert(.presentationForms) }
      switch letter.value {
      case 0x20: gap.spaces += 1
      case 0x0640: changes.insert(.tatweel)
      default: keep(letter.value)
      }
    }
  }

  private mutating func keep(_ scalar: UInt32) {
    var scalar = scalar
    if scalar == 0x066B, manner == .decimal {
      changes.insert(.digits)
      scalar = 0x2E
    }
    let isSeparator = manner == .list && (scalar == 0x3B || scalar == 0x3A)
    if !gap.isEmpty { closeGap(before: scalar, isSeparator) }
    append(scalar)
    lastScalar = scalar
  }

  /// Keeps of a gap what means something: one space between words, a joiner between letters.
  private mutating func closeGap(before scalar: UInt32, _ isSeparator: Bool) {
    defer { gap = Gap() }
    if isAtStart {
      if gap.spaces > 0 { changes.insert(.spaces) }
      if gap.joiner != 0 { isBad = true }
      return
    }
    if gap.isForeign { isBad = true }
    if gap.joiner != 0 {
      let joins = manner == .text && gap.spaces == 0 && ScalarClass.isArabicLetter(lastScalar)
      if joins, ScalarClass.isArabicLetter(scalar) { append(gap.joiner) } else { isBad = true }
    }
    guard gap.spaces > 0 else { return }
    let isDropped = isSeparator || (manner == .list && (lastScalar == 0x3B || lastScalar == 0x3A))
    if gap.spaces > 1 || gap.isWide || isDropped { changes.insert(.spaces) }
    if !isDropped { output.append(0x20) }
  }

  private mutating func append(_ scalar: UInt32) {
    switch scalar {
    case 0..<0x80: output.append(UInt8(scalar))
    case 0x80..<0x800:
      output.append(UInt8(0xC0 | scalar >> 6))
      output.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      output.append(UInt8(0xE0 | scalar >> 12))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    default:
      output.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}

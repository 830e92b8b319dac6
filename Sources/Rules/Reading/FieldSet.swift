import Vocabulary

/// Some fields, gathered without allocating and named only where a finding needs them.
struct FieldSet {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  /// The composite check digit, which stands for no field.
  var hasComposite = false

  var isEmpty: Bool { first == 0 && second == 0 && !hasComposite }

  var count: Int {
    first.nonzeroBitCount + second.nonzeroBitCount + (hasComposite ? 1 : 0)
  }

  mutating func insert(_ field: FieldName) {
    let place = UInt64(field.rawValue)
    if place < 64 { first |= 1 << place } else { second |= 1 << (place - 64) }
  }

  /// The names as files spell them, separated by spaces.
  var names: String {
    var words = FieldName.allCases.filter { contains($0) }.map(\.name)
    if hasComposite { words.append("composite") }
    return words.joined(separator: " ")
  }

  func contains(_ field: FieldName) -> Bool {
    let place = UInt64(field.rawValue)
    return place < 64 ? first >> place & 1 == 1 : second >> (place - 64) & 1 == 1
  }
}

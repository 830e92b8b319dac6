/// One line of our own XML.
package enum XMLLine {
  /// The value of an attribute as it stands there; nil where there is none.
  package static func attribute(_ name: String, _ line: String) -> Substring? {
    let bytes = Array(line.utf8)
    let wanted = Array(" \(name)=\"".utf8)
    guard bytes.count > wanted.count else { return nil }
    for start in 0..<bytes.count - wanted.count
    where bytes[start] == 0x20 && bytes[start..<start + wanted.count].elementsEqual(wanted) {
      let value = bytes[(start + wanted.count)...].prefix { $0 != 0x22 }
      return Substring(decoding: value, as: UTF8.self)
    }
    return nil
  }
}

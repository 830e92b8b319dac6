import Testing

/// A RES.xml as a partner reads it: elements and attributes, nothing of our own types.
struct ResultPage {
  struct Element {
    let name: String
    let attributes: [String: String]

    subscript(name: String) -> String { attributes[name] ?? "" }
    subscript(number name: String) -> Int { attributes[name].flatMap { Int($0) } ?? 0 }
  }

  let elements: [Element]
  let text: String

  init(_ bytes: [UInt8]) throws {
    self.init(notice: bytes)
    try #require(elements.contains { $0.name == "result" })
  }

  /// Any other XML that partners get.
  init(notice bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
    elements = text.split(separator: "<").compactMap(Self.element)
  }

  private static func element(_ text: Substring) -> Element? {
    guard let tag = text.split(separator: ">").first, let letter = tag.first, letter.isLetter else {
      return nil
    }
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    var attributes: [String: String] = [:]
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      let name = parts[index].split(whereSeparator: { " \n=".contains($0) }).last ?? ""
      attributes[String(name)] = String(parts[index + 1])
    }
    let name = tag.prefix { $0.isLetter }
    return Element(name: String(name), attributes: attributes)
  }

  func first(_ name: String) -> Element {
    elements.first { $0.name == name } ?? Element(name: name, attributes: [:])
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  var verdict: String { first("result")["verdict"] }
  /// Records, accepted, held, unchanged, rejected.
  var counts: [Int] {
    ["records", "accepted", "held", "unchanged", "rejected"].map { first("counts")[number: $0] }
  }

  /// How often each code was found.
  var causes: [String: Int] {
    Dictionary(all("cause").map { ($0["code"], $0[number: "count"]) }, uniquingKeysWith: +)
  }

  /// The rows in which a code was found.
  func rows(_ code: String) -> [Int] {
    all("finding").filter { $0["code"] == code }.map { $0[number: "row"] }
  }

  /// Every record has one outcome, and the sender's count is ours, but where that is the fault.
  var conserves: Bool {
    let declared = first("counts").attributes["declared"]
    return counts[0] == counts[1...].reduce(0, +)
      && (declared == nil || declared == "\(counts[0])" || causes["F011"] != nil)
  }
}

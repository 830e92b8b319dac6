package import Parsing
package import Vocabulary

extension Envelope {
  /// Compares the name with what the root of an XML file says of itself; nil where they agree.
  ///
  /// What the root leaves out or empty (a fix-file's sequence) contradicts nothing.
  package func disagreement(with attributes: ManifestAttributes) -> FileFault? {
    let pairs: [(name: String, stated: String?, expected: String)] = [
      ("season", attributes.season, season.description),
      ("sender", attributes.sender, sender.rawValue),
      ("kind", attributes.kind, kind.rawValue),
      ("sequence", attributes.sequence, Self.digits(of: sequence)),
    ]
    let wrong = pairs.filter { pair in
      guard let stated = pair.stated, !stated.isEmpty else { return false }
      return stated != pair.expected
    }.map(\.name)
    guard !wrong.isEmpty else { return nil }
    let names = wrong.joined(separator: ", ")
    return FileFault(
      .f001, en: "the root's attributes disagree with the file name: \(names)",
      ar: "سمات العنصر الجذري تخالف اسم الملف: \(names)")
  }
}

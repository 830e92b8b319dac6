internal import Manifests
internal import Parsing
internal import Vocabulary

/// What holds of any name that a partner gives a file.
enum NamePromises {
  static func broken(by bytes: [UInt8]) -> String? {
    let clean = StrayName.cleaned(bytes)
    if clean.isEmpty || clean.utf8.count > StrayName.maximumLength { return "a length of \(clean)" }
    if clean.utf8.first == 0x2E || clean.utf8.contains(where: { $0 < 0x20 || $0 == 0x2F }) {
      return "a clean name is none: \(Array(clean.utf8))"
    }
    if Array(StrayName.cleaned(clean.utf8).utf8) != Array(clean.utf8) {
      return "cleaning a clean name changes it: \(Array(clean.utf8))"
    }
    if case .sidecar(let file) = FileNameVerdict(bytes: bytes),
      Array((file + ".sha256").utf8) != bytes
    {
      return "the checksum of another file"
    }
    return String(validating: bytes, as: UTF8.self).flatMap(brokenEnvelope)
  }

  /// Who reads a name and writes it down again gets the same bytes.
  private static func brokenEnvelope(_ name: String) -> String? {
    guard case .success(let envelope) = Envelope.parse(name) else { return nil }
    let words = [
      String(envelope.season.year), envelope.sender.rawValue, envelope.kind.rawValue,
      Envelope.digits(of: envelope.sequence), envelope.stamp,
    ]
    let base = words.compactMap { $0 }.joined(separator: "_")
    let written = base + "." + envelope.syntax.rawValue + (envelope.isGzip ? ".gz" : "")
    if Array(written.utf8) != Array(name.utf8) { return "\(name) is read as \(written)" }
    return Array(envelope.base.utf8) == Array(base.utf8) ? nil : "the base of \(name)"
  }
}

/// What holds of any checksum file.
enum SidecarPromises {
  static func broken(by bytes: [UInt8]) -> String? {
    guard let digest = ChecksumFile.digest(in: bytes) else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    guard digest.utf8.count == 64, digest.utf8.allSatisfy(digits.contains) else {
      return "\(digest) is no digest"
    }
    let written = bytes.map { (0x41...0x46).contains($0) ? $0 + 0x20 : $0 }
    return written.indices.contains { written[$0...].starts(with: digest.utf8) }
      ? nil : "\(digest) is not in the file"
  }
}

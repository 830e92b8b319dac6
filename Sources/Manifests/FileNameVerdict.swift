/// What the name alone says about touching a file of an inbox.
package enum FileNameVerdict: Sendable, Equatable {
  /// Hidden, or still being written by the sender's own program: left alone.
  case neverTouched
  /// The checksum of another file.
  case sidecar(of: String)
  /// A manifest, or a stray that must be answered.
  case file

  package init(_ name: String) { self.init(bytes: name.utf8) }

  /// Decides by bytes: a name may be no text at all, and what looks like one character may be a dot
  /// with a mark upon it.
  package init(bytes: some Collection<UInt8>) {
    let name = Array(bytes)
    let suffixes = [".part", ".tmp", ".filepart", ".crdownload", "~"]
    let sidecar = ".sha256"
    if name.first == UInt8(ascii: ".")
      || suffixes.contains(where: { name.suffix($0.utf8.count).elementsEqual($0.utf8) })
    {
      self = .neverTouched
    } else if name.suffix(sidecar.utf8.count).elementsEqual(sidecar.utf8),
      let file = String(validating: name.dropLast(sidecar.utf8.count), as: UTF8.self)
    {
      self = .sidecar(of: file)
    } else {
      self = .file
    }
  }
}

/// The name of a stray as a response may carry it.
package enum StrayName {
  /// In bytes; leaves room for a response's suffix in any file system.
  package static let maximumLength = 120

  /// `name` with `_` for what no file name should hold: control and direction characters,
  /// slashes, what Windows refuses, bytes that are no UTF-8, a dot in front. Never empty.
  package static func cleaned(_ name: some Sequence<UInt8>) -> String {
    var clean = ""
    var decoder = ScalarDecoder(Array(name)[...])
    while let value = decoder.next() {
      let scalar = Unicode.Scalar(value).flatMap { isHarmless($0) ? $0 : nil } ?? "_"
      let isLeadingDot = clean.isEmpty && scalar == "."
      let kept: Unicode.Scalar = isLeadingDot ? "_" : scalar
      guard clean.utf8.count + UTF8.width(kept) <= maximumLength else { break }
      clean.unicodeScalars.append(kept)
    }
    return clean.isEmpty ? "_" : clean
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return scalar.value >= 0x20 && scalar.value != 0x7F
        && !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
    }
    switch ScalarClass(scalar.value) {
    case .content, .arabicDigit, .tatweel, .presentationForm, .wideSpace: return true
    default: return false
    }
  }
}

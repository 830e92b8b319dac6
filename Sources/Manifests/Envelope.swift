package import Vocabulary

/// What a file's name says of it: `1447_IDN-HAO_PLG_000123[_20260104T101500Z].csv[.gz]`.
package struct Envelope: Sendable, Equatable {
  package let season: Season
  package let sender: PartyID
  package let kind: Kind
  /// Counted by sender and kind; six digits in the name.
  package let sequence: Int
  /// The sender's own time, as written.
  package let stamp: String?
  package let syntax: FileFormat
  package let isGzip: Bool
  /// The name without `.csv`, `.xml` and `.gz`: what responses are named after.
  package let base: String

  /// Reads a file's name; the problem says which part is wrong.
  package static func parse(_ name: String) -> Result<Envelope, EnvelopeProblem> {
    let isGzip = name.hasSuffix(".gz")
    let plain = isGzip ? String(name.dropLast(3)) : name
    let base = base(of: name)
    guard let syntax = FileFormat.allCases.first(where: { plain == base + "." + $0.rawValue })
    else { return .failure(.suffix) }
    let parts = base.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4 || parts.count == 5 else { return .failure(.parts) }
    guard let season = Season(parts[0]) else { return .failure(.season) }
    let sender = PartyID(parts[1])
    guard sender.isFolderName else { return .failure(.sender) }
    guard let kind = Kind(rawValue: parts[2]) else { return .failure(.kind) }
    let digits = Array(parts[3].utf8)
    guard digits.count == 6, let sequence = NumberReading.magnitude(digits[...]) else {
      return .failure(.sequence)
    }
    let stamp = parts.count == 5 ? parts[4] : nil
    guard stamp.map(isStamp) ?? true else { return .failure(.stamp) }
    return .success(
      Envelope(
        season: season, sender: sender, kind: kind, sequence: Int(sequence), stamp: stamp,
        syntax: syntax, isGzip: isGzip, base: base))
  }

  /// `name` without `.csv` or `.xml`, and without `.gz` behind it; for stray names too.
  package static func base(of name: String) -> String {
    let plain = name.hasSuffix(".gz") ? name.dropLast(3) : Substring(name)
    for format in FileFormat.allCases where plain.hasSuffix("." + format.rawValue) {
      return String(plain.dropLast(format.rawValue.utf8.count + 1))
    }
    return String(plain)
  }

  /// A sequence number as names write it: six digits.
  package static func digits(of sequence: Int) -> String {
    let digits = String(sequence)
    return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }

  /// `20260104T101500Z`, a moment that was or will be.
  private static func isStamp(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 16 else { return false }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let moment = """
      \(part(0..<4))-\(part(4..<6))-\(part(6..<8))\(part(8..<9))\
      \(part(9..<11)):\(part(11..<13)):\(part(13..<15))\(part(15..<16))
      """
    return Instant(rfc3339: moment)?.compact == text
  }
}

/// Which part of a file's name does not follow the pattern (F001).
package enum EnvelopeProblem: Error, Sendable, CaseIterable {
  case suffix, parts, season, sender, kind, sequence, stamp

  /// What the name must be like, in English.
  package var en: String {
    switch self {
    case .suffix: "The name must end in .csv or .xml, or in .csv.gz or .xml.gz."
    case .parts: "The name must be <season>_<sender>_<kind>_<sequence>, or have _<utc> behind it."
    case .season: "The name must begin with the season's Hijri year, for example 1447."
    case .sender: "The second part of the name must be the sender's code, for example IDN-HAO."
    case .kind: "The third part of the name must be a kind of manifest, for example PLG."
    case .sequence: "The sequence number in the name must be six digits, for example 000123."
    case .stamp: "The time in the name must be like 20260104T101500Z."
    }
  }

  /// The same in Arabic.
  package var ar: String {
    switch self {
    case .suffix: "يجب أن ينتهي اسم الملف بـ ‎.csv أو ‎.xml، أو ‎.csv.gz أو ‎.xml.gz."
    case .parts: "يجب أن يكون الاسم: الموسم_الجهة_النوع_التسلسل، ويجوز أن يتبعه _الوقت."
    case .season: "يجب أن يبدأ الاسم بسنة الموسم الهجرية، مثل 1447."
    case .sender: "يجب أن يكون الجزء الثاني من الاسم رمز الجهة المرسلة، مثل IDN-HAO."
    case .kind: "يجب أن يكون الجزء الثالث من الاسم نوع البيانات، مثل PLG."
    case .sequence: "يجب أن يكون رقم التسلسل في الاسم ست خانات، مثل 000123."
    case .stamp: "يجب أن يكون الوقت في الاسم على صورة 20260104T101500Z."
    }
  }
}

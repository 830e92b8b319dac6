internal import Manifests
internal import Rules
internal import Vocabulary

/// The two lines under the photograph, held against a plain reading of ICAO 9303-4.
enum MachineReadablePromises {
  private static let alphabet = Array("<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

  /// Of any bytes two lines of the right length: what else they hold R102 has refused already.
  static func broken(by bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    let half = bytes.count / 2
    let (first, second) = (line(bytes[..<half]), line(bytes[half...]))
    var cells: [FieldName: [UInt8]] = [.mrz1: first, .mrz2: second]
    let number = second[..<9].split(separator: alphabet[0], omittingEmptySubsequences: false)
    cells[.passportNo] = Array(number[0])
    let names = names(in: first)
    cells[.surnameLat] = names.surname
    cells[.givenLat] = names.given
    let findings = findings(of: rowOf(.plg, cells))
    return brokenDigits(second, findings) ?? brokenNames(second, names.surname, findings)
  }

  /// The bytes where they are of the alphabet, else what they fall on there; filled up.
  private static func line(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let characters = bytes.prefix(44).map { byte in
      alphabet.contains(byte) ? byte : alphabet[Int(byte) % alphabet.count]
    }
    return characters + [UInt8](repeating: alphabet[0], count: 44 - characters.count)
  }

  private static func names(in line: [UInt8]) -> (surname: [UInt8], given: [UInt8]) {
    let names = Array(line[5...])
    let isLetter = { (0x41...0x5A).contains($0) } as (UInt8) -> Bool
    let end = names.indices.dropLast().first { names[$0] == 0x3C && names[$0 + 1] == 0x3C }
    let given = end.map { names[($0 + 2)...].filter(isLetter) } ?? []
    return (names[..<(end ?? names.count)].filter(isLetter), given)
  }

  private static let context: RuleContext = {
    let office = Party(
      id: PartyID("IDN-HAO"), type: .office, nameAr: "مكتب", nameEn: "Office",
      country: CountryCode("IDN"))
    return RuleContext(
      season: Season(year: 1447)!, kind: .plg, syntax: .csv, sender: office,
      receivedAt: Instant(rfc3339: "2026-01-04T10:15:00+03:00")!,
      parameters: SeasonParameters(), severities: Rulebook.severities(overridden: [:]))
  }()
  private static let judge = RecordJudge(context)

  private static func findings(of row: Row) -> [Finding] {
    var found = RecordFindings(severities: context.severities)
    judge.judge(row, &found)
    return found.list
  }

  private static func brokenDigits(_ line: [UInt8], _ findings: [Finding]) -> String? {
    let found = findings.filter { $0.code == .r104 }.map(\.detail)
    let expected = wrongDigits(line).joined(separator: " ")
    return found == (expected == "" ? [] : [.text(expected)])
      ? nil : "\(text(line)): R104 says \(found), expected \(expected)"
  }

  /// What was copied from the lines agrees with them.
  private static func brokenNames(
    _ line: [UInt8], _ surname: [UInt8], _ findings: [Finding]
  ) -> String? {
    for finding in findings where finding.code == .r105 {
      guard case .text(let fields) = finding.detail else { return "R105 without fields" }
      let named = fields.split(separator: " ")
      // A number with a gap is another number once it is cut there.
      let hasGap = line[..<9].drop { $0 != 0x3C }.contains { $0 != 0x3C }
      let wrong = named.filter {
        $0 == "surname_lat" || $0 == "given_lat" && !surname.isEmpty
          || $0 == "passport_no" && !hasGap
      }
      if !wrong.isEmpty { return "R105 names what was copied: \(wrong)" }
    }
    return nil
  }

  private static func wrongDigits(_ line: [UInt8]) -> [String] {
    let text = line.map { byte in alphabet.firstIndex(of: byte)! }.map { max(0, $0 - 1) }
    func sum(_ values: [Int]) -> Int {
      values.indices.reduce(0) { $0 + values[$1] * [7, 3, 1][$1 % 3] } % 10
    }
    func isWrong(_ place: Int, _ values: [Int]) -> Bool {
      !(0x30...0x39).contains(line[place]) || text[place] != sum(values)
    }
    var wrong: [String] = []
    if isWrong(9, Array(text[0..<9])) { wrong.append("passport_no") }
    if isWrong(19, Array(text[13..<19])) { wrong.append("birth_date") }
    if isWrong(27, Array(text[21..<27])) { wrong.append("passport_expiry") }
    let isUnused = line[28..<43].allSatisfy { $0 == alphabet[0] }
    let whole = Array(text[0..<10] + text[13..<20] + text[21..<43])
    if !isUnused && isWrong(42, Array(text[28..<42])) || isWrong(43, whole) {
      wrong.append("composite")
    }
    let order = FieldName.allCases.map(\.name) + ["composite"]
    return order.filter(wrong.contains)
  }

  private static func text(_ line: [UInt8]) -> String { String(decoding: line, as: UTF8.self) }
}

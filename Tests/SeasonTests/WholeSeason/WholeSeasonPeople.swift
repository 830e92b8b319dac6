import Vocabulary

// People: registered, certified, granted visas, corrected, replaced, cancelled.
extension WholeSeason {
  /// Letters for a number: marks in names have no digits.
  static func letters(_ number: Int) -> String {
    let digits = String(number).compactMap(\.wholeNumberValue)
    return String(digits.map { Character(UnicodeScalar(UInt8(ascii: "A") + UInt8($0))) })
  }

  /// A person of whom every value is the person's alone.
  func pilgrim(
    _ number: Int, of sender: String, package: String, country: String = "IDN",
    group: String = "G1", _ more: [String: String] = [:]
  ) -> [String: String] {
    let code = Self.letters(number)
    let year = 1963 + number % 30
    let row = [
      "sender_ref": "Zr.\(number)", "package_code": package, "group_no": group,
      "group_role": number % 10 == 1 ? "LEADER" : "MEMBER", "passport_no": "Z\(8_800_000 + number)",
      "passport_issuer": country, "passport_issue_date": "2021-07-\(10 + number % 20)",
      "passport_expiry": "2033-0\(1 + number % 9)-1\(number % 10)",
      "surname_lat": "ZQS\(code)", "given_lat": "ZQG\(code)", "nationality": country,
      "birth_date": "\(year)-0\(1 + number % 9)-2\(number % 9)", "birth_place": "ZQB\(code)",
      "sex": "M", "family_no": "Zf.\(number)", "acwy_date": "2025-12-0\(1 + number % 9)",
      "acwy_type": "CONJ", "phone": "+9990\(7_700_000 + number)",
      "email": "zq\(number)@example.org", "photo_ref": "Zp.\(number).jpg",
    ].merging(more) { $1 }
    for field in Self.markedFields { mark(field, row[field]!, of: sender, country) }
    return row
  }

  /// Fields whose values no other person and no other field has.
  static let markedFields = [
    "sender_ref", "passport_no", "surname_lat", "given_lat", "birth_place", "family_no", "phone",
    "email", "photo_ref",
  ]

  /// Twelve of the office, six of its agency, six of Malaysia, two of the mission.
  func register() throws {
    let own = (1...12).map { pilgrim($0, of: Self.indonesia, package: "P-I") }
    try send(Self.indonesia, "PLG", own, at: "2026-01-04T08:00:00Z")
    let agencys = (21...26).map { pilgrim($0, of: Self.agency, package: "P-A", group: "G2") }
    try send(Self.agency, "PLG", agencys, at: "2026-01-04T09:00:00Z")
    let others = (31...36).map {
      pilgrim($0, of: Self.malaysia, package: "P-M", country: "MYS", group: "G3")
    }
    try send(Self.malaysia, "PLG", others, at: "2026-01-04T10:00:00Z")
    try send(Self.indonesia, "STF", [51, 52].map(member), at: "2026-01-05T08:00:00Z")
  }

  private func member(_ number: Int) -> [String: String] {
    let own: Set<String> = [
      "package_code", "group_no", "group_role", "family_no", "phone", "email", "photo_ref",
    ]
    return pilgrim(number, of: Self.indonesia, package: "").filter { !own.contains($0.key) }
      .merging(["staff_role": "MEDICAL"]) { $1 }
  }

  /// Certificates for everybody: the agency's people through their office.
  func certify() throws {
    func certificate(_ number: Int, _ sender: String, _ agency: String = "") -> [String: String] {
      let head = "ZQH\(Self.letters(number))"
      let doctor = "ZQD\(Self.letters(number))"
      mark("head_signatory", head, of: sender, sender == Self.malaysia ? "MYS" : "IDN")
      mark("medical_signatory", doctor, of: sender, sender == Self.malaysia ? "MYS" : "IDN")
      return [
        "sender_ref": "Zr.\(number)", "agency_id": agency, "certificate_no": "HC-\(number)",
        "issued_on": "2026-01-05", "head_signatory": head, "medical_signatory": doctor,
        "outcome": "FIT",
      ]
    }
    try send(
      Self.indonesia, "HLC",
      (1...12).map { certificate($0, Self.indonesia) }
        + (21...26).map { certificate($0, Self.indonesia, Self.agency) },
      at: "2026-01-08T08:00:00Z")
    try send(
      Self.malaysia, "HLC", (31...36).map { certificate($0, Self.malaysia) },
      at: "2026-01-08T09:00:00Z")
  }

  /// The newest request of each passport, as Foreign Affairs has it.
  func requests() throws -> [String: (no: String, id: String)] {
    var requests: [String: (no: String, id: String)] = [:]
    for record in try records("MOFA", "VRQ") where record["action"] == "REQUEST" {
      requests[record["passport_no"] ?? ""] = (
        record["request_no"] ?? "", record["request_id"] ?? ""
      )
    }
    return requests
  }

  /// What Foreign Affairs answers for one person.
  func answer(
    _ number: Int, _ status: String, reason: String = "",
    _ requests: [String: (no: String, id: String)]
  ) -> [String: String] {
    let request = requests["Z\(8_800_000 + number)"] ?? ("", "")
    var row = [
      "request_no": request.no, "request_id": request.id, "status": status,
      "reason_code": reason,
    ]
    if status == "ISSUED" {
      row.merge([
        "visa_no": "60\(8_800_000 + number)", "issued_on": "2026-02-10", "valid_to": "2026-07-05",
      ]) { $1 }
    }
    return row
  }

  /// Visas for all but four: one refused for a reason its office must not learn, one returned and
  /// then mended, one left unanswered, one cancelled by its office before.
  func grantVisas() throws {
    try send(
      Self.indonesia, "AMD",
      [
        [
          "action": "CANCEL", "sender_ref": "Zr.12", "reason": "WITHDRAWAL",
          "effective_at": "2026-01-20T08:00:00Z",
        ]
      ], at: "2026-01-20T08:00:00Z")
    var asked = try requests()
    let issued = Array(1...8) + [21, 22, 23, 24, 25, 26] + Array(31...36) + [51, 52]
    try send(
      "MOFA", "VIS",
      issued.map { answer($0, "ISSUED", asked) } + [
        answer(9, "REFUSED", reason: "SECURITY", asked),
        answer(10, "RETURNED", reason: "PHOTO", asked),
      ], at: "2026-02-10T08:00:00Z")
    try send(
      Self.indonesia, "AMD",
      [
        [
          "action": "CORRECT", "sender_ref": "Zr.10", "reason": "DATA_ERROR",
          "effective_at": "2026-02-12T08:00:00Z", "photo_ref": "Zp.10b.jpg",
        ]
      ], at: "2026-02-12T08:00:00Z")
    asked = try requests()
    try send("MOFA", "VIS", [answer(10, "ISSUED", asked)], at: "2026-02-15T08:00:00Z")
  }

  /// One person who fell ill gives the place to another, who is certified and granted a visa.
  func replace() throws {
    let person = pilgrim(41, of: Self.indonesia, package: "P-I")
    try send(
      Self.indonesia, "AMD",
      [
        person.merging([
          "action": "REPLACE", "sender_ref": "Zr.8", "new_sender_ref": "Zr.41",
          "reason": "ILLNESS", "evidence_no": "MED-77",
          "effective_at": "2026-03-01T08:00:00Z",
        ]) { $1 }
      ], at: "2026-03-01T08:00:00Z")
    try send(
      Self.indonesia, "HLC",
      [
        [
          "sender_ref": "Zr.41", "certificate_no": "HC-41", "issued_on": "2026-03-02",
          "head_signatory": "ZQHEB", "medical_signatory": "ZQDEB", "outcome": "FIT",
        ]
      ], at: "2026-03-02T08:00:00Z")
    try send("MOFA", "VIS", [answer(41, "ISSUED", try requests())], at: "2026-03-10T08:00:00Z")
  }
}

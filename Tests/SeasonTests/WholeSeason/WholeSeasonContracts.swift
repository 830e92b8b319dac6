import Vocabulary

// The agreement, the parties, their licences, quotas, contracts and packages.
extension WholeSeason {
  static let parties: [[String: String]] = [
    ["party_id": "MOH-MAK", "type": "BRANCH", "city": "MAK"],
    ["party_id": "MOH-MAD", "type": "BRANCH", "city": "MED"],
    ["party_id": "IDN-HAO", "type": "HAO", "country": "IDN", "language": "id"],
    ["party_id": "MYS-HAO", "type": "HAO", "country": "MYS"],
    ["party_id": "IDN-AGY-0001", "type": "AGY", "country": "IDN", "parent_id": "IDN-HAO"],
    ["party_id": "TWF-SEA", "type": "TWF", "countries": "IDN;MYS"],
    ["party_id": "ADL", "type": "ADL"], ["party_id": "UAO", "type": "UAO"],
    ["party_id": "GCS", "type": "GCS"], ["party_id": "HSG-1001", "type": "HSG"],
    ["party_id": "HSG-2001", "type": "HSG"], ["party_id": "CAT-3001", "type": "CAT"],
    ["party_id": "TRC-4001", "type": "TRC"], ["party_id": "MOFA", "type": "MOFA"],
    ["party_id": "UMR", "type": "UMR"], ["party_id": "CRD", "type": "CRD"],
    ["party_id": "AUD", "type": "AUD"], ["party_id": "PUB", "type": "PUB"],
  ]

  func found(_ recipients: FileFormat) throws {
    let parties = Self.parties.map {
      JudgementScene.party($0.merging(["format": recipients.rawValue]) { $1 })
    }
    try send("MOH", "PTY", parties, at: "2025-10-12T06:00:00Z")
    let seasonStart = "2025-10-01T00:00:00Z"
    try send(
      "MOH", "SSN",
      [
        ["parameter": "agency_min", "value": "2", "effective_at": seasonStart],
        ["parameter": "small_cell", "value": "3", "effective_at": seasonStart],
        ["parameter": "public_cell", "value": "10", "effective_at": seasonStart],
        ["parameter": "replacement_pct", "value": "50", "effective_at": seasonStart],
      ], at: "2025-10-12T07:00:00Z")
    try send("MOH", "LIC", Self.licences, at: "2025-10-20T06:00:00Z")
    try send("MOH", "QTA", Self.grants, at: "2025-11-02T06:00:00Z")
    try send(
      Self.indonesia, "QTA",
      [
        JudgementScene.entry("ALLOCATE", 30, number: "A-1", segment: "OFFICIAL"),
        JudgementScene.entry("ALLOCATE", 20, number: "A-2", segment: "AGENCY"),
        JudgementScene.entry(
          "ALLOCATE", 10, number: "A-3", segment: "AGENCY", agency: Self.agency),
      ], at: "2025-11-03T06:00:00Z")
  }

  private static let licences: [[String: String]] = [
    ("MAK-H-1", "HSG", "MAK", "HSG-1001"), ("MED-H-1", "HSG", "MED", "HSG-2001"),
    ("MAK-C-1", "CAT", "MAK", "CAT-3001"), ("JED-T-1", "TRN", "JED", "TRC-4001"),
    ("MSH-P-1", "CMP", "MSH", "TWF-SEA"),
  ].map { number, activity, city, holder in
    [
      "licence_no": number, "activity": activity, "city": city, "holder_id": holder,
      "name_ar": "دار \(number)", "district_ar": "العزيزية",
      "rooms": activity == "HSG" ? "60" : "", "capacity": "200", "valid_from": "2025-10-01",
      "valid_to": "2026-09-30",
    ]
  }

  private static let grants: [[String: String]] = [
    JudgementScene.entry("GRANT", 50), JudgementScene.entry("GRANT", 20, "MYS"),
    JudgementScene.entry("GRANT", 5, number: "S-1", segment: "STAFF"),
  ]

  /// type, number, provider, city, licence, from, to.
  private static let needs: [(String, String, String, String, String, String, String)] = [
    ("HSG", "HM", "HSG-1001", "MAK", "MAK-H-1", "2026-05-10", "2026-05-24"),
    ("HSG", "HD", "HSG-2001", "MED", "MED-H-1", "2026-05-30", "2026-06-07"),
    ("CAT", "CT", "CAT-3001", "MAK", "MAK-C-1", "2026-05-10", "2026-06-07"),
    ("TRN", "TR", "TRC-4001", "ALL", "", "2026-05-10", "2026-06-07"),
    ("TWF", "TW", "TWF-SEA", "MSH", "", "2026-05-10", "2026-06-07"),
    ("ADL", "AD", "ADL", "MED", "", "2026-05-30", "2026-06-07"),
  ]

  func contract() throws {
    for (index, buyer) in [Self.indonesia, Self.agency, Self.malaysia].enumerated() {
      let prefix = ["I", "A", "M"][index]
      // One country takes its coaches from the syndicate itself.
      let needs = Self.needs.map { need in
        var need = need
        if need.0 == "TRN", buyer == Self.malaysia { need.2 = "GCS" }
        return need
      }
      let rows = needs.map { need in row(of: need, prefix, index) }
      for (need, row) in zip(needs, rows) {
        var theirs = row
        theirs["counterparty_id"] = buyer
        let price = "\(71_000 + index * 100).\(10 + index)"
        theirs["amount"] = price
        theirs["currency"] = "SAR"
        if need.0 == "HSG" { mark("amount", price, of: need.2, "") }
        try send(need.2, "CTP", [theirs], at: "2025-12-01T08:00:00Z", accepts: false)
      }
      try send(buyer, "CTB", rows, at: "2025-12-02T08:00:00Z", accepts: false)
      try send(
        buyer, "PKG",
        [
          [
            "package_code": "P-\(prefix)", "capacity": "20",
            "segment": buyer == Self.agency ? "AGENCY" : "OFFICIAL",
            "contracts": rows.map { $0["contract_no"]! }.joined(separator: ";"),
            "itinerary": "MAK:2026-05-10:2026-05-24;MSH:2026-05-24:2026-05-30;"
              + "MED:2026-05-30:2026-06-07",
          ]
        ], at: "2025-12-07T08:00:00Z")
    }
  }

  private func row(
    of need: (String, String, String, String, String, String, String), _ prefix: String,
    _ index: Int
  ) -> [String: String] {
    let amount = "\(71_000 + index * 100).\(10 + index)"
    return [
      "contract_no": "\(prefix)-\(need.1)", "counterparty_id": need.2, "contract_type": need.0,
      "city": need.3, "licence_no": need.4, "date_from": need.5, "date_to": need.6,
      "capacity": "20", "signed_at": "2025-11-25T11:00:00+03:00", "status": "SIGNED",
      "service_level": need.0 == "TRN" ? "STANDARD" : "",
      "route": need.0 == "TRN" ? "JED-MAK-MED" : "",
      "meals_per_day": need.0 == "CAT" ? "3" : "", "amount": amount, "currency": "SAR",
    ]
  }
}

import TestSupport
import Testing

/// A season of one country with one building: as few contracts as a package needs, so that cases
/// about places and crashes may have many people and little else.
final class SmallExchange {
  let home: SeasonHome
  let country: String
  private var sequences: [String: Int] = [:]
  private(set) var time: String

  var office: String { country + "-HAO" }
  var agency: String { country + "-AGY-0001" }

  /// - Parameters:
  ///   - seats: in the office's package P1, and in the agency's package A1.
  ///   - isForwarding: whether there is a Ministry of Foreign Affairs to forward people to.
  ///   - isAgreed: whether the building has confirmed the contracts.
  init(
    _ country: String, seats: Int, isForwarding: Bool = false, isAgreed: Bool = true,
    settings: String = ""
  ) throws {
    self.country = country
    time = "2025-11-01T09:00:00Z"
    home = try SeasonHome(settings: settings)
    try expectAccepted(
      "SSN", "MOH", "parameter,value", ["mandatory_contracts,HSG@MAK", "hlc_required,N"])
    try expectAccepted("PTY", "MOH", Self.partyHeader, parties(isForwarding))
    let licence = "MAK-H-1,HSG,MAK,HSG-1,سكن,\(seats),\(4 * seats),2025-10-01,2026-09-30"
    try expectAccepted("LIC", "MOH", Self.licenceHeader, [licence])
    for (party, contract) in [(office, "C-1"), (agency, "C-2")] {
      try expectAccepted(
        "CTB", party, Self.contractHeader, [Self.contract(contract, "HSG-1", seats)])
    }
    if isAgreed { try agree(seats: seats) }
    time = "2025-12-01T09:00:00Z"
    for (party, segment, package, contract) in [
      (office, "OFFICIAL", "P1", "C-1"), (agency, "AGENCY", "A1", "C-2"),
    ] {
      try expectAccepted(
        "PKG", party, "package_code,segment,capacity,contracts,itinerary",
        ["\(package),\(segment),\(seats),\(contract),MAK:2026-05-10:2026-06-07"])
    }
    time = "2026-01-05T09:00:00Z"
  }

  /// The building's side of both contracts, as the office and the agency declared them.
  func agree(seats: Int) throws {
    try expectAccepted("CTP", "HSG-1", Self.contractHeader, agreement(seats: seats))
  }

  func agreement(seats: Int) -> [String] {
    [Self.contract("C-1", office, seats), Self.contract("C-2", agency, seats)]
  }

  private func parties(_ isForwarding: Bool) -> [String] {
    let all = [
      "\(office),HAO,مكتب,Office,\(country),,ACTIVE",
      "\(agency),AGY,وكالة,Agency,\(country),\(office),ACTIVE", "HSG-1,HSG,سكن,Housing,,,ACTIVE",
    ]
    return isForwarding ? all + ["MOFA,MOFA,وزارة الخارجية,Foreign Affairs,,,ACTIVE"] : all
  }

  private static let partyHeader = "party_id,type,name_ar,name_en,country,parent_id,status"
  private static let licenceHeader =
    "licence_no,activity,city,holder_id,name_ar,rooms,capacity,valid_from,valid_to"
  static let contractHeader = """
    contract_no,counterparty_id,contract_type,city,licence_no,date_from,date_to,capacity,\
    signed_at,status
    """
  static let listHeader = """
    sender_ref,package_code,group_no,passport_no,passport_issuer,passport_expiry,surname_lat,\
    nationality,birth_date,sex,acwy_date,acwy_type,group_role
    """

  private static func contract(_ number: String, _ other: String, _ seats: Int) -> String {
    "\(number),\(other),HSG,MAK,MAK-H-1,2026-05-10,2026-06-07,\(seats),2025-11-01T10:00:00Z,SIGNED"
  }

  /// A person; every one of them another name, passport and reference.
  func pilgrim(_ number: Int, package: String = "P1", expiry: String = "2031-01-01") -> String {
    let serial = String(String(number + 10_000_000).dropFirst())
    return """
      R-\(serial),\(package),G-\(number / 40),Z\(serial),\(country),\(expiry),\
      \(spelled(number)),\(country),1970-05-17,\(number % 2 == 0 ? "M" : "F"),\
      2025-12-10,CONJ,LEADER
      """
  }

  // MARK: Files

  /// The next name of a sender's files of a kind.
  func nextName(_ kind: String, _ party: String, _ suffix: String = "csv") -> String {
    let number = sequences["\(party) \(kind)", default: 0] + 1
    sequences["\(party) \(kind)"] = number
    return "1447_\(party)_\(kind)_" + String(String(1_000_000 + number).dropFirst()) + "." + suffix
  }

  static func file(_ header: String, _ rows: [String]) -> String {
    ([header] + rows + ["#END,\(rows.count)"]).joined(separator: "\n") + "\n"
  }

  /// One file of a party, taken and judged.
  func send(_ kind: String, _ party: String, _ header: String, _ rows: [String]) throws
    -> ResultPage
  {
    let page = try home.send(
      Self.file(header, rows), as: nextName(kind, party), in: party, at: time)
    #expect(page.conserves)
    return page
  }

  func expectAccepted(_ kind: String, _ party: String, _ header: String, _ rows: [String]) throws {
    let page = try send(kind, party, header, rows)
    try #require(page.verdict == "ACCEPTED", "\(page.text)")
  }

  /// Quota entries: number, type, segment, agency, quantity.
  func quota(
    from party: String = "MOH", _ entries: [(String, String, String, String, Int)],
    effective: String = "2025-11-01T00:00:00Z"
  ) throws -> ResultPage {
    try send(
      "QTA", party,
      """
      entry_no,entry_type,country,segment,agency_id,quantity,agreement_no,agreement_date,\
      effective_at
      """,
      entries.map { number, type, segment, agency, quantity in
        let agreement = type == "GRANT" ? "MOU-1447,2025-11-01" : ","
        return """
          \(number),\(type),\(country),\(segment),\(agency),\(quantity),\(agreement),\
          \(effective)
          """
      })
  }
}

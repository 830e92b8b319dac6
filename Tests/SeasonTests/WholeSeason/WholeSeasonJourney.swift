import Synchronization
import Vocabulary

// The journey: planned, arrived, housed, carried, departed; the Umrah system; readiness visits.
extension WholeSeason {
  /// Seasons laid in freely, each once: those who look at one change nothing in it.
  private static let laidIn = Mutex<[String: WholeSeason]>([:])

  static func whole(
    _ format: FileFormat = .csv, recipients: FileFormat = .csv
  ) throws -> WholeSeason {
    let form = "\(format.rawValue) \(recipients.rawValue)"
    return try laidIn.withLock { seasons in
      if let known = seasons[form] { return known }
      let made = try layIn(format, recipients: recipients)
      seasons[form] = made
      return made
    }
  }

  /// Everything, in the order of the season.
  static func layIn(
    _ format: FileFormat, recipients: FileFormat = .csv, template: String? = nil
  ) throws -> WholeSeason {
    let season = try WholeSeason(format, recipients: recipients, template: template)
    try season.register()
    try season.certify()
    try season.grantVisas()
    try season.replace()
    try season.publish(at: "2026-03-15T01:00:00Z")
    try season.askUmrah()
    try season.visit()
    try season.plan()
    try season.arrive()
    try season.stay()
    try season.depart()
    try season.home.run(at: "2026-07-07T08:00:00Z")
    try season.publish(at: "2026-07-07T09:00:00Z")
    return season
  }

  /// One passport is still inside on an Umrah visa.
  func askUmrah() throws {
    let keys = try records("UMR", "UMK").compactMap { $0["passport_key"] }
    guard keys.count > 1 else { return }
    try send(
      "UMR", "UMR",
      [
        ["passport_key": keys[0], "entered_on": "2026-03-01", "left_on": "2026-03-20"],
        ["passport_key": keys[1], "entered_on": "2026-03-05", "left_on": ""],
      ], at: "2026-04-01T08:00:00Z")
  }

  func visit() throws {
    mark("note_ar", "ملاحظة زق سبعة", of: "MOH-MAK", "")
    try send(
      "MOH-MAK", "RDY",
      [
        [
          "party_id": "TWF-SEA", "visited_on": "2026-04-02", "item_code": "CAMP", "score": "90",
          "note_ar": "ملاحظة زق سبعة",
        ]
      ], at: "2026-04-02T08:00:00Z")
  }

  private func movement(
    _ number: String, _ sender: String, _ groups: String, pax: Int, port: String, flight: String
  ) -> [String: String] {
    [
      "movement_no": number, "mode": "AIR", "carrier": String(flight.prefix(2)),
      "flight_no": flight, "from_port": "CGK", "entry_port": port,
      "eta": "2026-05-10T11:00:00Z", "group_no": groups, "pax": String(pax), "first_city": "MAK",
      "first_licence_no": "MAK-H-1", "wheelchairs": "0",
    ]
  }

  func plan() throws {
    try send(
      Self.indonesia, "ARP",
      [movement("MV-1", Self.indonesia, "G1", pax: 10, port: "JED", flight: "GA980")],
      at: "2026-04-20T08:00:00Z")
    try send(
      Self.agency, "ARP",
      [movement("MV-2", Self.agency, "G2", pax: 6, port: "JED", flight: "SV819")],
      at: "2026-04-20T09:00:00Z")
    try send(
      Self.malaysia, "ARP",
      [movement("MV-3", Self.malaysia, "G3", pax: 6, port: "JED", flight: "MH150")],
      at: "2026-04-20T10:00:00Z")
    try publish(at: "2026-05-10T06:00:00Z")
  }

  private func entry(
    _ number: Int, _ country: String, _ movement: String, _ flight: String,
    port: String = "JED"
  ) -> [String: String] {
    [
      "movement_no": movement, "flight_no": flight, "entry_port": port,
      "entered_at": "2026-05-10T11:3\(number % 10):00Z", "passport_no": "Z\(8_800_000 + number)",
      "passport_issuer": country, "visa_no": "60\(8_800_000 + number)",
      "passport_held_by": "UAO",
    ]
  }

  /// One of Malaysia never comes; one of the agency enters by another port.
  func arrive() throws {
    try send(
      "UAO", "ARA",
      (Array(1...7) + [10, 41]).map { entry($0, "IDN", "MV-1", "GA980") }
        + (21...25).map { entry($0, "IDN", "MV-2", "SV819") }
        + [entry(26, "IDN", "MV-2", "SV821", port: "MED")]
        + (31...35).map { entry($0, "MYS", "MV-3", "MH150") },
      at: "2026-05-10T13:00:00Z")
    try publish(at: "2026-05-11T01:00:00Z")
  }

  /// The establishment's token of each person, by passport.
  private func tokens(_ party: String, _ output: String) throws -> [String: String] {
    var tokens: [String: String] = [:]
    for record in try records(party, output) where record["change"] != "REMOVE" {
      tokens[record["passport_no"] ?? ""] = record["person_token"]
    }
    return tokens
  }

  func stay() throws {
    let tokens = try tokens("TWF-SEA", "ALO")
    func stay(_ number: Int, _ movement: String, _ at: String) -> [String: String] {
      mark("room", "ZR-\(number)", of: "TWF-SEA")
      return [
        "licence_no": "MAK-H-1", "person_token": tokens["Z\(8_800_000 + number)"] ?? "",
        "movement": movement, "at": at, "room": "ZR-\(number)",
      ]
    }
    try send(
      "TWF-SEA", "HAL",
      (1...7).map { stay($0, "IN", "2026-05-10T18:0\($0):00Z") }
        + [stay(7, "OUT", "2026-05-12T08:00:00Z")], at: "2026-05-12T12:00:00Z")
    mark("plate", "ز ق 7788", of: "GCS", "")
    mark("guide", "زقمرشد", of: "GCS", "")
    try send(
      "GCS", "BUS",
      [
        [
          "trip_no": "T-0001", "plate": "ز ق 7788", "seats": "45", "from_city": "JED",
          "to_city": "MAK", "departs_at": "2026-05-10T14:00:00Z",
          "arrives_at": "2026-05-10T16:00:00Z", "guide": "زقمرشد", "group_no": "G1",
          "office_id": Self.indonesia, "passengers": "9",
        ]
      ], at: "2026-05-12T13:00:00Z")
  }

  /// One died, one was in hospital and left later, one never left.
  func depart() throws {
    let tokens = try tokens("TWF-SEA", "ALO")
    func end(_ number: Int, _ cause: String, _ at: String) -> [String: String] {
      [
        "person_token": tokens["Z\(8_800_000 + number)"] ?? "",
        "city": cause == "DEPARTED" ? "" : "MAK",
        "exit_port": cause == "DEPARTED" ? "JED" : "", "at": at, "cause": cause,
      ]
    }
    try send(
      "TWF-SEA", "DEP",
      [
        end(7, "DECEASED", "2026-05-12T08:00:00Z"), end(6, "HOSPITAL", "2026-05-13T08:00:00Z"),
      ], at: "2026-05-14T08:00:00Z")
    try publish(at: "2026-05-29T15:00:00Z")
    try send(
      "UAO", "DEP",
      (Array(1...4) + [6, 10, 41] + Array(21...26)).map { number in
        [
          "passport_no": "Z\(8_800_000 + number)", "passport_issuer": "IDN", "exit_port": "JED",
          "flight_no": "GA981", "at": "2026-06-08T1\(number % 10):00:00Z", "cause": "DEPARTED",
        ]
      }
        + (31...35).map { number in
          [
            "passport_no": "Z\(8_800_000 + number)", "passport_issuer": "MYS",
            "exit_port": "JED", "flight_no": "MH151", "at": "2026-06-08T1\(number % 10):00:00Z",
            "cause": "DEPARTED",
          ]
        }, at: "2026-06-09T08:00:00Z")
  }
}

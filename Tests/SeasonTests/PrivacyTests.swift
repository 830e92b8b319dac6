import Bookkeeping
import Exchange
import Foundation
import Testing
import Vocabulary

/// Values that nothing else in the season has, in every field of a pilgrim list, looked for in every
/// byte that leaves.
@Suite struct PrivacyTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  /// A mark and the outputs that outputs.psv lets it leave in, by recipient.
  private struct Mark {
    let field: String
    let value: String
    let shown: Set<String>
  }

  private static let marks: [Mark] = [
    Mark(field: "sender_ref", value: "Zref77", shown: ["IDN-HAO/STM", "IDN-HAO/UPD"]),
    Mark(field: "group_no", value: "Zgrp77", shown: ["TWF-SEA/ALO"]),
    Mark(field: "passport_no", value: "Z7700077", shown: ["MOFA/VRQ", "TWF-SEA/ALO"]),
    Mark(field: "passport_issue_date", value: "2021-07-17", shown: ["MOFA/VRQ"]),
    Mark(field: "passport_expiry", value: "2033-07-27", shown: ["MOFA/VRQ"]),
    Mark(field: "surname_lat", value: "ZSURNAME", shown: ["MOFA/VRQ", "TWF-SEA/ALO"]),
    Mark(field: "given_lat", value: "ZGIVEN", shown: ["MOFA/VRQ", "TWF-SEA/ALO"]),
    Mark(field: "name_ar", value: "زسرنام زجيفن", shown: ["MOFA/VRQ", "TWF-SEA/ALO"]),
    Mark(field: "birth_date", value: "1977-07-07", shown: ["MOFA/VRQ"]),
    Mark(field: "birth_place", value: "Zbirthplace", shown: ["MOFA/VRQ"]),
    Mark(field: "marital_status", value: "WIDOWED", shown: []),
    // Of people of the same list, whose own references they are.
    Mark(field: "companion_ref", value: "Zcomp77", shown: ["IDN-HAO/STM", "IDN-HAO/UPD"]),
    Mark(field: "mahram_ref", value: "Zmahram77", shown: ["IDN-HAO/STM", "IDN-HAO/UPD"]),
    Mark(field: "mahram_relation", value: "BROTHER", shown: ["MOFA/VRQ"]),
    Mark(field: "family_no", value: "Zfam77", shown: ["TWF-SEA/ALO"]),
    Mark(field: "acwy_date", value: "2025-11-17", shown: []),
    Mark(field: "polio_date", value: "2025-11-18", shown: []),
    Mark(field: "yf_date", value: "2025-11-19", shown: []),
    Mark(field: "assistance", value: "WCHC", shown: ["TWF-SEA/ALO"]),
    Mark(field: "phone", value: "0777700077", shown: []),
    Mark(field: "email", value: "zmail@example.org", shown: []),
    Mark(field: "photo_ref", value: "Zphoto77", shown: ["MOFA/VRQ"]),
  ]

  private func row(_ more: [String: String] = [:]) -> [String: String] {
    let marked = Dictionary(uniqueKeysWithValues: Self.marks.map { ($0.field, $0.value) })
    return Scene.pilgrim(1, marked.merging(["sex": "F"]) { $1 }.merging(more) { $1 })
  }

  /// Every place in which `value` left, as `party/output`.
  private func places(_ value: String, _ outbox: [String: [UInt8]]) -> Set<String> {
    var found: Set<String> = []
    for (name, bytes) in outbox where String(decoding: bytes, as: UTF8.self).contains(value) {
      let party = name.split(separator: "/")[0]
      let parts = name.split(separator: "/")[1].split(whereSeparator: { "_.".contains($0) })
      let response = ["RES", "REJ", "REP", "ACK"].first { parts.contains(Substring($0)) }
      found.insert("\(party)/\(response ?? String(parts[2]))")
    }
    return found
  }

  @Test func `no value leaves to anybody whom the privacy contract does not name`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.send(office, "CTB", [Scene.contract("C-9", with: Scene.building)])
    try scene.send(office, "PKG", [Scene.package("P9", "C-9")])
    let others = [(2, "Zcomp77"), (3, "Zmahram77")].map { number, reference in
      Scene.pilgrim(
        number, package: "P9",
        ["sender_ref": reference, "group_no": "Zgrp77", "birth_date": "1972-01-0\(number)"])
    }
    let page = try scene.accept(office, "PLG", [row(["package_code": "P9"])] + others)
    #expect(page.counts == [3, 0, 3, 0, 0], "\(page.causes)")
    // Held, then cured: the person goes through UPD, VRQ and the cuts.
    try scene.accept(Scene.building, "CTP", [Scene.contract("C-9", with: office)])
    try scene.home.publish(at: "2026-01-12T08:00:00Z")
    let outbox = try scene.home.outbox
    for mark in Self.marks {
      // A sender's own responses may show its own values.
      let left = places(mark.value, outbox).subtracting(
        ["RES", "REJ", "REP", "ACK"].map { "\(office)/\($0)" })
      #expect(left == mark.shown, "\(mark.field)")
    }
    #expect(try !scene.names("MOFA", "VRQ").isEmpty && !scene.names("TWF-SEA", "ALO").isEmpty)
  }

  @Test func `a refused record is shown to its sender alone`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.send(office, "PLG", [row(["passport_expiry": "2026-01-01", "given_lat": "Z9"])])
    try scene.home.publish(at: "2026-01-12T08:00:00Z")
    let outbox = try scene.home.outbox
    for mark in Self.marks {
      let parties = Set(places(mark.value, outbox).map { $0.split(separator: "/")[0] })
      #expect(parties.subtracting([Substring(office)]).isEmpty, "\(mark.field)")
    }
  }

  @Test func `what operators are told holds no value of a record`() throws {
    let home = try JudgementScene().home
    var program = Program(home: home.path)
    program.variables["MASAR_LOG_LEVEL"] = "trace"
    let bad = row(["passport_expiry": "2026-01-01", "sex": "Q", "birth_date": "1977-77-07"])
    try home.drop(Scene.csv([row(), bad]), as: "1447_IDN-HAO_PLG_000009.csv", in: office)
    let ending = try program("run", "--once", at: "2026-01-10T08:00:00Z")
    #expect(ending.code == 0)
    let said = ending.output + ending.complaint
    #expect(said.contains("1447_IDN-HAO_PLG_000009.csv"))
    for mark in Self.marks { #expect(!said.contains(mark.value), "\(mark.field)") }
  }
}

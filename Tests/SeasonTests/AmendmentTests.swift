import Bookkeeping
import Exchange
import Testing
import Vocabulary

/// AMD through files: what becomes of people, places, seats and requests.
@Suite struct AmendmentTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func scene(quota: Int = 30, people: ClosedRange<Int> = 1...3) throws -> Scene {
    let scene = try Scene()
    try scene.prepare(quota: quota)
    try scene.accept(office, "PLG", people.map { Scene.pilgrim($0) })
    return scene
  }

  @Test
  func `a cancelled person gives place, seat and request back and the row again is unchanged`()
    throws
  {
    let scene = try scene(quota: 3)
    let cancel = Scene.amendment("CANCEL", "A-2", ["reason": "DEATH", "evidence_no": "D-1"])
    let page = try scene.accept(office, "AMD", [cancel])
    #expect(page.counts == [1, 1, 0, 0, 0])
    #expect(page.first("standing")["before"] == "0")
    #expect(page.first("standing")["after"] == "1")
    let requests = try scene.released("MOFA", "VRQ_000002.csv")
    #expect(requests.contains(",WITHDRAW,IDN-HAO,"))
    #expect(!requests.contains("SANTOSO"))
    let again = try scene.accept(office, "AMD", [cancel.merging(["group_no": "G1"]) { $1 }])
    #expect(again.counts == [1, 0, 0, 1, 0])
    try scene.accept(office, "PLG", [Scene.pilgrim(4)])
    #expect(try scene.home.figures("IDN").reserved == 3)
    #expect(try scene.reconciles())
  }

  @Test func `the last place is not lost when its pilgrim is replaced`() throws {
    let scene = try scene(quota: 1, people: 1...1)
    let page = try scene.accept(office, "AMD", [Scene.replacement("A-1", by: 9)])
    #expect(page.counts == [1, 1, 0, 0, 0])
    let people = try scene.people()
    #expect(people.map(\.state) == [.replaced, .requested])
    #expect(people.map { $0.text(.senderRef) } == ["A-1", "A-9"])
    #expect(try scene.home.figures("IDN").reserved == 1)
    let requests = try scene.released("MOFA", "VRQ_000002.csv")
    #expect(requests.contains("R144700000001,") && requests.contains("R144700000002,"))
    let again = Scene.replacement("A-1", by: 9, ["phone": "+62"])
    #expect(try scene.accept(office, "AMD", [again]).counts == [1, 0, 0, 1, 0])
    #expect(try scene.reconciles())
  }

  @Test func `a correction while the request is in process withdraws it and makes another`() throws
  {
    let scene = try scene(people: 1...1)
    let correct = Scene.amendment("CORRECT", "A-1", ["passport_expiry": "2032-01-01"])
    #expect(try scene.accept(office, "AMD", [correct]).counts == [1, 1, 0, 0, 0])
    let requests = try scene.released("MOFA", "VRQ_000002.csv").split(whereSeparator: \.isNewline)
    #expect(requests.count == 4)
    #expect(requests[1].hasPrefix("R144700000001,") && requests[1].contains(",WITHDRAW,"))
    #expect(requests[2].hasPrefix("R144700000002,") && requests[2].contains("2032-01-01"))
    let person = try #require(try scene.people().first)
    #expect(person.state == .requested && person.requestNo == 2)
    #expect(person.text(.givenLat) == "B")
    let again = correct.merging(["given_lat": "B"]) { $1 }
    #expect(try scene.accept(office, "AMD", [again]).counts == [1, 0, 0, 1, 0])
    #expect(try scene.reconciles())
  }

  @Test func `two of passport, birth date and name are another person`() throws {
    let scene = try scene(people: 1...1)
    let page = try scene.send(
      office, "AMD",
      [Scene.amendment("CORRECT", "A-1", ["birth_date": "1971-01-01", "surname_lat": "WIDODO"])])
    #expect(page.causes == ["X213": 1])
    #expect(page.first("finding")["field"] == "sender_ref")
    #expect(page.first("finding")["value"] == "A-1")
  }

  @Test func `who moves to another package takes a seat there and leaves one`() throws {
    let scene = try scene(people: 1...2)
    try scene.accept(office, "PKG", [Scene.package("P2", capacity: 1)])
    let page = try scene.send(
      office, "AMD",
      [
        Scene.amendment("MOVE_PACKAGE", "A-1", ["package_code": "P2"]),
        Scene.amendment("MOVE_PACKAGE", "A-2", ["package_code": "P2"]),
      ])
    #expect(page.causes == ["L306": 1])
    #expect(page.rows("L306") == [3])
    let unknown = try scene.send(
      office, "AMD", [Scene.amendment("MOVE_PACKAGE", "A-2", ["package_code": "P9"])])
    #expect(unknown.causes == ["X209": 1])
    #expect(try scene.reconciles())
  }

  @Test func `a group is changed without another request`() throws {
    let scene = try scene(people: 1...1)
    let move = Scene.amendment("MOVE_GROUP", "A-1", ["group_no": "G7", "group_role": "LEADER"])
    try scene.accept(office, "AMD", [move])
    #expect(try scene.people().first?.text(.groupNo) == "G7")
    #expect(try scene.names("MOFA", "VRQ").count == 2)
  }
}

extension JudgementScene {
  static func amendment(
    _ action: String, _ reference: String, _ more: [String: String] = [:]
  ) -> [String: String] {
    [
      "action": action, "sender_ref": reference, "reason": "DATA_ERROR",
      "effective_at": "2026-01-09T09:00:00+03:00",
    ].merging(more) { $1 }
  }

  /// REPLACE by the person of a number.
  static func replacement(
    _ reference: String, by number: Int, _ more: [String: String] = [:]
  ) -> [String: String] {
    var person = pilgrim(number, more)
    person["sender_ref"] = nil
    person["new_sender_ref"] = more["new_sender_ref"] ?? "A-\(number)"
    person["reason"] = more["reason"] ?? "WITHDRAWAL"
    return amendment("REPLACE", reference, person)
  }

  func people() throws -> [StoredPerson] {
    try home.read { book in
      var people: [StoredPerson] = []
      try book.eachPerson(in: .everyone) { people.append($0) }
      return people
    }
  }
}

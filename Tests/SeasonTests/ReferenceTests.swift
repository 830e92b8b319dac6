import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// What people are to one another, judged after a file's last record (exchange.md §4), through
/// files alone.
@Suite struct ReferenceTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  /// A woman of 40 whose husband is `other`.
  private func wife(_ number: Int, of other: Int, _ more: [String: String] = [:])
    -> [String: String]
  {
    Scene.pilgrim(
      number,
      ["sex": "F", "mahram_ref": "A-\(other)", "mahram_relation": "HUSBAND"]
        .merging(more) { $1 })
  }

  private func companion(_ number: Int, _ other: Int) -> [String: String] {
    Scene.pilgrim(number, ["companion_ref": "A-\(other)"])
  }

  private func refused(_ number: Int, _ more: [String: String] = [:]) -> [String: String] {
    Scene.pilgrim(number, ["passport_expiry": "2026-01-31"].merging(more) { $1 })
  }

  @Test func `a mahram may stand further down in the file`() throws {
    let scene = try Scene()
    try scene.prepare()
    let page = try scene.accept(office, "PLG", [wife(1, of: 2), Scene.pilgrim(2)])
    #expect(page.counts == [2, 2, 0, 0, 0])
    let requests = try scene.released("MOFA", "VRQ_000001.csv")
      .split(whereSeparator: \.isNewline)
    // Written last, with her mahram's token; both are there.
    #expect(requests[1].contains("X7000002") && requests[2].contains("X7000001"))
    #expect(requests[3] == "#END,2")
    let token = requests[1].split(separator: ",", omittingEmptySubsequences: false)[1]
    #expect(requests[2].contains(token), "the mahram's token stands in her record")
    #expect(try scene.reconciles())
  }

  @Test func `who refers to a refused record is refused, and who refers to those`() throws {
    let scene = try Scene()
    try scene.prepare()
    let rows = [companion(1, 2), companion(2, 3), companion(3, 4), refused(4), Scene.pilgrim(5)]
    let page = try scene.send(office, "PLG", rows)
    #expect(page.verdict == "PARTIAL")
    #expect(page.counts == [5, 1, 0, 0, 4])
    #expect(page.causes == ["X205": 3, "R113": 1])
    #expect(page.rows("X205").sorted() == [2, 3, 4])
    let finding = page.all("finding").first { $0["code"] == "X205" && $0["row"] == "2" }
    #expect(finding?["ref"] == "A-1" && finding?["field"] == "companion_ref")
    #expect(finding?["value"] == "A-2" && finding?["detail"] == "nobody" && finding?["line"] == "2")
    let cause = page.text.contains("المحرم أو المرافق المشار إليه غير موجود")
    #expect(cause && page.text.contains("Mahram or companion reference is missing or unsuitable"))
    #expect(try scene.home.figures("IDN").reserved == 1)
    let requests = try scene.released("MOFA", "VRQ_000001.csv")
    #expect(requests.contains("#END,1") && requests.contains("X7000005"))
    #expect(try scene.reconciles())
  }

  @Test func `places so freed stay free for later files and not for this one`() throws {
    let scene = try Scene()
    try scene.prepare(quota: 2, seats: 2)
    let page = try scene.send(office, "PLG", [companion(1, 9), Scene.pilgrim(2), Scene.pilgrim(3)])
    #expect(page.causes == ["X205": 1, "L301": 1, "L306": 1])
    #expect(page.first("standing")["after"] == "1")
    let later = try scene.accept(office, "PLG", [Scene.pilgrim(3)])
    #expect(later.counts == [1, 1, 0, 0, 0])
    let full = try scene.send(office, "PLG", [Scene.pilgrim(4)])
    #expect(full.causes == ["L301": 1, "L306": 1])
    #expect(try scene.reconciles())
  }

  @Test(arguments: ["csv", "xml"])
  func `the fix-file has the refused in their places, as they were sent`(syntax: String) throws {
    let scene = try Scene(settings: "batch_records: 2\n")
    try scene.prepare()
    let rows = [
      refused(1), companion(2, 9), Scene.pilgrim(3), refused(4), companion(5, 4), companion(6, 3),
      refused(7),
    ]
    let text =
      syntax == "csv"
      ? Scene.csv(rows)
      : """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest xmlns="urn:masar:exchange:1" kind="PLG" season="1447" sender="IDN-HAO">
      \(rows.map { row in
        "<record>" + row.sorted { $0.key < $1.key }.map { "<\($0)>\($1)</\($0)>" }.joined()
          + "</record>"
      }.joined(separator: "\n"))
      </manifest>
      """
    let page = try scene.home.send(
      text, as: scene.nextName(office, "PLG", syntax), in: office, at: scene.time)
    #expect(page.counts == [7, 2, 0, 0, 5], "\(page.text)")
    let fixFile = try scene.released(office, "PLG_000001.REJ.\(syntax)")
    let references = fixFile.split(whereSeparator: { ",<>\r\n".contains($0) })
      .filter { $0.hasPrefix("A-") }
    // The companions named are references too.
    #expect(
      references.map(String.init).filter { ["A-1", "A-2", "A-7"].contains($0) }
        == ["A-1", "A-2", "A-7"])
    let lines = fixFile.split(whereSeparator: \.isNewline)
    let order = ["X7000001", "X7000002", "X7000004", "X7000005", "X7000007"]
    #expect(
      lines.compactMap { line in order.first { line.contains($0) } } == order, "\(fixFile)")
    #expect(fixFile.contains("X205"))
    if syntax == "csv" { #expect(fixFile.contains("#END,5")) }
    #expect(try scene.reconciles())
  }

  @Test func `references count for the share of refused records`() throws {
    let scene = try Scene()
    try scene.prepare(quota: 60, seats: 60)
    let good = (1...14).map { Scene.pilgrim($0) }
    let six = (15...20).map { companion($0, 99) }
    #expect(try scene.send(office, "PLG", good + six).verdict == "PARTIAL")
    let seven = (34...40).map { companion($0, 99) }
    let page = try scene.send(office, "PLG", (21...33).map { Scene.pilgrim($0) } + seven)
    #expect(page.verdict == "QUARANTINED")
    #expect(page.causes == ["F013": 1, "X205": 7])
    #expect(page.counts == [20, 0, 0, 0, 20])
    let fixFile = try scene.released(office, "PLG_000002.REJ.csv")
    #expect(fixFile.contains("#END,20"))
    #expect(try scene.home.figures("IDN").reserved == 14)
    #expect(try scene.reconciles())
  }

  @Test func `two who are each other's companions stand or fall together`() throws {
    let scene = try Scene()
    try scene.prepare()
    let both = try scene.accept(office, "PLG", [companion(1, 2), companion(2, 1)])
    #expect(both.counts == [2, 2, 0, 0, 0])
    var bad = companion(4, 3)
    bad["mahram_ref"] = "A-77"
    bad["mahram_relation"] = "BROTHER"
    let none = try scene.send(office, "PLG", [companion(3, 4), bad, Scene.pilgrim(5)])
    #expect(none.counts == [3, 1, 0, 0, 2])
    #expect(none.rows("X205").sorted() == [2, 3])
    #expect(try scene.reconciles())
  }

  @Test func `a women's group that loses one too many is no group`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(
      "MOH", "SSN",
      [["parameter": "mahram_rule", "value": "60", "effective_at": "2025-10-01T00:00:00Z"]])
    func women(_ numbers: ClosedRange<Int>) -> [[String: String]] {
      numbers.map { Scene.pilgrim($0, ["sex": "F", "womens_group": "Y"]) }
    }
    var last = women(4...4)[0]
    last["companion_ref"] = "A-9"
    let page = try scene.send(office, "PLG", women(1...3) + [last, Scene.pilgrim(5)])
    #expect(page.causes == ["X204": 3, "X205": 1])
    #expect(page.counts == [5, 1, 0, 0, 4])
    let finding = page.all("finding").first { $0["code"] == "X204" }
    #expect(finding?["field"] == "womens_group" && finding?["detail"] == "women=3/4")
    #expect(page.text.contains("neither a mahram nor an approved women's group"))
    try scene.accept(office, "PLG", women(1...4))
    // One who joins an approved group needs nobody else in her file; one without anything does.
    try scene.accept(office, "PLG", women(6...6))
    let alone = try scene.send(
      office, "PLG",
      [
        Scene.pilgrim(7, ["sex": "F"]),
        Scene.pilgrim(
          8,
          [
            "sex": "F", "birth_date": "1960-01-01",
            "companion_ref": "A-5",
          ]),
      ])
    #expect(alone.rows("X204") == [2] && alone.counts == [2, 1, 0, 0, 1])
    #expect(try scene.reconciles())
  }

  @Test func `a mahram is a man, grown up, of the same group and package, and fit for the kinship`()
    throws
  {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PKG", [Scene.package("P2")])
    let page = try scene.send(
      office, "PLG",
      [
        Scene.pilgrim(1, ["sex": "F"]),
        Scene.pilgrim(2, ["birth_date": "2010-01-01", "companion_ref": "A-1"]),
        Scene.pilgrim(3, package: "P2"), Scene.pilgrim(4, ["group_no": "G-9"]),
        wife(11, of: 1), wife(12, of: 2), wife(13, of: 3), wife(14, of: 4), wife(15, of: 15),
        wife(16, of: 5, ["mahram_relation": "SON"]), Scene.pilgrim(5),
      ])
    let details = page.all("finding").filter { $0["code"] == "X205" }
      .map { "\($0["row"]) \($0["field"]) \($0["detail"])" }
    #expect(
      Set(details) == [
        "6 mahram_ref sex", "7 mahram_ref age=18+", "8 mahram_ref group", "8 mahram_ref package",
        "9 mahram_ref group", "10 mahram_ref self", "11 mahram_relation relation",
      ], "\(details)")
    #expect(page.counts == [11, 5, 0, 0, 6])
    #expect(try scene.reconciles())
  }

  @Test func `the old have companions of the season's age, minors a guardian of any`() throws {
    let scene = try Scene()
    try scene.prepare()
    let old = ["birth_date": "1961-05-26"]
    let page = try scene.send(
      office, "PLG",
      [
        Scene.pilgrim(1, old), Scene.pilgrim(2, ["birth_date": "1961-05-27"]),
        Scene.pilgrim(3, old.merging(["companion_ref": "A-2"]) { $1 }),
        Scene.pilgrim(4, old.merging(["companion_ref": "A-9"]) { $1 }),
        Scene.pilgrim(5, ["birth_date": "2010-01-01"]),
        Scene.pilgrim(6, ["birth_date": "2010-01-01", "companion_ref": "A-4"]),
        Scene.pilgrim(9),
      ])
    #expect(page.rows("X206") == [2, 6])
    #expect(page.rows("X205") == [4])
    let finding = page.all("finding").first { $0["code"] == "X206" }
    #expect(
      finding?["field"] == "companion_ref" && finding?["detail"] == "companion_age=65")
    #expect(page.text.contains("has no companion; a minor has no guardian"))
    #expect(page.counts == [7, 4, 0, 0, 3])
    #expect(try scene.reconciles())
  }

  @Test func `amended people whose new references fail are who they were`() throws {
    let scene = try Scene()
    try scene.prepare(seats: 3)
    try scene.accept(office, "PKG", [Scene.package("P2", capacity: 1)])
    try scene.accept(office, "PLG", [Scene.pilgrim(1), Scene.pilgrim(2)])
    let before = scene.home.raw.dump().filter { $0.hasPrefix("person|") }
    // The seat on P2 that a failing move took is free for later files only.
    let page = try scene.send(
      office, "PLG",
      [
        Scene.pilgrim(1, package: "P2", ["companion_ref": "A-9", "family_no": "F1"]),
        Scene.pilgrim(3, package: "P2"),
      ])
    #expect(page.causes == ["X205": 1, "L306": 1])
    #expect(scene.home.raw.dump().filter { $0.hasPrefix("person|") } == before)
    try scene.accept(office, "PLG", [Scene.pilgrim(1, package: "P2")])
    #expect(try scene.reconciles())
  }

  @Test func `who names somebody closed names nobody`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    let later = try scene.accept(office, "PLG", [companion(2, 1)])
    #expect(later.counts == [1, 1, 0, 0, 0])
    let others = try scene.send(office, "PLG", [companion(3, 8)])
    #expect(others.causes == ["X205": 1] && others.verdict == "REJECTED")
  }
}

// Amendments
extension ReferenceTests {
  @Test func `an amendment's references are judged after its file's last row`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", [Scene.pilgrim(1), Scene.pilgrim(2), Scene.pilgrim(3)])
    let page = try scene.send(
      office, "AMD",
      [
        Scene.amendment("CORRECT", "A-1", ["companion_ref": "A-9"]),
        Scene.replacement("A-2", by: 9),
        Scene.amendment("CORRECT", "A-3", ["companion_ref": "A-8", "family_no": "F9"]),
      ])
    #expect(page.counts == [3, 2, 0, 0, 1], "\(page.causes)")
    #expect(page.causes == ["X205": 1] && page.rows("X205") == [4])
    let people = try scene.people()
    let byReference = Dictionary(uniqueKeysWithValues: people.map { ($0.text(.senderRef), $0) })
    #expect(byReference["A-1"]?.text(.companionRef) == "A-9")
    #expect(byReference["A-3"]?.text(.familyNo) == "")
    #expect(try scene.released(office, "AMD_000001.REJ.csv").contains("#END,1"))
    #expect(try scene.reconciles())
  }
}

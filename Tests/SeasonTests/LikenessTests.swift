import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

/// X203 and X207, through files alone: what is likely one person, what is hardly one group.
@Suite struct LikenessTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func alike(_ number: Int, _ more: [String: String] = [:]) -> [String: String] {
    Scene.pilgrim(number, ["given_lat": "BUDI"].merging(more) { $1 })
  }

  /// Another country's office with people of its own.
  private func prepareNeighbour(_ scene: Scene) throws {
    try scene.grant(9, to: "MYS")
    try scene.agree("M-1", buyer: "MYS-HAO", capacity: 10)
    try scene.accept("MYS-HAO", "PKG", [Scene.package("P1", "M-1", capacity: 10)])
  }

  @Test func `a sender is told of its own registration under another passport`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", [alike(1), Scene.pilgrim(2)])
    let page = try scene.accept(
      office, "PLG", [Scene.pilgrim(3), alike(4), alike(5, ["birth_date": "1970-03-05"])])
    #expect(page.causes == ["X203": 1] && page.counts == [3, 3, 0, 0, 0])
    #expect(page.first("counts")["warned"] == "1")
    let finding = page.first("finding")
    #expect(finding["row"] == "3" && finding["ref"] == "A-4" && finding["field"] == "passport_no")
    #expect(finding["value"] == "X7000004" && finding["detail"] == "ref=A-1")
    #expect(page.text.contains("Likely the same person under another passport"))
    #expect(page.text.contains("يُحتمل أنه الشخص نفسه بجواز آخر"))
    #expect(try scene.names("MOH", "UPD").isEmpty)
    #expect(try scene.reconciles())
  }

  @Test func `two of one file are found, and so is one among many`() throws {
    let scene = try Scene(settings: "batch_records: 3\n")
    try scene.prepare()
    let page = try scene.accept(
      office, "PLG", (1...9).map { Scene.pilgrim($0) } + [alike(10), alike(11)])
    #expect(page.rows("X203") == [12])
  }

  @Test func `of a registration by another sender the ministry alone is told, without a name`()
    throws
  {
    let scene = try Scene()
    try scene.prepare()
    try prepareNeighbour(scene)
    try scene.accept(office, "PLG", [alike(1)])
    let page = try scene.accept(
      "MYS-HAO", "PLG", [alike(2, ["residence_country": "MYS", "sender_ref": "M-2"])])
    #expect(page.causes == [:])
    let notice = ResultPage(notice: Array(try scene.released("MOH", "UPD_000001.xml").utf8))
    let likeness = notice.first("likeness")
    #expect(likeness["code"] == "X203" && likeness["record"] == "1")
    #expect(likeness["other_record"] == "1")
    let postings = [likeness[number: "posting"], likeness[number: "other_posting"]]
    #expect(postings[1] > 0 && postings[0] > postings[1])
    for word in ["SANTOSO", "BUDI", "X700000", "A-1", "M-2", "IDN", "MYS"] {
      #expect(!notice.text.contains(word), "\(word)")
    }
    #expect(try scene.reconciles())
  }

  @Test func `who was cancelled or refused resembles nobody, and a name mended no longer does`()
    throws
  {
    let scene = try Scene()
    try scene.prepare()
    let first = try scene.send(office, "PLG", [alike(1, ["companion_ref": "A-9"]), alike(2)])
    #expect(first.causes == ["X205": 1])
    let again = try scene.accept(office, "PLG", [alike(3, ["sex": "F"])])
    #expect(again.causes == [:])
    #expect(try scene.reconciles())
  }

  @Test func `where the season holds for a likeness, nobody is forwarded before`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(
      "MOH", "SSN",
      [["parameter": "severity.X203", "value": "HOLD", "effective_at": "2025-10-01T00:00:00Z"]])
    let page = try scene.accept(office, "PLG", [alike(1), Scene.pilgrim(2), alike(3)])
    #expect(page.counts == [3, 2, 1, 0, 0])
    let requests = try scene.released("MOFA", "VRQ_000001.csv")
    #expect(requests.contains("#END,2") && !requests.contains("X7000003"))
    #expect(try scene.released(office, "PLG_000001.REJ.csv").contains("X7000003"))
    #expect(try scene.reconciles())
  }

  @Test func `a group is looked at once, over all its people in the ledger`() throws {
    let scene = try Scene()
    try scene.prepare(quota: 60, seats: 60)
    try scene.accept(office, "PKG", [Scene.package("P2", capacity: 40)])
    func member(_ number: Int, _ package: String = "P1") -> [String: String] {
      Scene.pilgrim(number, package: package, ["group_role": "MEMBER", "group_no": "G-1"])
    }
    let first = try scene.accept(
      office, "PLG", [Scene.pilgrim(90), member(1), member(2)])
    #expect(first.rows("X207") == [3])
    #expect(first.first("finding")["detail"] == "leader")
    #expect(first.first("finding")["field"] == "group_no")
    #expect(first.first("finding")["value"] == "G-1")
    #expect(first.text.contains("Group larger than one coach, or without a leader"))
    let full = try scene.accept(
      office, "PLG", [Scene.pilgrim(3, ["group_no": "G-1"])] + (4...47).map { member($0) })
    #expect(full.causes == [:])
    let over = try scene.accept(office, "PLG", [member(48, "P2")])
    #expect(over.causes == ["X207": 2])
    let details = over.all("finding").map { $0["detail"] }
    #expect(details == ["people=48/47", "packages=2"])
  }

  @Test func `where the season refuses for a group, its first record is taken back`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(
      "MOH", "SSN",
      [["parameter": "severity.X207", "value": "ERROR", "effective_at": "2025-10-01T00:00:00Z"]])
    let page = try scene.send(
      office, "PLG",
      [
        Scene.pilgrim(1, ["group_role": "MEMBER", "group_no": "G-9"]), Scene.pilgrim(2),
      ])
    #expect(page.counts == [2, 1, 0, 0, 1] && page.rows("X207") == [2])
    #expect(try scene.released("MOFA", "VRQ_000001.csv").contains("#END,1"))
    #expect(try scene.reconciles())
  }
}

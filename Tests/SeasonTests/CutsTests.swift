import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

@Suite struct CutsTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  /// A season with a Tawafa contract, so that an establishment is assigned people.
  private func scene() throws -> Scene {
    let scene = try Scene()
    try scene.prepare()
    return scene
  }

  private func publish(_ scene: Scene, day: Int, isFull: Bool = false) throws {
    let time = "2026-01-\(day)T20:00:00Z"
    let cuts = ScheduledCuts(try scene.home.parts(at: time), isFull: isFull)
    #expect(try !cuts.publish(ScheduledCuts.outputs).isHeldUp)
  }

  /// The changes of a cut: `ADD A`, in the order of the file.
  private func changes(_ scene: Scene, _ number: Int) throws -> [String] {
    try scene.released("TWF-SEA", "ALO_00000\(number).csv").split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("#") }.dropFirst().map { String($0.prefix { $0 != "," }) }
  }

  @Test func `an establishment is told of people once, then of what changed`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", (1...2).map { Scene.pilgrim($0) })
    try publish(scene, day: 11)
    #expect(try changes(scene, 1) == ["ADD", "ADD"])
    try scene.accept(office, "PLG", [Scene.pilgrim(1, ["group_no": "G9"]), Scene.pilgrim(3)])
    try publish(scene, day: 12)
    #expect(try changes(scene, 2) == ["CHANGE", "ADD"])
    // The establishment no longer serves the country: everybody is taken away again.
    try scene.accept(
      "MOH", "PTY", [Scene.party(["party_id": "TWF-SEA", "type": "TWF", "countries": "MYS"])])
    try publish(scene, day: 13)
    #expect(try changes(scene, 3) == ["REMOVE", "REMOVE", "REMOVE"])
    let removed = try scene.released("TWF-SEA", "ALO_000003.csv").split(
      whereSeparator: \.isNewline)[1]
    #expect(removed.split(separator: ",").count == 2)
    try scene.accept(
      "MOH", "PTY", [Scene.party(["party_id": "TWF-SEA", "type": "TWF", "countries": "IDN"])])
    try publish(scene, day: 14, isFull: true)
    #expect(try changes(scene, 4) == ["ADD", "ADD", "ADD"])
    try publish(scene, day: 15, isFull: true)
    #expect(try changes(scene, 5) == ["ADD", "ADD", "ADD"])
    #expect(try scene.reconciles())
  }

  @Test func `numbers of a recipient's output have no gaps and files have their checksums`() throws
  {
    let scene = try scene()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    for day in 11...13 { try publish(scene, day: day) }
    // A list of changes has no file on a day without any.
    #expect(try scene.names("TWF-SEA", "ALO").count == 2)
    for (party, output) in [(office, "STM"), (office, "QTR"), ("MOH", "CTR")] {
      let names = try scene.names(party, output)
      let expected = (1...3).flatMap { number in
        ["", ".sha256"].map { "\(party)/1447_\(party)_\(output)_00000\(number).csv" + $0 }
      }
      #expect(names == expected)
    }
  }

  @Test func `two recipients know a person by different tokens`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    try publish(scene, day: 11)
    func tokens(_ text: String) -> Set<String> {
      Set(
        text.split(whereSeparator: { $0 == "," || $0.isNewline }).map(String.init).filter {
          $0.count == 20 && $0.allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".contains($0) }
        })
    }
    let visa = tokens(try scene.released("MOFA", "VRQ_000001.csv"))
    let tawafa = tokens(try scene.released("TWF-SEA", "ALO_000001.csv"))
    #expect(visa.count == 1 && tawafa.count == 1)
    #expect(visa.isDisjoint(with: tawafa))
  }

  @Test(arguments: ["=HYPERLINK", "+9", "@SUM", "-2"])
  func `a value that a spreadsheet would run makes its recipient's file XML and nobody else's`(
    value: String
  ) throws {
    let scene = try scene()
    try scene.grant(5, to: "MYS")
    try scene.agree("M-1", buyer: "MYS-HAO", capacity: 5)
    try scene.accept("MYS-HAO", "PKG", [Scene.package("P1", "M-1", capacity: 5)])
    try scene.accept(office, "PLG", [Scene.pilgrim(1, ["birth_place": value])])
    #expect(try scene.names("MOFA", "VRQ_000001").first == "MOFA/1447_MOFA_VRQ_000001.xml")
    let ref = ["sender_ref": "-7", "passport_issuer": "MYS", "nationality": "MYS"]
    try scene.accept("MYS-HAO", "PLG", [Scene.pilgrim(7, ref)])
    try publish(scene, day: 11)
    #expect(try scene.names("MYS-HAO", "STM").first?.hasSuffix(".xml") == true)
    #expect(try scene.names(office, "STM").first?.hasSuffix(".csv") == true)
  }

  @Test func `an office and an agency see the levels and people that are theirs`() throws {
    let scene = try Scene()
    try scene.grant(9)
    let agency = JudgementScene.agency
    try scene.accept(
      office, "QTA",
      [
        Scene.entry("ALLOCATE", 5, number: "A2", segment: "AGENCY"),
        Scene.entry("ALLOCATE", 3, number: "A3", segment: "AGENCY", agency: agency),
      ])
    try scene.agree("C-2", buyer: agency)
    try scene.accept(agency, "PKG", [Scene.package("P2", "C-2", segment: "AGENCY")])
    try scene.accept(agency, "PLG", [Scene.pilgrim(1, package: "P2")])
    try publish(scene, day: 11)
    let own = try scene.released(agency, "QTR_000001.csv").split(whereSeparator: \.isNewline)
    #expect(own.count == 3 && own[1].hasPrefix("IDN,AGENCY,\(agency),"))
    #expect(try scene.names("IDN-AGY-0002", "QTR").isEmpty)
    #expect(try scene.names("MYS-HAO", "QTR").isEmpty)
    #expect(
      try scene.released(office, "QTR_000001.csv").split(whereSeparator: \.isNewline).count == 5)
    #expect(try scene.names(office, "STM").isEmpty)
    #expect(try scene.released(agency, "STM_000001.csv").contains("A-1"))
  }

  @Test func `the same files in two homes make one ledger and the same bytes`() throws {
    func play() throws -> Scene {
      let scene = try scene()
      try scene.accept(office, "PLG", (1...3).map { Scene.pilgrim($0) })
      try scene.send(office, "CTB", [Scene.contract("C-5", with: "HSG-1002", licence: "MAK-H-2")])
      try scene.send(
        office, "PLG", [Scene.pilgrim(4), Scene.pilgrim(4), Scene.pilgrim(5, ["sex": "X"])])
      try scene.home.run(at: "2026-03-01T00:00:00Z")
      try scene.home.publish(at: "2026-03-01T20:00:00Z")
      return scene
    }
    let (one, other) = (try play(), try play())
    #expect(one.home.raw.dump() == other.home.raw.dump())
    #expect(try Tree.differences(one.home.outbox, from: other.home.outbox).isEmpty)
  }
}

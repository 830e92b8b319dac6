import Archiving
import Durability
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Exchange
@testable import masar

/// When the pages of seasons are written, and that nothing waits for them.
@Suite struct SeasonPageWritingTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func scene(settings: String = "") throws -> Scene {
    let scene = try Scene(settings: settings)
    try scene.prepare()
    return scene
  }

  /// What a daemon does between two rounds.
  private func wake(_ scene: Scene, at time: String) throws {
    let parts = try scene.home.parts(at: time)
    #expect(try CutSchedule(parts, writePages: parts.writeSeasonPages).cutDue())
  }

  private func hasPage(_ scene: Scene) -> Bool {
    FileManager.default.fileExists(atPath: scene.home.path + "/archive/1447/index.html")
  }

  @Test func `files write no page, the daily cut does, and so does publishing everything`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    try scene.home.publish(["STM"], at: "2026-01-10T09:00:00Z")
    #expect(!hasPage(scene))
    try wake(scene, at: "2026-01-10T12:00:00Z")
    #expect(!hasPage(scene), "where nothing was ever served the schedule begins")
    try wake(scene, at: "2026-01-11T01:00:00Z")
    let page = try ReadSeasonPage(home: scene.home.path)
    #expect(page.rows.contains { $0[0] == office && $0[1] == "STM" && $0[2] == "2" })
    // Once a day.
    try scene.accept(office, "PLG", [Scene.pilgrim(2)], at: "2026-01-11T02:00:00Z")
    try wake(scene, at: "2026-01-11T12:00:00Z")
    #expect(try ReadSeasonPage(home: scene.home.path).text == page.text)
    try scene.home.publish(at: "2026-01-11T13:00:00Z")
    #expect(try ReadSeasonPage(home: scene.home.path).text != page.text)
    #expect(try scene.reconciles())
  }

  @Test func `a page that cannot be written is told once and stops nothing`() throws {
    let scene = try scene()
    let place = scene.home.path + "/archive/1447/index.html"
    try FileManager.default.createDirectory(
      atPath: place + "/occupied", withIntermediateDirectories: true)
    let told = "pages of the archive's seasons cannot be written"
    let parts = try scene.home.parts(at: "2026-01-11T00:00:00Z")
    parts.writeSeasonPages()
    parts.writeSeasonPages()
    #expect(scene.home.log.count(told) == 1)
    // The daily cut is made, and files are judged.
    try wake(scene, at: "2026-01-11T00:00:00Z")
    try scene.accept(office, "PLG", [Scene.pilgrim(1)], at: "2026-01-11T00:30:00Z")
    try wake(scene, at: "2026-01-11T01:00:00Z")
    #expect(try scene.names(office, "_STM_").count == 2)
    try scene.accept(office, "PLG", [Scene.pilgrim(2)], at: "2026-01-11T02:00:00Z")
    let published = try Program(home: scene.home.path)
      .start(["publish"], at: "2026-01-13T20:00:00Z").wait()
    #expect(published.code == 0 && published.complaint.contains(told), "\(published)")
    try FileManager.default.removeItem(atPath: place)
    try scene.home.publish(at: "2026-01-14T20:00:00Z")
    #expect(hasPage(scene))
  }

  @Test func `what a crash left of a page is nobody's, and the next writing takes its place`()
    throws
  {
    let scene = try scene()
    try scene.home.publish(at: "2026-01-11T20:00:00Z")
    let torn = scene.home.path + "/archive/1447/.index.html.tmp"
    try Data("<!DOCTYPE".utf8).write(to: URL(filePath: torn))
    let program = Program(home: scene.home.path)
    #expect(try program.run(["audit", "verify"]).code == 0)
    try scene.home.publish(at: "2026-01-12T20:00:00Z")
    #expect(!FileManager.default.fileExists(atPath: torn))
    #expect(try program.run(["audit", "verify"]).code == 0)
  }

  @Test func `a daemon that is asked to publish everything writes the page, and goes on meanwhile`()
    throws
  {
    let copy = try AuditedCopy()
    let old = try copy.bytes("1447/index.html")
    var program = copy.program
    program.variables = ["MASAR_LOG_LEVEL": "notice"]
    let daemon = try program.start(["run"], at: "2026-07-09T02:00:00Z")
    let end = Date().addingTimeInterval(60)
    func eventually(_ isSo: () throws -> Bool) throws {
      while try !isSo() {
        try #require(Date() < end, "it did not come about: \(daemon.complaint)")
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    try eventually { daemon.complaint.contains("watching") }
    #expect(try program.start(["publish"], at: "2026-07-09T02:00:00Z").wait().code == 0)
    try eventually { try copy.bytes("1447/index.html") != old }
    daemon.terminate()
    #expect(daemon.wait().code == 0)
    #expect(try program.start(["audit", "verify"], at: "2026-07-09T03:00:00Z").wait().code == 0)
  }

  @Test func `while another process writes pages nobody writes into its file`() throws {
    let scene = try scene()
    let archive = try Directory.open(scene.home.path + "/archive")
    guard let lock = try archive.lock() else {
      Issue.record("nobody holds it yet")
      return
    }
    let answer = try Program(home: scene.home.path).run(["audit", "index"])
    #expect(answer.code == 75 && !hasPage(scene), "\(answer)")
    // The daily cut goes on without it.
    try scene.home.publish(at: "2026-01-11T20:00:00Z")
    #expect(!hasPage(scene))
    _ = consume lock
    #expect(try Program(home: scene.home.path).run(["audit", "index"]).code == 0)
    #expect(hasPage(scene))
  }
}

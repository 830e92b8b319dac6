import Bookkeeping
import Foundation
import Testing
import Vocabulary

@testable import Exchange

@Suite struct ScheduleTests {
  private func instant(_ text: String) throws -> Instant {
    try #require(Instant(rfc3339: text))
  }

  @Test func `a daily time is the last one passed by the clocks of Riyadh`() throws {
    let time = try #require(ScheduleTime.daily("04:00"))
    for (now, latest) in [
      ("2026-01-10T01:00:00Z", "2026-01-10T01:00:00Z"),
      ("2026-01-10T00:59:59Z", "2026-01-09T01:00:00Z"),
      ("2026-01-10T23:59:59Z", "2026-01-10T01:00:00Z"),
    ] {
      #expect(try time.latest(before: instant(now)) == instant(latest), "\(now)")
    }
    let late = try #require(ScheduleTime.daily("23:30"))
    #expect(
      try late.latest(before: instant("2026-01-10T20:29:59Z")) == instant("2026-01-09T20:30:00Z"))
  }

  @Test func `an hourly time is the last minute of that number`() throws {
    let time = try #require(ScheduleTime.hourly("05"))
    #expect(
      try time.latest(before: instant("2026-01-10T10:04:59Z")) == instant("2026-01-10T09:05:00Z"))
    #expect(
      try time.latest(before: instant("2026-01-10T10:05:00Z")) == instant("2026-01-10T10:05:00Z"))
  }

  @Test(arguments: ["4:00", "24:00", "04:60", "0400", "", "ab:cd", "-1:00"])
  func `what is no time of day is no setting`(text: String) {
    #expect(ScheduleTime.daily(text) == nil)
    #expect(ScheduleTime.hourly(text) == nil)
  }

  /// The names of the office's statements.
  private func statements(_ scene: JudgementScene) throws -> [String] {
    try scene.names(JudgementScene.office, "_STM_").filter { $0.hasSuffix(".csv") }
  }

  /// What a daemon does between two rounds, one process a call.
  private func wake(_ scene: JudgementScene, at time: String, times: Int = 1) throws {
    let schedule = CutSchedule(try scene.home.parts(at: time)) {}
    for _ in 0..<times { #expect(try schedule.cutDue()) }
  }

  @Test func `a new home waits for its first time, and each time is served once`() throws {
    let scene = try JudgementScene()
    try scene.prepare()
    try scene.accept(JudgementScene.office, "PLG", [JudgementScene.pilgrim(1)])
    try wake(scene, at: "2026-01-10T12:00:00Z", times: 2)
    #expect(try statements(scene) == [])
    try wake(scene, at: "2026-01-11T00:59:59Z")
    #expect(try statements(scene) == [])
    try wake(scene, at: "2026-01-11T01:00:00Z", times: 3)
    try wake(scene, at: "2026-01-11T13:00:00Z")
    #expect(try statements(scene).count == 1)
    #expect(try scene.reconciles())
  }

  @Test func `a time that passed while nothing ran is made up for once`() throws {
    let scene = try JudgementScene()
    try scene.prepare()
    try scene.accept(JudgementScene.office, "PLG", [JudgementScene.pilgrim(1)])
    try wake(scene, at: "2026-01-10T12:00:00Z")
    try wake(scene, at: "2026-01-14T09:00:00Z")
    #expect(try statements(scene).count == 1)
    try wake(scene, at: "2026-01-15T01:00:00Z")
    #expect(try statements(scene).count == 2)
  }

  @Test func `a schedule that is off cuts nothing`() throws {
    let scene = try JudgementScene(settings: "daily_at: off\nhourly_at: off\n")
    try scene.prepare()
    try scene.accept(JudgementScene.office, "PLG", [JudgementScene.pilgrim(1)])
    for day in 10...13 { try wake(scene, at: "2026-01-\(day)T12:00:00Z") }
    #expect(try statements(scene) == [])
  }
}

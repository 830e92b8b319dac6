import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Exchange

@Suite struct PageTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office
  private let agency = JudgementScene.agency

  private func published(_ change: (Scene) throws -> Void = { _ in }) throws -> Scene {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", (1...3).map { Scene.pilgrim($0) })
    try change(scene)
    try scene.home.publish(at: "2026-01-11T20:00:00Z")
    return scene
  }

  @Test func `a party has its statements of the day as one page in both languages`() throws {
    let scene = try published()
    let page = try scene.released(office, "_PAGE_000001.html")
    for text in [
      "<html lang=\"ar\" dir=\"rtl\">", "حجاجكم وأين وصلت طلباتهم", "Quota · QTR", "العقود",
      "22 رجب 1447هـ", "2026-01-11",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("<script"))
    #expect(try scene.names(office, "_PAGE_").count == 2)
    #expect(try scene.reconciles())
  }

  @Test func `a page shows no field that the machine files do not show`() throws {
    let scene = try published()
    for (name, bytes) in try scene.home.outbox where name.contains("_PAGE_") {
      let page = String(decoding: bytes, as: UTF8.self)
      for secret in ["X7000001", "SANTOSO", "BUDI", "1970-03-04"] {
        #expect(!page.contains(secret), "\(name): \(secret)")
      }
    }
  }

  @Test func `a party's page holds nothing of another party`() throws {
    let scene = try published { scene in
      try scene.accept(
        "MOH", "QTA",
        [
          Scene.entry("ALLOCATE", 20, number: "A-1", segment: "AGENCY"),
          Scene.entry("ALLOCATE", 7, number: "A-2", segment: "AGENCY", agency: "IDN-AGY-0001"),
        ])
    }
    let page = try scene.released(agency, "_PAGE_000001.html")
    #expect(page.contains("<bdi>7</bdi>"))
    #expect(!page.contains("<bdi>20</bdi>") && !page.contains("<bdi>30</bdi>"))
  }

  @Test func `the numbers of machine files do not move when a page is made`() throws {
    let scene = try published()
    try scene.home.publish(at: "2026-01-12T20:00:00Z")
    #expect(try scene.names(office, "_STM_").filter { $0.hasSuffix("2.csv") }.count == 1)
    #expect(try scene.names(office, "_STM_").allSatisfy { !$0.contains("3.csv") })
    #expect(try scene.names(office, "_PAGE_000002.html").count == 2)
  }
}

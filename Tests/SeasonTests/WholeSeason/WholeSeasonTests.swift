import Foundation
import Reporting
import TestSupport
import Testing
import Vocabulary

@testable import masar

@Suite struct WholeSeasonTests {
  @Test(arguments: FileFormat.allCases)
  func `a season runs from the agreement to the last departure, and every law holds`(
    format: FileFormat
  ) throws {
    let season = try WholeSeason.whole(format, recipients: format)
    let kinds = Set(season.results.map { String($0.name.split(separator: "_")[2]) })
    #expect(kinds == Set(Kind.allCases.map(\.rawValue)))
    #expect(season.results.allSatisfy { $0.page.conserves })
    #expect(try season.home.reconcile().gaps.isEmpty)
  }

  @Test func `every output reaches every type of recipient that it has`() throws {
    let season = try WholeSeason.whole()
    let types = Dictionary(
      uniqueKeysWithValues: (WholeSeason.parties + [["party_id": "MOH", "type": "MOH"]]).map {
        ($0["party_id"]!, $0["type"]!)
      })
    var reached: Set<String> = []
    for path in try season.home.outbox.keys where !path.hasSuffix(".sha256") {
      let party = String(path.split(separator: "/")[0])
      let output = String(path.split(separator: "/")[1].split(separator: "_")[2])
      reached.insert("\(output) \(types[party] ?? "")")
    }
    for profile in OutputProfile.all {
      for type in profile.recipients {
        let way = "\(profile.output) \(type.rawValue)"
        #expect(reached.contains(way), "\(way)")
      }
    }
  }

  @Test func `every machine file has its trailer, its checksum and a disclosure record`() throws {
    let season = try WholeSeason.whole()
    let outbox = try season.home.outbox
    let disclosed = Set(season.home.raw.lines("SELECT file FROM disclosure"))
    for (path, bytes) in outbox where !path.hasSuffix(".sha256") {
      let name = String(path.split(separator: "/")[1])
      if name.contains(".ACK.") || name.contains(".WAI.") { continue }
      #expect(disclosed.contains(name), "\(name)")
      guard OutputProfile.named(String(name.split(separator: "_")[2])) != nil,
        !name.contains(".RES."), !name.contains(".REP."), !name.contains(".REJ.")
      else { continue }
      #expect(outbox[path + ".sha256"] != nil, "\(name)")
      let records = WholeSeason.records(of: bytes, named: name).count
      #expect(String(decoding: bytes, as: UTF8.self).contains("#END,\(records)"), "\(name)")
    }
  }

  @Test func `a whole life is told from the list to the departure, and who learned what of it`()
    throws
  {
    let season = try WholeSeason.whole()
    let program = Program(home: season.home.path)
    let ending = try program("trace", "Z8800001", at: "2026-07-08T08:00:00Z")
    #expect(ending.code == 0)
    for part in [
      "REQUESTED", "VISA_ISSUED", "PLANNED", "ARRIVED", "DEPARTED", "RESERVE", "CONFIRM",
      "1447_MOFA_VRQ_", "1447_TWF-SEA_ALO_", "1447_ADL_ALM_", "1447_UAO_EXP_", "passport_no",
    ] {
      #expect(ending.output.contains(part), "\(part): \(ending.output)")
    }
  }

  @Test func `a replaced person's life ends where the other's begins`() throws {
    let season = try WholeSeason.whole()
    let program = Program(home: season.home.path)
    let gone = try program("trace", "Zr.8", at: "2026-07-08T08:00:00Z").output
    let came = try program("trace", "Zr.41", at: "2026-07-08T08:00:00Z").output
    #expect(gone.contains("REPLACED") && gone.contains("RELEASE") && gone.contains("Zr.41"))
    #expect(came.contains("DEPARTED") && came.contains("Zr.8"))
  }
}

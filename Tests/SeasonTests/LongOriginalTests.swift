import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Exchange

/// A long file is hashed and packed beside the reading of it, and read a second time on two threads;
/// nobody can tell from what comes of it.
@Suite struct LongOriginalTests {
  private typealias Scene = JudgementScene

  /// A megabyte and a half.
  private static func licences(_ changes: [String: String] = [:]) -> [[String: String]] {
    let name = String(repeating: "برج ", count: 24)
    return (0..<7_000).map { number in
      Scene.licences[0]
        .merging(["licence_no": "LONG-\(10_000 + number)", "name_ar": name + "\(number)"]) { $1 }
        .merging(changes) { $1 }
    }
  }

  private func original(_ scene: Scene) throws -> [UInt8] {
    let name = String(scene.lastName.dropLast(4))
    let found = try ArchivedTree.files(of: scene.home.path).first {
      $0.key.hasSuffix(name + ".csv.gz")
    }
    return try IntakeHome.filter(try #require(found).value, "gzip", "-dc")
  }

  @Test(arguments: ["", "archive_sealing: off\n"])
  func `it is in the archive as it was sent`(_ settings: String) throws {
    let scene = try Scene(settings: settings)
    let rows = Self.licences()
    #expect(Scene.csv(rows).utf8.count > 3 << 19)
    try scene.accept("MOH", "LIC", rows)
    #expect(try original(scene) == Array(Scene.csv(rows).utf8))
    #expect(try scene.reconciles())
  }

  @Test func `where every record is refused each goes back, in its order, with its reason`() throws
  {
    let scene = try Scene()
    let rows = Self.licences(["valid_to": "2025-09-31"])
    #expect(try scene.send("MOH", "LIC", rows).verdict == "QUARANTINED")
    let returned = try scene.released("MOH", ".REJ.csv")
      .split(whereSeparator: \.isNewline).dropFirst().dropLast()
    #expect(returned.count == rows.count)
    let wrong = zip(returned, rows).first { line, row in
      !line.contains(row["licence_no"]! + ",") || !line.contains(",R110,")
    }
    #expect(wrong == nil)
    #expect(try original(scene) == Array(Scene.csv(rows).utf8))
  }
}

@Suite struct PieceThreadTests {
  struct Full: Error {}

  private func add(_ bytes: [UInt8], to thread: PieceThread) throws {
    try unsafe bytes.withUnsafeBytes { try unsafe thread.add($0) }
  }

  @Test func `each piece is worked on, in order, before it is finished`() throws {
    let seen = Mutex<[UInt8]>([])
    let thread = unsafe PieceThread("test") { piece in
      seen.withLock { seen in unsafe seen.append(contentsOf: piece) }
    }
    for number in 0..<100 { try add([UInt8(number), 200], to: thread) }
    try thread.finish()
    #expect(seen.withLock { $0 } == (0..<100).flatMap { [UInt8($0), 200] })
  }

  @Test func `a failure ends the work, is thrown, and keeps nobody waiting`() throws {
    let count = Mutex(0)
    let thread = unsafe PieceThread("test") { _ in
      try count.withLock {
        $0 += 1
        if $0 == 3 { throw Full() }
      }
    }
    #expect(throws: Full.self) { for _ in 0..<1_000 { try add([1], to: thread) } }
    #expect(throws: Full.self) { try thread.finish() }
    #expect(count.withLock { $0 } == 3)
    thread.end()
  }
}

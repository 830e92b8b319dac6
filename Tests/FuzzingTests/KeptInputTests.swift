import Foundation
import Fuzzing
import TestSupport
import Testing

/// Every input that a fuzzer began with, and every one that it broke something with, in every run.
@Suite struct `Inputs that fuzzing kept` {
  private static let folder: String = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path + "/Fuzz"
  }()

  private func inputs(_ target: FuzzTarget, in folder: String) throws -> [String: [UInt8]] {
    let path = "\(Self.folder)/\(folder)/\(target.rawValue)"
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, Array(try Data(contentsOf: URL(filePath: path + "/" + name))))
      })
  }

  @Test(arguments: FuzzTarget.allCases, ["Seeds", "Found"])
  func `break no promise of their surface`(_ target: FuzzTarget, _ folder: String) throws {
    let inputs = try inputs(target, in: folder)
    #expect(folder == "Found" || !inputs.isEmpty, "no seeds for \(target.rawValue)")
    for (name, bytes) in inputs.sorted(by: { $0.key < $1.key }) {
      let broken = try target.broken(by: bytes)
      #expect(broken == nil, "\(target.rawValue)/\(name)")
    }
  }

  /// What the fuzzer does at length, for a moment: bytes of the seeds mixed, the same in every run.
  @Test(arguments: FuzzTarget.allCases)
  func `break no promise when they are mixed`(_ target: FuzzTarget) throws {
    let seeds = try inputs(target, in: "Seeds").sorted { $0.key < $1.key }.map(\.value)
      .filter { $0.count <= 2_048 }
    var random = SplitMix(state: 1_447)
    for round in 0..<400 {
      var bytes = try #require(seeds.randomElement(using: &random))
      let other = try #require(seeds.randomElement(using: &random))
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty && !other.isEmpty {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...6, using: &random))
        let from = Int.random(in: 0..<other.count, using: &random)
        let part = other[from..<min(other.count, from + Int.random(in: 0...9, using: &random))]
        bytes.replaceSubrange(start..<end, with: part)
        if Bool.random(using: &random), !bytes.isEmpty {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
            in: 1...255, using: &random)
        }
      }
      let broken = try target.broken(by: bytes)
      #expect(broken == nil, "round \(round): \(bytes)")
    }
  }
}

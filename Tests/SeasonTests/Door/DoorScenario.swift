import Foundation
import Testing

@testable import masar

/// One way of bringing a list through the door. Every step of it is checked; what is left to be
/// told is the cell of the table.
struct DoorScenario: Sendable {
  let name: String
  /// - Parameter number: of the list, free up to the next hundred.
  let cell: @Sendable (_ trial: DoorTrial) throws -> String

  /// All tenths where `TORTURE_SFTP` is set; three of them else.
  static let tenths: [Int] =
    ProcessInfo.processInfo.environment["TORTURE_SFTP"] == nil ? [2, 7] : Array(1...9)

  struct NeverCut: Error {}

  /// Tried by all clients at the same time.
  func cells(_ trials: [DoorTrial]) async throws -> [String] {
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for (place, trial) in trials.enumerated() {
        group.addTask { (place, try cell(trial)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        .sorted { $0.key < $1.key }.map(\.value)
    }
  }

  static let all: [DoorScenario] = [
    DoorScenario(name: "uploaded; the result is downloaded") { try $0.upload() },
    DoorScenario(name: "cut at every tenth, then sent anew") { try $0.cut { .put($0, $1) } },
    DoorScenario(name: "cut at every tenth, then resumed") { try $0.cut { .resume($0, $1) } },
    DoorScenario(name: "under a passing name, then renamed") { try $0.passingName() },
    DoorScenario(name: "renamed over the half of an earlier upload") { try $0.renamedOver() },
    DoorScenario(name: "slow, with a rest longer than `settle`") { try $0.slow() },
    DoorScenario(name: "two clients write under one name") { try $0.twoClients() },
    DoorScenario(name: "proved by a checksum file that comes after it") { try $0.checksum() },
    DoorScenario(name: "times of 2001 and mode 0600 go with it") { try $0.oldTimes() },
  ]
}

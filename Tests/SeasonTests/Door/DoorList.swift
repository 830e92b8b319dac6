import Foundation
import Testing

@testable import masar

/// A list on its way through the door: 64 records of 1 KiB, unlike any other.
struct DoorList {
  let name: String
  let path: String
  let bytes: [UInt8]

  /// - Parameter width: of the column that nobody reads, in bytes.
  init(
    _ number: Int, width: Int = 1_000, isPacked: Bool = false, isWithoutEnd: Bool = false
  ) throws {
    let padding = String(repeating: "x", count: width)
    let rows = (0..<64).map { "min_age,\(10 + $0 % 9),\(number)-\(padding)" }
    let end = isWithoutEnd ? [] : ["#END,64"]
    let text = (["parameter,value,_padding"] + rows + end).joined(separator: "\n") + "\n"
    bytes = isPacked ? try IntakeHome.packed(Array(text.utf8)) : Array(text.utf8)
    name = IntakeHome.name(number, "SSN", isPacked ? "csv.gz" : "csv")
    path = try TemporaryFolder.make("list") + "/" + name
    try Data(bytes).write(to: URL(filePath: path))
  }

  var base: String { String(name.split(separator: ".")[0]) }
  var inbox: String { "inbox/" + name }

  /// A file of the first `tenths` tenths.
  func part(tenths: Int) throws -> String {
    let path = path + ".\(tenths)"
    try Data(bytes.prefix(bytes.count * tenths / 10)).write(to: URL(filePath: path))
    return path
  }
}

extension Door {
  /// Whether the ministry's outbox shows `name`.
  func shows(_ name: String) throws -> Bool { try home.outbox().contains(name) }

  func size(inInbox name: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: home.path + "/inbox/MOH/" + name)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  /// Longer than a file must rest.
  func settle() { Thread.sleep(forTimeInterval: 0.6) }

  /// Waits for the result of `list`, and checks that it judged these bytes and no others.
  ///
  /// - Returns: its verdict.
  func verdict(on list: DoorList, receipt: Int = 1) throws -> String {
    let base = receipt == 1 ? list.base : "\(list.base).r\(receipt)"
    try eventually("\(base).RES.xml: \(Self.text(Self.folder + "/daemon.log"))") {
      try shows(base + ".RES.xml")
    }
    let page = try home.result(base)
    #expect(try page.first("result")["sha256"] == IntakeHome.sha256(list.bytes), "\(page.text)")
    return page.verdict
  }
}

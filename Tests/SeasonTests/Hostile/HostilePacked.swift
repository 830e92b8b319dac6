import Foundation
import TestSupport

/// Packed files that are more than they seem, or less.
extension HostileCase {
  static let packed = bombs + damaged

  private static let list = Array("parameter,value\nmin_age,12\n#END,1\n".utf8)

  /// `head` and behind it ten thousand times as many bytes as `count` says, in members of 4 MB:
  /// ten thousand million in the whole version, which stops them at 1 GiB.
  private static func bomb(_ head: [UInt8], _ byte: UInt8, _ count: Int) throws -> [UInt8] {
    let member = try IntakeHome.packed([UInt8](repeating: byte, count: 4_000_000))
    let first = try IntakeHome.packed(head)
    return first + [[UInt8]](repeating: member, count: max(1, count / 400)).joined()
  }

  private static let bombs = [
    HostileCase("gzip: a bomb of NUL", "csv.gz", "REJECTED F008") { try bomb([], 0, $0) },
    HostileCase("gzip: a bomb of blank rows", "csv.gz", "REJECTED F008") {
      try bomb(list, 0x0A, $0)
    },
    HostileCase("gzip: a bomb of one cell", "csv.gz", "REJECTED F008") {
      try bomb(Array("parameter,value\nmin_age,".utf8), 0x78, $0)
    },
    HostileCase("gzip: a bomb of space in XML", "xml.gz", "REJECTED F007") {
      try bomb(Array("<manifest xmlns=\"urn:masar:exchange:1\">".utf8), 0x20, $0)
    },
    HostileCase("gzip: members without end", "csv.gz", "ACCEPTED") { count in
      let member = try IntakeHome.packed([])
      return try IntakeHome.packed(list) + [[UInt8]](repeating: member, count: count).joined()
    },
    HostileCase("gzip: a name without end in its head", "csv.gz", "ACCEPTED") { count in
      let member = try IntakeHome.packed(list)
      var named = Array(member[..<10])
      named[3] |= 8
      return named + repeated("n", 10 * count) + [0] + member[10...]
    },
  ]

  private static let damaged = [
    HostileCase("gzip: cut off", "csv.gz", "REJECTED F008") { _ in
      Array(try IntakeHome.packed(list).dropLast(5))
    },
    HostileCase("gzip: a byte turned round in the middle", "csv.gz", "REJECTED F008") { _ in
      var bytes = try IntakeHome.packed(list)
      bytes[bytes.count / 2] ^= 0xFF
      return bytes
    },
    HostileCase("gzip: a wrong checksum", "csv.gz", "REJECTED F008") { _ in
      var bytes = try IntakeHome.packed(list)
      bytes[bytes.count - 6] ^= 1
      return bytes
    },
    HostileCase("gzip: something behind it", "csv.gz", "REJECTED F008") { _ in
      try IntakeHome.packed(list) + Array("PK\u{3}\u{4}".utf8)
    },
    HostileCase("gzip: packed twice", "csv.gz", "REJECTED F005 line 1") { _ in
      try IntakeHome.packed(IntakeHome.packed(list))
    },
    HostileCase("gzip: not packed at all", "csv.gz", "REJECTED F008", bytes: list),
    HostileCase("CSV: packed, but not named so", "csv", "REJECTED F005 line 1") { _ in
      try IntakeHome.packed(list)
    },
  ]
}

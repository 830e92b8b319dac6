internal import Durability
internal import Manifests
internal import Parsing
internal import Vocabulary

/// Whether the content of a rested file proves it whole. Looks at both ends of a plain file; reads
/// a packed one once and remembers that it had no proof until it changes.
final class ProofWatch {
  private struct Fingerprint: Equatable {
    let inode: UInt64
    let size: Int64
    let modified: MachineTime
    let changed: MachineTime
  }

  private let limits: ReadingLimits
  private var unproven: [String: Fingerprint] = [:]

  init(limits: ReadingLimits) { self.limits = limits }

  /// True for anything that needs no more waiting: proved whole, with a checksum beside it, or
  /// unpacking to more than is taken, which no wait makes less. Empty and damaged files wait: an
  /// upload may still be under way.
  func isReady(_ arrival: Arrival, _ envelope: Envelope) throws -> Bool {
    if arrival.sidecar != nil { return true }
    let status = arrival.status
    let fingerprint = Fingerprint(
      inode: status.inode, size: status.size, modified: status.modified,
      changed: status.changed)
    if unproven[arrival.key] == fingerprint { return false }
    let isReady = try envelope.isGzip ? inspect(arrival, envelope) : look(arrival, envelope)
    unproven[arrival.key] = isReady ? nil : fingerprint
    return isReady
  }

  func keepOnly(_ keys: Set<String>) { unproven = unproven.filter { keys.contains($0.key) } }

  private func look(_ arrival: Arrival, _ envelope: Envelope) throws -> Bool {
    let file = try arrival.folder.openFile(arrival.name)
    var head = [UInt8](repeating: 0, count: 4)
    let count = try unsafe head.withUnsafeMutableBytes { unsafe try file.read(into: $0, at: 0) }
    let proof = ScanResult.proof(
      head: Array(head.prefix(count)), tail: try file.tail(4_096),
      total: Int(arrival.status.size), syntax: envelope.syntax)
    return proof != .none
  }

  private func inspect(_ arrival: Arrival, _ envelope: Envelope) throws -> Bool {
    let inspection = try ContentInspection.inspect(
      arrival.folder.openFile(arrival.name), isGzip: true, syntax: envelope.syntax,
      limits: limits)
    return inspection.proof != .none || inspection.isTooLarge
  }
}

internal import Dispatch
internal import Manifests
internal import Parsing
internal import Rules
internal import Synchronization
internal import Vocabulary

/// Reads ahead on a thread of its own: bytes to records, and where it is to judge, records to
/// values and values to the findings of the R rules; the posting side takes finished batches in
/// order.
///
/// A few batches go round and round, so memory does not depend on the file.
final class RecordPipeline: @unchecked Sendable {
  /// How the reading ended.
  enum Ending: Sendable {
    case end(DeclaredTotals)
    case refused(FileFault)
    /// The posting side failed and wants no more.
    case cancelled
    /// The world's fault while reading: thrown on the posting side.
    case failed(any Error)
  }

  private enum Step: Sendable {
    case batch(ManifestBatch)
    case ended(Ending, last: ManifestBatch?)
  }

  /// One being filled, one being posted, one being forwarded, one waiting.
  private static let batches = 4

  private struct Judging {
    let judge: RecordJudge
    /// PLG and STF alone.
    let keys: PersonKeys?
  }

  private let opened: OpenedManifest
  private let judging: Judging?
  private let batchRecords: Int
  private let full = Handoff<Step>(capacity: RecordPipeline.batches + 1)
  private let empty = Handoff<ManifestBatch>(capacity: RecordPipeline.batches)
  private let isCancelled = Atomic<Bool>(false)
  private let skippedRules = Mutex<[RuleCode]>([])

  init(_ opened: OpenedManifest, context: RuleContext, batchRecords: Int) {
    self.opened = opened
    let isOfPeople = context.kind == .plg || context.kind == .stf
    judging = Judging(
      judge: RecordJudge(context), keys: isOfPeople ? PersonKeys(table: opened.table) : nil)
    self.batchRecords = batchRecords
  }

  /// Records as they stand in the file: no values, no findings.
  init(ofRecordsAlone opened: OpenedManifest, batchRecords: Int) {
    self.opened = opened
    judging = nil
    self.batchRecords = batchRecords
  }

  /// Rules that could not run for some record.
  var skipped: [RuleCode] { skippedRules.withLock { $0 } }

  /// Lets go of a batch, so that it can be filled again; from any thread.
  typealias Release = @Sendable () -> Void

  /// Calls `body` with each batch, in order, on the calling thread. Unless it throws, `body` sees
  /// to it that the batch is released, once.
  func run(_ body: (ManifestBatch, @escaping Release) throws -> Void) throws -> Ending {
    for _ in 0..<Self.batches { empty.put(opened.makeBatch()) }
    let thread = DispatchQueue(label: "masar.reading")
    let isOver = DispatchSemaphore(value: 0)
    thread.async {
      self.read()
      isOver.signal()
    }
    // Whatever ends the posting side, the reading side ends before the file is closed.
    defer { isOver.wait() }
    return try take(body)
  }

  private func take(_ body: (ManifestBatch, @escaping Release) throws -> Void) throws -> Ending {
    var failure: (any Error)?
    while true {
      switch full.take() {
      case .batch(let batch):
        if failure == nil {
          failure = Self.failure { try body(batch) { [empty] in empty.put(batch) } }
          if failure == nil { continue }
          isCancelled.store(true, ordering: .relaxed)
        }
        empty.put(batch)
      case .ended(let ending, let last):
        if let failure { throw failure }
        if let last { try body(last) {} }
        if case .failed(let error) = ending { throw error }
        return ending
      }
    }
  }

  private static func failure(_ body: () throws -> Void) -> (any Error)? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }

  private func read() {
    while true {
      let batch = empty.take()
      batch.reset()
      let step: ReadStep
      do {
        step = try opened.source.fill(batch.records, upTo: batchRecords)
      } catch {
        full.put(.ended(.failed(error), last: nil))
        return
      }
      if case .refused(let fault) = step {
        full.put(.ended(.refused(fault), last: nil))
        return
      }
      if let judging { judge(batch, judging) }
      if case .end(let totals) = step {
        full.put(.ended(.end(totals), last: batch))
        return
      }
      if isCancelled.load(ordering: .relaxed) {
        full.put(.ended(.cancelled, last: nil))
        return
      }
      full.put(.batch(batch))
    }
  }

  private func judge(_ batch: ManifestBatch, _ judging: Judging) {
    opened.reader.read(batch)
    judging.keys?.fill(batch)
    let skipped = judging.judge.judge(batch)
    if !skipped.isEmpty { skippedRules.withLock { $0.append(contentsOf: skipped) } }
  }
}

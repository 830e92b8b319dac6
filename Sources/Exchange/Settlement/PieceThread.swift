internal import Dispatch
internal import Synchronization

/// Does on a thread of its own, piece by piece and in order, what would hold up whoever reads a
/// long file.
///
/// A failure ends the work, and is thrown by the next call; what comes after it is let go.
@safe final class PieceThread: @unchecked Sendable {
  /// Read and not worked on yet: a megabyte of a file's buffers.
  private static let room = 4

  private let pieces = Handoff<[UInt8]?>(capacity: PieceThread.room)
  private let isOver = DispatchSemaphore(value: 0)
  private let failure = Mutex<(any Error)?>(nil)
  private let work: (UnsafeRawBufferPointer) throws -> Void
  private var hasEnded = false

  /// - Parameter work: is called on the other thread alone, until `end` has returned.
  init(_ label: String, _ work: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    unsafe self.work = work
    DispatchQueue(label: label).async {
      self.run()
      self.isOver.signal()
    }
  }

  func add(_ bytes: UnsafeRawBufferPointer) throws {
    try throwFailure()
    unsafe pieces.put(Array(bytes))
  }

  /// Waits until all that was added is done; nothing may be added any more.
  func finish() throws {
    end()
    try throwFailure()
  }

  /// The same, for whoever wants no more of it.
  func end() {
    if hasEnded { return }
    hasEnded = true
    pieces.put(nil)
    isOver.wait()
  }

  private func throwFailure() throws {
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func run() {
    while let piece = pieces.take() {
      if failure.withLock({ $0 != nil }) { continue }
      do {
        try unsafe piece.withUnsafeBytes { try unsafe work($0) }
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }
}

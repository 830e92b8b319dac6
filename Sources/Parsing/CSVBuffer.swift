internal import Glibc
internal import Vocabulary

/// The part of a CSV file in hand: unread text that always begins at a record's beginning.
///
/// It holds four times the largest record, so a record is scanned anew at most once for every
/// three record sizes read, however small the pieces that the source gives.
@safe final class CSVBuffer {
  private let source: any ByteSource
  private let memory: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private(set) var isAtEnd = false

  init(_ source: any ByteSource, recordBytes: Int) {
    self.source = source
    unsafe memory = .allocate(byteCount: max(262_144, 4 * recordBytes), alignment: 16)
  }

  deinit { unsafe memory.deallocate() }

  /// What is wrong with the bytes after those in hand.
  var fault: FileFault? { source.fault }

  var text: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(rebasing: memory[start..<end])
  }

  func drop(_ count: Int) { start += count }

  /// Reads until the memory is full or the source ends.
  func refill() throws {
    if start > 0 {
      unsafe memmove(memory.baseAddress!, memory.baseAddress! + start, end - start)
      end -= start
      start = 0
    }
    while !isAtEnd, unsafe memory.count - end >= 4 {
      let count = unsafe try source.read(into: .init(rebasing: memory[end...]))
      isAtEnd = count == 0
      end += count
    }
  }
}

internal import Glibc
internal import Vocabulary

/// Raw bytes read ahead for a source that converts them.
@safe private final class RawBytes {
  private let source: any ByteSource
  private let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
  private var place = 0
  private var end = 0
  private(set) var isAtEnd = false

  init(_ source: any ByteSource) { self.source = source }

  deinit { unsafe memory.deallocate() }

  var fault: FileFault? { source.fault }

  /// At least `wanted` bytes, if the source has them.
  func next(_ wanted: Int) throws -> UnsafeRawBufferPointer {
    while end - place < wanted && !isAtEnd {
      unsafe memmove(memory.baseAddress!, memory.baseAddress! + place, end - place)
      end -= place
      place = 0
      let count = unsafe try source.read(into: .init(rebasing: memory[end...]))
      isAtEnd = count == 0
      end += count
    }
    return unsafe UnsafeRawBufferPointer(rebasing: memory[place..<end])
  }

  func drop(_ count: Int) { place += count }
}

/// UTF-16 to UTF-8; the byte order mark is taken off.
final class UTF16Source: ByteSource {
  private let raw: RawBytes
  private let isBigEndian: Bool
  private var isAtStart = true
  private(set) var fault: FileFault?

  init(_ source: any ByteSource, isBigEndian: Bool) {
    raw = RawBytes(source)
    self.isBigEndian = isBigEndian
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    precondition(buffer.count >= 4)
    var count = 0
    while fault == nil && count == 0 {
      let bytes = unsafe try raw.next(4)
      if bytes.count < 2 {
        fault = raw.fault ?? (bytes.count == 0 ? nil : EncodingFault.cutCharacter)
        return 0
      }
      unsafe raw.drop(convert(bytes, to: buffer, &count))
    }
    return count
  }

  /// Converts what there is room for and returns how many bytes that took.
  private func convert(
    _ bytes: UnsafeRawBufferPointer, to buffer: UnsafeMutableRawBufferPointer, _ count: inout Int
  ) -> Int {
    var place = 0
    if isAtStart {
      isAtStart = false
      if unsafe unit(bytes, 0) == 0xFEFF { place = 2 }
    }
    while place + 2 <= bytes.count && count + 4 <= buffer.count {
      var scalar = unsafe unit(bytes, place)
      var length = 2
      if scalar & 0xF800 == 0xD800 {
        if place + 4 > bytes.count && !raw.isAtEnd { break }
        guard let pair = unsafe pair(scalar, bytes, place) else {
          fault = EncodingFault.invalidUTF16
          break
        }
        scalar = pair
        length = 4
      } else if scalar == 0 {
        fault = EncodingFault.nul
        break
      }
      unsafe write(scalar, to: buffer, at: &count)
      place += length
    }
    return place
  }

  private func unit(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
    let (first, second) = unsafe (UInt32(bytes[place]), UInt32(bytes[place + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  private func pair(_ first: UInt32, _ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt32? {
    guard first < 0xDC00, place + 4 <= bytes.count else { return nil }
    let second = unsafe unit(bytes, place + 2)
    guard second & 0xFC00 == 0xDC00 else { return nil }
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }
}

/// An encoding of one byte a character to UTF-8.
final class SingleByteSource: ByteSource {
  private let raw: RawBytes
  private let table: [UInt16]
  private(set) var fault: FileFault?

  init(_ source: any ByteSource, table: [UInt16]) {
    raw = RawBytes(source)
    self.table = table
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    precondition(buffer.count >= 4)
    if fault != nil { return 0 }
    let bytes = unsafe try raw.next(1)
    if bytes.count == 0 { fault = raw.fault }
    var count = 0
    var place = 0
    while place < bytes.count && count + 4 <= buffer.count {
      let byte = unsafe bytes[place]
      if byte == 0 {
        fault = EncodingFault.nul
        break
      }
      place += 1
      unsafe write(UInt32(table[Int(byte)]), to: buffer, at: &count)
    }
    raw.drop(place)
    return count
  }
}

/// Adds a character to `buffer`, which has room for four bytes.
@inline(__always) private func write(
  _ scalar: UInt32, to buffer: UnsafeMutableRawBufferPointer, at count: inout Int
) {
  func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F) }
  func head(_ mark: UInt32, _ shift: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: mark | scalar >> shift)
  }
  func add(_ byte: UInt8) {
    unsafe buffer[count] = byte
    count += 1
  }
  switch scalar {
  case ..<0x80: add(UInt8(truncatingIfNeeded: scalar))
  case ..<0x800:
    add(head(0xC0, 6))
    add(tail(0))
  case ..<0x10000:
    add(head(0xE0, 12))
    add(tail(6))
    add(tail(0))
  default:
    add(head(0xF0, 18))
    add(tail(12))
    add(tail(6))
    add(tail(0))
  }
}

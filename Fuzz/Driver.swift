import Fuzzing
import Glibc

/// Which surface this run is for: `FUZZ_TARGET`.
private let target: FuzzTarget = {
  let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
    fatalError("FUZZ_TARGET is none of: \(names)")
  }
  return target
}()

/// What the fuzzer calls, millions of times; a broken promise ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do {
    if let broken = try target.broken(by: bytes) { fatalError(broken) }
  } catch {
    fatalError("\(error)")
  }
  return 0
}

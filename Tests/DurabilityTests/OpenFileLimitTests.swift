import Glibc
import Testing

@testable import Durability

struct OpenFileLimitTests {
  @Test func `the limit is raised as far as the system lets it, and never lowered`() {
    var limit = rlimit()
    unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let expected = max(limit.rlim_cur, min(65_536, limit.rlim_max))
    #expect(OpenFileLimit.raise() == UInt(expected))
    unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #expect(limit.rlim_cur == expected)
    #expect(OpenFileLimit.raise(to: 16) == UInt(expected))
  }
}

import TestSupport
import Testing

/// What must be on disk before what, read off the calls that the program makes: a promise that no
/// killed process can test, as the kernel forgets nothing that it was given.
@Suite struct SyncOrderTests {
  private let calls: [String]

  init() throws { calls = try CrashSweep(.files, in: TortureScene.batch.get()).calls }

  /// Places of calls that begin so.
  private func places(_ beginning: String) -> [Int] {
    calls.indices.filter { calls[$0].hasPrefix(beginning) }
  }

  /// The first `call` behind `place`; the end where there is none.
  private func first(_ call: String, behind place: Int) -> Int {
    calls[place...].firstIndex(of: call) ?? calls.count
  }

  /// The last `call` before `place`; -1 where there is none.
  private func last(_ call: String, before place: Int) -> Int {
    calls[..<place].lastIndex(of: call) ?? -1
  }

  /// `work/r000000012` of `rename work/r000000012/00003`; nil for any other call.
  private func workFolder(ofPublishing call: String) -> String? {
    let parts = call.split(separator: "/")
    guard parts.count == 3, parts[0] == "rename work", parts[2].count == 5, Int(parts[2]) != nil
    else {
      return nil
    }
    return "work/\(parts[1])"
  }

  private func folder(of call: String) -> String {
    call.split(separator: " ")[1].split(separator: "/").dropLast().joined(separator: "/")
  }

  @Test func `a file is received on disk, then gone from the inbox, then acknowledged`()
    throws
  {
    let receipts = places("rename work/").filter { calls[$0].hasSuffix("/.receipt.tmp") }
    #expect(receipts.count > 20)
    for receipt in receipts {
      let work = folder(of: calls[receipt])
      let taken = try #require(places("rename inbox/").last { $0 < receipt })
      let inbox = folder(of: calls[taken])
      #expect(last("fsync \(work)/content", before: receipt) > taken, "\(work)")
      let emptied = first("fsync \(inbox)", behind: receipt)
      #expect(first("fsync \(work)", behind: receipt) < emptied, "\(work)")
      let shown = places("rename outbox/").first {
        $0 > receipt && calls[$0].hasSuffix(".ACK.xml.tmp")
      }
      #expect(emptied < shown ?? calls.count, "\(work)")
    }
  }

  @Test func `nothing is shown before its verdict is booked and the archive has it`() {
    let published = calls.indices.filter { workFolder(ofPublishing: calls[$0]) != nil }
    #expect(published.count > 50)
    for place in published {
      let work = workFolder(ofPublishing: calls[place])!
      let staged = "fsync " + calls[place].dropFirst("rename ".count)
      let named = last("fsync \(work)", before: last("fdatasync ledger.sqlite-wal", before: place))
      #expect(named > last(staged, before: place) && last(staged, before: place) >= 0, "\(staged)")
      for copied in places("rename archive/") where copied < place {
        let archive = folder(of: calls[copied])
        #expect(last("fsync \(archive)", before: place) > copied, "\(calls[copied])")
      }
    }
  }

  @Test func `a folder of work goes when all that left it stands on disk where it went`() {
    let removed = places("unlink work/").filter {
      calls[$0].split(separator: "/").count == 2
    }
    #expect(removed.count > 20)
    for place in removed {
      let work = String(calls[place].dropFirst("unlink ".count))
      let left = places("rename \(work)/").filter {
        $0 < place
          && (workFolder(ofPublishing: calls[$0]) != nil || calls[$0].hasSuffix("/original"))
      }
      guard let last = left.last else { continue }
      let synced = self.last("fsync \(work)", before: place)
      #expect(last < synced, "\(work)")
      let between = calls[last..<synced]
      #expect(between.contains { $0.hasPrefix("fsync archive/") || $0.hasPrefix("fsync outbox/") })
    }
  }
}

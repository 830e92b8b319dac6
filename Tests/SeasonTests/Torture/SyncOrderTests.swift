import TestSupport
import Testing

/// What must be on disk before what, read off the calls that the program makes: a promise that no
/// killed process can test, as the kernel forgets nothing that it was given.
@Suite struct SyncOrderTests {
  /// - Parameter files: that share their syncs; many are synced by one call for the file system.
  @Test(arguments: [1, 32])
  func `what must be on disk before what`(together files: Int) throws {
    let order = try SyncOrder(together: files)
    try order.receivedThenGoneThenAcknowledged()
    order.acknowledgedOnceWritten()
    order.bookedAndArchivedThenShown()
    order.removedWhenAllStandsElsewhere()
    #expect(order.calls.contains("syncfs work") == (files > 1))
  }
}

private struct SyncOrder {
  let calls: [String]

  init(together files: Int) throws {
    let variables = ["MASAR_GROUP_FILES": "\(files)"]
    calls = try CrashSweep(.files, in: TortureScene.batch.get(), variables).calls
  }

  /// Places of calls that begin so.
  private func places(_ beginning: String) -> [Int] {
    calls.indices.filter { calls[$0].hasPrefix(beginning) }
  }

  /// The first sync of `path` behind `place`; the end where there is none.
  private func firstSync(of path: String, behind place: Int) -> Int {
    calls[place...].firstIndex { isSync($0, of: path) } ?? calls.count
  }

  /// The last sync of `path` before `place`; -1 where there is none.
  private func lastSync(of path: String, before place: Int) -> Int {
    calls[..<place].lastIndex { isSync($0, of: path) } ?? -1
  }

  private func isSync(_ call: String, of path: String) -> Bool {
    call == "fsync \(path)" || call == "syncfs work"
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

  /// A file is received on disk, then gone from the inbox, then acknowledged.
  func receivedThenGoneThenAcknowledged() throws {
    let receipts = places("rename work/").filter { calls[$0].hasSuffix("/.receipt.tmp") }
    #expect(receipts.count > 20)
    for receipt in receipts {
      let work = folder(of: calls[receipt])
      let claimed = try #require(places("rename \(work)/.claim.tmp").last { $0 < receipt })
      let taken = try #require(places("rename inbox/").last { $0 < receipt })
      let inbox = folder(of: calls[taken])
      let begun = try #require(places("rename inbox/").first { $0 > claimed })
      #expect(lastSync(of: work, before: begun) > claimed, "\(work)")
      #expect(lastSync(of: "\(work)/content", before: receipt) > begun, "\(work)")
      let emptied = firstSync(of: inbox, behind: receipt)
      #expect(firstSync(of: work, behind: receipt) <= emptied, "\(work)")
      let shown = places("rename outbox/").first {
        $0 > receipt && calls[$0].hasSuffix(".ACK.xml.tmp")
      }
      #expect(emptied < shown ?? calls.count, "\(work)")
    }
  }

  /// An ACK has its bytes on disk before it has its name: power may fail in between.
  func acknowledgedOnceWritten() {
    let named = places("rename outbox/").filter { calls[$0].hasSuffix(".ACK.xml.tmp") }
    #expect(named.count > 20)
    for place in named {
      let path = String(calls[place].dropFirst("rename ".count))
      let written = last("pwrite \(path)", before: place)
      #expect(written >= 0 && lastSync(of: path, before: place) > written, "\(path)")
    }
  }

  /// Nothing is shown before its verdict is booked and the archive has it.
  func bookedAndArchivedThenShown() {
    let published = calls.indices.filter { workFolder(ofPublishing: calls[$0]) != nil }
    #expect(published.count > 50)
    for place in published {
      let work = workFolder(ofPublishing: calls[place])!
      let staged = String(calls[place].dropFirst("rename ".count))
      let booked = last("fdatasync ledger.sqlite-wal", before: place)
      let written = last("pwrite \(staged)", before: booked)
      let synced = lastSync(of: staged, before: booked)
      #expect(written >= 0 && synced > written, "\(staged)")
      #expect(lastSync(of: work, before: booked) >= synced, "\(staged)")
      for copied in places("rename archive/") where copied < place {
        // A receipt and an original move there, and are read by nobody before their folder goes.
        guard calls[copied].hasSuffix(".tmp") else { continue }
        let archive = folder(of: calls[copied])
        #expect(lastSync(of: archive, before: place) > copied, "\(calls[copied])")
      }
    }
  }

  /// A folder of work goes when all that left it stands on disk where it went.
  func removedWhenAllStandsElsewhere() {
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
      let synced = lastSync(of: work, before: place)
      #expect(last < synced, "\(work)")
      let between = calls[last...synced]
      #expect(
        between.contains { call in
          ["fsync archive/", "fsync outbox/", "syncfs work"].contains { call.hasPrefix($0) }
        })
    }
  }
}

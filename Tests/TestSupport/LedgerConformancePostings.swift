import Bookkeeping
import Vocabulary

extension LedgerConformance {
  static let postingPromises: [Promise] = [
    promise("a new ledger is empty and sound") { conformance in
      let ledger = try conformance.make()
      try ledger.read { book in
        try demand(try book.lastPosting(), 0, "postings")
        try demand(try book.lastReceipt(), 0, "receipts")
        try demand(try book.quotaCountries(), [], "countries")
        var gaps = 0
        try book.audit { _ in gaps += 1 }
        try demand(gaps, 0, "gaps")
      }
    },
    promise("postings are numbered without gaps, discarded ones not at all") { conformance in
      let scene = try conformance.scene()
      try scene.receive(sequence: 1, commits: false)
      try scene.receive(sequence: 2)
      _ = try? scene.book { _ in throw BrokenPromise(description: "on purpose") }
      try scene.receive(sequence: 3)
      try scene.read { book in
        try demand(try book.postings(from: 1, upTo: 9).map(\.number), [1, 2, 3], "numbers")
        try demand(try book.lastReceipt(), 2, "receipts")
        try demand(try book.posting(ofReceipt: 2)?.number, 3, "posting of receipt 2")
        try demand(try book.posting(ofReceipt: 3), nil, "a receipt nobody judged")
      }
    },
    promise("a discarded transaction leaves nothing") { conformance in
      let scene = try conformance.scene()
      try scene.receive(sequence: 1, people: [("A-1", "A1000001")], commits: false)
      try scene.read { book in
        try demand(try scene.known("A-1", in: book), nil, "a discarded person")
        let quota = try book.quotaBook(of: LedgerScene.country)
        try demand(quota[.country]?.reserved, 0, "places")
        try demand(try book.package(id: scene.package)?.bound, 0, "seats")
      }
      try scene.demandSound()
    },
    promise("a thrown error discards as well and is thrown on") { conformance in
      let scene = try conformance.scene()
      do {
        try scene.book { book in
          _ = try scene.register("A-1", "A1000001", ordinal: 1, in: book)
          throw BrokenPromise(description: "on purpose")
        }
      } catch let broken as BrokenPromise where broken.description == "on purpose" {
        return try demand(try scene.people().count, 0, "people")
      }
      throw BrokenPromise(description: "the error was kept back")
    },
    promise("a posting comes back as it was recorded") { conformance in
      let scene = try conformance.scene()
      try scene.receive(sequence: 7, content: "abc")
      let file = BookedFile(recipient: LedgerScene.office, name: "x.csv", sha256: "", output: "RES")
      let cut = try scene.ledger.transact(at: LedgerScene.start.adding(seconds: 5)) { book in
        let posting = Posting(number: book.number, cause: .cut, at: book.at, files: [file])
        try book.record(posting)
        return .commit(posting)
      }
      try scene.read { book in
        try demand(try book.posting(3), cut, "a cut")
        let submission = try book.posting(2)?.submission
        try demand(submission?.sequence, 7, "sequence")
        try demand(submission?.contentSHA256, "abc", "digest")
        try demand(submission?.party, LedgerScene.office, "sender")
      }
    },
    promise("content and numbers come again only for files that posted") { conformance in
      let scene = try conformance.scene()
      try scene.receive(sequence: 1, content: "refused", posts: false)
      try scene.receive(sequence: 2, content: "posted")
      let (office, season) = (LedgerScene.office, LedgerScene.season)
      try scene.read { book in
        let refused = try book.posted(contentSHA256: "refused", by: office)
        try demand(refused, nil, "content refused before")
        let posted = try book.posted(contentSHA256: "posted", by: office)
        try demand(posted?.number, 3, "content posted before")
        let numbers = try [1, 2].map { number in
          try book.posted(sequence: number, of: .plg, season: season, by: office)?.number
        }
        try demand(numbers, [nil, 3], "numbers that posted")
        let package = try book.posted(sequence: 2, of: .pkg, season: season, by: office)
        try demand(package, nil, "the number in another kind")
        let other = try book.posted(contentSHA256: "posted", by: .ministry)
        try demand(other, nil, "another party's content")
      }
    },
    promise("numbers that never came are told as ranges") { conformance in
      let scene = try conformance.scene()
      for number in [2, 3, 7] { try scene.receive(sequence: number, posts: number != 3) }
      let missing = try scene.read { book in
        try book.missingSequences(
          below: 9, of: .plg, season: LedgerScene.season, by: LedgerScene.office)
      }
      try demand(missing, [1...1, 4...6, 8...8], "missing numbers")
    },
    promise("receipts of one base are counted") { conformance in
      let scene = try conformance.scene()
      for _ in 0..<2 { try scene.receive(sequence: 1, base: "same") }
      try scene.receive(sequence: 2)
      try scene.read { book in
        try demand(
          try book.receipts(ofBase: "same", from: LedgerScene.office), 2, "receipts")
        try demand(try book.receipts(ofBase: "same", from: .ministry), 0, "another's receipts")
        try demand(try book.submissions(named: "same").map(\.number), [3, 2], "newest first")
      }
    },
    promise("a reader sees one view, whatever is booked meanwhile") { conformance in
      let scene = try conformance.scene()
      try scene.read { book in
        let before = try book.lastPosting()
        try scene.receive(sequence: 1, people: [("A-1", "A1000001")])
        try demand(try book.lastPosting(), before, "postings of the view")
        try demand(try scene.known("A-1", in: book), nil, "a person booked since")
      }
      try demand(try scene.people().count, 1, "people of the next view")
    },
    promise("the first look at a waiting file is remembered until it is forgotten") { conformance in
      let scene = try conformance.scene()
      let (office, first) = (LedgerScene.office, LedgerScene.start)
      for seconds in [Int64(0), 60] {
        _ = try scene.ledger.transact(at: first.adding(seconds: seconds)) { book in
          if try book.firstLook(at: "a.csv", of: office) == nil {
            try book.noteFirstLook(at: "a.csv", of: office, book.at)
          }
          return .commit(())
        }
      }
      try scene.read { book in
        try demand(try book.firstLook(at: "a.csv", of: office), first, "first look")
        try demand(try book.lastPosting(), 1, "postings: a look is none")
      }
      _ = try scene.ledger.transact(at: first) { book in
        .commit(try book.forgetFirstLook(at: "a.csv", of: office))
      }
      let forgotten = try scene.read { try $0.firstLook(at: "a.csv", of: office) }
      try demand(forgotten, nil, "a forgotten look")
    },
  ]
}

import Bookkeeping
import Manifests
import Vocabulary

extension LedgerConformance {
  static let quotaPromises: [Promise] = [
    promise("figures are saved with the posting and follow from movements") { conformance in
      let scene = try conformance.scene()
      try scene.receive(sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      let quota = try scene.read { try $0.quotaBook(of: LedgerScene.country) }
      for key in [QuotaKey.country, QuotaKey(segment: .official)] {
        try demand(quota[key]?.figure, LedgerScene.granted, "figure")
        try demand(quota[key]?.reserved, 2, "places")
      }
      let countries = try scene.read { try $0.quotaCountries() }
      try demand(countries, [LedgerScene.country], "countries")
      try scene.demandSound()
    },
    promise("an entry is found by its sender's number with the values it had") { conformance in
      let scene = try conformance.scene()
      let row = QuotaRow(manifestRow(.qta, validExample(of: .qta)))
      try scene.read { book in
        let entry = try book.quotaEntry(row.entryNo, by: .ministry)
        try demand(entry?.row, row, "entry")
        try demand(entry?.posting, 1, "posting")
        try demand(try book.quotaEntry(row.entryNo, by: LedgerScene.office), nil, "another's")
      }
    },
    promise("figures that no movement explains are never booked (L314)") { conformance in
      let scene = try conformance.scene()
      do {
        try scene.book { book in
          var quota = try book.quotaBook(of: LedgerScene.country)
          _ = quota.reserve(.official, agency: nil, refusedAt: book.at)
          try book.save(quota)
        }
      } catch is LedgerImbalance {
        try demand(try scene.read { try $0.lastPosting() }, 1, "postings")
        return try scene.demandSound()
      }
      throw BrokenPromise(description: "a place without a movement was booked")
    },
    promise("a person without a place is never booked (L314)") { conformance in
      let scene = try conformance.scene()
      do {
        try scene.book { book in
          _ = try book.register(LedgerScene.row("A-1", "A1000001"), scene.entry(ordinal: 1))
        }
      } catch is LedgerImbalance {
        return try scene.demandSound()
      }
      throw BrokenPromise(description: "a reservation that no figure shows was booked")
    },
    promise("what counts only later is known and counts then") { conformance in
      let scene = try conformance.scene()
      let later = LedgerScene.start.adding(seconds: 3600)
      let change = Movement(
        type: .adjust, country: LedgerScene.country, segment: .official, quantity: 10, ordinal: 1,
        effectiveAt: later)
      try scene.book { try $0.append(change) }
      try scene.read { book in
        let figure = try book.quotaBook(of: LedgerScene.country)[.country]?.figure
        try demand(figure, LedgerScene.granted, "figure before")
        try demand(try book.nextQuotaEffect(), later, "next effect")
      }
      try scene.demandSound()
      try scene.book(at: later) { book in
        let quota = try book.quotaBook(of: LedgerScene.country)
        try demand(quota[.country]?.figure, LedgerScene.granted + 10, "figure then")
        try book.save(quota)
      }
      try scene.read { book in
        let figure = try book.quotaBook(of: LedgerScene.country)[.country]?.figure
        try demand(figure, LedgerScene.granted + 10, "figure after")
        try demand(try book.nextQuotaEffect(), nil, "next effect")
      }
      try scene.demandSound()
    },
    promise("frozen people and first refusals are kept") { conformance in
      let scene = try conformance.scene()
      let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      try scene.book(.cure) { book in
        var quota = try book.quotaBook(of: LedgerScene.country)
        quota.freeze(quota.place(.official, agency: nil))
        try book.move(person, to: .accepted, holds: .frozen, requestNo: nil)
        try book.save(quota)
      }
      let official = QuotaKey(segment: .official)
      let quota = try scene.read { try $0.quotaBook(of: LedgerScene.country) }
      try demand(quota[official]?.frozen, 1, "frozen")
      let frozen = PersonScope.frozen(LedgerScene.country, official, limit: 9)
      try demand(try scene.people(in: frozen).map(\.id), [person], "the frozen")
      try scene.demandSound()
    },
  ]
}

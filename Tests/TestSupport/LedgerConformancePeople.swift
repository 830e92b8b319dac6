import Bookkeeping
import Manifests
import Vocabulary

extension LedgerConformance {
  static let peoplePromises: [Promise] = [
    promise("a person is found by reference and by passport, inside and outside") { conformance in
      let scene = try conformance.scene()
      func find(_ book: any LedgerReader, _ where: String) throws {
        let byReference = try scene.known("A-1", in: book)
        try demand(byReference?.state, .accepted, "by reference, \(`where`)")
        try demand(byReference?.passportKey, .max, "the passport's key")
        try demand(byReference?.digest, Digest128(high: 1, low: 1), "the digest")
        try demand(byReference?.lastRow, 2, "the row")
        try demand(byReference?.birthDate, CalendarDate("1970-03-15"), "the birth date")
        try demand(try scene.known(passport: "A1000001", in: book), byReference, "by passport")
      }
      try scene.book { book in
        _ = try scene.register("A-1", "A1000001", ordinal: 1, in: book)
        try find(book, "inside")
      }
      try scene.read { try find($0, "outside") }
    },
    promise("a reference is its owner's and a passport its issuer's") { conformance in
      let scene = try conformance.scene()
      try scene.receive(sequence: 1, people: [("A-1", "A1000001")])
      try scene.read { book in
        let other = PartyID("IDN-AGY-0001")
        try demand(try book.person(reference: Array("A-1".utf8)[...], of: other), nil, "another's")
        let issuer = CountryCode("MYS")!
        let passport = Array("A1000001".utf8)[...]
        try demand(try book.person(passport: passport, issuer: issuer), nil, "another issuer's")
      }
    },
    promise("a person is kept with every field that outputs read") { conformance in
      let scene = try conformance.scene()
      try scene.receive(sequence: 1, people: [("A-1", "A1000001")])
      guard let person = try scene.people().first else {
        throw BrokenPromise(description: "nobody is kept")
      }
      let row = LedgerScene.row("A-1", "A1000001")
      for field in StoredPerson.textFields {
        try demand(person.text(field), row.text(field), field.name)
      }
      for field in StoredPerson.dateFields {
        try demand(person.date(field), row.date(field), field.name)
      }
      try demand(person.posting, 2, "posting")
      try demand(person.ordinal, 1, "ordinal")
      try demand(person.owner, LedgerScene.office, "owner")
      try demand(try scene.read { try $0.person(id: person.id) }?.texts, person.texts, "by number")
    },
    promise("a closed registration frees its reference and its passport") { conformance in
      let scene = try conformance.scene()
      let first = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])
      try scene.cancel(first[0])
      try scene.read { book in
        try demand(try scene.known("A-1", in: book), nil, "a closed reference")
        try demand(try scene.known(passport: "A1000001", in: book), nil, "a closed passport")
        try demand(try book.quotaBook(of: LedgerScene.country)[.country]?.reserved, 0, "places")
      }
      let second = try scene.receive(sequence: 2, people: [("A-1", "A1000001")])
      let known = try scene.read { try scene.known("A-1", in: $0)?.id }
      try demand(known, second[0], "the new registration")
      try scene.demandSound()
    },
    promise("an amended person keeps its place and is found by its new passport") { conformance in
      let scene = try conformance.scene()
      let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      try scene.book { book in
        try book.amend(person, LedgerScene.row("A-1", "A1000002"), scene.entry(ordinal: 4))
      }
      try scene.read { book in
        try demand(try scene.known(passport: "A1000001", in: book), nil, "the old passport")
        let known = try scene.known(passport: "A1000002", in: book)
        try demand(known?.id, person, "the new passport")
        try demand(known?.lastRow, 5, "the row that named it")
        try demand(known?.lastPosting, 3, "the posting that named it")
        try demand(try book.person(id: person)?.posting, 2, "the posting that booked it")
      }
      try scene.demandSound()
    },
    promise("an unchanged row is noted on its person") { conformance in
      let scene = try conformance.scene()
      let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      try scene.book { try $0.touch(person, row: 9) }
      let known = try scene.read { try scene.known("A-1", in: $0) }
      try demand(known?.lastRow, 9, "row")
      try demand(known?.lastPosting, 3, "posting")
    },
    promise("states and marks move, request numbers count up and stay") { conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      try scene.book { book in
        for person in people {
          let request = try book.nextRequestNumber()
          try book.move(person, to: .requested, holds: .frozen, requestNo: request)
        }
      }
      try scene.book { try $0.move(people[0], to: .requested, holds: [], requestNo: nil) }
      let stored = try scene.people()
      try demand(stored.map(\.requestNo), [1, 2], "request numbers")
      try demand(stored.map(\.holds), [[], .frozen], "marks")
      try demand(stored.map(\.state), [.requested, .requested], "states")
    },
    promise("people are walked in the order of their numbers, by scope") { conformance in
      let scene = try conformance.scene()
      let all = (1...5).map { (reference: "A-\($0)", passport: "A100000\($0)") }
      let people = try scene.receive(sequence: 1, people: all)
      try scene.book { book in
        try book.move(people[0], to: .requested, holds: [], requestNo: nil)
        try book.move(people[1], to: .accepted, holds: .contract, requestNo: nil)
      }
      func numbers(_ scope: PersonScope) throws -> [Int64] { try scene.people(in: scope).map(\.id) }
      try demand(try numbers(.everyone), people, "everyone")
      try demand(try numbers(.owner(LedgerScene.office)), people, "the owner's")
      try demand(try numbers(.owner(.ministry)), [], "nobody's")
      try demand(try numbers(.package(scene.package)), people, "the package's")
      let held = PersonScope.held(package: scene.package, marks: .contract, limit: 9)
      try demand(try numbers(held), [people[1]], "held")
      let newest = PersonScope.newestUnrequested(
        LedgerScene.country, QuotaKey(segment: .official), limit: 2)
      try demand(Set(try numbers(newest)), Set(people.suffix(2)), "the newest not yet requested")
      let whole = PersonScope.newestUnrequested(LedgerScene.country, .country, limit: 9)
      try demand(Set(try numbers(whole)), Set(people.dropFirst()), "all not yet requested")
    },
  ]
}

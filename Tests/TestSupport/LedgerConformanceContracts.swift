import Bookkeeping
import Vocabulary

extension LedgerConformance {
  private static let hotel = PartyID("HSG-0001")

  private static func declaration(
    _ side: ContractSide, _ number: String, other: String? = nil,
    buyer: PartyID = LedgerScene.office, capacity: Int = 500, licence: String = "L-1"
  ) -> Declaration {
    let terms = ContractTerms(
      contractNo: number, counterparty: side == .buyer ? hotel : buyer,
      counterpartyContractNo: other,
      type: .housing, city: .makkah, licenceNo: licence, dateFrom: CalendarDate("2026-05-10")!,
      dateTo: CalendarDate("2026-05-24")!, capacity: capacity, signedAt: LedgerScene.start,
      status: .signed)
    return Declaration(
      side: side, sender: side == .buyer ? buyer : hotel, buyer: buyer, provider: hotel,
      terms: terms,
      firstDeclaredAt: LedgerScene.start, posting: 0, ordinal: 1,
      match: side == .buyer ? .buyerOnly : .providerOnly)
  }

  /// Enters a declaration as the exchange does: answered, entered, saved with whom it changes.
  private static func declare(
    _ declaration: Declaration, in book: any LedgerTransaction
  ) throws -> Int64 {
    let desk = DeclarationDesk(parties: try book.partyBook())
    var own = declaration
    own.posting = book.number
    let answer = desk.answer(
      to: own, among: try desk.neighbourhood(of: own, in: book), licence: nil, onLicence: [],
      now: book.at)
    let id = try book.enter(answer.declaration)
    try book.save(answer.entered(as: id))
    return id
  }

  static let contractPromises: [Promise] = [
    promise("declarations are found by number, by parties and by provider") { conformance in
      let scene = try conformance.scene()
      let id = try scene.book { try declare(declaration(.buyer, "C-1"), in: $0) }
      try scene.read { book in
        let own = try book.declaration("C-1", by: LedgerScene.office)
        try demand(own?.id, id, "by number")
        try demand(own?.terms, declaration(.buyer, "C-1").terms, "terms")
        try demand(own?.match, .buyerOnly, "match")
        try demand(try book.declaration("C-1", by: hotel), nil, "the other side's")
        let between = try book.declarations(buyer: LedgerScene.office, provider: hotel)
        try demand(between.map(\.id), [id], "between the parties")
        try demand(try book.declarations(provider: hotel, number: "C-1"), between, "by provider")
        try demand(try book.declarations(concerning: hotel), between, "concerning the provider")
        try demand(try book.allDeclarations(), between, "all")
      }
    },
    promise("both sides matched count once on their licence, one side not at all") { conformance in
      let scene = try conformance.scene()
      func counted() throws -> [Int64] {
        try scene.read { book in
          let onLicence = try book.openContracts(onLicence: "L-1")
          let ofHotel = try book.openContracts(ofProvider: hotel, type: .housing)
          try demand(ofHotel, onLicence, "by provider and type")
          return onLicence.map(\.id)
        }
      }
      let buyer = try scene.book { try declare(declaration(.buyer, "C-1"), in: $0) }
      try demand(try counted(), [], "counted with one side")
      let provider = try scene.book { try declare(declaration(.provider, "C-1"), in: $0) }
      try demand(try counted(), [buyer], "counted with both")
      try scene.read { book in
        let own = try book.declaration("C-1", by: LedgerScene.office)
        try demand(own?.partner, provider, "partner")
        try demand(own?.isOpen, true, "open")
      }
      try scene.book { _ = try declare(declaration(.provider, "C-2", licence: "L-2"), in: $0) }
      try demand(try counted(), [buyer], "counted with another licence declared")
      try scene.demandSound()
    },
    promise("an amended declaration keeps its number and what was agreed") { conformance in
      let scene = try conformance.scene()
      let buyer = try scene.book { try declare(declaration(.buyer, "C-1"), in: $0) }
      _ = try scene.book { try declare(declaration(.provider, "C-1"), in: $0) }
      try scene.book { book in
        var amended = try book.declaration("C-1", by: LedgerScene.office)!
        amended.terms.capacity = 300
        try demand(try declare(amended, in: book), buyer, "number of the amended")
      }
      let own = try scene.read { try $0.declaration("C-1", by: LedgerScene.office) }
      try demand(own?.match, .differs, "match")
      try demand(own?.differs, [.capacity], "differences")
      try demand(own?.terms.capacity, 300, "declared")
      try demand(own?.confirmed?.capacity, 500, "agreed")
      let counted = try scene.read { try $0.openContracts(onLicence: "L-1").map(\.id) }
      try demand(counted, [buyer], "still counted with what was agreed")
      try scene.demandSound()
    },
    promise("a block finds its shares in whatever order they come") { conformance in
      let agency = LedgerScene.agency.id
      let all = [
        declaration(.provider, "BL-1", capacity: 500),
        declaration(.buyer, "BL-1", capacity: 300),
        declaration(.buyer, "A-5", other: "BL-1", buyer: agency, capacity: 200),
      ]
      for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let scene = try conformance.scene()
        try scene.book { try $0.enter(LedgerScene.agency) }
        for index in order {
          _ = try scene.book { try declare(all[index], in: $0) }
        }
        let booked = try scene.read { try $0.allDeclarations() }
        try demand(booked.map(\.match), [.manyToOne, .manyToOne, .manyToOne], "matches")
        try demand(booked.filter(\.isOpen).count, 3, "open")
        let counted = try scene.read { try $0.openContracts(onLicence: "L-1") }
        try demand(counted.map(\.terms.capacity).sorted(), [200, 300], "counted")
        try scene.demandSound()
      }
    },
    promise("one-sided declarations are listed until they were told") { conformance in
      let scene = try conformance.scene()
      let id = try scene.book { try declare(declaration(.buyer, "C-1"), in: $0) }
      func untold(_ seconds: Int64) throws -> [Int64] {
        let instant = LedgerScene.start.adding(seconds: seconds)
        return try scene.read { try $0.oneSidedDeclarations(declaredBefore: instant).map(\.id) }
      }
      try demand(try untold(0), [], "not yet late")
      try demand(try untold(1), [id], "late")
      try scene.book { try $0.markToldOneSided(id) }
      try demand(try untold(1), [], "told")
    },
    promise("a package is amended under its number and found by its contracts") { conformance in
      let scene = try conformance.scene()
      let leg = Leg(
        city: .makkah, from: CalendarDate("2026-05-10")!, to: CalendarDate("2026-05-24")!)
      try scene.book { book in
        var package = try book.package(id: scene.package)!
        package.contracts = ["C-1", "C-10"]
        package.itinerary = [leg]
        package.routeType = .makkahFirst
        try demand(try book.enter(package), scene.package, "number of the amended")
      }
      try scene.read { book in
        let package = try book.package("P1", of: LedgerScene.office)
        try demand(package?.itinerary, [leg], "itinerary")
        let naming = try book.packages(naming: "C-10", of: LedgerScene.office)
        try demand(naming.map(\.id), [scene.package], "naming C-10")
        try demand(try book.packages(naming: "C", of: LedgerScene.office), [], "naming C")
        try demand(try book.allPackages().map(\.id), [scene.package], "all")
      }
    },
  ]

  static let seasonPromises: [Promise] = [
    promise("parameters, parties and licences come back as entered last") { conformance in
      let scene = try conformance.scene()
      let licence = Licence(
        number: "L-1", activity: .housing, city: .makkah, holder: hotel, nameAr: "فندق", rooms: 20,
        capacity: 600, validFrom: CalendarDate("2025-09-01")!, validTo: CalendarDate("2026-12-31")!)
      let suspended = {
        var party = LedgerScene.agency
        party.isSuspended = true
        party.kinds = [.plg]
        return party
      }()
      for (age, party) in [("15", LedgerScene.agency), ("16", suspended)] {
        try scene.book { book in
          try book.enter(
            ParameterEntry(
              name: "min_age", country: LedgerScene.country, value: age,
              effectiveAt: LedgerScene.start, posting: book.number))
          try book.enter(party)
          try book.enter(licence)
        }
      }
      try scene.read { book in
        let age = try book.parameterBook().value(
          name: "min_age", country: LedgerScene.country, effectiveAt: LedgerScene.start)
        try demand(age, "16", "parameter")
        try demand(try book.partyBook()[suspended.id], suspended, "party")
        try demand(try book.licence("L-1"), licence, "licence")
        try demand(try book.licence("L-2"), nil, "an unknown licence")
      }
      try scene.demandSound()
    }
  ]

  static let cutPromises: [Promise] = [
    promise("outputs are numbered without gaps for each recipient") { conformance in
      let scene = try conformance.scene()
      func next(_ output: String, _ recipient: PartyID) throws -> Int {
        try scene.book(.cut) {
          try $0.nextSequence(of: output, for: recipient, season: LedgerScene.season)
        }
      }
      try demand(try next("VRQ", .ministry), 1, "first")
      try demand(try next("VRQ", .ministry), 2, "second")
      try demand(try next("UPD", .ministry), 1, "another output")
      try demand(try next("VRQ", LedgerScene.office), 1, "another recipient")
    },
    promise("who was sent is known, and who was not seen since") { conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      try scene.book(.cut) { book in
        for person in people {
          try book.markReleased(
            person, digest: .max, to: .ministry, in: "VRQ", token: Array("T\(person)".utf8))
        }
      }
      try scene.book(.cut) { book in
        try book.markReleased(
          people[0], digest: 8, to: .ministry, in: "VRQ", token: Array("T\(people[0])".utf8))
        var gone: [Int64] = []
        try book.eachReleased(to: .ministry, in: "VRQ", before: book.number) { gone.append($0) }
        try demand(gone, [people[1]], "not seen since")
        try book.markRemoved(people[1], from: .ministry, in: "VRQ")
        let digests = try people.map {
          try book.releasedDigest(of: $0, to: .ministry, in: "VRQ")
        }
        try demand(digests, [8, nil], "digests")
        let other = try book.releasedDigest(of: people[0], to: .ministry, in: "UPD")
        try demand(other, nil, "in another output")
      }
      try scene.read { book in
        let named = try people.map {
          try book.person(token: Array("T\($0)".utf8)[...], of: .ministry)
        }
        try demand(
          named,
          [
            SentPerson(person: people[0], isCurrent: true),
            SentPerson(person: people[1], isCurrent: false),
          ], "by token")
        let stranger = try book.person(
          token: Array("T\(people[0])".utf8)[...], of: LedgerScene.office)
        try demand(stranger, nil, "by a token that another was sent")
      }
      try scene.demandSound()
    },
    promise("what left is filed and found by person") { conformance in
      let scene = try conformance.scene()
      let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      let disclosure = try scene.book(.cut) { book in
        try book.markReleased(person, digest: 1, to: .ministry, in: "VRQ", token: nil)
        let disclosure = Disclosure(
          posting: book.number, at: book.at, recipient: .ministry, file: "x.csv", sha256: "ab",
          output: "VRQ", fields: ["passport_no", "sex"], people: 1, profileVersion: "1")
        try book.disclose(disclosure)
        return disclosure
      }
      try scene.read { book in
        try demand(try book.disclosures(), [disclosure], "all")
        try demand(try book.disclosures(ofPerson: person), [disclosure], "of the person")
        try demand(try book.disclosures(ofPerson: person + 1), [], "of nobody")
      }
    },
    promise("a cure is intended once and waits, oldest first, until it is finished") {
      conformance in
      let scene = try conformance.scene()
      let quota = Cure.quota(LedgerScene.country, QuotaKey(segment: .official))
      let package = Cure.package(scene.package)
      for cure in [quota, package, quota] { try scene.book { try $0.intend(cure) } }
      try demand(try scene.read { try $0.cures() }, [quota, package], "cures")
      try scene.book(.cure) { try $0.finish(quota) }
      try demand(try scene.read { try $0.cures() }, [package], "cures left")
      try scene.book { try $0.intend(quota) }
      try demand(try scene.read { try $0.cures() }, [package, quota], "intended again")
    },
  ]
}

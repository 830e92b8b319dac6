import Bookkeeping
import Vocabulary

extension LedgerConformance {
  static let certificatePromises: [Promise] = [
    promise("a certificate is its sender's, and says of its person that one stands") {
      conformance in
      let scene = try conformance.scene()
      let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      try scene.certify(person, "HC-1")
      try scene.read { book in
        let found = try book.certificate("HC-1", of: LedgerScene.office)
        try demand(found?.person, person, "its person")
        try demand(found?.posting, 3, "its posting")
        try demand(found.map { [$0] }, try book.certificates(of: person), "the person's")
        try demand(try book.certificate("HC-1", of: .ministry), nil, "another's")
        try demand(try scene.known("A-1", in: book)?.isCertified, true, "as known")
        try demand(try book.person(id: person)?.isCertified, true, "as stored")
      }
      try scene.demandSound()
    },
    promise("a certificate unsigned or withdrawn stands no longer, a later one does again") {
      conformance in
      let scene = try conformance.scene()
      let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      func expect(_ stands: Bool?, _ what: String) throws {
        try demand(try scene.read { try $0.person(id: person)?.isCertified }, stands, what)
      }
      try scene.certify(person, "HC-1", isSigned: false)
      try expect(false, "unsigned")
      try scene.certify(person, "HC-1")
      try expect(true, "signed")
      try scene.certify(person, "HC-1", .unfit)
      try expect(false, "withdrawn")
      try scene.certify(person, "HC-2", issuedOn: 20_400)
      try expect(false, "an earlier word")
      try scene.certify(person, "HC-3", .fitWithAid, issuedOn: 20_500)
      try expect(true, "a later word")
      try scene.certify(person, "HC-4", .unfit, isSigned: false, issuedOn: 20_501)
      try expect(true, "a later word that nobody signed")
      try scene.demandSound()
    },
    promise("a certificate that names another person leaves the first without") { conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      try scene.certify(people[0], "HC-1")
      try scene.certify(people[1], "HC-1")
      try demand(try scene.people().map(\.isCertified), [false, true], "certified")
      try scene.demandSound()
    },
    promise("people held for a certificate that came are found, and those of a country by mark") {
      conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: (1...4).map { ("A-\($0)", "A100000\($0)") })
      try scene.book { book in
        for person in people.dropLast() {
          try book.move(person, to: .accepted, holds: .health, requestNo: nil)
        }
        try book.move(people[3], to: .accepted, holds: .meningitis, requestNo: nil)
      }
      try scene.certify(people[1], "HC-1")
      try scene.certify(people[3], "HC-2")
      func found(_ scope: PersonScope) throws -> [Int64] { try scene.people(in: scope).map(\.id) }
      try demand(try found(.certified(limit: 9)), [people[1]], "certified")
      func held(_ mark: HoldMarks, after: Int64, limit: Int) throws -> [Int64] {
        try found(.heldBySeason(LedgerScene.country, mark, after: after, limit: limit))
      }
      try demand(try held(.health, after: 0, limit: 2), [people[0], people[1]], "the first two")
      try demand(try held(.health, after: people[1], limit: 2), [people[2]], "the rest")
      try demand(try held(.meningitis, after: 0, limit: 2), [people[3]], "by another mark")
      try demand(try held(.vaccines, after: 0, limit: 2), [], "by none")
    },
    promise("a cure remembers how far it came, and begins again when intended again") {
      conformance in
      let scene = try conformance.scene()
      let cure = Cure.season(LedgerScene.country, .health)
      try scene.book { book in
        try book.intend(cure)
        try book.intend(.certificates)
        try demand(try book.progress(of: cure), 0, "at first")
        try book.note(progress: 7, of: cure)
      }
      try scene.read { book in
        try demand(try book.cures(), [cure, .certificates], "waiting")
        try demand(try book.progress(of: cure), 7, "under way")
      }
      try scene.book { try $0.intend(cure) }
      try demand(try scene.read { try $0.progress(of: cure) }, 0, "again")
      try scene.book { try $0.finish(cure) }
      try demand(try scene.read { try $0.cures() }, [.certificates], "finished")
      try scene.demandSound()
    },
    promise("parameters that decide holds wait for their time, the others for none") {
      conformance in
      let scene = try conformance.scene()
      let later = LedgerScene.start.adding(seconds: 60)
      try scene.book { book in
        for (name, value) in [("hlc_required", "N"), ("min_age", "13")] {
          try book.enter(
            ParameterEntry(
              name: name, country: nil, value: value, effectiveAt: later, posting: book.number))
        }
        try book.markJudged(by: LedgerScene.start)
      }
      func waiting() throws -> [String] {
        try scene.read { try $0.parametersNotJudgedBy().map(\.name) }
      }
      try demand(try waiting(), ["hlc_required"], "before its time")
      try scene.book { try $0.markJudged(by: later) }
      try demand(try waiting(), [], "after it")
    },
  ]
}

extension LedgerScene {
  /// Books a certificate of the office as a posting of its own.
  func certify(
    _ person: Int64, _ number: String, _ outcome: Fitness = .fit, isSigned: Bool = true,
    issuedOn: Int32 = 20_450
  ) throws {
    try book { book in
      try book.enter(
        Certificate(
          number: number, sender: Self.office, person: person,
          issuedOn: CalendarDate(daysSince1970: issuedOn), outcome: outcome, isSigned: isSigned,
          digest: Digest128(high: 1, low: 2), posting: book.number, ordinal: 1))
    }
  }
}

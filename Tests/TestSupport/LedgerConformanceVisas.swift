import Bookkeeping
import Vocabulary

extension LedgerConformance {
  static let visaPromises: [Promise] = [
    promise("a request means one person, its own or a past one's, and no number comes twice") {
      conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002"), ("A-3", "A1000003")])
      try scene.request(people)
      try scene.book { book in
        try demand(try book.request(2), KnownRequest(person: people[1]), "its own")
        // Asked for again, given up, and dead before an answer.
        let next = try book.nextRequestNumber()
        try book.move(people[0], to: .requested, holds: [], requestNo: next)
        try book.move(people[2], to: .deceased, holds: [], requestNo: nil)
      }
      try scene.cancel(people[1])
      try scene.read { book in
        try demand(
          try (1...4).map { try book.request($0) },
          [
            KnownRequest(person: people[0], past: .withdrawn),
            KnownRequest(person: people[1], past: .withdrawn),
            KnownRequest(person: people[2], past: .withdrawn), KnownRequest(person: people[0]),
          ], "requests")
        try demand(try book.request(5), nil, "a number never sent")
        let past = try book.pastRequests(ofPerson: people[0])
        try demand(past.map(\.number), [1], "past requests")
      }
      try scene.cancel(people[0])
      try scene.book { try demand(try $0.nextRequestNumber(), 5, "the next number") }
    },
    promise("a result stands on its person, and the next request begins without any") {
      conformance in
      let scene = try conformance.scene()
      let person = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      try scene.request([person])
      let returned = scene.result(1, person, .returned, reason: .photo)
      try scene.book { book in
        try book.enter(returned)
        try book.move(person, to: .returned, holds: [], requestNo: nil)
      }
      try scene.read { book in
        let visa = try book.person(id: person)?.visa
        try demand(visa, PersonVisa(status: .returned, reason: .photo), "the visa")
        let found = try book.visaResult(.returned, ofRequest: 1)
        try demand(found?.repeats(returned), true, "the result")
        try demand(try book.visaResult(.issued, ofRequest: 1), nil, "another result")
      }
      try scene.request([person])
      try scene.read { book in
        try demand(try book.person(id: person)?.visa, nil, "the visa of a new request")
        try demand(try book.request(1)?.past, .returned, "the returned request")
        try demand(try book.visaResults(ofPerson: person).count, 1, "all results")
      }
      try scene.demandSound()
    },
    promise("a visa's number stays its holder's, and visas are counted by office") { conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002"), ("A-3", "A1000003")])
      try scene.request(Array(people.prefix(2)))
      try scene.issue(1, people[0], number: "V-1")
      try scene.read { book in
        try demand(try book.holder(ofVisa: "V-1"), people[0], "the holder")
        try demand(try book.holder(ofVisa: "V-2"), nil, "nobody's number")
        var expected = VisaCount()
        expected.accepted = 3
        expected.requested = 2
        expected.issued = 1
        expected.inProcess = 1
        let level = VisaCount.Level(
          country: LedgerScene.country, sender: LedgerScene.office, agency: nil)
        let before = LedgerScene.start
        try demand(try book.visaCounts(silentSince: before), [level: expected], "counts")
        expected.silent = 1
        let after = before.adding(seconds: 1)
        try demand(try book.visaCounts(silentSince: after), [level: expected], "silent ones")
      }
      try scene.demandSound()
      try scene.cancel(people[0], confirmed: true)
      try scene.read { book in
        try demand(try book.request(1)?.past, .cancelledAfterIssue, "the cancelled visa")
        let visa = try book.person(id: people[0])?.visa
        try demand(visa, PersonVisa(status: .cancelled, number: "V-1"), "its number")
      }
      try scene.demandSound()
    },
  ]
}

extension LedgerScene {
  /// Sends people to Foreign Affairs.
  func request(_ people: [Int64]) throws {
    try book { book in
      for person in people {
        let number = try book.nextRequestNumber()
        try book.move(person, to: .requested, holds: [], requestNo: number)
      }
    }
  }

  func result(
    _ request: Int, _ person: Int64, _ status: VisaStatus, number: String? = nil,
    reason: VisaReason? = nil
  ) -> VisaResult {
    VisaResult(
      requestNo: request, person: person, status: status, visaNo: number, reason: reason,
      posting: 0, ordinal: 1)
  }

  /// A visa and the place that it confirms.
  func issue(_ request: Int, _ person: Int64, number: String) throws {
    try book { book in
      try book.enter(self.result(request, person, .issued, number: number))
      try book.move(person, to: .visaIssued, holds: [], requestNo: nil)
      try book.append(
        Movement(
          type: .confirm, country: Self.country, segment: .official, quantity: 1, person: person,
          ordinal: 0, effectiveAt: book.at))
      var quota = try book.quotaBook(of: Self.country)
      quota.confirm(.official, agency: nil)
      try book.save(quota)
    }
  }
}

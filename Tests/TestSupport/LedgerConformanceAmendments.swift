import Bookkeeping
import Manifests
import Vocabulary

extension LedgerConformance {
  static let amendmentPromises: [Promise] = [
    promise("an amendment is kept with its reason, and a successor leads back to it") {
      conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      let entry = AmendmentEntry(
        person: people[0], owner: LedgerScene.office, posting: 3, ordinal: 1, action: .replace,
        reason: .death, evidenceNo: "D-1", effectiveAt: LedgerScene.start, successor: people[1])
      try scene.book { try $0.append(entry) }
      try scene.read { book in
        for person in people { try demand(try book.amendments(of: person), [entry], "both ends") }
        try demand(try book.replacements(of: LedgerScene.office), 1, "of its owner")
        try demand(try book.replacements(of: .ministry), 0, "of nobody else")
      }
    },
    promise("the registration closed last is found by its reference") { conformance in
      let scene = try conformance.scene()
      func closed(_ reference: String) throws -> Int64? {
        try scene.read {
          try $0.closedPerson(reference: Array(reference.utf8)[...], of: LedgerScene.office)?.id
        }
      }
      let first = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])[0]
      try demand(try closed("A-1"), nil, "while it is open")
      try scene.cancel(first)
      try demand(try closed("A-1"), first, "once it is closed")
      let second = try scene.receive(sequence: 2, people: [("A-1", "A1000001")])[0]
      try scene.cancel(second)
      try demand(try closed("A-1"), second, "the later one")
      try demand(try closed("A-2"), nil, "another reference")
    },
    promise("pilgrims are counted by their owner, staff apart, closed ones not") { conformance in
      let scene = try conformance.scene()
      func count() throws -> Int {
        try scene.read { try $0.openPilgrims(of: LedgerScene.office) }
      }
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      try demand(try count(), 2, "pilgrims")
      try scene.cancel(people[0])
      try demand(try count(), 1, "without who was cancelled")
      _ = try scene.enlist("S-1", "A1000009")
      try demand(try count(), 1, "without staff")
      try scene.demandSound()
    },
    promise("staff has a role, which may change, and waits to be forwarded") { conformance in
      let scene = try conformance.scene()
      let member = try scene.enlist("S-1", "A1000009")
      try demand(try scene.read { try $0.staffRole(of: member) }, .medical, "the role")
      try scene.book { try $0.enter(.media, of: member) }
      try demand(try scene.read { try $0.staffRole(of: member) }, .media, "the new role")
      let waiting = try scene.read { try $0.unforwardedStaff(limit: 5).map(\.id) }
      try demand(waiting, [member], "who waits")
      try scene.book { try $0.move(member, to: .requested, holds: [], requestNo: 1) }
      try demand(try scene.read { try $0.unforwardedStaff(limit: 5).count }, 0, "nobody waits")
      try scene.demandSound()
    },
  ]
}

extension LedgerScene {
  /// One member of the mission, with a place of the staff and no seat.
  fileprivate func enlist(_ reference: String, _ passport: String) throws -> Int64 {
    try book { book in
      var entry = self.entry(ordinal: 1)
      entry.segment = .staff
      entry.packageID = 0
      let id = try book.register(Self.row(reference, passport), entry)
      try book.enter(.medical, of: id)
      var quota = try book.quotaBook(of: Self.country)
      let refused = quota.reserve(.staff, agency: nil, refusedAt: book.at)
      try demand(refused, nil, "a place without a limit")
      try book.save(quota)
      return id
    }
  }
}

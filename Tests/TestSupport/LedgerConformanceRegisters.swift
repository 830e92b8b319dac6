import Bookkeeping
import Manifests
import Vocabulary

extension LedgerConformance {
  private static let umrah = PartyID("UMR")
  private static let auditor = PartyID("AUD")
  private static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  static let registerPromises: [Promise] = [
    promise("a stay is known by key and day of entry, and its end may come later") { conformance in
      let scene = try conformance.scene()
      var stay = UmrahStay(passportKey: "ab", enteredOn: day("2026-03-01"), leftOn: nil)
      try demand(try scene.read { try $0.hasUmrahStays() }, false, "any stay")
      try scene.book { try $0.enter(stay, ordinal: 1) }
      try scene.read { book in
        try demand(try book.hasUmrahStays(), true, "any stay")
        try demand(try book.umrahStay("ab", insideOn: day("2026-03-01")), stay, "on the first day")
        try demand(try book.umrahStay("ab", insideOn: day("2026-02-28")), nil, "before")
        try demand(try book.umrahStay("cd", insideOn: day("2026-03-05")), nil, "another's")
      }
      stay.leftOn = day("2026-03-20")
      try scene.book { try $0.enter(stay, ordinal: 1) }
      try scene.read { book in
        try demand(try book.umrahStay("ab", enteredOn: stay.enteredOn), stay, "with its end")
        try demand(try book.umrahStay("ab", insideOn: day("2026-03-19")), stay, "the last night")
        try demand(try book.umrahStay("ab", insideOn: day("2026-03-20")), nil, "after")
      }
      try scene.demandSound()
    },
    promise("keys are owed for open passports and taken back from closed ones") { conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002")])
      let owed = try scene.read { try $0.passports(notReleasedTo: umrah, after: 0, limit: 9) }
      try demand(owed.map(\.person), people, "owed")
      try demand(owed.map(\.number), ["A1000001", "A1000002"].map { Array($0.utf8) }, "numbers")
      let rest = try scene.read {
        try $0.passports(notReleasedTo: umrah, after: people[0], limit: 9)
      }
      try demand(rest.map(\.person), [people[1]], "the rest")
      try scene.book(.cut) { book in
        for passport in owed { try book.release("k\(passport.person)", of: passport, to: umrah) }
      }
      try scene.read { book in
        try demand(
          try book.passports(notReleasedTo: umrah, after: 0, limit: 9).isEmpty, true, "owed")
        try demand(try book.people(umrahKey: "k\(people[0])"), [people[0]], "by key")
      }
      try scene.cancel(people[0])
      let outdated = try scene.read { try $0.outdatedKeys(of: umrah, after: 0, limit: 9) }
      try demand(outdated.map(\.key), ["k\(people[0])"], "outdated")
      try demand(try scene.read { try $0.people(umrahKey: "k\(people[0])") }, [], "by key")
      try scene.book(.cut) { try $0.takeBack(outdated[0]) }
      var held: [String] = []
      try scene.read { book in try book.eachReleasedKey(of: umrah) { held.append($0.key) } }
      try demand(held, ["k\(people[1])"], "held")
      try scene.demandSound()
    },
    promise("the last visit of each item is the one that counts") { conformance in
      let scene = try conformance.scene()
      var visit = Visit(
        party: LedgerScene.office, item: .camp, visitedOn: day("2026-04-01"), score: 60)
      try scene.book { try $0.enter(visit, by: .ministry, ordinal: 1) }
      visit.score = 70
      visit.noteAr = "ملاحظة"
      try scene.book { try $0.enter(visit, by: .ministry, ordinal: 1) }
      let amended = try scene.read { try $0.visit(of: visit.party, .camp, on: visit.visitedOn) }
      try demand(amended, visit, "amended")
      var later = visit
      later.visitedOn = day("2026-04-09")
      later.score = 95
      try scene.book { try $0.enter(later, by: .ministry, ordinal: 1) }
      try demand(try scene.read { try $0.lastVisits() }, [later], "last")
      try scene.demandSound()
    },
    promise("what files came to is counted by party and by name") { conformance in
      let scene = try conformance.scene()
      try scene.receive(sequence: 1, content: "a", posts: false)
      try scene.receive(sequence: 1, content: "b")
      try scene.receive(sequence: 2, content: "c")
      var expected = FileRecord(party: LedgerScene.office)
      expected.files = 3
      expected.onTime = 3
      expected.names = 2
      expected.passedAtFirst = 1
      try demand(try scene.read { try $0.fileRecords() }, [expected], "files")
      try scene.demandSound()
    },
    promise("a register is read from any line on and its pieces are kept") { conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(sequence: 1, people: [("A-1", "A1000001")])
      var lines: [LedgerLine] = []
      try scene.read { book in try book.eachMovement(after: 0) { lines.append($0) } }
      try demand(lines.map(\.movement.type), [.grant, .reserve], "movements")
      try demand(lines.map(\.file), [nil, "1447_IDN-HAO_PLG_000001.csv"], "files")
      try demand(lines.map(\.movement.person), [nil, people[0]], "people")
      try demand(try scene.read { try $0.peopleMoved(after: 0) }, 1, "people moved")
      try scene.book(.cut) { book in
        try book.note(
          RegisterPiece(
            register: .movements, recipient: auditor, first: lines[0].line, last: lines[1].line,
            lines: 2))
      }
      try scene.read { book in
        let end = try book.registerEnd(of: .movements, for: auditor)
        try demand(end, lines[1].line, "end")
        try demand(try book.registerEnd(of: .disclosures, for: auditor), 0, "another register")
        var rest = 0
        try book.eachMovement(after: end) { _ in rest += 1 }
        try demand(rest, 0, "beyond the end")
      }
      try scene.demandSound()
    },
    promise("people are counted by package and state") { conformance in
      let scene = try conformance.scene()
      let people = try scene.receive(
        sequence: 1, people: [("A-1", "A1000001"), ("A-2", "A1000002"), ("A-3", "A1000003")])
      try scene.cancel(people[0])
      let expected = PackageStanding(
        package: scene.package, state: .accepted, hasArrived: false, people: 2)
      try demand(try scene.read { try $0.packageStandings() }, [expected], "people")
    },
  ]
}

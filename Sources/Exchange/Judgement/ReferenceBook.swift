internal import Bookkeeping
internal import Manifests
internal import Reporting
internal import Rules
internal import Vocabulary

/// Judges what people are to one another after a file's last record: references (X204, X205),
/// likenesses (X203), groups (X207).
///
/// Records with references are booked like all others, so that they take place and seat in the
/// order of the file; who fails afterwards is taken back, and what that frees stays free for later
/// files. The records concerned wait in the ledger's own temporary tables, not in memory.
struct ReferenceBook {
  private let setting: DeskSetting
  private let judge: ReferenceJudge
  /// The season weighs X203 or X207 so that any record may still be refused or held.
  let keepsEverybodyBack: Bool
  private var lastGroup: [UInt8] = []
  private var lastOwner = PartyID("")
  private static let batch = 500

  /// Undoes in a desk's own books what a record took: its place and its seat.
  typealias TakeBack = (LatePerson) throws -> Void

  init(_ setting: DeskSetting) {
    self.setting = setting
    judge = ReferenceJudge(setting.context)
    keepsEverybodyBack = [RuleCode.x203, .x207].contains { code in
      setting.context.severities[Int(code.rawValue)].map { $0 >= .hold } ?? false
    }
  }

  private var transaction: any LedgerTransaction { setting.transaction }

  /// Whether a record, or an amended person, is judged again after the last one: it must not be
  /// forwarded before.
  func isLate(_ row: Row) -> Bool {
    keepsEverybodyBack || row.isPresent(.mahramRef) || row.isPresent(.companionRef)
      || row.number(.womensGroup) == 1
  }

  /// Before a person's values are amended by a late record.
  func keepFormer(_ person: Int64) throws { try transaction.keepFormer(person) }

  /// After a late record was booked.
  func note(_ record: LateRecord, _ row: Row, of owner: PartyID) throws {
    try transaction.note(record, row, of: owner)
  }

  /// After any record was booked: its group is looked at once, after the last.
  mutating func noteGroup(of row: Row, _ owner: PartyID) throws {
    let group = row.bytes(.groupNo)
    if lastOwner == owner, lastGroup.elementsEqual(group) { return }
    lastGroup.removeAll(keepingCapacity: true)
    lastGroup.append(contentsOf: group)
    lastOwner = owner
    try transaction.noteGroup(
      group, of: owner, reference: row.bytes(.senderRef), at: row.position)
  }

  /// Judges everything that waits. Who fails is taken back in the ledger, and by `takeBack` in the
  /// desk's books; `keep` is called for everybody whose references hold.
  func judge(_ takeBack: TakeBack, keep: (LatePerson) throws -> Void) throws {
    let refused = try judgeAll(takeBack)
    let later = try judgeTwins(takeBack) + judgeGroups(takeBack)
    if later > 0 { try judgeDue(takeBack) }
    if refused + later > 0 { try transaction.finishTakingBack() }
    try eachLate(keep)
  }

  private func eachLate(_ body: (LatePerson) throws -> Void) throws {
    var last = 0
    while true {
      let people = try transaction.lateRecords(after: last, limit: Self.batch)
      for person in people { try body(person) }
      guard let end = people.last else { return }
      last = end.record.position.ordinal
    }
  }

  /// Everybody once; then, as often as somebody was taken back, those who depend on that person.
  private func judgeAll(_ takeBack: TakeBack) throws -> Int {
    var refused = 0
    try eachLate { refused += try judge($0, takeBack) ? 0 : 1 }
    return try refused + judgeDue(takeBack)
  }

  @discardableResult
  private func judgeDue(_ takeBack: TakeBack) throws -> Int {
    var refused = 0
    while true {
      let due = try transaction.dueAgain(limit: Self.batch)
      if due.isEmpty { return refused }
      for person in due { refused += try judge(person, takeBack) ? 0 : 1 }
    }
  }

  /// - Returns: whether the person stays.
  private func judge(_ late: LatePerson, _ takeBack: TakeBack) throws -> Bool {
    var found = RecordFindings(severities: setting.context.severities)
    judge.judge(try standing(of: late), &found)
    let findings = found.list.map { finding in
      LateFinding(
        position: late.record.position, finding: finding, reference: late.senderRef,
        value: late.value(of: finding.field))
    }
    try transaction.file(findings, at: late.record.position)
    return try settle(late, found, takeBack)
  }

  /// Takes back or holds, as the findings have it.
  private func settle(
    _ late: LatePerson, _ found: RecordFindings, _ takeBack: TakeBack
  ) throws -> Bool {
    if found.refuses {
      try takeBack(late)
      try transaction.takeBack(late)
      return false
    }
    if found.holds { try transaction.holdLate(late.record.person) }
    return true
  }

  private func standing(of late: LatePerson) throws -> ReferenceStanding {
    var standing = ReferenceStanding(
      traveller: late.traveller, relation: late.relation, isInWomensGroup: late.isInWomensGroup)
    standing.mahram = try reference(late.mahramRef, of: late)
    standing.companion = try reference(late.companionRef, of: late)
    if late.isInWomensGroup, late.mahramRef.isEmpty,
      setting.context.parameters.mahramRule != nil
    {
      standing.women = try transaction.women(
        inGroup: late.traveller.group[...], of: late.owner,
        upTo: setting.context.parameters.womensGroupMin)
    }
    return standing
  }

  private func reference(_ bytes: [UInt8], of late: LatePerson) throws -> PersonReference {
    if bytes.isEmpty { return .none }
    guard let person = try transaction.traveller(reference: bytes[...], of: late.owner) else {
      return .nobody
    }
    return person.id == late.record.person ? .itself : .person(person)
  }
}

// Likenesses and groups
extension ReferenceBook {
  private func judgeTwins(_ takeBack: TakeBack) throws -> Int {
    guard setting.context.severities[Int(RuleCode.x203.rawValue)] != nil else { return 0 }
    var refused = 0
    try transaction.eachLikelyTwin { twin in
      guard twin.isSenders else { return try tellMinistry(of: twin) }
      var found = RecordFindings(severities: setting.context.severities)
      judge.judgeTwin(twin.otherRef, &found)
      refused += try add(
        found, at: twin.position, reference: twin.senderRef, value: twin.passportNo, takeBack)
    }
    return refused
  }

  /// Of a registration by another sender its own sender learns nothing (exchange.md §5).
  private func tellMinistry(of twin: LikelyTwin) throws {
    let posting = transaction.number
    try setting.notices.tell(
      .ministry, people: 2, fields: ["posting", "record", "code"]
    ) {
      $0.append(
        likeness: (posting, twin.position.ordinal), (twin.otherPosting, twin.otherOrdinal))
    }
  }

  private func judgeGroups(_ takeBack: TakeBack) throws -> Int {
    guard setting.context.severities[Int(RuleCode.x207.rawValue)] != nil else { return 0 }
    var refused: [(NamedGroup, RecordFindings)] = []
    try transaction.eachNamedGroup { group in
      var found = RecordFindings(severities: setting.context.severities)
      judge.judge(group.figures, &found)
      if found.list.isEmpty { return }
      // Nobody may be taken back while the groups are being read.
      if found.refuses || found.holds { return refused.append((group, found)) }
      _ = try add(
        found, at: group.position, reference: group.senderRef, value: group.group, takeBack)
    }
    var count = 0
    for (group, found) in refused {
      count += try add(
        found, at: group.position, reference: group.senderRef, value: group.group, takeBack)
    }
    return count
  }

  /// - Returns: how many it takes back.
  private func add(
    _ found: RecordFindings, at position: RecordPosition, reference: [UInt8], value: [UInt8],
    _ takeBack: TakeBack
  ) throws -> Int {
    let mayStill = found.refuses || found.holds
    let late = try mayStill ? lateRecord(at: position) : nil
    let findings = found.list.map { finding in
      // Who was not kept back for it can only be told.
      var finding = finding
      if late == nil { finding.severity = min(finding.severity, .warn) }
      return LateFinding(
        position: position, finding: finding, reference: reference, value: value)
    }
    try transaction.add(findings)
    guard let late else { return 0 }
    return try settle(late, found, takeBack) ? 0 : 1
  }

  private func lateRecord(at position: RecordPosition) throws -> LatePerson? {
    let next = try transaction.lateRecords(after: position.ordinal - 1, limit: 1).first
    return next?.record.position == position ? next : nil
  }
}

extension LatePerson {
  /// What the record says in a field that references are judged by.
  fileprivate func value(of field: FieldName?) -> [UInt8] {
    switch field {
    case .mahramRef: mahramRef
    case .companionRef: companionRef
    case .mahramRelation: relation.map { Array($0.rawValue.utf8) } ?? []
    case .womensGroup: isInWomensGroup ? [UInt8(ascii: "Y")] : []
    case .groupNo: traveller.group
    default: []
    }
  }
}

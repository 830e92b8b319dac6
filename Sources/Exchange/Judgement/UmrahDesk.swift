internal import Bookkeeping
internal import Manifests
internal import Reporting
internal import Rules
internal import Vocabulary

/// UMR: stays that the Umrah system knows of, under the keys that it was sent.
///
/// A stay of somebody registered long since is told to the ministry when it comes (X220); that
/// system learns nothing of whom it concerns.
struct UmrahDesk: Desk {
  private let setting: DeskSetting

  init(_ setting: DeskSetting) { self.setting = setting }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    if found.refuses { return .rejected }
    let stay = UmrahStayRow(row).stay
    let known = try setting.transaction.umrahStay(stay.passportKey, enteredOn: stay.enteredOn)
    if known == stay { return .unchanged }
    try setting.transaction.enter(stay, ordinal: row.position.ordinal)
    if setting.context.severities[Int(RuleCode.x220.rawValue)] != nil,
      stay.isInside(on: setting.context.receivedOn)
    {
      try tellMinistry(of: stay)
    }
    return found.holds ? .held : .accepted
  }

  private func tellMinistry(of stay: UmrahStay) throws {
    for id in try setting.transaction.people(umrahKey: stay.passportKey) {
      // Who has entered for the hajj meanwhile was told of then.
      guard let person = try setting.transaction.person(id: id), person.state.isAwaited else {
        continue
      }
      try setting.notices.tell(.ministry, people: 1) {
        $0.append(
          .x220, owner: person.owner, ref: person.bytes(.senderRef), since: stay.enteredOn)
      }
    }
  }
}

extension PilgrimState {
  /// Registered, and not in the Kingdom for the hajj yet.
  fileprivate var isAwaited: Bool {
    switch self {
    case .accepted, .requested, .returned, .visaIssued, .planned: true
    default: false
    }
  }
}

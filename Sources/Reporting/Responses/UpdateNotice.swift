package import Vocabulary

/// What happened to a person after its file was answered.
package enum PersonChange: String, Sendable, CaseIterable {
  /// A new hold stops the next forwarding.
  case held = "HELD"
  /// A hold is gone.
  case cured = "CURED"
  /// Sent to Foreign Affairs.
  case requested = "REQUESTED"
  /// What Foreign Affairs decided.
  case visaIssued = "VISA_ISSUED"
  case visaRefused = "VISA_REFUSED"
  /// Sent back to be corrected: the person's fields are open again.
  case visaReturned = "VISA_RETURNED"
  case visaCancelled = "VISA_CANCELLED"
  /// Still in the Kingdom after the last day of departures (X221).
  case overstay = "OVERSTAY"
  /// Not arrived by the last day of arrivals.
  case noShow = "NO_SHOW"
}

/// UPD.xml: later changes to a party's own people, and what time found in its contracts; signed.
package struct UpdateNotice: Sendable {
  package let season: Season
  package let recipient: PartyID
  package let sequence: Int
  package let posting: Int
  package let at: Instant
  private var lines: [UInt8] = []
  private var counts = [Int](repeating: 0, count: RuleCode.allCases.count)
  private var people = 0

  package init(season: Season, recipient: PartyID, sequence: Int, posting: Int, at: Instant) {
    self.season = season
    self.recipient = recipient
    self.sequence = sequence
    self.posting = posting
    self.at = at
  }

  package var isEmpty: Bool { lines.isEmpty }

  /// - Parameters:
  ///   - ref: the party's own key of the person.
  ///   - code: the rule that holds, held, or set free.
  ///   - reason: of a visa not issued, told as senders may know it.
  package mutating func append(
    _ change: PersonChange, ref: ArraySlice<UInt8>, code: RuleCode?, state: PilgrimState,
    reason: VisaReason? = nil
  ) {
    lines.append("  <person")
    XMLFormat.attribute("sender_ref", ref, &lines)
    XMLFormat.attribute("change", change.rawValue, &lines)
    if let code { XMLFormat.attribute("code", code.name, &lines) }
    XMLFormat.attribute("status", state.name, &lines)
    if let reason { XMLFormat.attribute("reason", reason.toldToSender.rawValue, &lines) }
    lines.append("/>\n")
    people += 1
    if let code { counts[Int(code.rawValue)] += 1 }
  }

  /// A contract that the other side has not declared in time (X215).
  ///
  /// - Parameters:
  ///   - contractNo: the party's own number of it.
  ///   - days: since the party declared it.
  package mutating func append(contractNo: String, days: Int) {
    lines.append("  <contract")
    XMLFormat.attribute("contract_no", contractNo, &lines)
    XMLFormat.attribute("code", RuleCode.x215.name, &lines)
    XMLFormat.attribute("days", days, &lines)
    lines.append("/>\n")
    counts[Int(RuleCode.x215.rawValue)] += 1
  }

  /// Something about another party's person, told to the ministry alone (X203, X220).
  ///
  /// - Parameters:
  ///   - owner: whose reference names the person.
  ///   - file: the file in which it was found, and the row there; nil where something else showed it.
  ///   - since: the day that the finding names, where it names one.
  package mutating func append(
    _ code: RuleCode, owner: PartyID, ref: ArraySlice<UInt8>, file: String? = nil, row: Int? = nil,
    since: CalendarDate? = nil
  ) {
    lines.append("  <finding")
    XMLFormat.attribute("code", code.name, &lines)
    XMLFormat.attribute("owner", owner.rawValue, &lines)
    XMLFormat.attribute("sender_ref", ref, &lines)
    if let file { XMLFormat.attribute("file", file, &lines) }
    if let row { XMLFormat.attribute("row", row, &lines) }
    if let since { XMLFormat.attribute("since", since.description, &lines) }
    lines.append("/>\n")
    people += 1
    counts[Int(code.rawValue)] += 1
  }

  /// A contract that a licence no longer covers, or covers again (L315).
  package mutating func append(contractNo: String, _ change: PersonChange, code: RuleCode) {
    lines.append("  <contract")
    XMLFormat.attribute("contract_no", contractNo, &lines)
    XMLFormat.attribute("change", change.rawValue, &lines)
    XMLFormat.attribute("code", code.name, &lines)
    lines.append("/>\n")
    counts[Int(code.rawValue)] += 1
  }

  /// An agency at its close (L305): below the minimum, or no longer.
  ///
  /// - Parameter shortfall: its registered pilgrims and the least number; nil where it is no longer
  ///   below.
  package mutating func append(
    agency: PartyID, shortfall: (registered: Int, minimum: Int)?
  ) {
    lines.append("  <agency")
    XMLFormat.attribute("agency_id", agency.rawValue, &lines)
    XMLFormat.attribute("below", shortfall == nil ? "N" : "Y", &lines)
    XMLFormat.attribute("code", RuleCode.l305.name, &lines)
    if let shortfall {
      XMLFormat.attribute("registered", shortfall.registered, &lines)
      XMLFormat.attribute("minimum", shortfall.minimum, &lines)
    }
    lines.append("/>\n")
    counts[Int(RuleCode.l305.rawValue)] += 1
  }

  /// Two registrations, by different senders, that are likely one person's (X203): for the
  /// ministry, which finds them by posting and record. No name, reference or sender is told.
  package mutating func append(
    likeness one: (posting: Int, record: Int), _ other: (posting: Int, record: Int)
  ) {
    lines.append("  <likeness")
    XMLFormat.attribute("code", RuleCode.x203.name, &lines)
    XMLFormat.attribute("posting", one.posting, &lines)
    XMLFormat.attribute("record", one.record, &lines)
    XMLFormat.attribute("other_posting", other.posting, &lines)
    XMLFormat.attribute("other_record", other.record, &lines)
    lines.append("/>\n")
    people += 2
    counts[Int(RuleCode.x203.rawValue)] += 1
  }

  /// The whole document but for its signature; each rule's sentences stand once, before the people
  /// and contracts.
  package func document(texts: RuleTexts) -> SignedDocument {
    var bytes: [UInt8] = []
    bytes.append(XMLFormat.declaration)
    bytes.append("<update xmlns=\"urn:masar:update:1\"")
    XMLFormat.attribute("season", season.description, &bytes)
    XMLFormat.attribute("recipient", recipient.rawValue, &bytes)
    XMLFormat.attribute("sequence", SixDigits.text(sequence), &bytes)
    XMLFormat.attribute("posting", posting, &bytes)
    XMLFormat.attribute("at", at.description, &bytes)
    XMLFormat.attribute("people", people, &bytes)
    bytes.append(">\n")
    for code in RuleCode.allCases where counts[Int(code.rawValue)] > 0 {
      bytes.append("  <cause")
      XMLFormat.attribute("code", code.name, &bytes)
      XMLFormat.attribute("count", counts[Int(code.rawValue)], &bytes)
      bytes.append(">")
      XMLFormat.element(texts[code].sentence, &bytes)
      bytes.append("</cause>\n")
    }
    bytes.append(contentsOf: lines)
    bytes.append("</update>\n")
    return SignedDocument(bytes, root: "update")
  }
}

internal import Bookkeeping
internal import Manifests
internal import Parsing
internal import Rules
internal import Vocabulary

/// The file rules that are judged before a record is read: F001 to F005, F009, F010, F012, F014,
/// F015. Whatever can be said in one round is said in one round.
struct EnvelopeCheck {
  let claimed: Claimed
  let ledger: any LedgerReader
  let season: Season

  /// What the check came to.
  struct Answer {
    /// Fatal: nothing of the file is read.
    var faults: [FileFault] = []
    /// F006 and F015.
    var warnings: [FileFault] = []
    /// F009: the posting that had this content.
    var duplicateOf: Posting?
    /// Who sent it, where that is known.
    var sender: Party?
    var parameters: SeasonParameters?
    var vaccines: VaccineDemands?
  }

  func answer() throws -> Answer {
    var answer = Answer()
    let sender = try ledger.partyBook()[claimed.party]
    answer.sender = sender
    let book = try ledger.parameterBook()
    answer.parameters = book.parameters(
      for: sender?.country, at: claimed.receivedAt, season: season)
    answer.vaccines = VaccineDemands(
      book, of: sender?.country, at: claimed.receivedAt, season: season)
    guard let envelope = claimed.envelope else {
      answer.faults = claimed.faults
      return answer
    }
    if let fault = entitlement(of: sender, envelope) { answer.faults.append(fault) }
    answer.faults += Self.meaningful(claimed.faults)
    if !answer.faults.isEmpty { return answer }
    // What is recalled was received in its time. Of records of a file that was posted, number and
    // content were its own; a file that was refused whole may have come again since.
    if claimed.recall?.rows != nil {
      if claimed.encoding == .windows1256 { answer.warnings.append(Self.legacyEncoding) }
      return answer
    }
    if let earlier = try ledger.posted(contentSHA256: claimed.contentSHA256, by: claimed.party) {
      answer.duplicateOf = earlier
      return answer
    }
    if claimed.recall == nil, let fault = timeliness(of: envelope, answer.parameters) {
      answer.faults.append(fault)
    }
    if let fault = try reusedSequence(envelope) { answer.faults.append(fault) }
    if claimed.recall == nil, envelope.season == season,
      let warning = try missingSequences(envelope)
    {
      answer.warnings.append(warning)
    }
    if claimed.encoding == .windows1256 { answer.warnings.append(Self.legacyEncoding) }
    return answer
  }

  /// Of a file that is not whole nobody can say more: an upload that broke off within a letter would
  /// else be blamed for its encoding too.
  private static func meaningful(_ faults: [FileFault]) -> [FileFault] {
    guard faults.contains(where: { $0.code == .f014 }) else { return faults }
    return faults.filter { $0.code != .f005 }
  }

  private func entitlement(of sender: Party?, _ envelope: Envelope) -> FileFault? {
    guard let sender else {
      return FileFault(
        .f002, en: "The folder's party is not registered for this season.",
        ar: "الجهة صاحبة المجلد غير مسجلة في هذا الموسم.")
    }
    if envelope.sender != claimed.party {
      return FileFault(
        .f002, en: "The name says \(envelope.sender), the folder is \(claimed.party)'s.",
        ar: "اسم الملف يذكر الجهة \(envelope.sender) والمجلد يخص \(claimed.party).")
    }
    if !sender.isActive(on: claimed.receivedAt.date()) {
      return FileFault(
        .f002, en: "The sender is suspended, or outside its validity.",
        ar: "الجهة المرسلة موقوفة أو خارج مدة صلاحيتها.")
    }
    if sender.maySend(envelope.kind) { return nil }
    return FileFault(
      .f002, en: "The sender may not send \(envelope.kind.rawValue).",
      ar: "لا يحق للجهة المرسلة إرسال النوع \(envelope.kind.rawValue).")
  }

  private func timeliness(of envelope: Envelope, _ parameters: SeasonParameters?) -> FileFault? {
    if envelope.season != season {
      return FileFault(
        .f012, en: "The name says season \(envelope.season), this is season \(season).",
        ar: "اسم الملف يذكر الموسم \(envelope.season) والموسم الحالي \(season).")
    }
    let day = claimed.receivedAt.date()
    guard let parameters, let window = parameters.windows[envelope.kind], !window.contains(day)
    else { return nil }
    let kind = envelope.kind.rawValue
    return FileFault(
      .f012, en: "\(kind) is received from \(window.lowerBound) to \(window.upperBound).",
      ar: "يُستقبل النوع \(kind) من \(window.lowerBound) إلى \(window.upperBound).")
  }

  private func reusedSequence(_ envelope: Envelope) throws -> FileFault? {
    guard
      let earlier = try ledger.posted(
        sequence: envelope.sequence, of: envelope.kind, season: envelope.season,
        by: claimed.party)
    else { return nil }
    let name = earlier.submission?.fileName ?? ""
    return FileFault(
      .f010, en: "The number was used by \(name), posting \(earlier.number). Take the next one.",
      ar: "استُخدم الرقم في الملف \(name)، القيد \(earlier.number). استخدموا الرقم التالي.")
  }

  private func missingSequences(_ envelope: Envelope) throws -> FileFault? {
    let missing = try ledger.missingSequences(
      below: envelope.sequence, of: envelope.kind, season: envelope.season, by: claimed.party)
    guard !missing.isEmpty else { return nil }
    let shown = missing.prefix(20).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    let list = shown.joined(separator: ", ") + (missing.count > 20 ? ", …" : "")
    return FileFault(.f015, en: "Not arrived yet: \(list).", ar: "لم تصل بعد: \(list).")
  }

  private static let legacyEncoding = FileFault(
    .f006, en: "Read as windows-1256.", ar: "قُرئ الملف بترميز windows-1256.")
}

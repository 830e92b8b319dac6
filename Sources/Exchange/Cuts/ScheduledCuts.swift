package import Bookkeeping
internal import Reporting
package import Vocabulary

/// The outputs that are cut by the day, made now: one posting an output, one file a recipient.
package struct ScheduledCuts {
  /// What can be cut, in the order in which it is.
  package static let outputs = [
    "ALO", "ALM", "EXP", "TRQ", "OCC", "SRV", "STM", "QTR", "CTR", "VSR", "ARR", "MOV", "OVS",
    "CAP", "RDR",
    "EST", "UMK", "BUL", "LGR", "PAGE", "DSC",
  ]

  private let parts: ExchangeParts
  private let at: Instant
  private let isFull: Bool

  /// - Parameters:
  ///   - at: the time that the outputs carry; nil is now.
  ///   - isFull: starts each output afresh with everything.
  package init(_ parts: ExchangeParts, at: Instant? = nil, isFull: Bool = false) {
    self.parts = parts
    self.at = at ?? parts.clock.now()
    self.isFull = isFull
  }

  /// Cuts `outputs`, settles them, and returns the names of the files by recipient.
  ///
  /// - Parameter slot: the scheduled time that the cut serves, noted with it; nil is none.
  package func publish(
    _ outputs: [String], serving slot: Instant? = nil
  ) throws -> (files: [BookedFile], isHeldUp: Bool) {
    var files: [BookedFile] = []
    var isHeldUp = false
    for output in outputs {
      guard let (posting, work) = try cut(output, slot) else { continue }
      files += posting.files
      if try !Settlement(parts).settle(posting, in: work) { isHeldUp = true }
    }
    if try !parts.log.seal() { isHeldUp = true }
    return (files, isHeldUp)
  }

  /// Cuts one output and books it; settles nothing.
  func cut(_ output: String, _ slot: Instant? = nil) throws -> (Posting, WorkFolder)? {
    var inXML: Set<PartyID> = []
    while true {
      do {
        return try cut(output, slot, inXML: inXML)
      } catch let formula as FormulaInMachineFile {
        // One recipient's file alone: what stands in it is no other recipient's business.
        guard inXML.insert(formula.recipient).inserted else { throw formula }
      }
    }
  }

  /// Writes one output for all its recipients.
  static func write(_ output: String, on sheet: CutSheet) throws {
    switch output {
    case "ALO": try AssignmentCut(sheet).writeMakkah()
    case "ALM": try AssignmentCut(sheet).writeMadinah()
    case "STM": try StatementCut(sheet).write()
    case "QTR": try QuotaCut(sheet).write()
    case "CTR": try ContractCut(sheet).write()
    case "TRQ": try TransportCut(sheet).write()
    case "OCC": try OccupancyCut(sheet).write()
    case "SRV": try ServiceCut(sheet).write()
    case "MOV": try MovementCut(sheet).write()
    case "OVS": try OverstayCut(sheet).write()
    case "VSR": try VisaReportCut(sheet).write()
    case "CAP": try CapacityCut(sheet).write()
    case "RDR": try ReadinessCut(sheet).write()
    case "EST": try EstablishmentCut(sheet).write()
    case "UMK": try UmrahKeyCut(sheet).write()
    case "LGR": try RegisterCuts(sheet).writeMovements()
    // Last, so that it tells of the others too.
    case "DSC": try RegisterCuts(sheet).writeDisclosures()
    case "EXP": try ExpectedArrivalCut(sheet).write()
    case "ARR": try ArrivalReportCut(sheet).write()
    case "BUL": try BulletinCut(sheet).write()
    case "PAGE": try PageCut(sheet).write()
    default: preconditionFailure("no scheduled output \(output)")
    }
  }

  private func cut(
    _ output: String, _ slot: Instant?, inXML: Set<PartyID>
  ) throws -> (Posting, WorkFolder)? {
    try CutMaker(parts: parts).make(.cut, at: at, isFull: isFull) { transaction, stage in
      let sheet = CutSheet(
        parts: parts, transaction: transaction, stage: stage, isFull: isFull, inXML: inXML)
      try Self.write(output, on: sheet)
      if let slot { try transaction.noteServed(output, slot) }
      return !stage.files.isEmpty
    }
  }
}

internal import Durability
internal import Manifests
internal import Parsing
internal import Vocabulary

/// A file that is ours: received, recorded and synced, waiting for its verdict.
struct Claimed {
  /// Where in the order of receipt.
  let receipt: Int
  let work: WorkFolder
  let party: PartyID
  /// As dropped, cleaned of what no file name should hold.
  let fileName: String
  let base: String
  /// The name of its responses, without a suffix.
  let responseBase: String
  let envelope: Envelope?
  let receivedAt: Instant
  let sha256: String
  let contentSHA256: String
  let encoding: TextEncoding?
  /// What intake already knows against it: F001, F003, F004, F005, F007, F008 or F014.
  let faults: [FileFault]
  /// Which of its records are judged again, and why; nil for a file that was received.
  var recall: RecalledRecords?

  /// Whether it is acknowledged: a manifest by its name, proved whole, and received just now.
  var isAcknowledged: Bool {
    envelope != nil && recall == nil && !faults.contains { $0.code == .f014 }
  }
}

extension Claimed {
  /// As the receipt in `work/` keeps it.
  var slip: Slip {
    var slip = Slip()
    slip[number: "receipt"] = receipt
    slip["party"] = party.rawValue
    slip["file"] = fileName
    slip["base"] = base
    slip["response"] = responseBase
    slip[instant: "received"] = receivedAt
    slip["sha256"] = sha256
    slip["content-sha256"] = contentSHA256
    slip["encoding"] = encoding?.name
    slip[number: "faults"] = faults.count
    for (index, fault) in faults.enumerated() {
      slip["fault-\(index)-code"] = fault.code.name
      slip[number: "fault-\(index)-line"] = fault.line
      slip[number: "fault-\(index)-column"] = fault.column
      slip[number: "fault-\(index)-row"] = fault.row
      slip["fault-\(index)-en"] = fault.detailEn
      slip["fault-\(index)-ar"] = fault.detailAr
    }
    recall?.write(to: &slip)
    return slip
  }

  /// Reads a receipt back; nil where it is torn or another program's.
  init?(_ slip: Slip, in work: WorkFolder) {
    guard let receipt = slip[number: "receipt"], let party = slip["party"],
      let fileName = slip["file"], let base = slip["base"], let response = slip["response"],
      let receivedAt = slip[instant: "received"], let sha256 = slip["sha256"],
      let contentSHA256 = slip["content-sha256"]
    else { return nil }
    self.receipt = receipt
    self.work = work
    self.party = PartyID(party)
    self.fileName = fileName
    self.base = base
    responseBase = response
    self.receivedAt = receivedAt
    self.sha256 = sha256
    self.contentSHA256 = contentSHA256
    encoding = TextEncoding.allCases.first { $0.name == slip["encoding"] }
    let faults: [FileFault] = (0..<(slip[number: "faults"] ?? 0)).compactMap { index in
      guard let code = slip["fault-\(index)-code"].flatMap({ RuleCode(name: $0) }) else {
        return nil
      }
      return FileFault(
        code, line: slip[number: "fault-\(index)-line"],
        column: slip[number: "fault-\(index)-column"], row: slip[number: "fault-\(index)-row"],
        en: slip["fault-\(index)-en"] ?? "", ar: slip["fault-\(index)-ar"] ?? "")
    }
    self.faults = faults
    // The cleaned name of a stray may look like a good one.
    recall = RecalledRecords(slip)
    let isStray = faults.contains { $0.code == .f001 }
    envelope = isStray ? nil : try? Envelope.parse(fileName).get()
  }
}

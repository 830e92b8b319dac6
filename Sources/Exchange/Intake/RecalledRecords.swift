internal import Bookkeeping
internal import Vocabulary

/// Records of a file that are judged again, because the rule that had refused them was wrong.
struct RecalledRecords: Sendable, Equatable {
  let recall: Recall
  /// As RES numbers them; nil is all.
  let rows: Set<Int>?

  /// Whether a record is one of them.
  func holds(_ row: Int) -> Bool { rows?.contains(row) ?? true }
}

extension RecalledRecords {
  /// As the receipt keeps it.
  func write(to slip: inout Slip) {
    slip[number: "recall-posting"] = recall.posting
    slip["recall-code"] = recall.code.name
    slip["recall-rows"] = rows.map { $0.sorted().map(String.init).joined(separator: " ") } ?? "all"
  }

  /// Nil where the receipt is of a file that was received.
  init?(_ slip: Slip) {
    guard let posting = slip[number: "recall-posting"],
      let code = slip["recall-code"].flatMap({ RuleCode(name: $0) }), let rows = slip["recall-rows"]
    else { return nil }
    recall = Recall(posting: posting, code: code)
    self.rows = rows == "all" ? nil : Set(rows.split(separator: " ").compactMap { Int($0) })
  }
}

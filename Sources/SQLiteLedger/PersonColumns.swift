internal import Bookkeeping
internal import Manifests
internal import Parsing
internal import Vocabulary

/// Where the fields of a PLG row stand in `person`.
enum PersonColumns {
  /// Columns that both `register` and `amend` write, in the order of their parameters.
  static let values =
    [
      "last_posting", "last_row", "sender_no", "package_id", "state", "is_open", "holds",
      "request_no", "requested_in", "updated_at", "digest_high", "digest_low", "locked_high",
      "locked_low", "passport_key", "name_key", "passport_issuer", "issuer_as_sent",
    ] + StoredPerson.dateFields.map(\.name) + texts.map(\.name)

  /// The text fields but the issuer, which is packed: it leads an index.
  static let texts = StoredPerson.textFields.filter { $0 != .passportIssuer }

  /// Columns that are written once.
  static let identity = ["posting", "ordinal", "owner_no", "country", "segment", "agency_no"]

  /// Inserts so many people by one statement.
  ///
  /// OR FAIL: whatever it meets ends the posting, so SQLite need not copy each page that it changes
  /// first, to take the one statement back.
  static func insert(_ people: Int) -> String {
    let columns = values + identity
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let rows = (0..<people).map { _ in "(\(marks))" }.joined(separator: ", ")
    return "INSERT OR FAIL INTO person(\(columns.joined(separator: ", "))) VALUES\(rows)"
  }

  /// A request number is never taken away here.
  static let update: String = {
    let changes = values.enumerated().map { index, column in
      ["request_no", "requested_in"].contains(column)
        ? "\(column) = coalesce(?\(index + 1), \(column))" : "\(column) = ?\(index + 1)"
    }
    return "UPDATE person SET \(changes.joined(separator: ", ")) WHERE id = ?\(values.count + 1)"
  }()

  /// What `StoredPerson` holds, in the order in which it is read.
  static let select: String = {
    let head = [
      "id", "owner_no", "sender_no", "country", "segment", "agency_no", "package_id", "state",
      "holds", "is_certified", "request_no", "posting", "ordinal", "updated_at",
      "coalesce(issuer_as_sent, passport_issuer)",
    ]
    let columns =
      head + StoredPerson.dateFields.map(\.name) + texts.map(\.name)
      + ["visa_status", "visa_no", "visa_reason"]
    return "SELECT \(columns.joined(separator: ", ")) FROM person"
  }()
}

/// Where the texts of a batch's rows stand, while it stays as it is.
@unsafe
struct RowTexts {
  let written: UnsafeBufferPointer<UInt8>
  let normalised: UnsafeBufferPointer<UInt8>
}

extension ManifestBatch {
  /// Lends the texts of the batch's rows to `body`.
  func withTexts(_ body: (RowTexts) throws(LedgerFailure) -> Void) throws(LedgerFailure) {
    try unsafe records.bytes.withUnsafeBufferPointer { written throws(LedgerFailure) in
      try unsafe normalised.withUnsafeBufferPointer { normalised throws(LedgerFailure) in
        try unsafe body(RowTexts(written: written, normalised: normalised))
      }
    }
  }
}

extension PreparedStatement {
  /// Binds the dates and texts of `row` from `place` on; the texts stay where the batch has them,
  /// so the statement has to run before it changes.
  ///
  /// - Returns: the next place.
  func bindFields(of row: Row, in texts: RowTexts, from place: Int32) -> Int32 {
    var place = place
    for field in StoredPerson.dateFields {
      let value = row[field]
      if value.state == .valid { bind(value.number, at: place) } else { bindNull(at: place) }
      place += 1
    }
    for field in PersonColumns.texts {
      unsafe bind(row[field], in: texts, at: place)
      place += 1
    }
    return place
  }

  private func bind(_ value: FieldValue, in texts: RowTexts, at place: Int32) {
    guard value.state != .absent, value.length > 0 else { return bindNull(at: place) }
    let bytes = unsafe value.offset >= 0 ? texts.written : texts.normalised
    let start = value.offset >= 0 ? Int(value.offset) : Int(-1 - value.offset)
    unsafe bindStatic(
      UnsafeBufferPointer(rebasing: bytes[start..<start + Int(value.length)]), at: place)
  }
}

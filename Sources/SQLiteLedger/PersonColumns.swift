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

  static let insert: String = {
    let columns = values + identity
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO person(\(columns.joined(separator: ", "))) VALUES(\(marks))"
  }()

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

extension PreparedStatement {
  /// Binds the dates and texts of `row` from `place` on; the texts stay where the row has them, so
  /// `body` has to run the statement.
  func withFields(of row: Row, from place: Int32, _ body: () throws -> Void) rethrows {
    var place = place
    for field in StoredPerson.dateFields {
      let value = row[field]
      if value.state == .valid { bind(value.number, at: place) } else { bindNull(at: place) }
      place += 1
    }
    try unsafe row.batch.records.bytes.withUnsafeBufferPointer { written in
      try unsafe row.batch.normalised.withUnsafeBufferPointer { normalised in
        for field in PersonColumns.texts {
          let value = row[field]
          unsafe bind(value, written: written, normalised: normalised, at: place)
          place += 1
        }
        try body()
      }
    }
  }

  private func bind(
    _ value: FieldValue, written: UnsafeBufferPointer<UInt8>,
    normalised: UnsafeBufferPointer<UInt8>, at place: Int32
  ) {
    guard value.state != .absent, value.length > 0 else { return bindNull(at: place) }
    let length = Int(value.length)
    if value.offset >= 0 {
      let start = Int(value.offset)
      unsafe bindStatic(UnsafeBufferPointer(rebasing: written[start..<start + length]), at: place)
    } else {
      let start = -1 - Int(value.offset)
      unsafe bindStatic(
        UnsafeBufferPointer(rebasing: normalised[start..<start + length]), at: place)
    }
  }
}

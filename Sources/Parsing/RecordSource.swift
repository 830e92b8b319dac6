package import Vocabulary

/// What the sender declared of its own file, and what was read.
package struct DeclaredTotals: Sendable, Equatable {
  /// One control total, as declared: the sum of a field over the records.
  package struct Sum: Sendable, Equatable {
    package var field: String
    package var value: String

    package init(field: String, value: String) {
      self.field = field
      self.value = value
    }
  }

  /// Nil: not declared.
  package var records: Int?
  package var sums: [Sum]
  /// Records that were read.
  package var recordsRead: Int
  /// The CSV trailer row or the XML `control` element is there.
  package var hasTrailer: Bool

  package init(records: Int?, sums: [Sum], recordsRead: Int, hasTrailer: Bool) {
    self.records = records
    self.sums = sums
    self.recordsRead = recordsRead
    self.hasTrailer = hasTrailer
  }
}

/// What came of filling a batch.
package enum ReadStep: Sendable, Equatable {
  /// The batch holds records and the file may hold more.
  case more
  /// The file ends here; the batch holds its last records, or none.
  case end(DeclaredTotals)
  /// The file cannot be read; what the batch holds is of no use.
  case refused(FileFault)
}

/// A file's records, batch by batch.
package protocol RecordSource: AnyObject {
  /// The file's columns: the header row as written, or the kind's element names.
  var columns: [String] { get }

  /// Adds up to `count` records to `batch`, which must have `columns.count` columns; stops sooner
  /// where the batch has grown to 8 MiB of text. Throws what the byte source throws.
  func fill(_ batch: RecordBatch, upTo count: Int) throws -> ReadStep
}

/// A reader that could be opened, or the reason why the file is refused.
package enum Opening<Reader> {
  case opened(Reader)
  case refused(FileFault)
}

/// A batch is handed on when its text has grown to this, however few its records.
let batchBytes = 8 << 20

package import Bookkeeping
package import Vocabulary

/// LGR: the quota ledger line by line, each with the file and record that caused it.
package struct LedgerLines: Sendable {
  package var writer: OutputWriter<LedgerLineColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// - Parameter token: the auditors' own of the person whose place it is; empty where it is nobody's.
  package mutating func append(_ line: LedgerLine, token: [UInt8]) {
    let movement = line.movement
    writer.beginRecord()
    writer.put(.postingNo, line.posting)
    writer.put(.at, line.at)
    writer.put(.movement, text: movement.type.rawValue)
    writer.put(.country, movement.country)
    writer.put(.segment, text: movement.segment?.rawValue ?? "")
    writer.put(.agencyId, text: movement.agency?.rawValue ?? "")
    writer.put(.quantity, movement.quantity)
    writer.put(.personToken, token: token)
    writer.put(.sourceFile, text: line.file ?? "")
    if movement.ordinal > 0 {
      writer.put(.sourceRow, movement.ordinal)
    } else {
      writer.skip(.sourceRow)
    }
    writer.endRecord()
  }
}

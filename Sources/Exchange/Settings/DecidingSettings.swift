internal import Archiving
internal import Parsing
internal import Vocabulary

extension ExchangeSettings {
  /// The settings that decide verdicts, in one digest: hexadecimal SHA-256 of lines of names and
  /// values. How fast the program works, and how much it says, decides nothing.
  var decidingDigest: String {
    let values: [(String, Int)] = [
      ("season", season.year), ("attempts", attempts),
      ("max_unpacked_bytes", limits.unpackedBytes), ("max_records", limits.records),
      ("max_field_bytes", limits.fieldBytes), ("max_record_bytes", limits.recordBytes),
      ("max_xml_depth", limits.xmlDepth), ("max_columns", limits.columns),
      ("max_quiet_bytes", limits.quietBytes), ("max_xml_names", limits.xmlNames),
    ]
    return ContentDigest.hexadecimal(
      of: Array(values.map { "\($0.0) \($0.1)\n" }.joined().utf8))
  }
}

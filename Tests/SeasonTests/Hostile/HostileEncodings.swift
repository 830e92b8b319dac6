/// Bytes that are no text, or not the text that they say they are.
extension HostileCase {
  static let encodings = documents + wide

  private static let documents = [
    HostileCase(
      "XML: a name that is no UTF-8", "xml", "REJECTED F005 line 1",
      bytes: manifest(Array("<record><va".utf8) + [0xC3, 0x28] + Array("/></record>".utf8))),
    HostileCase(
      "XML: a NUL in a value", "xml", "REJECTED F005 line 1",
      bytes: manifest("<record><value>1\0</value></record>")),
    HostileCase(
      "XML: an overlong character", "xml", "REJECTED F005 line 1",
      bytes: manifest(Array("<record><value>".utf8) + [0xC0, 0xBC] + Array("</value>".utf8))),
    HostileCase(
      "XML: declares UTF-16, is UTF-8", "xml", "REJECTED F005 line 1",
      bytes: manifest(record, before: "<?xml version='1.0' encoding='UTF-16'?>")),
    HostileCase(
      "XML: declares windows-1256, is UTF-8", "xml", "REJECTED F005 line 1",
      bytes: manifest(
        "<record><value>مكة</value></record>",
        before: "<?xml version='1.0' encoding='windows-1256'?>")),
    HostileCase(
      "XML: declares an encoding that is not taken", "xml", "REJECTED F005 line 1",
      bytes: manifest(record, before: "<?xml version='1.0' encoding='Shift_JIS'?>")),
    HostileCase(
      "XML: declares UTF-7 and hides markup in it", "xml", "REJECTED F005 line 1",
      bytes: manifest(
        "<record><value>+ADw-script+AD4-</value></record>",
        before: "<?xml version='1.0' encoding='UTF-7'?>")),
    HostileCase(
      "XML: declares EBCDIC", "xml", "REJECTED F005 line 1",
      bytes: manifest(record, before: "<?xml version='1.0' encoding='IBM037'?>")),
  ]

  private static let wide = [
    HostileCase(
      "XML: UTF-32 with its mark", "xml", "REJECTED F005 line 1",
      bytes: [0xFF, 0xFE, 0, 0] + utf32(manifest(record))),
    HostileCase(
      "XML: UTF-32 without mark", "xml", "REJECTED F005 line 1", bytes: utf32(manifest(record))),
    HostileCase(
      "XML: UTF-16 without mark", "xml", "REJECTED F005 line 1", bytes: utf16(manifest(record))),
    HostileCase(
      "XML: UTF-16 with half a character", "xml", "REJECTED F005 line 1",
      bytes: [0xFF, 0xFE] + utf16(manifest(record).dropLast(40)) + [0x00, 0xD8]
        + utf16(manifest(record).suffix(40))),
    HostileCase(
      "XML: UTF-16 with its mark", "xml", "ACCEPTED",
      bytes: [0xFF, 0xFE] + utf16(manifest(record))),
    HostileCase(
      "XML: the byte order mark twice", "xml", "REJECTED F008 line 1",
      bytes: [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + manifest(record)),
    HostileCase(
      "CSV: UTF-7 with its mark", "csv", "REJECTED F005 line 1",
      text: "+/v8-parameter,value\nmin_age,12\n"),
    HostileCase(
      "CSV: a list in UTF-16 of odd length", "csv", "REJECTED F005 line 3",
      bytes: [0xFF, 0xFE] + utf16(Array("parameter,value\nmin_age,12\n".utf8)) + [0x41]),
    HostileCase(
      "CSV: bytes of a picture", "csv", "REJECTED F005 line 1",
      bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + (0...255)),
    HostileCase(
      "CSV: one byte that is no UTF-8 among Arabic", "csv", "REJECTED F005 line 2",
      bytes: Array("parameter,value\nmin_age,مكة المكرمة ".utf8) + [0xFF] + Array("\n".utf8)),
  ]

  private static func utf16(_ ascii: some Sequence<UInt8>) -> [UInt8] {
    ascii.flatMap { [$0, 0] }
  }

  private static func utf32(_ ascii: [UInt8]) -> [UInt8] { ascii.flatMap { [$0, 0, 0, 0] } }
}

internal import Durability
internal import Parsing
internal import Vocabulary

/// The checksum file beside a manifest, in the format of `sha256sum`.
enum Sidecar {
  static let name: EntryName = "sidecar"

  /// What the checksum of a file in the same folder is called; nil where no name can be so long.
  static func name(beside file: EntryName) -> EntryName? {
    EntryName(bytes: Array(file.bytes) + Array(".sha256".utf8))
  }

  /// F003 where a checksum file in `work` does not agree with `sha256`; nil where it does or where
  /// there is none.
  static func disagreement(in work: WorkFolder, with sha256: String) throws -> FileFault? {
    guard try work.folder.statusIfAny(of: name) != nil else { return nil }
    let bytes = try work.folder.openFile(name).readAll(limit: 65_536)
    guard let stated = ChecksumFile.digest(in: bytes) else {
      return FileFault(
        .f003, en: "The checksum file does not begin with 64 hexadecimal digits.",
        ar: "لا يبدأ ملف البصمة بأربع وستين خانة ست عشرية.")
    }
    if stated == sha256 { return nil }
    return FileFault(
      .f003, en: "The checksum file says \(stated), the file has \(sha256).",
      ar: "ملف البصمة يذكر \(stated) وبصمة الملف \(sha256).")
  }
}

import Vocabulary

/// F003: the file has the SHA-256 that its sidecar names.
///
/// Judged by the Exchange over the bytes as they arrived, before unpacking.
struct ChecksumAgrees: FileRule {
  static let entry = RuleEntry(
    .f003, .fatal, .file, appliesTo: "all", isDocumented: false,
    en: "SHA-256 differs from the checksum file; the transfer is incomplete or altered.",
    ar: "حجم الملف أو بصمته الرقمية يخالف ملف البصمة (sha256)؛ النقل غير مكتمل أو جرى تعديله.",
    mendEn: """
      Make the checksum file again from the finished file, and upload both anew under the \
      next sequence number.
      """,
    mendAr: "أعد إنشاء ملف البصمة من الملف النهائي، ثم ارفعهما معًا برقم التسلسل التالي.",
    reasonEn: """
      A transfer that broke off or changed a byte looks like a whole file; only its checksum \
      knows.
      """,
    reasonAr: "النقل المنقطع أو الذي غيّر حرفًا يبدو ملفًا كاملًا، ولا يكشفه إلا البصمة.",
    example: .words(
      kept: "sha256sum of the file stands in its .sha256",
      broken: "the .sha256 was made before the last correction"))
}

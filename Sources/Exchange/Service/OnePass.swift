internal import Bookkeeping
internal import Durability

/// `masar run --once`: everything that is complete, then the end.
package struct OnePass {
  private let parts: ExchangeParts
  private let verdict: (String) -> Void

  package init(_ parts: ExchangeParts, verdict: @escaping (String) -> Void) {
    self.parts = parts
    self.verdict = verdict
  }

  /// Settles and judges what a crash left in `work/`, and looks into no inbox.
  package func recover() throws -> Bool { try !Rounds(parts, verdict: verdict).recover().isHeldUp }

  /// Handles what waits; files younger than `settle` are waited for, and files open for writing for
  /// a moment; files without proof are left with their note.
  ///
  /// - Returns: false where something could not be written for now and stays in `work/`.
  package func run() throws -> Bool {
    let rounds = Rounds(parts, verdict: verdict)
    let pause = try FolderWatch()
    var patience = Self.looksAtBusyFiles
    while true {
      let outcome = try rounds.round()
      if outcome.isQuiet {
        if outcome.busy == 0 || patience == 0 { return !outcome.isHeldUp }
        patience -= 1
      }
      if outcome.judged == 0 && outcome.followed == 0 {
        _ = try pause.wait(
          timeoutMilliseconds: max(20, Int(parts.settings.settleSeconds * 250)))
      }
    }
  }

  /// Some programs open what they have written once more, for an instant.
  private static let looksAtBusyFiles = 10
}

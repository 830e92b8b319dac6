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

  /// Handles what waits; files younger than `settle` are waited for, files without proof are left
  /// with their note.
  ///
  /// - Returns: false where something could not be written for now and stays in `work/`.
  package func run() throws -> Bool {
    let rounds = Rounds(parts, verdict: verdict)
    while true {
      let outcome = try rounds.round()
      if outcome.isQuiet { return !outcome.isHeldUp }
      if outcome.judged == 0 && outcome.unsettled > 0 {
        let pause = try FolderWatch()
        _ = try pause.wait(
          timeoutMilliseconds: max(20, Int(parts.settings.settleSeconds * 250)))
      }
    }
  }
}

import Manifests
import Rules
import TestSupport
import Testing
import Vocabulary

/// The examples that people read in the documentation do what they are said to do.
@Suite struct ExampleTests {
  @Test(arguments: Kind.allCases)
  func `the good record of a kind is good`(kind: Kind) {
    #expect(findings(kind).told == [])
    #expect(crossFindings(kind).told == [])
  }

  @Test(arguments: Rulebook.entries.filter { $0.example.isRunnable }.map(\.code))
  func `the example kept is clean and the broken one is found`(code: RuleCode) throws {
    let entry = Rulebook.entry(code)
    guard case .fields(let kind, let kept, let broken) = entry.example else { return }
    #expect(!run(kind, kept).contains { $0.code == code })
    let found = run(kind, broken).filter { $0.code == code }
    #expect(!found.isEmpty)
    // At a field of the example, so that the reader sees why.
    #expect(found.allSatisfy { broken.keys.contains($0.field ?? .senderRef) })
  }

  private func run(_ kind: Kind, _ changes: [FieldName: String]) -> [Finding] {
    findings(kind, changes) + crossFindings(kind, changes)
  }
}

extension RuleExample {
  var isRunnable: Bool {
    if case .fields = self { true } else { false }
  }
}

import Manifests
import TestSupport
import Testing
import Vocabulary

struct DocumentTests {
  @Test(arguments: Kind.allCases, [Language.arabic, .english])
  func `a template's header is a good header`(kind: Kind, language: Language) throws {
    let bytes = TemplateDocument.csv(kind, language)
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
    let delimiter: Character = language == .arabic ? ";" : ","
    let header = lines[0].split(separator: delimiter, omittingEmptySubsequences: false)
    let reading = HeaderMap.read(header.map(String.init), kind.table)
    guard case .mapped(let map) = reading else {
      Issue.record("\(reading)")
      return
    }
    let fields = kind.table.fields.count
    #expect(Array(map.columns.prefix(fields)) == Array(0..<fields))
    #expect(map.unknown.isEmpty)
    #expect(lines[1] == "#END\(delimiter)0")
  }

  @Test(arguments: Kind.allCases)
  func `an XML template has every field of its kind once`(kind: Kind) throws {
    let season = try #require(Season(year: 1447))
    let bytes = TemplateDocument.xml(kind, season: season, .arabic)
    let text = String(decoding: bytes, as: UTF8.self)
    for field in kind.table.fields {
      let element = "<\(field.name.name)></\(field.name.name)>"
      #expect(text.split(separator: element, omittingEmptySubsequences: false).count == 2)
    }
    #expect(text.contains("kind=\"\(kind.rawValue)\" season=\"1447\""))
  }

  @Test func `the reference page tells every field of every kind`() {
    let text = KindsDocument.text
    for kind in Kind.allCases {
      #expect(text.contains("\n## \(kind.rawValue)\n"))
      for field in kind.table.fields {
        #expect(text.contains("| `\(field.name.name)` | \(field.headerAr) | "))
      }
    }
  }
}

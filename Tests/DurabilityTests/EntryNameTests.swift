import Durability
import Glibc
import Testing

@Suite struct EntryNameTests {
  @Test(arguments: ["", ".", "..", "a/b", "/", "../a", "a\0b", String(repeating: "a", count: 256)])
  func `a name that leads elsewhere is no name`(text: String) {
    #expect(EntryName(text) == nil)
  }

  @Test func `the longest name that a folder can hold is a name`() {
    #expect(EntryName(String(repeating: "a", count: 255)) != nil)
  }

  @Test func `any bytes that a partner wrote are listed and opened as they are`() throws {
    let scratch = try Scratch()
    let names =
      [
        "line\nbreak.csv", "\u{202E}vsc.exe", "قائمة الحجاج.csv", "back\\slash", " ", "-rf",
      ].map { EntryName($0)! } + [EntryName(bytes: [0x66, 0xFF, 0xC3, 0x28, 0x80])!]
    for name in names { try scratch.folder.write("x", to: name) }
    #expect(try scratch.folder.entries() == names.sorted())
    for name in names { #expect(try scratch.folder.text(of: name) == "x") }
  }

  @Test func `a name is shown on one line and in its true direction`() {
    #expect(EntryName("a\nb\\\u{202E}").description == #"a\u{A}b\u{5C}\u{202E}"#)
    #expect(EntryName(bytes: [0x61, 0xFF, 0x62, 0xC3])!.description == #"a\xFFb\xC3"#)
    #expect(EntryName("قائمة.csv").description == "قائمة.csv")
  }

  @Test func `a name that is not UTF-8 has no text`() {
    #expect(EntryName(bytes: [0x61, 0xFF])!.text == nil)
    #expect(EntryName("ملف").text == "ملف")
  }

  @Test func `names are ordered by bytes`() {
    let names: [EntryName] = ["b", "a", "B", "aa"]
    #expect(names.sorted() == ["B", "a", "aa", "b"])
  }

  @Test func `a temporary name is left alone by every watcher and always fits`() {
    let name = EntryName(String(repeating: "x", count: 255))!.temporary
    #expect(name.isHidden)
    #expect(name.bytes.count == 255)
    #expect(name.text!.hasSuffix(".tmp"))
  }
}

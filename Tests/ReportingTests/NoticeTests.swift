import Reporting
import Testing
import Vocabulary

struct NoticeTests {
  @Test func `a receipt says what was received`() throws {
    let receipt = Acknowledgement(
      receipt: 12, fileName: "a&b.csv", sender: PartyID("IDN-HAO"), sha256: "00ff", size: 512,
      receivedAt: Instant(rfc3339: "2026-01-04T10:15:02Z")!)
    let signed = receipt.document.signed("U0lH", key: "00")
    #expect(
      text(signed).contains(
        "receipt=\"12\" file=\"a&amp;b.csv\" sender=\"IDN-HAO\" sha256=\"00ff\" bytes=\"512\" "
          + "received=\"2026-01-04T10:15:02Z\">"))
    #expect(text(signed).hasSuffix("</signature>\n</acknowledgement>\n"))
    #expect(try faults(ofXML: signed) == "")
  }

  @Test(arguments: [
    (FileFormat.csv, "trailer sha256"), (.xml, "end-tag sha256"), (nil, "sha256"),
  ])
  func `a waiting note names the proofs of which one is enough`(
    format: FileFormat?, missing: String
  ) throws {
    let note = WaitingNote(
      fileName: "1447_IDN-HAO_PLG_000001.csv", sender: PartyID("IDN-HAO"),
      since: Instant(rfc3339: "2026-01-04T10:15:00Z")!,
      until: Instant(rfc3339: "2026-01-04T10:30:00Z")!, format: format)
    #expect(text(note.bytes).contains("missing=\"\(missing)\""))
    #expect(text(note.bytes).contains("until=\"2026-01-04T10:30:00Z\""))
    #expect(text(note.bytes).contains("2026-01-04 (15 Rajab 1447 AH), 13:30 Makkah time"))
    #expect(try faults(ofXML: note.bytes) == "")
  }

  @Test func `an update says each rule once and each person with its change`() throws {
    var notice = UpdateNotice(
      season: Season("1447")!, recipient: PartyID("IDN-HAO"), sequence: 3, posting: 90,
      at: Instant(rfc3339: "2026-01-04T10:15:02Z")!)
    #expect(notice.isEmpty)
    for ref in ["A-1", "A-2"] {
      notice.append(.cured, ref: utf8(ref), code: .x214, state: .requested)
    }
    #expect(!notice.isEmpty)
    let document = notice.document(texts: sampleTexts)
    #expect(
      text(document.bytes).hasSuffix(
        """
        sequence="000003" posting="90" at="2026-01-04T10:15:02Z" people="2">
          <cause code="X214" count="2"><ar>جملة X214</ar><en>sentence X214</en></cause>
          <person sender_ref="A-1" change="CURED" code="X214" status="REQUESTED"/>
          <person sender_ref="A-2" change="CURED" code="X214" status="REQUESTED"/>
        </update>

        """))
    #expect(try faults(ofXML: document.signed("U0lH", key: "00")) == "")
  }

  @Test func `an update tells of a contract that nobody answered by its number alone`() throws {
    var notice = UpdateNotice(
      season: Season("1447")!, recipient: PartyID("IDN-HAO"), sequence: 4, posting: 91,
      at: Instant(rfc3339: "2026-01-04T10:15:02Z")!)
    notice.append(contractNo: "C&1", days: 8)
    #expect(!notice.isEmpty)
    let document = notice.document(texts: sampleTexts)
    #expect(
      text(document.bytes).hasSuffix(
        """
        people="0">
          <cause code="X215" count="1"><ar>جملة X215</ar><en>sentence X215</en></cause>
          <contract contract_no="C&amp;1" code="X215" days="8"/>
        </update>

        """))
    #expect(try faults(ofXML: document.signed("U0lH", key: "00")) == "")
  }
}

import Archiving
import Testing
import Vocabulary

/// The same "random" numbers every time.
struct Counting: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}

struct KeyTests {
  private func bytes(_ hexadecimal: String) -> [UInt8] {
    stride(from: 0, to: hexadecimal.count, by: 2).map { place in
      UInt8(hexadecimal.dropFirst(place).prefix(2), radix: 16)!
    }
  }

  @Test func `signatures are those of RFC 8032`() throws {
    // Its second test vector: one byte, 0x72.
    let key = try #require(
      SigningKey(
        fileContent: bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")))
    #expect(
      key.verifyingKey.bytes
        == bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))
    let signature =
      "kqAJqfDUyrhyDoILX2QlQKKye1QWUD+Ps3YiI+vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA=="
    #expect(key.verifyingKey.verifies(signature, of: [0x72]))
    #expect(!key.verifyingKey.verifies(signature, of: [0x73]))
  }

  @Test func `what was signed verifies, and nothing else does`() throws {
    var random = Counting(state: 1)
    let key = SigningKey.generate(using: &random)
    let message = Array("<result/>\n".utf8)
    let signature = key.sign(message)
    #expect(signature.utf8.count == 88)
    #expect(key.verifyingKey.verifies(signature, of: message))
    #expect(!key.verifyingKey.verifies(signature, of: message + [0x20]))
    #expect(!key.verifyingKey.verifies("AAAA", of: message))
    #expect(!key.verifyingKey.verifies("not base64", of: message))
    #expect(!key.verifyingKey.verifies("", of: message))
    let other = SigningKey.generate(using: &random)
    #expect(!other.verifyingKey.verifies(signature, of: message))
  }

  @Test func `a key file holds the key, and only thirty-two bytes are one`() throws {
    var random = Counting(state: 2)
    let key = SigningKey.generate(using: &random)
    let again = try #require(SigningKey(fileContent: key.fileContent))
    #expect(again.verifyingKey.id == key.verifyingKey.id)
    #expect(key.verifyingKey.id.utf8.count == 16)
    let published = try #require(VerifyingKey(bytes: key.verifyingKey.bytes))
    #expect(published.verifies(key.sign([1]), of: [1]))
    #expect(SigningKey(fileContent: Array(key.fileContent.dropLast())) == nil)
    #expect(VerifyingKey(bytes: []) == nil)
    #expect(MasterKey(fileContent: [1, 2, 3]) == nil)
  }

  @Test func `a token is twenty characters of base32 and always the same`() throws {
    let master = try #require(MasterKey(fileContent: (0..<32).map { UInt8($0) }))
    #expect(master.fileContent == (0..<32).map { UInt8($0) })
    let key = master.recipientKey(season: Season("1447")!, recipient: PartyID("TWF-SAS"))
    #expect(key.personToken(1) == "XP3LYD7Q3WNNVQARLAR5")
    #expect(key.personToken(9_223_372_036_854_775_807) == "7Q6M5SM5ELHN6MXZSYSN")
    let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    #expect(key.personToken(0).allSatisfy(letters.contains))
    #expect(key.personToken(0).count == RecipientKey.tokenLength)
  }

  @Test func `no two recipients, seasons or homes name a person alike`() throws {
    var random = Counting(state: 3)
    var tokens: Set<String> = []
    for _ in 0..<2 {
      let master = MasterKey.generate(using: &random)
      for season in ["1447", "1448"] {
        for recipient in ["TWF-SAS", "TWF-SEA", "MOFA"] {
          let key = master.recipientKey(
            season: Season(season)!, recipient: PartyID(recipient))
          for person in [Int64(1), 2] { tokens.insert(key.personToken(person)) }
        }
      }
    }
    #expect(tokens.count == 24)
  }
}

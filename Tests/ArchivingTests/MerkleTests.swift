import Archiving
import Testing

/// The tree is RFC 6962's: its published roots, and proofs for every entry of every small tree.
@Suite struct MerkleTests {
  /// The entries and roots of the reference implementation of certificate transparency.
  private static let entries: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6F),
  ]
  private static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test func `the published roots come out, entry by entry`() {
    var frontier = MerkleFrontier()
    #expect(
      hexadecimal(frontier.root)
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    for (entry, root) in zip(Self.entries, Self.roots) {
      frontier.append(.leaf(entry))
      #expect(hexadecimal(frontier.root) == root)
    }
  }

  @Test func `a frontier that was written down goes on as if it had not been`() throws {
    var whole = MerkleFrontier()
    for number in 0..<300 {
      let kept = try #require(MerkleFrontier(size: whole.size, hexadecimal: whole.hexadecimal))
      #expect(kept == whole)
      whole = kept
      whole.append(.leaf([UInt8(number & 0xFF)]))
    }
    #expect(MerkleFrontier(size: 3, hexadecimal: "") == nil)
    #expect(MerkleFrontier(size: 1, hexadecimal: "zz") == nil)
  }

  @Test func `every entry of every tree up to seventy is proved, and no other in its place`() throws
  {
    for size in 1...70 {
      let leaves = (0..<size).map { LogHash.leaf([UInt8($0)]) }
      let root = subtree(leaves[...])
      for index in 0..<size {
        let proof = InclusionProof.make(index: index, size: size) { subtree(leaves[$0]) }
        #expect(proof.root(of: leaves[index]) == root)
        #expect(proof.root(of: .leaf([0xFF])) != root)
        let short = InclusionProof(
          index: index, size: size, hashes: Array(proof.hashes.dropLast()))
        if size > 1 { #expect(short.root(of: leaves[index]) != root) }
        let long = InclusionProof(index: index, size: size, hashes: proof.hashes + [root])
        #expect(long.root(of: leaves[index]) == nil)
      }
    }
    #expect(InclusionProof(index: 3, size: 3, hashes: []).root(of: .empty) == nil)
  }

  private func subtree(_ leaves: ArraySlice<LogHash>) -> LogHash {
    var frontier = MerkleFrontier()
    for leaf in leaves { frontier.append(leaf) }
    return frontier.root
  }

  private func hexadecimal(_ hash: LogHash) -> String {
    hash.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

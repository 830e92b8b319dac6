/// The consonants of a name by their sound, alone and in pairs: what an Arabic name and its Latin
/// form have in common however the Latin one was spelt.
///
/// Most passports print a phonetic form (`MOHAMMED`, `MUHAMMAD`, `MEHMET`), so the transliteration
/// key of ICAO 9303-3 cannot be demanded. Vowels, half vowels and the letters that countries
/// render differently (ث ج ح خ ذ ض ظ ع غ ه و ي) do not count; the order of the words does not
/// either, for surnames stand first in one script and last in the other.
struct NameSkeleton {
  /// Lips, f, dentals, hisses, throat stops, m, n, l, r.
  private var counts = SIMD16<UInt8>(repeating: 0)
  /// Which sounds follow one another in a word: bit `9 * first + second`.
  private var pairs: (low: UInt64, high: UInt64) = (0, 0)
  /// The letter before, for a doubled one.
  private var last = UInt8.max
  /// The sound before in the word.
  private var previous = UInt8.max

  private static let lips: UInt8 = 0
  private static let f: UInt8 = 1
  private static let dental: UInt8 = 2
  private static let hiss: UInt8 = 3
  private static let throat: UInt8 = 4
  private static let m: UInt8 = 5
  private static let n: UInt8 = 6
  private static let l: UInt8 = 7
  private static let r: UInt8 = 8
  private static let none = UInt8.max

  /// Whether the two have less than a quarter of their pairs or less than half of their sounds in
  /// common, measured by the shorter, where there are enough of them to tell.
  func clearlyDiffers(from other: NameSkeleton) -> Bool {
    let common = Int(pointwiseMin(counts, other.counts).wrappedSum())
    let shorter = min(Int(counts.wrappedSum()), Int(other.counts.wrappedSum()))
    if shorter >= 3 && common * 2 < shorter { return true }
    let commonPairs =
      (pairs.low & other.pairs.low).nonzeroBitCount
      + (pairs.high & other.pairs.high).nonzeroBitCount
    let fewerPairs = min(pairCount, other.pairCount)
    return fewerPairs >= 3 && commonPairs * 4 < fewerPairs
  }

  private var pairCount: Int { pairs.low.nonzeroBitCount + pairs.high.nonzeroBitCount }

  /// Takes in a name of A–Z, UTF-8. Names taken in one after another are one name.
  mutating func add(latin bytes: ArraySlice<UInt8>) {
    endWord()
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let letter = bytes[place]
      if letter == 0x20 || letter == UInt8(ascii: "-") { endWord() }
      let next = place + 1 < bytes.endIndex ? bytes[place + 1] : 0
      if next == UInt8(ascii: "H"), let sound = Self.digraph(letter) {
        count(sound)
        place += 2
      } else {
        count(Self.latin(letter))
        place += 1
      }
    }
  }

  /// Takes in a name in Arabic script, UTF-8.
  mutating func add(arabic bytes: ArraySlice<UInt8>) {
    endWord()
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let lead = bytes[place]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      if length == 1 { endWord() }
      if length == 2, place + 1 < bytes.endIndex {
        last = Self.none
        count(Self.arabic(ArabicScript.scalar(bytes, place, 2)))
      }
      place += length
    }
  }

  private mutating func endWord() {
    last = Self.none
    previous = Self.none
  }

  /// A doubled letter counts once: Arabic writes it so.
  private mutating func count(_ sound: UInt8) {
    defer { last = sound }
    guard sound != Self.none, sound != last, counts[Int(sound)] < 15 else { return }
    counts[Int(sound)] += 1
    if previous != Self.none {
      let pair = UInt64(previous) * 9 + UInt64(sound)
      if pair < 64 { pairs.low |= 1 << pair } else { pairs.high |= 1 << (pair - 64) }
    }
    previous = sound
  }

  /// A letter with H behind it is one sound; nil where it is two.
  private static func digraph(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "S"), UInt8(ascii: "Z"): hiss
    case UInt8(ascii: "P"): f
    case UInt8(ascii: "K"), UInt8(ascii: "G"), UInt8(ascii: "T"), UInt8(ascii: "D"),
      UInt8(ascii: "C"):
      none
    default: nil
    }
  }

  private static func latin(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "B"), UInt8(ascii: "P"): lips
    case UInt8(ascii: "F"): f
    case UInt8(ascii: "D"), UInt8(ascii: "T"): dental
    case UInt8(ascii: "S"), UInt8(ascii: "Z"): hiss
    case UInt8(ascii: "K"), UInt8(ascii: "Q"), UInt8(ascii: "G"): throat
    case UInt8(ascii: "M"): m
    case UInt8(ascii: "N"): n
    case UInt8(ascii: "L"): l
    case UInt8(ascii: "R"): r
    default: none
    }
  }

  private static func arabic(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x0628, 0x067E: lips
    case 0x0641: f
    case 0x062A, 0x062F, 0x0637, 0x0679, 0x0688: dental
    case 0x0632...0x0635, 0x0698: hiss
    case 0x0642, 0x0643, 0x06A9, 0x06AF: throat
    case 0x0645: m
    case 0x0646, 0x06BA: n
    case 0x0644: l
    case 0x0631, 0x0691: r
    default: none
    }
  }
}

/// The letters behind Arabic presentation forms and fullwidth ASCII, as NFKC gives them: what old
/// systems and PDF copies send instead of letters.
///
/// U+FB50–FDFF, U+FE70–FEFF and U+FF01–FF5E alone, from the Unicode Character Database (Unicode
/// licence); every other character stands for itself.
package enum PresentationForms {
  /// Nil where the character stands for itself.
  package static func decompose(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    guard isForm(scalar) else { return nil }
    var letters: [Unicode.Scalar] = []
    forEachLetter(of: scalar) { letters.append($0) }
    return letters == [scalar] ? nil : letters
  }

  /// Gives the letters that the character stands for, or the character itself. Allocates nothing.
  package static func forEachLetter(of scalar: Unicode.Scalar, _ give: (Unicode.Scalar) -> Void) {
    let value = scalar.value
    if (0xFF01...0xFF5E).contains(value) {
      give(Unicode.Scalar(UInt8(value - 0xFEE0)))
      return
    }
    guard let slot = slot(value) else { return give(scalar) }
    let range = table.ranges[slot]
    if range.isEmpty { return give(scalar) }
    for place in range { give(table.letters[place]) }
  }

  /// Whether the character lies where forms are: the cheap question before the other two.
  package static func isForm(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xFB50
      && (slot(scalar.value) != nil || (0xFF01...0xFF5E).contains(scalar.value))
  }

  private static func slot(_ value: UInt32) -> Int? {
    switch value {
    case 0xFB50...0xFDFF: Int(value - 0xFB50)
    case 0xFE70...0xFEFF: Int(value - 0xFE70) + 0x2B0
    default: nil
    }
  }

  private struct Table {
    var ranges: [Range<Int>] = []
    var letters: [Unicode.Scalar] = []
  }

  /// Each item is letters in hexadecimal joined by dots, `-` for none, `*n` for n forms in a row.
  private static let table: Table = {
    var table = Table()
    for item in (formsA + " " + formsB).split(separator: " ") {
      let parts = item.split(separator: "*")
      let start = table.letters.count
      for hex in parts[0].split(separator: ".") {
        if let value = UInt32(hex, radix: 16), let letter = Unicode.Scalar(value) {
          table.letters.append(letter)
        }
      }
      let range = start..<table.letters.count
      for _ in 0..<(parts.count == 2 ? Int(parts[1]) ?? 1 : 1) { table.ranges.append(range) }
    }
    return table
  }()

  /// From U+FB50.
  private static let formsA = """
    671*2 67B*4 67E*4 680*4 67A*4 67F*4 679*4 6A4*4 6A6*4 684*4 683*4 686*4 687*4 68D*2 68C*2 \
    68E*2 688*2 698*2 691*2 6A9*4 6AF*4 6B3*4 6B1*4 6BA*2 6BB*4 6C0*2 6C1*4 6BE*4 6D2*2 6D3*2 \
    -*33 6AD*4 6C7*2 6C6*2 6C8*2 6C7.674 6CB*2 6C5*2 6C9*2 6D0*4 649*2 626.627*2 626.6D5*2 \
    626.648*2 626.6C7*2 626.6C6*2 626.6C8*2 626.6D0*3 626.649*3 6CC*4 626.62C 626.62D 626.645 \
    626.649 626.64A 628.62C 628.62D 628.62E 628.645 628.649 628.64A 62A.62C 62A.62D 62A.62E \
    62A.645 62A.649 62A.64A 62B.62C 62B.645 62B.649 62B.64A 62C.62D 62C.645 62D.62C 62D.645 \
    62E.62C 62E.62D 62E.645 633.62C 633.62D 633.62E 633.645 635.62D 635.645 636.62C 636.62D \
    636.62E 636.645 637.62D 637.645 638.645 639.62C 639.645 63A.62C 63A.645 641.62C 641.62D \
    641.62E 641.645 641.649 641.64A 642.62D 642.645 642.649 642.64A 643.627 643.62C 643.62D \
    643.62E 643.644 643.645 643.649 643.64A 644.62C 644.62D 644.62E 644.645 644.649 644.64A \
    645.62C 645.62D 645.62E 645.645 645.649 645.64A 646.62C 646.62D 646.62E 646.645 646.649 \
    646.64A 647.62C 647.645 647.649 647.64A 64A.62C 64A.62D 64A.62E 64A.645 64A.649 64A.64A \
    630.670 631.670 649.670 20.64C.651 20.64D.651 20.64E.651 20.64F.651 20.650.651 20.651.670 \
    626.631 626.632 626.645 626.646 626.649 626.64A 628.631 628.632 628.645 628.646 628.649 \
    628.64A 62A.631 62A.632 62A.645 62A.646 62A.649 62A.64A 62B.631 62B.632 62B.645 62B.646 \
    62B.649 62B.64A 641.649 641.64A 642.649 642.64A 643.627 643.644 643.645 643.649 643.64A \
    644.645 644.649 644.64A 645.627 645.645 646.631 646.632 646.645 646.646 646.649 646.64A \
    649.670 64A.631 64A.632 64A.645 64A.646 64A.649 64A.64A 626.62C 626.62D 626.62E 626.645 \
    626.647 628.62C 628.62D 628.62E 628.645 628.647 62A.62C 62A.62D 62A.62E 62A.645 62A.647 \
    62B.645 62C.62D 62C.645 62D.62C 62D.645 62E.62C 62E.645 633.62C 633.62D 633.62E 633.645 \
    635.62D 635.62E 635.645 636.62C 636.62D 636.62E 636.645 637.62D 638.645 639.62C 639.645 \
    63A.62C 63A.645 641.62C 641.62D 641.62E 641.645 642.62D 642.645 643.62C 643.62D 643.62E \
    643.644 643.645 644.62C 644.62D 644.62E 644.645 644.647 645.62C 645.62D 645.62E 645.645 \
    646.62C 646.62D 646.62E 646.645 646.647 647.62C 647.645 647.670 64A.62C 64A.62D 64A.62E \
    64A.645 64A.647 626.645 626.647 628.645 628.647 62A.645 62A.647 62B.645 62B.647 633.645 \
    633.647 634.645 634.647 643.644 643.645 644.645 646.645 646.647 64A.645 64A.647 640.64E.651 \
    640.64F.651 640.650.651 637.649 637.64A 639.649 639.64A 63A.649 63A.64A 633.649 633.64A \
    634.649 634.64A 62D.649 62D.64A 62C.649 62C.64A 62E.649 62E.64A 635.649 635.64A 636.649 \
    636.64A 634.62C 634.62D 634.62E 634.645 634.631 633.631 635.631 636.631 637.649 637.64A \
    639.649 639.64A 63A.649 63A.64A 633.649 633.64A 634.649 634.64A 62D.649 62D.64A 62C.649 \
    62C.64A 62E.649 62E.64A 635.649 635.64A 636.649 636.64A 634.62C 634.62D 634.62E 634.645 \
    634.631 633.631 635.631 636.631 634.62C 634.62D 634.62E 634.645 633.647 634.647 637.645 \
    633.62C 633.62D 633.62E 634.62C 634.62D 634.62E 637.645 638.645 627.64B*2 -*18 62A.62C.645 \
    62A.62D.62C*2 62A.62D.645 62A.62E.645 62A.645.62C 62A.645.62D 62A.645.62E 62C.645.62D*2 \
    62D.645.64A 62D.645.649 633.62D.62C 633.62C.62D 633.62C.649 633.645.62D*2 633.645.62C \
    633.645.645*2 635.62D.62D*2 635.645.645 634.62D.645*2 634.62C.64A 634.645.62E*2 \
    634.645.645*2 636.62D.649 636.62E.645*2 637.645.62D*2 637.645.645 637.645.64A 639.62C.645 \
    639.645.645*2 639.645.649 63A.645.645 63A.645.64A 63A.645.649 641.62E.645*2 642.645.62D \
    642.645.645 644.62D.645 644.62D.64A 644.62D.649 644.62C.62C*2 644.62E.645*2 644.645.62D*2 \
    645.62D.62C 645.62D.645 645.62D.64A 645.62C.62D 645.62C.645 645.62E.62C 645.62E.645 -*2 \
    645.62C.62E 647.645.62C 647.645.645 646.62D.645 646.62D.649 646.62C.645*2 646.62C.649 \
    646.645.64A 646.645.649 64A.645.645*2 628.62E.64A 62A.62C.64A 62A.62C.649 62A.62E.64A \
    62A.62E.649 62A.645.64A 62A.645.649 62C.645.64A 62C.62D.649 62C.645.649 633.62E.649 \
    635.62D.64A 634.62D.64A 636.62D.64A 644.62C.64A 644.645.64A 64A.62D.64A 64A.62C.64A \
    64A.645.64A 645.645.64A 642.645.64A 646.62D.64A 642.645.62D 644.62D.645 639.645.64A \
    643.645.64A 646.62C.62D 645.62E.64A 644.62C.645 643.645.645 644.62C.645 646.62C.62D \
    62C.62D.64A 62D.62C.64A 645.62C.64A 641.645.64A 628.62D.64A 643.645.645 639.62C.645 \
    635.645.645 633.62E.64A 646.62C.64A -*40 635.644.6D2 642.644.6D2 627.644.644.647 \
    627.643.628.631 645.62D.645.62F 635.644.639.645 631.633.648.644 639.644.64A.647 \
    648.633.644.645 635.644.649 \
    635.644.649.20.627.644.644.647.20.639.644.64A.647.20.648.633.644.645 \
    62C.644.20.62C.644.627.644.647 631.6CC.627.644 -*3
    """

  /// From U+FE70.
  private static let formsB = """
    20.64B 640.64B 20.64C - 20.64D - 20.64E 640.64E 20.64F 640.64F 20.650 640.650 20.651 \
    640.651 20.652 640.652 621 622*2 623*2 624*2 625*2 626*4 627*2 628*4 629*2 62A*4 62B*4 \
    62C*4 62D*4 62E*4 62F*2 630*2 631*2 632*2 633*4 634*4 635*4 636*4 637*4 638*4 639*4 63A*4 \
    641*4 642*4 643*4 644*4 645*4 646*4 647*4 648*2 649*2 64A*4 644.622*2 644.623*2 644.625*2 \
    644.627*2 -*3
    """
}

/// The word of `words` that `word` was most likely meant to be: fewest letters typed wrong, left
/// out, added or swapped, the first of equals. Nil only where there are no words.
package func nearest(to word: String, among words: [String]) -> String? {
  let typed = Array(word.lowercased().unicodeScalars.prefix(64))
  var best: (word: String, distance: Int)?
  for candidate in words {
    let meant = Array(candidate.lowercased().unicodeScalars.prefix(64))
    let distance = editDistance(typed, meant)
    if distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.word
}

/// Damerau and Levenshtein's distance in which no letter is changed twice.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, leftScalar) in left.enumerated() {
    var current = [row + 1]
    for (column, rightScalar) in right.enumerated() {
      let change = last[column] + (leftScalar == rightScalar ? 0 : 1)
      var distance = min(change, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, leftScalar == right[column - 1], left[row - 1] == rightScalar {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}

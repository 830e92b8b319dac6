extension ParameterEntry {
  /// The marks whose holders are judged again when this value takes effect; none for most.
  package var decidedMarks: HoldMarks {
    guard let key = ParameterKey(name) else { return [] }
    switch key {
    case .named(.hlcRequired), .severity(.r116): return .health
    case .named(.acwyYearsPoly), .named(.acwyYearsConj), .severity(.r114): return .meningitis
    case .named(.polioRequired), .named(.yfRequired), .severity(.r115): return .vaccines
    case .named(.acwyDaysBefore), .named(.arrivals): return [.meningitis, .vaccines]
    default: return []
    }
  }
}

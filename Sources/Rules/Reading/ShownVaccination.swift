import Manifests
import Vocabulary

extension Row {
  /// What the record says of vaccinations.
  var vaccination: Vaccination {
    Vaccination(
      acwyDate: date(.acwyDate), acwyType: code(.acwyType, as: MeningococcalVaccine.self),
      polioDate: date(.polioDate), yellowFeverDate: date(.yfDate), birthDate: date(.birthDate))
  }
}

extension RecordFindings {
  /// Says of a proof in `field` what is wrong with it. A value that could not be read has been
  /// spoken of already.
  mutating func add(
    _ code: RuleCode, _ field: FieldName, _ fault: Vaccination.Fault?, of row: Row
  ) {
    switch fault {
    case nil: return
    case .missing:
      if !row.isPresent(field) { add(code, field, detail: .text("missing")) }
    case .late(let latest): add(code, field, detail: .text("latest=\(latest)"))
    case .old(let earliest): add(code, field, detail: .text("earliest=\(earliest)"))
    }
  }
}

import Manifests
import Vocabulary

/// X205: whom a record names as mahram or companion is there, travels along, and is fit.
///
/// Of kinship only what the data prove wrong is refused: a father or grandfather is older, a son or
/// grandson younger, a husband's wife is not single.
struct ReferenceIsSuitable: ReferenceRule {
  static let entry = RuleEntry(
    .x205, .error, .cross, appliesTo: "PLG AMD", isDocumented: true,
    en: """
      Mahram or companion reference is missing or unsuitable (sex, age, relation, other group, \
      package or flight).
      """,
    ar: """
      المحرم أو المرافق المشار إليه غير موجود أو غير مستوفٍ (الجنس أو العمر أو القرابة أو \
      اختلاف المجموعة أو الحزمة أو الرحلة).
      """,
    mendEn: """
      Name somebody of your own list in the same group and package; if that record was refused, \
      mend it and send both again. Places so freed are free for the next file.
      """,
    mendAr: """
      اذكر شخصًا من كشفكم في المجموعة والحزمة نفسيهما؛ وإن كان سجله مرفوضًا فصححه وأعد إرسال \
      السجلين معًا. والأماكن التي تخلو بذلك متاحة للملف التالي.
      """,
    reasonEn: """
      Who depends on another person travels, lives and rides with that person; a reference to \
      nobody leaves somebody alone.
      """,
    reasonAr: "من يعتمد على غيره يسافر ويسكن ويتنقل معه؛ والمرجع الذي لا صاحب له يترك صاحبه وحده.",
    parameters: ["arafah_date", "companion_range", "minor_age"],
    example: .fields(.plg, kept: [.companionRef: "A-2"], broken: [.companionRef: "A-1"]))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard context.kind == .plg else { return }
    if row.isPresent(.mahramRef) { demandAnother(.mahramRef, row, &found) }
    if row.isPresent(.companionRef) { demandAnother(.companionRef, row, &found) }
  }

  private func demandAnother(_ field: FieldName, _ row: Row, _ found: inout RecordFindings) {
    if row.bytes(field).elementsEqual(row.bytes(.senderRef)) { refuse(field, "self", &found) }
  }

  func check(
    _ standing: ReferenceStanding, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    checkMahram(standing, context, &found)
    checkCompanion(standing, context, &found)
  }

  private func checkMahram(
    _ standing: ReferenceStanding, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let mahram = named(standing.mahram, .mahramRef, &found) else { return }
    if mahram.sex == .female { refuse(.mahramRef, "sex", &found) }
    let adult = context.parameters.minorAge
    if context.age(mahram.birthDate) < adult { refuse(.mahramRef, "age=\(adult)+", &found) }
    if let relation = standing.relation, !relation.mayHold(of: standing.traveller, to: mahram) {
      found.add(.x205, .mahramRelation, detail: .text("relation"))
    }
    checkJourney(standing.traveller, mahram, .mahramRef, &found)
  }

  private func checkCompanion(
    _ standing: ReferenceStanding, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let companion = named(standing.companion, .companionRef, &found) else { return }
    let age = context.age(companion.birthDate)
    let adult = context.parameters.minorAge
    if context.age(standing.traveller.birthDate) < adult {
      // A minor's guardian is any adult: grandparents too.
      if age < adult { refuse(.companionRef, "age=\(adult)+", &found) }
    } else if !context.parameters.companionRange.contains(age) {
      let range = context.parameters.companionRange
      refuse(.companionRef, "age=\(range.lowerBound)–\(range.upperBound)", &found)
    }
    checkJourney(standing.traveller, companion, .companionRef, &found)
  }

  /// Together all the way; flights are compared once both have a plan.
  private func checkJourney(
    _ traveller: Traveller, _ other: Traveller, _ field: FieldName,
    _ found: inout RecordFindings
  ) {
    if traveller.group != other.group { refuse(field, "group", &found) }
    if traveller.packageID != other.packageID { refuse(field, "package", &found) }
    if let own = traveller.flight, let others = other.flight, own != others {
      refuse(field, "flight", &found)
    }
  }

  private func named(
    _ reference: PersonReference, _ field: FieldName, _ found: inout RecordFindings
  ) -> Traveller? {
    switch reference {
    case .none: return nil
    case .nobody: refuse(field, "nobody", &found)
    case .itself: refuse(field, "self", &found)
    case .person(let traveller): return traveller
    }
    return nil
  }

  private func refuse(_ field: FieldName, _ fault: String, _ found: inout RecordFindings) {
    found.add(.x205, field, detail: .text(fault))
  }
}

extension MahramRelation {
  /// False where the two persons' own data rule the kinship out.
  fileprivate func mayHold(of person: Traveller, to mahram: Traveller) -> Bool {
    switch self {
    case .father, .grandfather: mahram.birthDate < person.birthDate
    case .son, .grandson: mahram.birthDate > person.birthDate
    case .husband: person.maritalStatus == nil || person.maritalStatus == .married
    case .brother, .uncle, .nephew, .fatherInLaw, .sonInLaw, .stepfather, .stepson, .fosterKin:
      true
    }
  }
}

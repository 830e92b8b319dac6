package import Bookkeeping
package import Vocabulary

/// A person as one output may show it. Whoever writes the output holds this and never the person:
/// a value is reached by a column of the output's own profile, in that column's form, and what the
/// profile does not grant has no name here.
package struct ShownPerson<Columns: OutputColumns, Fields: PersonFields> {
  fileprivate let fields: Fields
  fileprivate let token: [UInt8]
  fileprivate let arafah: CalendarDate?

  /// - Parameters:
  ///   - token: the recipient's own token of the person; empty where no column shows one.
  ///   - arafah: the day on which ages are counted; nil where no column shows a band.
  package init(
    _ fields: Fields, for _: Columns.Type, token: [UInt8] = [], arafah: CalendarDate? = nil
  ) {
    self.fields = fields
    self.token = token
    self.arafah = arafah
  }
}

extension ShownPerson: Sendable where Fields: Sendable {}

extension OutputWriter {
  /// Writes the next column with what the person has under it, in the form of the profile.
  ///
  /// - Precondition: the column is named like a field of persons, or shows a token or a band.
  mutating func put<Fields>(_ column: Columns, of person: ShownPerson<Columns, Fields>) {
    switch column.form {
    case .token: put(column, token: person.token)
    case .band: putBand(column, of: person)
    case .mask: put(column, masked: person.fields.bytes(personField(of: column)))
    case .clear:
      let field = personField(of: column)
      if StoredPerson.dateFields.contains(field) {
        put(column, person.fields.date(field))
      } else if field == .sex {
        put(column, SexCode.of(person.fields.bytes(.sex)))
      } else {
        put(column, person.fields.bytes(field))
      }
    case .flag, .count, .total, .key:
      preconditionFailure("no field of a person leaves in this form")
    }
  }

  private mutating func putBand<Fields>(
    _ column: Columns, of person: ShownPerson<Columns, Fields>
  ) {
    guard let birth = person.fields.date(.birthDate), let arafah = person.arafah else {
      return skip(column)
    }
    put(column, band: AgeBand(age: birth.age(on: arafah)))
  }
}

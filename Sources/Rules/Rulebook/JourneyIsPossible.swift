import Manifests
import Vocabulary

/// R121: ports are open to hajj traffic and fit the way of travel, carriers are approved, and
/// flights are a carrier and a number. A coach list names none of them.
struct JourneyIsPossible: RecordRule {
  static let entry = RuleEntry(
    .r121, .error, .record, appliesTo: "ARP ARA BUS DEP", isDocumented: true,
    en: "Flight, carrier or port-of-entry code invalid or not open to hajj traffic.",
    ar: "رقم الرحلة أو رمز الناقل أو المنفذ غير صحيح أو غير مخصص لحركة الحجاج.",
    mendEn: """
      Give the port by its code in the season's list, the carrier by its designator, and the \
      flight as carrier and number (GA980); people who come by land or sea enter through a land \
      or sea port.
      """,
    mendAr: """
      اكتب المنفذ برمزه في قائمة الموسم، والناقل برمزه المعتمد، والرحلة برمز الناقل يليه الرقم \
      (GA980)؛ ومن يقدم برًا أو بحرًا يدخل من منفذ بري أو بحري.
      """,
    reasonEn: """
      Agents, coaches and beds wait where the file says; at a port that is closed, or for a \
      flight that nobody operates, they wait for nobody.
      """,
    reasonAr: """
      الوكلاء والحافلات والأسرّة تنتظر حيث يقول الملف؛ فإن كان المنفذ مغلقًا أو الرحلة لا وجود \
      لها انتظرت بلا طائل.
      """,
    parameters: ["ports", "carriers"],
    example: .fields(.arp, kept: [.flightNo: "GA980"], broken: [.flightNo: "980"]))

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    switch context.kind {
    case .arp: checkPlan(row, context, &found)
    case .ara:
      checkPort(.entryPort, row, context, &found)
      checkFlight(.entryPort, row, context, &found)
    case .dep:
      checkPort(.exitPort, row, context, &found)
      checkFlight(.exitPort, row, context, &found)
    default: break
    }
  }

  private func checkPlan(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    checkPort(.entryPort, row, context, &found)
    let mode = row.code(.mode, as: PortMode.self)
    if let mode, let port = row.code(.entryPort, as: EntryPort.self), port.mode != mode {
      found.add(.r121, .entryPort, detail: .text("mode=" + port.mode.rawValue))
    }
    guard mode == .air else { return }
    if row[.fromPort].state == .valid,
      !row.bytes(.fromPort).allSatisfy({ $0 >= 0x41 && $0 <= 0x5A })
    {
      found.add(.r121, .fromPort, detail: .text("code"))
    }
    if row[.carrier].state == .valid {
      if !FlightNumber.isCarrier(row.bytes(.carrier)) {
        found.add(.r121, .carrier, detail: .text("code"))
      } else if !isApproved(row.text(.carrier), context) {
        found.add(.r121, .carrier, detail: .text("not_approved"))
      }
    }
    guard row[.flightNo].state == .valid else { return }
    guard let flight = FlightNumber(row.bytes(.flightNo)) else {
      return found.add(.r121, .flightNo, detail: .text("form"))
    }
    if row[.carrier].state == .valid, !row.bytes(.carrier).elementsEqual(flight.carrier.utf8) {
      found.add(.r121, .flightNo, detail: .text("carrier"))
    }
  }

  private func checkPort(
    _ field: FieldName, _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let port = row.code(field, as: EntryPort.self),
      !context.parameters.ports.contains(port)
    else { return }
    found.add(.r121, field, detail: .text("closed_port"))
  }

  /// Of people who come or go by air, who name no carrier beside the flight.
  private func checkFlight(
    _ port: FieldName, _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard row[.flightNo].state == .valid,
      row.code(port, as: EntryPort.self).map({ $0.mode == .air }) ?? true
    else { return }
    guard let flight = FlightNumber(row.bytes(.flightNo)) else {
      return found.add(.r121, .flightNo, detail: .text("form"))
    }
    if !isApproved(flight.carrier, context) {
      found.add(.r121, .flightNo, detail: .text("not_approved"))
    }
  }

  private func isApproved(_ carrier: String, _ context: RuleContext) -> Bool {
    context.parameters.carriers?.contains(carrier) ?? true
  }
}

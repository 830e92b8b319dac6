import Manifests
import Vocabulary

/// What X207 says of the groups that an arrival plan brings: one coach, one leader, one flight, and
/// as many people as the plan says.
enum ArrivalGroups {
  static func check(_ row: Row, _ standing: Standing, _ found: inout RecordFindings) {
    guard let plan = standing.arrivalPlan, !plan.isReferenceUnknown, plan.unknownGroups.isEmpty,
      !plan.isNobodyLeft
    else { return }
    if !row.isPresent(.senderRef) {
      name(plan.largeGroups, "large", &found)
      name(plan.leaderlessGroups, "leaderless", &found)
    }
    name(plan.splitGroups, "flights", &found)
    if let pax = row.number(.pax), pax != plan.people {
      found.add(.x207, .pax, detail: .text("people=\(plan.people)"))
    }
  }

  private static func name(_ groups: [String], _ fault: String, _ found: inout RecordFindings) {
    if groups.isEmpty { return }
    found.add(.x207, .groupNo, detail: .text(fault + "=" + groups.joined(separator: " ")))
  }
}

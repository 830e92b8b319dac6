import Manifests
import Vocabulary

/// X219: a stay and a coach list are about people who are there, in one place at a time, and no
/// more of them than beds and seats.
///
/// Stays are judged person by person: the time before and after must fit. A coach is judged by its
/// groups: all groups of a trip share its seats, and a group's people share its coaches.
struct PersonIsInOnePlace: CrossRule {
  static let entry = RuleEntry(
    .x219, .error, .cross, appliesTo: "BUS HAL", isDocumented: true,
    en: """
      Coach or room list: unknown person, person in two places at once, or more people than \
      seats or beds.
      """,
    ar: """
      كشف الحافلة أو التسكين: شخص غير معروف، أو مسجل في موضعين في آن واحد، أو عدد يفوق المقاعد \
      أو الأسرّة.
      """,
    mendEn: """
      Name people by the token of your own list, and the group by its party and number; record \
      who leaves a building before who enters the next, and give each coach no more people than \
      it has seats.
      """,
    mendAr: """
      سمِّ الحاج برمزه الوارد في كشفكم والمجموعة بجهتها ورقمها؛ وسجّل خروجه من المبنى قبل دخوله \
      غيره، ولا تُركب في الحافلة أكثر من مقاعدها.
      """,
    reasonEn: """
      Who is looked for at night must be found where the list says; a bed or a seat given twice \
      leaves somebody standing.
      """,
    reasonAr: """
      من يُبحث عنه ليلًا يجب أن يوجد حيث يقول الكشف؛ والسرير أو المقعد الذي يُعطى لاثنين يبقى \
      أحدهما بلا مكان.
      """,
    example: .words(
      kept: "out of MAK-H-1 at 14:00, into MAK-H-2 at 16:00",
      broken: "into MAK-H-2 at 16:00, and still in MAK-H-1"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    switch standing.ground {
    case .stay(let stay): check(stay, row, &found)
    case .trip(let trip): check(trip, row, &found)
    case .departure, nil: break
    }
  }

  private func check(_ stay: StayStanding, _ row: Row, _ found: inout RecordFindings) {
    if stay.isUnchanged { return }
    if row[.personToken].state == .valid {
      switch stay.person {
      case .unknown, .closed: found.add(.x219, .personToken, detail: .text("unknown"))
      case .removed:
        if row.code(.movement, as: StayMovement.self) == .into {
          found.add(.x219, .personToken, detail: .text("removed"))
        }
      case .known: break
      }
    }
    if row[.licenceNo].state == .valid {
      if let licence = stay.licence {
        if licence.activity != .housing && licence.activity != .camp {
          found.add(.x219, .licenceNo, detail: .text("activity"))
        }
      } else {
        found.add(.x219, .licenceNo, detail: .text("unknown"))
      }
    }
    switch stay.elsewhere {
    case .licence(let number?): found.add(.x219, .at, detail: .text("elsewhere=" + number))
    case .licence(nil): found.add(.x219, .at, detail: .text("another_house"))
    case .ended(let cause): found.add(.x219, .at, detail: .text("ended=" + cause.rawValue))
    case nil: break
    }
    if stay.isFull, let licence = stay.licence {
      found.add(.x219, .licenceNo, detail: .text("beds=\(licence.capacity)"))
    }
  }

  private func check(_ trip: TripStanding, _ row: Row, _ found: inout RecordFindings) {
    guard let passengers = row.number(.passengers) else { return }
    if let seats = row.number(.seats), passengers + trip.othersOnBoard > seats {
      found.add(.x219, .passengers, detail: .text("seats=\(seats)"))
    }
    guard let people = trip.people, row[.groupNo].state == .valid else { return }
    if people == 0 {
      found.add(.x219, .groupNo, detail: .text("unknown"))
    } else if passengers > people {
      found.add(.x219, .passengers, detail: .text("group=\(people)"))
    } else if passengers + trip.elsewhere > people {
      found.add(.x219, .passengers, detail: .text("elsewhere=\(trip.elsewhere)"))
    }
  }
}

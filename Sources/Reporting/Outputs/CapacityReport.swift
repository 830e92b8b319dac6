package import Vocabulary

/// CAP: what is licensed and how much of it agreed contracts take.
package struct CapacityReport: Sendable {
  package var writer: OutputWriter<CapacityColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// What agreed contracts take of a licence.
  package struct Use: Sendable, Equatable {
    /// The fullest night (of a building) or day, and what is taken then; nil where nothing is.
    package var peak: CapacityExcess?
    /// People bound to its contracts through packages.
    package var assigned: Int

    package init(peak: CapacityExcess?, assigned: Int) {
      self.peak = peak
      self.assigned = assigned
    }
  }

  package mutating func append(_ licence: Licence, _ use: Use) {
    let used = use.peak?.contracted ?? 0
    writer.beginRecord()
    writer.put(.licenceNo, text: licence.number)
    writer.put(.activity, text: licence.activity.rawValue)
    writer.put(.city, text: licence.city.rawValue)
    writer.put(.capacity, licence.capacity)
    writer.put(.peakUsed, used)
    writer.put(.peakNight, use.peak?.day)
    // Below nothing where the licence was lowered under what both sides had agreed on (L315).
    writer.put(.remainingAtPeak, licence.capacity - used)
    writer.put(.assigned, use.assigned)
    writer.endRecord()
  }
}

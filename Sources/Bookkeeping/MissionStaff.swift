package import Vocabulary

/// Questions about mission staff: people of the segment STAFF, with a role and without a package.
package protocol StaffReading: AnyObject {
  /// Nil for pilgrims.
  func staffRole(of person: Int64) throws -> StaffRole?
  /// Staff that was accepted while there was nobody to forward it to; at most `limit`.
  func unforwardedStaff(limit: Int) throws -> [StoredPerson]
}

package protocol StaffBooking: AnyObject {
  /// Gives a registered person of the segment STAFF its role, or another one.
  func enter(_ role: StaffRole, of person: Int64) throws
}

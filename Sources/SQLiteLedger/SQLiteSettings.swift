/// How a SQLite ledger uses the machine; none of it changes what is booked.
package struct SQLiteSettings: Sendable, Equatable {
  /// Memory for database pages of the writing connection.
  package var cacheKiB: Int
  /// Pages of 4 KiB that the write-ahead log may hold before it is moved into the database.
  package var autocheckpointPages: Int
  /// How long a writer waits for another process before it reports a temporary failure.
  package var busyTimeoutSeconds: Double

  package init(
    cacheKiB: Int = 8_192, autocheckpointPages: Int = 20_000, busyTimeoutSeconds: Double = 10
  ) {
    self.cacheKiB = cacheKiB
    self.autocheckpointPages = autocheckpointPages
    self.busyTimeoutSeconds = busyTimeoutSeconds
  }
}

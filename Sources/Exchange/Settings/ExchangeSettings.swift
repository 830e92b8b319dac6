internal import Manifests
package import Parsing
package import Vocabulary

/// What an operator may set. Every limit of the exchange has a name here and a default.
package struct ExchangeSettings: Sendable {
  /// The season of a home that names none.
  package var season = Season("1447")!
  /// Seconds a file must have rested before it is looked at.
  package var settleSeconds = 2.0
  /// Seconds between looks when nothing wakes the daemon.
  package var rescanSeconds = 5.0
  /// Seconds before a temporary failure is tried again.
  package var retrySeconds = 5.0
  /// The longest such pause: each is twice the one before.
  package var retryMaxSeconds = 60.0
  /// Times a file may end the process before it is quarantined.
  package var attempts = 3
  /// People lifted by one cure posting.
  package var curePeople = 5_000
  /// Records judged together.
  package var batchRecords = 512
  /// Files of one inbox looked at in one look; more wait for a later one.
  package var lookFiles = 4_096
  /// Files of one party received and not judged yet: more wait in its inbox, so that others have
  /// their turn.
  package var turnFiles = 64
  /// Bytes of such files; one file may always be received.
  package var turnBytes = 8_388_608
  /// Short files that are received, judged and settled together, sharing their syncs.
  package var groupFiles = 32
  /// Bytes up to which a file is short, and may go before a long one of another lane.
  package var shortBytes = 1_048_576
  /// Seconds for which a long file, once it is its turn, lets short ones go before it.
  package var patienceSeconds = 10.0
  /// zlib level of archived originals, 1 to 9.
  package var archiveLevel = 1
  /// Whether originals and outputs are sealed in the archive by the season's key.
  package var isArchiveSealed = true
  /// The folder of the seasons' keys; empty: `keys/` of the home.
  package var seasonKeys = ""
  /// Days after a season's last posting before its key may be destroyed.
  package var retentionDays = 1_825
  /// The ledger's page cache in KiB.
  package var ledgerCacheKiB = 8_192
  package var logLevel = "info"
  /// When the daemon cuts the daily outputs; nil: never by itself.
  package var dailyAt = ScheduleTime.daily("04:00")
  /// When the daemon cuts the hourly outputs; nil: never by itself.
  package var hourlyAt = ScheduleTime.hourly("05")
  /// Of strangers' bytes.
  package var limits = ReadingLimits()

  package init() {}

  /// Whether a file of so many bytes may go before a long one, and share a commit with others, which
  /// keeps what it changed in memory until it is judged. A packed one counts for eight times as much.
  func isShort(_ bytes: Int64, _ envelope: Envelope?) -> Bool {
    bytes <= Int64(envelope?.isGzip == true ? shortBytes / 8 : shortBytes)
  }
}

/// One setting: its name in `masar.yaml`, in the environment (`MASAR_…`) and in `--set`.
package struct SettingDefinition: Sendable {
  package let name: String
  package let about: String
  /// Nil where the text is not a value of the setting.
  let apply: @Sendable (String, inout ExchangeSettings) -> Bool

  package var environmentName: String { "MASAR_" + name.uppercased() }
}

extension ExchangeSettings {
  /// Every setting there is, in the order of the documentation.
  package static let definitions: [SettingDefinition] = [
    SettingDefinition(name: "season", about: "Hijri year, for example 1447") { text, settings in
      guard let season = Season(text) else { return false }
      settings.season = season
      return true
    },
    seconds("settle", "seconds a file must have rested", \.settleSeconds),
    seconds("rescan", "seconds between two looks", \.rescanSeconds),
    seconds("retry", "seconds before a temporary failure is tried again", \.retrySeconds),
    seconds("retry_max", "the longest pause between two tries", \.retryMaxSeconds),
    count("attempts", "process ends before quarantine", 1...100, \.attempts),
    count("cure_people", "people lifted by one posting", 1...5_000, \.curePeople),
    count("batch_records", "records judged together", 1...65_536, \.batchRecords),
    count("look_files", "files of an inbox in one look", 1...1_000_000, \.lookFiles),
    count("turn_files", "files of a party received before others' turn", 1...1_024, \.turnFiles),
    count("turn_bytes", "bytes of such files", 1...(1 << 40), \.turnBytes),
    count("group_files", "short files that share their syncs", 1...256, \.groupFiles),
    count("short_bytes", "bytes of a file that may go first", 0...(1 << 40), \.shortBytes),
    seconds("patience", "seconds a long file lets short ones go first", \.patienceSeconds),
    count("archive_level", "zlib level of originals", 1...9, \.archiveLevel),
    SettingDefinition(name: "archive_sealing", about: "whether the archive is sealed: on or off") {
      guard $0 == "on" || $0 == "off" else { return false }
      $1.isArchiveSealed = $0 == "on"
      return true
    },
    SettingDefinition(name: "season_keys", about: "the folder of the seasons' keys") {
      $1.seasonKeys = $0
      return !$0.isEmpty
    },
    count(
      "retention", "days after a season's last posting until its key may be destroyed",
      0...36_525, \.retentionDays),
    count("ledger_cache_kib", "page cache of the ledger", 1_024...8_388_608, \.ledgerCacheKiB),
    SettingDefinition(name: "log_level", about: "trace, debug, info, notice, warning, error") {
      guard ["trace", "debug", "info", "notice", "warning", "error"].contains($0) else {
        return false
      }
      $1.logLevel = $0
      return true
    },
    schedule(
      "daily_at", "when daily outputs are cut, Riyadh time: 04:00, or off", \.dailyAt,
      ScheduleTime.daily),
    schedule(
      "hourly_at", "minute at which hourly outputs are cut: 05, or off", \.hourlyAt,
      ScheduleTime.hourly),
    limit("max_unpacked_bytes", "unpacked size of a file", \.limits.unpackedBytes),
    limit("max_records", "records of a file", \.limits.records),
    limit("max_field_bytes", "bytes of one field", \.limits.fieldBytes),
    limit("max_record_bytes", "bytes of one record", \.limits.recordBytes),
    limit("max_xml_depth", "nested XML elements", \.limits.xmlDepth),
    limit("max_columns", "columns of a CSV file", \.limits.columns),
    limit("max_quiet_bytes", "bytes of one XML tag, comment or section", \.limits.quietBytes),
    limit("max_xml_names", "different names in an XML file", \.limits.xmlNames),
  ]

  private static func seconds(
    _ name: String, _ about: String,
    _ path: any WritableKeyPath<ExchangeSettings, Double> & Sendable
  ) -> SettingDefinition {
    SettingDefinition(name: name, about: about) { text, settings in
      guard let value = Double(text), value >= 0, value <= 86_400 else { return false }
      settings[keyPath: path] = value
      return true
    }
  }

  private static func schedule(
    _ name: String, _ about: String,
    _ path: any WritableKeyPath<ExchangeSettings, ScheduleTime?> & Sendable,
    _ read: @escaping @Sendable (String) -> ScheduleTime?
  ) -> SettingDefinition {
    SettingDefinition(name: name, about: about) { text, settings in
      let time = read(text)
      guard time != nil || text == "off" else { return false }
      settings[keyPath: path] = time
      return true
    }
  }

  private static func count(
    _ name: String, _ about: String, _ range: ClosedRange<Int>,
    _ path: any WritableKeyPath<ExchangeSettings, Int> & Sendable
  ) -> SettingDefinition {
    SettingDefinition(name: name, about: about) { text, settings in
      guard let value = Int(text), range.contains(value) else { return false }
      settings[keyPath: path] = value
      return true
    }
  }

  private static func limit(
    _ name: String, _ about: String, _ path: any WritableKeyPath<ExchangeSettings, Int> & Sendable
  ) -> SettingDefinition {
    count(name, about, 1...(1 << 40), path)
  }
}

import Parsing
import Testing
import Vocabulary

@testable import Exchange

struct SettingsTests {
  @Test func `the file is overlaid by the environment and that by flags`() throws {
    let settings = try ExchangeSettings.load(
      yaml: "season: 1448\nsettle: 5\nmax_records: 100\n",
      environment: ["MASAR_SETTLE": "0.5", "MASAR_NOW": "2026-01-01T00:00:00Z", "PATH": "x"],
      flags: [(name: "max-records", value: "7")])
    #expect(settings.season == Season("1448"))
    #expect(settings.settleSeconds == 0.5)
    #expect(settings.limits.records == 7)
  }

  @Test func `an unknown setting names the nearest known one`() {
    #expect(
      throws: SettingProblem("masar.yaml: there is no setting \"setle\". Did you mean \"settle\"?")
    ) {
      try ExchangeSettings.load(yaml: "setle: 2", environment: [:], flags: [])
    }
    #expect(throws: SettingProblem.self) {
      try ExchangeSettings.load(yaml: nil, environment: ["MASAR_MAX_COLUMN": "2"], flags: [])
    }
  }

  @Test(arguments: ["settle: -1", "season: 47", "max_records: many", "- a list", "limits: {a: 1}"])
  func `a value that is none is refused with what the setting takes`(_ yaml: String) {
    #expect(throws: SettingProblem.self) {
      try ExchangeSettings.load(yaml: yaml, environment: [:], flags: [])
    }
  }
}

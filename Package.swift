// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "masar",
  products: [
    .executable(name: "masar", targets: ["masar"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Strangers' bytes: the C libraries and the two small C targets in front of them.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CXML", dependencies: ["CLibXML2"]),
    .target(name: "CSystem", cSettings: [.define("_GNU_SOURCE")]),
    .target(name: "CSQLiteMemory", linkerSettings: [.linkedLibrary("sqlite3")]),

    // The house, from the nouns up (ARCHITECTURE.md draws it).
    .target(name: "Vocabulary"),
    .target(name: "Durability", dependencies: ["CSystem"]),
    .target(name: "Parsing", dependencies: ["Vocabulary", "CXML", "CZlib"]),
    .target(name: "Manifests", dependencies: ["Vocabulary", "Parsing"]),
    .target(name: "Rules", dependencies: ["Vocabulary", "Parsing", "Manifests"]),
    .target(name: "Bookkeeping", dependencies: ["Vocabulary", "Manifests"]),
    .target(
      name: "SQLiteLedger",
      dependencies: [
        "Bookkeeping", "Vocabulary", "Manifests", "CSQLiteMemory",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "Archiving",
      dependencies: [
        "Vocabulary", "Durability", "CZlib", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Reporting", dependencies: ["Vocabulary", "Parsing", "Manifests", "Bookkeeping"]),
    .target(
      name: "Exchange",
      dependencies: [
        "Vocabulary", "Durability", "Parsing", "Manifests", "Rules", "Bookkeeping", "Archiving",
        "Reporting",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "masar",
      dependencies: [
        "Vocabulary", "Durability", "Parsing", "Manifests", "Rules", "Bookkeeping",
        "SQLiteLedger", "Archiving", "Reporting", "Exchange",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),

    // Promises. TestSupport holds what several of them need; nothing in Sources imports it.
    .target(
      name: "TestSupport",
      dependencies: [
        "Vocabulary", "Parsing", "Manifests", "Bookkeeping",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Tests/TestSupport"),
    // What must hold whatever strangers send: under the fuzzer (Fuzz/) and in FuzzingTests.
    .target(name: "CReference", dependencies: ["CLibXML2"], path: "Tests/CReference"),
    .target(
      name: "Fuzzing", dependencies: ["Rules", "Manifests", "Parsing", "Vocabulary", "CReference"],
      path: "Tests/Fuzzing"),
    .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing", "TestSupport"]),
    .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"], exclude: ["Fixtures"]),
    .testTarget(name: "DurabilityTests", dependencies: ["Durability", "TestSupport"]),
    .testTarget(
      name: "ParsingTests", dependencies: ["Fuzzing", "Parsing", "Vocabulary"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ManifestsTests", dependencies: ["Manifests", "Parsing", "Vocabulary", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "RulesTests",
      dependencies: ["Rules", "Manifests", "Parsing", "Vocabulary", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "BookkeepingTests", dependencies: ["Bookkeeping", "Vocabulary", "TestSupport"]),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "SQLiteLedger", "Bookkeeping", "Manifests", "Parsing", "Vocabulary", "TestSupport",
      ]),
    .testTarget(
      name: "ArchivingTests",
      dependencies: ["Archiving", "Durability", "Vocabulary", "TestSupport"]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Bookkeeping", "Manifests", "Parsing", "Vocabulary", "TestSupport",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "SeasonTests",
      dependencies: [
        "Exchange", "SQLiteLedger", "Reporting", "Rules", "Bookkeeping", "Manifests", "Parsing",
        "Durability", "Archiving", "Vocabulary", "TestSupport", "Fuzzing", "masar",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
  ]
)

// The style of the house, set once: every Swift target compiles under it.
for target in package.targets where target.type != .system && !target.name.hasPrefix("C") {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}

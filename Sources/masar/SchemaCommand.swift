internal import ArgumentParser
internal import Manifests
internal import Vocabulary

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "The XML Schema of a kind.",
    discussion: """
      A file that the schema accepts is never refused for its structure (F008).

      EXAMPLE
        masar schema PLG > PLG.xsd
        xmllint --noout --schema PLG.xsd 1447_IDN-HAO_PLG_000001.xml
      """)

  @Argument(help: ArgumentHelp("What the file is about.", valueName: "kind"))
  var given: KindArgument

  @OptionGroup var options: HomeOptions

  func run() { Terminal.answer(SchemaDocument.text(of: given.kind)) }
}

import Vocabulary

/// Contracts as their provider declares them (CTP): the fields of the buyer's declaration.
enum ProviderContractManifest {
  static let table = FieldTable(kind: .ctp, fields: BuyerContractManifest.fields)
}

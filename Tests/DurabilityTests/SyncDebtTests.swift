import Durability
import Testing

@Suite struct SyncDebtTests {
  let scratch: Scratch
  let debt: SyncDebt

  init() throws {
    scratch = try Scratch()
    debt = SyncDebt(scratch.folder)
  }

  private func write(_ name: EntryName) throws {
    try scratch.folder.writeDurably("x".utf8, named: name, syncing: .nothing)
    debt.add(name, in: scratch.folder)
  }

  @Test func `what is owed is owed until it is paid`() throws {
    try write("a")
    #expect(debt.owes("a", in: scratch.folder))
    #expect(!debt.owes("b", in: scratch.folder))
    try debt.pay()
    #expect(!debt.owes("a", in: scratch.folder))
  }

  @Test func `a file that was given up meanwhile owes nothing`() throws {
    try write("a")
    try scratch.folder.unlink("a")
    try debt.pay()
  }

  @Test func `many debts are paid as well as few`() throws {
    for number in 0..<SyncDebt.few * 2 { try write(EntryName("f\(number)")!) }
    debt.add(scratch.folder)
    try debt.pay()
    #expect(!debt.owes("f0", in: scratch.folder))
  }

  @Test func `what is forgotten is owed no longer`() throws {
    try write("a")
    debt.forget()
    #expect(!debt.owes("a", in: scratch.folder))
  }
}

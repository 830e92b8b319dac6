package import Archiving
package import Bookkeeping
internal import Vocabulary

/// Everything concrete that an exchange runs on, handed in by the command.
package struct ExchangeParts: Sendable {
  package let home: Home
  package let ledger: any Ledger
  package let signingKey: SigningKey
  package let masterKey: MasterKey
  package let settings: ExchangeSettings
  package let clock: ExchangeClock
  package let notices: OperatorNotices
  package let log: LogKeeper
  package let group: PostingGroup

  package init(
    home: Home, ledger: any Ledger, signingKey: SigningKey, masterKey: MasterKey,
    settings: ExchangeSettings, clock: ExchangeClock, notices: OperatorNotices
  ) {
    self.home = home
    self.ledger = ledger
    self.signingKey = signingKey
    self.masterKey = masterKey
    self.settings = settings
    self.clock = clock
    self.notices = notices
    group = PostingGroup(ledger, home: home.work)
    log = LogKeeper(home: home, ledger: ledger, key: signingKey, notices: notices)
  }
}

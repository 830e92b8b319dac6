internal import Vocabulary

extension SFTPDoor {
  /// The service of the door, for systemd.
  var unit: String {
    """
    # Made by `masar sftp`; belongs to /etc/systemd/system.
    [Unit]
    Description=The SFTP door of Masar
    After=network.target local-fs.target
    RequiresMountsFor=\(home) \(root)

    [Service]
    ExecStartPre=/bin/sh \(settings)/prepare.sh
    ExecStartPre=/usr/sbin/sshd -t -f \(settings)/sshd_config
    ExecStart=/usr/sbin/sshd -D -e -f \(settings)/sshd_config
    ExecReload=/bin/sh \(settings)/prepare.sh
    ExecReload=/bin/kill -HUP $MAINPID
    KillMode=process
    Restart=on-failure

    [Install]
    WantedBy=multi-user.target

    """
  }

  /// What to do with the other files, and what the days after bring.
  var instructions: String {
    """
    The SFTP door of \(home)

    FIRST TIME, as root
      apt-get install openssh-server
      less \(settings)/prepare.sh                  read what it does
      sh \(settings)/prepare.sh
      cp \(settings)/masar-sftp.service /etc/systemd/system/
      systemctl daemon-reload && systemctl enable --now masar-sftp
      systemctl restart masar                    it has joined the group \(group)

    A PARTY'S KEY
      Lay its public key, one a line, into \(settings)/keys/<account>:
        install -m 0644 theirs.pub \(settings)/keys/\(example)
      It holds from the next login on; without a file nobody logs in. To change a key, change the
      line; to shut a party out, remove the file and end its sessions: pkill -u <account>

    A NEW PARTY, after its PTY row was posted
      \(command)
      systemctl reload masar-sftp                runs prepare.sh, ends no session

    WHAT A PARTY TYPES
      sftp -P \(port) \(example)@<this machine>
      sftp> put 1447_\(party)_PLG_000001.csv inbox/
      sftp> ls outbox
      sftp> get outbox/1447_\(party)_PLG_000001.RES.xml

    WHO CAME
      journalctl -u masar-sftp        each login: account, address, fingerprint of the key
      masar trace FILE                what became of a file

    """
  }

  private var party: String { "\(parties.first.map(\.rawValue) ?? "IDN-HAO")" }
  private var example: String { "\(accounts)-\(party.lowercased())" }

  /// The call that makes these files again.
  private var command: String {
    var words = ["masar sftp --home \(home) --write \(settings)"]
    let usual = SFTPDoor(home: home)
    if service != usual.service { words.append("--service \(service)") }
    if accounts != usual.accounts { words.append("--accounts \(accounts)") }
    if root != usual.root { words.append("--root \(root)") }
    if let address { words.append("--listen \(address)") }
    if port != usual.port { words.append("--port \(port)") }
    return words.joined(separator: " ")
  }
}

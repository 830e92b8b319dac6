extension SFTPDoor {
  /// What a client may ask for: to list, read, write, rename and remove files, and to set their
  /// times. Not on the list are links of both sorts, folders, and whatever a later server may know.
  static let requests = [
    "open", "close", "read", "write", "lstat", "fstat", "stat", "setstat", "fsetstat", "opendir",
    "readdir", "realpath", "remove", "rename", "posix-rename", "statvfs", "fstatvfs", "fsync",
    "limits",
  ]

  private static let server = "internal-sftp -u 0027 -p \(requests.joined(separator: ","))"

  /// The settings of the server, `sshd_config(5)`. They hold for everyone alike and name no party:
  /// there is no block that somebody could fall out of.
  var serverSettings: String {
    """
    # The SFTP door of the exchange in \(home). Made by `masar sftp`.
    # An instance of its own: only parties can come in here, and the server by which this machine
    # is administered stays as it is.

    Port \(port)
    \(address.map { "ListenAddress \($0)" } ?? "# ListenAddress: all of the machine's addresses")
    HostKey \(settings)/ssh_host_ed25519_key
    HostKey \(settings)/ssh_host_ecdsa_key
    PidFile none

    # Who: members of one group, by keys that only root can lay down.
    AllowGroups \(group)
    PermitRootLogin no
    AuthenticationMethods publickey
    PubkeyAuthentication yes
    AuthorizedKeysFile \(settings)/keys/%u
    AuthorizedKeysCommand none
    AuthorizedPrincipalsFile none
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    HostbasedAuthentication no
    PermitEmptyPasswords no
    UsePAM no
    StrictModes yes

    # What: files, in the party's own root. No shell, no forwarding, no links.
    ChrootDirectory \(root)/%u
    ForceCommand \(Self.server)
    Subsystem sftp \(Self.server)
    DisableForwarding yes
    AllowAgentForwarding no
    AllowStreamLocalForwarding no
    AllowTcpForwarding no
    GatewayPorts no
    PermitTTY no
    PermitTunnel no
    PermitUserEnvironment no
    PermitUserRC no
    X11Forwarding no
    Banner none
    PrintLastLog no
    PrintMotd no

    # How much: a stranger who does not log in costs little, a line that died is noticed.
    ClientAliveCountMax 5
    ClientAliveInterval 60
    LoginGraceTime 30
    LogLevel VERBOSE
    MaxAuthTries 3
    MaxSessions 4
    MaxStartups 30:30:100
    UseDNS no

    """
  }
}

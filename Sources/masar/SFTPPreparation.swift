extension SFTPDoor {
  /// The steps that only root can take, as a script for `sh` that a person reads before running it.
  /// It may run again at any time: what is there stays, what is missing is made.
  var preparation: String { Self.opening + places + Self.steps + calls }

  private static let opening = """
    #!/bin/sh
    # Accounts, rights and mounts of the SFTP door. Made by `masar sftp`: read it, then run it as root.
    # It may run at any time and as often as you like; it removes nothing. It runs
    # at each start of masar-sftp.service, as mounts do not outlast the machine.
    set -eu
    umask 022


    """

  private var places: String {
    """
    home=\(home)
    service=\(service)
    group=\(group)
    root=\(root)
    settings=\(settings)


    """
  }

  private static let steps = #"""
    fail() { echo "prepare.sh: $*" >&2; exit 1; }
    same() { [ "$(stat -c %d:%i "$1")" = "$(stat -c %d:%i "$2")" ]; }

    # Root goes where the service could have laid a link: never through one.
    real() { [ -d "$1" ] && [ ! -L "$1" ] || fail "$1 is not a folder"; }

    # sshd shuts nobody into a place that others than root can change.
    guarded() {
      place=$1
      while :; do
        [ "$(stat -c %u "$place")" = 0 ] || fail "$place must be root's"
        case $(stat -c %A "$place") in
          ?????w*|????????w*) fail "$place can be written by others than root" ;;
        esac
        [ "$place" != / ] || return 0
        place=$(dirname "$place")
      done
    }

    # A mount of a folder that has been made anew since is replaced.
    show() {
      [ -d "$2" ] || install -d -o root -g root -m 0755 "$2"
      if ! same "$1" "$2"; then
        ! mountpoint -q "$2" || umount -l "$2"
        mount --bind "$1" "$2"
        same "$1" "$2" || fail "$1 was exchanged while it was mounted"
      fi
      mount -o "remount,bind,$3,nosuid,nodev,noexec" "$2"
    }

    # The folder is the lock: the daemon's own, and of the party's own group. A party writes to its
    # inbox and cannot change the folder's rights; in its outbox it can change nothing.
    folder() {
      [ -e "$1" ] || install -d -o "$service" -m 0700 "$1"
      real "$1"
      chown -h "$service:$2" "$1"
      chmod "$3" "$1"
    }

    party() {
      account=$2
      getent group "$account" >/dev/null || groupadd "$account"
      getent passwd "$account" >/dev/null || useradd --no-create-home --home-dir / \
        --shell /usr/sbin/nologin --no-user-group --gid "$group" --groups "$account" \
        --password '*' --comment "Masar, party $1" "$account"
      folder "$home/inbox/$1" "$account" 0770
      folder "$home/outbox/$1" "$account" 2750
      find "$home/outbox/$1" -maxdepth 1 -type f -user "$service" \
        ! -group "$account" ! -group "$group" -exec chgrp -h "$account" {} +
      install -d -o root -g root -m 0755 "$root/$account"
      show "$home/inbox/$1" "$root/$account/inbox" rw
      show "$home/outbox/$1" "$root/$account/outbox" ro
    }

    [ "$(id -u)" = 0 ] || fail "only root can make accounts and mounts"
    id "$service" >/dev/null 2>&1 || fail "there is no account $service, which runs the daemon"
    for name in inbox outbox work; do real "$home/$name"; done

    # Files that cross the door belong to this group: what a party uploads, the daemon can read; what
    # the daemon writes, a party can read if it can enter the folder.
    getent group "$group" >/dev/null || groupadd "$group"
    id -nG "$service" | tr ' ' '\n' | grep -qx "$group" || usermod -a -G "$group" "$service"
    chgrp -h "$group" "$home/work"
    chmod 2700 "$home/work"

    install -d -o root -g root -m 0755 /run/sshd "$root" "$settings" "$settings/keys"
    guarded "$root"
    guarded "$settings/keys"
    for kind in ed25519 ecdsa; do
      key=$settings/ssh_host_${kind}_key
      [ -e "$key" ] || ssh-keygen -q -t "$kind" -N '' -C "masar" -f "$key"
    done

    # One line a party.

    """#

  private var calls: String {
    parties.map { "party \($0) \(account(of: $0))\n" }.joined()
  }
}

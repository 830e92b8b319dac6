internal import Dispatch
internal import Synchronization

/// A short queue between two threads: whoever puts waits while it is full, whoever takes waits
/// while it is empty. For large things, a few hundred a second.
final class Handoff<Item: Sendable>: Sendable {
  private let items = Mutex<[Item]>([])
  private let filled = DispatchSemaphore(value: 0)
  private let room = DispatchSemaphore(value: 0)

  init(capacity: Int) {
    for _ in 0..<capacity { room.signal() }
  }

  func put(_ item: Item) {
    room.wait()
    items.withLock { $0.append(item) }
    filled.signal()
  }

  func take() -> Item {
    filled.wait()
    let item = items.withLock { $0.removeFirst() }
    room.signal()
    return item
  }
}

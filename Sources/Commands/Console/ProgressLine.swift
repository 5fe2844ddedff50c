import Engine
import Language
import Reports
import Synchronization

/// A line that is written over and over again while a search runs.
final class ProgressLine: Sendable {
    /// Where the line is written.
    private let console: Console
    /// Whether there is something to erase.
    private let isShown = Mutex(false)
    /// The searches that were warned of.
    private let warned = Mutex<Set<String>>([])

    /// A line that a terminal would break could not be erased; few are narrower than 80 columns.
    private static let width = 79
    /// What is shown of a longer name.
    private static let widestName = 24

    /// Makes a line on the standard error of `console`.
    init(console: Console) { self.console = console }

    /// Shows how far the search called `name` has come.
    func show(_ name: String, _ snapshot: ProgressSnapshot) {
        show("\(name.withoutInvisible.prefix(Self.widestName)): \(snapshot.text)")
    }

    /// Says once of the search called `name` that its memory will hardly do, where it looks so.
    func warn(_ name: String, _ snapshot: ProgressSnapshot, _ remedies: [MemoryRemedy]) {
        guard let outlook = snapshot.outlook, outlook.isTooMuch, warned.withLock({ $0.insert(name).inserted }) else {
            return
        }
        erase()
        console.writeError(outlook.warning(of: name.withoutInvisible, remedies: remedies) + "\n")
    }

    /// Shows `text`, which is harmless.
    func show(_ text: String) {
        if console.isErrorTerminal {
            console.writeError("\r\u{1B}[2K" + text.prefix(Self.width))
            isShown.withLock { $0 = true }
        } else {
            console.writeError(text + "\n")
        }
    }

    /// Removes the line, so that what comes next begins on an empty one.
    func erase() {
        let wasShown = isShown.withLock { shown in
            defer { shown = false }
            return shown
        }
        if wasShown { console.writeError("\r\u{1B}[2K") }
    }
}

extension ProgressSnapshot {
    /// States with a forecast where there is one, depth, what is left to expand, transitions a second, and memory.
    var text: String {
        let expected = forecast.map { forecast in
            " of \(Wording.magnitude(forecast.states.lowerBound))-\(Wording.magnitude(forecast.states.upperBound))"
        }
        let rate = Int(exactly: min(max(transitionsPerSecond, 0), 1e15).rounded()) ?? 0
        return "\(Wording.magnitude(states))\(expected ?? "") states, depth \(level), "
            + "\(Wording.magnitude(frontierLeft)) left, \(Wording.magnitude(rate))/s, \(Wording.bytes(memoryBytes))"
    }
}

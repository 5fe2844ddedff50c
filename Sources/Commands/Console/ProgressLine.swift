import Engine
import Language
import Reports
import Synchronization

/// A line that is written over and over again while a search runs.
final class ProgressLine: Sendable {
    private let console: Console
    /// Whether there is something to erase.
    private let isShown = Mutex(false)

    /// Makes a line on the standard error of `console`.
    init(console: Console) { self.console = console }

    /// Shows how far the search called `name` has come.
    func show(_ name: String, _ snapshot: ProgressSnapshot) {
        let text = ("\(name): \(snapshot.text)").withoutInvisible
        if console.isErrorTerminal {
            console.writeError("\r\u{1B}[2K" + text.prefix(118))
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
    /// States, rate, frontier, depth, memory and forecast on one line.
    var text: String {
        var parts = [
            "\(Wording.number(states)) states", "\(Wording.number(Int(clamping: transitionsPerSecond))) transitions/s",
            "\(Wording.number(frontierLeft)) to do", "depth \(level)", Wording.bytes(memoryBytes),
        ]
        if let forecast {
            let range = forecast.states
            parts.append("\(Wording.magnitude(range.lowerBound)) to \(Wording.magnitude(range.upperBound)) expected")
        }
        return parts.joined(separator: ", ")
    }
}

extension Int {
    /// The whole number nearest to `value`; 0 where it is none.
    fileprivate init(clamping value: Double) {
        self = value.isFinite ? Int(Swift.min(Swift.max(value, 0), 1e15)) : 0
    }
}

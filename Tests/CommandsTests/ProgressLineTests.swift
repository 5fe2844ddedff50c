import Synchronization
import Testing

@testable import Commands
@testable import Engine

/// The line that tells how far a search has come.
@Suite struct ProgressLineTests {
    private let snapshot = ProgressSnapshot(
        states: 437_831, transitions: 2_000_000, level: 15, frontierLeft: 29_723, memoryBytes: 13_736_346,
        elapsed: .seconds(3), statesPerSecond: 85_000, transitionsPerSecond: 613_999,
        forecast: Forecast(levelSizes: [1, 8, 40, 160, 500, 1200, 2200, 3000, 3200, 2800, 2000]))

    private func shown(isTerminal: Bool, _ work: (ProgressLine) -> Void) -> String {
        let text = Mutex("")
        let console = Console(
            write: { _ in }, writeError: { more in text.withLock { $0 += more } }, isErrorTerminal: isTerminal)
        work(ProgressLine(console: console))
        return text.withLock { $0 }
    }

    @Test func itIsWrittenOverItselfAndErased() {
        let text = shown(isTerminal: true) { line in
            line.show("three", snapshot)
            line.erase()
            line.erase()
        }
        #expect(
            text
                == "\r\u{1B}[2Kthree: 438k of 15.9k-18.7k states, depth 15, 29.7k left, 614k/s, 13.1 MiB\r\u{1B}[2K"
        )
    }

    @Test func whereThereIsNoTerminalItIsALine() {
        let text = shown(isTerminal: false) { $0.show("a", snapshot) }
        #expect(text == "a: 438k of 15.9k-18.7k states, depth 15, 29.7k left, 614k/s, 13.1 MiB\n")
    }

    @Test func itFitsIntoEightyColumnsAndIsHarmless() {
        let text = shown(isTerminal: true) { $0.show("\u{1B}[2J" + String(repeating: "x", count: 100), snapshot) }
        #expect(text.hasPrefix("\r\u{1B}[2K\\u{1B}[2Jxxxxxxxxxxxxxxx: 438k of 15.9k-18.7k states, "))
        #expect(text.unicodeScalars.count == 5 + 79)
    }
}

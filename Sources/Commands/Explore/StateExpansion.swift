import Engine
import Execution

/// A state with what can be done in it.
struct StateExpansion {
    /// The words of the state.
    let words: [UInt64]
    /// What was found in it and on its transitions.
    let findings: [Finding]
    /// How many transitions it has.
    let count: Int32
    /// The words that transitions lead to, by ordinal; those that end in an error are missing.
    let targets: [Int32: [UInt64]]

    /// The most bytes that transitions may take; those beyond are left out.
    private static let mostBytes = 256 << 20

    /// Expands the state of those words.
    init(of words: [UInt64], in system: ModelSystem) {
        self.words = words
        let buffer = SuccessorBuffer(layout: system.layout)
        buffer.byteLimit = Self.mostBytes
        PackedState.withView(of: words) { state in
            system.inspect(state, into: buffer)
            system.successors(of: state, into: buffer)
        }
        findings = buffer.findings
        count = buffer.transitionCount
        targets = Dictionary(
            (0..<buffer.count).map { (buffer.ordinal(of: $0), buffer[$0].array) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The step by the transition with that ordinal.
    func step(_ ordinal: Int32) -> Trace.Step { Trace.Step(ordinal: ordinal, target: targets[ordinal]) }

    /// The subjects that something bad was found of, in the state or on the transition with that ordinal.
    func violated(on ordinal: Int32 = -1) -> [SubjectID] {
        findings.filter { $0.transition == ordinal && $0.isViolation }.map(\.subject)
    }
}

import Engine

/// Two-phase commit as in the TLA+ examples (TwoPhase.tla), with the same transitions in the same order as the model in
/// the language.
///
/// A state is two bits for each resource manager, two for the transaction manager, two sets and two flags: in one word,
/// or spread over three to make it wide.
final class TwoPhaseCommit: TransitionSystem {
    /// What is found: the consistency invariant, and the two outcomes as witnesses.
    static let (consistent, allCommit, allAbort) = (SubjectID(0), SubjectID(1), SubjectID(2))

    let managers: Int
    let layout: StateLayout

    init(managers: Int, wide: Bool = false) {
        self.managers = managers
        layout = wide ? StateLayout(wordCount: 3, bitCount: 192) : StateLayout(wordCount: 1, bitCount: 4 * managers + 4)
    }

    func replica() -> Self { self }

    /// The fields of a state.
    private struct Fields {
        /// Two bits a manager: working, prepared, committed, aborted.
        var managers: UInt64 = 0
        /// Initial, decided to commit, decided to abort.
        var decision: UInt64 = 0
        var prepared: UInt64 = 0
        var sent: UInt64 = 0
        var commitSent = false
        var abortSent = false

        func manager(_ index: Int) -> UInt64 { managers >> UInt64(2 * index) & 3 }
        mutating func setManager(_ index: Int, _ value: UInt64) {
            managers = managers & ~(3 << UInt64(2 * index)) | value << UInt64(2 * index)
        }
    }

    private func unpack(_ state: PackedState) -> Fields {
        if layout.wordCount == 3 {
            return Fields(
                managers: state[0] >> 40, decision: state[1] & 3, prepared: state[1] >> 48, sent: state[2] >> 32,
                commitSent: state[2] & 1 == 1, abortSent: state[2] & 2 == 2)
        }
        let word = state[0]
        let (n, mask) = (UInt64(managers), UInt64(1) << UInt64(managers) - 1)
        return Fields(
            managers: word & (1 << (2 * n) - 1), decision: word >> (2 * n) & 3, prepared: word >> (2 * n + 2) & mask,
            sent: word >> (3 * n + 2) & mask, commitSent: word >> (4 * n + 2) & 1 == 1,
            abortSent: word >> (4 * n + 3) & 1 == 1)
    }

    private func append(_ fields: Fields, to buffer: SuccessorBuffer) {
        let target = buffer.appendTransition()
        let flags: UInt64 = (fields.commitSent ? 1 : 0) | (fields.abortSent ? 2 : 0)
        if layout.wordCount == 3 {
            target[0] = fields.managers << 40
            target[1] = fields.decision | fields.prepared << 48
            target[2] = flags | fields.sent << 32
            return
        }
        let n = UInt64(managers)
        target[0] =
            fields.managers | fields.decision << (2 * n) | fields.prepared << (2 * n + 2)
            | fields.sent << (3 * n + 2) | flags << (4 * n + 2)
    }

    func initialStates(into buffer: SuccessorBuffer) { append(Fields(), to: buffer) }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {
        let fields = unpack(state)
        let values = (0..<managers).map(fields.manager)
        if values.contains(2) && values.contains(3) {
            buffer.append(Finding(subject: Self.consistent, transition: -1, isViolation: true))
        }
        if values.allSatisfy({ $0 == 2 }) {
            buffer.append(Finding(subject: Self.allCommit, transition: -1, isViolation: false))
        }
        if values.allSatisfy({ $0 == 3 }) {
            buffer.append(Finding(subject: Self.allAbort, transition: -1, isViolation: false))
        }
    }

    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        let fields = unpack(state)
        func take(_ change: (inout Fields) -> Void) {
            var copy = fields
            change(&copy)
            append(copy, to: buffer)
        }
        let all = UInt64(1) << UInt64(managers) - 1
        if fields.decision == 0 {
            for r in 0..<managers where fields.sent >> UInt64(r) & 1 == 1 {
                take { $0.prepared |= 1 << UInt64(r) }
            }
            if fields.prepared == all { take { ($0.decision, $0.commitSent) = (1, true) } }
            take { ($0.decision, $0.abortSent) = (2, true) }
        }
        for r in 0..<managers where fields.manager(r) == 0 {
            take {
                $0.setManager(r, 1)
                $0.sent |= 1 << UInt64(r)
            }
        }
        for r in 0..<managers where fields.manager(r) == 0 { take { $0.setManager(r, 3) } }
        if fields.commitSent { for r in 0..<managers { take { $0.setManager(r, 2) } } }
        if fields.abortSent { for r in 0..<managers { take { $0.setManager(r, 3) } } }
    }
}

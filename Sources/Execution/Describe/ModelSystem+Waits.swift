import Engine
import Language

extension ModelSystem {
    /// Which threads of a state wait for locks, and what the first path of each waits for.
    func waits(in state: [UInt64]) -> (lockWaits: [LockWait], blockers: [Int: VirtualMachine.Blocker]) {
        let buffer = SuccessorBuffer(layout: layout)
        PackedState.withView(of: state) { machine.load($0) }
        var waiting: [LockWait] = []
        var blockers: [Int: VirtualMachine.Blocker] = [:]
        for (index, thread) in compiled.map.threads.enumerated() {
            for member in 0..<thread.count {
                machine.blockerCount = 0
                run(ThreadID(index), member, &waiting, into: buffer)
                if machine.blockerCount > 0 { blockers[thread.firstMember + member] = machine.blocker(0) }
            }
        }
        return (waiting, blockers)
    }

    /// What this instance exercised since it was made.
    public var coverage: Coverage {
        Coverage(
            items: compiled.coverageItems.enumerated().map { ($0.element, machine.covered[$0.offset]) }
                .sorted { $0.0.span.isBefore($1.0.span) })
    }

    /// What this instance remembers of its work, in a form that another one of the same model and selection understands.
    public var workMemory: [UInt8] { (0..<machine.coverCount).map { machine.covered[$0] ? 1 : 0 } }

    /// Takes over what another instance remembered; false where it was one of another model.
    public func recall(_ memory: [UInt8]) -> Bool {
        guard memory.count == machine.coverCount, memory.allSatisfy({ $0 <= 1 }) else { return false }
        for (item, isCovered) in memory.enumerated() where isCovered == 1 { machine.covered[item] = true }
        return true
    }

    /// Adds what another instance of the same model exercised.
    public func formUnion(coverageOf other: ModelSystem) {
        for index in compiled.coverageItems.indices where other.machine.covered[index] {
            machine.covered[index] = true
        }
    }
}

extension SourceSpan {
    /// Whether a place comes before another in the order of the source.
    func isBefore(_ other: SourceSpan) -> Bool {
        (file, start, end) < (other.file, other.start, other.end)
    }
}

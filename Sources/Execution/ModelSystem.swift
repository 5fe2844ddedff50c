import Engine
import Language

/// What of a program is judged in a run.
public struct Selection: Sendable {
    /// The properties that are evaluated, in the program's order; of kinds `invariant`, `transition`, `reachable`,
    /// `recoverable`, `refines`.
    public var properties: Set<PropertyID>
    /// Whether deadlock is judged (it is not where the model allows it, whatever is said here).
    public var deadlock: Bool

    /// Makes a selection.
    public init(properties: Set<PropertyID>, deadlock: Bool) {
        self.properties = properties
        self.deadlock = deadlock
    }
}

/// Why a program cannot be executed although it is well-formed.
public struct ExecutionLimit: Error, Sendable {
    /// One sentence without a full stop.
    public let text: String
    /// The place, if there is one.
    public let span: SourceSpan?

    /// Makes a limit.
    public init(text: String, span: SourceSpan?) {
        self.text = text
        self.span = span
    }
}

/// A checked program as a transition system, run by the bytecode virtual machine, and from when it is ready by native
/// code; the results are the same. Descriptions and explanations are always the machine's.
public final class ModelSystem: TransitionSystem {
    /// The program.
    public let program: Program
    let compiled: CompiledModel
    let machine: VirtualMachine
    /// Asked now and then whether a long step is to be given up.
    let interruption: Interruption
    /// Native code in the making; `nil` where none is wanted.
    let tier: NativeTier?
    /// Native code, once this instance has taken it.
    var expander: NativeExpander?
    /// The threads that stand for all where partial order is used; `nil` where it is not, or never could be.
    var ampleThreads: AmpleThreads?
    /// When this instance began to expand states by the machine, where that matters.
    var start: ContinuousClock.Instant?
    /// The states that it has expanded since.
    var expandedStates = 0
    /// Whether it is noted where the transitions of each thread end.
    var notesActors = false
    /// The ordinals behind the last transition of each thread, where they are noted.
    var actorEnds: [Int32] = []
    /// The judges of the selected refinements.
    private(set) lazy var refinementJudges = compiled.refinements.map {
        RefinementJudge($0, machine, layout, interruption)
    }

    /// Compiles `program`; takes time in proportion to its size, and to the number of its threads and arguments.
    ///
    /// - Parameters:
    ///   - engine: which tier runs it; native code is made when the search has taken a while, or by `prepare()`.
    ///   - interruption: asked now and then whether a long step is to be given up; then a batch may have no state done.
    /// - Throws: `ExecutionLimit` where there are more than 60 threads or the state is too large.
    public convenience init(
        program: Program, selection: Selection, engine: EngineChoice = .vm, native: NativeOptions = NativeOptions(),
        interruption: Interruption = .never
    ) throws(ExecutionLimit) {
        let compiled = try CompiledModel(program, selection)
        let tier = engine == .vm ? nil : NativeTier(compiled, options: native, interruption: interruption)
        self.init(compiled, tier, interruption)
    }

    init(_ compiled: CompiledModel, _ tier: NativeTier?, _ interruption: Interruption) {
        program = compiled.program
        self.compiled = compiled
        self.tier = tier
        self.interruption = interruption
        machine = VirtualMachine(
            compiled.bytecode, map: compiled.map, coverCount: compiled.coverageItems.count,
            interruption: interruption)
    }

    /// How many words a state takes.
    public var layout: StateLayout {
        StateLayout(
            wordCount: compiled.map.wordCount, bitCount: compiled.map.bitCount, partEnds: compiled.map.partEnds)
    }

    /// Appends the initial states: the initial values, changed by `init`.
    public func initialStates(into buffer: SuccessorBuffer) {
        makeInitialStates(into: buffer)
        judgeInitialRefinements(in: buffer)
    }

    /// Appends the initial states without judging them.
    func makeInitialStates(into buffer: SuccessorBuffer) {
        machine.loadInitial(compiled.initialSlots)
        machine.run(compiled.bytecode.initialEntry, into: buffer)
    }

    /// Evaluates the invariants and `reachable` properties.
    public func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {
        inspectByMachine(state, into: buffer)
        findMappingErrors(in: state, buffer)
    }

    /// The same but for the mappings of refinements.
    func inspectByMachine(_ state: PackedState, into buffer: SuccessorBuffer) {
        load(state)
        machine.run(compiled.bytecode.invariantEntry, into: buffer)
    }

    /// Appends the transitions of the threads, then of the rules, and says whether the state is a deadlock.
    public func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        makeTransitions(of: state, into: buffer)
        judgeRefinements(of: state, buffer)
    }

    /// The same but for refinements.
    func makeTransitions(of state: PackedState, into buffer: SuccessorBuffer) {
        load(state)
        machine.leadsElsewhere = false
        var waiting: [LockWait] = []  // Takes no memory before a thread waits.
        for (index, thread) in compiled.map.threads.enumerated() {
            for member in 0..<thread.count {
                run(ThreadID(index), member, &waiting, into: buffer)
                if notesActors { actorEnds.append(buffer.transitionCount) }
            }
        }
        machine.run(compiled.bytecode.ruleEntries, into: buffer)
        guard compiled.judgesDeadlock, buffer.fairRuns == nil else { return }
        if LockWait.cycle(in: waiting) != 0 || !machine.leadsElsewhere && !isTerminal(into: buffer) {
            buffer.append(Finding(subject: compiled.deadlockSubject, transition: -1, isViolation: true))
        }
    }

    /// Runs one thread; notes it where it waits for locks only.
    func run(_ thread: ThreadID, _ member: Int, _ waiting: inout [LockWait], into buffer: SuccessorBuffer) {
        let threadMap = compiled.map.threads[thread.index]
        let number = threadMap.firstMember + member
        let position = Int(machine.memory[threadMap.position(of: member)])
        if position == 0 {
            machine.run(compiled.bytecode.idleEntries[number], into: buffer)
            return
        }
        let before = buffer.transitionCount
        machine.blockerCount = 0
        machine.blockedOtherwise = false
        machine.run(compiled.bytecode.locationEntries[number][position - 1], into: buffer)
        guard buffer.transitionCount == before, machine.blockerCount > 0, !machine.blockedOtherwise else { return }
        waiting.append(
            LockWait(member: number, holders: (0..<machine.blockerCount).map { machine.blocker($0).holders }))
    }

    /// Whether a state without a way on is one where that is meant.
    private func isTerminal(into buffer: SuccessorBuffer) -> Bool {
        if program.terminal != nil {
            machine.run(compiled.bytecode.terminalEntry, into: buffer)
            return machine.memory[compiled.bytecode.resultSlot] != 0
        }
        if program.threads.isEmpty { return false }
        return compiled.map.threads.allSatisfy { thread in
            (0..<thread.count).allSatisfy { machine.memory[thread.position(of: $0)] == 0 }
        }
    }

    private func load(_ state: PackedState) { machine.load(state) }

    /// An instance with a machine of its own, for another thread.
    public func replica() -> ModelSystem {
        let copy = ModelSystem(compiled, tier, interruption)
        copy.ampleThreads = ampleThreads.map { AmpleThreads($0.order) }
        return copy
    }

    /// Counts what another instance exercised as exercised.
    public func absorb(_ replica: ModelSystem) {
        for item in 0..<machine.coverCount where replica.machine.covered[item] { machine.covered[item] = true }
    }

    /// What each `SubjectID` stands for, by its index: first the selected properties, then deadlock, then places of
    /// errors.
    public var subjects: [Subject] { compiled.subjects }

    /// The members of all threads in the order of the state's transitions, e.g. `host[1]`, `vcpu[vm1]`.
    public var threadNames: [String] { compiled.threadNames }
}

/// A thread that cannot move because each of its paths waits for a lock or `synchronize`.
struct LockWait {
    /// The thread's position among all members.
    let member: Int
    /// For each path the threads that hold it back, a bit each.
    let holders: [UInt64]

    /// The greatest set of threads each of which waits, on every path, for another of the set; a bit each.
    static func cycle(in waits: [LockWait]) -> UInt64 {
        var members: UInt64 = 0
        for wait in waits { members |= 1 << UInt64(wait.member) }
        var changed = true
        while changed, members != 0 {
            changed = false
            for wait in waits where members >> UInt64(wait.member) & 1 == 1 {
                if !wait.holders.allSatisfy({ $0 & members != 0 }) {
                    members &= ~(1 << UInt64(wait.member))
                    changed = true
                }
            }
        }
        return members
    }
}

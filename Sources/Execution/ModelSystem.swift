import Engine
import Language

/// What of a program is judged in a run.
public struct Selection: Sendable {
    /// The properties that are evaluated, in the program's order; of kinds `invariant`, `transition`, `reachable`.
    public var properties: Set<PropertyID>
    /// Whether deadlock is judged (it is not where the model allows it, whatever is said here).
    public var deadlock: Bool

    public init(properties: Set<PropertyID>, deadlock: Bool) {
        self.properties = properties
        self.deadlock = deadlock
    }
}

/// Why a program cannot be executed although it is well-formed.
public struct ExecutionLimit: Error, Sendable {
    /// One sentence without a full stop.
    public let text: String
    public let span: SourceSpan?

    public init(text: String, span: SourceSpan?) {
        self.text = text
        self.span = span
    }
}

/// A checked program as a transition system, run by the bytecode virtual machine.
public final class ModelSystem: TransitionSystem {
    /// The program.
    public let program: Program

    /// Compiles `program`.
    public init(program: Program, selection: Selection) throws(ExecutionLimit) {
        self.program = program
    }

    public var layout: StateLayout { StateLayout(wordCount: 1, bitCount: 1) }
    public func initialStates(into buffer: SuccessorBuffer) {}
    public func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {}
    public func successors(of state: PackedState, into buffer: SuccessorBuffer) {}
    public func replica() -> Self { self }

    /// What each `SubjectID` stands for, by its index: first the selected properties, then deadlock, then places of
    /// errors.
    public var subjects: [Subject] { [] }
    /// The members of all threads in the order of the state's transitions, e.g. `host[1]`, `vcpu[vm1]`.
    public var threadNames: [String] { [] }

    /// Describes the transition with that ordinal of a state.
    public func describeTransition(from state: [UInt64], ordinal: Int32) -> TransitionDescription { fatalError() }
    /// Describes a state.
    public func describe(state: [UInt64]) -> StateDescription { fatalError() }
    /// Says why a property is false (or, for `reachable`, true) in `state`, or on the transition with that ordinal
    /// (of `state`), which leads to `target`. Empty where it cannot be said.
    public func explain(_ property: PropertyID, in state: [UInt64], transition: Int32?, target: [UInt64]?) -> [Explanation] { [] }
    /// Says why `state` is a deadlock.
    public func describeDeadlock(in state: [UInt64]) -> DeadlockDescription { fatalError() }
    /// What this instance exercised since it was made; replicas are merged with `formUnion`.
    public var coverage: Coverage { Coverage(items: []) }
}

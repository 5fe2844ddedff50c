import Execution
import Language

/// A trace as a message-sequence chart: who acts when and on what, and who holds which lock meanwhile.
///
/// It is a value that knows no picture: SVG, Mermaid and plain text are functions of it. Rows are numbered from 0 here; people
/// count the transitions from 1. Making it takes time in proportion to the trace and its states.
public struct SequenceChart: Hashable, Sendable {
    /// What tells the initial state from others; empty where there is only one.
    public let start: [TransitionDescription.Binding]
    /// Threads in their order, then the environment, then objects as the trace meets them.
    public let lifelines: [Lifeline]
    /// A row for each transition, those of the loop behind the others.
    public let rows: [Row]
    /// Who is inside an operation from which row to which, in the order of their first rows.
    public let activations: [Activation]
    /// Who holds which lock, in the order of their first rows; empty for a trace without states.
    public let locks: [LockBar]
    /// Where threads wait at the end of a deadlock.
    public let waits: [Wait]
    /// The first row that is repeated for ever; the number of rows where the run stops; `nil` where nothing is said of it.
    public let loopStart: Int?
    /// What is shown at the end.
    public let ending: Ending?

    /// Who or what a lifeline belongs to.
    public struct Lifeline: Hashable, Sendable {
        /// `vcpu[vm1]`, `environment`, `file1`.
        public let name: String
        /// What it is.
        public let kind: Kind

        /// What a lifeline can belong to.
        public enum Kind: Hashable, Sendable {
            /// A thread of the model.
            case thread
            /// The rules, which belong to no thread.
            case environment
            /// Something that has a part of the state: a file, a VM.
            case object
        }
    }

    /// What is shown below the last row.
    public enum Ending: Hashable, Sendable {
        /// The property of that name is false.
        case violated(String)
        /// The property of that name is false, and false from here on whatever happens.
        case lost(String)
        /// The property of that name is true, as it must be somewhere.
        case reached(String)
        /// Nothing leads to another state, or locks are waited for in a circle.
        case deadlock
        /// The last row, or the evaluation of a property behind it, met an error.
        case error(String)
    }

    /// A thread that waits at the end.
    public struct Wait: Hashable, Sendable {
        /// The position of its lifeline.
        public let lifeline: Int
        /// The statement, with the lock that it waits for where that is known: `lock(fork[1])`.
        public let statement: String
    }
}

extension SequenceChart {
    /// One transition.
    public struct Row: Hashable, Sendable {
        /// The position of the lifeline of who acts.
        public let lifeline: Int
        /// The operation or rule.
        public let action: String
        /// The values of the arguments; of a later step as far as they are still known.
        public let arguments: [String]
        /// Which part of the operation it is.
        public let part: TransitionDescription.Part
        /// What was chosen.
        public let choices: [TransitionDescription.Binding]
        /// How the operation ended, if this was its last step.
        public let result: TransitionDescription.Result?
        /// The positions of the objects that it acts on: those that it changes, else the first that a call names.
        public let targets: [Int]
        /// The positions in `SequenceChart.locks` of what is taken and of what is given back.
        public let taken, released: [Int]
        /// What it changes, without locks that are shown as bars.
        public let changes: [Change]
        /// The message of the error that it ends in; empty where there is none to tell.
        public let error: String?
        /// The place in the source.
        public let span: SourceSpan

        /// Whether it goes on with an operation that was begun before.
        public var isLaterStep: Bool { position != nil }

        /// Where a later step begins: its label or its first statement.
        public var position: String? {
            switch part {
            case .call, .rule: nil
            case .step(let label): label
            case .statement(let text): text
            }
        }

        /// `bind(file1, vm1)`.
        public var call: String { "\(action)(\(arguments.joined(separator: ", ")))" }
    }

    /// Something of the state that a row changes.
    public struct Change: Hashable, Sendable {
        /// The position of the lifeline of the object that it belongs to; of who acts where it belongs to none.
        public let lifeline: Int
        /// `file[file1].state`.
        public let path: String
        /// The path without the object: `state`; the whole path where it belongs to none.
        public let part: String
        /// The values before and after.
        public let before, after: String
    }

    /// A call, from its first row to its last.
    public struct Activation: Hashable, Sendable {
        /// The position of the lifeline of the thread.
        public let lifeline: Int
        /// The operation.
        public let action: String
        /// The row of the call.
        public let first: Int
        /// The row of its end; `nil` where the thread is still inside.
        public let last: Int?
    }

    /// A lock that is held.
    public struct LockBar: Hashable, Sendable {
        /// The position of the lifeline of the thread that holds it.
        public let lifeline: Int
        /// `mmu_lock[vm1]`.
        public let path: String
        /// Whether others may share it.
        public let isShared: Bool
        /// The row that takes it.
        public let first: Int
        /// The row that gives it back; `nil` where it is still held.
        public let last: Int?
    }
}

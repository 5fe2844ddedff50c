import Execution

extension ReportDocument {
    /// What a change to a model does to what can be seen of it.
    public struct Comparison: Codable, Hashable, Sendable {
        /// What was before.
        public var old: Side
        /// What comes after.
        public var new: Side
        /// Each pair of configurations that was compared.
        public var pairs: [Pair]
        /// The scenarios that only one side has.
        public var unpaired: [Unpaired]

        /// A model.
        public struct Side: Codable, Hashable, Sendable {
            /// The file or revision as the user named it.
            public var place: String
            /// The model's name.
            public var model: String
        }

        /// Which side something is on.
        public enum Which: String, Codable, Hashable, Sendable, CaseIterable {
            case old, new
        }

        /// A scenario that only one side has.
        public struct Unpaired: Codable, Hashable, Sendable {
            /// Its name.
            public var scenario: String
            /// Which side has it.
            public var side: Which
        }

        /// Two configurations.
        public struct Pair: Codable, Hashable, Sendable {
            /// The scenario on the old side.
            public var oldScenario: String
            /// The scenario on the new side.
            public var newScenario: String
            /// Whether anything differs.
            public var isDifferent: Bool
            /// What ended the comparison early.
            public var stop: Stop?
            /// The parameters that are set on the old side.
            public var oldSettings: [Binding]
            /// The parameters that are set on the new side.
            public var newSettings: [Binding]
            /// The parts of the view that are compared.
            public var views: [String]
            /// The parts of the view that one side names only.
            public var otherViews: [String]
            /// The states that were met on the old side.
            public var oldStates: Int
            /// The states that were met on the new side.
            public var newStates: Int
            /// What one side allows and the other forbids.
            public var differences: [Difference]
            /// States of the view that one side reaches only.
            public var viewStates: [ViewStates]
            /// Results that calls have on one side only.
            public var outcomes: [Outcome]
            /// Properties, deadlock and errors that are judged otherwise.
            public var verdicts: [Verdict]
        }

        /// Something that one side allows and the other forbids.
        public struct Difference: Codable, Hashable, Sendable {
            /// The side that allows it.
            public var side: Which
            /// What is seen, in order; the other side forbids the last of it.
            public var word: [Event]
            /// What the other side allows instead.
            public var instead: [Event]
            /// A way on which it is seen, on the side that allows it.
            public var trace: Trace?
        }

        /// Something that callers see.
        public struct Event: Codable, Hashable, Sendable {
            /// What it is.
            public var kind: Kind
            /// The thread, of a call and a result.
            public var thread: String?
            /// The operation, of a call and a result.
            public var operation: String?
            /// The arguments, of a call.
            public var arguments: [String]?
            /// The result.
            public var result: String?
            /// The parts of the view with their values from now on.
            public var view: [Binding]?

            /// What it can be.
            public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
                case call, result, view
            }
        }

        /// States of the view.
        public struct ViewStates: Codable, Hashable, Sendable {
            /// The side that reaches them.
            public var side: Which
            /// How many.
            public var count: Int
            /// What they have in common.
            public var common: [Binding]
        }

        /// A result that a call has on one side only.
        public struct Outcome: Codable, Hashable, Sendable {
            /// The operation.
            public var operation: String
            /// The result.
            public var result: String
            /// Whether the other side has it nowhere.
            public var isNew: Bool
            /// Where it is returned.
            public var states: ViewStates
        }

        /// What is judged otherwise.
        public struct Verdict: Codable, Hashable, Sendable {
            /// The property, or what else is judged.
            public var name: String
            /// The verdict on the old side.
            public var old: String?
            /// The verdict on the new side.
            public var new: String?
        }
    }

    /// Makes the document of a comparison.
    public init(_ report: DiffReport, tool: String) {
        var pool = SourcePool()
        let places: [DiffSide: ReportPlaces] = [
            .old: pool.places(in: report.old.sources), .new: pool.places(in: report.new.sources),
        ]
        let pairs = report.pairs.map { Comparison.Pair($0) { places[$0] } }
        self.init(
            kind: .diff, tool: tool, exitCode: Int(report.exitCode.rawValue), files: [],
            comparison: Comparison(
                old: .init(place: report.old.place, model: report.old.model),
                new: .init(place: report.new.place, model: report.new.model), pairs: pairs,
                unpaired: report.unpaired.map { .init(scenario: $0.name, side: .init($0.side)) }),
            sources: pool.sources)
    }
}

extension ReportDocument.Comparison.Which {
    /// The word for a side.
    fileprivate init(_ side: DiffSide) { self = side == .old ? .old : .new }
}

extension ReportDocument.Comparison.Pair {
    /// Makes the document of a pair.
    fileprivate init(_ pair: DiffPair, _ places: (DiffSide) -> ReportPlaces?) {
        typealias Comparison = ReportDocument.Comparison
        self.init(
            oldScenario: pair.oldScenario, newScenario: pair.newScenario, isDifferent: pair.isDifferent,
            stop: pair.stop.map(ReportDocument.Stop.init),
            oldSettings: pair.oldSettings.map(ReportDocument.Binding.init),
            newSettings: pair.newSettings.map(ReportDocument.Binding.init), views: pair.views,
            otherViews: pair.otherViews, oldStates: pair.oldStates, newStates: pair.newStates,
            differences: pair.differences.map { difference in
                Comparison.Difference(
                    side: .init(difference.side), word: difference.word.map(Comparison.Event.init),
                    instead: difference.instead.map(Comparison.Event.init),
                    trace: difference.trace.flatMap { trace in places(difference.side).map { .init(trace, $0) } })
            },
            viewStates: pair.viewStates.map(Comparison.ViewStates.init),
            outcomes: pair.outcomes.map {
                Comparison.Outcome(
                    operation: $0.operation, result: $0.result, isNew: $0.isNew, states: .init($0.states))
            },
            verdicts: pair.verdicts.map { Comparison.Verdict(name: $0.name, old: $0.old, new: $0.new) })
    }
}

extension ReportDocument.Comparison.ViewStates {
    /// Makes the document of states of the view.
    fileprivate init(_ states: DiffViewStates) {
        self.init(
            side: .init(states.side), count: states.count, common: states.common.map(ReportDocument.Binding.init))
    }
}

extension ReportDocument.Comparison.Event {
    /// Makes the document of an event.
    fileprivate init(_ event: ObservedEvent) {
        switch event {
        case .call(let thread, let operation, let arguments):
            self.init(kind: .call, thread: thread, operation: operation, arguments: arguments)
        case .result(let thread, let operation, let result):
            self.init(kind: .result, thread: thread, operation: operation, result: result)
        case .view(let parts): self.init(kind: .view, view: parts.map(ReportDocument.Binding.init))
        }
    }
}

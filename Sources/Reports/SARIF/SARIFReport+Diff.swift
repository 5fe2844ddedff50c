import Execution
import Language

extension SARIFReport {
    /// A rule for each kind of difference, a result for each thing that differs, a code flow for each way to one.
    public static func render(_ report: DiffReport, tool: String) -> String {
        var writer = SARIFReport()
        let sides = SARIFSides(
            old: writer.log.places(in: report.old.sources), new: writer.log.places(in: report.new.sources))
        for pair in report.pairs { writer.add(pair, sides) }
        for scenario in report.unpaired {
            writer.add(
                "unpaired", "scenario \(scenario.name) is in \(scenario.side.rawValue) only",
                sides.start(of: scenario.side))
        }
        return JSONText.render(writer.document(report.exitCode, tool))
    }

    /// Adds what differs between two configurations.
    private mutating func add(_ pair: DiffPair, _ sides: SARIFSides) {
        for difference in pair.differences { add(difference, of: pair, sides) }
        for outcome in pair.outcomes {
            let verb = outcome.states.side == .new ? "gains" : "loses"
            add(
                "result", "scenario \(pair.name): \(outcome.operation) \(verb) the result \(outcome.result)",
                sides.start(of: outcome.states.side))
        }
        for states in pair.viewStates {
            let count = Wording.count(states.count, "state of the view", "states of the view")
            add(
                "view", "scenario \(pair.name): \(count) that only \(states.side.rawValue) reaches",
                sides.start(of: states.side))
        }
        for verdict in pair.verdicts {
            add(
                "verdict",
                "scenario \(pair.name): \(verdict.name): \(verdict.old ?? "not in OLD") → \(verdict.new ?? "not in NEW")",
                sides.start(of: .new))
        }
        if let stop = pair.stop { notify("scenario \(pair.name) is incomplete: \(stop.text)", level: "warning") }
    }

    /// Adds something that one side allows and the other forbids.
    private mutating func add(_ difference: DiffDifference, of pair: DiffPair, _ sides: SARIFSides) {
        let (side, other) = (difference.side, difference.side.other)
        let last = difference.word.last.map { event in
            event.phrases(after: difference.lastView).map { $0.render(isColored: false) }.joined(separator: " ")
        }
        let headline = "\(side.rawValue) allows, \(other.rawValue) forbids: \(last ?? "nothing")"
        let transitions = difference.trace?.transitions ?? []
        let places = sides.places(of: side)
        add(
            side == .new ? "new-allows" : "old-allows", "scenario \(pair.name): \(headline)",
            places.location(transitions.last?.span) ?? sides.start(of: side),
            flow: SARIFFlow(headline: headline, transitions: transitions, places: places).value)
    }

    /// Adds a result under the rule of that name.
    private mutating func add(_ name: String, _ text: String, _ location: JSONValue?, flow: JSONValue? = nil) {
        let rule = log.rule(SARIFRule(id: "diff/\(name)", name: "diff", help: "See the manual: Diff."))
        add(rule, level: "error", text: text, location: location, flow: flow, fingerprint: "diff/\(name)/\(text)")
    }
}

/// Where the places of both sides of a comparison lie.
private struct SARIFSides {
    /// Those of what was before.
    let old: SARIFPlaces
    /// Those of what comes after.
    let new: SARIFPlaces

    /// Those of a side.
    func places(of side: DiffSide) -> SARIFPlaces { side == .old ? old : new }

    /// The beginning of a side's model; `nil` where no file is known.
    func start(of side: DiffSide) -> JSONValue? {
        places(of: side).location(SourceSpan(file: FileID(index: 0), start: 0, end: 0))
    }
}

extension DiffDifference {
    /// The view before the last event.
    var lastView: [TransitionDescription.Binding] {
        var view: [TransitionDescription.Binding] = []
        for case .view(let parts) in word.dropLast() { view = parts }
        return view
    }
}

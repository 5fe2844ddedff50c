import Engine
import Language

/// Finds the state graph of a model, plain or projected on expressions.
///
/// Of a plain graph the first states of a breadth-first search are looked at; of a projection all, so that each node says
/// how many states it stands for.
public final class GraphSurvey {
    /// The states.
    private let survey: StateSurvey
    /// Whether each state is a node.
    private let isPlain: Bool
    /// At most so many nodes are kept.
    private let mostNodes: Int
    /// Whether transitions that stay within a node are kept.
    private let keepsLoops: Bool

    /// Where calls of one operation between two nodes differ in more arguments than that, they are told as one.
    private static let mostLabels = 3

    /// Prepares a survey of the states of `system`; a query without expressions asks for the plain graph.
    public init(system: ModelSystem, query: Query, limits: Limits, mostNodes: Int, keepsLoops: Bool) {
        isPlain = query.expressions.isEmpty
        var limits = limits
        let isCutShort = (limits.states ?? .max) < mostNodes
        if isPlain { limits.states = min(limits.states ?? mostNodes, mostNodes) }
        survey = StateSurvey(
            system: system, query: query, limits: limits, excess: isPlain && !isCutShort ? .isLeftOut : .ends)
        self.mostNodes = mostNodes
        self.keepsLoops = keepsLoops
    }

    /// Looks at the states.
    ///
    /// - Parameters:
    ///   - cancellation: ends it soon after it is set.
    ///   - progress: called now and then with the numbers of states that were found and looked at.
    /// - Returns: the graph as far as it was seen, and what ended it early; `nil` where nothing did.
    public func run(
        cancellation: CancellationFlag? = nil, progress: ((_ found: Int, _ done: Int) -> Void)? = nil
    ) -> (graph: StateGraph, stop: IncompleteReason?) {
        let stop = survey.explore(cancellation, progress)
        return (graph(), stop)
    }

    /// The node of a state, before any is left out.
    private func node(of state: Int) -> Int { isPlain ? state : Int(survey.lists[state]) }

    /// States and transitions by nodes, before any is left out.
    private struct Merged {
        /// How many states each node has.
        var sizes: [Int]
        /// Whether a node has a state without transitions.
        var ends: [Bool]
        /// The nodes of initial states, in their order.
        var initial: [Int] = []
        /// For each pair of nodes how many transitions of which kinds lead from one to the other.
        var kinds: [[Int]: [Int32: Int]] = [:]
    }

    /// Merges states and transitions.
    private func merged() -> Merged {
        let count = isPlain ? survey.states.count : survey.values.lists.count
        var merged = Merged(
            sizes: [Int](repeating: 0, count: count), ends: [Bool](repeating: false, count: count))
        for state in 0..<survey.states.count { merged.sizes[node(of: state)] += 1 }
        for state in 0..<survey.expandedCount {
            let from = node(of: state)
            let edges = survey.starts[state]..<survey.starts[state + 1]
            if edges.isEmpty, survey.omitted[state] == nil { merged.ends[from] = true }
            for edge in edges {
                let to = node(of: Int(survey.targets[edge]))
                guard from != to || keepsLoops else { continue }
                merged.kinds[[from, to], default: [:]][survey.kindNumbers[edge], default: 0] += 1
            }
        }
        var met: Set<Int> = []
        merged.initial = (0..<survey.initialCount).map(node).filter { met.insert($0).inserted }
        return merged
    }

    /// Merges states and transitions, and keeps what is nearest to the initial states.
    private func graph() -> StateGraph {
        let merged = merged()
        let kept = walk(merged)
        var positions = [Int?](repeating: nil, count: merged.sizes.count)
        for (position, node) in kept.enumerated() { positions[node] = position }
        var omitted = [Int](repeating: 0, count: merged.sizes.count)
        var edges: [StateGraph.Edge] = []
        for (ends, found) in merged.kinds {
            guard let from = positions[ends[0]] else { continue }
            guard let to = positions[ends[1]] else {
                omitted[ends[0]] += 1
                continue
            }
            edges.append(
                StateGraph.Edge(
                    from: from, to: to, labels: labels(of: Array(found.keys)),
                    transitions: found.values.reduce(0, +)))
        }
        if isPlain { for (state, count) in survey.omitted { omitted[state] += count } }
        let lines = isPlain ? StateLines(system: survey.system).lines(of: kept.map { survey.states[$0] }) : nil
        let nodes = kept.enumerated().map { position, node in
            StateGraph.Node(
                lines: lines?[position] ?? self.lines(ofList: node), states: merged.sizes[node],
                isInitial: merged.initial.contains(node), isEnd: merged.ends[node], omitted: omitted[node])
        }
        return StateGraph(
            nodes: nodes, edges: edges.sorted { ($0.from, $0.to) < ($1.from, $1.to) }, isPlain: isPlain,
            knownNodes: survey.omitted.isEmpty ? merged.sizes.count : nil, states: survey.states.count,
            transitions: survey.targets.count + survey.omitted.values.reduce(0, +), errors: survey.values.errorTexts)
    }

    /// The nodes that a breadth-first walk meets first.
    private func walk(_ merged: Merged) -> [Int] {
        var next = [[Int]](repeating: [], count: merged.sizes.count)
        for ends in merged.kinds.keys where ends[0] != ends[1] { next[ends[0]].append(ends[1]) }
        var kept = Array(merged.initial.prefix(mostNodes))
        var isKept = [Bool](repeating: false, count: merged.sizes.count)
        for node in kept { isKept[node] = true }
        var head = 0
        while head < kept.count {
            for node in next[kept[head]].sorted() where !isKept[node] && kept.count < mostNodes {
                isKept[node] = true
                kept.append(node)
            }
            head += 1
        }
        return kept
    }

    // MARK: Texts

    /// The values of a list, a line for each combination of values of the free names.
    private func lines(ofList number: Int) -> [String] {
        let values = survey.values
        let program = survey.system.program
        return zip(values.bindings, values.lists[number]).flatMap { binding, tuple -> [String] in
            let text = values.text(of: values.tuples[tuple])
            guard !binding.isEmpty else {
                return values.query.expressions.count == 1 ? [text] : values.texts(of: tuple)
            }
            let names = zip(binding, values.query.free).map {
                program.text(of: $0, type: values.query.locals[$1.index].type)
            }
            return ["\(names.joined(separator: ", ")): \(text)"]
        }
    }

    /// What transitions of those kinds are called.
    private func labels(of numbers: [Int32]) -> [String] {
        var causes: [Lifecycle.Cause] = []
        var texts: [Lifecycle.Cause: [String]] = [:]
        let sorted = numbers.sorted { a, b in
            let (x, y) = (survey.kinds[Int(a)], survey.kinds[Int(b)])
            return (x.rank, x.cause.step ?? "", a) < (y.rank, y.cause.step ?? "", b)
        }
        for number in sorted {
            let cause = survey.kinds[Int(number)].cause
            if texts[cause] == nil { causes.append(cause) }
            let text = label(of: Int(number))
            if texts[cause]?.contains(text) != true { texts[cause, default: []].append(text) }
        }
        return causes.flatMap { cause -> [String] in
            let found = texts[cause] ?? []
            return found.count <= Self.mostLabels ? found : [cause.step == nil ? "\(cause.action)(…)" : found[0]]
        }
    }

    /// `host[1]: bind(file1, vm1) = 0`, and of merged states only `bind(file1, vm1)`.
    private func label(of number: Int) -> String {
        let kind = survey.kinds[number]
        let note = survey.notes[number]
        let system = survey.system
        var text = kind.cause.action
        if let step = kind.cause.step {
            text += " at \(step)"
        } else if let routine = system.routine(of: note) {
            let arguments = system.arguments(of: routine, system.compiled.bytecode.entries[Int(note.entry)], note)
            text += "(\(arguments.map { system.program.text(of: $0.value, type: $0.type) }.joined(separator: ", ")))"
        } else {
            text += ", next step"
        }
        guard isPlain else { return text }
        if kind.member >= 0 { text = "\(system.threadNames[kind.member]): \(text)" }
        return text + (kind.result.map { " = \($0.text)" } ?? "")
    }
}

extension ModelSystem {
    /// What a call or a rule runs; `nil` for a later step.
    fileprivate func routine(of note: TransitionNote) -> Routine? {
        switch compiled.bytecode.entries[Int(note.entry)].kind {
        case .call(let id): program.operations[id.index].routine
        case .rule(let id): program.rules[id.index].routine
        case .step, .initial: nil
        }
    }
}

extension QueryValues {
    /// `EXPR = VALUE` for each expression of a value, by its number.
    fileprivate func texts(of number: Int) -> [String] {
        let program = compiled.program
        return zip(tuples[number], query.expressions).map { value, expression in
            let text = value.map { program.text(of: $0, type: expression.type) } ?? Self.noValue
            return "\(program.sources.text(of: expression.span)) = \(text)"
        }
    }
}

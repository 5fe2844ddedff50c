import Language

/// A program whose operations, rules and `init` are graphs, ready for a tier to run.
struct LoweredProgram: Sendable {
    let program: Program
    /// One graph for each operation, `nil` where the parameters exclude it.
    var operations: [ActionGraph?] = []
    var rules: [ActionGraph?] = []
    var initial: ActionGraph?
    /// The arguments of operations that some property, guard or function asks for: they stay in the frame.
    let asked: Set<AskedArgument>

    /// Lowers all of `program` and runs the passes.
    init(_ program: Program, facts: ProgramFacts, coverage: CoverageTable) {
        self.program = program
        asked = AskedArguments.of(program)
        for (index, operation) in program.operations.enumerated() {
            let id = OperationID(index)
            if Self.isExcluded(operation.routine, facts) {
                operations.append(nil)
                continue
            }
            var builder = GraphBuilder(
                facts: facts, coverage: coverage, role: .operation, name: operation.routine.name)
            let graph = builder.build(
                operation.routine, threads: operation.threads, resultType: operation.result,
                item: .operation(operation.routine.name))
            operations.append(finished(graph, keeping: keptParameters(of: id, graph), facts))
        }
        for rule in program.rules {
            if Self.isExcluded(rule.routine, facts) {
                rules.append(nil)
                continue
            }
            var builder = GraphBuilder(facts: facts, coverage: coverage, role: .atomicStep, name: rule.routine.name)
            let graph = builder.build(rule.routine, threads: [], resultType: nil, item: .rule(rule.routine.name))
            rules.append(finished(graph, keeping: [], facts))
        }
        if let routine = program.initial {
            var builder = GraphBuilder(facts: facts, coverage: coverage, role: .atomicStep, name: "init")
            initial = finished(
                builder.build(routine, threads: [], resultType: nil, item: nil), keeping: [], facts)
        }
    }

    private func keptParameters(of id: OperationID, _ graph: ActionGraph) -> Set<LocalID> {
        Set(
            graph.parameters.indices.filter { asked.contains(AskedArgument(operation: id, position: $0)) }
                .map { graph.parameters[$0] })
    }

    /// Whether the parameters decide that it never starts.
    private static func isExcluded(_ routine: Routine, _ facts: ProgramFacts) -> Bool {
        routine.condition.map { Simplifier(facts: facts)($0).boolean } == false
    }

    private func finished(_ graph: ActionGraph, keeping kept: Set<LocalID>, _ facts: ProgramFacts) -> ActionGraph {
        var graph = graph
        UnlockBoundaries.run(on: &graph)
        Liveness.run(on: &graph, keeping: kept)
        return graph
    }
}

/// An argument of an operation that something asks for while the operation runs.
struct AskedArgument: Hashable, Sendable {
    let operation: OperationID
    let position: Int
}

/// Finds the arguments that `taken op(a, _)` and `t in op(a, _)` ask for anywhere in a program.
enum AskedArguments {
    static func of(_ program: Program) -> Set<AskedArgument> {
        var found: Set<AskedArgument> = []
        ProgramExpressions.forEach(in: program) { collect($0, &found) }
        return found
    }

    private static func collect(_ e: Expression, _ found: inout Set<AskedArgument>) {
        switch e.kind {
        case .taken(let query):
            if case .operation(let id) = query.action { note(id, query.arguments, &found) }
        case .isInside(_, let id, let arguments): note(id, arguments, &found)
        default: break
        }
        e.forEachOperand { collect($0, &found) }
    }

    private static func note(_ id: OperationID, _ arguments: [Expression?]?, _ found: inout Set<AskedArgument>) {
        for (position, argument) in (arguments ?? []).enumerated() where argument != nil {
            found.insert(AskedArgument(operation: id, position: position))
        }
    }
}

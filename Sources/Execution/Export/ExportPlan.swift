import Language

/// What of a program is exported: its transitions, and what is judged.
final class ExportPlan {
    let export: ExportContext
    let steps: [StepKey]
    let initial: StepKey?
    /// The selected properties by their kind.
    private(set) var invariants: [(id: PropertyID, predicate: Predicate)] = []
    private(set) var reachable: [(id: PropertyID, predicate: Predicate)] = []
    private(set) var transitions: [PropertyID] = []
    let judgesDeadlock: Bool
    /// The number of instances, counted as the steps are written.
    var instanceCount = 0

    init(_ export: ExportContext, _ selection: Selection) {
        self.export = export
        let program = export.program
        steps = Self.steps(export)
        initial = export.lowered.initial.map { StepKey(graph: $0, action: nil, thread: nil, location: nil) }
        judgesDeadlock = selection.deadlock && !program.allowsDeadlock
        for (index, property) in program.properties.enumerated() where selection.properties.contains(PropertyID(index))
        {
            sort(property, PropertyID(index))
        }
        if judgesDeadlock, program.variables.contains(where: { program.holdsPlace($0.type) }) {
            export.omit("a cycle of locks counts as a deadlock only where nothing else can move", nil)
        }
    }

    private func sort(_ property: Property, _ id: PropertyID) {
        switch property.content {
        case .invariant(let predicate): invariants.append((id, predicate))
        case .reachable(let predicate): reachable.append((id, predicate))
        case .transition: transitions.append(id)
        case .recoverable, .liveness, .refinement:
            export.omit("a '\(property.content.keyword)' property", property.nameSpan)
        }
    }

    private static func steps(_ export: ExportContext) -> [StepKey] {
        var result: [StepKey] = []
        for (index, layout) in export.frames.enumerated() {
            let thread = ThreadID(index)
            for entry in layout.plan.entries {
                guard let graph = export.lowered.operations[entry.operation.index] else { continue }
                let action = Action.operation(entry.operation)
                result.append(StepKey(graph: graph, action: action, thread: thread, location: nil))
                for location in entry.numbers.keys.sorted(by: { $0.index < $1.index }) {
                    result.append(StepKey(graph: graph, action: action, thread: thread, location: location))
                }
            }
        }
        for (index, graph) in export.lowered.rules.enumerated() {
            guard let graph else { continue }
            result.append(StepKey(graph: graph, action: .rule(RuleID(index)), thread: nil, location: nil))
        }
        return result
    }

    /// The number that says where the thread of a step stands before it.
    func position(of key: StepKey) -> Int {
        guard let location = key.location, let thread = key.thread, case .operation(let id)? = key.action else {
            return 0
        }
        return export.frames[thread.index].plan.entry(for: id)?.numbers[location] ?? 0
    }

    /// The fields of the state with their types.
    func stateFields() -> [(name: String, type: String)] {
        let program = export.program
        let types = export.types
        var fields: [(name: String, type: String)] = []
        for (index, variable) in program.variables.enumerated() where variable.type != .seqcount {
            fields.append((export.name(of: VariableID(index)), types.name(variable.type)))
        }
        for (index, layout) in export.frames.enumerated() {
            var parts: [(name: String, type: String)] = [("pc", types.scalar(0, Int64(layout.plan.locations.count)))]
            for (field, type) in layout.fields.enumerated() { parts.append(("x\(field)", types.name(type))) }
            for site in 0..<layout.waits {
                let readers = types.name(.srcu)
                let wait = types.record([("s", types.scalar(0, Int64(types.srcus))), ("r", readers)])
                parts.append(("w\(site)", wait))
            }
            let count = program.threads[index].count
            fields.append((export.name(of: ThreadID(index)), types.array(count, of: types.record(parts))))
        }
        return fields
    }

    /// Writes the statements that give every part of the state its first value.
    func writeReset(_ code: CodeBuilder, root: String) {
        let program = export.program
        for (index, variable) in program.variables.enumerated() where variable.type != .seqcount {
            code.store(variable.initial, in: "\(root).\(export.name(of: VariableID(index)))", variable.type)
        }
        for (index, layout) in export.frames.enumerated() {
            let member = code.fresh("i_")
            code.loop(member, "0", "\(max(1, program.threads[index].count) - 1)") {
                let frame = self.export.frame(ThreadID(index), member, root)
                code.assign("\(frame).pc", "0")
                for (field, type) in layout.fields.enumerated() {
                    if type == .snapshot {
                        code.assign("\(frame).x\(field)", "0")
                    } else {
                        code.store(program.defaultValue(of: type), in: "\(frame).x\(field)", type)
                    }
                }
                for site in 0..<layout.waits {
                    code.assign("\(frame).w\(site).s", "0")
                    code.fill("\(frame).w\(site).r", self.export.types.threadCount, "0")
                }
            }
        }
    }

    /// The condition in which a state may end.
    func terminal(_ code: CodeBuilder, root: String) -> String {
        let dialect = export.dialect
        if let predicate = export.program.terminal {
            return code.condition(Simplifier(facts: export.facts)(predicate.expression), ExportScope(root: root))
        }
        if export.program.threads.isEmpty { return dialect.truth(false) }
        let flag = code.number(upTo: 1)
        code.assign(flag, "1")
        for index in export.frames.indices {
            let member = code.fresh("i_")
            code.loop(member, "0", "\(max(1, export.program.threads[index].count) - 1)") {
                let frame = self.export.frame(ThreadID(index), member, root)
                code.when("\(frame).pc != 0") { code.assign(flag, "0") }
            }
        }
        return "(\(flag) \(dialect.equal) 1)"
    }
}

import Language

/// Writes a model as Murphi: one rule for each transition, with rulesets for threads, arguments and choices.
struct MurphiWriter {
    let plan: ExportPlan
    private var export: ExportContext { plan.export }

    init(_ plan: ExportPlan) { self.plan = plan }

    /// The whole file.
    func text(heading: [String]) -> String {
        var routines: [String] = []
        var rules: [String] = []
        var moves: [String] = []
        for (number, key) in plan.steps.enumerated() {
            let step = step(key, number)
            routines += step.routines
            rules += step.rule
            moves.append(step.moves)
        }
        let start = start()
        let judged = judged(moves)
        let fields = plan.stateFields()
        let types = export.types.declarations
        var lines = head(heading)
        lines += ["type", ""] + types.map { "  \($0)" }
        lines += ["  state_t: record"] + fields.map { "    \($0.name): \($0.type);" } + ["  end;", ""]
        lines += ["var S: state_t;", ""]
        lines += reset() + routines + start + rules + judged
        return lines.joined(separator: "\n") + "\n"
    }

    private func head(_ heading: [String]) -> [String] {
        heading.map { "-- \($0)" } + [
            "--", "-- Run it with Rumur:",
            "--   rumur --deadlock-detection off --output model.c model.m",
            "--   cc -O3 -mcx16 -o model model.c -lpthread && ./model",
            "-- States are distinct states; rules fired are transitions. Seqcounts are numbered from 1, 0 is a snapshot",
            "-- that is no longer current; \(export.types.none) stands for none. Rumur does not go on behind an error.",
            "",
        ]
    }

    // MARK: Routines

    private func function(
        _ head: String, _ code: CodeBuilder, more: [String] = []
    ) -> [String] {
        let declarations = (more + code.declarations).map { "  \($0)" }
        return [head] + (declarations.isEmpty ? [] : ["var"] + declarations) + ["begin"] + code.lines + ["end;", ""]
    }

    private func reset() -> [String] {
        let code = CodeBuilder(export)
        plan.writeReset(code, root: "s")
        return function("procedure reset(var s: state_t);", code)
    }

    private func list(_ parameters: [StepChoice]) -> String {
        parameters.map { "\($0.name): \($0.low)..\($0.high)" }.joined(separator: "; ")
    }

    private func isEmpty(_ parameters: [StepChoice]) -> Bool { parameters.contains { $0.count <= 0 } }

    /// The functions, the rule, and the condition that it leads to another state.
    private func step(_ key: StepKey, _ number: Int) -> (routines: [String], rule: [String], moves: String) {
        let old = plan.transitions.isEmpty ? nil : "o"
        let writer = StepWriter(export, key, mode: .acting, root: "s", old: old, properties: plan.transitions)
        writer.write()
        let parameters = writer.parameters
        if isEmpty(parameters) { return ([], [], "false") }
        plan.instanceCount += Int(clamping: parameters.reduce(1) { $0 * $1.count })
        let names = parameters.map(\.name).joined(separator: ", ")
        var routines = function(
            "function step_\(number)(\((["var s: state_t"] + (old.map { ["var \($0): state_t"] } ?? []) + (parameters.isEmpty ? [] : [list(parameters)])).joined(separator: "; "))): boolean;",
            writer.code)
        var guardText = position(key)
        let inline = condition(key)
        if let inline { guardText.append(inline) }
        let isTested = key.location != nil || key.graph.condition == nil || inline != nil
        if writer.canBlock || !isTested {
            routines += testing(key, number, testsCondition: !isTested)
            guardText.append("can_\(number)(\(names))")
        }
        let condition = guardText.isEmpty ? "true" : guardText.joined(separator: " & ")
        let first = (["S"] + (old.map { [$0] } ?? []) + parameters.map(\.name)).joined(separator: ", ")
        let rule =
            parameters.map { "ruleset \($0.name): \($0.low)..\($0.high) do" } + [
                "rule \"\(ExportContext.plain(key.title))\" \(condition) ==>",
                "var ok: boolean; \(old.map { "\($0): state_t;" } ?? "")", "begin",
                old.map { "  \($0) := S;" } ?? "", "  ok := step_\(number)(\(first));", "end;",
            ] + parameters.map { _ in "end;" } + [""]
        guard plan.judgesDeadlock else { return (routines, rule, "false") }
        let asked = (["n"] + (old.map { [$0] } ?? []) + parameters.map(\.name)).joined(separator: ", ")
        routines +=
            [
                "function moves_\(number)(\(list(parameters))): boolean;",
                "var n: state_t; \(old.map { "\($0): state_t;" } ?? "") ok: boolean;", "begin",
                "  if !(\(condition)) then return false; end;", "  n := S;", old.map { "  \($0) := S;" } ?? "",
                "  ok := step_\(number)(\(asked));", "  return n != S;", "end;", "",
            ]
        let moves =
            parameters.map { "(exists \($0.name): \($0.low)..\($0.high) do " }.joined() + "moves_\(number)(\(names))"
            + parameters.map { _ in " end)" }.joined()
        return (routines, rule, moves)
    }

    /// Where the thread stands before the step.
    private func position(_ key: StepKey) -> [String] {
        guard let thread = key.thread else { return [] }
        return ["(\(export.frame(thread, "m_", "S")).pc = \(plan.position(of: key)))"]
    }

    /// The condition of `when` as an expression, `nil` where it needs statements.
    private func condition(_ key: StepKey) -> String? {
        guard key.location == nil, let condition = key.graph.condition else { return nil }
        let writer = StepWriter(export, key, mode: .guarding, root: "S", old: nil, properties: [])
        guard key.graph.parameters.allSatisfy({ writer.isDirect(key.graph.locals[$0.index].type) }) else { return nil }
        var scope = writer.scope
        scope.inside = nil
        if let thread = key.thread, let entry = writer.entry,
            case .indexed(let parts) = export.program.threads[thread.index].shape
        {
            var divisor = 1
            for (index, part) in parts.enumerated().reversed() {
                let count = max(1, export.program.cardinality(of: part.type))
                if index < entry.indices.count {
                    guard writer.isDirect(part.type) else { return nil }
                    let low = export.text(export.types.lowest(part.type))
                    scope.locals[entry.indices[index]] = "((m_ / \(divisor)) % \(count) + \(low))"
                }
                divisor *= count
            }
        }
        let found = writer.code.captured { writer.code.condition(condition, scope) }
        return found.lines.isEmpty ? found.result : nil
    }

    /// The function that tells whether a path exists: on the state itself, or on a copy where it is changed.
    private func testing(_ key: StepKey, _ number: Int, testsCondition: Bool) -> [String] {
        func written(_ root: String) -> StepWriter {
            let writer = StepWriter(export, key, mode: .guarding, root: root, old: nil, properties: [])
            writer.testsCondition = testsCondition
            writer.write()
            return writer
        }
        var writer = written("S")
        let needsCopy = writer.changesState
        if needsCopy { writer = written("s") }
        let head = "function can_\(number)(\(list(writer.parameters))): boolean;"
        guard needsCopy else { return function(head, writer.code) }
        let lines = function(head, writer.code, more: ["s: state_t;"])
        guard let begin = lines.firstIndex(of: "begin") else { return lines }
        return lines[...begin] + ["  s := S;"] + lines[(begin + 1)...]
    }

    // MARK: Start and properties

    private func start() -> [String] {
        guard let key = plan.initial else {
            return ["startstate \"init\"", "begin", "  reset(S);", "end;", ""]
        }
        let writer = StepWriter(export, key, mode: .whole, root: "s", old: nil, properties: [])
        writer.write()
        let parameters = writer.parameters
        let head =
            "function start(\((["var s: state_t"] + (parameters.isEmpty ? [] : [list(parameters)])).joined(separator: "; "))): boolean;"
        let arguments = (["S"] + parameters.map(\.name)).joined(separator: ", ")
        return function(head, writer.code) + parameters.map { "ruleset \($0.name): \($0.low)..\($0.high) do" } + [
            "startstate \"init\"", "var ok: boolean;", "begin", "  reset(S);", "  ok := start(\(arguments));",
            "  assume ok;", "end;",
        ] + parameters.map { _ in "end;" } + [""]
    }

    private func judged(_ moves: [String]) -> [String] {
        var lines: [String] = []
        for (index, item) in plan.invariants.enumerated() {
            let test = predicate(item.predicate, "inv_\(index)", &lines)
            lines += ["invariant \"violated \(name(item.id))\" \(test);", ""]
        }
        for (index, item) in plan.reachable.enumerated() {
            let test = predicate(item.predicate, "cov_\(index)", &lines)
            lines += ["cover \"reached \(name(item.id))\" \(test);", ""]
        }
        guard plan.judgesDeadlock else { return lines }
        let code = CodeBuilder(export)
        let terminal = plan.terminal(code, root: "S")
        code.line("return \(terminal);")
        lines += function("function terminal(): boolean;", code)
        lines += ["invariant \"deadlock\""] + ["  terminal()"] + moves.map { "  | \($0)" } + [";", ""]
        return lines
    }

    private func name(_ id: PropertyID) -> String { export.program.properties[id.index].name }

    /// The text of a predicate on the state, with a function before it where it needs statements.
    private func predicate(_ predicate: Predicate, _ name: String, _ lines: inout [String]) -> String {
        let code = CodeBuilder(export)
        let e = Simplifier(facts: export.facts)(predicate.expression)
        let text = code.condition(e, ExportScope(root: "S"))
        if code.lines.isEmpty { return text }
        code.line("return \(text);")
        lines += function("function \(name)(): boolean;", code)
        return "\(name)()"
    }
}

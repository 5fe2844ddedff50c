extension ModelChecker {
    /// Reports what only the whole call graph shows: recursion, and what callers cannot do through what they call;
    /// whether there is no recursion.
    func checkCalls() -> Bool {
        let functions = CallGraph(
            callees: declarations.functions.indices.map { index in
                functionEffects[FunctionID(index)]?.functionCalls.map(\.function.index) ?? []
            })
        let procedures = CallGraph(
            callees: declarations.procedures.indices.map { index in
                procedureEffects[ProcedureID(index)]?.procedureCalls.map(\.procedure.index) ?? []
            })
        let isRecursive = checkRecursion(functions, names: declarations.functions.map(\.name))
        let isLooping = checkRecursion(procedures, names: declarations.procedures.map(\.name))
        if !isRecursive { checkTransitionUse(of: allEffects) }
        if !isLooping { checkProcedureUse() }
        return !isRecursive && !isLooping
    }

    /// Reports cycles and calls that nest too deeply; whether there are any.
    private func checkRecursion(_ graph: CallGraph, names: [Name]) -> Bool {
        let cycles = graph.cycles
        for cycle in cycles {
            let first = cycle.min() ?? 0
            let start = cycle.firstIndex(of: first) ?? 0
            let ordered = (cycle[start...] + cycle[..<start]).map { names[$0] }
            report(
                ExpressionMessage.recursion(ordered.map(\.text)), at: ordered[0].span,
                notes: ordered.dropFirst().map { DiagnosticNote("through '\($0.text)'", at: $0.span) })
        }
        guard cycles.isEmpty else { return true }
        let heights = graph.heights(limit: Limits.callDepth + 1)
        guard let deep = heights.firstIndex(where: { $0 > Limits.callDepth }) else { return false }
        report(TypeMessage.nestedTooDeeply("the calls of '\(names[deep].text)'"), at: names[deep].span)
        return true
    }

    /// Reports `old` and `taken` outside transitions, and inside `old`, through functions.
    func checkTransitionUse(of callers: [Effects]) {
        let uses = closure(functionEffects, calls: { $0.functionCalls.map(\.function) }, use: \.transitionUse)
        for effects in callers {
            for call in effects.functionCalls {
                guard let use = uses[call.function] else { continue }
                let name = declarations.functions[call.function.index].name.text
                let what = "'\(name)', which asks for \(use.what),"
                let notes = [DiagnosticNote("\(use.what) stands here", at: use.span)]
                if !effects.isTransition, functionsMayNot(effects) {
                    report(PropertyMessage.outsideTransition(what), at: call.span, notes: notes)
                } else if call.isInsideOld {
                    report(PropertyMessage.insideOld(what), at: call.span, notes: notes)
                }
            }
        }
    }

    /// Whether the effects are not those of a function, whose callers decide.
    private func functionsMayNot(_ effects: Effects) -> Bool { effects.place != BodyKind.function.text }

    /// All that can call functions, in declared order.
    private var allEffects: [Effects] {
        declarations.functions.indices.compactMap { functionEffects[FunctionID($0)] }
            + declarations.procedures.indices.compactMap { procedureEffects[ProcedureID($0)] }
            + operationEffects + ruleEffects + (initialEffects.map { [$0] } ?? []) + predicateEffects
    }

    /// Reports procedures that a rule, `init` or `defer` cannot call.
    private func checkProcedureUse() {
        let calls: (Effects) -> [ProcedureID] = { $0.procedureCalls.map(\.procedure) }
        let threadUses = closure(procedureEffects, calls: calls, use: \.threadUse)
        let failures = closure(procedureEffects, calls: calls, use: \.failure)
        for effects in ruleEffects + (initialEffects.map { [$0] } ?? []) {
            for call in effects.procedureCalls {
                guard let use = threadUses[call.procedure] else { continue }
                let name = declarations.procedures[call.procedure.index].name.text
                report(
                    StatementMessage.notAllowedHere(what: "the call of '\(name)'", place: effects.place), at: call.span,
                    notes: [DiagnosticNote("because of \(use.what) here", at: use.span)])
            }
        }
        for effects in allEffects {
            for call in effects.procedureCalls where call.isInDefer {
                guard let use = failures[call.procedure] else { continue }
                let name = declarations.procedures[call.procedure.index].name.text
                report(
                    StatementMessage.deferLeaves("the call of '\(name)'"), at: call.span,
                    notes: [DiagnosticNote("\(use.what) stands here", at: use.span)])
            }
        }
    }

    /// What each routine does itself or through what it calls.
    private func closure<ID: Hashable>(
        _ effects: [ID: Effects], calls: (Effects) -> [ID], use: KeyPath<Effects, Effects.Use?>
    ) -> [ID: Effects.Use] {
        var result = effects.compactMapValues { $0[keyPath: use] }
        for _ in 0..<Limits.callDepth {
            var added: [ID: Effects.Use] = [:]
            for (id, own) in effects where result[id] == nil {
                if let inherited = calls(own).lazy.compactMap({ result[$0] }).first { added[id] = inherited }
            }
            if added.isEmpty { break }
            result.merge(added) { first, _ in first }
        }
        return result
    }

    /// Reports symmetric variables that `init` never changes.
    func checkSymmetricVariables() {
        guard !loaded.isLibrary else { return }
        let targets = initialTargets
        for (index, variable) in program.variables.enumerated() {
            let declaration = declarations.variables[index]
            guard !symbols.needed.contains(declaration.name.span), !variable.type.isUnknown,
                !targets.contains(VariableID(index)),
                program.needsValue(variable.type, includingErrno: false),
                declaration.value == nil || variable.initial != .unset, variable.initial.isPartlyUnset
            else { continue }
            report(
                TypeMessage.symmetricNotSet(variable: variable.name, type: program.text(of: variable.type)),
                at: declaration.name.span,
                notes: declarations.initials.first.map { [DiagnosticNote("'init' stands here", at: $0.span)] } ?? [])
        }
    }

    /// The variables that `init` changes, also through procedures.
    private var initialTargets: Set<VariableID> {
        guard let initialEffects else { return [] }
        var targets = initialEffects.targets
        var waiting = initialEffects.procedureCalls.map(\.procedure)
        var seen = Set(waiting)
        while let next = waiting.popLast() {
            guard let effects = procedureEffects[next] else { continue }
            targets.formUnion(effects.targets)
            for call in effects.procedureCalls where seen.insert(call.procedure).inserted {
                waiting.append(call.procedure)
            }
        }
        return targets
    }
}

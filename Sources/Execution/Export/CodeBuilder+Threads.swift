import Language

extension CodeBuilder {
    /// The declaration that an expression names a member of.
    func threadID(_ e: Expression, _ scope: ExportScope) -> ThreadID? {
        if case .thread(let id) = e.type { id } else { scope.thread?.id }
    }

    /// The number of a member among those of its declaration.
    func member(_ id: ThreadID, _ indices: [Expression], _ scope: ExportScope) -> String {
        guard case .indexed(let parts) = program.threads[id.index].shape else { return "0" }
        var sum = "0"
        for (part, index) in zip(parts, indices) {
            let position = position(of: index, in: part.type, scope)
            sum = sum == "0" ? "(\(position))" : "(\(sum) * \(program.cardinality(of: part.type)) + (\(position)))"
        }
        return sum
    }

    /// `t is idle`, `t in op(a, _)`, `t at op.step`.
    func threadPredicate(_ e: Expression, _ scope: ExportScope) -> String {
        switch e.kind {
        case .isIdle(let thread):
            return predicate(on: thread, scope) { _ in
                self.dialect.truth(false)
            } elsewhere: { frame, _ in
                "(\(frame).pc \(self.dialect.equal) 0)"
            }
        case .isInside(let thread, let operation, let arguments):
            return predicate(on: thread, scope) { inside in
                inside.operation == operation ? nil : self.dialect.truth(false)
            } elsewhere: { frame, id in
                self.isInside(operation, arguments, frame, id, scope)
            }
        case .isAt(let thread, let operation, let label):
            return predicate(on: thread, scope) { inside in
                self.dialect.truth(inside.operation == operation && inside.label == label)
            } elsewhere: { frame, id in
                self.isAt(operation, label, frame, id)
            }
        default: return dialect.truth(false)
        }
    }

    /// A predicate on a thread: of the one whose step it is the answer may be known, of others the state tells.
    private func predicate(
        on thread: Expression, _ scope: ExportScope,
        ofCurrent: ((operation: OperationID, label: StepLabel)) -> String?,
        elsewhere: (String, ThreadID) -> String
    ) -> String {
        guard let id = threadID(thread, scope) else { return dialect.truth(false) }
        let member = atom(thread, scope)
        let asked = elsewhere(export.frame(id, member, scope.root), id)
        guard let current = scope.thread, current.id == id, !scope.isOld, let inside = scope.inside,
            let known = ofCurrent(inside)
        else { return asked }
        if member == current.member { return known }
        let isSame = "(\(member) \(dialect.equal) \(current.member))"
        return "((\(isSame) \(dialect.and) \(known)) \(dialect.or) (!\(isSame) \(dialect.and) \(asked)))"
    }

    private func isInside(
        _ operation: OperationID, _ arguments: [Expression?]?, _ frame: String, _ id: ThreadID, _ scope: ExportScope
    ) -> String {
        let layout = export.frames[id.index]
        guard let entry = layout.plan.entry(for: operation), !entry.numbers.isEmpty,
            let graph = export.lowered.operations[operation.index]
        else { return dialect.truth(false) }
        let last = entry.firstNumber + entry.numbers.count - 1
        let (and, equal) = (dialect.and, dialect.equal)
        let isInside = "((\(frame).pc >= \(entry.firstNumber)) \(and) (\(frame).pc <= \(last)))"
        let asked = (arguments ?? []).enumerated().filter { $0.element != nil }
        if asked.isEmpty { return isInside }
        let flag = number(upTo: 1)
        assign(flag, "0")
        when(isInside) {
            var conditions: [String] = []
            for (position, argument) in asked {
                guard let argument else { continue }
                let parameter = graph.parameters[position]
                guard let field = layout.positions[operation]?[parameter] else { continue }
                let type = graph.locals[parameter.index].type
                conditions.append(equality("\(frame).x\(field)", type, argument, scope))
            }
            store(
                condition: conditions.isEmpty ? dialect.truth(true) : conditions.joined(separator: " \(and) "), in: flag
            )
        }
        return "(\(flag) \(equal) 1)"
    }

    private func isAt(_ operation: OperationID, _ label: StepLabel, _ frame: String, _ id: ThreadID) -> String {
        guard let entry = export.frames[id.index].plan.entry(for: operation),
            let graph = export.lowered.operations[operation.index]
        else { return dialect.truth(false) }
        let numbers = entry.numbers.filter { graph.locations[$0.key.index].label == label }.map(\.value).sorted()
        let parts = numbers.map { "(\(frame).pc \(dialect.equal) \($0))" }
        return parts.isEmpty ? dialect.truth(false) : "(\(parts.joined(separator: " \(dialect.or) ")))"
    }

    /// `taken op(a, _) returns E`.
    func taken(_ query: TakenQuery, _ scope: ExportScope) -> String {
        guard let taken = scope.taken, taken.action == query.action else { return dialect.truth(false) }
        var parts: [String] = []
        for (position, argument) in (query.arguments ?? []).enumerated() {
            guard let argument, position < taken.arguments.count else { continue }
            let type = parameterType(query.action, position)
            parts.append(equality(taken.arguments[position], type, argument, scope))
        }
        if let result = query.result {
            guard let end = taken.result else { return dialect.truth(false) }
            parts.append(isEnd(end, result, query.action, scope))
        }
        return parts.isEmpty ? dialect.truth(true) : "(\(parts.joined(separator: " \(dialect.and) ")))"
    }

    private func parameterType(_ action: Action, _ position: Int) -> Type {
        let routine: Routine =
            switch action {
            case .operation(let id): program.operations[id.index].routine
            case .rule(let id): program.rules[id.index].routine
            }
        return routine.locals[routine.parameters[position].index].type
    }

    private func isEnd(_ end: String, _ e: Expression, _ action: Action, _ scope: ExportScope) -> String {
        let wanted = atom(e, scope)
        let equal = dialect.equal
        if case .errno = e.type { return "(\(end) \(equal) \(wanted) + \(ResultCode.firstErrno))" }
        var lowest: Int64 = 0
        var result: Type?
        if case .operation(let id) = action { result = program.operations[id.index].result }
        if case .range(let low, _)? = result { lowest = low }
        let shift = export.text(ResultCode.firstValue &- lowest)
        let isValue = "(\(end) \(equal) \(wanted) + \(shift))"
        guard e.type.isRange else { return isValue }
        let isPlain = "((\(end) \(equal) 0) \(dialect.and) (\(wanted) \(equal) 0))"
        return result == nil ? isPlain : "(\(isValue) \(dialect.or) \(isPlain))"
    }
}

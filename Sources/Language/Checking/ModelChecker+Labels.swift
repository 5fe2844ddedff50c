extension ModelChecker {
    /// The label that the names behind an operation stand for: `label`, `start` or `proc.label`; one that is not there
    /// is reported.
    func label(_ names: [Name], of id: OperationID) -> StepLabel? {
        let operation = declarations.operations[id.index]
        guard let last = names.last else { return nil }
        if names.count == 1 {
            let own = operation.body.labels
            if last.text == "start" || own.contains(last.text) { return StepLabel(procedure: nil, name: last.text) }
            reportUnknownLabel(last, operation.name, among: own + ["start"])
            return nil
        }
        let reachable = procedures(calledBy: operation.body)
        guard case .procedure(let procedure)? = symbols.symbols[names[0].text]?.meaning, reachable.contains(procedure)
        else {
            let candidates = reachable.map { declarations.procedures[$0.index].name.text }.sorted()
            reportUnknownLabel(names[0], operation.name, among: candidates)
            return nil
        }
        let labels = declarations.procedures[procedure.index].body.labels
        if labels.contains(last.text) { return StepLabel(procedure: procedure, name: last.text) }
        reportUnknownLabel(last, operation.name, among: labels)
        return nil
    }

    /// Reports a label that is not there.
    private func reportUnknownLabel(_ name: Name, _ operation: Name, among candidates: [String]) {
        report(
            NameMessage.unknownLabel(name.text, operation: operation.text), at: name.span,
            notes: [DiagnosticNote("'\(operation.text)' is declared here", at: operation.span)],
            suggestion: suggestion(for: name, among: candidates))
    }

    /// The procedures that a body calls, also through others.
    private func procedures(calledBy body: BlockSyntax) -> Set<ProcedureID> {
        var result: Set<ProcedureID> = []
        var waiting = [body]
        while let next = waiting.popLast() {
            for name in next.calls {
                guard case .procedure(let id)? = symbols.symbols[name]?.meaning, result.insert(id).inserted else {
                    continue
                }
                waiting.append(declarations.procedures[id.index].body)
            }
        }
        return result
    }

    /// Reports an operation or rule that is not there.
    func reportUnknownOperation(_ name: Name) {
        report(
            NameMessage.unknownOperation(name.text), at: name.span,
            suggestion: suggestion(for: name, among: symbols.actions.keys.sorted()))
    }
}

extension ModelChecker {
    /// Types a refinement: the specification is checked as a program of its own with the parameters of `with`, then the
    /// mapping against its variables. `nil` where either is wrong, which is then reported.
    func refinement(_ declaration: DeclaredProperty) -> Refinement? {
        guard case .refinement(_, let pathSpan, let with, let mapping) = declaration.content,
            let specification = loaded.specifications[pathSpan]
        else { return nil }
        guard let program = program(of: specification, with: with) else { return nil }
        guard isOneStep(program, at: pathSpan) else { return nil }
        let body = BodyChecker(self, .mapping)
        let expressions = expressions(of: mapping, for: program, body, at: declaration.name.span)
        predicateEffects.append(body.effects)
        return expressions.map { Refinement(specification: program, mapping: $0, locals: body.locals) }
    }

    /// The program of a specification; its own refinements play no part.
    private func program(of specification: Specification, with bindings: [BindingSyntax]) -> Program? {
        var model = LoadedModel()
        model.sources = loaded.sources
        model.trees = specification.trees
        model.name = specification.name
        let checker = ModelChecker(model)
        for binding in bindings { enter(binding, into: checker) }
        let before = diagnostics.count
        checker.checkAll()
        diagnostics += checker.diagnostics
        let isSound = !diagnostics[before...].contains { $0.message.severity == .error }
        return isSound ? checker.program : nil
    }

    /// Gives a parameter of the specification a value that is computed in this model.
    private func enter(_ binding: BindingSyntax, into specification: ModelChecker) {
        guard case .parameter(let index)? = specification.symbols.symbols[binding.name.text]?.meaning else {
            return specification.reportNoParameter(binding.name)
        }
        let expected = specification.enumeration(ofParameter: index).flatMap {
            TypeTranslation(source: specification.program, target: program)(.enumeration($0))
        }
        guard let constant = constant(binding.value, as: expected, what: "the value of a parameter") else { return }
        specification.settings[binding.name.text] = .value(constant.value, constant.type, binding.value.span)
    }

    /// The enumeration that a parameter is declared with, if it is one.
    private func enumeration(ofParameter index: Int) -> EnumerationID? {
        guard case .name(let name) = declarations.parameters[index].type.kind,
            case .enumeration(let id)? = symbols.symbols[name.text]?.meaning
        else { return nil }
        return id
    }

    /// Whether a specification has rules and one-step operations only, and no lock or seqcount.
    private func isOneStep(_ specification: Program, at span: SourceSpan) -> Bool {
        for variable in specification.variables where specification.holdsPlace(variable.type) {
            report(
                PropertyMessage.specificationForm(
                    "a specification has no lock, seqcount or srcu, and '\(variable.name)' is one"),
                at: span, notes: [DiagnosticNote("declared here", at: variable.span)])
            return false
        }
        var boundaries = BoundaryAnalysis(specification)
        for operation in specification.operations where boundaries.hasSeveralSteps(operation.routine.body) {
            report(
                PropertyMessage.specificationForm(
                    "the operations of a specification take one step, and '\(operation.routine.name)' takes more"),
                at: span, notes: [DiagnosticNote("declared here", at: operation.routine.nameSpan)])
            return false
        }
        return true
    }

    /// One expression of this model for each variable of the specification, in their order.
    private func expressions(
        of mapping: [BindingSyntax], for specification: Program, _ body: BodyChecker, at span: SourceSpan
    ) -> [Expression]? {
        let translate = TypeTranslation(source: specification, target: program)
        let names = specification.variables.map(\.name)
        var values: [String: Expression] = [:]
        for binding in mapping {
            let name = binding.name
            guard let variable = specification.variables.first(where: { $0.name == name.text }) else {
                body.report(
                    PropertyMessage.unknownSpecificationVariable(name.text), at: name.span,
                    suggestion: suggestion(for: name, among: names))
                continue
            }
            guard let type = translate(variable.type) else {
                body.report(
                    PropertyMessage.mappingType(name.text, type: specification.text(of: variable.type)), at: name.span,
                    notes: [DiagnosticNote("declared here", at: variable.span)])
                continue
            }
            if values.updateValue(body.value(binding.value, as: type), forKey: name.text) != nil {
                body.report(PropertyMessage.mappedTwice(name.text), at: name.span)
            }
        }
        let mapped = Set(mapping.map(\.name.text))
        for variable in specification.variables where !mapped.contains(variable.name) {
            body.report(
                PropertyMessage.unmappedVariable(variable.name), at: span,
                notes: [DiagnosticNote("'\(variable.name)' is declared here", at: variable.span)])
        }
        return body.isFaulty ? nil : names.compactMap { values[$0] }
    }
}

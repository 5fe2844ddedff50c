extension ModelChecker {
    /// Compares what libraries need with what the model declares.
    func checkNeeds() {
        guard !loaded.isLibrary else { return checkAgreement() }
        for declared in declarations.needs { check(declared) }
    }

    /// Forgets what was reported in a library of which a need is met by something else: most of it follows from that.
    func forgetConsequences(of mismatches: [Diagnostic]) {
        let files = Set(mismatches.compactMap { $0.message is NameMessage ? $0.span?.file : nil })
        guard !files.isEmpty else { return }
        diagnostics.removeAll { diagnostic in
            guard let file = diagnostic.span?.file, files.contains(file) else { return false }
            return !mismatches.contains { $0.span == diagnostic.span && $0.message.id == diagnostic.message.id }
        }
    }

    /// Resolves what a library checked alone needs, so that what is wrong in it is reported.
    private func checkAgreement() {
        for declared in declarations.needs {
            guard case .operation(_, let parameters?, _) = declared.need else { continue }
            for parameter in parameters { _ = resolve(parameter.type) }
        }
    }

    /// Compares one need.
    private func check(_ declared: DeclaredNeed) {
        let name = declared.name
        guard !name.text.isEmpty else { return }
        switch declared.need {
        case .type: checkType(name)
        case .function(_, let parameters, let result, let fallback):
            checkFunction(declared, parameters, result, hasFallback: fallback != nil)
        case .variable(_, let type): checkVariable(name, type)
        case .value(_, let type): checkValue(name, type)
        case .operation(_, let parameters, let isOptional): checkAction(name, parameters, isOptional: isOptional)
        }
    }

    /// The declaration of that name in the model, which a library's need is not.
    private func declaration(of name: Name) -> Declared<Symbol>? {
        symbols.symbols[name.text].flatMap { symbols.needed.contains($0.span) ? nil : $0 }
    }

    /// Reports a need that nothing meets; the first of several libraries that have it.
    private func reportUnmet(_ name: Name, _ what: String, among candidates: [String]) {
        let first = symbols.symbols[name.text]?.span ?? symbols.actions[name.text]?.span ?? name.span
        guard first == name.span || !symbols.needed.contains(first) else { return }
        report(
            NameMessage.unmetNeed(name.text, what: what), at: name.span,
            suggestion: suggestion(for: name, among: candidates))
    }

    /// Reports a need that is met by something else.
    private func reportMismatch(_ name: Name, needed: String, found: String, at span: SourceSpan) {
        report(
            NameMessage.needMismatch(name.text, needed: needed, found: found), at: name.span,
            notes: [DiagnosticNote("declared here", at: span)])
    }

    /// `needs type T`.
    private func checkType(_ name: Name) {
        guard let symbol = declaration(of: name) else {
            return reportUnmet(name, "type", among: names(where: \.isType))
        }
        guard !symbol.meaning.isType else { return }
        reportMismatch(name, needed: "a type", found: symbol.meaning.kind, at: symbol.span)
    }

    /// `needs func f(a: T) -> U`.
    private func checkFunction(
        _ declared: DeclaredNeed, _ parameters: [ParameterSyntax], _ result: TypeSyntax, hasFallback: Bool
    ) {
        let name = declared.name
        guard let symbol = declaration(of: name) else {
            let candidates = names { if case .function = $0 { true } else { false } }
            return reportUnmet(name, "function", among: candidates)
        }
        guard case .function(let id) = symbol.meaning else {
            return reportMismatch(name, needed: "a function", found: symbol.meaning.kind, at: symbol.span)
        }
        guard declarations.functions[id.index].span != declared.span else { return }
        let found = functionSignature(id)
        let needed = Signature(parameters: parameters.map { ($0.name, resolve($0.type)) }, result: resolve(result))
        guard !isSame(needed, found) else { return }
        reportMismatch(name, needed: text(of: needed), found: text(of: found), at: symbol.span)
    }

    /// `needs var x: T`.
    private func checkVariable(_ name: Name, _ syntax: TypeSyntax) {
        let needed = resolve(syntax)
        guard let symbol = declaration(of: name) else {
            let candidates = names { if case .variable = $0 { true } else { false } }
            return reportUnmet(name, "variable", among: candidates)
        }
        guard case .variable(let id) = symbol.meaning else {
            return reportMismatch(name, needed: "a variable", found: symbol.meaning.kind, at: symbol.span)
        }
        let found = program.variables[id.index].type
        guard !found.isSame(as: needed) else { return }
        reportMismatch(
            name, needed: "'\(program.text(of: needed))'", found: "'\(program.text(of: found))'", at: symbol.span)
    }

    /// `needs param N: T` and `needs const N: T`.
    private func checkValue(_ name: Name, _ syntax: TypeSyntax) {
        let needed = resolve(syntax)
        guard let symbol = declaration(of: name) else {
            let candidates = names {
                switch $0 {
                case .parameter, .constant: true
                default: false
                }
            }
            return reportUnmet(name, "parameter or constant", among: candidates)
        }
        let found: (type: Type, value: Value?)
        switch symbol.meaning {
        case .parameter(let index): found = (parameterType(index), parameterValue(index))
        case .constant(let index): found = (constantType(index), constantValue(index)?.value)
        default:
            return reportMismatch(
                name, needed: "a parameter or constant", found: symbol.meaning.kind, at: symbol.span)
        }
        guard let value = found.value else { return }
        if found.type.agrees(with: needed) {
            guard let interval = needed.interval, case .scalar(let number) = value, !interval.contains(number) else {
                return
            }
            let text = program.text(of: needed)
            return reportMismatch(name, needed: "'\(text)'", found: String(number), at: symbol.span)
        }
        reportMismatch(
            name, needed: "'\(program.text(of: needed))'", found: "'\(program.text(of: found.type))'",
            at: symbol.span)
    }

    /// `needs op x(a: T)?`.
    private func checkAction(_ name: Name, _ parameters: [ParameterSyntax]?, isOptional: Bool) {
        guard let symbol = symbols.actions[name.text], !symbols.needed.contains(symbol.span) else {
            return isOptional ? () : reportUnmetAction(name)
        }
        let found: Signature
        switch symbol.meaning {
        case .operation(let id): found = operationSignature(id)
        case .rule(let id): found = ruleSignature(id)
        case .absent: return isOptional ? () : reportUnmetAction(name)
        }
        guard let parameters else { return }
        let needed = Signature(parameters: parameters.map { ($0.name, resolve($0.type)) }, result: nil)
        guard !isSame(needed, found) else { return }
        reportMismatch(name, needed: text(of: needed), found: text(of: found), at: symbol.span)
    }

    /// Reports a needed operation that is not there.
    private func reportUnmetAction(_ name: Name) {
        let candidates = symbols.actions.filter { $0.value.meaning != .absent }.keys.sorted()
        reportUnmet(name, "operation or rule", among: candidates)
    }

    /// Whether both take and give the same types.
    private func isSame(_ a: Signature, _ b: Signature) -> Bool {
        a.parameters.count == b.parameters.count
            && zip(a.parameters, b.parameters).allSatisfy { $0.type.isSame(as: $1.type) }
            && (a.result ?? .boolean).isSame(as: b.result ?? .boolean)
    }

    /// A signature as the language writes it.
    private func text(of signature: Signature) -> String {
        let parameters = signature.parameters.map { program.text(of: $0.type) }.joined(separator: ", ")
        return "(\(parameters))" + (signature.result.map { " -> \(program.text(of: $0))" } ?? "")
    }
}

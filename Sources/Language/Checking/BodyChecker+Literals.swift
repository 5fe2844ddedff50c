extension BodyChecker {
    /// Types literals of sets, arrays, sequences and structures.
    func literal(_ syntax: ExpressionSyntax, _ expected: Type?) -> Expression {
        switch syntax.kind {
        case .setLiteral(let elements): setLiteral(elements, expected, at: syntax.span)
        case .listLiteral(let elements): listLiteral(elements, expected?.unwrapped, at: syntax.span)
        case .structureLiteral(let name, let fields): structureLiteral(name, fields, at: syntax.span)
        default: faulty(syntax.span)
        }
    }

    /// Types `{a, b}`.
    private func setLiteral(_ syntax: [ExpressionSyntax], _ expected: Type?, at span: SourceSpan) -> Expression {
        let wanted = expected?.unwrapped
        let (elements, type) = self.elements(syntax, expecting: wanted?.setElement)
        guard let type else {
            if wanted?.isUnknown ?? false { return faulty(span) }
            report(ExpressionMessage.needsType(what: "an empty set"), at: span)
            return faulty(span)
        }
        guard !type.isUnknown, model.isSetElement(type, at: span) else { return faulty(span) }
        return Expression(.setLiteral(elements), .set(type), span)
    }

    /// Types `[a, b, c]`: a sequence or an array as expected, else an array over `0..n-1`.
    private func listLiteral(_ syntax: [ExpressionSyntax], _ expected: Type?, at span: SourceSpan) -> Expression {
        switch expected {
        case .sequence(let bound, let element)?:
            if syntax.count > bound {
                report(
                    ExpressionMessage.sequenceLiteralTooLong(bound: bound, found: syntax.count), at: span)
                return faulty(span)
            }
            return Expression(.sequenceLiteral(syntax.map { value($0, as: element) }), expected ?? .unknown, span)
        case .array(let index, let element)?:
            if program.isUnordered(index) {
                report(ExpressionMessage.literalWithoutOrder(index: text(index)), at: span)
                return faulty(span)
            }
            let count = program.cardinality(of: index)
            if !index.isUnknown, syntax.count != count {
                report(ExpressionMessage.literalCount(expected: count, found: syntax.count), at: span)
                return faulty(span)
            }
            return Expression(.arrayLiteral(syntax.map { value($0, as: element) }), expected ?? .unknown, span)
        case .unknown?:
            for element in syntax { _ = value(element, expecting: .unknown) }
            return faulty(span)
        default: return arrayLiteral(syntax, at: span)
        }
    }

    /// Types a list literal of which nothing is expected.
    private func arrayLiteral(_ syntax: [ExpressionSyntax], at span: SourceSpan) -> Expression {
        let (elements, type) = self.elements(syntax, expecting: nil)
        guard let type else {
            report(ExpressionMessage.needsType(what: "an empty list"), at: span)
            return faulty(span)
        }
        if type.isUnknown { return faulty(span) }
        let index = Type.range(0, Int64(elements.count) - 1)
        return Expression(.arrayLiteral(elements), .array(index: index, element: type), span)
    }

    /// Types `Name { field: EXPR, … }`.
    private func structureLiteral(
        _ name: Name, _ initializers: [FieldInitializerSyntax], at span: SourceSpan
    ) -> Expression {
        guard let id = structure(name) else {
            for initializer in initializers { _ = value(initializer.value, expecting: .unknown) }
            return faulty(span)
        }
        let structure = program.structures[id.index]
        var values: [Int: Expression] = [:]
        for initializer in initializers {
            guard let position = position(of: initializer.name, in: structure) else { continue }
            let type = structure.fields[position].type
            let value = value(initializer.value, as: type)
            if values.updateValue(value, forKey: position) != nil {
                report(ExpressionMessage.duplicateField(initializer.name.text), at: initializer.name.span)
            }
        }
        let fields = structure.fields.indices.map { position in
            values[position]
                ?? missing(structure.fields[position], of: structure, at: name.span, span)
        }
        return Expression(.structure(fields), .structure(id), span)
    }

    /// The position of a field; one that is not there is reported.
    private func position(of name: Name, in structure: Structure) -> Int? {
        if let position = structure.fields.firstIndex(where: { $0.name == name.text }) { return position }
        report(
            NameMessage.unknownField(name.text, structure: structure.name), at: name.span,
            notes: [DiagnosticNote("'\(structure.name)' is declared here", at: structure.span)],
            suggestion: model.suggestion(for: name, among: structure.fields.map(\.name)))
        return nil
    }

    /// The default of a field that a literal leaves out.
    private func missing(
        _ field: (name: String, type: Type), of structure: Structure, at name: SourceSpan,
        _ span: SourceSpan
    ) -> Expression {
        if field.type.isUnknown { return faulty(span) }
        if program.needsValue(field.type), !isFaulty {
            report(
                ExpressionMessage.missingField(field.name, structure: structure.name, type: text(field.type)),
                at: name)
            return faulty(span)
        }
        return Expression(.constant(program.defaultValue(of: field.type)), field.type, span)
    }

    /// The structure of that name.
    private func structure(_ name: Name) -> StructureID? {
        let symbol = model.symbols.symbols[name.text]
        switch symbol?.meaning {
        case .structure(let id)?: return model.resolveStructure(id) ? id : nil
        case .alias(let index)?:
            switch model.alias(index) {
            case .structure(let id): return id
            case .unknown: return nil
            default: break
            }
        default: break
        }
        if let symbol {
            report(
                NameMessage.wrongKind(name.text, kind: symbol.meaning.kind, wanted: "a structure"), at: name.span,
                notes: [DiagnosticNote("declared here", at: symbol.span)])
        } else {
            let candidates = model.names { if case .structure = $0 { true } else { false } }
            report(
                NameMessage.unknownType(name.text), at: name.span,
                suggestion: model.suggestion(for: name, among: candidates))
        }
        return nil
    }
}

extension BodyChecker {
    /// Types `x.f`, `q.first`, `q.last` and `Type.MEMBER`.
    func member(_ base: ExpressionSyntax, _ name: Name, at span: SourceSpan) -> Expression {
        if let id = enumeration(base) {
            let members = program.enumerations[id.index].members
            guard let position = members.firstIndex(of: name.text) else { return unknownMember(name, of: id) }
            return constant(EnumerationMember(enumeration: id, position: position), at: span)
        }
        let base = expression(base)
        switch base.type {
        case .unknown: return faulty(span)
        case .structure(let id): return field(base, name, of: id, at: span)
        case .sequence(_, let element) where name.text == "first": return Expression(.first(base), element, span)
        case .sequence(_, let element) where name.text == "last": return Expression(.last(base), element, span)
        case .optional(.structure), .optional(.sequence):
            reportOptional(base)
            return faulty(span)
        default:
            report(ExpressionMessage.noFields(type: text(base.type), field: name.text), at: name.span)
            return faulty(span)
        }
    }

    /// The enumeration that `syntax` names.
    private func enumeration(_ syntax: ExpressionSyntax) -> EnumerationID? {
        guard case .name(let name) = syntax.kind, scope.local(name.text) == nil,
            let symbol = model.symbols.symbols[name.text]?.meaning
        else { return nil }
        switch symbol {
        case .enumeration(let id): return id
        case .alias(let index):
            if case .enumeration(let id) = model.alias(index) { return id } else { return nil }
        default: return nil
        }
    }

    /// Types `x.f` of a structure.
    private func field(_ base: Expression, _ name: Name, of id: StructureID, at span: SourceSpan) -> Expression {
        let structure = program.structures[id.index]
        guard let position = structure.fields.firstIndex(where: { $0.name == name.text }) else {
            report(
                NameMessage.unknownField(name.text, structure: structure.name), at: name.span,
                notes: [DiagnosticNote("'\(structure.name)' is declared here", at: structure.span)],
                suggestion: model.suggestion(for: name, among: structure.fields.map(\.name)))
            return faulty(span)
        }
        return Expression(.field(base, position), known(structure.fields[position].type), span)
    }

    /// `type`; one that is unknown makes the body faulty.
    private func known(_ type: Type) -> Type {
        if type.isUnknown { isFaulty = true }
        return type
    }

    /// Types `x[i]` of arrays and sequences, and `t[i, j]` of threads.
    func index(_ base: ExpressionSyntax, _ indices: [ExpressionSyntax], at span: SourceSpan) -> Expression {
        if let id = thread(named: base) { return threadMember(id, indices, at: span) }
        let base = expression(base)
        switch base.type {
        case .unknown:
            for index in indices { _ = value(index, expecting: .unknown) }
            return faulty(span)
        case .array(let indexType, let element):
            guard let index = only(indices, at: span) else { return faulty(span) }
            noteFreeName(index, indexType)
            let position = value(index, as: indexType)
            return Expression(.element(base, position), known(element), span)
        case .sequence(_, let element):
            guard let index = only(indices, at: span) else { return faulty(span) }
            return Expression(.sequenceElement(base, integer(index)), element, span)
        case .optional(.array), .optional(.sequence):
            reportOptional(base)
            return faulty(span)
        default:
            report(ExpressionMessage.notIndexable(type: text(base.type)), at: base.span)
            return faulty(span)
        }
    }

    /// The one index of an array or a sequence.
    private func only(_ indices: [ExpressionSyntax], at span: SourceSpan) -> ExpressionSyntax? {
        if indices.count == 1 { return indices[0] }
        report(ExpressionMessage.indexCount(expected: 1, found: indices.count), at: span)
        return nil
    }
}

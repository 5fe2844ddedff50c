extension ModelChecker {
    /// The type that `syntax` stands for; what is wrong with it is reported.
    func resolve(_ syntax: TypeSyntax) -> Type {
        guard let type = nested("this type", at: syntax.span, { form(syntax) }) else { return .unknown }
        if program.depth(of: type) > Limits.typeDepth {
            report(TypeMessage.nestedTooDeeply("this type"), at: syntax.span)
            return .unknown
        }
        return type
    }

    /// Sends each form to its resolution.
    private func form(_ syntax: TypeSyntax) -> Type {
        switch syntax.kind {
        case .name(let name): named(name)
        case .range(let low, let high): range(low, high, at: syntax.span)
        case .optional(let wrapped): optional(resolve(wrapped), at: syntax.span)
        case .array(let index, let element): array(index: index, element: element, at: syntax.span)
        case .set(let element): set(resolve(element), at: syntax.span)
        case .sequence(let bound, let element): sequence(bound, element, at: syntax.span)
        case .missing: .unknown
        }
    }

    /// The type of that name.
    private func named(_ name: Name) -> Type {
        guard let symbol = symbols.symbols[name.text]?.meaning, symbol.isType else {
            if let type = SymbolTable.builtInTypes[name.text] { return type }
            reportNoType(name)
            return .unknown
        }
        return type(of: symbol)
    }

    /// The type that a symbol which is one stands for.
    func type(of symbol: Symbol) -> Type {
        switch symbol {
        case .enumeration(let id): .enumeration(id)
        case .symmetric(let id): resolveSymmetric(id) ? .symmetric(id) : .unknown
        case .structure(let id): resolveStructure(id) ? .structure(id) : .unknown
        case .thread(let id): resolveThread(id) ? .thread(id) : .unknown
        case .alias(let index): alias(index)
        default: .unknown
        }
    }

    /// Reports a name that is no type.
    private func reportNoType(_ name: Name) {
        if let symbol = symbols.symbols[name.text] {
            report(
                NameMessage.wrongKind(name.text, kind: symbol.meaning.kind, wanted: "a type"), at: name.span,
                notes: [DiagnosticNote("declared here", at: symbol.span)])
        } else {
            report(
                NameMessage.unknownType(name.text), at: name.span,
                suggestion: suggestion(
                    for: name, among: names(where: \.isType) + SymbolTable.builtInTypes.keys.sorted()))
        }
    }

    /// `lo..hi`.
    private func range(_ low: ExpressionSyntax, _ high: ExpressionSyntax, at span: SourceSpan) -> Type {
        let first = integerConstant(low, what: "the bound of a range")
        let last = integerConstant(high, what: "the bound of a range")
        guard let first, let last else { return .unknown }
        guard first <= last else {
            report(TypeMessage.emptyRange(first, last), at: span)
            return .unknown
        }
        guard Interval(first, last).count <= Limits.rangeValues else {
            report(TypeMessage.rangeTooLarge("\(first)..\(last)"), at: span)
            return .unknown
        }
        return .range(first, last)
    }

    /// `T?`.
    private func optional(_ wrapped: Type, at span: SourceSpan) -> Type {
        if wrapped.isOptional {
            report(TypeMessage.nestedOptional(program.text(of: wrapped)), at: span)
            return wrapped
        }
        return canHold(wrapped, "an optional", at: span) ? .optional(wrapped) : .unknown
    }

    /// Reports a place or a snapshot in what holds values.
    private func canHold(_ type: Type, _ container: String, at span: SourceSpan) -> Bool {
        if program.holdsSnapshot(type) {
            report(TypeMessage.snapshotStored, at: span)
            return false
        }
        if program.holdsPlace(type) {
            report(TypeMessage.placeInValue(type: program.text(of: type), container: container), at: span)
            return false
        }
        return true
    }

    /// `[I] T`.
    private func array(index: TypeSyntax, element: TypeSyntax, at span: SourceSpan) -> Type {
        let indexType = resolve(index)
        let elementType = resolve(element)
        guard isEnumerable(indexType, at: index.span) else { return .unknown }
        if program.holdsSnapshot(elementType) {
            report(TypeMessage.snapshotStored, at: element.span)
            return .unknown
        }
        guard !indexType.isUnknown, !elementType.isUnknown else {
            return .array(index: indexType, element: elementType)
        }
        let type = Type.array(index: indexType, element: elementType)
        return isWithinScalars(type, at: span) ? type : .unknown
    }

    /// Reports a type with more than 65,536 scalars.
    private func isWithinScalars(_ type: Type, at span: SourceSpan) -> Bool {
        let scalars = program.scalarCount(of: type)
        guard scalars > Limits.arrayScalars else { return true }
        report(TypeMessage.arrayTooLarge(scalars: scalars), at: span)
        return false
    }

    /// `set of T`.
    private func set(_ element: Type, at span: SourceSpan) -> Type {
        isSetElement(element, at: span) ? .set(element) : .unknown
    }

    /// Reports a type that sets are not made of.
    func isSetElement(_ element: Type, at span: SourceSpan) -> Bool {
        guard canHold(element, "a set", at: span) else { return false }
        if element.setElement != nil || !program.isEnumerable(element) {
            report(TypeMessage.setElement(type: program.text(of: element)), at: span)
            return false
        }
        let count = program.cardinality(of: element)
        if !element.isUnknown, count > Limits.setValues {
            report(TypeMessage.setTooLarge(type: program.text(of: element), values: count), at: span)
            return false
        }
        return true
    }

    /// `seq[N] of T`.
    private func sequence(_ bound: ExpressionSyntax, _ element: TypeSyntax, at span: SourceSpan) -> Type {
        let count = count(bound, what: "the bound of a sequence")
        let elementType = resolve(element)
        guard let count, canHold(elementType, "a sequence", at: element.span) else { return .unknown }
        let type = Type.sequence(bound: count, elementType)
        return isWithinScalars(type, at: span) ? type : .unknown
    }

    /// Reports a type that cannot be ranged over.
    func isEnumerable(_ type: Type, at span: SourceSpan) -> Bool {
        guard !program.isEnumerable(type) else { return true }
        report(TypeMessage.notEnumerable(type: program.text(of: type)), at: span)
        return false
    }

    /// Reports a list of bound names that ranges over more than 2^20 combinations of values of `types`.
    func areWithinLimit(_ types: [Type], at span: SourceSpan) -> Bool {
        guard !types.contains(where: \.isUnknown) else { return true }
        let combinations = types.reduce(1) { $0.saturatingMultiply(program.cardinality(of: $1)) }
        guard combinations > Limits.combinations else { return true }
        report(TypeMessage.domainTooLarge(combinations: combinations), at: span)
        return false
    }
}

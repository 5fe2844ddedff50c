/// Sorts the declarations of all files by kind, and enters their names.
struct DeclarationCollector {
    /// What was declared.
    private(set) var declarations = Declarations()
    /// The names.
    private(set) var symbols = SymbolTable()
    /// Names declared twice, and names that cannot be declared.
    private(set) var diagnostics: [Diagnostic] = []
    /// The place of each enumeration member, for second places.
    private var memberSpans: [String: SourceSpan] = [:]

    /// Collects the declarations of `trees`. What libraries need and nobody declares is declared without content, so that
    /// its uses are not reported.
    init(_ trees: [SyntaxTree], isLibrary: Bool) {
        for tree in trees { for declaration in tree.declarations { collect(declaration) } }
        if !isLibrary { for need in declarations.needs { declareFallback(need) } }
        for need in declarations.needs { declareOpaque(need) }
    }

    /// Sends each form to its list.
    private mutating func collect(_ declaration: DeclarationSyntax) {
        let documentation = declaration.documentation
        let span = declaration.span
        switch declaration.kind {
        case .model(let name, let title):
            declarations.models.append(DeclaredModel(name: name, title: title, documentation: documentation))
        case .initial(let body):
            declarations.initials.append(DeclaredInitial(body: body, documentation: documentation, span: span))
        case .terminal(let condition):
            declarations.terminals.append(DeclaredTerminal(condition: condition, span: span))
        case .allowDeadlock: declarations.allowsDeadlock = true
        case .needs(let need): declarations.needs.append(DeclaredNeed(need: need, span: span))
        case .importFile, .scenario, .judgement: break
        case .parameter, .constant, .variable: collectValue(declaration)
        case .enumeration, .symmetric, .alias, .structure, .thread: collectType(declaration)
        case .function, .procedure: collectCallable(declaration)
        case .operation, .rule: collectAction(declaration)
        case .property, .refines: collectProperty(declaration)
        case .view(let parts): for part in parts { collectView(part) }
        }
    }

    /// Collects parameters, constants and variables.
    private mutating func collectValue(_ declaration: DeclarationSyntax) {
        switch declaration.kind {
        case .parameter(let name, let type, let value, let title):
            guard enter(name, .parameter(declarations.parameters.count)) else { return }
            declarations.parameters.append(
                DeclaredParameter(
                    name: name, type: type, value: value, title: title, documentation: declaration.documentation,
                    span: declaration.span))
        case .constant(let name, let value, _):
            guard enter(name, .constant(declarations.constants.count)) else { return }
            declarations.constants.append(DeclaredConstant(name: name, value: value, type: nil))
        case .variable(let name, let type, let value, _):
            guard enter(name, .variable(VariableID(declarations.variables.count))) else { return }
            declarations.variables.append(
                DeclaredVariable(
                    name: name, type: type, value: value, documentation: declaration.documentation,
                    span: declaration.span))
        default: break
        }
    }

    /// Collects types and threads.
    private mutating func collectType(_ declaration: DeclarationSyntax) {
        let span = declaration.span
        switch declaration.kind {
        case .enumeration(let name, let members, _): collectEnumeration(name, members, span)
        case .symmetric(let name, let count, _):
            guard enter(name, .symmetric(SymmetricID(declarations.symmetricTypes.count))) else { return }
            declarations.symmetricTypes.append(DeclaredCount(name: name, count: count, span: span))
        case .alias(let name, let type, _):
            guard enter(name, .alias(declarations.aliases.count)) else { return }
            declarations.aliases.append(DeclaredAlias(name: name, type: type))
        case .structure(let name, let fields, _):
            guard enter(name, .structure(StructureID(declarations.structures.count))) else { return }
            declarations.structures.append(DeclaredStructure(name: name, fields: fields, span: span))
        case .thread(let name, let fairness, let shape, _):
            guard enter(name, .thread(ThreadID(declarations.threads.count))) else { return }
            declarations.threads.append(
                DeclaredThread(
                    name: name, fairness: fairness, shape: shape, documentation: declaration.documentation, span: span))
        default: break
        }
    }

    /// Collects an enumeration and enters its members.
    private mutating func collectEnumeration(_ name: Name, _ members: [Name], _ span: SourceSpan) {
        let id = EnumerationID(declarations.enumerations.count)
        guard enter(name, .enumeration(id)) else { return }
        var own: [String: SourceSpan] = [:]
        var kept: [Name] = []
        for member in members {
            if let first = own[member.text] {
                report(.duplicateName(member.text), at: member.span, first: first)
                continue
            }
            own[member.text] = member.span
            if let other = symbols.symbols[member.text] {
                report(.duplicateName(member.text), at: member.span, first: other.span)
                continue
            }
            guard !refusesErrno(member) else { continue }
            symbols.members[member.text, default: []].append(
                EnumerationMember(enumeration: id, position: kept.count))
            memberSpans[member.text] = memberSpans[member.text] ?? member.span
            kept.append(member)
        }
        declarations.enumerations.append(DeclaredEnumeration(name: name, members: kept, span: span))
    }

    /// Collects functions and procedures.
    private mutating func collectCallable(_ declaration: DeclarationSyntax) {
        switch declaration.kind {
        case .function(let name, let parameters, let result, let body, _):
            declareFunction(name, parameters, result, body, declaration.span)
        case .procedure(let name, let parameters, let result, let body, let title):
            guard enter(name, .procedure(ProcedureID(declarations.procedures.count))) else { return }
            declarations.procedures.append(
                DeclaredRoutine(
                    name: name, title: title, documentation: declaration.documentation, fairness: nil,
                    parameters: parameters, threads: [], condition: nil, result: result, body: body,
                    span: declaration.span))
        default: break
        }
    }

    /// Enters a function.
    private mutating func declareFunction(
        _ name: Name, _ parameters: [ParameterSyntax], _ result: TypeSyntax, _ body: ExpressionSyntax?,
        _ span: SourceSpan
    ) {
        guard enter(name, .function(FunctionID(declarations.functions.count))) else { return }
        declarations.functions.append(
            DeclaredFunction(name: name, parameters: parameters, result: result, body: body, span: span))
    }

    /// Collects a part of the view.
    private mutating func collectView(_ part: BindingSyntax) {
        if let first = declarations.views.first(where: { $0.name.text == part.name.text }) {
            return report(.duplicateName(part.name.text), at: part.name.span, first: first.name.span)
        }
        declarations.views.append(DeclaredView(name: part.name, value: part.value))
    }

    /// Collects operations and rules.
    private mutating func collectAction(_ declaration: DeclarationSyntax) {
        switch declaration.kind {
        case .operation(let name, let fairness, let parameters, let threads, let condition, let body, let title):
            guard enter(name, action: .operation(OperationID(declarations.operations.count))) else { return }
            declarations.operations.append(
                DeclaredRoutine(
                    name: name, title: title, documentation: declaration.documentation, fairness: fairness,
                    parameters: parameters, threads: threads, condition: condition, result: nil, body: body,
                    span: declaration.span))
        case .rule(let name, let fairness, let parameters, let condition, let body, let title):
            guard enter(name, action: .rule(RuleID(declarations.rules.count))) else { return }
            declarations.rules.append(
                DeclaredRoutine(
                    name: name, title: title, documentation: declaration.documentation, fairness: fairness,
                    parameters: parameters, threads: [], condition: condition, result: nil, body: body,
                    span: declaration.span))
        default: break
        }
    }

    /// Collects properties.
    private mutating func collectProperty(_ declaration: DeclarationSyntax) {
        switch declaration.kind {
        case .property(let kind, let name, let body, let title):
            declareProperty(name, title, .predicate(kind, body), declaration)
        case .refines(let name, let path, let pathSpan, let with, let mapping, let title):
            let content = DeclaredProperty.Content.refinement(
                path: path, pathSpan: pathSpan, with: with, mapping: mapping)
            declareProperty(name, title, content, declaration)
        default: break
        }
    }

    /// Enters a property.
    private mutating func declareProperty(
        _ name: Name, _ title: String?, _ content: DeclaredProperty.Content, _ declaration: DeclarationSyntax
    ) {
        guard !refusesErrno(name) else { return }
        if let first = symbols.properties[name.text] {
            return report(.duplicateName(name.text), at: name.span, first: first.span)
        }
        symbols.properties[name.text] = Declared(meaning: declarations.properties.count, span: name.span)
        declarations.properties.append(
            DeclaredProperty(
                name: name, title: title, documentation: declaration.documentation, content: content,
                span: declaration.span))
    }

    /// Declares what a library needs, unless somebody else does.
    private mutating func declareOpaque(_ need: DeclaredNeed) {
        let name = need.name
        switch need.need {
        case .operation:
            guard symbols.actions[name.text] == nil, enter(name, action: .absent) else { return }
            symbols.needed.insert(name.span)
            return
        default:
            guard symbols.symbols[name.text] == nil, memberSpans[name.text] == nil else { return }
            symbols.needed.insert(name.span)
        }
        switch need.need {
        case .operation: break
        case .type:
            _ = enter(name, .alias(declarations.aliases.count))
            declarations.aliases.append(DeclaredAlias(name: name, type: nil))
        case .function(_, let parameters, let result, let fallback):
            declareFunction(name, parameters, result, fallback, need.span)
        case .variable(_, let type):
            _ = enter(name, .variable(VariableID(declarations.variables.count)))
            declarations.variables.append(
                DeclaredVariable(name: name, type: type, value: nil, documentation: [], span: need.span))
        case .value(_, let type):
            _ = enter(name, .constant(declarations.constants.count))
            declarations.constants.append(DeclaredConstant(name: name, value: nil, type: type))
        }
    }

    /// Declares what a library needs only if nobody else does: functions with a fallback, optional operations.
    private mutating func declareFallback(_ need: DeclaredNeed) {
        switch need.need {
        case .function(let name, let parameters, let result, let fallback?) where symbols.symbols[name.text] == nil:
            declareFunction(name, parameters, result, fallback, need.span)
        case .operation(let name, _, optional: true) where symbols.actions[name.text] == nil:
            symbols.actions[name.text] = Declared(meaning: .absent, span: name.span)
        default: break
        }
    }

    /// Enters `name`; `false` if it cannot be declared.
    private mutating func enter(_ name: Name, _ symbol: Symbol) -> Bool {
        guard !refusesErrno(name) else { return false }
        if let first = symbols.symbols[name.text]?.span ?? memberSpans[name.text] {
            report(.duplicateName(name.text), at: name.span, first: first)
            return false
        }
        symbols.symbols[name.text] = Declared(meaning: symbol, span: name.span)
        return true
    }

    /// Enters the name of an operation or a rule; `false` if it cannot be declared.
    private mutating func enter(_ name: Name, action: ActionSymbol) -> Bool {
        guard !refusesErrno(name) else { return false }
        if let first = symbols.actions[name.text] {
            report(.duplicateName(name.text), at: name.span, first: first.span)
            return false
        }
        symbols.actions[name.text] = Declared(meaning: action, span: name.span)
        return true
    }

    /// Refuses the declaration of an errno's name, and of a name that could not be read, which the parser has reported.
    private mutating func refusesErrno(_ name: Name) -> Bool {
        if name.text.isEmpty { return true }
        guard Errno.position(of: name.text) != nil else { return false }
        diagnostics.append(Diagnostic(NameMessage.errnoDeclared(name.text), at: name.span))
        return true
    }

    /// Reports a name that was declared before.
    private mutating func report(_ message: NameMessage, at span: SourceSpan, first: SourceSpan) {
        diagnostics.append(Diagnostic(message, at: span, notes: [DiagnosticNote("first declared here", at: first)]))
    }
}

/// Turns the syntax trees of one model into a program for one configuration of its parameters.
///
/// Declarations may need each other in any order, so parameters, constants, types and signatures are resolved when
/// they are first asked for. Statements and expressions are the business of `BodyChecker`.
final class ModelChecker {
    /// The files and their trees.
    let loaded: LoadedModel
    /// The declarations by kind.
    let declarations: Declarations
    /// The names.
    let symbols: SymbolTable
    /// The values that the scenario and the command line give to parameters.
    var settings: [String: ParameterSetting] = [:]
    /// What has been built so far.
    var program = Program()
    /// What was found wrong.
    var diagnostics: [Diagnostic]

    var parameterTypes: [Resolution<Type>]
    var parameterValues: [Resolution<Value?>]
    var constants: [Resolution<TypedValue?>]
    var symmetricTypes: [Resolution<Bool>]
    var aliases: [Resolution<Type>]
    var structures: [Resolution<Bool>]
    var threads: [Resolution<Bool>]
    var functionSignatures: [Resolution<Signature>]
    var functionBodies: [Resolution<Bool>]
    var variableTypes: [Resolution<Type>]
    var procedureSignatures: [Resolution<Signature>]
    var operationSignatures: [Resolution<Signature>]
    var ruleSignatures: [Resolution<Signature>]
    /// What each routine and function does, for the questions that need the whole call graph.
    var functionEffects: [FunctionID: Effects] = [:]
    var procedureEffects: [ProcedureID: Effects] = [:]
    var operationEffects: [Effects] = []
    var ruleEffects: [Effects] = []
    var initialEffects: Effects?
    /// Whether no routine or function calls itself.
    var areCallsSound = true
    /// Effects of what must not ask for `old` or `taken`, and of nothing else of interest.
    var predicateEffects: [Effects] = []
    /// How deeply expressions, blocks and types are nested at this moment, those of definitions that are being resolved
    /// included.
    var depth = 0
    /// What is being resolved, the outermost first.
    private var active: [Name] = []
    /// How many declarations may need each other in a row, which keeps the machine's stack in bounds.
    private static let chainLimit = 64

    /// Collects the declarations of `loaded`.
    init(_ loaded: LoadedModel) {
        self.loaded = loaded
        let collector = DeclarationCollector(loaded.trees, isLibrary: loaded.isLibrary)
        declarations = collector.declarations
        symbols = collector.symbols
        diagnostics = collector.diagnostics
        parameterTypes = declarations.parameters.map { _ in .pending }
        parameterValues = declarations.parameters.map { _ in .pending }
        constants = declarations.constants.map { _ in .pending }
        symmetricTypes = declarations.symmetricTypes.map { _ in .pending }
        aliases = declarations.aliases.map { _ in .pending }
        structures = declarations.structures.map { _ in .pending }
        threads = declarations.threads.map { _ in .pending }
        functionSignatures = declarations.functions.map { _ in .pending }
        functionBodies = declarations.functions.map { _ in .pending }
        variableTypes = declarations.variables.map { _ in .pending }
        procedureSignatures = declarations.procedures.map { _ in .pending }
        operationSignatures = declarations.operations.map { _ in .pending }
        ruleSignatures = declarations.rules.map { _ in .pending }
        layOut()
    }

    /// Gives everything that has an identity its place in the program, so that types can refer to it.
    private func layOut() {
        program.sources = loaded.sources
        program.name = loaded.name
        program.title = loaded.title
        program.documentation = declarations.models.first?.documentation ?? []
        program.allowsDeadlock = declarations.allowsDeadlock
        program.enumerations = declarations.enumerations.map {
            Enumeration(name: $0.name.text, members: $0.members.map(\.text), span: $0.span)
        }
        program.symmetricTypes = declarations.symmetricTypes.map {
            SymmetricType(name: $0.name.text, count: 1, span: $0.span)
        }
        program.structures = declarations.structures.map {
            Structure(name: $0.name.text, fields: [], span: $0.span)
        }
        program.threads = declarations.threads.map {
            ThreadDeclaration(
                name: $0.name.text, shape: .single, count: 1, fairness: .standard, documentation: $0.documentation,
                span: $0.span)
        }
        program.functions = declarations.functions.map {
            Function(
                name: $0.name.text, parameters: [], locals: [], result: .unknown,
                body: Expression(.constant(.scalar(0)), .unknown, $0.span), span: $0.span)
        }
    }

    /// Reports `message`.
    func report(
        _ message: any DiagnosticMessage, at span: SourceSpan?, notes: [DiagnosticNote] = [],
        suggestion: DiagnosticSuggestion? = nil
    ) {
        if let message = message as? NameMessage, message.isAboutNothing { return }
        diagnostics.append(Diagnostic(message, at: span, notes: notes, suggestion: suggestion))
    }

    /// Resolves, types and judges everything.
    func checkAll() {
        checkScenarios()
        resolveDeclarations()
        checkBodies()
        let before = diagnostics.count
        checkNeeds()
        let mismatches = diagnostics[before...].filter {
            if case .needMismatch? = $0.message as? NameMessage { true } else { false }
        }
        areCallsSound = checkCalls()
        checkSymmetricVariables()
        forgetConsequences(of: mismatches)
        LoopOrderPass(self).run()
    }

    /// Resolves the declaration at `index` of `list` unless that was done; reports a declaration that needs itself,
    /// and then answers `failed`.
    func resolve<Result>(
        _ list: ReferenceWritableKeyPath<ModelChecker, [Resolution<Result>]>, _ index: Int, _ name: Name,
        failed: Result, _ make: () -> Result
    ) -> Result {
        switch self[keyPath: list][index] {
        case .done(let result): return result
        case .active:
            reportCycle(name)
            return failed
        case .pending:
            guard active.count < Self.chainLimit else {
                report(TypeMessage.nestedTooDeeply("the definition of '\(name.text)'"), at: name.span)
                return failed
            }
            self[keyPath: list][index] = .active
            active.append(name)
            let result = make()
            active.removeLast()
            self[keyPath: list][index] = .done(result)
            return result
        }
    }

    /// Runs `body` one level deeper; `nil` where that would be too deep, which is reported.
    func nested<Result>(_ what: String, at span: SourceSpan, _ body: () -> Result) -> Result? {
        guard depth < Limits.syntaxDepth else {
            report(TypeMessage.nestedTooDeeply(what), at: span)
            return nil
        }
        depth += 1
        defer { depth -= 1 }
        return body()
    }

    /// Reports that `name`, which is being resolved, needs itself.
    private func reportCycle(_ name: Name) {
        let start = active.lastIndex { $0.span == name.span } ?? 0
        let cycle = Array(active[start...])
        let notes = cycle.dropFirst().map { DiagnosticNote("through '\($0.text)'", at: $0.span) }
        report(NameMessage.cyclicDefinition(cycle.map(\.text)), at: name.span, notes: notes)
    }

    /// The places of all names, for near misses.
    func names(where isWanted: (Symbol) -> Bool) -> [String] {
        symbols.symbols.filter { isWanted($0.value.meaning) }.keys.sorted()
    }
}

/// A value with its type.
struct TypedValue {
    let type: Type
    let value: Value
}

/// A value that a parameter is given from outside.
enum ParameterSetting {
    /// An expression of the model.
    case expression(ExpressionSyntax)
    /// A value that was computed elsewhere, of a type of another program, with the place to report it at.
    case value(Value, Type, SourceSpan)
}

/// The types that a routine or function takes and gives.
struct Signature {
    /// The parameters with their types.
    let parameters: [(name: Name, type: Type)]
    /// The type of the result; `nil` where there is none.
    let result: Type?
}

/// The declarations of all files, sorted by kind, in declared order; a name declared twice is kept once.
struct Declarations {
    var models: [DeclaredModel] = []
    var parameters: [DeclaredParameter] = []
    var constants: [DeclaredConstant] = []
    var enumerations: [DeclaredEnumeration] = []
    var symmetricTypes: [DeclaredCount] = []
    var aliases: [DeclaredAlias] = []
    var structures: [DeclaredStructure] = []
    var threads: [DeclaredThread] = []
    var variables: [DeclaredVariable] = []
    var functions: [DeclaredFunction] = []
    var procedures: [DeclaredRoutine] = []
    var operations: [DeclaredRoutine] = []
    var rules: [DeclaredRoutine] = []
    var initials: [DeclaredInitial] = []
    var terminals: [DeclaredTerminal] = []
    var allowsDeadlock = false
    var properties: [DeclaredProperty] = []
    var views: [DeclaredView] = []
    var needs: [DeclaredNeed] = []
}

/// `model NAME "title"`.
struct DeclaredModel {
    let name: Name
    let title: String?
    let documentation: [String]
}

/// `param NAME: TYPE = EXPR`.
struct DeclaredParameter {
    let name: Name
    let type: TypeSyntax
    let value: ExpressionSyntax
    let title: String?
    let documentation: [String]
    let span: SourceSpan
}

/// `const NAME = EXPR`; or, in a library checked alone, what it needs, with a type and no value.
struct DeclaredConstant {
    let name: Name
    let value: ExpressionSyntax?
    let type: TypeSyntax?
}

/// `enum Name { A, B }`.
struct DeclaredEnumeration {
    let name: Name
    let members: [Name]
    let span: SourceSpan
}

/// `symmetric Name(COUNT)`.
struct DeclaredCount {
    let name: Name
    let count: ExpressionSyntax
    let span: SourceSpan
}

/// `type Name = TYPE`; without a type what a library checked alone needs.
struct DeclaredAlias {
    let name: Name
    let type: TypeSyntax?
}

/// `struct Name { … }`.
struct DeclaredStructure {
    let name: Name
    let fields: [FieldSyntax]
    let span: SourceSpan
}

/// `thread name …`.
struct DeclaredThread {
    let name: Name
    let fairness: FairnessSyntax?
    let shape: ThreadShapeSyntax
    let documentation: [String]
    let span: SourceSpan
}

/// `var name: TYPE [= EXPR]`.
struct DeclaredVariable {
    let name: Name
    let type: TypeSyntax
    let value: ExpressionSyntax?
    let documentation: [String]
    let span: SourceSpan
}

/// `func name(…) -> TYPE { EXPR }`; without a body what a library checked alone needs.
struct DeclaredFunction {
    let name: Name
    let parameters: [ParameterSyntax]
    let result: TypeSyntax
    let body: ExpressionSyntax?
    let span: SourceSpan
}

/// A procedure, an operation or a rule.
struct DeclaredRoutine {
    let name: Name
    let title: String?
    let documentation: [String]
    let fairness: FairnessSyntax?
    let parameters: [ParameterSyntax]
    /// The threads behind `by`; operations only.
    let threads: [ThreadReferenceSyntax]
    let condition: ExpressionSyntax?
    /// The result type; procedures only.
    let result: TypeSyntax?
    let body: BlockSyntax
    let span: SourceSpan
}

/// `init { }`.
struct DeclaredInitial {
    let body: BlockSyntax
    let documentation: [String]
    let span: SourceSpan
}

/// `terminal { }`.
struct DeclaredTerminal {
    let condition: ExpressionSyntax
    let span: SourceSpan
}

/// `NAME = EXPR` of a `view { }`.
struct DeclaredView {
    let name: Name
    let value: ExpressionSyntax
}

/// A property with its body.
struct DeclaredProperty {
    /// What it says.
    enum Content {
        case predicate(PropertyKindSyntax, ExpressionSyntax)
        case refinement(path: String, pathSpan: SourceSpan, with: [BindingSyntax], mapping: [BindingSyntax])
    }

    let name: Name
    let title: String?
    let documentation: [String]
    let content: Content
    let span: SourceSpan
}

/// `needs …` of a library.
struct DeclaredNeed {
    let need: NeedSyntax
    let span: SourceSpan

    /// The name that is needed.
    var name: Name {
        switch need {
        case .type(let name), .function(let name, _, _, _), .variable(let name, _), .operation(let name, _, _),
            .value(let name, _):
            name
        }
    }
}

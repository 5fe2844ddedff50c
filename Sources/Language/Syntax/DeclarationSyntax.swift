/// A declaration as it was written.
public struct DeclarationSyntax: Sendable {
    /// What kind of declaration, with its parts.
    public let kind: Kind
    /// The text of the `///` lines before it, a line each, without the slashes and one blank.
    public let documentation: [String]
    /// Where it stands, without its documentation.
    public let span: SourceSpan

    /// Makes a declaration.
    public init(_ kind: Kind, documentation: [String], _ span: SourceSpan) {
        self.kind = kind
        self.documentation = documentation
        self.span = span
    }

    /// The forms of declarations (reference, section 2). `title` is the quoted string; `nil` where there is none.
    public indirect enum Kind: Sendable {
        /// `import "path"`.
        case importFile(path: String, pathSpan: SourceSpan)
        /// `model NAME "title"`.
        case model(Name, title: String?)
        case parameter(Name, TypeSyntax, ExpressionSyntax, title: String?)
        case constant(Name, ExpressionSyntax, title: String?)
        case enumeration(Name, [Name], title: String?)
        case symmetric(Name, count: ExpressionSyntax, title: String?)
        case alias(Name, TypeSyntax, title: String?)
        case structure(Name, [FieldSyntax], title: String?)
        case variable(Name, TypeSyntax, ExpressionSyntax?, title: String?)
        case function(Name, [ParameterSyntax], result: TypeSyntax, body: ExpressionSyntax, title: String?)
        case procedure(Name, [ParameterSyntax], result: TypeSyntax?, body: BlockSyntax, title: String?)
        case thread(Name, FairnessSyntax?, ThreadShapeSyntax, title: String?)
        /// `by` lists the threads with the names of their indices.
        case operation(
            Name, FairnessSyntax?, [ParameterSyntax], by: [ThreadReferenceSyntax], when: ExpressionSyntax?,
            body: BlockSyntax, title: String?)
        case rule(
            Name, FairnessSyntax?, [ParameterSyntax], when: ExpressionSyntax?, body: BlockSyntax, title: String?)
        case initial(BlockSyntax)
        case terminal(ExpressionSyntax)
        case allowDeadlock
        /// `invariant`, `transition`, `reachable`, `recoverable`, `liveness`.
        case property(PropertyKindSyntax, Name, body: ExpressionSyntax, title: String?)
        /// `refines NAME "title" "spec.ilv" with P = EXPR … { v = EXPR … }`.
        case refines(
            Name, path: String, pathSpan: SourceSpan, with: [BindingSyntax], mapping: [BindingSyntax], title: String?)
        /// `view { name = EXPR … }`.
        case view([BindingSyntax])
        case scenario(Name, like: Name?, [ScenarioItemSyntax], title: String?)
        /// `skip` or `only` at the top of a model.
        case judgement(ScenarioItemSyntax)
        case needs(NeedSyntax)
    }
}

/// `name: TYPE` in a structure.
public struct FieldSyntax: Sendable {
    /// The name as the model writes it.
    public let name: Name
    /// The type.
    public let type: TypeSyntax

    /// Makes a field.
    public init(name: Name, type: TypeSyntax) {
        self.name = name
        self.type = type
    }
}

/// `name: TYPE` in a parameter list.
public struct ParameterSyntax: Sendable {
    /// The name as the model writes it.
    public let name: Name
    /// The type.
    public let type: TypeSyntax

    /// Makes a parameter.
    public init(name: Name, type: TypeSyntax) {
        self.name = name
        self.type = type
    }
}

/// `NAME = EXPR` in a scenario and in `refines`.
public struct BindingSyntax: Sendable {
    /// The name as the model writes it.
    public let name: Name
    /// The value as the language writes it.
    public let value: ExpressionSyntax

    /// Makes a binding.
    public init(name: Name, value: ExpressionSyntax) {
        self.name = name
        self.value = value
    }
}

/// The words for fairness before `thread`, `op` and `rule`.
public enum FairnessSyntax: String, Sendable {
    case unfair, weak, strong
}

/// What stands behind the name of a thread.
public enum ThreadShapeSyntax: Sendable {
    /// `thread name`.
    case single
    /// `thread name[COUNT]`.
    case identical(ExpressionSyntax)
    /// `thread name[x: TYPE, …]`.
    case indexed([ParameterSyntax])
}

/// `thread[x, …]` behind `by`.
public struct ThreadReferenceSyntax: Sendable {
    /// The name as the model writes it.
    public let name: Name
    /// The names that the thread's own indices are bound to.
    public let indices: [Name]

    /// Makes a reference.
    public init(name: Name, indices: [Name]) {
        self.name = name
        self.indices = indices
    }
}

/// The words that begin a property with one body.
public enum PropertyKindSyntax: String, Sendable {
    case invariant, transition, reachable, recoverable, liveness
}

/// A line of a scenario.
public indirect enum ScenarioItemSyntax: Sendable {
    /// `NAME = EXPR`.
    case setting(BindingSyntax)
    /// `expect violated P, Q`, with `...` at the end if others may be violated too.
    case expectViolated([Name], othersToo: Bool, SourceSpan)
    /// `expect unreachable R, S`.
    case expectUnreachable([Name], SourceSpan)
    /// `expect deadlock`.
    case expectDeadlock(SourceSpan)
    /// `expect error "part of the message"`.
    case expectError(String, SourceSpan)
    /// `only P, Q`.
    case only([Name], SourceSpan)
    /// `skip S "reason"`; the reason may be missing.
    case skip([Name], reason: String?, SourceSpan)
    /// `skip deadlock "reason"`.
    case skipDeadlock(reason: String?, SourceSpan)
    /// `tag nightly, slow`.
    case tag([Name], SourceSpan)
}

/// What a library needs of the model.
public indirect enum NeedSyntax: Sendable {
    case type(Name)
    case function(Name, [ParameterSyntax], result: TypeSyntax, fallback: ExpressionSyntax?)
    case variable(Name, TypeSyntax)
    /// `needs op NAME[(a: T, …)][?]`: an operation or a rule.
    case operation(Name, [ParameterSyntax]?, optional: Bool)
    /// `needs param NAME: TYPE` and `needs const NAME: TYPE`: a parameter or a constant.
    case value(Name, TypeSyntax)
}

/// One parsed file.
public struct SyntaxTree: Sendable {
    /// Which file.
    public let file: FileID
    /// Its declarations in order.
    public let declarations: [DeclarationSyntax]

    /// Makes a tree.
    public init(file: FileID, declarations: [DeclarationSyntax]) {
        self.file = file
        self.declarations = declarations
    }

    /// Whether the file has a `model` line.
    public var isModel: Bool {
        declarations.contains { if case .model = $0.kind { true } else { false } }
    }
}

/// A statement as it was written.
public struct StatementSyntax: Sendable {
    /// What kind of statement, with its parts.
    public let kind: Kind
    /// Where it stands, with its blocks.
    public let span: SourceSpan

    /// Makes a statement.
    public init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// The forms of statements (reference, section 5).
    public indirect enum Kind: Sendable {
        /// `x = E`, `x += E`, `x -= E`; the value may be the call of a procedure.
        case assign(target: ExpressionSyntax, AssignmentOperatorSyntax, value: ExpressionSyntax)
        /// `let x = E`; the value may be the call of a procedure.
        case letDeclaration(Name, ExpressionSyntax)
        /// `var x: T = E`; the type or the value may be left out, not both.
        case varDeclaration(Name, TypeSyntax?, ExpressionSyntax?)
        /// `if … { } else if … { } else { }`.
        case conditional([ConditionalClauseSyntax], else: BlockSyntax?)
        /// `for x: T { }`, `for x in s { }`, `for i in lo..hi { }`.
        case forLoop(BinderSyntax, BlockSyntax)
        case whileLoop(ExpressionSyntax, BlockSyntax)
        case breakLoop
        case continueLoop
        /// `choose x: T, y in s where P [else { }]`.
        case choose([BinderSyntax], where: ExpressionSyntax?, else: BlockSyntax?)
        /// `either { } or { }`; at least one branch.
        case either([BlockSyntax])
        /// `require E else ERRNO`.
        case require(ExpressionSyntax, else: ExpressionSyntax)
        /// `fail E`.
        case fail(ExpressionSyntax)
        /// `return`, `return E`.
        case returnStatement(ExpressionSyntax?)
        case deferBlock(BlockSyntax)
        case await(ExpressionSyntax)
        /// `assert E "message"`.
        case assertion(ExpressionSyntax, message: String?)
        /// `step name:`.
        case step(Name)
        /// `lock(m)`, `lock(m) else { }`, `unlock(m)`, `lock_shared(m)`, `unlock_shared(m)`, `read_lock(s)`,
        /// `read_unlock(s)`, `synchronize(s)`, `bump(c)`, and calls of procedures.
        case call(Name, [ExpressionSyntax], else: BlockSyntax?)
        /// `s.insert(x)`, `s.remove(x)`, `q.append(x)`, `q.remove_first()`.
        case method(target: ExpressionSyntax, Name, [ExpressionSyntax])
        case atomic(BlockSyntax)
    }
}

/// `=`, `+=`, `-=`.
public enum AssignmentOperatorSyntax: String, Sendable {
    case set = "="
    case add = "+="
    case subtract = "-="
}

/// One `if` or `else if` with its block.
public struct ConditionalClauseSyntax: Sendable {
    /// What is tested.
    public let condition: ConditionSyntax
    /// What runs if it is true.
    public let block: BlockSyntax

    /// Makes a clause.
    public init(condition: ConditionSyntax, block: BlockSyntax) {
        self.condition = condition
        self.block = block
    }
}

/// What an `if` tests.
public enum ConditionSyntax: Sendable {
    case expression(ExpressionSyntax)
    /// `if let y = x { }`.
    case binding(Name, ExpressionSyntax)
}

/// Statements between braces.
public struct BlockSyntax: Sendable {
    /// The statements in order.
    public let statements: [StatementSyntax]
    /// Where it stands, braces included.
    public let span: SourceSpan

    /// Makes a block.
    public init(_ statements: [StatementSyntax], _ span: SourceSpan) {
        self.statements = statements
        self.span = span
    }
}

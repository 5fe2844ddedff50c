/// An expression as it was written, before names are resolved.
public struct ExpressionSyntax: Sendable {
    /// What kind of expression, with its parts.
    public let kind: Kind
    /// Where it stands.
    public let span: SourceSpan

    /// Makes an expression.
    public init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// The forms of expressions (reference, section 4).
    public indirect enum Kind: Sendable {
        /// `12`, `0x1f`, `1_000`.
        case integer(Int64)
        /// `true` or `false`.
        case boolean(Bool)
        /// `none`.
        case none
        /// `self`.
        case selfReference
        /// `_` as an argument of `taken` and `in`.
        case wildcard
        /// A name whose meaning is not yet known.
        case name(Name)
        /// `x.f`, `q.first`, `Type.MEMBER`, and the path behind `at`.
        case member(ExpressionSyntax, Name)
        /// `x[i]`; several indices for a thread with several: `t[a, b]`.
        case index(ExpressionSyntax, [ExpressionSyntax])
        /// `x!`.
        case unwrap(ExpressionSyntax)
        /// `f(x)`, `count(s)`, `snapshot(c)`, `changed(s)`, `held(m)`, `holds(t, m)`.
        case call(Name, [ExpressionSyntax])
        /// `! -`, and in liveness formulas `always eventually`.
        case unary(UnaryOperatorSyntax, ExpressionSyntax)
        /// Binary operators but `is`; `in` with an operation to its right is resolved later; `at` has a member path there.
        case binary(BinaryOperatorSyntax, ExpressionSyntax, ExpressionSyntax)
        /// `t is idle`.
        case isIdle(ExpressionSyntax)
        /// `if a then b else c`.
        case conditional(ExpressionSyntax, then: ExpressionSyntax, else: ExpressionSyntax)
        /// `forall x: T where P { Q }` and its kin; `the x: T where P` has no body.
        case quantifier(QuantifierSyntax, [BinderSyntax], where: ExpressionSyntax?, body: ExpressionSyntax?)
        /// `{x: T where P}`.
        case setComprehension(BinderSyntax, where: ExpressionSyntax?)
        /// `{a, b}`; `{}` is empty.
        case setLiteral([ExpressionSyntax])
        /// `[a, b, c]`: an array or a sequence, as the expected type says.
        case listLiteral([ExpressionSyntax])
        /// `[i: I => EXPR]`.
        case arrayComprehension(BinderSyntax, ExpressionSyntax)
        /// `Name { field: EXPR, … }`.
        case structureLiteral(Name, [FieldInitializerSyntax])
        /// `old(E)`.
        case old(ExpressionSyntax)
        /// `taken op`, `taken op(a, _)`, `taken op(a, b) returns E`; `nil` arguments where there are no parentheses.
        case taken(Name, [ExpressionSyntax]?, returns: ExpressionSyntax?)
        /// What stands where no expression could be read; the parser has reported it.
        case missing
    }
}

/// `field: EXPR` in a structure literal.
public struct FieldInitializerSyntax: Sendable {
    /// The field.
    public let name: Name
    /// Its value.
    public let value: ExpressionSyntax

    /// Makes an initializer.
    public init(name: Name, value: ExpressionSyntax) {
        self.name = name
        self.value = value
    }
}

/// Operators before an operand.
public enum UnaryOperatorSyntax: String, Sendable {
    case not = "!"
    case negate = "-"
    case always, eventually
}

/// Operators between two operands.
public enum BinaryOperatorSyntax: String, Sendable {
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case add = "+"
    case subtract = "-"
    case intersect = "&"
    case range = ".."
    case membership = "in"
    case at
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"
    case until, release
    case leadsTo = "leads_to"
    case implies
}

/// The words that begin a quantifier.
public enum QuantifierSyntax: String, Sendable {
    case forall, exists, count, min, max, the
}

/// `x: T` or `x in s`.
public struct BinderSyntax: Sendable {
    /// The bound name.
    public let name: Name
    /// What it ranges over.
    public let domain: DomainSyntax

    /// Makes a binder.
    public init(name: Name, domain: DomainSyntax) {
        self.name = name
        self.domain = domain
    }
}

/// What a bound name ranges over.
public enum DomainSyntax: Sendable {
    /// `x: T`.
    case type(TypeSyntax)
    /// `x in s`, where `s` is a set or `lo..hi`.
    case elements(ExpressionSyntax)
}

/// A typed expression of the checked program.
///
/// Where the reference lets a `T` stand for a `T?`, the expression is wrapped in `some`, so types on both sides of an
/// assignment, an argument or a comparison agree but for the bounds of ranges.
/// Parameters and constants are `constant`.
public struct Expression: Sendable {
    /// The form with its parts.
    public let kind: Kind
    /// The type; of arithmetic the interval that the operands' bounds give.
    public let type: Type
    /// Where it stands in the source.
    public let span: SourceSpan

    /// Makes an expression.
    public init(_ kind: Kind, _ type: Type, _ span: SourceSpan) {
        self.kind = kind
        self.type = type
        self.span = span
    }

    /// The forms of expressions.
    public indirect enum Kind: Sendable {
        case constant(Value)
        case variable(VariableID)
        /// A local, a parameter, a bound name, or a place given to a procedure.
        case local(LocalID)
        /// The field at that position of a structure.
        case field(Expression, Int)
        /// The element of an array; the index has the array's index type, but for the bounds of a range.
        case element(Expression, Expression)
        /// `q[i]`.
        case sequenceElement(Expression, Expression)
        /// `x!`; a place where its operand is one.
        case unwrap(Expression)
        /// A `T` where a `T?` is wanted.
        case some(Expression)
        case not(Expression)
        case negate(Expression)
        case arithmetic(ArithmeticOperator, Expression, Expression)
        case compare(ComparisonOperator, Expression, Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
        case implies(Expression, Expression)
        case conditional(Expression, then: Expression, else: Expression)
        case quantifier(Quantifier, [Binder], where: Expression?, body: Expression)
        /// `the x: T where P`; the type is the optional of the binder's type.
        case the(Binder, where: Expression)
        /// `x in s`.
        case isMember(Expression, Expression)
        /// `x in lo..hi`.
        case isInRange(Expression, low: Expression, high: Expression)
        case setComprehension(Binder, where: Expression?)
        case setLiteral([Expression])
        case setOperation(SetOperator, Expression, Expression)
        /// `s <= t` on sets.
        case isSubset(Expression, Expression)
        /// `count(s)` of a set or a sequence.
        case size(Expression)
        case first(Expression)
        case last(Expression)
        case sequenceLiteral([Expression])
        /// A value for each index in order.
        case arrayLiteral([Expression])
        /// `[i: I => EXPR]`.
        case arrayComprehension(LocalID, index: Type, Expression)
        /// All fields in order; those left out are constants with the default.
        case structure([Expression])
        case call(FunctionID, [Expression])
        /// `old(E)`.
        case old(Expression)
        case taken(TakenQuery)
        /// `vcpu[v]`, or the name of a single thread: the member with those indices.
        case threadMember(ThreadID, [Expression])
        /// `self`. Where a routine can be run by several declared threads the type is `unknown`, and it can only be the
        /// operand of `holds`, `isIdle`, `isInside` and `isAt`.
        case currentThread
        case isIdle(Expression)
        /// `t in op(a, _)`: `nil` for `_`; no list where there are no parentheses.
        case isInside(Expression, OperationID, [Expression?]?)
        case isAt(Expression, OperationID, StepLabel)
        /// `held(m)`: any thread holds the lock in any mode.
        case isHeld(Expression)
        /// `holds(t, m)`: that thread holds the lock in any mode.
        case holds(Expression, Expression)
        /// `snapshot(c)`.
        case snapshot(Expression)
        /// `changed(s)`.
        case changed(Expression)
    }
}

/// `+ - * / %`.
public enum ArithmeticOperator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
}

/// `== != < <= > >=`; all but the first two on integers, booleans and enumerations only.
public enum ComparisonOperator: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// `s + t`, `s & t`, `s - t`.
public enum SetOperator: String, Sendable {
    case union = "+"
    case intersection = "&"
    case difference = "-"
}

/// The quantifiers with a body. `minimum` and `maximum` have an optional type: `none` where nothing qualifies.
public enum Quantifier: String, Sendable {
    case forall, exists, count
    case minimum = "min"
    case maximum = "max"
}

/// A bound name and what it ranges over; later binders of a list see the earlier ones.
public struct Binder: Sendable {
    /// The bound local.
    public let local: LocalID
    /// What it ranges over.
    public let domain: Domain

    /// Makes a binder.
    public init(local: LocalID, domain: Domain) {
        self.local = local
        self.domain = domain
    }
}

/// What a bound name, a loop or a choice ranges over.
public enum Domain: Sendable {
    /// All values, in their order.
    case type(Type)
    /// The members of a set, in their order.
    case set(Expression)
    /// The integers between two, both included; none where the second is less.
    case range(Expression, Expression)
}

/// `taken op(a, _) returns E`. An operation that a library needs only optionally and that is missing is the constant
/// `false` instead.
public struct TakenQuery: Sendable {
    /// The operation or rule.
    public let action: Action
    /// The arguments asked for, `nil` for `_`; no list where there are no parentheses.
    public let arguments: [Expression?]?
    /// The result asked for: an errno, a value of the operation's result type, or the integer 0, which plain success
    /// also satisfies.
    public let result: Expression?

    /// Makes a query.
    public init(action: Action, arguments: [Expression?]?, result: Expression?) {
        self.action = action
        self.arguments = arguments
        self.result = result
    }
}

/// What can be taken.
public enum Action: Hashable, Sendable {
    case operation(OperationID)
    case rule(RuleID)
}

/// A label of an operation as `at` names it.
public struct StepLabel: Hashable, Sendable {
    /// The procedure in which the label stands, if it is not the operation itself.
    public let procedure: ProcedureID?
    /// The label; `start` for the part before the first label of the operation.
    public let name: String

    /// Makes a label.
    public init(procedure: ProcedureID?, name: String) {
        self.procedure = procedure
        self.name = name
    }
}

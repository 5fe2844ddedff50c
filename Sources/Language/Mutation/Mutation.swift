/// A small change that takes something away from a model: a guard, a lock, an assignment, a part of a condition.
public struct Mutation: Sendable {
    /// What is taken away.
    public let kind: MutationKind
    /// The declaration that it stands in, as a reader calls it: `op punch_hole`, `rule evict`, `proc truncate`, `init`.
    public let declaration: String
    /// The text of the `///` lines before that declaration.
    public let documentation: [String]
    /// The place of the declaration's name.
    public let declarationSpan: SourceSpan
    /// The place of what is changed.
    public let span: SourceSpan
    /// What stands there, on one line.
    public let before: String
    /// What stands there afterwards, on one line; `nil` where nothing does.
    public let after: String?
    /// How the syntax changes.
    let edits: SyntaxEdits

    /// What stands there and what afterwards.
    public var text: String { after.map { "\(before) → \($0)" } ?? before }
}

/// What a mutation takes away, in the order in which reports list them.
public enum MutationKind: String, CaseIterable, Hashable, Sendable {
    /// A `require` is left out.
    case require
    /// A `when` always holds.
    case when
    /// An `await` never waits.
    case await
    /// The `where` of a `choose` admits everything.
    case choose
    /// A lock, or a read section, excludes nobody between taking and releasing it.
    case lock
    /// An rwlock is taken for reading only.
    case shared
    /// A `synchronize` does not wait.
    case synchronize
    /// A `bump` is left out.
    case bump
    /// A `changed` is always false.
    case recheck
    /// An assignment, or another change of a variable, is left out.
    case assignment
    /// The condition of an `if` or `while` is always true, or always false.
    case condition
    /// One part of a condition is left out.
    case conjunct
    /// A comparison also admits the bound.
    case comparison
}

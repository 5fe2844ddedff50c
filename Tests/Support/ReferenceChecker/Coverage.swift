import Language

/// Something of a model that a run can exercise (reference, section 6, meaning of success).
public struct CoveragePoint: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
        case operation(String)
        case rule(String)
        case step(operation: String, label: String)
        case branch(action: String, word: String)
        case errno(action: String, name: String)
        case guardTrue(property: String)
    }

    /// What it is.
    public let kind: Kind
    /// Where it stands.
    public let span: SourceSpan
}

extension Path {
    /// Notes that this was executed.
    mutating func note(_ kind: CoveragePoint.Kind, _ span: SourceSpan) {
        executed.insert(CoveragePoint(kind: kind, span: span))
    }

    /// Notes that a branch was taken; an empty one is nothing that could be executed.
    mutating func note(_ word: String, _ block: Int, _ line: Line) {
        guard let first = text.blocks[block].first else { return }
        note(.branch(action: line.routine, word: word), first.span)
    }

    /// Notes that the step that begins at a label was taken.
    mutating func noteStep(_ label: Line) {
        note(.step(operation: label.routine, label: label.part.name), label.span)
    }

    /// Notes that an errno was given.
    mutating func noteErrno(_ name: String, _ line: Line) {
        note(.errno(action: line.routine, name: name), line.span)
    }
}

import Language

extension ActionGraph {
    /// The place of the statement that a thread at `location` comes to next: of the first one behind the label where it
    /// stands at one.
    func nextStatement(at location: Location) -> SourceSpan {
        guard location.isLabel else { return location.span }
        var block = location.entry
        for _ in blocks.indices {
            if let instruction = self[block].instructions.first(where: \.isStatement) { return instruction.span }
            guard case .jump(let next) = self[block].terminator else { break }
            block = next
        }
        return self[block].terminator.span ?? location.span
    }
}

extension GraphInstruction {
    /// Whether the model's text says it as a statement; the argument of a call is none.
    fileprivate var isStatement: Bool {
        switch kind {
        case .declare(_, let value): value.span != span
        case .assign, .update, .insert, .remove, .append, .removeFirst, .evaluate, .assertion, .await, .lock,
            .unlock, .readLock, .readUnlock, .synchronize, .bump:
            true
        case .cover, .takeLowest, .decode, .fill, .resetTurns, .countTurn: false
        }
    }
}

extension Terminator {
    /// The place of the statement that it is, if it is one with a place.
    fileprivate var span: SourceSpan? {
        switch self {
        case .choose(_, _, _, _, let span), .either(_, let span), .tryLock(_, _, _, _, let span),
            .branchOnValue(_, _, _, _, let span):
            span
        case .branch(let condition, _, _): condition.span
        case .jump, .boundary, .boundaryIfUnlocked, .finish, .unreachable: nil
        }
    }
}

extension Statement {
    /// Whether control never goes on behind it: every path fails, returns, breaks or continues.
    var alwaysLeaves: Bool { leaves(loops: true) }

    /// Whether every path fails or returns, so that a procedure need not return behind it.
    var alwaysReturns: Bool { leaves(loops: false) }

    /// Whether every path leaves; `break` and `continue` count where `loops` says so.
    private func leaves(loops: Bool) -> Bool {
        switch kind {
        case .fail, .returnValue: true
        case .breakLoop, .continueLoop: loops
        case .conditional(_, let then, let otherwise), .conditionalBinding(_, _, let then, let otherwise):
            then.contains { $0.leaves(loops: loops) } && otherwise.contains { $0.leaves(loops: loops) }
        case .either(let branches): branches.allSatisfy { $0.contains { $0.leaves(loops: loops) } }
        case .atomic(let body): body.contains { $0.leaves(loops: loops) }
        case .whileLoop(let condition, let body): condition.isTrueConstant && !body.contains(where: \.breaks)
        default: false
        }
    }

    /// Whether a `break` of the loop around it stands in it.
    private var breaks: Bool {
        switch kind {
        case .breakLoop: true
        case .forLoop, .whileLoop: false
        default: blocks.contains { $0.contains(where: \.breaks) }
        }
    }

    /// The blocks in it.
    public var blocks: [[Statement]] {
        switch kind {
        case .conditional(_, let then, let otherwise), .conditionalBinding(_, _, let then, let otherwise):
            [then, otherwise]
        case .forLoop(_, _, let body), .whileLoop(_, let body), .deferred(let body), .atomic(let body): [body]
        case .choose(_, _, let otherwise), .lock(_, _, let otherwise): otherwise.map { [$0] } ?? []
        case .either(let branches): branches
        default: []
        }
    }
}

extension Expression {
    /// Whether it is the literal `true`.
    var isTrueConstant: Bool {
        if case .constant(.scalar(1)) = kind, type == .boolean { true } else { false }
    }
}

import Language

/// Finds the statement at which a step cannot go on, by walking along its graph with the values of a state.
///
/// It stops where the step changes a variable or chooses a value, for what comes behind is no longer told by the state.
struct BlockFinder {
    /// The system, for texts.
    let system: ModelSystem
    /// The operation or rule.
    let graph: ActionGraph
    /// The slots of the state.
    let slots: [Int64]
    /// Evaluates in the state, with the locals that are known.
    var explainer: Explainer

    /// At most so many blocks are looked at.
    private static let mostBlocks = 200

    /// The statement that blocks on the way from `entry`; `nil` where none is found.
    mutating func block(from entry: BlockID) -> CallAnswer.Block? {
        var next: BlockID? = entry
        for _ in 0..<Self.mostBlocks {
            guard let current = next else { return nil }
            for instruction in graph[current].instructions {
                switch look(at: instruction) {
                case .goesOn: continue
                case .blocks(let cause): return block(at: instruction.span, cause)
                case .isUnclear: return nil
                }
            }
            if case .choose(_, _, _, nil, let span) = graph[current].terminator {
                return block(at: span, .noValue)
            }
            next = successor(of: graph[current].terminator)
        }
        return nil
    }

    /// What an instruction does to the walk.
    private enum Look {
        case goesOn, isUnclear
        case blocks(CallAnswer.Block.Cause)
    }

    /// Looks at an instruction.
    private mutating func look(at instruction: GraphInstruction) -> Look {
        switch instruction.kind {
        case .await(let condition):
            guard let isTrue = try? explainer.evaluator.isTrue(condition) else { return .blocks(.unknown) }
            if isTrue { return .goesOn }
            var explainer = explainer
            let found = explainer.explainWithReads(condition)
            return .blocks(found.map { .condition($0.explanation, reads: $0.reads) } ?? .unknown)
        case .lock(let mode, let place): return look(at: place) { Self.isFree($0, mode) }
        case .synchronize(let place, _): return look(at: place) { $0 == 0 }
        case .declare(let local, let value):
            guard let value = try? explainer.evaluator.evaluate(value) else { return .goesOn }
            explainer.evaluator.bind(local, to: value)
            return .goesOn
        case .cover, .resetTurns, .countTurn, .evaluate, .assertion, .readLock, .unlock, .readUnlock: return .goesOn
        default: return .isUnclear
        }
    }

    /// Looks at a statement that waits for a place to be as `isFree` says.
    private mutating func look(at place: Expression, _ isFree: (Int64) -> Bool) -> Look {
        guard let found = try? explainer.evaluator.place(place),
            let (slot, _) = Shapes(program: system.program).part(
                found, of: system.compiled.map.variables[found.variable.index])
        else { return .blocks(.unknown) }
        if isFree(slots[slot]) { return .goesOn }
        let texts = ValueText(system.compiled)
        return .blocks(
            .held(path: texts.path(ofPlaceIn: Int32(slot)), value: texts.text(at: slot, place.type, in: slots)))
    }

    /// Whether a lock can be taken: a writer needs it free, a reader only free of a writer.
    private static func isFree(_ number: Int64, _ mode: LockMode) -> Bool {
        switch mode {
        case .exclusive: number == 0
        case .shared: number >= 0
        }
    }

    /// The block that follows; `nil` where the step ends or it cannot be told.
    private mutating func successor(of terminator: Terminator) -> BlockID? {
        switch terminator {
        case .jump(let next): return next
        case .branch(let condition, let first, let second):
            return (try? explainer.evaluator.isTrue(condition)).map { $0 ? first : second }
        case .branchOnValue(let local, let value, let first, let second, _):
            guard let value = try? explainer.evaluator.evaluate(value) else { return nil }
            explainer.evaluator.bind(local, to: value)
            return value == .none ? second : first
        default: return nil
        }
    }

    /// A statement that blocks.
    private func block(at span: SourceSpan, _ cause: CallAnswer.Block.Cause) -> CallAnswer.Block {
        CallAnswer.Block(statement: system.statementText(span), span: span, cause: cause)
    }
}

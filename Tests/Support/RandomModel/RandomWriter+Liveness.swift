extension RandomWriter {
    /// The pieces of a model with words for fairness here and there, and with two `liveness` properties.
    mutating func withLiveness(_ pieces: [SourcePiece]) -> [SourcePiece] {
        place = Place()
        let owed = pieces.map { withFairness($0) }
        return owed
            + (0..<2).map { _ in
                let name = fresh("q")
                return .line("liveness \(name) { \(formula(2)) }")
            }
    }

    /// A declaration of a thread, an operation or a rule with a word for fairness, in some cases.
    private mutating func withFairness(_ piece: SourcePiece) -> SourcePiece {
        switch piece {
        case .line(let text):
            guard text.hasPrefix("thread "), random.chance(30) else { return piece }
            return .line("\(random.pick(["unfair", "strong"])) \(text)")
        case .blocks(var blocks, let end):
            guard let head = blocks.first?.head, head.hasPrefix("op ") || head.hasPrefix("rule "), random.chance(55)
            else {
                return piece
            }
            blocks[0].head = "\(random.pick(["weak", "weak", "strong"])) \(head)"
            return .blocks(blocks, end: end)
        }
    }

    /// A formula with temporal operators, which most often goes on about what the model does.
    private mutating func formula(_ depth: Int) -> String {
        if depth == 0 || random.chance(15) { return "(\(condition(1)))" }
        func part() -> String { formula(depth - 1) }
        switch random.below(9) {
        case 0: return "always \(part())"
        case 1: return "eventually \(part())"
        case 2: return "(always eventually \(part()))"
        case 3: return "(eventually always \(part()))"
        case 4: return "(\(part()) until \(part()))"
        case 5: return "(\(part()) release \(part()))"
        case 6: return "!\(part())"
        case 7:
            guard let thread = threads.first else { return "(\(part()) implies \(part()))" }
            let name = fresh("t")
            return
                "(\(random.pick(["forall", "exists"])) \(name): \(thread.name) { \(name) is idle leads_to !(\(name) is idle) })"
        default: return "(\(part()) leads_to \(part()))"
        }
    }
}

extension RandomWriter {
    /// What stands behind a model's own declarations: a view, scenarios, a library and a specification.
    mutating func appendices() -> [SourcePiece] {
        var pieces: [SourcePiece] = []
        if random.chance(15), let seen = variables.first(where: { $0.type.isPlain }) {
            pieces.append(.line("view { seen = \(seen.name) }"))
        }
        if random.chance(15), !rules.isEmpty || !operations.isEmpty {
            pieces.append(.line("skip deadlock \"not asked\""))
        }
        if random.chance(45) { pieces += scenarios() }
        if random.chance(22) { pieces += specification() }
        if random.chance(20) { pieces += library() }
        return pieces
    }

    /// Scenarios, of which the first one counts.
    private mutating func scenarios() -> [SourcePiece] {
        func setting(_ writer: inout RandomWriter) -> String {
            let names = writer.parameterNames.map(\.name).filter { ["FLAG", "N"].contains($0) }
            switch names.randomElement(using: &writer.random) {
            case "FLAG": return "FLAG = \(writer.random.chance(50))"
            case "N": return "N = \(writer.random.below(3))"
            default: return ""
            }
        }
        return [
            .line("scenario first \"the one that counts\" like second { \(setting(&self)) }"),
            .line("scenario second { \(setting(&self)) }"),
        ]
    }

    /// A library with what it needs of the model, and what uses it.
    private mutating func library() -> [SourcePiece] {
        var needs: [SourcePiece] = [.line("needs func is_wanted(x: 0..1) -> bool = x == 1")]
        if hasObject { needs.append(.line("needs type Obj")) }
        if let operation = operations.first { needs.append(.line("needs op \(operation.name)")) }
        if let known = variables.first(where: { $0.type == .range(0, 2) || $0.type == .boolean }) {
            needs.append(.line("needs var \(known.name): \(known.type.text)"))
        }
        var pieces: [SourcePiece] = [.line("import \"library.ilv\"")]
        if random.chance(50) { pieces.append(.line("func is_wanted(x: 0..1) -> bool { x == \(random.below(2)) }")) }
        if let thread = threads.first {
            pieces.append(
                .block("op borrow() by \(thread.name) when is_lent(1)", [.line("lend(\(random.below(2)))")]))
        }
        let question = operations.first.map { "taken \($0.name) implies !is_lent(\(random.below(2)))" }
        let body: [SourcePiece] = [
            .line("var lent: 0..1"),
            .line("func is_lent(x: 0..1) -> bool { lent != x && is_wanted(x) }"),
            .block("proc lend(x: 0..1)", [.line("lent = x")]),
            .block("rule give_back() when lent == 1", [.line("lent = 0")]),
            .line("transition lending { \(question ?? "is_lent(0)") }"),
        ]
        files.append(.blocks([(head: "//// library.ilv", body: needs + body)], end: ""))
        return pieces
    }

    /// A specification that the model refines, or does not.
    private mutating func specification() -> [SourcePiece] {
        let mapped = variables.filter { name in
            switch name.type {
            case .boolean, .range, .color, .set(.object), .set(.boolean), .optional(.object): true
            case .array(.range, .boolean), .array(.object, .boolean): true
            default: false
            }
        }.prefix(2)
        if mapped.isEmpty { return [] }
        var inner = RandomWriter(seed: random.next(), size: 1)
        (inner.hasColor, inner.hasObject, inner.isWide) = (hasColor, hasObject, true)
        var body: [SourcePiece] = [.line("model specification")]
        if hasColor { body.append(.line("enum Color { \(colors) }")) }
        if hasObject { body.append(.line("symmetric Obj(\(isSymmetric ? 3 : 2))")) }
        body.append(.line("param K: 0..1 = 0"))
        inner.parameterNames = [RandomName(name: "K", type: .range(0, 1))]
        let names = mapped.map { RandomName(name: "s_\($0.name)", type: $0.type) }
        inner.variables = Array(names)
        body += names.map { .line("var \($0.name): \($0.type.text)") }
        for _ in 0...random.below(3) { body.append(inner.rule()) }
        if let target = names.first, random.chance(60), target.type != .color {
            // Anything may become of one of them.
            let type = target.type
            switch type {
            case .boolean, .range, .set, .optional:
                body.append(.line("rule any(x: \(type.text)) { \(target.name) = x }"))
            default: break
            }
        }
        let values = zip(names, mapped).map { "\($0.name) = \($1.name)" }
        let with = random.chance(40) ? " with K = 1" : ""
        files.append(.blocks([(head: "//// spec.ilv", body: body)], end: ""))
        return [.line("refines follows \"as specified\" \"spec.ilv\"\(with) { \(values.joined(separator: "; ")) }")]
    }
}

/// A random model of threads that mostly mind their own business, well typed always: the same for the same seed.
///
/// Its steps touch what is the thread's own more often than what all share, so that many orders of them make no
/// difference; the rest is there to make that go wrong: locks held across steps and taken in any order, sequence counts,
/// readers, conditions on others, and properties that ask where threads stand.
public struct RandomThreads: Sendable {
    /// The declarations.
    public let pieces: [SourcePiece]

    /// Makes the model of `seed`.
    public init(seed: UInt64) {
        var writer = ThreadWriter(random: SplitMix(seed: seed &* 2 &+ 1))
        pieces = writer.model()
    }

    /// The source text.
    public var source: String { SourcePiece.text(of: pieces) }
}

/// Writes a model of threads.
private struct ThreadWriter {
    var random: SplitMix
    /// The greatest index.
    var last = 1
    /// How many names were made up.
    var counter = 0
    /// What the thread's own index is called; a number where it has none.
    var own = "i"
    /// The labels of the operation that is being written, and of all: with the name of the operation before.
    var labels: [String] = []
    /// The name of the operation that is being written.
    var operation = ""
    /// The operations of the indexed thread.
    var operations: [String] = []

    mutating func model() -> [SourcePiece] {
        last = random.chance(25) ? 2 : 1
        var pieces: [SourcePiece] = [
            .line("model threads"), .line("type I = 0..\(last)"), .line("var mine: [I] 0..2"),
            .line("var flag: [I] bool"), .line("var x: 0..2"), .line("var m: mutex"), .line("var n: [I] mutex"),
            .line("var r: rwlock"), .line("var c: [I] seqcount"), .line("var s: srcu"), .line("thread w[i: I]"),
        ]
        let hasHost = last == 1 && random.chance(35)
        if hasHost { pieces.append(.line(random.chance(60) ? "thread h" : "thread h[2]")) }
        for _ in 0...random.below(2) { pieces.append(operation(by: "w[i]", own: "i")) }
        if hasHost { pieces.append(operation(by: "h", own: "\(random.below(2))")) }
        if random.chance(12) { pieces.append(.line("rule tick when \(condition()) { x = (x + 1) % 3 }")) }
        for _ in 0..<random.below(3) { pieces.append(property("invariant")) }
        for _ in 0..<random.below(2) { pieces.append(property("reachable")) }
        if random.chance(20) { pieces.append(.line("terminal { x != \(random.below(3)) }")) }
        if random.chance(15) { pieces.append(.line("allow deadlock")) }
        return pieces
    }

    private mutating func operation(by thread: String, own: String) -> SourcePiece {
        counter += 1
        (self.own, operation) = (own, "op\(counter)")
        if thread == "w[i]" { operations.append(operation) }
        let filter = random.chance(40) ? " when \(condition())" : ""
        var body: [SourcePiece] = random.chance(10) ? [label()] : []
        for _ in 0...1 + random.below(3) { body += statement(depth: 0) }
        return .block("op \(operation)() by \(thread)\(filter)", body)
    }

    private mutating func label() -> SourcePiece {
        counter += 1
        if operations.contains(operation) { labels.append("\(operation).s\(counter)") }
        return .line("step s\(counter):")
    }

    /// An index: mostly the thread's own.
    private mutating func index() -> String {
        random.chance(80) ? own : "\(random.below(last + 1))"
    }

    /// A condition on variables.
    private mutating func condition() -> String {
        switch random.below(6) {
        case 0: "flag[\(index())]"
        case 1: "!flag[\(index())]"
        case 2: "x != \(random.below(3))"
        case 3: "mine[\(index())] < \(1 + random.below(2))"
        default: "mine[\(own)] != \(random.below(3))"
        }
    }

    /// A label now and then, and a statement.
    private mutating func statement(depth: Int) -> [SourcePiece] {
        (random.chance(45) ? [label()] : []) + bare(depth)
    }

    /// A statement, with what belongs to it.
    private mutating func bare(_ depth: Int) -> [SourcePiece] {
        switch random.below(depth < 2 ? 22 : 9) {
        case 0, 1, 2: return [.line("mine[\(own)] = (mine[\(own)] + 1) % 3")]
        case 3: return [.line("mine[\(index())] = \(random.below(3))")]
        case 4: return [.line("flag[\(index())] = !flag[\(own)]")]
        case 5: return [.line("x = \(random.chance(50) ? "(x + 1) % 3" : "mine[\(own)]")")]
        case 6: return [.line("await \(condition())")]
        case 7: return [.line("assert \(condition())")]
        case 8: return random.chance(30) ? [.line("mine[\(own)] += 1")] : [.line("bump(c[\(index())])")]
        case 9, 10: return between("lock(n[\(index())])", depth)
        case 11, 12: return between("lock(m)", depth)
        case 13: return between(random.chance(60) ? "lock_shared(r)" : "lock(r)", depth)
        case 14: return between("read_lock(s)", depth)
        case 15: return [.line("synchronize(s)")]
        case 16: return snapshot(depth)
        case 17:
            counter += 1
            return [
                .line("let v\(counter) = mine[\(own)]"), label(), .line("mine[\(own)] = v\(counter)"),
            ]
        case 18: return [.block("while mine[\(own)] < 2", statement(depth: 2) + [.line("mine[\(own)] += 1")])]
        case 19:
            let branches = [(head: "either {", body: bare(2)), (head: "} or {", body: bare(2))]
            return [.blocks(branches, end: "}")]
        case 20:
            counter += 1
            return [.line("choose v\(counter): 0..1"), .line("mine[\(own)] = v\(counter)")]
        default: return [.block("if \(condition())", statement(depth: depth + 1))]
        }
    }

    /// Statements between taking a lock and giving it back.
    private mutating func between(_ lock: String, _ depth: Int) -> [SourcePiece] {
        let isSection = lock.hasPrefix("read_")
        let unlock = isSection ? "read_unlock(s)" : "un" + lock
        let body = (0...random.below(2)).flatMap { _ in statement(depth: depth + 1) }
        return [.line(lock)] + body + (random.chance(95) ? [.line(unlock)] : [])
    }

    /// A snapshot, something between, and a look at it.
    private mutating func snapshot(_ depth: Int) -> [SourcePiece] {
        counter += 1
        let name = "v\(counter)"
        return [.line("let \(name) = snapshot(c[\(index())])")] + statement(depth: depth + 1) + [
            label(), .block("if changed(\(name))", bare(2)),
        ]
    }

    private mutating func property(_ kind: String) -> SourcePiece {
        counter += 1
        let k = random.below(last + 1)
        let text =
            switch random.below(8) {
            case 0, 1: "mine[\(k)] != \(random.below(3))"
            case 2: "x != \(1 + random.below(2))"
            case 3: "forall i: I where flag[i] { x != 2 }"
            case 4: "!(w[\(k)] is idle) || !flag[\(k)]"
            case 5: "!held(m) || x != \(random.below(3))"
            case 6: "!holds(w[\(k)], n[0])"
            default: labels.isEmpty ? "w[\(k)] in \(operations[0])" : "!(w[\(k)] at \(random.pick(labels)) && x == 1)"
            }
        return .line("\(kind) q\(counter) { \(text) }")
    }
}

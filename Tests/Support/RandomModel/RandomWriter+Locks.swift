extension RandomWriter {
    /// A few statements around locks, mostly as they should be used.
    mutating func locking() -> [SourcePiece] {
        let kinds: [RandomType] = [.mutex, .rwlock, .srcu, .seqcount].filter { type in
            (locals + variables).contains { name in
                if case .array(_, type) = name.type { return true }
                return name.type == type
            }
        }
        guard let kind = kinds.randomElement(using: &random), let lock = reading(kind, 1) else { return change() }
        switch kind {
        case .seqcount: return [.line("bump(\(lock))")]
        case .srcu:
            if random.chance(35) { return [.line("synchronize(\(lock))")] }
            return section("read_lock(\(lock))", "read_unlock(\(lock))")
        case .rwlock where random.chance(50): return section("lock_shared(\(lock))", "unlock_shared(\(lock))")
        default:
            if random.chance(15), place.canLeave || place.isInLoop {
                return [
                    .blocks([(head: "lock(\(lock)) else {", body: [exit()])], end: "}"),
                    random.chance(80) ? .line("unlock(\(lock))") : .line("defer { unlock(\(lock)) }"),
                ]
            }
            return section("lock(\(lock))", "unlock(\(lock))")
        }
    }

    private mutating func section(_ enter: String, _ leave: String) -> [SourcePiece] {
        switch random.below(20) {
        case 0: return [.line(enter)]
        case 1: return [.line(leave)]
        case 2...6:
            return [.line(enter), .line("defer { \(leave) }")]
        default:
            let outer = place
            defer { place = outer }
            place.depth += 1
            if random.chance(70) { (place.canLeave, place.isInLoop) = (false, false) }
            return [.line(enter)] + statements(limit: 2) + [.line(leave)]
        }
    }
}

extension CEmitter {
    /// Writes a region as a block of C.
    func write(_ region: CodeRegion) {
        line("{")
        declare()
        for pc in region.start..<region.end {
            if region.targets.contains(pc) { line("L\(pc):;") }
            if pc == region.begin { beginPath() }
            write(code.code[Int(pc)], at: pc)
        }
        switch role {
        case .entry, .step: endPaths()
        case .stateProperty, .transitionProperty, .terminal, .atom:
            if usesTarget(region.end) { line("N\(region.end):;") }
            flushCovers("pend")
            if role == .terminal { line("result = \(register(code.resultSlot)) != 0;") }
            if case .atom(let slot, let bit) = role { line("v |= (uint64_t)(\(register(slot)) != 0) << \(bit);") }
        }
        line("}")
    }

    /// Whether something in the region jumps to its end.
    private func usesTarget(_ pc: Int32) -> Bool { region.targets.contains(pc) }

    /// Where a jump goes.
    func label(_ target: Int32) -> String {
        if target == region.end { return "N\(target)" }
        if target == region.transitions, isEntry { return "C\(region.end)" }
        return "L\(target)"
    }

    /// Whether the region has paths.
    var isEntry: Bool {
        switch role {
        case .entry, .step: true
        case .stateProperty, .transitionProperty, .terminal, .atom: false
        }
    }

    /// How many words of coverage items the region has.
    var pendWords: Int { (region.covers.count + 63) / 64 }

    /// Declares what the region uses.
    private func declare() {
        for slot in region.scalars.sorted() where shared[slot] == nil && !isUnread(slot) {
            line("int64_t r\(slot) = 0;")
        }
        for array in region.arrays {
            if code.isConstant[Int(array.lowerBound)] {
                let numbers = array.map { CText.literal(code.memory[Int($0)]) }
                line("const int64_t *a\(array.lowerBound) = \(tables.table("int64_t", numbers));")
            } else {
                line("int64_t a\(array.lowerBound)[\(array.count)];")
            }
        }
        for index in 0..<pendWords { line("uint64_t pend\(index) = 0;") }
        guard isEntry else { return }
        if isNarrow {
            line("uint64_t t[] = {\((0..<map.wordCount).map { "s[\($0)]" }.joined(separator: ", "))};")
        } else {
            line("uint64_t *t = o;")
        }
        if !region.choices.isEmpty { line("uint64_t *z = c->stack;") }
    }

    /// Whether nothing ever reads a register, because no property looks at transitions.
    private func isUnread(_ slot: Int32) -> Bool {
        shared.isEmpty && (slot == code.endSlot || slot == code.endSlot + 1)
    }

    /// Begins a path with the words of the source.
    private func beginPath() {
        isInPath = true
        guard isEntry else { return }
        if !isNarrow {
            line("t = o;")
            line("__builtin_memcpy(t, s, \(map.wordCount * 8));")
        } else if !region.choices.isEmpty {
            for index in 0..<map.wordCount { line("t[\(index)] = s[\(index)];") }
        }
    }

    /// Ends what can go wrong before or on a path, counts targets, and goes back to choices.
    private func endPaths() {
        let end = region.end
        line("goto N\(end);")
        line("C\(end):;")
        writeTarget()
        flushCovers("pend")
        line("goto B\(end);")
        line("E\(end):;")
        line("k = without_target(c, k, e);")
        if judgesDeadlock { line("elsewhere = 1;") }
        flushCovers("pend")
        line("goto B\(end);")
        line("G\(end):;")
        line("found(c, e, -1, 1);")
        line("B\(end):;")
        goBack()
        line("N\(end):;")
    }

    /// Ends a path well.
    private func writeTarget() {
        if isNarrow { for index in 0..<map.wordCount { line("o[\(index)] = t[\(index)];") } }
        if code.transitionEntry >= 0 { line("judge(c, p, o, k);") }
        if judgesDeadlock {
            let differences = (0..<map.wordCount).map { "(t[\($0)] ^ s[\($0)])" }
            if isNarrow {
                line("elsewhere |= \(differences.joined(separator: " | "));")
            } else {
                line("if (!elsewhere) elsewhere = __builtin_memcmp(t, s, \(map.wordCount * 8)) != 0;")
            }
        }
        line("*q = k++;")
        line("if (LIKELY(o != last)) o += \(map.wordCount), q++; else c->status |= TARGETS_FULL;")
    }

    /// Notes the coverage items of the path, at most once each in a search.
    func flushCovers(_ name: String) {
        for index in 0..<pendWords {
            let items = region.covers.dropFirst(index * 64).prefix(64).map { "\($0)" }
            let table = tables.table("int32_t", items)
            let bits = "\(name)\(index)"
            line("if (UNLIKELY(\(bits) & ~c->seen[\(seen + index)])) cover(c, \(seen + index), \(bits), \(table));")
        }
    }

    /// An error that is `site` of the model's.
    func fail(at pc: Int32) -> String {
        let site = code.errorSites[Int(pc)]
        let subject = Int32(code.subjectOfProperty.count) + 1 + site
        switch role {
        case .entry, .step: return "{ e = \(subject); goto \(isInPath ? "E" : "G")\(region.end); }"
        case .transitionProperty: return "{ found(c, \(subject), k, 1); goto \(label(region.end)); }"
        case .stateProperty, .terminal, .atom: return "{ found(c, \(subject), -1, 1); goto \(label(region.end)); }"
        }
    }
}

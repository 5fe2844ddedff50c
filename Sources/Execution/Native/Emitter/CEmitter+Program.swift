extension CEmitter {
    /// The whole C file but the runtime header.
    func program() -> String {
        if code.transitionEntry >= 0 { writeTransitionProperties() }
        let properties = sections(from: code.invariantEntry)
        let inspections = grouped(properties).map { writeInspection($0) }
        var steps: [[String]] = []
        var calls: [[String]] = []
        for thread in map.threads {
            for member in 0..<thread.count {
                let number = thread.firstMember + member
                steps.append(code.locationEntries[number].map { writeStep($0, member: number) })
                calls.append(grouped(entries(from: code.idleEntries[number])).map { writeEntries($0) })
            }
        }
        let rules = grouped(entries(from: code.ruleEntries)).map { writeEntries($0) }
        if judgesDeadlock { writeTerminal() }
        writeExpansion(inspections: inspections, steps: steps, calls: calls, rules: rules)
        writeEvaluation()
        return tables.text + text
    }

    // MARK: Regions

    /// The entries that stand one behind the other from `start`.
    private func entries(from start: Int32) -> [CodeRegion] {
        var list: [CodeRegion] = []
        var pc = start
        while code.code[Int(pc)].opcode == .enter {
            let end = code.code[Int(pc)].c
            list.append(CodeRegion(start: pc + 1, end: end, code, links))
            pc = end
        }
        return list
    }

    /// The properties that stand one behind the other from `start`.
    private func sections(from start: Int32) -> [CodeRegion] {
        var list: [CodeRegion] = []
        var pc = start
        while code.code[Int(pc)].opcode == .section {
            let end = code.code[Int(pc)].c
            list.append(CodeRegion(start: pc, end: end, code, links))
            pc = end
        }
        return list
    }

    /// Regions that share a function.
    private func grouped(_ regions: [CodeRegion]) -> [[CodeRegion]] {
        var groups: [[CodeRegion]] = []
        var size = 0
        for region in regions {
            if groups.isEmpty || size + region.count > Self.instructionsPerFunction {
                groups.append([])
                size = 0
            }
            groups[groups.count - 1].append(region)
            size += region.count
        }
        return groups
    }

    // MARK: Functions

    /// The name of a new function.
    func name() -> String {
        functions += 1
        return "f\(functions)"
    }

    /// Begins a function, with what paths need where it has some.
    private func beginFunction(_ name: String, hasPaths: Bool) {
        line("APART void \(name)(struct context *restrict c, const uint64_t *restrict p) {")
        line(sourceWords)
        guard hasPaths else { return }
        line("uint64_t *o = c->target;")
        line("int32_t *q = c->ordinal_cell, k = (int32_t)c->ordinal, e = 0;")
        line("uint64_t *const last = c->words + c->target_capacity * \(map.wordCount);")
        if judgesDeadlock { line("uint64_t elsewhere = (uint64_t)c->leads_elsewhere;") }
    }

    /// The declaration of the words of the state that is expanded.
    var sourceWords: String {
        guard isNarrow else { return "const uint64_t *s = p;" }
        return "const uint64_t s[] = {\((0..<map.wordCount).map { "p[\($0)]" }.joined(separator: ", "))};"
    }

    /// Ends a function.
    private func endFunction(hasPaths: Bool) {
        if hasPaths {
            line("c->target = o;")
            line("c->ordinal_cell = q;")
            line("c->ordinal = k;")
            if judgesDeadlock { line("c->leads_elsewhere = (int64_t)elsewhere;") }
        }
        line("}")
    }

    /// Writes a region, or has the machine do the state.
    private func write(_ region: CodeRegion, _ role: Role) {
        if begin(region, role) { write(region) } else { line("c->status |= ELSEWHERE;") }
    }

    /// Writes an entry, and notes who makes its transitions.
    private func writeEntry(_ region: CodeRegion, _ role: Role) {
        let owner = code.entries[Int(code.code[Int(region.start) - 1].a)].owner
        guard owner >= 0 else { return write(region, role) }
        line("{ const int32_t own_first = k;")
        write(region, role)
        line("own(c, \(owner), own_first, k); }")
    }

    /// Writes a function of calls or rules and returns its name.
    private func writeEntries(_ group: [CodeRegion]) -> String {
        let name = name()
        beginFunction(name, hasPaths: true)
        for region in group { writeEntry(region, .entry) }
        endFunction(hasPaths: true)
        return name
    }

    /// Writes the function of a step from a location and returns its name.
    private func writeStep(_ start: Int32, member: Int) -> String {
        let name = name()
        beginFunction(name, hasPaths: true)
        if judgesDeadlock {
            line("const int64_t first = c->holder_count;")
            line("const int32_t before = k;")
            line("int other = 0;")
        }
        for region in entries(from: start) { writeEntry(region, .step) }
        if judgesDeadlock {
            line("if (UNLIKELY(k == before && c->holder_count > first && !other)) waits_for(c, \(member), first);")
            line("else c->holder_count = first;")
        }
        endFunction(hasPaths: true)
        return name
    }

    /// Writes a function of properties of states and returns its name.
    private func writeInspection(_ group: [CodeRegion]) -> String {
        let name = name()
        beginFunction(name, hasPaths: false)
        for region in group { write(region, .stateProperty) }
        endFunction(hasPaths: false)
        return name
    }

    /// Writes the functions that judge a transition.
    private func writeTransitionProperties() {
        let groups = grouped(sections(from: code.transitionEntry))
        let names = groups.map { group in
            let name = name()
            line("APART void \(name)(struct context *c, const uint64_t *s, const uint64_t *t, int32_t k) {")
            line("const uint64_t *p = s;")
            for region in group { write(region, .transitionProperty) }
            line("}")
            return name
        }
        line("INLINE void judge(struct context *c, const uint64_t *s, const uint64_t *t, int32_t k) {")
        for name in names { line("\(name)(c, s, t, k);") }
        line("}")
    }

    /// Writes the function that says whether a state without a way on is meant to be one.
    private func writeTerminal() {
        line("COLD int is_terminal(struct context *c, const uint64_t *p) {")
        if hasTerminal {
            line(sourceWords)
            line("int result = 0;")
            var end = code.terminalEntry
            while code.code[Int(end)].opcode != .section { end += 1 }
            write(CodeRegion(start: code.terminalEntry, end: code.code[Int(end)].c, code, links), .terminal)
            line("return result;")
        } else if map.threads.allSatisfy({ $0.count == 0 }) {
            line("(void)c, (void)p;")
            line("return 0;")
        } else {
            line(sourceWords)
            line("(void)c;")
            let busy = positions.compactMap { field in field.map { "\($0.code(in: "s")) == 0" } }
            line("return \(busy.isEmpty ? "1" : busy.joined(separator: " && "));")
        }
        line("}")
    }

    /// The field that tells where each thread stands; `nil` for one that is always idle.
    private var positions: [StateMap.PackedField?] {
        map.threads.flatMap { thread in (0..<thread.count).map { fields[Int(thread.position(of: $0))] } }
    }

    // MARK: The entry point

    /// Writes the entry points.
    private func writeExpansion(inspections: [String], steps: [[String]], calls: [[String]], rules: [String]) {
        line("EXPORTED int64_t interleave_layout(void);")
        line("EXPORTED int64_t interleave_expand(struct context *c, const uint64_t *states, int64_t count);")
        line("int64_t interleave_layout(void) { return LAYOUT(\(map.wordCount)); }")
        line("int64_t interleave_expand(struct context *c, const uint64_t *states, int64_t count) {")
        line("for (int64_t i = 0; i < count; i++) {")
        line("const uint64_t *p = states + i * \(map.wordCount);")
        line("const int64_t findings = c->finding_count, runs = c->run_count;")
        line("c->target = c->words + c->target_count * \(map.wordCount);")
        line("c->ordinal_cell = c->ordinals + c->target_count;")
        line("c->ordinal = c->leads_elsewhere = c->holder_count = c->wait_count = 0;")
        if !inspections.isEmpty { line("if (c->runs == 0) { \(inspections.map { "\($0)(c, p); " }.joined())}") }
        for (member, position) in positions.enumerated() {
            guard let position else {
                for name in calls[member] { line("\(name)(c, p);") }
                continue
            }
            line("switch \(position.code(in: "p")) {")
            line("case 0: \(calls[member].map { "\($0)(c, p); " }.joined())break;")
            for (index, name) in steps[member].enumerated() { line("case \(index + 1): \(name)(c, p); break;") }
            line("}")
        }
        for name in rules { line("\(name)(c, p);") }
        if judgesDeadlock {
            let stuck = "(c->wait_count != 0 && has_cycle(c)) || (!c->leads_elsewhere && !is_terminal(c, p))"
            line("if (c->runs == 0 && UNLIKELY(\(stuck))) found(c, \(deadlockSubject), -1, 1);")
        }
        line("if (UNLIKELY(c->status)) { c->finding_count = findings; c->run_count = runs; return i; }")
        line("c->target_count = c->ordinal_cell - c->ordinals;")
        line("c->target_ends[c->source_count] = (uint32_t)c->target_count;")
        line("c->transition_counts[c->source_count++] = (int32_t)c->ordinal;")
        line("if (c->target_count >= c->enough) return i + 1;")
        line("}")
        line("return count;")
        line("}")
    }
}

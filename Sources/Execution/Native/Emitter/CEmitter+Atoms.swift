extension CEmitter {
    /// Writes the entry point that evaluates the predicates of a formula.
    func writeEvaluation() {
        let formulas = code.atomEntries.keys.sorted()
        let functions = formulas.map { writeAtoms(from: code.atomEntries[$0] ?? 0) }
        line("EXPORTED int64_t interleave_evaluate(")
        line("struct context *c, int64_t first, const uint64_t *states, int64_t count, uint64_t *values);")
        line("int64_t interleave_evaluate(")
        line("struct context *c, int64_t first, const uint64_t *states, int64_t count, uint64_t *values) {")
        line("for (int64_t i = 0; i < count; i++) {")
        line("const uint64_t *p = states + i * \(map.wordCount);")
        line("uint64_t v = 0;")
        line("switch (first) {")
        for (first, names) in zip(formulas, functions) {
            line("case \(first): v = \(names.map { "\($0)(c, p)" }.joined(separator: " | ")); break;")
        }
        line("default: (void)p;")
        line("}")
        line("if (UNLIKELY(c->status)) return i;")
        line("values[i] = v;")
        line("}")
        line("return count;")
        line("}")
    }

    /// Writes functions of the predicates that stand one behind the other from `start`, and returns their names.
    private func writeAtoms(from start: Int32) -> [String] {
        var (names, size) = ([String](), 0)
        for (bit, atom) in atoms(from: start).enumerated() {
            if names.isEmpty || size + atom.region.count > Self.instructionsPerFunction {
                if !names.isEmpty { endAtoms() }
                names.append(beginAtoms())
                size = 0
            }
            size += atom.region.count
            if begin(atom.region, .atom(register: atom.register, bit: bit)) {
                write(atom.region)
            } else {
                line("c->status |= ELSEWHERE;")
            }
        }
        if !names.isEmpty { endAtoms() }
        return names
    }

    /// Begins a function of predicates and returns its name.
    private func beginAtoms() -> String {
        let name = name()
        line("APART uint64_t \(name)(struct context *restrict c, const uint64_t *restrict p) {")
        line(sourceWords)
        line("(void)c, (void)s;")
        line("uint64_t v = 0;")
        return name
    }

    /// Ends it.
    private func endAtoms() {
        line("return v;")
        line("}")
    }

    /// The predicates from `start` on: each clears the register of its value, and sets it in a region of its own.
    private func atoms(from start: Int32) -> [(region: CodeRegion, register: Int32)] {
        var list: [(region: CodeRegion, register: Int32)] = []
        var pc = start
        while code.code[Int(pc)].opcode == .move, code.code[Int(pc) + 1].opcode == .section {
            let end = code.code[Int(pc) + 1].c
            list.append((CodeRegion(start: pc + 1, end: end, code, links), code.code[Int(pc)].a))
            pc = end
        }
        return list
    }
}

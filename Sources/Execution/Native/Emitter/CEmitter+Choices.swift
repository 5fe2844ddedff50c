extension CEmitter {
    /// What a choice keeps: which it is, its present number and its last, and what its paths change.
    private var kept: [String] {
        var list = (0..<pendWords).map { "pend\($0)" }
        list += (0..<map.wordCount).map { "t[\($0)]" }
        for slot in region.noted.sorted() { list.append(register(slot)) }
        return list
    }

    /// The words that a choice takes on the stack.
    private var frameSize: Int { kept.count + 3 }

    /// One path for each number of a range.
    func chooseRange(_ i: Instruction, at pc: Int32) {
        line("if (\(value(i.b)) > \(value(i.c))) { \(blockedOtherwise)goto B\(region.end); }")
        push(pc, first: value(i.b), last: value(i.c))
        assign(i.a, value(i.b))
        line("R\(pc):;")
    }

    /// One path for each target of a table.
    func chooseBranch(_ i: Instruction, at pc: Int32) {
        push(pc, first: "0", last: "\(i.a - 1)")
        line("goto \(label(code.jumpTables[Int(i.b)][0]));")
    }

    /// Keeps what is needed to come back to a choice.
    private func push(_ pc: Int32, first: String, last: String) {
        line("if (UNLIKELY(z + \(frameSize) > c->stack + c->stack_capacity)) {")
        line("c->status |= STACK_FULL; goto N\(region.end); }")
        line("z[0] = \(pc); z[1] = (uint64_t)(\(first)); z[2] = (uint64_t)(\(last));")
        for (index, name) in kept.enumerated() { line("z[\(index + 3)] = (uint64_t)\(name);") }
        line("z += \(frameSize);")
    }

    /// Goes back to the last choice that has another number, if there is one.
    func goBack() {
        guard !region.choices.isEmpty else { return }
        let size = frameSize
        line("if (POLL(c) || c->status) goto N\(region.end);")
        line("while (z != c->stack) {")
        line("uint64_t *f = z - \(size);")
        line("if ((int64_t)f[1] >= (int64_t)f[2]) { z = f; continue; }")
        line("f[1]++;")
        if !isNarrow { line("t = o;") }
        for (index, name) in kept.enumerated() {
            let isWord = name.hasPrefix("pend") || name.hasPrefix("t[")
            line("\(name) = \(isWord ? "" : "(int64_t)")f[\(index + 3)];")
        }
        line("switch (f[0]) {")
        for pc in region.choices { resume(code.code[Int(pc)], at: pc) }
        line("}")
        line("}")
    }

    /// Goes on behind a choice with its next number.
    private func resume(_ i: Instruction, at pc: Int32) {
        line("case \(pc):")
        if i.opcode == .chooseRange {
            assign(i.a, "(int64_t)f[1]")
            return line("goto R\(pc);")
        }
        line("switch (f[1]) {")
        let targets = code.jumpTables[Int(i.b)]
        for (number, target) in targets.enumerated().dropFirst() {
            line("\(number + 1 < targets.count ? "case \(number)" : "default"): goto \(label(target));")
        }
        line("}")
        line("goto N\(region.end);")
    }

    /// Says that the present thread waits for something that is no lock, where somebody asks.
    var blockedOtherwise: String { role == .step && judgesDeadlock ? "other = 1; " : "" }
}

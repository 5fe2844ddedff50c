extension ModelCanonicaliser {
    /// Writes into `target` the image of the state in `state` when identities move as `members` tells.
    func makeImage(of state: MachineBuffer<UInt64>, in target: MachineBuffer<UInt64>) {
        fillTable(at: 0)
        makeImage(of: state, in: target, table: 0)
    }

    /// Writes the image of each code into the table that begins at `start`.
    func fillTable(at start: Int) {
        for index in plan.domains.indices { plan.domains[index].fill(tables, at: start, members) }
    }

    /// Writes into `target` the image of the state in `state` when codes move as the table that begins at `start` tells.
    func makeImage(of state: MachineBuffer<UInt64>, in target: MachineBuffer<UInt64>, table start: Int) {
        for word in 0..<wordCount { target[word] = state[word] & plan.fixedMask[word] }
        for index in plan.cells.indices {
            let cell = plan.cells[index]
            let code = code(at: Int(cell.slot), of: state)
            if code != 0 || !cell.isEmptyAtZero { move(cell, code, by: 0, start, to: target) }
        }
        for index in plan.frames.indices { move(plan.frames[index], of: state, start, to: target) }
    }

    /// The code in a slot of a state.
    @inline(__always) private func code(at slot: Int, of state: MachineBuffer<UInt64>) -> UInt64 {
        let field = plan.fields[slot]
        return state[Int(field.word)] &>> UInt64(field.shift) & field.mask
    }

    /// Moves the frames of a thread; those of idle members are 0 wherever they are.
    private func move(
        _ frames: SymmetryPlan.Frames, of state: MachineBuffer<UInt64>, _ start: Int,
        to target: MachineBuffer<UInt64>
    ) {
        for member in 0..<Int(frames.count) {
            let base = Int(frames.first) + member * Int(frames.stride)
            let position = code(at: base, of: state)
            if position == 0 { continue }
            let newMember = frames.domain < 0 ? member : image(Int(frames.domain), member, start)
            let newBase = Int(frames.first) + newMember * Int(frames.stride)
            write(position, at: newBase, to: target)
            let location = Int(frames.firstLocation) + Int(position) - 1
            for index in Int(plan.locationStarts[location])..<Int(plan.locationStarts[location + 1]) {
                let cell = plan.frameCells[index]
                let code = code(at: base + Int(cell.slot), of: state)
                if code != 0 { move(cell, code, by: newBase, start, to: target) }
            }
        }
    }

    /// Moves what a cell holds to its image, `base` slots further on.
    @inline(__always) private func move(
        _ cell: SymmetryCell, _ code: UInt64, by base: Int, _ start: Int, to target: MachineBuffer<UInt64>
    ) {
        var slot = base + Int(cell.target)
        for index in Int(cell.dimensions.lowerBound)..<Int(cell.dimensions.upperBound) {
            let dimension = plan.dimensions[index]
            slot &+= Int(dimension.stride) &* Int(tables[start &+ Int(dimension.entry)])
        }
        switch cell.content {
        case .plain: write(code, at: slot, to: target)
        case .reference(let domain):
            write(UInt64(image(Int(domain), Int(code) - 1, start) + 1), at: slot, to: target)
        case .members(let domain, let first):
            forEachImage(of: code, Int(domain), Int(first), start) { new in
                write(1 << UInt64(new % 64), at: slot + new / 64, to: target)
            }
        case .readersOrWriter(let domain):
            write(lock(Int(code) - plan.freeLock, Int(domain), start), at: slot, to: target)
        case .result(let domain):
            let value = Int(code) - Int(ResultCode.firstValue)
            let new = value < 0 ? code : UInt64(image(Int(domain), value, start)) + UInt64(ResultCode.firstValue)
            write(new, at: slot, to: target)
        }
    }

    /// The code of a reader-writer lock that had that number.
    private func lock(_ number: Int, _ domain: Int, _ start: Int) -> UInt64 {
        if number < 0 { return UInt64(plan.freeLock - image(domain, -number - 1, start) - 1) }
        var readers = 0
        forEachImage(of: UInt64(number), domain, 0, start) { readers |= 1 << $0 }
        return UInt64(readers + plan.freeLock)
    }

    /// Hands the images of the members of a set to `body`.
    @inline(__always) private func forEachImage(
        of bits: UInt64, _ domain: Int, _ first: Int, _ start: Int, _ body: (Int) -> Void
    ) {
        var rest = bits
        while rest != 0 {
            body(image(domain, first + rest.trailingZeroBitCount, start))
            rest &= rest - 1
        }
    }

    /// The image of a code.
    @inline(__always) private func image(_ domain: Int, _ code: Int, _ start: Int) -> Int {
        Int(tables[start &+ Int(plan.entries.offsets[domain]) &+ code])
    }

    /// Adds the bits of a code to its slot, which is 0.
    @inline(__always) private func write(_ code: UInt64, at slot: Int, to target: MachineBuffer<UInt64>) {
        let field = plan.fields[slot]
        target[Int(field.word)] |= code << UInt64(field.shift)
    }
}

extension ModelCanonicaliser {
    /// What tells the parts of content from those of places.
    private static let contentRole: UInt64 = 0xa5a5_0000_5a5a_0001
    /// What tells readers from a writer.
    private static let readerRole: UInt64 = 0x3c3c_0000_c3c3_0002

    /// Finds what in the source has to do with which identities.
    func collectEdges() {
        for index in 0..<plan.group.identityCount {
            gains[index] = 0
            isTouched[index] = false
        }
        var edges = edges
        edges.removeAll()
        edges.pop(to: 0)
        for index in plan.cells.indices {
            let cell = plan.cells[index]
            let code = code(at: Int(cell.slot))
            if code != 0 || !cell.isEmptyAtZero { collect(cell, code, &edges) }
        }
        for index in plan.frames.indices { collect(plan.frames[index], &edges) }
        self.edges = edges
    }

    /// The code in a slot of the source.
    @inline(__always) func code(at slot: Int) -> UInt64 {
        let field = plan.fields[slot]
        return source[Int(field.word)] &>> UInt64(field.shift) & field.mask
    }

    /// Collects what a cell tells whose code is not 0.
    private func collect(_ cell: SymmetryCell, _ code: UInt64, _ edges: inout SymmetryEdges) {
        let outside = edges.pendingCount
        for index in Int(cell.dimensions.lowerBound)..<Int(cell.dimensions.upperBound) {
            let dimension = plan.dimensions[index]
            push(Int(dimension.domain), Int(dimension.code), UInt64(index &- Int(cell.dimensions.lowerBound)), &edges)
        }
        switch cell.content {
        case .plain: note(cell.label &+ code &* 0xd6e8_feb8_6659_fd93, &edges)
        case .reference(let domain):
            collect(Int(domain), Int(code) &- 1, cell.label, Self.contentRole, &edges)
        case .members(let domain, let first):
            collect(bits: code, Int(domain), Int(first), cell.label, Self.contentRole, &edges)
        case .readersOrWriter(let domain):
            let number = Int(code) - plan.freeLock
            if number < 0 {
                collect(Int(domain), -number - 1, cell.label, Self.contentRole, &edges)
            } else {
                collect(bits: UInt64(number), Int(domain), 0, cell.label, Self.readerRole, &edges)
            }
        case .result(let domain):
            let value = Int(code) - Int(ResultCode.firstValue)
            if value < 0 {
                note(cell.label &+ code, &edges)
            } else {
                collect(Int(domain), value, cell.label, Self.contentRole, &edges)
            }
        }
        edges.pop(to: outside)
    }

    /// Collects what the members of a set tell.
    private func collect(
        bits: UInt64, _ domain: Int, _ first: Int, _ label: UInt64, _ role: UInt64, _ edges: inout SymmetryEdges
    ) {
        var rest = bits
        while rest != 0 {
            collect(domain, first + rest.trailingZeroBitCount, label, role, &edges)
            rest &= rest - 1
        }
    }

    /// Collects what a code of a domain tells at a place whose identities are pending.
    @inline(__always) private func collect(
        _ domain: Int, _ code: Int, _ label: UInt64, _ role: UInt64, _ edges: inout SymmetryEdges
    ) {
        let outside = edges.pendingCount
        push(domain, code, role, &edges)
        note(label &+ plan.entries.shapes[Int(plan.entries.offsets[domain]) &+ code] &* 3, &edges)
        edges.pop(to: outside)
    }

    /// Makes the identities pending that a code is made of.
    @inline(__always) private func push(
        _ domain: Int, _ code: Int, _ role: UInt64, _ edges: inout SymmetryEdges
    ) {
        for index in plan.entries.atoms(of: Int(plan.entries.offsets[domain]) &+ code) {
            let atom = plan.entries.atoms[index]
            edges.push(atom.identity, atom.role ^ role)
        }
    }

    /// Notes something about the identities that are pending.
    @inline(__always) private func note(_ label: UInt64, _ edges: inout SymmetryEdges) {
        let count = edges.pendingCount
        for index in 0..<count { isTouched[edges.pendingIdentity(index)] = true }
        if count == 1 {
            gains[edges.pendingIdentity(0)] &+= Scramble.mix(label ^ edges.pendingRole(0))
        } else if count > 1 {
            edges.addEdge(label: label)
        }
    }

    /// Collects what the frames of a thread tell; an idle one has nothing in it.
    private func collect(_ frames: SymmetryPlan.Frames, _ edges: inout SymmetryEdges) {
        for member in 0..<Int(frames.count) {
            let base = Int(frames.first) + member * Int(frames.stride)
            let position = code(at: base)
            if position == 0 { continue }
            if frames.domain >= 0 { push(Int(frames.domain), member, frames.label, &edges) }
            note(frames.label &+ position &* 0xd6e8_feb8_6659_fd93, &edges)
            let location = Int(frames.firstLocation) + Int(position) - 1
            for index in Int(plan.locationStarts[location])..<Int(plan.locationStarts[location + 1]) {
                let cell = plan.frameCells[index]
                let code = code(at: base + Int(cell.slot))
                if code != 0 || !cell.isEmptyAtZero { collect(cell, code, &edges) }
            }
            edges.pop(to: 0)
        }
    }
}

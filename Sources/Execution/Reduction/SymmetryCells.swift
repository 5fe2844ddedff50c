import Language

/// Collects the cells of values, and the domains that these are made of.
struct SymmetryCells {
    /// The group.
    let group: SymmetryGroup
    /// The layout of types.
    let shapes: Shapes
    /// The domains so far.
    private(set) var domains: [SymmetryDomain] = []
    /// The numbers of the domains.
    private var numbers: [CodeAction: Int32] = [:]
    /// The dimensions of all cells.
    private(set) var dimensions: [SymmetryCell.Dimension] = []
    /// The cells so far.
    private(set) var cells: [SymmetryCell] = []
    /// The dimensions of the place that is looked at.
    private var place: [SymmetryCell.Dimension] = []
    /// How many entries the tables of the domains have.
    private(set) var tableSize = 0

    /// Makes an empty collection.
    init(_ group: SymmetryGroup, _ shapes: Shapes) { (self.group, self.shapes) = (group, shapes) }

    /// The number of the domain with that action.
    mutating func domain(_ action: CodeAction) -> Int32 {
        if let known = numbers[action] { return known }
        let domain = SymmetryDomain(action, offset: tableSize)
        numbers[action] = Int32(domains.count)
        domains.append(domain)
        tableSize += domain.count
        return Int32(domains.count - 1)
    }

    /// Takes the cells that were collected since the last call.
    mutating func takeCells() -> [SymmetryCell] {
        defer { cells = [] }
        return cells
    }

    /// Adds the cells of a value of `type` whose first slot is `slot`, and goes on behind it.
    mutating func add(_ type: Type, at slot: inout Int, label: UInt64) {
        if shapes.isScalar(type) { return addScalar(type, at: &slot, label: label) }
        switch type {
        case .optional(let wrapped):
            addCell(.plain, at: &slot, label: label)
            add(wrapped, at: &slot, label: Scramble.mix(label))
        case .structure(let id):
            for (index, field) in group.program.structures[id.index].fields.enumerated() {
                add(field.type, at: &slot, label: Scramble.mix(label &+ UInt64(index) &+ 1))
            }
        case .array(let index, let element): addArray(index, element, at: &slot, label: label)
        case .set(let element): addSet(type, element, at: &slot, label: label)
        case .sequence(let bound, let element):
            addCell(.plain, at: &slot, label: label)
            for index in 0..<bound { add(element, at: &slot, label: Scramble.mix(label &+ UInt64(index) &+ 1)) }
        case .mutex: addCell(reference(to: group.members), at: &slot, label: label)
        case .rwlock:
            let members = group.members
            let content =
                members.isFixed ? SymmetryCell.Content.plain : .readersOrWriter(domain: domain(members))
            addCell(content, at: &slot, label: label)
        case .srcu: addReaders(at: &slot, label: label)
        default: addCell(.plain, at: &slot, label: label)
        }
    }

    /// Adds a set of threads as bits.
    mutating func addReaders(at slot: inout Int, label: UInt64) {
        let members = group.members
        addCell(members.isFixed ? .plain : .members(domain: domain(members), first: 0), at: &slot, label: label)
    }

    /// Adds one cell.
    mutating func addCell(_ content: SymmetryCell.Content, at slot: inout Int, label: UInt64) {
        let start = Int32(dimensions.count)
        dimensions += place
        var target = Int32(slot) - place.reduce(0) { $0 + $1.stride * $1.code }
        if case .members(_, let first) = content { target -= first / 64 }
        cells.append(
            SymmetryCell(
                slot: Int32(slot), target: target, dimensions: start..<Int32(dimensions.count), content: content,
                label: Scramble.mix(label)))
        slot += 1
    }

    /// What a code of something that moves as `action` tells, with code 0 for nothing, stands for.
    mutating func reference(to action: CodeAction) -> SymmetryCell.Content {
        action.isFixed ? .plain : .reference(domain: domain(action))
    }

    /// Does `body` at each index of something that moves as `action` tells, in `stride` slots each.
    mutating func forEachIndex(
        _ action: CodeAction, stride: Int, label: UInt64, _ body: (inout SymmetryCells, UInt64) -> Void
    ) {
        if action.isFixed {
            for code in 0..<action.count { body(&self, Scramble.mix(label &+ UInt64(code) &+ 1)) }
            return
        }
        let number = domain(action)
        for code in 0..<action.count {
            let entry = domains[Int(number)].offset + code
            place.append(
                SymmetryCell.Dimension(
                    domain: number, code: Int32(code), entry: Int32(entry), stride: Int32(stride)))
            body(&self, Scramble.mix(label &+ domains[Int(number)].shapes[code]))
            place.removeLast()
        }
    }

    /// Adds a scalar or an optional of one.
    private mutating func addScalar(_ type: Type, at slot: inout Int, label: UInt64) {
        addCell(reference(to: group.action(of: type.unwrapped)), at: &slot, label: label)
    }

    /// Adds the elements of an array.
    private mutating func addArray(_ index: Type, _ element: Type, at slot: inout Int, label: UInt64) {
        var next = slot
        forEachIndex(group.action(of: index), stride: shapes.slotCount(element), label: label) { cells, label in
            cells.add(element, at: &next, label: label)
        }
        slot = next
    }

    /// Adds the words of a set.
    private mutating func addSet(_ type: Type, _ element: Type, at slot: inout Int, label: UInt64) {
        let action = group.action(of: element)
        for word in 0..<shapes.slotCount(type) {
            if action.isFixed {
                addCell(.plain, at: &slot, label: Scramble.mix(label &+ UInt64(word)))
            } else {
                addCell(.members(domain: domain(action), first: Int32(64 * word)), at: &slot, label: label)
            }
        }
    }
}

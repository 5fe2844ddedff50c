import Language

/// Makes the plan of a model.
struct SymmetryPlanner {
    /// The group.
    private let group: SymmetryGroup
    /// Where everything stands.
    private let map: StateMap
    /// The graphs of operations.
    private let lowered: LoweredProgram
    /// What collects cells.
    private var cells: SymmetryCells
    /// The cells of variables that move.
    private var variables: [SymmetryCell] = []
    /// The threads whose frames move or hold what does.
    private var frames: [SymmetryPlan.Frames] = []
    /// The cells of frames, and where those of each location begin.
    private var (frameCells, locationStarts): ([SymmetryCell], [Int32]) = ([], [])
    /// Where each slot is packed.
    private let fields: [SymmetryPlan.Field]

    /// Prepares a plan for a model; `nil` where nothing can be exchanged.
    init?(_ lowered: LoweredProgram, _ map: StateMap) {
        (self.lowered, self.map) = (lowered, map)
        group = SymmetryGroup(lowered.program)
        guard !group.classes.isEmpty else { return nil }
        cells = SymmetryCells(group, Shapes(program: lowered.program))
        var fields = [SymmetryPlan.Field](
            repeating: SymmetryPlan.Field(word: 0, shift: 0, mask: 0), count: map.slotCount)
        for field in map.fields {
            fields[Int(field.slot)] = SymmetryPlan.Field(
                word: field.word, shift: field.shift, mask: ~0 >> UInt64(64 - field.width))
        }
        self.fields = fields
    }

    /// The plan.
    mutating func plan() -> SymmetryPlan {
        for (index, variable) in lowered.program.variables.enumerated() {
            var slot = Int(map.variables[index])
            cells.add(variable.type, at: &slot, label: UInt64(index) &+ 1)
        }
        variables = cells.takeCells().filter { isMoving($0) && fields[Int($0.slot)].mask != 0 }
        for index in map.threads.indices { addFrames(ThreadID(index)) }
        let used = group.classes.filter { identities in
            variables.contains { mentions($0, identities) } || frames.contains { mentions($0, identities) }
        }
        var (keys, entangled) = ([PrivateKey](), [IdentityClass]())
        for identities in used {
            if let key = key(of: identities) { keys.append(key) } else { entangled.append(identities) }
        }
        let searched = variables.filter { cell in entangled.contains { mentions(cell, $0) } }
        let moved = frames.filter { frame in entangled.contains { mentions(frame, $0) } }
        return SymmetryPlan(
            group: group, usedClasses: used, classes: entangled, keys: keys, domains: cells.domains,
            entries: SymmetryEntries(cells.domains), tableSize: cells.tableSize, dimensions: cells.dimensions,
            cells: searched, frames: moved,
            frameCells: frameCells, locationStarts: locationStarts, fields: fields, fixedMask: mask(searched, moved),
            freeLock: cells.shapes.threadCount)
    }

    /// Whether exchanges have to do with a cell.
    private func isMoving(_ cell: SymmetryCell) -> Bool { !cell.dimensions.isEmpty || cell.content != .plain }

    /// Adds the frames of a thread, unless nothing about them moves.
    private mutating func addFrames(_ id: ThreadID) {
        let thread = map.threads[id.index]
        let action = group.action(of: .thread(id))
        let label = Scramble.mix(UInt64(id.index) &+ 1 << 32)
        let (firstCell, firstLocation) = (frameCells.count, locationStarts.count)
        for (index, place) in thread.plan.locations.enumerated() {
            locationStarts.append(Int32(frameCells.count))
            addLocation(place, thread.plan, label: Scramble.mix(label &+ UInt64(index) &+ 1))
            let found = cells.takeCells()
            frameCells += found.filter { fields[Int(thread.first + $0.slot)].mask != 0 }
        }
        locationStarts.append(Int32(frameCells.count))
        guard !action.isFixed || frameCells[firstCell...].contains(where: isMoving) else { return }
        frames.append(
            SymmetryPlan.Frames(
                first: thread.first, stride: thread.stride, count: Int32(thread.count),
                domain: action.isFixed ? -1 : cells.domain(action), label: label,
                firstLocation: Int32(firstLocation)))
    }

    /// Collects the cells of a frame at a location.
    private mutating func addLocation(
        _ place: (operation: OperationID, location: LocationID), _ plan: FramePlan, label: UInt64
    ) {
        guard let graph = lowered.operations[place.operation.index], let entry = plan.entry(for: place.operation)
        else { return }
        for local in graph.locations[place.location.index].live {
            guard let offset = entry.offsets[local] else { continue }
            var slot = plan.firstCode + offset
            let label = Scramble.mix(label &+ UInt64(local.index) &+ 1)
            if local == graph.result, let result = result(of: place.operation) {
                cells.addCell(result, at: &slot, label: label)
            } else {
                cells.add(graph.locals[local.index].type, at: &slot, label: label)
            }
        }
        var slot = plan.firstSnapshot
        for index in 0..<plan.snapshotCount {
            let counters = cells.reference(to: group.places(of: .seqcount))
            cells.addCell(counters, at: &slot, label: Scramble.mix(label &+ UInt64(index) &+ 1 << 20))
        }
        for index in 0..<plan.waitCount {
            let label = Scramble.mix(label &+ UInt64(index) &+ 1 << 21)
            let srcu = cells.reference(to: group.places(of: .srcu))
            cells.addCell(srcu, at: &slot, label: label)
            cells.addReaders(at: &slot, label: Scramble.mix(label))
        }
    }

    /// What stands for how an operation ends that returns something with identities.
    private mutating func result(of operation: OperationID) -> SymmetryCell.Content? {
        guard let type = lowered.program.operations[operation.index].result else { return nil }
        let action = group.action(of: type)
        return action.isFixed ? nil : .result(domain: cells.domain(action))
    }

    /// The bits of each word that neither `cells` nor `frames` are about.
    private func mask(_ cells: [SymmetryCell], _ frames: [SymmetryPlan.Frames]) -> [UInt64] {
        var mask = [UInt64](repeating: ~0, count: map.wordCount)
        func clear(_ slot: Int32) {
            let field = fields[Int(slot)]
            mask[Int(field.word)] &= ~(field.mask << UInt64(field.shift))
        }
        for cell in cells { clear(cell.slot) }
        for frame in frames {
            for slot in frame.first..<frame.first + frame.stride * frame.count { clear(slot) }
        }
        return mask
    }
}

extension SymmetryPlanner {
    /// Whether a cell has to do with identities of that class.
    private func mentions(_ cell: SymmetryCell, _ identities: IdentityClass) -> Bool {
        domains(of: cell).contains { cells.domains[Int($0)].action.mentions(identities) }
    }

    /// The same of the frames of a thread.
    private func mentions(_ frame: SymmetryPlan.Frames, _ identities: IdentityClass) -> Bool {
        if frame.domain >= 0, cells.domains[Int(frame.domain)].action.mentions(identities) { return true }
        return frameCells[range(of: frame)].contains { mentions($0, identities) }
    }

    /// The positions in `frameCells` of the cells of a thread.
    private func range(of frame: SymmetryPlan.Frames) -> Range<Int> {
        let index = Int(frame.firstLocation)
        let count = map.threads.first { $0.first == frame.first }?.plan.locations.count ?? 0
        return Int(locationStarts[index])..<Int(locationStarts[index + count])
    }

    /// The domains that a cell has to do with.
    private func domains(of cell: SymmetryCell) -> [Int32] {
        let places = cells.dimensions[Int(cell.dimensions.lowerBound)..<Int(cell.dimensions.upperBound)].map(\.domain)
        switch cell.content {
        case .plain: return places
        case .reference(let domain), .members(let domain, _), .readersOrWriter(let domain), .result(let domain):
            return places + [domain]
        }
    }

    /// The key of a class whose identities have bits of their own only; `nil` where there is more to it.
    private func key(of identities: IdentityClass) -> PrivateKey? {
        let action = CodeAction.identity(first: identities.first, count: identities.count)
        guard identities.count <= 64 else { return nil }
        var segments = [[PrivateKey.Segment]](repeating: [], count: identities.count)
        for cell in variables where mentions(cell, identities) {
            guard domains(of: cell).count == 1, cells.domains[Int(domains(of: cell)[0])].action == action else {
                return nil
            }
            let field = fields[Int(cell.slot)]
            switch cell.content {
            case .plain:
                let dimension = cells.dimensions[Int(cell.dimensions.lowerBound)]
                segments[Int(dimension.code)].append(segment(field))
            case .members:
                for member in segments.indices {
                    segments[member].append(.init(word: field.word, shift: field.shift + UInt8(member), width: 1))
                }
            case .reference, .readersOrWriter, .result: return nil
            }
        }
        for frame in frames where mentions(frame, identities) {
            guard frame.domain >= 0, cells.domains[Int(frame.domain)].action == action,
                !frameCells[range(of: frame)].contains(where: isMoving)
            else { return nil }
            for member in segments.indices {
                let first = Int(frame.first) + member * Int(frame.stride)
                for field in fields[first..<first + Int(frame.stride)] where field.mask != 0 {
                    segments[member].append(segment(field))
                }
            }
        }
        return PrivateKey(segments)
    }

    /// The bits of a field.
    private func segment(_ field: SymmetryPlan.Field) -> PrivateKey.Segment {
        PrivateKey.Segment(word: field.word, shift: field.shift, width: UInt8(field.mask.nonzeroBitCount))
    }
}

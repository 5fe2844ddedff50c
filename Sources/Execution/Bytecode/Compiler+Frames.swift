import Language

extension Compiler {
    /// The number that a code stands for.
    func decoded(_ code: Operand, _ encoding: SlotEncoding) -> Operand {
        guard let sentinel = encoding.sentinel else {
            return encoding.count == 0
                ? binary(.add, code, .constant(encoding.lowest))
                : binary(.add, code, .constant(encoding.lowest))
        }
        let target = temporary()
        let table = optional(Bytecode.OptionalTable(sentinel: sentinel, lowest: encoding.lowest))
        emit(.decodeOptional, target, slot(code), table)
        return .slot(target)
    }

    /// The code of a number.
    func encoded(_ number: Operand, _ encoding: SlotEncoding) -> Operand {
        if case .constant(let constant) = number { return .constant(Int64(bitPattern: encoding.code(of: constant))) }
        guard let sentinel = encoding.sentinel else { return binary(.subtract, number, .constant(encoding.lowest)) }
        let target = temporary()
        let table = optional(Bytecode.OptionalTable(sentinel: sentinel, lowest: encoding.lowest))
        emit(.encodeOptional, target, slot(number), table)
        return .slot(target)
    }

    /// Reads the live locals of a location out of the thread's frame.
    func loadFrame(_ region: Region, at location: LocationID) {
        guard let frame = region.frame else { return }
        let written = region.writtenLocals
        for local in region.graph.locations[location.index].live {
            let type = region.graph.locals[local.index].type
            if let index = frame.entry.snapshots[local] {
                let slot = frame.base + Int32(frame.plan.firstSnapshot + index)
                let register = self.register(of: local, region)
                emit(.move, register, slot)
                continue
            }
            guard let offset = frame.entry.offsets[local] else { continue }
            var encodings: [SlotEncoding] = []
            shapes.appendEncodings(of: type, to: &encodings)
            let first = frame.base + Int32(frame.plan.firstCode + offset)
            let isPlain = encodings.allSatisfy { $0.sentinel == nil && $0.lowest == 0 }
            if isPlain, !written.contains(local) {
                region.env.locals[local] =
                    shapes.isScalar(type) ? .operands([.slot(first)]) : .memory(Address(slot: first))
                continue
            }
            let register = self.register(of: local, region)
            for (index, encoding) in encodings.enumerated() {
                let mark = temporaryMark
                emit(.move, register + Int32(index), slot(decoded(.slot(first + Int32(index)), encoding)))
                temporaryMark = mark
            }
        }
    }

    /// Writes the thread's frame as it is at a location, or when idle: the live locals, everything else 0.
    func storeFrame(_ region: Region, at location: LocationID?) {
        guard let frame = region.frame else { return }
        let plan = frame.plan
        var sites = 0
        if let location {
            for (site, srcu) in region.graph.locations[location.index].synchronized.enumerated() {
                let place = placeSlot(srcu, region.env)
                emit(
                    .noteReaders, frame.base + Int32(plan.firstWait + 2 * site), place.slot, within: place.extent)
                sites = site + 1
            }
        }
        var codes: [Int: Operand] = [:]
        for local in location.map({ region.graph.locations[$0.index].live }) ?? [] {
            storeLocal(local, region, frame, &codes)
        }
        for index in 0..<plan.codeCount {
            emit(.store, frame.base + Int32(plan.firstCode + index), slot(codes[index] ?? .constant(0)))
        }
        let live = Set(location.map { region.graph.locations[$0.index].live } ?? [])
        for index in 0..<plan.snapshotCount {
            let local = frame.entry.snapshots.first { $0.value == index && live.contains($0.key) }?.key
            let source = local.map { register(of: $0, region) } ?? slot(of: 0)
            emit(.store, frame.base + Int32(plan.firstSnapshot + index), source)
        }
        for index in sites..<max(sites, plan.waitCount) {
            emit(.store, frame.base + Int32(plan.firstWait + 2 * index), slot(of: 0))
            emit(.store, frame.base + Int32(plan.firstWait + 2 * index + 1), slot(of: 0))
        }
        let number = location.flatMap { frame.entry.numbers[$0] } ?? 0
        emit(.store, frame.base, slot(of: Int64(number)))
    }

    private func storeLocal(
        _ local: LocalID, _ region: Region, _ frame: Region.Frame, _ codes: inout [Int: Operand]
    ) {
        guard let offset = frame.entry.offsets[local] else { return }
        let type = region.graph.locals[local.index].type
        var encodings: [SlotEncoding] = []
        shapes.appendEncodings(of: type, to: &encodings)
        let value = region.env.locals[local] ?? .operands(encodings.map { .constant($0.number(of: 0)) })
        for (index, operand) in operands(value, count: encodings.count).enumerated() {
            codes[offset + index] = encoded(operand, encodings[index])
        }
    }
}

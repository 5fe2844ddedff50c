import Language

/// Collects what the evaluation of expressions reads, and what the instructions of a thread's step read and write.
///
/// A place is narrowed down by what is known for good: constants, the thread's own indices, and locals that are assigned
/// once, from such. An index that is not known stands for all.
struct FootprintCollector {
    /// The thread member whose step it is.
    struct Actor {
        /// The declaration.
        let thread: ThreadID
        /// The member among those of the declaration.
        let index: Int
        /// The member among all threads.
        let number: Int
    }

    /// The cells.
    let cells: CellMap
    /// What is known of the program.
    let facts: ProgramFacts
    /// Whose step it is; `nil` for rules and properties.
    let actor: Actor?
    /// The values of locals that are known for good, as constants of their types.
    var known: [LocalID: Expression] = [:]
    /// What was collected.
    var footprint = Footprint()

    /// The program.
    private var program: Program { facts.program }

    // MARK: What is known

    /// The value of an expression that depends on nothing but what is known; `nil` for others.
    func resolve(_ e: Expression) -> Value? {
        switch e.kind {
        case .constant(let value): return value
        case .local(let id): if case .constant(let value)? = known[id]?.kind { return value } else { return nil }
        case .some(let wrapped): return resolve(wrapped)
        case .currentThread:
            guard let actor, e.type == .thread(actor.thread) else { return nil }
            return .scalar(Int64(actor.index))
        case .threadMember(let thread, let indices): return member(thread, indices)
        default:
            if e.type != .boolean && facts.readsVariables(e) { return nil }
            if case .constant(let value) = Simplifier(facts: facts, substitution: known)(e).kind { return value }
            return nil
        }
    }

    /// The member of a thread with these indices.
    private func member(_ thread: ThreadID, _ indices: [Expression]) -> Value? {
        guard case .indexed(let parts) = program.threads[thread.index].shape else {
            return program.threads[thread.index].count == 1 ? .scalar(0) : nil
        }
        let values = indices.compactMap { resolve($0) }
        return program.ordinal(of: values, in: parts.map(\.type)).map { .scalar(Int64($0)) }
    }

    // MARK: Expressions

    /// Adds what the evaluation of a condition reads, without the parts that what is known decides.
    mutating func read(condition: Expression) {
        read(known.isEmpty ? condition : Simplifier(facts: facts, substitution: known)(condition))
    }

    /// Adds what the evaluation of `e` reads.
    mutating func read(_ e: Expression) {
        switch e.kind {
        case .constant, .local, .currentThread: return
        case .variable, .field, .element, .unwrap, .sequenceElement:
            guard e.isRootedInVariable else { break }
            if let place = locate(e) { insert(place) { $0.reads.insert($1) } }
            return
        case .call(let function, let arguments): return read(function, arguments)
        case .isIdle(let thread): return read(thread) { $0.cells.idle($1) }
        case .isInside(let thread, _, let arguments):
            for case let argument? in arguments ?? [] { read(argument) }
            return read(thread) { $0.cells.idle($1) }
        case .isAt(let thread, _, _): return read(thread) { $0.cells.label($1) }
        case .isHeld(let lock): return readAll(of: lock)
        case .holds(let thread, let lock):
            read(thread)
            return readAll(of: lock)
        case .snapshot(let counter): return readAll(of: counter)
        case .changed: for counter in cells.map.seqcounts { footprint.reads.insert(cells.cells(of: Int(counter))) }
        default: break
        }
        e.forEachOperand { read($0) }
    }

    /// Adds what a call of a function reads.
    private mutating func read(_ id: FunctionID, _ arguments: [Expression]) {
        let function = program.functions[id.index]
        var inner: [LocalID: Expression] = [:]
        for (parameter, argument) in zip(function.parameters, arguments) {
            read(argument)
            if let value = resolve(argument) {
                inner[parameter] = Expression(
                    .constant(value), function.locals[parameter.index].type, argument.span)
            }
        }
        let outer = known
        known = inner
        read(facts.body(of: id))
        known = outer
    }

    /// Adds a cell of each thread that `thread` may be.
    private mutating func read(_ thread: Expression, _ cell: (FootprintCollector, Int) -> Int) {
        read(thread)
        guard case .thread(let id) = thread.type else {
            if let actor { footprint.reads.insert(cell(self, actor.number)) }
            return
        }
        let threads = cells.map.threads[id.index]
        if case .scalar(let index)? = resolve(thread) {
            footprint.reads.insert(cell(self, threads.firstMember + Int(index)))
        } else {
            for index in 0..<threads.count { footprint.reads.insert(cell(self, threads.firstMember + index)) }
        }
    }

    /// Adds all cells of a lock, srcu or counter.
    mutating func readAll(of place: Expression) {
        for slot in slots(ofLock: place) { footprint.reads.insert(cells.cells(of: slot)) }
    }

    // MARK: Places

    /// Slots that a place may begin at, and how many it takes.
    struct Place {
        /// The first slots.
        var slots: [Int]
        /// The type of what stands there; `nil` where its parts are not told apart.
        var type: Type?
        /// How many slots it takes.
        var width: Int
    }

    /// Calls `add` with the cells of a place.
    mutating func insert(_ place: Place, _ add: (inout Footprint, Range<Int>) -> Void) {
        for start in place.slots {
            for slot in start..<start + place.width { add(&footprint, cells.cells(of: slot)) }
        }
    }

    /// The slots that a lock, srcu or counter may be at.
    mutating func slots(ofLock place: Expression) -> [Int] {
        if let found = locate(place) { return found.slots }
        return cells.map.locks.map { Int($0.slot) } + cells.map.seqcounts.map { Int($0) }
    }

    /// Where a variable or a part of one is, and adds what is read to find it; `nil` for places in locals.
    mutating func locate(_ e: Expression) -> Place? {
        switch e.kind {
        case .variable(let id):
            let (start, type) = (Int(cells.map.variables[id.index]), program.variables[id.index].type)
            return cells.isFine
                ? Place(slots: [start], type: type, width: cells.shapes.slotCount(type))
                : Place(slots: [start], type: nil, width: 1)
        case .field(let base, let index): return locate(base).map { field(index, of: $0) }
        case .element(let base, let index):
            read(index)
            return locate(base).map { element(resolve(index), of: $0) }
        case .unwrap(let base): return locate(base).map { unwrapped($0) }
        case .sequenceElement(let base, let index):
            read(index)
            return locate(base).map { Place(slots: $0.slots, type: nil, width: $0.width) }
        default:
            read(e)
            return nil
        }
    }

    /// A field of what stands at a place.
    private func field(_ index: Int, of place: Place) -> Place {
        guard case .structure(let id)? = place.type else { return place }
        let type = program.structures[id.index].fields[index].type
        let offset = cells.shapes.offset(ofField: index, in: id)
        return Place(slots: place.slots.map { $0 + offset }, type: type, width: cells.shapes.slotCount(type))
    }

    /// The element with that index, or any.
    private func element(_ index: Value?, of place: Place) -> Place {
        guard case .array(let type, let element)? = place.type else { return place }
        let stride = cells.shapes.slotCount(element)
        var ordinals = Array(0..<program.cardinality(of: type))
        if let index, let ordinal = program.ordinal(of: index, in: type) { ordinals = [ordinal] }
        return Place(
            slots: place.slots.flatMap { start in ordinals.map { start + $0 * stride } }, type: element, width: stride)
    }

    /// What an optional holds; adds that it was asked whether it holds anything.
    private mutating func unwrapped(_ place: Place) -> Place {
        guard case .optional(let wrapped)? = place.type else { return place }
        if cells.shapes.isScalar(.optional(wrapped)) { return Place(slots: place.slots, type: wrapped, width: 1) }
        for slot in place.slots { footprint.reads.insert(cells.cells(of: slot)) }
        return Place(slots: place.slots.map { $0 + 1 }, type: wrapped, width: place.width - 1)
    }
}

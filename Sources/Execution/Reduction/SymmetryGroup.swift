import Language

/// The exchanges of identities under which a model's transitions stay the same: all permutations of each class.
struct SymmetryGroup: Sendable {
    /// The model.
    let program: Program
    /// The classes of interchangeable identities.
    private(set) var classes: [IdentityClass] = []
    /// Why other types that look alike are no classes.
    let obstacles: [SymmetryObstacle]
    /// The first identity of each symmetric type that is a class.
    private var symmetric: [SymmetricID: Int] = [:]
    /// The first identity of each thread that is a class.
    private var threads: [ThreadID: Int] = [:]

    /// Finds the group of `program`.
    init(_ program: Program) {
        self.program = program
        obstacles = SymmetryObstacles.of(program)
        let told = Set(obstacles.map(\.type))
        var next = 0
        for (index, type) in program.symmetricTypes.enumerated() where type.count > 1 && !told.contains(type.name) {
            symmetric[SymmetricID(index)] = next
            add(type.name, type.count, &next)
        }
        for (index, thread) in program.threads.enumerated() where thread.count > 1 && !told.contains(thread.name) {
            guard case .identical = thread.shape else { continue }
            threads[ThreadID(index)] = next
            add(thread.name, thread.count, &next)
        }
    }

    /// Adds a class.
    private mutating func add(_ name: String, _ count: Int, _ next: inout Int) {
        classes.append(IdentityClass(name: name, count: count, first: next))
        next += count
    }

    /// How many identities there are.
    var identityCount: Int { classes.last.map { $0.first + $0.count } ?? 0 }

    /// How the values of a type that can be ranged over move.
    func action(of type: Type) -> CodeAction {
        switch type {
        case .symmetric(let id):
            let count = program.symmetricTypes[id.index].count
            return symmetric[id].map { .identity(first: $0, count: count) } ?? .fixed(count)
        case .thread(let id):
            let thread = program.threads[id.index]
            if let first = threads[id] { return .identity(first: first, count: thread.count) }
            guard case .indexed(let indices) = thread.shape else { return .fixed(thread.count) }
            return .combination(indices.map { action(of: $0.type) })
        case .optional(let wrapped):
            let part = action(of: wrapped)
            return part.isFixed ? .fixed(part.count + 1) : .optional(part)
        case .structure(let id):
            return .combination(program.structures[id.index].fields.map { action(of: $0.type) })
        case .set(let element):
            let part = action(of: element)
            return part.isFixed ? .fixed(program.cardinality(of: type)) : .subset(part)
        default: return .fixed(program.cardinality(of: type))
        }
    }

    /// How the members of all threads move, in the order in which locks number them.
    var members: CodeAction { .union(program.threads.indices.map { action(of: .thread(ThreadID($0))) }) }

    /// How the places of `kind` (seqcount or srcu) in all variables move, in the order of the state map.
    func places(of kind: Type) -> CodeAction {
        .union(program.variables.map { places(of: kind, in: $0.type) })
    }

    /// How those within a value of `type` move.
    private func places(of kind: Type, in type: Type) -> CodeAction {
        if type == kind { return .fixed(1) }
        switch type {
        case .structure(let id):
            return .union(program.structures[id.index].fields.map { places(of: kind, in: $0.type) })
        case .array(let index, let element):
            let inner = places(of: kind, in: element)
            return inner.count == 0 ? .fixed(0) : .combination([action(of: index), inner])
        default: return .fixed(0)
        }
    }
}

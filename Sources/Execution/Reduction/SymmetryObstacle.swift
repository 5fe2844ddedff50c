import Language

/// Why the identities of a type are told apart although the type would allow to exchange them.
public struct SymmetryObstacle: Codable, Hashable, Sendable {
    /// The name of the type.
    public let type: String
    /// What stands in the way.
    public let cause: Cause
    /// The place in the source.
    public let span: SourceSpan

    /// What can stand in the way.
    public enum Cause: Codable, Hashable, Sendable {
        /// A loop without order of which a turn can block: whether a turn that goes wrong is met first depends on the
        /// order after all.
        case blockingLoop
    }
}

/// Finds what keeps a program's identities from being exchanged, but for what its types refuse.
struct SymmetryObstacles {
    /// The program.
    private let program: Program
    /// What was found.
    private var found: [SymmetryObstacle] = []
    /// Whether procedures can block, so far.
    private var blocking: [ProcedureID: Bool] = [:]

    /// The first obstacle of each type.
    static func of(_ program: Program) -> [SymmetryObstacle] {
        var search = SymmetryObstacles(program: program)
        for procedure in program.procedures { search.visit(procedure.routine.body) }
        for operation in program.operations { search.visit(operation.routine.body) }
        for rule in program.rules { search.visit(rule.routine.body) }
        search.visit(program.initial?.body ?? [])
        var seen: Set<String> = []
        return search.found.filter { seen.insert($0.type).inserted }
    }

    /// Makes an empty search.
    private init(program: Program) { self.program = program }

    /// Looks for loops in `statements`.
    private mutating func visit(_ statements: [Statement]) {
        for statement in statements {
            if case .forLoop(let binder, .irrelevant, let body) = statement.kind, canBlock(body) {
                for name in names(in: binder.domain) {
                    found.append(SymmetryObstacle(type: name, cause: .blockingLoop, span: statement.span))
                }
            }
            for block in statement.blocks { visit(block) }
        }
    }

    /// Whether some path through `statements` can block.
    private mutating func canBlock(_ statements: [Statement]) -> Bool {
        statements.contains { statement in
            switch statement.kind {
            case .await, .lock(_, _, nil), .synchronize, .choose(_, _, nil): return true
            case .call(let procedure, _, _): return canBlock(procedure)
            default: return statement.blocks.contains { canBlock($0) }
            }
        }
    }

    /// Whether some path through a procedure can block.
    private mutating func canBlock(_ procedure: ProcedureID) -> Bool {
        if let known = blocking[procedure] { return known }
        let result = canBlock(program.procedures[procedure.index].routine.body)
        blocking[procedure] = result
        return result
    }

    /// The types without order that a loop's values are made of.
    private func names(in domain: Domain) -> Set<String> {
        switch domain {
        case .type(let type): names(in: type)
        case .set(let set): set.type.setElement.map(names) ?? []
        case .range: []
        }
    }

    /// The types without order that values of `type` are made of.
    private func names(in type: Type) -> Set<String> {
        switch type {
        case .symmetric(let id): [program.symmetricTypes[id.index].name]
        case .thread(let id):
            switch program.threads[id.index].shape {
            case .single: []
            case .identical: [program.threads[id.index].name]
            case .indexed(let indices): indices.reduce(into: []) { $0.formUnion(names(in: $1.type)) }
            }
        case .optional(let part), .set(let part): names(in: part)
        case .structure(let id):
            program.structures[id.index].fields.reduce(into: []) { $0.formUnion(names(in: $1.type)) }
        default: []
        }
    }
}

import Language

/// What all parts of one export share.
final class ExportContext {
    let program: Program
    let lowered: LoweredProgram
    let facts: ProgramFacts
    let dialect: Dialect
    let types: TargetTypes
    let frames: [ExportFrame]
    /// Everything that the search in Spin can report, in the order of its numbers.
    private(set) var outcomes: [String] = []
    /// What the target cannot express.
    private(set) var omissions: [ExecutionLimit] = []
    /// Whether what cannot be expressed is part of the transitions themselves, so that there is no export.
    var isBroken = false

    init(_ program: Program, _ target: ExportTarget) {
        self.program = program
        facts = ProgramFacts(program: program)
        lowered = LoweredProgram(program, facts: facts, coverage: CoverageTable())
        dialect = Dialect(isC: target == .promela)
        types = TargetTypes(program: program, dialect: dialect, none: Self.lowestOptional(program) - 1)
        let (lowered, shapes) = (lowered, Shapes(program: program))
        frames = program.threads.indices.map { ExportFrame(ThreadID($0), lowered, shapes) }
    }

    /// The least number that a range in an optional holds, at most 0.
    private static func lowestOptional(_ program: Program) -> Int64 {
        var least: Int64 = 0
        func note(_ type: Type) {
            if case .optional(.range(let low, _)) = type { least = min(least, max(low, -(1 << 40))) }
            switch type {
            case .optional(let part), .set(let part), .sequence(_, let part), .array(_, let part): note(part)
            case .structure(let id): program.structures[id.index].fields.forEach { note($0.type) }
            default: break
            }
        }
        func walk(_ e: Expression) {
            note(e.type)
            e.forEachOperand(walk)
        }
        program.variables.forEach { note($0.type) }
        ProgramExpressions.forEach(in: program, walk)
        return least
    }

    /// The place and the kind of an error, in characters that no target can misread.
    func errorText(_ kind: String, _ span: SourceSpan) -> String {
        let place = program.sources.location(of: span)
        let file = place.path.split(separator: "/").last.map(String.init) ?? ""
        return Self.plain("\(kind) at \(file):\(place.line):\(place.column)")
    }

    /// Text for a comment or a string: printable ASCII without what ends either.
    static func plain(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar in
                let isSafe = scalar.value >= 32 && scalar.value < 127 && !"\"\\*/%{}#".unicodeScalars.contains(scalar)
                return isSafe ? Character(scalar) : "_"
            })
    }

    /// The number of something that can come out.
    func outcome(_ text: String) -> Int {
        if let known = outcomes.firstIndex(of: text) { return known }
        outcomes.append(text)
        return outcomes.count - 1
    }

    /// Notes what is left out of the export.
    func omit(_ text: String, _ span: SourceSpan?) {
        if !omissions.contains(where: { $0.text == text && $0.span == span }) {
            omissions.append(ExecutionLimit(text: text, span: span))
        }
    }

    // MARK: Names of the state's parts

    func name(of variable: VariableID) -> String { "v\(variable.index)_\(program.variables[variable.index].name)" }

    func name(of thread: ThreadID) -> String { "h\(thread.index)_\(program.threads[thread.index].name)" }

    /// The frame of a member.
    func frame(_ thread: ThreadID, _ member: String, _ root: String) -> String {
        dialect.element("\(root).\(name(of: thread))", member)
    }

    /// The number of a thread's first member among all threads.
    func firstMember(_ thread: ThreadID) -> Int { program.threads.prefix(thread.index).reduce(0) { $0 + $1.count } }

    /// The text of a number.
    func text(_ number: Int64) -> String { number < 0 ? "(\(number))" : String(number) }
}

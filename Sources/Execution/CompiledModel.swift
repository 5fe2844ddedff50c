import Engine
import Language

/// A program compiled for one selection: what the instances of a `ModelSystem` share.
final class CompiledModel: Sendable {
    let program: Program
    let lowered: LoweredProgram
    let map: StateMap
    let bytecode: Bytecode
    let coverageItems: [CoverageItem]
    /// The slots before `init` runs.
    let initialSlots: [Int64]
    let subjects: [Subject]
    let deadlockSubject: SubjectID
    /// The subjects of the selected `recoverable` properties.
    let goals: [SubjectID]
    /// The selected `refines` properties.
    let refinements: [CompiledRefinement]
    let judgesDeadlock: Bool
    let threadNames: [String]

    init(_ program: Program, _ selection: Selection) throws(ExecutionLimit) {
        self.program = program
        let members = program.threads.reduce(0) { $0 + $1.count }
        guard members <= 60 else {
            throw ExecutionLimit(
                text: "\(members) threads; at most 60 can be checked", span: program.threads.last?.span)
        }
        try ExpansionBudget.check(program)
        let facts = ProgramFacts(program: program)
        let coverage = CoverageTable()
        let shapes = Shapes(program: program)
        let size = program.variables.reduce(0) { $0 + shapes.slotCount($1.type) }
        guard size <= 1 << 20 else {
            throw ExecutionLimit(
                text: "a state of \(size) scalar values; at most \(1 << 20) can be checked",
                span: program.variables.last?.span)
        }
        lowered = LoweredProgram(program, facts: facts, coverage: coverage)
        map = StateMap(lowered, shapes: shapes)
        let compiler = Compiler(
            lowered, facts: facts, shapes: shapes, map: map, coverage: coverage, selection: selection)
        bytecode = compiler.compile()
        coverageItems = coverage.items
        var slots = [Int64](repeating: 0, count: map.slotCount)
        for (index, variable) in program.variables.enumerated() {
            for (offset, number) in shapes.slots(of: variable.initial, type: variable.type).enumerated() {
                slots[Int(map.variables[index]) + offset] = number
            }
        }
        initialSlots = slots
        let selected = program.properties.indices.map { PropertyID($0) }.filter { selection.properties.contains($0) }
        subjects = selected.map { .property($0) } + [.deadlock] + bytecode.errors.map { .error($0) }
        deadlockSubject = SubjectID(Int32(selected.count))
        goals = selected.indices.filter { number in
            if case .recoverable = program.properties[selected[number].index].content { true } else { false }
        }.map { SubjectID(Int32($0)) }
        var refinements: [CompiledRefinement] = []
        for code in bytecode.mappings {
            guard case .refinement(let refinement) = program.properties[code.property.index].content,
                let number = selected.firstIndex(of: code.property)
            else { continue }
            refinements.append(
                try CompiledRefinement(refinement, code, subject: SubjectID(Int32(number)), of: program, map))
        }
        self.refinements = refinements
        judgesDeadlock = selection.deadlock && !program.allowsDeadlock
        threadNames = program.threads.indices.flatMap { index in
            (0..<program.threads[index].count).map {
                program.text(of: .scalar(Int64($0)), type: .thread(ThreadID(index)))
            }
        }
    }
}

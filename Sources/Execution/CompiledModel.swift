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
    /// The formulas of the selected `liveness` properties, and the same as the engine has them.
    let temporalInstances: [TemporalInstance]
    let temporalProperties: [TemporalProperty]
    /// How many atoms the formula has that begins with that one.
    let atomCounts: [Int: Int]
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
        let selected = program.properties.indices.map { PropertyID($0) }.filter { selection.properties.contains($0) }
        let temporal = try TemporalInstances(program, selected)
        if !temporal.instances.isEmpty {
            try Self.checkFairRules(of: program)
            try ExpansionBudget.check(temporal, of: program)
        }
        let compiler = Compiler(
            lowered, facts: facts, shapes: shapes, map: map, coverage: coverage, selection: selection,
            asksForFairness: !temporal.instances.isEmpty)
        bytecode = compiler.compile(temporal)
        guard bytecode.fairEntities.count <= Self.mostFairEntities else {
            throw ExecutionLimit(
                text: "fairness is owed to more than \(Self.mostFairEntities) threads, calls and rules", span: nil)
        }
        temporalInstances = temporal.instances
        temporalProperties = temporal.instances.map { instance in
            TemporalProperty(
                subject: SubjectID(Int32(selected.firstIndex(of: instance.property) ?? 0)), formula: instance.formula,
                atoms: instance.atoms)
        }
        atomCounts = Dictionary(temporal.instances.map { ($0.atoms.lowerBound, $0.atoms.count) }) { max($0, $1) }
        coverageItems = coverage.items
        var slots = [Int64](repeating: 0, count: map.slotCount)
        for (index, variable) in program.variables.enumerated() {
            for (offset, number) in shapes.slots(of: variable.initial, type: variable.type).enumerated() {
                slots[Int(map.variables[index]) + offset] = number
            }
        }
        initialSlots = slots
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

    /// The most threads, calls and rules that are owed a turn.
    private static let mostFairEntities = 4_096

    /// Makes sure that fairness can be told for each combination of arguments of a rule.
    private static func checkFairRules(of program: Program) throws(ExecutionLimit) {
        for rule in program.rules where rule.fairness != .none {
            let routine = rule.routine
            let count = routine.parameters.reduce(1) {
                $0.multipliedReportingOverflow(by: program.cardinality(of: routine.locals[$1.index].type)).overflow
                    ? Int.max : $0 * program.cardinality(of: routine.locals[$1.index].type)
            }
            guard count <= mostFairEntities else {
                throw ExecutionLimit(
                    text: "the fair rule '\(routine.name)' has more than \(mostFairEntities) combinations of arguments",
                    span: routine.nameSpan)
            }
        }
    }
}

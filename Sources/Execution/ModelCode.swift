import Language

/// What a `ModelSystem` runs, to be compared with what another one runs.
public struct ModelCode: Sendable {
    /// The compiled program.
    private let compiled: CompiledModel

    /// Takes the code of `system`.
    public init(_ system: ModelSystem) { compiled = system.compiled }

    /// Whether both run the same code on states of the same form, so that they have the same states, the same
    /// transitions and the same findings. They may tell of them in other words.
    public func runsSameCode(as other: ModelCode) -> Bool {
        let (a, b) = (compiled, other.compiled)
        return a.map.fields == b.map.fields && a.initialSlots == b.initialSlots && a.subjects == b.subjects
            && a.judgesDeadlock == b.judgesDeadlock && (a.program.terminal == nil) == (b.program.terminal == nil)
            && a.temporalProperties == b.temporalProperties && a.bytecode.runs(as: b.bytecode)
    }

    /// A system that runs the code in the virtual machine.
    func makeSystem() -> ModelSystem { ModelSystem(compiled, nil, .never) }

    /// Whether equal words are equal states of both: the fields are the same, and so are the places where threads can
    /// stand, as far as operation, label and live locals tell them.
    func hasSameStates(as other: ModelCode) -> Bool {
        compiled.map.fields == other.compiled.map.fields && compiled.standingPlaces == other.compiled.standingPlaces
    }
}

extension CompiledModel {
    /// A location as its state means it.
    fileprivate struct StandingPlace: Hashable {
        /// The operation.
        let operation: Int
        /// The label.
        let name: String
        /// The locals that are part of the state.
        let live: [Int]
    }

    /// For each location of each thread what it means.
    fileprivate var standingPlaces: [[StandingPlace]] {
        map.threads.map { thread in
            thread.plan.locations.map { entry in
                let location = lowered.operations[entry.operation.index]?.locations[entry.location.index]
                return StandingPlace(
                    operation: entry.operation.index, name: location?.label.name ?? "",
                    live: location?.live.map(\.index) ?? [])
            }
        }
    }
}

extension Bytecode {
    /// Whether a machine does the same with both.
    fileprivate func runs(as other: Bytecode) -> Bool {
        code == other.code && errorSites == other.errorSites && memory == other.memory
            && isConstant == other.isConstant && transitionEntry == other.transitionEntry
            && stateSlots == other.stateSlots && idleEntries == other.idleEntries
            && locationEntries == other.locationEntries && ruleEntries == other.ruleEntries
            && initialEntry == other.initialEntry && invariantEntry == other.invariantEntry
            && goalEntry == other.goalEntry && mappings == other.mappings && terminalEntry == other.terminalEntry
            && hasSameTables(as: other)
    }

    /// Whether the tables that instructions name are the same.
    private func hasSameTables(as other: Bytecode) -> Bool {
        indexTables == other.indexTables && rangeTables == other.rangeTables
            && optionalTables == other.optionalTables && slotLists == other.slotLists
            && jumpTables == other.jumpTables && numberSets == other.numberSets && lengths == other.lengths
            && atomEntries == other.atomEntries && atomSlot == other.atomSlot && fairEntities == other.fairEntities
            && entries.map(\.owner) == other.entries.map(\.owner)
            && subjectOfProperty == other.subjectOfProperty && isWitness == other.isWitness
    }
}

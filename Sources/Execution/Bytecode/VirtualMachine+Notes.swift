/// What a transition ran, as it was met while a state was expanded.
struct TransitionNote: Hashable {
    /// The entry.
    let entry: Int32
    /// The code that its operation left, -1 where the operation goes on.
    let resultCode: Int64
    /// The arguments of a call or a rule that were chosen while it ran, slot by slot.
    let chosen: [Int64]
}

extension VirtualMachine {
    /// The value of `wanted` that asks for a note of every transition.
    static let everyTransition: Int32 = -2

    /// A note of the transition that is about to be counted.
    func transitionNote(_ entry: Int32) -> TransitionNote {
        let chosen = bytecode.entries[Int(entry)].arguments.joined().compactMap { operand -> Int64? in
            if case .slot(let slot) = operand { memory[slot] } else { nil }
        }
        return TransitionNote(entry: entry, resultCode: memory[bytecode.endSlot], chosen: chosen)
    }
}

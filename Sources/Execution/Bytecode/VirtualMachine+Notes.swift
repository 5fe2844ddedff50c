/// What a transition ran, as it was met while a state was expanded.
struct TransitionNote: Hashable {
    /// The entry.
    let entry: Int32
    /// The code that its operation left, -1 where the operation goes on.
    let resultCode: Int64
    /// The arguments of a call or a rule that were chosen while it ran, slot by slot.
    let chosen: [Int64]
}

/// The name of a transition, the same in every state: what is run, and what is chosen where.
public struct ModelMove: Hashable, Sendable {
    /// The entry.
    let entry: Int32
    /// The places of the choices and the numbers chosen.
    let choices: [Choice]

    /// A number chosen at an instruction.
    struct Choice: Hashable, Sendable {
        /// Where.
        let pc: Int32
        /// The number.
        let number: Int64
    }
}

extension VirtualMachine {
    /// The value of `wanted` that asks for a note of every transition.
    static let everyTransition: Int32 = -2
    /// The value of `wanted` that asks for the name of every transition.
    static let everyMove: Int32 = -3

    /// Notes or names the transition that is about to be counted.
    @inline(never) func noteTransition(_ entry: Int32, _ choices: MachineBuffer<ChoicePoint>, _ choiceTop: Int) {
        if wanted == Self.everyTransition {
            notes.append(transitionNote(entry))
        } else {
            let made = (0..<choiceTop).map { ModelMove.Choice(pc: choices[$0].pc, number: choices[$0].current) }
            moves.append(ModelMove(entry: entry, choices: made))
        }
    }

    /// A note of the transition that is about to be counted.
    private func transitionNote(_ entry: Int32) -> TransitionNote {
        let chosen = bytecode.entries[Int(entry)].arguments.joined().compactMap { operand -> Int64? in
            if case .slot(let slot) = operand { memory[slot] } else { nil }
        }
        return TransitionNote(entry: entry, resultCode: memory[bytecode.endSlot], chosen: chosen)
    }
}

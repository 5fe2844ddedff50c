import Execution

/// What is left in a state from where there is no way to what must stay reachable.
struct NoWayBackSection {
    /// The property's name.
    let property: String
    /// What is left.
    let rest: NoWayBack
    /// The blanks before everything.
    let indent: Int
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// Appends the lines behind an empty one.
    func append(to page: inout Page) {
        page.separate()
        page.append(paragraph: states, indent: indent, width: options.width)
        guard !rest.moves.isEmpty else { return }
        let isStuck = rest.moves.allSatisfy(\.moves.isEmpty)
        page.append(
            paragraph: isStuck ? "No thread can go on there:" : "What can happen there:", indent: indent,
            width: options.width)
        let width = rest.moves.map(\.name.count).max() ?? 0
        for moves in rest.moves {
            var lead = StyledLine(blanks: indent + 2)
            lead.append(moves.name, .strong)
            lead.pad(to: indent + 2 + width + 2)
            page.append(lead: lead, phrases: moves.phrases.separated(by: ","), width: options.width)
        }
    }

    /// How many states are left.
    private var states: String {
        let there = rest.isUpToSymmetry ? "from there, up to symmetry" : "from there"
        return switch rest.reachableStates {
        case nil: "\(property) is true in no state that can be reached from there."
        case 1?: "No other state can be reached \(there)."
        case 2?: "One other state can be reached \(there), and \(property) is false in it too."
        case let count?:
            "\(Wording.count(count - 1, "other state")) can be reached \(there), and \(property) is false in all of them."
        }
    }
}

extension PossibleMoves {
    /// Who acts.
    fileprivate var name: String {
        switch actor {
        case .thread(let name, _): name
        case .environment: "environment"
        }
    }

    /// What it can do, or where it waits.
    fileprivate var phrases: [StyledLine] {
        if moves.isEmpty { return [StyledLine("waits at \(statement ?? "")")] }
        return moves.map(\.text) + (hasMore ? [StyledLine("...")] : [])
    }
}

extension PossibleMoves.Move {
    /// `fault()`, `map: fault()`.
    fileprivate var text: StyledLine {
        switch part {
        case .call, .rule: StyledLine("\(action)()")
        case .step(let position), .statement(let position): StyledLine("\(position): \(action)()")
        }
    }
}

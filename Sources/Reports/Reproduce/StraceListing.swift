import Execution
import Language

/// The calls of a trace as `strace -f` shows system calls: a line for each call, two where others come in between.
public enum StraceListing {
    /// The column of the result, where a call is not longer.
    private static let column = 48

    /// The list.
    public static func render(_ example: Counterexample) -> String {
        let transitions = example.transitions
        let calls = CallSequence(transitions).calls
        let width = calls.map { $0.lane.name.count }.max() ?? 0
        let beginnings = Dictionary(calls.map { ($0.first, $0) }, uniquingKeysWith: { first, _ in first })
        var ends: [Int: CallSequence.Call] = [:]
        for call in calls { if let last = call.last { ends[last] = call } }
        let start = example.trace.start.map { $0.variables.map { "\($0.name) = \($0.value)" } } ?? []
        var lines = start.isEmpty ? [] : ["initially \(start.joined(separator: ", "))".withoutInvisible]
        for index in transitions.indices {
            if index == example.trace.transitions.count { lines.append("for ever:") }
            if let call = beginnings[index] {
                lines.append(begin(call, width, isWhole: isWhole(call, transitions)))
            }
            if let call = ends[index], !isWhole(call, transitions) { lines.append(end(call, width)) }
        }
        lines.append("+++ \(example.finding.withoutInvisible) +++")
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether nothing of somebody else comes between the beginning and the end.
    private static func isWhole(_ call: CallSequence.Call, _ transitions: [TransitionDescription]) -> Bool {
        guard let last = call.last else { return false }
        return transitions[call.first...last].allSatisfy { TraceLane($0.actor) == call.lane }
    }

    /// `[vmm[1]] create(file1) = 0`, `[vcpu[1]] private_fault(0 <unfinished ...>`.
    private static func begin(_ call: CallSequence.Call, _ width: Int, isWhole: Bool) -> String {
        let text = call.start.callText.withoutInvisible
        guard isWhole else { return head(call, width) + "\(text.dropLast()) <unfinished ...>" }
        let result = result(call)
        return head(call, width) + (result.isEmpty ? text : padded(text) + result)
    }

    /// `[vcpu[1]] <... private_fault resumed>) = -1 EAGAIN`.
    private static func end(_ call: CallSequence.Call, _ width: Int) -> String {
        head(call, width) + padded("<... \(call.start.action.withoutInvisible) resumed>)") + result(call)
    }

    /// The thread.
    private static func head(_ call: CallSequence.Call, _ width: Int) -> String {
        let name = call.lane.name.withoutInvisible
        return "[\(name)]" + String(repeating: " ", count: max(1, width - name.count + 1))
    }

    /// `text` up to the column of results.
    private static func padded(_ text: String) -> String {
        text + String(repeating: " ", count: max(0, column - text.count))
    }

    /// ` = 0`, ` = -1 EBUSY`.
    private static func result(_ call: CallSequence.Call) -> String {
        switch call.result {
        case .errno(let name): " = -1 \(name)"
        case .success: " = 0"
        case .value(let value): " = \(value.withoutInvisible)"
        case nil: call.start.part == .rule ? "" : " = ?"
        }
    }
}

import Foundation

/// Reads an automaton as the kernel's `rvgen` does, by its rules and not by its code: line by line, by words.
///
/// 1. The first line begins with `digraph state_automaton`.
/// 2. The states are the last words of consecutive lines that begin with `{node`; the one that begins with `__init_` names
///    the initial state, a line with `doublecircle` a final one.
/// 3. The next line leads to the initial state. The lines behind it that begin with a quote are labels of states, or edges
///    `"A" -> "B" [ label = "X\nY" ];` with one event or several.
/// 4. States and events become members of C enumerations of one name space, with `state_max` and `event_max` beside them.
struct AutomatonReader {
    /// What cannot be read.
    struct Fault: Error { let text: String }

    /// The states; the initial one first.
    private(set) var states: [String] = []
    /// The final states.
    private(set) var final: Set<String> = []
    /// The events.
    private(set) var events: Set<String> = []
    /// Where each event leads from each state: `state event`.
    private(set) var function: [String: String] = [:]

    /// Reads `text`.
    init(_ text: String) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let first = lines[0].split(separator: " ")
        guard first.count >= 2, first[0] == "digraph", first[1] == "state_automaton" else {
            throw Fault(text: "no automaton")
        }
        let words = lines.map { $0.split { $0 == " " || $0 == "\t" }.map(String.init) }
        guard var next = words.firstIndex(where: { $0.first == "{node" }) else { throw Fault(text: "no states") }
        var initial: String?
        while words[next].first == "{node" {
            let name = (words[next].last ?? "").replacing("\"", with: "").replacing("};", with: "")
            if name.hasPrefix("__init_") {
                initial = String(name.dropFirst(7))
            } else {
                if !states.contains(name) { states.append(name) }
                if lines[next].contains("doublecircle") { final.insert(name) }
            }
            next += 1
        }
        guard let initial, let place = states.firstIndex(of: initial) else { throw Fault(text: "no initial state") }
        states.insert(states.remove(at: place), at: 0)
        guard words[next] == ["\"__init_\(initial)\"", "->", "\"\(initial)\";"] else { throw Fault(text: "no start") }
        for words in words[(next + 1)...] {
            guard words.first?.hasPrefix("\"") == true else { break }
            guard words.count > 2, words[1] == "->" else { continue }
            guard let label = words.firstIndex(of: "label") else { throw Fault(text: "an edge without a label") }
            let names = words[(label + 2)...].dropLast().joined().replacing("\"", with: "")
            for event in names.components(separatedBy: "\\n") {
                let (from, to) = (words[0].replacing("\"", with: ""), words[2].replacing("\"", with: ""))
                guard states.contains(from), states.contains(to) else { throw Fault(text: "an edge to nowhere") }
                guard function.updateValue(to, forKey: "\(from) \(event)") == nil else {
                    throw Fault(text: "\(event) leads from \(from) to two states")
                }
                events.insert(event)
            }
        }
        let members = states + events + ["state_max", "event_max"]
        guard Set(members).count == members.count else { throw Fault(text: "two members of one name") }
        guard members.allSatisfy({ $0.wholeMatch(of: /[a-z_][a-z0-9_]*/) != nil }) else {
            throw Fault(text: "no identifier")
        }
    }
}

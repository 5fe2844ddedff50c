/// How the statements and operators that both targets have are written: Murphi's own, or C's inside Promela.
struct Dialect: Sendable {
    /// Whether it is C.
    let isC: Bool

    /// The operator of conjunction.
    var and: String { isC ? "&&" : "&" }
    /// The operator of disjunction.
    var or: String { isC ? "||" : "|" }
    /// The operator of equality.
    var equal: String { isC ? "==" : "=" }
    /// What closes a block.
    var end: String { isC ? "}" : "end;" }
    /// What stands between the blocks of a conditional.
    var otherwise: String { isC ? "} else {" : "else" }

    /// A truth value.
    func truth(_ value: Bool) -> String { isC ? (value ? "1" : "0") : (value ? "true" : "false") }

    /// Ends the function with a truth value.
    func giveBack(_ value: Bool) -> String { isC ? "return \(value ? 1 : 0);" : "return \(value);" }

    /// `target` takes `value`.
    func assign(_ target: String, _ value: String) -> String { "\(target) \(isC ? "=" : ":=") \(value);" }

    /// The head of a conditional.
    func ifHead(_ condition: String) -> String { isC ? "if (\(condition)) {" : "if \(condition) then" }

    /// The head of a loop that goes on while the condition holds.
    func whileHead(_ condition: String) -> String { isC ? "while (\(condition)) {" : "while \(condition) do" }

    /// The head of a loop over numbers, in C as long as `condition` holds too.
    func forHead(_ name: String, _ low: String, _ high: String, while condition: String?) -> String {
        guard isC else { return "for \(name) := \(low) to \(high) do" }
        return "for (int64_t \(name) = \(low); \(name) <= \(high)\(condition.map { " && (\($0))" } ?? ""); \(name)++) {"
    }

    /// The element of an array at a position.
    func element(_ array: String, _ position: String) -> String { "\(array)\(isC ? ".a" : "")[\(position)]" }
}

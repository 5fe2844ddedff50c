/// A part of the state as the text names it, with what is known of its indices: `root.field[x].field`.
struct AccessPath: Hashable {
    /// Where it begins.
    enum Root: Hashable {
        case variable(VariableID)
        /// A local declared outside the loop.
        case local(LocalID)
        /// A parameter of a procedure that names a place of that type, whichever it is.
        case place(Type)
        /// The counters that snapshots are compared with.
        case counters
    }

    /// A way into a part.
    enum Step: Hashable {
        case field(Int)
        /// An element at the loop's own value.
        case elementAtValue
        /// Some other element.
        case element
    }

    let root: Root
    let steps: [Step]

    /// Whether the same part may be meant by this path in one turn of the loop and by `other` in another.
    func mayMeet(_ other: AccessPath) -> Bool {
        guard root == other.root else { return isSomePlace || other.isSomePlace }
        for (a, b) in zip(steps, other.steps) {
            switch (a, b) {
            case (.elementAtValue, .elementAtValue): return false
            case (.field(let i), .field(let j)) where i != j: return false
            default: continue
            }
        }
        return true
    }

    /// Whether only a caller knows what it names.
    private var isSomePlace: Bool {
        if case .place = root { true } else { false }
    }
}

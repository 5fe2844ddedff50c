/// The free names of a query, found where they stand as an index or an argument.
struct FreeNames {
    /// A free name with its type, and where that became known.
    struct Found {
        let name: Name
        let type: Type
    }

    /// The names in the order in which they are met.
    private(set) var found: [Found] = []
    /// Those that stand for values of another type elsewhere.
    private(set) var clashes: [(first: Found, second: Found)] = []

    /// Notes that `name` stands where a value of `type` is wanted.
    mutating func note(_ name: Name, _ type: Type) {
        guard let known = found.first(where: { $0.name.text == name.text }) else {
            return found.append(Found(name: name, type: type))
        }
        let isNew = !clashes.contains { $0.first.name.text == name.text }
        if known.type != type, isNew { clashes.append((known, Found(name: name, type: type))) }
    }
}

extension BodyChecker {
    /// Notes `syntax`, which stands where an index or argument of `type` is wanted, as a free name if that is what it can
    /// only be: a name of nothing in a query.
    func noteFreeName(_ syntax: ExpressionSyntax, _ type: Type) {
        guard case .query = kind, case .name(let name) = syntax.kind, scope.local(name.text) == nil,
            model.symbols.symbols[name.text] == nil, model.symbols.members[name.text] == nil,
            Errno.position(of: name.text) == nil, !type.isUnknown, program.isEnumerable(type)
        else { return }
        freeNames.note(name, type)
    }
}

/// Finds for a lock another one of the same shape that nobody else uses.
///
/// A mutation that takes a lock away must not take the boundaries between steps away with it, or the code between would
/// be atomic and the mutant stronger than the model. So the statements stay, and speak of a lock that is taken for reading
/// only, which never waits.
struct LockPlaces {
    /// The types of the variables.
    private var variables: [String: TypeSyntax] = [:]
    /// The types of the fields of structures.
    private var fields: [String: [String: TypeSyntax]] = [:]

    /// The kinds of places.
    enum Kind: String {
        case mutex, rwlock, srcu
    }

    /// Collects what a model declares.
    init(_ trees: [SyntaxTree]) {
        for declaration in trees.flatMap(\.declarations) {
            switch declaration.kind {
            case .variable(let name, let type, _, _): variables[name.text] = type
            case .structure(let name, let list, _):
                fields[name.text] = Dictionary(list.map { ($0.name.text, $0.type) }, uniquingKeysWith: { a, _ in a })
            default: break
            }
        }
    }

    /// A place with its declaration.
    struct StandIn {
        /// The place.
        let place: ExpressionSyntax
        /// The variable that it is, or is an element of.
        let declaration: DeclarationSyntax
    }

    /// A place of kind `declared` that stands for `place` at every index that leads there.
    func standIn(for place: ExpressionSyntax, declared kind: Kind) -> StandIn {
        let span = place.span
        let indices = path(of: place)?.indices ?? []
        // No name of a model holds a blank.
        let name = Name("stand-in for \(Self.base(of: place))", span)
        var type = TypeSyntax(.name(Name(kind.rawValue, span)), span)
        var expression = ExpressionSyntax(.name(name), span)
        for (index, _) in indices.reversed() { type = TypeSyntax(.array(index: index, element: type), span) }
        for (_, value) in indices { expression = ExpressionSyntax(.index(expression, [value]), span) }
        return StandIn(
            place: expression,
            declaration: DeclarationSyntax(.variable(name, type, nil, title: nil), documentation: [], span))
    }

    /// What kind of lock a place is; `nil` where that depends on a call.
    func kind(of place: ExpressionSyntax) -> Kind? {
        guard let path = path(of: place), case .name(let name) = path.type.kind else { return nil }
        return Kind(rawValue: name.text)
    }

    /// The variable that a place begins with.
    static func base(of place: ExpressionSyntax) -> String {
        switch place.kind {
        case .name(let name): name.text
        case .index(let base, _), .member(let base, _), .unwrap(let base): self.base(of: base)
        default: ""
        }
    }

    /// The type of a place, and the indices on the way to it with their types.
    private func path(of place: ExpressionSyntax) -> (
        type: TypeSyntax, indices: [(type: TypeSyntax, value: ExpressionSyntax)]
    )? {
        switch place.kind {
        case .name(let name): return variables[name.text].map { ($0, []) }
        case .index(let base, let values):
            guard values.count == 1, let path = path(of: base), case .array(let index, let element) = path.type.kind
            else { return nil }
            return (element, path.indices + [(index, values[0])])
        case .member(let base, let field):
            guard let path = path(of: base), case .name(let name) = path.type.kind,
                let type = fields[name.text]?[field.text]
            else { return nil }
            return (type, path.indices)
        default: return nil
        }
    }
}

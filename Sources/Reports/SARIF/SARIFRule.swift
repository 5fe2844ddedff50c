import Language

/// What a result is judged by: a property of a model, deadlock, errors, or a kind of diagnostic.
struct SARIFRule {
    /// What results refer to it by: `MODEL/PROPERTY`, or the identity of a diagnostic.
    let id: String
    /// Its name.
    let name: String
    /// One line on what it asks for.
    var summary: String?
    /// The whole.
    var description: String?
    /// What to do about it.
    let help: String

    /// Makes a rule.
    init(id: String, name: String, help: String) { (self.id, self.name, self.help) = (id, name, help) }

    /// The rule that a property is.
    init(_ property: PropertyReport, of model: ModelReport) {
        let kind = property.kind.rawValue
        self.init(
            id: "\(model.name)/\(property.name)", name: property.name,
            help: "See `\(kind) \(property.name)` in the model, and the manual: Properties.")
        summary = property.title ?? "\(kind) \(property.name)"
        description = ([property.title ?? "\(kind) \(property.name)"] + property.documentation).joined(separator: "\n")
    }

    /// The rule that a notice falls under.
    init(_ notice: Notice, of model: ModelReport) {
        switch notice.subject {
        case .property(let property): self.init(property, of: model)
        case .deadlock:
            self.init(id: "\(model.name)/deadlock", name: "deadlock", help: "See the manual: Properties.")
            summary = "no deadlock: in every reachable state some thread that is inside an operation can go on"
        case .error:
            self.init(id: "\(model.name)/error", name: "error", help: "See the manual: Semantics.")
            summary = "no error of the model itself, such as an index out of range"
        }
    }

    /// The rule as SARIF has it.
    var value: JSONValue {
        .object([
            ("id", .string(id)), ("name", .string(name)), ("shortDescription", summary.map { .text($0) }),
            ("fullDescription", description.map { .text($0) }), ("help", .text(help)),
        ])
    }
}

/// The rules and files that the results of a document refer to by their positions.
struct SARIFLog {
    /// The rules in the order in which they were met.
    private(set) var rules: [JSONValue] = []
    /// The positions of the rules by their identities.
    private var positions: [String: Int] = [:]
    /// The files.
    private var pool = SourcePool()

    /// The position of a rule, which is added where it is new.
    mutating func rule(_ rule: SARIFRule) -> (id: String, index: Int) {
        if let position = positions[rule.id] { return (rule.id, position) }
        positions[rule.id] = rules.count
        rules.append(rule.value)
        return (rule.id, rules.count - 1)
    }

    /// Where the places of a model lie.
    mutating func places(in sources: SourceMap) -> SARIFPlaces { SARIFPlaces(places: pool.places(in: sources)) }

    /// The files with their hashes.
    var artifacts: [JSONValue] {
        pool.sources.map { source in
            .object([
                ("location", .object([("uri", .string(source.path.uri))])),
                ("hashes", .object([("sha-256", .string(source.sha256))])),
            ])
        }
    }
}

extension Program {
    /// `type` as the language writes it; aliases are not kept.
    public func text(of type: Type) -> String {
        switch type {
        case .boolean: "bool"
        case .range(let low, let high): "\(low)..\(high)"
        case .enumeration(let id): enumerations[id.index].name
        case .errno: "errno"
        case .symmetric(let id): symmetricTypes[id.index].name
        case .thread(let id): threads[id.index].name
        case .optional(let wrapped): isCompound(wrapped) ? "(\(text(of: wrapped)))?" : "\(text(of: wrapped))?"
        case .structure(let id): structures[id.index].name
        case .array(let index, let element): "[\(text(of: index))] \(text(of: element))"
        case .set(let element): "set of \(text(of: element))"
        case .sequence(let bound, let element): "seq[\(bound)] of \(text(of: element))"
        case .mutex: "mutex"
        case .rwlock: "rwlock"
        case .seqcount: "seqcount"
        case .srcu: "srcu"
        case .snapshot: "snapshot"
        case .unknown: "unknown"
        }
    }

    /// Whether the text of `type` reads otherwise with `?` behind it.
    private func isCompound(_ type: Type) -> Bool {
        switch type {
        case .range, .array, .set, .sequence: true
        default: false
        }
    }

    /// `value` of `type` as the language writes it: `vm1`, `BOUND_TDX`, `none`, `{a, b}`, `[x, y]`, `Name { f: v }`,
    /// `host[1]`, `vcpu[vm1]`. A lock, seqcount or srcu, which has no value, is `free`.
    public func text(of value: Value, type: Type) -> String {
        switch (type, value) {
        case (_, .unset): "unset"
        case (_, .none): "none"
        case (.optional(let wrapped), _): text(of: value, type: wrapped)
        case (.boolean, .scalar(let number)): number == 0 ? "false" : "true"
        case (.enumeration(let id), .scalar(let number)): name(number, in: enumerations[id.index].members)
        case (.errno, .scalar(let number)): name(number, in: Errno.names)
        case (.symmetric(let id), .scalar(let number)):
            symmetricTypes[id.index].name.lowercased() + String(number &+ 1)
        case (.thread(let id), .scalar(let number)): threadName(ThreadMember(thread: id, index: Int(number)))
        case (.structure(let id), .aggregate(let fields)): text(of: fields, structure: structures[id.index])
        case (.array(_, let element), .aggregate(let elements)), (.sequence(_, let element), .aggregate(let elements)):
            "[" + elements.map { text(of: $0, type: element) }.joined(separator: ", ") + "]"
        case (.set(let element), .set(let members)):
            "{" + members.map { text(of: $0, type: element) }.joined(separator: ", ") + "}"
        case (.mutex, _), (.rwlock, _), (.seqcount, _), (.srcu, _): "free"
        case (_, .scalar(let number)): String(number)
        case (_, .aggregate(let parts)), (_, .set(let parts)): "\(parts.count) values"
        }
    }

    /// `Name { f: v, g: w }`, or `Name { }`.
    private func text(of fields: [Value], structure: Structure) -> String {
        guard !fields.isEmpty else { return "\(structure.name) { }" }
        let parts = zip(structure.fields, fields).map { "\($0.name): \(text(of: $1, type: $0.type))" }
        return "\(structure.name) { \(parts.joined(separator: ", ")) }"
    }

    /// The name at that position, or the position where there is none.
    private func name(_ position: Int64, in names: [String]) -> String {
        names.indices.contains(Int(truncatingIfNeeded: position)) ? names[Int(position)] : String(position)
    }

    /// The name of a thread's member: `name`, `host[1]`, `vcpu[vm1]`, `worker[vm1, 0]`.
    public func threadName(_ member: ThreadMember) -> String {
        let declaration = threads[member.thread.index]
        switch declaration.shape {
        case .single: return declaration.name
        case .identical: return "\(declaration.name)[\(member.index.saturatingAdd(1))]"
        case .indexed(let indices):
            let types = indices.map(\.type)
            guard let values = values(at: member.index, in: types) else {
                return "\(declaration.name)[\(member.index)]"
            }
            let texts = zip(values, types).map { text(of: $0, type: $1) }
            return "\(declaration.name)[\(texts.joined(separator: ", "))]"
        }
    }
}

/// What can be wrong with names and declarations.
enum NameMessage: DiagnosticMessage {
    case duplicateName(String)
    case errnoDeclared(String)
    case unknownName(String)
    case unknownType(String)
    case unknownField(String, structure: String)
    case unknownMember(String, enumeration: String)
    case unknownOperation(String)
    case unknownThread(String)
    case unknownProperty(String)
    case unknownParameter(String)
    case unknownLabel(String, operation: String)
    case unknownErrno(String)
    case ambiguousName(String, candidates: [String])
    case wrongKind(String, kind: String, wanted: String)
    case cyclicDefinition([String])
    case localHidesLocal(String)
    case severalDeclarations(String)
    case unmetNeed(String, what: String)
    case needMismatch(String, needed: String, found: String)

    var id: String {
        switch self {
        case .duplicateName: "duplicate-name"
        case .errnoDeclared: "errno-declared"
        case .unknownName: "unknown-name"
        case .unknownType: "unknown-type"
        case .unknownField: "unknown-field"
        case .unknownMember: "unknown-member"
        case .unknownOperation: "unknown-operation"
        case .unknownThread: "unknown-thread"
        case .unknownProperty: "unknown-property"
        case .unknownParameter: "unknown-parameter"
        case .unknownLabel: "unknown-label"
        case .unknownErrno: "unknown-errno"
        case .ambiguousName: "ambiguous-name"
        case .wrongKind: "wrong-kind-of-name"
        case .cyclicDefinition: "cyclic-definition"
        case .localHidesLocal: "local-hides-local"
        case .severalDeclarations: "several-declarations"
        case .unmetNeed: "unmet-need"
        case .needMismatch: "need-mismatch"
        }
    }

    /// The name that nothing has, if it is about one.
    private var unknown: String? {
        switch self {
        case .unknownName(let name), .unknownType(let name), .unknownField(let name, _), .unknownMember(let name, _),
            .unknownOperation(let name), .unknownThread(let name), .unknownProperty(let name),
            .unknownParameter(let name), .unknownLabel(let name, _), .unknownErrno(let name), .unmetNeed(let name, _):
            name
        default: nil
        }
    }

    /// Whether it is about a name that nothing has.
    var isUnknown: Bool { unknown != nil }

    /// Whether it is about a name that could not be read, which the parser has reported.
    var isAboutNothing: Bool { unknown == "" }

    var severity: DiagnosticSeverity { .error }

    var text: String {
        switch self {
        case .duplicateName(let name): "'\(name)' is declared twice"
        case .errnoDeclared(let name): "'\(name)' is the name of an errno and cannot be declared"
        case .unknownName(let name): "nothing is called '\(name)' here"
        case .unknownType(let name): "there is no type '\(name)'"
        case .unknownField(let name, let structure): "'\(structure)' has no field '\(name)'"
        case .unknownMember(let name, let enumeration): "'\(enumeration)' has no member '\(name)'"
        case .unknownThread(let name): "there is no thread '\(name)'"
        case .unknownOperation(let name): "there is no operation or rule '\(name)'"
        case .unknownProperty(let name): "there is no property '\(name)'"
        case .unknownParameter(let name): "there is no parameter '\(name)'"
        case .unknownLabel(let name, let operation): "operation '\(operation)' has no step '\(name)'"
        case .unknownErrno(let name): "'\(name)' is no errno of Linux"
        case .ambiguousName(let name, let candidates):
            "'\(name)' could be \(candidates.joined(separator: " or "))"
        case .wrongKind(let name, let kind, let wanted): "'\(name)' is \(kind), not \(wanted)"
        case .cyclicDefinition(let names):
            names.count == 1
                ? "'\(names[0])' is defined by itself"
                : "'\(names[0])' is defined by itself: \(names.joined(separator: " → ")) → \(names[0])"
        case .localHidesLocal(let name): "'\(name)' is already a local name here"
        case .severalDeclarations(let what): "a model has at most one \(what)"
        case .unmetNeed(let name, let what): "a library needs \(what) '\(name)', which the model does not declare"
        case .needMismatch(let name, let needed, let found):
            "a library needs '\(name)' as \(needed), but here it is \(found)"
        }
    }
}

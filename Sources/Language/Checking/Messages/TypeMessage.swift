/// What can be wrong with types and with the sizes of what is declared.
enum TypeMessage: DiagnosticMessage {
    case emptyRange(Int64, Int64)
    case rangeTooLarge(String)
    case countOutOfRange(what: String, value: Int64, limit: Int)
    case arrayTooLarge(scalars: Int)
    case setTooLarge(type: String, values: Int)
    case domainTooLarge(combinations: Int)
    case nestedOptional(String)
    case placeInValue(type: String, container: String)
    case snapshotStored
    case notEnumerable(type: String)
    case setElement(type: String)
    case parameterType(String)
    case nestedTooDeeply(String)
    case placeLocal(String)
    case placeParameter(String, routine: String)
    case missingValue(type: String)
    case symmetricNotSet(variable: String, type: String)

    var id: String {
        switch self {
        case .emptyRange: "empty-range"
        case .rangeTooLarge: "range-too-large"
        case .countOutOfRange: "count-out-of-range"
        case .arrayTooLarge: "array-too-large"
        case .setTooLarge: "set-too-large"
        case .domainTooLarge: "domain-too-large"
        case .nestedOptional: "nested-optional"
        case .placeInValue: "place-in-value"
        case .snapshotStored: "snapshot-stored"
        case .notEnumerable: "not-enumerable"
        case .setElement: "set-element"
        case .parameterType: "parameter-type"
        case .nestedTooDeeply: "nested-too-deeply"
        case .placeLocal: "place-local"
        case .placeParameter: "place-parameter"
        case .missingValue: "missing-value"
        case .symmetricNotSet: "symmetric-not-set"
        }
    }

    var severity: DiagnosticSeverity { .error }

    var text: String {
        switch self {
        case .emptyRange(let low, let high): "the range \(low)..\(high) is empty"
        case .rangeTooLarge(let range): "the range \(range) has more than 2147483648 values"
        case .countOutOfRange(let what, let value, let limit):
            "\(what) must be between 1 and \(limit), and this is \(value)"
        case .arrayTooLarge(let scalars):
            "this holds \(TypeMessage.number(scalars)) scalar values, and at most 65536 are allowed"
        case .setTooLarge(let type, let values):
            "sets are of types with at most 4096 values, and '\(type)' has \(TypeMessage.number(values))"
        case .domainTooLarge(let combinations):
            "this ranges over \(TypeMessage.number(combinations)) combinations, and at most 1048576 are allowed"
        case .nestedOptional(let type): "'\(type)' is optional already"
        case .placeInValue(let type, let container):
            "\(container) cannot hold a '\(type)': locks, seqcounts and srcu are places"
        case .snapshotStored: "a snapshot is a local, an argument or the result of a procedure, and is not stored"
        case .notEnumerable(let type):
            "'\(type)' cannot be ranged over: only scalars, threads, symmetric types, and optionals, structs and sets "
                + "of them"
        case .setElement(let type): "sets are of scalars, optionals and structs, not of '\(type)'"
        case .parameterType(let type): "a parameter is a range, a bool or an enum, not '\(type)'"
        case .nestedTooDeeply(let what): "\(what) is nested too deeply"
        case .placeLocal(let type): "a '\(type)' is a place and cannot be a local"
        case .placeParameter(let type, let routine): "\(routine) cannot take a '\(type)'; only procedures take places"
        case .missingValue(let type): "'\(type)' has no default, so a value must be given"
        case .symmetricNotSet(let variable, let type):
            "'init' must set '\(variable)', because '\(type)' has no default"
        }
    }

    /// A count as text; what is beyond 64 bits is not spelt out.
    private static func number(_ count: Int) -> String { count == .max ? "too many" : String(count) }
}

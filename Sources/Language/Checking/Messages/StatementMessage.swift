/// What can be wrong with statements.
enum StatementMessage: DiagnosticMessage {
    case notAssignable(String, kind: String)
    case notATarget
    case placeAssigned(type: String)
    case outsideLoop(String)
    case elseMustLeave(String)
    case deferLeaves(String)
    case notAllowedHere(what: String, place: String)
    case unreachableCode
    case returnType(String)
    case missingReturn(String)
    case duplicateLabel(String)
    case reservedLabel
    case orderDependentLoop(String)
    case localOfOneValue(name: String, type: String)
    case notAStatement(String)
    case noResult(String)

    var id: String {
        switch self {
        case .notAssignable: "not-assignable"
        case .notATarget: "not-a-target"
        case .placeAssigned: "place-assigned"
        case .outsideLoop: "outside-loop"
        case .elseMustLeave: "else-must-leave"
        case .deferLeaves: "defer-leaves"
        case .notAllowedHere: "not-allowed-here"
        case .unreachableCode: "unreachable-code"
        case .returnType: "return-type"
        case .missingReturn: "missing-return"
        case .duplicateLabel: "duplicate-label"
        case .reservedLabel: "reserved-label"
        case .orderDependentLoop: "order-dependent-loop"
        case .localOfOneValue: "local-of-one-value"
        case .notAStatement: "not-a-statement"
        case .noResult: "no-result"
        }
    }

    var severity: DiagnosticSeverity {
        switch self {
        case .unreachableCode, .localOfOneValue: .warning
        default: .error
        }
    }

    var text: String {
        switch self {
        case .notAssignable(let name, let kind): "'\(name)' is \(kind) and cannot be assigned"
        case .notATarget: "only variables, and fields and elements of them, can be changed"
        case .placeAssigned(let type): "'\(type)' holds a lock, seqcount or srcu, and cannot be assigned"
        case .outsideLoop(let word): "'\(word)' stands only in a loop"
        case .elseMustLeave(let word):
            "the 'else' of '\(word)' must leave on every path: 'fail', 'return', 'break' or 'continue'"
        case .deferLeaves(let what): "\(what) would leave a 'defer', which must run to its end"
        case .notAllowedHere(let what, let place): "\(what) cannot stand in \(place)"
        case .unreachableCode: "this is never reached"
        case .returnType(let text): text
        case .missingReturn(let name): "procedure '\(name)' must return a value on every path"
        case .duplicateLabel(let name): "there is already a step '\(name)' here"
        case .reservedLabel: "'start' is the part before the first label"
        case .orderDependentLoop(let why): "this loop has no order of its own, and \(why)"
        case .localOfOneValue(let name, let type):
            "'\(name)' has the type of its first value, \(type); give it another, as in 'var \(name): 0..3 = …'"
        case .notAStatement(let name): "the call of function '\(name)' has no effect"
        case .noResult(let name): "procedure '\(name)' returns no value"
        }
    }
}

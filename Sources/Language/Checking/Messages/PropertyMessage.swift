/// What can be wrong with properties and with what scenarios say of them.
enum PropertyMessage: DiagnosticMessage {
    case outsideTransition(String)
    case insideOld(String)
    case temporalOperand(String)
    case wrongExpectation(property: String, kind: String, wanted: String)
    case unmappedVariable(String)
    case unknownSpecificationVariable(String)
    case mappedTwice(String)
    case mappingType(String, type: String)
    case specificationForm(String)

    var id: String {
        switch self {
        case .outsideTransition: "outside-transition"
        case .insideOld: "inside-old"
        case .temporalOperand: "temporal-operand"
        case .wrongExpectation: "wrong-expectation"
        case .unmappedVariable: "unmapped-variable"
        case .unknownSpecificationVariable: "unknown-specification-variable"
        case .mappedTwice: "mapped-twice"
        case .mappingType: "mapping-type"
        case .specificationForm: "specification-form"
        }
    }

    var severity: DiagnosticSeverity { .error }

    var text: String {
        switch self {
        case .outsideTransition(let what): "\(what) stands only in a 'transition' property"
        case .insideOld(let what): "\(what) cannot stand inside 'old'"
        case .temporalOperand(let word):
            "'\(word)' makes a formula, and formulas are joined only by '!', '&&', '||', 'implies' and their like; "
                + "'eventually (a == b)' needs its parentheses"
        case .wrongExpectation(let property, let kind, let wanted): "'\(property)' is \(kind): say \(wanted)"
        case .unmappedVariable(let name): "the mapping gives no value for '\(name)' of the specification"
        case .unknownSpecificationVariable(let name): "the specification has no variable '\(name)'"
        case .mappedTwice(let name): "'\(name)' is mapped twice"
        case .mappingType(let name, let type):
            "nothing in this model corresponds to '\(type)', the type of '\(name)' of the specification"
        case .specificationForm(let text): text
        }
    }
}

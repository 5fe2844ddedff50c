/// What can be wrong with what must be known before the model runs.
enum ConstantMessage: DiagnosticMessage {
    case notConstant(String)
    case evaluation(EvaluationError.Kind, text: String)
    case valueOutOfRange(value: String, type: String)
    case notAParameter(String, kind: String)
    case badOverride(ParameterOverride, why: String)

    var id: String {
        switch self {
        case .notConstant: "not-constant"
        case .evaluation: "constant-error"
        case .valueOutOfRange: "value-out-of-range"
        case .notAParameter: "not-a-parameter"
        case .badOverride: "bad-override"
        }
    }

    var severity: DiagnosticSeverity { .error }

    var text: String {
        switch self {
        case .notConstant(let what): "\(what) is not constant"
        case .evaluation(_, let text): "this constant cannot be computed: \(text)"
        case .valueOutOfRange(let value, let type): "\(value) is out of the range \(type)"
        case .notAParameter(let name, let kind): "'\(name)' is \(kind); only parameters can be set"
        case .badOverride(let override, let why): "--set \(override.name)=\(override.value): \(why)"
        }
    }
}

import Execution
import Language
import Reports

extension CallPattern.Fault {
    /// What is wanted, as the end of a sentence.
    var wanted: String {
        switch self {
        case .form: "an operation with arguments and a thread, e.g. 'fault(file1, _) by vcpu[vm1]'"
        case .unknownAction(let name, let known):
            "the name of an operation or rule" + hint(name, known)
        case .argumentCount(let name, let expected): "\(Wording.count(expected, "argument")) of '\(name)', '_' for any"
        case .unknownValue(let text, let parameter, let known): "a value for '\(parameter)'" + hint(text, known)
        case .unknownThread(let name, let known):
            known.isEmpty
                ? "no thread, for a rule belongs to none" : "a thread that can make the call" + hint(name, known)
        }
    }

    /// The near miss, or what there is.
    private func hint(_ name: String, _ known: [String]) -> String {
        if let near = NearMiss.best(for: name, among: known) { return "; did you mean '\(near)'?" }
        return ": " + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? " …" : "")
    }
}

import Execution
import Language

extension Parameter {
    /// Its name with its value as the language writes it.
    func binding(in program: Program) -> TransitionDescription.Binding {
        TransitionDescription.Binding(name: name, value: program.text(of: value, type: type))
    }
}

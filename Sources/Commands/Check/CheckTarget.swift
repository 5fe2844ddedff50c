import Language
import Reports

/// A file of a run of `check`, read and parsed, before anything is searched.
struct CheckTarget {
    /// The path as the user sees it.
    let path: String
    /// What is there.
    let content: Content

    /// What can be at a path.
    enum Content {
        case unreadable(ReadFailure)
        case loaded(LoadedModel)
    }

    /// The model, if it is one.
    var model: LoadedModel? {
        guard case .loaded(let model) = content, !model.isLibrary else { return nil }
        return model
    }

    /// Whether so much is wrong with the text that names may be missing which the user knows to be there.
    var isBroken: Bool {
        guard case .loaded(let model) = content else { return true }
        return model.diagnostics.contains { $0.message.severity == .error }
    }
}

extension LoadedModel {
    /// The names of its properties, in the order of declaration.
    var propertyNames: [String] {
        trees.flatMap(\.declarations).compactMap { declaration in
            switch declaration.kind {
            case .property(_, let name, _, _), .refines(let name, _, _, _, _, _): name.text
            default: nil
            }
        }
    }

    /// The names of its parameters, in the order of declaration.
    var parameterNames: [String] {
        trees.flatMap(\.declarations).compactMap { declaration in
            if case .parameter(let name, _, _, _) = declaration.kind { name.text } else { nil }
        }
    }
}

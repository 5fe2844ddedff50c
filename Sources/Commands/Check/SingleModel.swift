import Language
import Reports

/// The model at the only path of a command line.
enum SingleModel {
    /// It can be looked at.
    case loaded(LoadedModel, path: String)
    /// It cannot be read, or is a library; that has been said.
    case refused(ExitCode)

    /// Loads the model that `options` name, and looks whether it has what they select.
    init(_ options: CheckOptions, _ console: Console) throws(UsageError) {
        let path = options.paths[0]
        let model: LoadedModel
        do throws(FileProblem) {
            model = try Frontend.load(path: path, root: options.root)
        } catch {
            let file = FileReport(path: path, content: .unreadable(ReadFailure(error)))
            console.writeError(TerminalReport.render(file, options: TerminalReport.Options()))
            self = .refused(.input)
            return
        }
        guard !model.isLibrary else {
            console.writeError("error: '\(path.withoutInvisible)' is a library without a model\n")
            self = .refused(.usage)
            return
        }
        let target = CheckTarget(path: path, content: .loaded(model))
        try ScenarioSelection(options: options).validate(against: [target])
        self = .loaded(model, path: path)
    }
}

extension LoadedModel {
    /// The scenario with that name.
    func scenario(named name: String) throws(UsageError) -> Scenario {
        guard let scenario = scenarios.first(where: { $0.name == name }) else { throw .nothingSelected }
        return scenario
    }
}
